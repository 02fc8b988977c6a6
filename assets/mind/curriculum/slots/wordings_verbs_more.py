# ruff: noqa: E501
"""Ways to ask what the user does with which thing (the verbs of `doings`), second half."""

from __future__ import annotations

from assets.mind.curriculum.slots.wordings_natural import lines

ASKS: dict[str, tuple[str, ...]] = {
    "bake": lines("""
        baking what?
        What comes out of my oven?
        whats the thing i bake
        I'm filling in the list for the cake stall: what do you bake?
        what do i put in the oven n take out golden
        If you smelled my oven, what would you be smelling?
        I was just getting out the rolling pin. What am I going to bake, as I do?
        For what do I need flour and a hot oven?
        wat do i bkae
        What's cooling on my wire rack?
        Kindly state the product of my baking.
        what goodies come from my oven
        At the village fête I bring something I baked. What?
        What I am baking?
        which thing do i whip up in the oven
        What do I knead or stir and then bake?
        baker of what?
        What's rising in my oven?
        Which baked thing is from my own kitchen?
        My grandkids come running when I open the oven. What have I baked?
        what's my bake
        What do I put on the baking tray?
        what would i make on a bake off show
        If I gave you something home-baked, what would it be?
        What do I bring to the office, baked by me?
        What's in the baking tin when I'm at work with it?
        my bake pls
        My flatmates like what I bake. What is it?
        what do i stick in at 180 degrees
        What do I get the oven gloves out for?
    """),
    "carve": lines("""
        carving what?
        What takes shape under my knife and chisel?
        whats the thing i whittle
        I'm filling in the craft fair form: what do you carve?
        what do i cut out of wood or stone
        If you gave me a block of wood, what would I carve out of it?
        I was just sweeping up wood shavings. What did I carve, as I do?
        What do I hew with a chisel?
        wat do i crave, i mean carve
        What do I shape with a carving knife?
        Kindly state what I carve.
        what comes out when i carve
        At the craft market, what carved things of mine stand on the table?
        What I am carving?
        which thing do i chip away at with the knife
        What do I chisel?
        carver of what?
        What emerges from the wood when I'm at it with my blade?
        Which carvings are mine, of what?
        My niece got one of my carvings. What does she have?
        what do i make w a carving knife
        What are my carvings?
        what do i whittle by the fire
        In my carving workshop, what would you see on the bench?
        Of what am I the carver?
        What do I notch and cut until it looks right?
        my carvings pls, what are they
        The woodcarvers' club asks what I carve. My answer?
        what do i hack out of a log
        What sort of thing gets carved by me?
    """),
    "research": lines("""
        my research?
        What am I trying to find out more about, as a researcher?
        whats the thing i do research on
        I'm filling in the grant application: field of research.
        what do i investigate in the lab or archive
        If you read my papers, what would they have examined?
        I was just going through the archives. What's the object of my research?
        Into what do I enquire?
        wat do i reserch
        What do I study in depth as a scientist would?
        Kindly state the object of my research.
        what am i digging into, researchwise
        The conference programme lists my research topic. Which one is it?
        What I am researching?
        which topic do i hunt through sources for
        On what do I gather evidence and findings?
        researcher of what?
        What do I explore systematically?
        Which question or matter do I do my research into?
        My mum can't explain to her friends what I research. What is it?
        what's my research topic
        What are my findings about?
        what do i look into with a magnifying glass, so to speak, as a researcher
        A journalist wants an expert who researches what I do. What's that?
        What do I carry out investigations on?
        What would my next research paper deal with?
        research area pls
        The funding body wants to know what I'm researching. What do I write?
        what do i dig up facts about
        In research terms, what's my thing?
    """),
    "translate": lines("""
        translating what?
        What do I carry over from one language into another?
        whats the stuff i translate
        I'm filling in the translators' directory: what do you translate?
        what do i put into other languages
        If you sent me a text to translate, of what kind should it be?
        I was just opening a dictionary. What is it I translate?
        What do I render into another tongue?
        wat do i tranlsate
        What exists in a second language thanks to me?
        Kindly state what I am in the habit of translating.
        what kind of thing do i turn from one language to the other
        The agency has a job for me as a translator. What would it be?
        What I am translating?
        which texts do i translate
        For what do I look up words, to get it into the other language?
        translator of what?
        What can foreign readers read because of my translation?
        Which works have I translated, what sort?
        My client is waiting for the translation. The translation of what?
        what's the thing i do translations of
        What lies on my desk to be translated?
        what do i rewrite in another language
        Of what am I the translator?
        What gets translated by me?
        Which kind of material do I interpret in writing?
        my translations pls, of what
        The publisher thanks me for a translation. Of what?
        what do i make readable for foreigners
        What do I transfer word by word into a different language?
    """),
    "watch": lines("""
        watching what?
        What's on my screen in the evening?
        whats the thing i watch
        I'm filling in a viewers' survey: what do you watch?
        what do i have my eyes glued to
        If you sat down beside me on the sofa, what would we be watching?
        I was just looking for the remote. What do I want to watch, as always?
        Of what am I a viewer?
        wat do i wacth
        What do my eyes follow for hours?
        Kindly state what I watch.
        what do i sit n look at
        My flatmate can't get at the TV because I'm watching something. What?
        What I am watching?
        which thing do i binge, eyes on
        What do I view?
        viewer of what?
        What do I look on at with pleasure?
        Which thing do I never take my eyes off?
        My kids groan when I start watching it again. What is it?
        what do i watch with popcorn in hand
        What would you see me watching?
        what am i peeking at all the time, what i watch
        In front of what do I sit with wide eyes?
        What do I spend my time watching?
        What am I the spectator of?
        what i watch pls
        The viewing figures count me in. For what?
        what do i stare at for hours
        What do I not want to miss seeing?
    """),
    "keep": lines("""
        keeping what?
        What do I have and hold on to at my place?
        whats the thing i keep
        I'm filling in the insurance form: what is kept by me?
        what do i not give away but keep
        If you asked what's being kept at mine, what would I show you?
        I was just asked what I keep. What was it again?
        Of what am I the keeper?
        wat do i kepe
        What do I hang on to?
        Kindly state what is kept by me.
        what do i keep round the house
        My landlord wants to know what I'm keeping here. What do I tell him?
        What I am keeping?
        which thing do i keep and never let go of
        What do I retain in my possession and keep?
        keeper of what?
        What is in my keeping?
        Which thing stays with me because I keep it?
        My visitors always want to see what I keep. What is it?
        what's kept in my home or yard
        What do I have in my custody?
        what do i hold onto
        What would I have to find a place for if I moved, because I keep it?
        What have I kept all this time?
        Which thing is in safe keeping with me?
        what i keep pls
        The council asks what I keep on my property. What do I answer?
        what am i the proud keeper of
        What do people know I keep?
    """),
    "ride": lines("""
        riding what?
        In what saddle or seat do I sit when I ride?
        whats the thing i ride
        I'm filling in the riders' club form: what do you ride?
        what do i swing my leg over
        If you saw me ride past, on what would I be sitting?
        I was just putting on my riding helmet. What do I ride?
        On what do I go for a ride?
        wat do i rid
        What carries me along on its back or saddle?
        Kindly state what I ride.
        what am i on when im out riding
        The others in the riding group have different ones. What do I ride?
        What I am riding?
        which thing do i mount n ride off on
        What do I hold the reins or handlebars of?
        rider of what?
        What's under me when I'm riding?
        Which thing do I saddle up or get on for a ride?
        My niece wants to have a ride on what I ride. What will she sit on?
        what do i ride around on
        On the back of what would you find me, riding?
        what do i hop on for a ride
        On a photo of me as a rider, what am I on?
        Of what am I the rider?
        What takes me for a ride, since I ride it?
        what i ride pls
        At the riders' meeting, what do I turn up on?
        what do i gallop or roll along on, riding i mean
        In the saddle of what do I feel at ease?
    """),
    "wear": lines("""
        wearing what?
        What have I usually got on?
        whats the thing i wear
        I'm filling in a fashion survey: what do you wear?
        what do i put on when i get dressed
        If you had to spot me in a crowd by my clothes, what should you look for?
        I was just standing in front of my wardrobe. What do I always wear?
        In what am I dressed?
        wat do i ware
        What do I have on my body?
        Kindly state my customary attire.
        what am i known for having on
        A friend is picking me up at the station and knows me by what I wear. What's that?
        What I am wearing always?
        which clothes or things do i wear
        What do people see on me?
        wearer of what?
        What do I slip into?
        Which garment or such would be missing if I didn't have it on?
        My daughter is embarrassed by what I always wear. What is it?
        what's my look, what do i have on
        What do I sport, clothes-wise?
        what do i pull on every day
        If you drew me, what would I have on?
        In what do I go out of the house?
        What do I dress in?
        what i wear pls
        A tailor asks what I like having on. What do I say?
        what do i throw on in the morning
        What's my usual outfit?
    """),
    "own": lines("""
        owner of what?
        What belongs to me?
        whats the thing i own
        I'm filling in the list of assets: property owned.
        what have i got thats all mine
        If you made a list of what's mine, what would stand there?
        I was just writing my will. What do I possess that I could leave?
        What is my property?
        wat do i onw
        To what do I hold the title?
        Kindly state that of which I am the owner.
        what's got my name on it as the owner
        The notary asks what belongs to me. What do I say?
        What I am owning?
        which thing is in my possession
        What is legally mine?
        my possession?
        What can I call my own?
        Which thing did I once buy or get and have as mine ever since?
        My cousin is jealous of what I possess. What would that be?
        what am i the owner of
        Of what am I the rightful owner?
        what could i sell cuz it's mine
        If there were a fire, what property of mine would the insurance ask about?
        What do I have as my own?
        What counts among my possessions?
        my property pls
        In the divorce papers under "belongs to me", what comes there?
        what do i have the deeds or the receipt for
        Which thing am I the proprietor of?
    """),
    "make": lines("""
        making what?
        What do I make, crafty as I am?
        whats the thing i make
        I'm filling in the maker fair's form: what do you make?
        what do i craft
        If you got something home-made from me, what would it be?
        I was just laying out my materials. What am I going to make, as I do?
        What am I the maker of?
        wat do i maek
        What comes into being thanks to my hands?
        Kindly state what I make.
        whats the stuff i make myself instead of buying it
        At Christmas everyone gets something I made. What's that?
        What I am making?
        which thing do i turn out
        What do I fabricate?
        maker of what?
        What do I manufacture on a small scale?
        Which hand-made things are from me?
        My auntie asked for one more of what I make. What would it be?
        what do i knock out by hand
        What do I create?
        what's the handmade thing i do
        On the label "made by me" would be stuck on what?
        What is made at my place?
        What do I fashion out of raw material?
        what i make pls
        A craft shop would take what I make. What would they get?
        what do my clever hands produce
        What's the product of my labour as a maker?
    """),
    "work on": lines("""
        working on what?
        What's the task I've got on the go?
        whats the thing im working on
        I'm filling in the status report: currently working on.
        what do i have in the works
        If you looked at my desk, what work in progress would you see?
        I was just getting back to work. What on?
        On what do I labour?
        wat do i work on
        To what do I put in my working hours?
        Kindly state upon what I am working.
        what's on my workbench right now
        The team asks each of us what we're working on. What do I say?
        On what I am working?
        which thing am i busy getting done
        What's my work in progress?
        at work on?
        What do I keep toiling away at?
        Which undertaking do I put my work into?
        My wife never sees me because of what I'm working on. What is it?
        what am i beavering away at
        What have I got in hand to finish?
        what do i keep chipping away at, workwise
        In the stand-up meeting: "Today I'm working on ..." what?
        What does my effort go into?
        What am I occupied with getting finished?
        what i'm working on pls
        Someone offers to lend a hand with what I work on. With what, then?
        what am i putting all the hours into
        At what am I at work?
    """),
    "dream of": lines("""
        my dream?
        What do I wish for with closed eyes?
        whats the thing i dream of
        I'm filling in a card: "My dream is ..." what?
        what would be my dream come true
        If a fairy could make my dream come true, what would I get?
        I was just gazing out of the window. What do I dream of?
        Of what do I have visions for my life?
        wat do i dreem of
        What is my heart's desire, my dream?
        Kindly state the dream that I harbour.
        what am i daydreaming about
        When the teacher says I'm in the clouds, what do I dream of?
        Of what I am dreaming?
        which dream do i carry around in me
        What do I picture when I think of my perfect future?
        dreamer of what?
        What's my life's dream?
        Which dream would I like to see fulfilled?
        My sister says "dream on!" About what dream of mine?
        what's my big dream
        What do I fantasise about?
        what's the pie in the sky for me, my dream
        If dreams came true, what would I have?
        What fills my daydreams?
        What do I imagine in my wildest dreams?
        my dream pls
        On a vision board of mine, what would be pinned as my dream?
        what do i long for in my dreams
        What have I been dreaming of all along?
    """),
    "believe in": lines("""
        my belief?
        In what do I put my faith?
        whats the thing i believe in
        I'm filling in a questionnaire on beliefs: "I believe in".
        what do i hold to be true or real
        If you doubted it, I'd say "but I believe in it". In what?
        I was just asked about my convictions. What do I believe in?
        What am I a believer in?
        wat do i beleive in
        In what do I have trust deep down?
        Kindly state my article of faith.
        what do i swear is for real
        Sceptics laugh at me for believing in it. In what?
        In what I am believing?
        which thing do i have faith in
        What is my creed?
        believer in what?
        What am I convinced of?
        Which thing do I never doubt?
        My gran taught me to believe in something, and I do. In what?
        what do i think really exists or works
        What do I place my belief in?
        what keeps me going cuz i believe in it
        "Do you believe in anything?" someone asks me. What do I say?
        In what do I firmly trust?
        What is my conviction?
        my faith is in what pls
        A priest asks what I believe in. What's the honest answer?
        what do i have no doubts about, beliefwise
        What would I profess my belief in?
    """),
    "volunteer at": lines("""
        volunteering at?
        Where do I help out without pay?
        whats the place i volunteer at
        I'm filling in a form for an honorary badge: place of voluntary work.
        where do i give my time for free
        If you wanted to see me do good for nothing, where would you have to come?
        I was just putting on my helper's vest. At what do I volunteer?
        At which place do I do unpaid work?
        were do i voluntier
        Where do I lend a hand as a volunteer?
        Kindly state where I render voluntary service.
        where am i a helper
        Which organisation or place counts on me as a volunteer?
        At what I am volunteering?
        which place gets my help for nowt
        Where do I do my charity work?
        volunteer where?
        Where am I on the list of unpaid helpers?
        At what place do I do my honorary work?
        My boss gives me a day off for volunteering. Where do I do it?
        where do i help out of the goodness of my heart
        Who gets my voluntary help, what place?
        where do i work for nothing but thanks
        A thank-you party for volunteers is on. At which place, in my case?
        At what do I pitch in as an unpaid volunteer?
        Where do I put in unpaid hours for a good cause?
        my volunteering pls, where
        My neighbour wants to help as I do without pay. Where should she apply?
        where do i do my bit for charity
        Where do I serve as a volunteer?
    """),
    "worry about": lines("""
        my worry?
        What keeps me awake at night?
        whats the thing i worry about
        I'm filling in the counsellor's form: worries.
        what stresses me out, whats on my mind
        If you saw a frown on my forehead, what would it be about?
        I was just lying awake. What was it that troubles me?
        What causes me concern?
        wat do i wory about
        What weighs on my mind?
        Kindly state the matter that concerns me.
        what am i fretting about
        My therapist asks what's troubling me. What do I say?
        About what I am worrying?
        which thing do i lose sleep over
        Over what do I rack my brains, worried?
        worried about what?
        What's my concern?
        Which thing do I brood over?
        My mum says I shouldn't worry so much. About what?
        what's eating me
        What makes me anxious when I think of the future?
        what gives me grey hairs from worry
        What do I bite my nails over?
        What troubles me?
        What is it that I can't stop worrying over?
        my worry pls
        A friend wants to take one worry off me. Which?
        what's bothering me so i can't relax
        About what am I uneasy?
    """),
    "avoid": lines("""
        avoiding what?
        What do I give a wide berth?
        whats the thing i avoid
        I'm filling in a questionnaire: what do you avoid?
        what do i stay clear of
        If you saw me cross to the other side of the road, what would I be getting out of the way of?
        I was just taking a detour. To get round what?
        What do I shun?
        wat do i aviod
        From what do I keep my distance?
        Kindly state what I endeavour to avoid.
        what do i dodge
        My assistant plans my day so that I don't run into it. Into what?
        What I am avoiding?
        which thing do i sidestep whenever i can
        What do I keep away from?
        avoider of what?
        What am I at pains to avoid?
        Which thing do I go out of my way not to meet with?
        My friends know there's something I always get out of. What is it?
        what do i duck out of
        What do I evade?
        what do i try not to come across
        If I can help it, I won't have anything to do with it. With what?
        What do I bypass?
        What do I make sure to stay away from?
        what i avoid pls
        A good plan for me would spare me what, since I avoid it?
        what do i run a mile from
        What am I always avoiding?
    """),
    "look after": lines("""
        looking after what?
        What's in my care?
        whats the thing i look after
        I'm filling in the carer's form: what is in your care?
        what do i take care of
        If I were ill, what would somebody else have to take care of for me?
        I was just checking that everything's all right with it. What do I look after?
        For what am I the caretaker?
        wat do i look affter
        What do I tend?
        Kindly state that for which I care.
        what needs me to see to it
        I can't go away, somebody must look after it. After what?
        After what I am looking?
        which thing do i mind
        What would be neglected without me?
        carer of what?
        What has been entrusted to my care?
        Which thing do I see to, so that it's well?
        My substitute needs to know what there is to look after. What is it?
        what do i keep an eye on n care for
        Of what am I the guardian?
        what am i minding
        Because I look after it, it's thriving. What?
        What do I watch over?
        What depends on my care?
        what i look after pls
        Somebody thanks me for taking such good care of it. Of what?
        what am i in charge of looking after
        What do I nurse and care for?
    """),
    "save for": lines("""
        saving for?
        What's the piggy bank for?
        whats the thing im saving up for
        I'm filling in the bank's form: savings goal.
        what do i put money aside for
        If my savings account were full, what would I spend it on?
        I was just dropping coins into the jar. What will they buy one day?
        Towards what do I save?
        wat do i saev for
        For what do I lay by a little each month?
        Kindly state the purpose of my savings.
        what's all that saved up money gonna go on
        I don't go out any more because I'm saving. For what?
        For what I am saving?
        which thing do i scrimp n save for
        What's my savings goal?
        saver for what?
        What will I afford myself when I've saved enough?
        Which dear purchase am I putting pennies away for?
        My gran slips me a tenner towards what I save for. Towards what?
        what's my nest egg for
        For what is the money under my mattress meant?
        what am i pinching pennies for
        The bank adviser asks what the money is going to be used for. What do I say?
        What do I want to have the money together for?
        For the sake of what do I tighten my belt?
        savings goal pls
        On my savings jar is a label. What does it say?
        what will i blow my savings on
        What am I hoping to pay for with my savings?
    """),
    "am good at": lines("""
        my talent?
        What do I have a gift for?
        whats the thing im good at
        I'm filling in the application: strengths.
        what can i do really well
        If there were a talent show, what would I shine at?
        I was just praised for my skill. For what, knowing my talent?
        In what do I excel?
        wat am i gud at
        For what do I have a knack?
        Kindly state my particular strength.
        what do i rock at
        In the job interview they ask about my strong point. What is it?
        At what I am good?
        which thing comes easy to me cuz i got talent
        What's my forte?
        skilled at what?
        What am I gifted in?
        Which thing do I do better than most?
        My teacher always said I had talent. For what?
        what's my superpower, what i'm good at
        In what am I skilled?
        what do ppl say im great at
        If you needed someone with my talent, for what would you ask me?
        What am I a natural at?
        What do I have a flair for?
        my strong suit pls
        Mum brags about how well I do something. What?
        what could i win a prize for, going by talent
        Where do my talents lie?
    """),
    "am interested in": lines("""
        my interest?
        What arouses my curiosity?
        whats the thing im interested in
        I'm filling in the newsletter form: area of interest.
        what catches my attention
        If you wanted to start a conversation that keeps me curious, what would you bring up?
        I was just reading up on a subject that interests me. Which one?
        What holds my interest?
        wat am i intrested in
        About what do I want to know everything?
        Kindly state my field of interest.
        what makes me prick up my ears
        The librarian asks what topic interests me. What do I say?
        In what I am interested?
        which topic do i find fascinating
        What fascinates me?
        interested in?
        What is of interest to me?
        Which subject am I curious about?
        My uncle has spare tickets for a lecture and wonders what interests me. What does?
        what could i read about for hours out of interest
        What intrigues me?
        what am i curious about
        Under "interests" in my profile, what stands there?
        What do I take an interest in?
        What draws my interest?
        my interest pls
        A documentary should be about something that interests me. About what?
        what topic gets me hooked
        Which matter do I follow with interest?
    """),
    "am proud of": lines("""
        my pride?
        What makes my chest swell?
        whats the thing im proud of
        I'm filling in a questionnaire: "I am proud of".
        what do i boast about
        If you let me brag a little, what would I tell you about?
        I was just patting myself on the back. For what, knowing what I'm proud of?
        In what do I take pride?
        wat am i prowd of
        What fills me with pride?
        Kindly state the object of my pride.
        what do i show off to everyone
        My interviewer asks what I'm proudest of. What do I say?
        Of what I am proud?
        which thing makes me hold my head high
        What's my pride and joy?
        proud of?
        What gives me a sense of pride?
        Which thing do I look at with pride?
        My dad knows what makes me so proud. What is it?
        what do i never shut up about cuz im proud
        What do I pride myself on?
        what would i put in a frame cuz im so proud of it
        In a speech about my life, what would I mention with pride?
        What makes me beam with pride?
        On what do I plume myself?
        my pride n joy pls
        Somebody says "you can be proud of that". Of what?
        what makes me puff up like a peacock
        What do I regard with great pride?
    """),
}
TOLD: dict[str, tuple[str, ...]] = {
    "bake": lines("""
        I've been baking {v} all morning.
        I like to bake {v}.
        I'm a keen baker, I bake {v}.
        I bake {v} for the whole street.
        baking {v} again
        My oven is on, I bake {v}.
        I bake {v} from my gran's recipe.
        At weekends I bake {v}.
        I've learned to bake {v} and do it all the time.
        I always bake {v} for the school fair.
    """),
    "carve": lines("""
        I've been carving {v} for years.
        I whittle, I carve {v}.
        I'm a carver of {v}.
        I carve {v} out of wood.
        carving {v} by the fire
        I like to carve {v}.
        I bought new chisels and carve {v}.
        My carvings are {v}.
        I sit on the porch and carve {v}.
        I carve {v} for the market.
    """),
    "research": lines("""
        I'm researching {v}.
        My research is on {v}.
        I've been doing research on {v}.
        I do research into {v}.
        researching {v} atm
        I'm a researcher, I research {v}.
        I spend my days in the archive and research {v}.
        I investigate {v} for my research.
        My research topic is {v}.
        I got a grant to research {v}.
    """),
    "translate": lines("""
        I've been translating {v} for years.
        I do translations of {v}.
        I'm a translator of {v}.
        I translate {v} for an agency.
        translating {v} till late
        I like to translate {v}.
        I put {v} into other languages, I translate it.
        I get paid to translate {v}.
        I sit over dictionaries and translate {v}.
        I render {v} into other tongues, I translate.
    """),
    "watch": lines("""
        I'm always watching {v}.
        I like watching {v}.
        I've been watching {v} every evening.
        I watch {v} with the kids.
        watching {v} rn as always
        I sit on the sofa and watch {v}.
        I could watch {v} for hours.
        I watch {v} to relax.
        I never miss it, I watch {v}.
        I'm a regular viewer, I watch {v}.
    """),
    "keep": lines("""
        I've been keeping {v} for years.
        I'm a keeper of {v}.
        I keep {v} at home.
        I keep {v} in the shed.
        keeping {v} now
        I started to keep {v} last spring.
        I always keep {v}.
        My landlord allows me to keep {v}.
        I've kept {v} since I was a child and still keep it.
        I keep {v}, it's a lot of work.
    """),
    "ride": lines("""
        I've been riding {v} for years.
        I like to ride {v}.
        I'm a rider of {v}.
        I ride {v} at weekends.
        riding {v} is the best, i do it all the time
        I learned to ride {v} early and still do.
        I put on my helmet and ride {v}.
        I always ride {v}.
        I ride {v} through the woods.
        My back hurts because I ride {v}.
    """),
    "wear": lines("""
        I always wear {v}.
        I like to wear {v}.
        I'm always wearing {v}.
        I wear {v} every day.
        wearing {v} as usual
        I never leave the house without {v}, I wear it always.
        I dress in {v}.
        You'll know me, I wear {v}.
        I've worn {v} for years and still wear it.
        I wear {v} because it's comfortable.
    """),
    "own": lines("""
        I'm the owner of {v}.
        I've owned {v} for years and still do.
        I possess {v}.
        {v} belongs to me.
        i own {v}, paid for n all
        I inherited it, so now I own {v}.
        I bought it and now I own {v}.
        I'm the proud owner of {v}.
        My property is {v}.
        I happen to own {v}.
    """),
    "make": lines("""
        I've been making {v} for years.
        I like to make {v}.
        I'm a maker of {v}.
        I make {v} by hand.
        making {v} for xmas again
        I make {v} in my workshop.
        I make my own {v}.
        I make {v} and give it away.
        I learned to make {v} from my aunt and still do.
        My hands are sore because I make {v}.
    """),
    "work on": lines("""
        I'm working on {v}.
        I've been working on {v} for weeks.
        I have to work on {v}.
        I'm busy, I work on {v}.
        working on {v} til late
        I put all my hours into {v}, I work on it day and night.
        I work on {v} with two colleagues.
        I'm still at work on {v}.
        My current work is on {v}.
        I keep working on {v}.
    """),
    "dream of": lines("""
        I'm dreaming of {v}.
        My dream is {v}.
        I've always dreamt of {v}.
        I have a dream: {v}.
        dreaming of {v} all day
        I dream of {v} since I was little.
        My big dream is {v}.
        I daydream at work, I dream of {v}.
        I still dream of {v}.
        I close my eyes and dream of {v}.
    """),
    "believe in": lines("""
        I have faith in {v}.
        I've always believed in {v}.
        I'm a believer in {v}.
        I firmly believe in {v}.
        i believe in {v}, laugh if u want
        I put my faith in {v}.
        I do believe in {v}.
        My gran taught me to believe in {v}.
        I believe in {v}, it gets me through.
        Call me odd, I believe in {v}.
    """),
    "volunteer at": lines("""
        I'm a volunteer at {v}.
        I help out without pay at {v}.
        I've been volunteering at {v}.
        I do voluntary work at {v}.
        volunteering at {v} again
        I volunteer at {v} once a week.
        I started to volunteer at {v}.
        I give my time for free at {v}.
        I do charity work, I volunteer at {v}.
        I like to volunteer at {v}.
    """),
    "worry about": lines("""
        I'm worried about {v}.
        I can't sleep because I worry about {v}.
        I'm always worrying about {v}.
        My worry is {v}.
        worrying about {v} all night
        I lose sleep over {v}, I worry so much.
        I worry a lot about {v}.
        I keep worrying about {v}.
        I'm concerned about {v}.
        I can't help it, I worry about {v}.
    """),
    "avoid": lines("""
        I stay clear of {v}.
        I always avoid {v}.
        I try to avoid {v}.
        I keep away from {v}.
        avoiding {v} whenever i can
        I give {v} a wide berth.
        I've been avoiding {v} for years.
        I avoid {v} if I can.
        I take a detour just to avoid {v}.
        I go out of my way to avoid {v}.
    """),
    "look after": lines("""
        I take care of {v}.
        I'm looking after {v}.
        I've been looking after {v} for years.
        I look after {v} every day.
        looking after {v} so cant leave
        I'm in charge, I look after {v}.
        I tend {v}, I look after it well.
        I care for {v}.
        I promised to look after {v}.
        I'm the one who looks after {v}.
    """),
    "save for": lines("""
        I'm saving for {v}.
        I'm saving up for {v}.
        I put money aside for {v}.
        I've been saving for {v} since last year.
        saving for {v} so im broke
        My savings are for {v}.
        I save every month for {v}.
        I save up my tips for {v}.
        My savings goal is {v}.
        I can't go out, I save for {v}.
    """),
    "am good at": lines("""
        I've got a talent for {v}.
        I have a knack for {v}.
        I'm really good at {v}.
        My strength is {v}.
        im pretty good at {v} ngl
        I excel at {v}.
        I've always been good at {v}.
        People say I'm good at {v}.
        I'm gifted at {v}.
        Not to brag, but I'm good at {v}.
    """),
    "am interested in": lines("""
        I take an interest in {v}.
        I find {v} fascinating.
        I'm very interested in {v}.
        My interest is {v}.
        super interested in {v}
        I've been interested in {v} for a while.
        I'm curious about {v}.
        I've become interested in {v}.
        {v} interests me.
        I read everything, because I'm interested in {v}.
    """),
    "am proud of": lines("""
        I take pride in {v}.
        I'm so proud of {v}.
        I'm very proud of {v}.
        My pride and joy is {v}.
        so proud of {v} omg
        I pride myself on {v}.
        I've always been proud of {v}.
        {v} fills me with pride.
        I show it to everyone, I'm proud of {v}.
        I have every reason to be proud of {v}.
    """),
}
