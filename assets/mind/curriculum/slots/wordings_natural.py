# ruff: noqa: E501
"""Ways to ask for the slots of `singles` and to tell them, as many different people would.

Terse, hurried, misspelt, formal, roundabout, implied by a situation. One wording a line.
"""

from __future__ import annotations


def lines(text: str) -> tuple[str, ...]:
    """The wordings of a text, one a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


SINGLES: dict[str, tuple[str, ...]] = {
    "home": lines("""
        home?
        If a courier had a box for me, which town would he drive to?
        I'm filling in a form: town of residence.
        whats the place i call home nowadays
        which town do i rent my flat in agian
        I was just thinking about moving house. Remind me, which town is it that I'd be leaving?
        My passport is up for renewal and they want my current town. What is it?
        At the end of a long day, which city do I return to?
        If you wanted to ring my doorbell, where would you have to travel?
        In which municipality am I registered as a resident?
        where do i pay my rent, like what city
        What's the name of the town my front door is in?
        where r u gonna find me if you drop by my house
        The plumber is coming to my house. Which town should he put in his sat nav?
        Kindly indicate the locality in which I dwell.
        which city's streetlights shine thru my bedroom window
        Whereabouts is my house?
        where's my crib at
        In what town can my neighbours be found?
        My cousin's penpal wants to know which city my letterbox is in.
        In what place is my apartment located?
        city im living in, one word
        I've got a pizza to order to my door. Which city do I say?
        My kid has a worksheet that says "Mummy lives in ...". What goes in the gap?
        which place has been my home since i settled down
        Say there's a local election. In which town do I have a vote as a resident?
        To what town does my post come?
        which spot on the map would you put the pin for my house
        Someone offered me a lift home. What town do I give them?
        Please, in which city I am living?
        I'm an inhabitant of what place?
        If my house could talk, which town would it say it stands in?
        what's the town on my driver's license, current residence
        I'm registering with a new GP and they want to know where I reside. Town?
        The removal van took my furniture somewhere and it's still there. Which town?
        whre do i live now
        Which place do I mean by "back at my place"?
        A pen pal is coming to stay at mine. To which city should she book the train?
    """),
    "origin": lines("""
        hometown?
        Where did I take my first steps as a baby?
        If you traced me back to the beginning, which town would you end up in?
        whats the town i was a kid in
        Which place made me who I am, the one of my childhood?
        My accent gives me away, people say. What place is it from?
        I was looking at old baby photos. Which town were those taken in, given where I was born?
        where was my cradle
        In which town did my mum bring me into the world?
        I'm a native of which place?
        born and raised where?
        Please indicate the applicant's place of birth, that's me.
        where do my ppl come from, like me originally
        Which town's playgrounds did I know as a little kid?
        whre did i grow up again
        At the class reunion quiz: "Where was our guest born?" The guest is me.
        If somebody says "you can take me out of that place, but not that place out of me", which is it?
        my birthplace, if u remember
        what's the place that I left behind when I grew up
        From where I am coming originally?
        They're writing my biography. First line: "Born in ..."?
        Which town would a genealogist look up to find my birth certificate?
        So which corner of the world produced me?
        Where was I brought up?
        A stranger on the train guessed wrong where I hail from. What would have been right?
        what place raised me
        Which hospital town saw me as a newborn?
        Where do the earliest memories I have take place?
        where are my folks and me from, originally
        What's my native town?
        Where did I see the light of day for the first time?
        I feel homesick for the place of my childhood. Which one is that?
        the town of my youth, what was it called
        Whereabouts in the world was I born?
        what place is in my birth certificate
        Gran keeps asking if I miss the old place I grew up in. Which place does she mean?
        what's my native place pls
    """),
    "job": lines("""
        occupation?
        what do i do from nine to five
        If my business card had only one word under my name, which would it be?
        whats my trade again
        Strangers at weddings always ask what I do. What's the honest answer?
        What did I train for and now earn my bread with?
        In what capacity do I earn my salary?
        My little one wants to know what mummy does at work. What do I tell her?
        what kinda work puts food on my table
        If there were a TV show about my working life, which profession would it be about?
        I'm filling in a visa application: profession.
        what am i employed as
        Which calling have I followed?
        I was just updating my LinkedIn headline. Which job goes there?
        what do i do, workwise
        How would a census taker note down my occupation?
        What is my profesion?
        which hat do i wear at work, what profession i mean
        The tax office has a field called "activity". What's mine?
        what's my gig, the one that pays
        Someone needs a person with my professional skills. Who are they looking for, a what?
        I am working like what?
        Career-wise, what have I become?
        what job have i ended up in
        Under "occupation of the witness", what would the court write for me?
        What's my vocation?
        if i got a name badge with my job on it what would it say
        What do colleagues of mine and I all do as a profession?
        what line of business am i in, meaning my own job
        My dad brags about what I do. What is it that I do?
        What position do I hold, by profession?
        how come people pay me, what do i do for them as a job
        Which professional association would have me as a member?
        what would my mum answer if asked about my job
        I'm telling my kids about grown-up jobs. Which one have I got?
        A dating profile has the line "work". What do I fill in?
        jobwise im a what
    """),
    "employer": lines("""
        employer?
        whose logo is on my payslip
        Which company transfers my salary each month?
        My landlord wants a letter from my employer. Whom do I ask for it?
        If I handed in my notice tomorrow, which firm would receive it?
        who am i working for agian
        Which outfit do I work for?
        On my lanyard there's a company logo. Whose?
        My commute ends at the door of which company?
        what company signs my paychecks
        I was just thinking about the office party. Which company throws it, mine I mean?
        The mortgage adviser asks who employs me. What's the name?
        Please provide the name of the organisation at which I am employed.
        which place do i clock in at every day
        Whose staff do I belong to?
        who hired me
        If you rang me at the office, which company's switchboard would answer?
        At which company I am working?
        Which enterprise has me on its books?
        what company do i slave away for lol
        I'm on a conference badge: my name and below it the firm. Which firm?
        Which employer should I name on my loan application?
        the ppl i work for, whats the firm called
        My CV says "since then employed at". At which company?
        Whose employee am I?
        Which company would miss me if I called in sick?
        In the phone book of which firm am I listed as staff?
        where do i have my desk, what firm
        Which corporation employs yours truly?
        Who gave me my contract of employment?
        what's it called, the place where i earn my money
        Dad wants to know who's employing me these days. What do I tell him?
        My email signature has a company in it. Which?
        Someone wants to send flowers to my workplace. Which company do they ask for?
        what's the name of my workplace
        In whose service am I, job-wise?
        name of the firm im at
    """),
    "allergy": lines("""
        allergic to?
        What would send me to the emergency room if I ate it?
        whats the stuff that makes my throat swell
        A stewardess is handing out snacks and I need to warn her. About what?
        I'm filling in the school trip form: known allergies.
        what could give me a rash
        What's on my medical alert bracelet?
        If I carry an EpiPen, it's because of what?
        I was just reading the small print on a packet. Which ingredient is dangerous for me?
        Which ingredient would my immune system fight?
        which food makes me itch all over
        My mother-in-law is baking. What must under no circumstances be in it, for medical reasons?
        what cant i have cuz of my alergy
        To what am I allergic?
        Kindly note down the guest's allergy, that's mine.
        what was that thing i get a reaction from
        The pharmacist asks if I'm hypersensitive to anything. To what?
        "May contain traces of ..." Which word there should scare me?
        which thing do i need antihistamines against
        What sort of allergy was I diagnosed with?
        What did the skin prick test say I react to?
        if i ate this one thing id be covered in spots. which thing
        Against which food I have allergy?
        My babysitter should know what I'm allergic to, so what is it?
        what does my body freak out about
        What must the kitchen keep well away from my plate for my health's sake?
        Which food is off limits for me on doctor's orders, allergy-wise?
        remind the chef whats poison for me
        What's my known hypersensitivity?
        What would bring on hives in my case?
        my allergy, pls, for the caterer
        Anaphylaxis is no joke. What is it that I have to watch out for?
        what sets off my allergies
        Which allergen is written in my file?
        Before they serve dessert I'd better mention my allergy. Which one?
        what swells me up like a balloon
    """),
    "instrument": lines("""
        instrument?
        What do I take out of its case when I want to make music?
        if we started a band what would i be on
        My music teacher gives me lessons in what?
        What do the neighbours hear me practise through the wall?
        whats the instrumnet i play
        I was just thinking about joining the town orchestra. In which section would I sit, what do I play?
        which noise maker do i torture my family with, musically
        Please specify the musical instrument you know me to play.
        What would a music shop sell me spare parts for?
        what can i play a tune on
        The choir needs someone to accompany them. What could I accompany them on?
        On what do I play my melodies?
        At a campfire everyone brings their instrument. What do I bring?
        My recital is next week. What will be the audience listening to me play?
        which instrument have i been practising
        What instrument I am playing?
        if i was a street musician whatd i be playing
        What do I play when sheet music is put before me?
        Which instrument do my fingers know?
        the thing i make music on, whats it called
        My niece wants me to play something at her wedding. On which instrument would that be?
        what have i got music lessons in
        Whose sound comes out of my room when I rehearse, which instrument's?
        In a quartet, which part would be mine by instrument?
        what am i playing in the orchestra
        Which instrument would they photograph me with?
        which instrument should be tuned before i perform
        In the school band I was put down for which instrument, seeing what I play?
        what instrument do i have under my belt
        What's the musical instrument in my life?
        which instrument did i tell u i can play
        The conductor points at me. What am I holding?
        My flat came with a clause about playing music. What instrument of mine is it about?
        Musically speaking, what am I skilled on?
        what would i be jamming on
    """),
    "sport": lines("""
        my sport?
        Which sport gets my heart rate up?
        what do i do in my gym kit, sportwise
        If I were in the Olympics, in which event would you see me?
        What sport is my club membership for?
        I'm filling in a health questionnaire: sporting activity.
        whats my sport of choice
        I was just washing my sports kit. For what sport is it?
        In what sport would I compete?
        which athletic pursuit do i practice
        My physio asks what sport gave me those sore muscles. What is it?
        which sports do i go in for, the one
        Please indicate the sport which I exercise.
        What sport am I doing to stay in shape?
        What sports section of the shop do I head to for my own gear?
        what sprot do i do
        On sports day, where would I sign up, going by my sport?
        My mum drove me to practice as a kid and I still do it. What sport?
        Which sport I am practising?
        whats the sport i break a sweat with
        Athletically, what's my thing?
        If I pulled a muscle, during which sport did it most likely happen?
        what sport would be on my trophy if i won one
        which sport do i keep at
        My coach trains me in what?
        what do i do to stay sporty
        Which physical discipline have I chosen?
        sport that i do pls
        A sports magazine for people like me would be about what sport?
        The new colleague is looking for a sports partner. Which sport could he do with me?
        What sort of athlete am I, what do I do?
        what sport keeps me fit
        In sports, what am I active in?
        what's my workout, which sport is it
        When I say "see you after practice", what sport have I gone to?
        My wife says I'm never home because of my sport. Which one is it?
    """),
    "hobby": lines("""
        hobby?
        What do I do when nobody makes me do anything?
        whats my thing outside of work
        On a rainy Sunday, with which pastime would you find me busy?
        What eats up all my spare hours?
        I'm filling in a dating profile: leisure interests.
        which hobby do i sink my weekends into
        I was just thinking about retirement. Which hobby would I have more time for?
        What's my favourite way to while away the hours, the hobby I mentioned?
        what do i do after hours for fun
        Please indicate the leisure pursuit that I follow.
        What do I get up to once the kids are in bed, hobby-wise?
        whats my hoby
        If I won the lottery and never worked again, which hobby would fill my days?
        what do i do when im bored, my usual pastime
        How do I like to occupy myself when I'm free?
        The icebreaker question is "what do you do outside the office". What's my answer?
        My gran would say I have a nice little pastime. Which?
        what's my free time spent on
        What is my hobby horse?
        In the evenings I switch off from work with which hobby?
        Which hobby I am having?
        which pursuit do i follow for the fun of it
        My partner jokes that I'm married to my hobby. What would that be?
        what do i do in my downtime
        What activity do I reserve my days off for?
        for kicks, i do what
        For recreation I do what?
        Which hobby shop would I walk into?
        What do I do as an amateur, purely for pleasure?
        my pastime, u know which
        What would I put under "interests and hobbies" on my CV?
        How do I spend a lazy Saturday, by hobby?
        what recreational thing am i into
        A hobby fair is in town. Which stand is mine?
        what do i do to relax, hobby i mean
    """),
    "car": lines("""
        car?
        What would the police write down if they stopped me at the wheel?
        which car's keys are in my pocket
        I'm filling in the parking permit: make and model.
        whats sitting in my driveway
        If you saw me coming down the road, what would I be driving?
        The mechanic wants to order parts. For which car of mine?
        what do i drive to work in
        I was just thinking about selling my motor. What is it?
        Which automobile is registered in my name?
        what set of wheels is mine
        My insurance renewal is due. Which vehicle is insured?
        Kindly state the make of my vehicle.
        what motor have i got
        Which car should the valet bring round for me?
        what car did i buy
        I need new winter tyres. For what car?
        which vehicle am i the owner of
        what brand is my auto
        My neighbour's kid scratched my car. What did he scratch, which make?
        What do I fill up at the petrol station?
        Which car I am driving?
        At the car wash, what am I sitting in?
        my whip, what is it
        If I lent you my car, what would you be driving?
        what modle is my car
        The toll camera took a photo of my car. What car is on it?
        Which four-wheeler do I own?
        What do I take for a spin on Sundays, which car?
        which car key would u find on my keyring
        I've got to describe my car to the breakdown service. What is it?
        what make and model do i have
        A road trip with me at the wheel would be in which car?
        Which motor car do I possess?
        the thing i drive, whats it called
        My son wants to borrow my car. Which one would he be getting?
    """),
    "language": lines("""
        languages?
        In which tongue could I order a coffee?
        what language would i understand if someone spoke to me
        I'm filling in a job application: foreign languages.
        which lang do i speak again
        If you switched to a language I master, which one would you take?
        I was just thinking about translating a letter myself. From which language could I?
        My CV has a section on language skills. What belongs there?
        what tongue do i know
        A lost child only speaks the language that I happen to know. Which one?
        Kindly specify the language of which I have command.
        what language can i get by in
        Which language could I chat in with a native?
        What language is no problem for me?
        Subtitles off: films in which language can I follow?
        which langauge am i able to talk
        With which language would I get along without an interpreter?
        Which language I am speaking?
        what do i parlay in, language i mean
        My grandkids ask what language I can talk. What do I say?
        In what language could I read a newspaper?
        which language have i got under my belt
        A call centre wants people for different languages. For which could they take me?
        what words come easy to me, of which language
        If I wrote a postcard in the language I know, which language would it be in?
        In which language am I conversant?
        what speech do i have command of
        Which language could you test me in?
        My neighbour needs someone to translate at the office. What language can I offer?
        the language i can speak pls
        Which language would you find in my head if you looked?
        tell me what language im fluent in
        Linguistically, what am I capable of?
        A phone caller babbles in a language and luckily I know it. Which is it?
        what could i say hello in, i mean the language i speak
        Which language do I feel comfortable talking in?
    """),
    "learning": lines("""
        learning what?
        What am I getting better at, lesson by lesson?
        which new thing am i wrapping my head around
        I'm filling in the course survey: what are you learning?
        whats the skill im trying to pick up
        If you gave me a beginner's book, what would it be for?
        I was just looking for a tutor. What is it I want him to teach me, what I'm learning now?
        What's the thing I'm still a novice in and practising?
        what am i tryna learn
        My new year's resolution was to learn something, and I'm at it. What?
        Kindly state what I am presently engaged in learning.
        what have i taken up learning lately
        What do I have homework in for my evening class?
        what im learnig now
        Which skill am I currently acquiring?
        What I am learning in this time?
        My flashcards and tutorials are all about what?
        What am I getting the basics of?
        which app lesson do i do every day, what does it teach me
        I keep making beginner's mistakes. At what?
        My kids laugh because I'm a learner at my age. A learner of what?
        what's on my learning plan
        What new ability will I have when I've finished learning?
        what am i a newbie at
        With which thing am I on a steep learning curve?
        Which subject of my self-teaching should you quiz me on?
        In what am I a learner right now?
        what am i training myself to do
        At the moment I'm being taught something new. What?
        The library lent me a "teach yourself" book. On what, given what I'm learning?
        tell my coach what im trying to get the hang of
        What am I in the process of learning?
        what do i practise so that i can do it one day
        What's the object of my current learning efforts?
        My spouse asks why I sit over tutorials all evening. What am I learning?
    """),
    "studies": lines("""
        major?
        What would it say on my degree certificate?
        what am i at uni for
        I'm filling in the scholarship application: degree programme.
        whats my course called, the subject
        Which department do I have my lectures in, by subject?
        I was just looking at my student loan. Which degree is it paying for?
        If I pass my finals, in what will I hold a degree?
        what am i reading at university, the subject
        My faculty is the one for which subject?
        Kindly state the academic discipline in which I am enrolled.
        what r my studies in
        What do I want a bachelor's in?
        which subject do my exams cover at uni
        My aunt always mixes it up. What is it I'm really studying?
        what degree course am i on
        Which subject is on my student ID?
        What am I studing?
        What subject I am studying at the university?
        My textbooks are all about which subject of study?
        what's my academic field
        In which subject do I write my thesis?
        what did i enrol in
        Which academic discipline have I devoted myself to?
        what are my uni days all about, subject i mean
        In freshers' week everybody asks "what do you study?" My reply?
        what major did i declare
        My professor is a professor of what, considering my subject?
        Which branch of learning am I a student in?
        subject of my degree pls
        I sit in seminars on which subject?
        What are my university studies about?
        dude asks whats ur major. what do i say
        After graduation I'd be a graduate in what?
        which degree subject am i doing
        What does my family say I'm at college for?
    """),
    "birthday": lines("""
        bday?
        When do I get presents for having been born?
        what day do my friends sing to me
        I'm filling in a passport form: date of birth.
        when does my age go up by one
        If you wanted to bake me a birthday cake in time, for which day?
        I was just thinking about my next party. On what date do I turn a year older?
        When should the balloons with my name be up?
        whens my brithday
        The pharmacist checks who I am by my birth date. What do I say?
        On which date do I add another year?
        Kindly confirm my date of birth.
        what's my dob
        which day of which month am i born
        On what date did my parents first hold me?
        my special day, the one with candles, when is it
        When does the calendar say it's my birthday?
        When I am having birthday?
        Facebook reminds everyone of my birthday. On which date?
        what date should my mates keep free for my birthday bash
        If there's a card for me in the post once a year, for which date is it meant?
        when did my mum give birth to me, what date
        When is the anniversary of my birth?
        My horoscope needs the day I was born. Which is it?
        the day i was born, whats the date
        On which day of the year may I open birthday presents?
        whats the date on my birth certificate
        When will they surprise me with cake at the office, for my birthday I mean?
        when do ppl wish me many happy returns
        I need a reminder for my own birthday. On what date do I set it?
        Which date do I write next to "born"?
        When am I the birthday child?
        My gran never forgets my birthday. Which date has she marked?
        when's the day im one year older
        On what day of the year did I first see the world?
        which date is my b-day
    """),
    "age": lines("""
        how old?
        Which number would be on my birthday cake if I had to light it now?
        how many birthdays have i had
        I'm filling in a survey: age in years.
        whats my age again
        If you counted every year since I was born, how many would it be?
        I was just thinking about getting old. How many years do I have on the clock?
        How many summers have I seen in my life?
        how old r my bones
        The ticket machine wants to know if I get a discount. How old am I, then?
        Kindly state my age in completed years.
        what age bracket am i in, the exact age pls
        How many years do I count?
        hwo old am i
        The nurse needs my age for the chart. What number does she write?
        How many years old I am?
        my age in numbers
        A child asks me how old I am. Which number do I hold up?
        For how many years have I been on this planet?
        how long have i been around on earth, in years
        What number comes before "years old" with me?
        How far along in life am I, in years?
        At the gym the treadmill asks for my age. What do I key in?
        am i over the hill? how old
        How many trips round the sun have I made?
        what would i say if a bouncer asked my age
        How many years have passed since I was born?
        My age is a secret, but you know it. How old?
        How many years young am I?
        what's the number of candles id have to blow out, at my age now
        In an obituary today, "aged" would be followed by what number?
        years i have lived?
        For a running race I must enter my age group. How old am I?
        how aged am i
        Which age would you write under my photo?
        tell the doc how old i am
    """),
    "wake": lines("""
        up at?
        When does the alarm clock beside my bed ring?
        what time do i drag myself out of bed
        I'm filling in a sleep diary: time of rising.
        when am i up and about
        If you wanted to catch me right after I open my eyes, what time would you call?
        I was just setting my alarm clock. For when, as every day?
        At what time do my feet touch the floor in the morning?
        wht time do i get up
        At what hour does my night end?
        Kindly let the hotel reception know my wake-up time. What is it?
        when do i usually crawl out from under the covers
        When do I start my morning by getting out of bed?
        how early am i up
        My flatmate wants to use the bathroom before I'm up. Before what time must she be done?
        When I am waking up usually?
        what time does my body clock kick in
        When do I say good morning to the world?
        At what time does my sleep normally end?
        when do i throw off the duvet
        The night nurse wants to know when I'm usually awake. When?
        By what time have I left my pillow?
        what time am i awake from
        When is my morning alarm?
        My mum says I'm a lark or a sleepyhead, depending. When do I get up, really?
        when do i rise n shine
        Until what time do I sleep?
        At which hour am I on my feet?
        Which time do I tell people who ask "when do you get up"?
        when does my snooze button get hit
        Should the rooster wake me as usual, when would he crow?
        waking time pls
        The earliest you could have coffee with me is when I'm up. When's that?
        when do i surface in the morning
        At what time should the curtains be opened because I'm waking up?
        when's my getting up time
    """),
    "bed": lines("""
        bed at?
        When do I call it a night?
        what time do i go to sleep
        I'm filling in a sleep diary: time of going to bed.
        when am i off to the land of nod
        If you rang me at night, from what time on would you find me in bed?
        I was just brushing my teeth. When is it time for me to turn in, as usual?
        At what time does my head hit the pillow?
        wen do i go to bed
        When do the lights go out in my bedroom?
        Kindly state the hour of my retiring.
        what time do i hit the pillow
        After what time should nobody ring my bell because I've gone to bed?
        how late do i go to bed
        My flatmate wants to play loud music until I turn in. Until when is that?
        When I am going to bed usually?
        when do i crawl under the covers at night
        When do I say good night?
        At which hour do I lay myself down to rest?
        what time do i get under the duvet
        Mum wants to know if I get enough sleep. When do I go to bed?
        By what time am I tucked in?
        when does my evening end with me going to bed
        When should I be in bed?
        what time do i knock off to bed
        Which time of night do I retire to my bedroom?
        when do i pack it in and go to bed
        The babysitter can leave when I've gone to bed. When's that?
        When do I close my book and switch off the bedside lamp?
        sleepy time for me is when
        Until what time could we still talk before I go to bed?
        going to bed time pls
        When does my night's rest begin?
        Which bedtime did I tell you?
        At what time do I usually drop into bed?
        when am i normally heading to bed
    """),
    "training": lines("""
        run day?
        On which day could you meet me in the park in running shoes?
        what day do i pound the pavement
        I'm filling in the running club's sheet: my usual day.
        when do i lace up n go running
        If you wanted to jog along with me, which day would you come?
        I was just looking for my running shorts. By which day do I need them?
        On which day of the week do my trainers get muddy from running?
        wich day do i run
        Which weekday have I set aside for my run?
        Kindly state the weekday of my running session.
        what day of the week do i hit the track for a run
        On what day shouldn't I eat a heavy lunch because I'm going for a run?
        when am i off running
        My neighbour sees me run past her window once a week. On what day?
        On which day I am running?
        which day do i do my km
        On what day does my running app record a run?
        When during the week do I go out for my jog?
        when do i get my miles in
        Which day's weather forecast matters for my run?
        My running buddy forgot our day. Which one is it?
        what day is jogging day
        On which day of the week do I go for a jog?
        which day's blocked out for running
        When in the week do I clear my head with a run?
        If it's my running day today, what day is it?
        jog day pls
        On which day do I come home sweaty from running?
        The dog may come along when I go running. Which day should he be ready?
        what day did i say i go for runs
        Which evening or morning of the week is for running, what day?
        Every week I run on the same day. Which one?
        when should i charge my running watch, i.e. what day do i run
    """),
    "morning drink": lines("""
        morning drink?
        What steams or sparkles in my cup at breakfast?
        what do i need to drink before i can talk to anyone
        I'm filling in the hotel's breakfast card: beverage.
        whats my wake up juice
        If you brought me a drink in bed in the morning, what would be in the cup?
        I was just setting the breakfast table. What do I pour for myself?
        Which liquid gets my day started?
        wat do i drink in the mornin
        With what do I wash down my breakfast?
        Kindly serve me my customary morning beverage. Which is it?
        what do i gulp down before work
        What do I brew, pour or mix for myself after getting up?
        which drink cant i start the day without
        My host wonders what to offer me to drink at breakfast. What would I have as usual?
        What I am drinking every morning?
        what's in my flask in the a.m.
        The first sip of my day is a sip of what?
        Which drink belongs to my morning ritual?
        what do i drink with my toast
        At seven in the morning, what would the waiter bring me without asking?
        Which drink do I never skip in the morning?
        what do i have to drink at breakfast
        What drink do I have on the table when I read the morning paper?
        My mum makes my breakfast like always. What does she put in my cup?
        what drink wakes me up
        Before I leave the house, I empty a cup of what?
        morning beverage pls
        What's my breakfast drink?
        Which drink should be in the house so I can start my day?
        what's the drink i kick off my mornings with
        On camping trips I miss my morning drink. Which one is that?
        What do I order at the café on the way to work, my drink of every morning?
        what goes down my throat first thing in the am
    """),
    "diet": lines("""
        don't eat?
        What would stay on my plate untouched?
        what food do i say no thanks to
        I'm filling in the wedding RSVP: foods you don't eat.
        whats the food i never have
        If you cooked for me, which ingredient would you have to do without because I don't eat it?
        I was just writing a shopping list. Which food never goes on it for me?
        Which food is not part of my diet?
        wat dont i eat
        On principle, what do I not eat?
        Kindly inform the kitchen which food I do not consume.
        what food would i push to the side of my plate
        What do I abstain from at table?
        which food do i just not eat, full stop
        My host is planning the menu. Which food do I not eat?
        What I am not eating?
        what should never end up in my lunchbox
        A buffet has everything. Which food there is not for me as I don't eat it?
        Which foodstuff have I banished from my kitchen?
        what do i ask the waiter to leave out cause i dont eat it
        Mum always forgets what I don't eat. What is it?
        What have I sworn off eating?
        what food do i steer clear of
        Which food do I forgo?
        what wouldnt i eat even if i was starving
        Which food do I turn down, whoever offers it?
        For a dinner invitation: what food isn't eaten by me?
        non-foods for me pls, what do i never eat
        Which food have I stopped eating?
        Which item of food do I leave to others because I don't eat it?
        what grub do i pass on
        My meal plan excludes one food. Which?
        The canteen cook knows what I don't eat. What is it?
        what do i not want on my pizza bc i dont eat it
        What is it that never passes my lips as food?
    """),
    "likes": lines("""
        i like what?
        What puts a smile on my face?
        what am i mad about, in a good way
        I'm filling in a get-to-know-me sheet: "I like".
        whats something that floats my boat
        If you wanted to cheer me up, what could you talk about that I like?
        I was just thinking about the good things in life. Which one did I say I love?
        What warms my heart?
        wat do i like
        To what am I partial?
        Kindly name something for which I have a liking.
        what do i think is awesome
        What could you give me and be sure I'd be pleased, because I like it?
        which thing gets a thumbs up from me
        My blind date wants to know what I like. What do I tell her?
        What I am liking?
        what's my cup of tea, figuratively
        What would make my day, knowing what I love?
        Which thing do I enjoy so much?
        what do i go nuts for
        My mum-in-law is after ideas: what am I fond of?
        Which thing have I taken a shine to?
        what am i sweet on
        What's dear to my heart?
        what do i rate highly, smth i love
        What fills me with delight?
        Out of everything, I told you that I like something. What was it?
        smth i like pls
        What do I have a fondness for?
        What do I find lovely?
        what cant i get enough of
        My friends know what I'm a lover of. And you?
        When someone mentions a certain thing I light up. What thing?
        what tickles my fancy
        In a poem titled "Things I love", what would stand?
    """),
    "dislikes": lines("""
        i hate what?
        What makes me roll my eyes?
        what am i no fan of
        I'm filling in a get-to-know-me sheet: "I dislike".
        whats the thing that grinds my gears
        If you wanted to annoy me, what would you confront me with?
        I was just thinking about the nasty things in life. Which one did I say I hate?
        What turns me off?
        wat do i hate
        What do I regard with distaste?
        Kindly name something for which I have a dislike.
        what do i think sucks
        What would be the worst present for me, because I can't stand it?
        which thing gets a thumbs down from me
        My blind date should know what I hate. What do I tell her?
        What I am not liking?
        what's not my cup of tea at all
        What would ruin my day, knowing what I hate?
        Which thing do I find unbearable?
        what do i moan about cuz i hate it
        My mum knows what I've never been able to stand. What is it?
        Which thing rubs me up the wrong way?
        what makes me go ugh
        What is a thorn in my side?
        what do i rate lowest, smth i hate
        What fills me with loathing?
        Out of everything, I told you that I dislike something. What was it?
        smth i dont like pls
        What do I have an antipathy to?
        What do I find horrid?
        what's my pet hate
        My pet peeve, which is it?
        When someone mentions a certain thing I pull a face. What thing?
        what makes my skin crawl bc i hate it
        In a song titled "Things I hate", what would be in it?
    """),
    "team": lines("""
        team?
        Whose colours do I wear on match day?
        who am i shouting for when the game's on
        I'm filling in the fan survey: team supported.
        whats the team im mad about
        If you gave me tickets to a match, whose match should it be?
        I was just looking at the league table. Which team do I look for first, as their supporter?
        Whose flag hangs from my window during the cup?
        which taem do i support
        To which club have I pledged my loyalty as a fan?
        Kindly state the club of which I am a supporter.
        who do i want to win the league
        Whose defeat ruins my weekend?
        which team's fan scarf do i own
        The pub quiz has fan tables. At whose table do I sit?
        Which team I am supporting?
        who do i barrack for
        Whose goals make me jump off the sofa?
        Which squad do I back?
        which team do i bleed for
        My son wants the same shirt as his dad, the fan. Of which team?
        Whose crest could be tattooed on my arm, as I'm a supporter?
        which club do i go crazy over
        Behind which team do I stand?
        who's my side, in sport
        Which team keeps me on the edge of my seat, since I'm their fan?
        If they lose, I'm in a bad mood. Who are they?
        supporter of who?
        Whose fan club would I be in?
        Whose away games would I travel to as a fan?
        who do i pray for during penalties
        My colleague supports the rivals. Whom do I support?
        In the office sweepstake everyone sits with their own club. Which one is mine to cheer on?
        which club have i followed all these years
        Whose season ticket would I buy?
    """),
    "reading": lines("""
        book right now?
        What's lying open on my bedside table?
        which book do i carry around with me atm
        I'm filling in the library survey: currently reading.
        whats the title of the thing im reading
        If you looked over my shoulder on the train, which book would you see?
        I was just turning a page. Of which book?
        Whose cover do my fellow passengers see when I read these days, which book is it?
        wich book am i reading
        Which work of literature occupies me at present?
        Kindly state the book that I am reading at this time.
        which book am i stuck into
        Which book do I want to finish next, as I'm in the middle of it?
        what paperback have i got in my bag
        The librarian asks which loan I'm still reading. What's its title?
        Which book I am reading now?
        what am i binge reading
        Whose pages am I turning in the evening, what's the book?
        Which volume have I begun?
        what book keeps me up at night, reading it
        My daughter put my bookmark somewhere. In which book does it belong?
        Which book should I take along on the plane to go on reading?
        what story am i in the middle of
        What reading matter do I have at the moment?
        what's the book im ploughing through
        Which book couldn't I put down when I told you about it?
        My e-reader opens where I stopped. In which book?
        title of my current read pls
        What's the book I'm working my way through?
        Which book would I be annoyed to lose now, half read?
        what am i up to, bookwise
        Please don't spoil the ending of the book I'm on. Which one is that?
        In my reading diary the latest entry has no end date. For which book?
        which book have i cracked open
        What book could we talk about, because I'm reading it?
    """),
    "school": lines("""
        old school?
        Whose gates did I walk through with my satchel?
        which school taught me to read n write
        I'm filling in a CV: school attended.
        whats the school i used to go to
        If there were a yearbook with my picture, which school would have printed it?
        I was just thinking about my old teachers. At which school did they teach me?
        Whose school uniform did I wear, or would have worn?
        wich school did i go to
        At which institution did I receive my schooling?
        Kindly state the school at which I was a pupil.
        where did i get my report cards from, what school
        Which school's bell rang for me?
        what school had to put up with me
        My old classmate wrote to me. Which school do we know each other from?
        At which school I was going?
        where was i a student as a kid, name of school
        Which school would invite me to its anniversary as a former pupil?
        Which school has my name in its old registers?
        where did i do my schooling
        My kids ask where dad went to school. What's it called?
        In whose classrooms did I do my sums as a child, which school's?
        which school did i survive
        Which school did I leave with my certificate?
        whose alum am i
        Which school do I have memories of, since I attended it?
        A former pupil of which school am I?
        name of the school where i was
        Which school did my parents send me to?
        On the old boys and girls list of which school would I be?
        what school was i in back in the day
        The background check asks about my schooling. Which school do I name?
        Under "education", LinkedIn shows which school of mine?
        Which school's assembly hall did I sit in?
        which school was mine when i was young
    """),
    "trip": lines("""
        holiday where?
        Which place is printed on my ticket?
        where am i jetting off to
        I'm filling in the leave request: destination of travel.
        whats my holiday destination
        If you wanted to send me a message on holiday, where would I be?
        I was just packing my sunglasses. To which place am I taking them?
        Whose sights will I soon photograph, of which place?
        where im going on vaction
        To which place does my upcoming journey lead?
        Kindly state my intended destination.
        what place did i book
        For which destination is my suitcase being packed?
        where's my getaway to
        My neighbour waters the plants while I'm on holiday. In which place am I then?
        Where I am travelling soon?
        where are we off to, my holiday i mean
        From which place will my next postcards come?
        Which place am I counting down the days to, travel-wise?
        what place do i need a plane or train to soon
        Mum worries about my trip. Where is it that I'm going?
        Which place will the travel agency have on my booking?
        where am i gonna spend my hols
        Where does my next voyage take me?
        where do i fly out to
        Which guidebook should I buy for my coming trip?
        The border guard asks where my journey goes. My answer?
        destination pls
        Which place have I planned to travel to?
        The cat sitter wants to know where I'm going. Where?
        where's the next stamp in my passport from
        Which place am I going to visit on my holiday?
        In a few weeks I'll be sending selfies. From where?
        which place am i so looking forward to travelling to
        To what place should I book a hotel for my trip?
    """),
}
TOLD: dict[str, tuple[str, ...]] = {
    "home": lines("""
        I've been living in {v} for a while now, it's quieter than I thought.
        My flat is in {v}, third floor, no lift.
        I settled down in {v} because of the rents.
        I'm based in {v} these days.
        we finally moved, i live in {v} now
        I reside in {v}.
        Home for me is {v}.
        I bought a little house in {v}.
        Sorry, the last train back home to {v} was late, I only just got to my flat!
        I share a flat in {v} with two others.
        My neighbours here in {v}, where I live, are a noisy lot.
        living in {v} atm
        I rent a place in {v}.
    """),
    "origin": lines("""
        I was raised in {v}.
        I'm originally from {v}, you can hear it in my accent.
        My hometown is {v}.
        I spent my whole childhood in {v}.
        born and raised in {v}
        I hail from {v}.
        My roots are in {v}.
        I was a kid in {v}, back when everybody knew everybody.
        I'm a native of {v}.
        originally im from {v}
        My place of birth is {v}.
        I left {v}, where I grew up, as soon as I could.
    """),
    "job": lines("""
        I earn my living as a {v}.
        I've worked as a {v} for ten years.
        My profession is {v}.
        I'm a {v} by profession, so I know what I'm talking about.
        im a {v} btw
        I trained as a {v} and that's what I do now.
        I've just started a new job as a {v}.
        I'm employed as a {v}.
        By occupation I am a {v}.
        As a {v} I'm on my feet all day, it's my job after all!
        I make my money as a {v}.
        work as a {v}, pays the bills
    """),
    "employer": lines("""
        I'm employed at {v}.
        I've been with {v} for years.
        I got a job at {v}.
        The company I work for is {v}.
        started at {v} last month, so thats my employer now
        My workplace is {v}.
        I'm on the payroll of {v}.
        I earn my money at {v}, the canteen is awful.
        I've signed a contract with {v}, they're my employer now.
        im with {v} now workwise
        My boss at {v}, where I work, is all right.
        I am in the employ of {v}.
    """),
    "allergy": lines("""
        I can't have {v}, I'm allergic.
        I break out in hives from {v}, it's an allergy.
        My allergy is to {v}.
        I've got an allergy: {v}.
        careful, im allergic to {v}
        I get an allergic reaction from {v}.
        My doctor says I'm allergic to {v}.
        I found out I'm allergic to {v}, what a nuisance.
        I suffer from an allergy to {v}.
        no {v} for me please, allergy!
        I react badly to {v}, allergy-wise.
        I was in hospital once because of {v}, that's how allergic I am.
    """),
    "instrument": lines("""
        I've played the {v} since I was little.
        My instrument is the {v}.
        I play the {v} in a band on weekends.
        I practise the {v} every evening, poor neighbours.
        been playing the {v} for ages
        I make music on the {v}.
        I took up playing the {v} after school.
        I know how to play the {v}.
        I play a bit of {v}, it's the only instrument I can play.
        My mum made me take lessons and I still play the {v}.
        i'm on the {v} in our orchestra
        I am a player of the {v}.
    """),
    "sport": lines("""
        I've taken up {v} as my sport.
        My sport is {v}, it keeps my back in order.
        The sport I do is {v}.
        I do {v} to keep fit, it's the only sport for me.
        sportwise i do {v}
        I'm in a club for {v}, my sport.
        I practise {v} as a sport.
        I've been doing {v} as a sport since school.
        As for sports, I do {v}.
        I train for my sport, {v}, whenever I can.
        im into {v}, thats my sport
        I chose {v} as my sport because it's cheap.
    """),
    "hobby": lines("""
        I spend my free time on {v}.
        My hobby is {v}, I can't help it.
        I do {v} as a hobby.
        My favourite pastime is {v}.
        when im off work i do {v}, its my hobby
        I took up {v} as a hobby last year.
        My spare time goes into {v}.
        I unwind with {v}, it's my hobby.
        As a hobby I do {v}.
        For leisure I have {v}.
        hobby of mine: {v}
        I've got a hobby, {v}, and it's getting expensive.
    """),
    "car": lines("""
        I've bought a {v}, my old car gave up.
        I own a {v}.
        The car I have is a {v}.
        My {v} is in the garage again, and it's the only car I have.
        got a {v} as my car
        I drive to work in my {v}.
        I'm the owner of a {v}, a good car.
        My vehicle is a {v}.
        I get around in a {v}.
        I parked my car, the {v}, on the pavement.
        i drive a {v} these days
        My car? It's a {v}.
    """),
    "language": lines("""
        I'm fluent in {v}.
        I speak {v} quite well.
        I can hold a conversation in {v}.
        I know {v} because of my grandmother, we always spoke it.
        i speak {v} btw
        I have a good command of {v}.
        The language I speak is {v}.
        I can get by in {v}, I speak it well enough.
        I've spoken {v} since I was small.
        I'm able to speak {v}.
        I talk {v} with my in-laws.
        yeah i can talk {v}
    """),
    "learning": lines("""
        I've started learning {v}.
        I'm trying to learn {v}.
        I'm taking lessons in {v}, I'm still learning.
        I'm teaching myself {v}.
        learning {v} rn, its hard
        I am currently learning {v}.
        I'm busy learning {v}, that's why I have no time.
        At the moment I am learning {v}.
        I signed up for a course and I'm learning {v} now.
        I'm picking up {v}, I'm a complete beginner.
        I've decided to learn {v} and started last week.
        I'm a learner of {v}.
    """),
    "studies": lines("""
        I'm a student of {v}.
        My subject at university is {v}.
        I'm doing a degree in {v}.
        I'm majoring in {v}.
        im at uni doing {v}
        I'm enrolled in {v}.
        My major is {v}.
        I study {v}, third semester.
        I am reading for a degree in {v}.
        My studies are in {v}, my parents wanted law.
        I have an exam soon, I study {v}.
        I chose {v} as my course of study.
    """),
    "birthday": lines("""
        I was born on {v}, my mum says it rained.
        I celebrate my birthday on {v}.
        My date of birth is {v}.
        My bday is {v}.
        bday's on {v}, dont forget
        I turn a year older on {v}.
        My birthday falls on {v}.
        I'm having a party on {v}, it's my birthday.
        My birth date is {v}.
        I get birthday cake on {v}.
        Put {v} in your calendar, it's my birthday!
        I came into the world on {v}.
    """),
    "age": lines("""
        I'm {v} now, can you believe it?
        I turned {v} this year.
        My age is {v}.
        I've just turned {v}.
        im {v} yrs old
        I am {v} years of age.
        I'm already {v} years old.
        I've lived for {v} years.
        At {v} years old I should know better.
        I'm a person of {v} years.
        My knees feel it, I'm {v} years old.
        {v} years old, thats me
    """),
    "wake": lines("""
        My alarm goes off at {v}.
        I'm up at {v} every day.
        I get out of bed at {v}.
        I roll out of bed at {v} because of the kids, that's when I get up.
        usually up at {v}
        I rise at {v}.
        My day starts when I wake up at {v}.
        I normally wake at {v}.
        I have to get up at {v} for work.
        I set my alarm for {v} and get up at once.
        i get up at {v}, every single day
        I tend to wake up at {v}.
    """),
    "bed": lines("""
        I turn in at {v}.
        My bedtime is {v}.
        I hit the hay at {v}.
        I'm in bed by {v}, otherwise I'm useless.
        usually in bed at {v}
        I retire for the night at {v}.
        I go to sleep at {v}.
        I switch off the light and go to bed at {v}.
        I normally go to bed at {v}.
        I have to go to bed at {v} because of my early shift.
        off to bed at {v} like always
        I crawl into bed at {v}.
    """),
    "training": lines("""
        I go for a run on {v}s.
        My running day is {v}.
        I go jogging every {v}.
        I'm out running on {v}s, so don't call.
        running on {v}s as usual
        I do my weekly run on {v}s.
        Every {v} I go running.
        I've got a running group, we run on {v}s.
        I put on my running shoes every {v}.
        On {v}s I go running.
        I always run on {v}s.
    """),
    "morning drink": lines("""
        I start every day with {v}, it's what I drink.
        I have {v} to drink with breakfast every morning.
        My morning drink is {v}.
        I can't start the day without drinking {v}.
        always drink {v} in the morning
        In the morning I drink {v}.
        I need my {v} to drink first thing in the morning.
        I drink {v} after getting up, every day.
        My first drink of the day is {v}.
        I drink {v} at breakfast.
        I take {v} as my morning beverage.
    """),
    "diet": lines("""
        I've stopped eating {v}.
        I gave up {v}, I don't eat it any more.
        I don't touch {v}, never eat it.
        {v} is something I never eat.
        no {v} on my plate, i dont eat it
        I do not eat {v}.
        I avoid eating {v}.
        I cut {v} out of my diet.
        I don't eat {v} since I saw that film.
        For dinner anything is fine, but I don't eat {v}.
        My diet has no {v} in it.
        I won't eat {v}.
    """),
    "likes": lines("""
        I'm fond of {v}.
        I'm really into {v}.
        I adore {v}.
        I'm keen on {v}.
        omg i love {v}
        I have a soft spot for {v}.
        I enjoy {v} a lot.
        I've always liked {v}.
        I can't get enough of {v}, I love it.
        {v} makes me happy, I like it so much.
        I'm crazy about {v}.
        I take great pleasure in {v}.
    """),
    "dislikes": lines("""
        I can't bear {v}.
        I detest {v}.
        I'm not fond of {v}.
        I loathe {v}.
        ugh i hate {v}
        {v} gets on my nerves, I can't stand it.
        I'm no fan of {v}, I really dislike it.
        I've never liked {v}.
        I find {v} awful.
        I have a strong dislike of {v}.
        I don't care for {v} at all.
        {v} drives me up the wall, I hate it.
    """),
    "team": lines("""
        I root for {v}.
        I cheer for {v}.
        My team is {v}.
        I've been a supporter of {v} since I was a kid.
        im a {v} fan
        I've been a fan of {v} all my life.
        The team I support is {v}.
        I'm a supporter of {v}, my dad was one too.
        I follow {v} through thick and thin, they're my team.
        I have a scarf of {v}, my team.
        i cheer on {v} every match
        I back {v}.
    """),
    "reading": lines("""
        I'm in the middle of {v}, a good book.
        I've started reading {v}.
        The book I'm reading is {v}.
        I'm halfway through {v}, the book.
        reading {v} atm
        I have {v} on my bedside table, I'm reading it.
        My current book is {v}.
        I am currently reading {v}.
        I can't put {v} down, I'm still reading it.
        I borrowed {v} from the library and I'm reading it now.
        My book club made me read {v}, so I'm reading that.
    """),
    "school": lines("""
        My old school is {v}.
        I was a pupil at {v}.
        I attended {v}.
        My schooldays were spent at {v}.
        went to {v} for school
        I did my schooling at {v}.
        The school I went to is {v}.
        I went to {v} as a kid, the teachers were strict.
        My parents sent me to {v}, that was my school.
        I finished school at {v}.
        I'm a former pupil of {v}.
    """),
    "trip": lines("""
        I've booked a trip to {v}.
        My next holiday is in {v}.
        I'm off to {v} soon.
        I'm flying to {v} on holiday.
        going to {v} for my hols
        My holiday destination is {v}.
        I'm about to travel to {v}.
        I'm packing for {v}, my holiday starts soon.
        I'm going on a trip to {v} soon.
        I've got tickets for {v}, I'm travelling there soon.
        I will be spending my holiday in {v}.
        My next journey goes to {v}.
    """),
}
