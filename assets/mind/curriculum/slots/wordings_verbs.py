"""Ways to ask what the user does with which thing (the verbs of `doings`), first half.

One wording a line; `wordings_verbs_more` has the other half.
"""

from __future__ import annotations

from assets.mind.curriculum.slots.wordings_natural import lines

ASKS: dict[str, tuple[str, ...]] = {
    "collect": lines("""
        my collection?
        What fills the shelves and cabinets of my collection?
        what do i hoard, collectorwise
        I'm filling in the form of the collectors' club: area of collecting.
        whats my collection of
        If you found a rare piece at a flea market, of what would it be for my collection?
        I was just dusting my collection. What's in it?
        Of what am I a collector?
        wat do i colect
        What have I been gathering piece by piece over the years?
        Kindly state the object of my collecting passion.
        what stuff do i go to swap meets for
        At collectors' fairs, what do I look out for?
        What I am collecting?
        which things do i keep adding to my collection
        My heirs will get a whole collection one day. Of what?
        collector of what, me
        What would a burglar find in my collection cabinet?
        Which items do I bid for to complete my set?
        My aunt found something for my collection in the attic. What must it be?
        what are all those albums n boxes full of, my collection i mean
        What sort of collector's pieces do I own?
        what am i always hunting for, for the collection
        In a museum of my own, what would be on display from my collection?
        A magazine wants to interview me as a collector. About what?
        What am I amassing?
        things i collect pls
        My wife says the house is too full of what I collect. What's that?
        what do i trade doubles of
        My collector's passion goes out to what?
    """),
    "prefer": lines("""
        my preference?
        Given the choice, what would I take?
        what do i like better than the other options
        I'm filling in a survey: personal preference.
        whats my pick when i get to choose
        If you offered me several things, which one would I rather have?
        I was just asked to choose. What do I go for, by preference?
        To what do I give precedence?
        wat do i prefer
        What would I sooner have than anything else on offer?
        Kindly state my preference.
        what would i rather have
        The waiter says "either or". My preference would be?
        What I am preferring?
        which option do i lean towards
        If I have to choose one, it's what?
        preferred option of mine?
        What do I favour over the alternatives?
        Which do I opt for when there's a choice?
        My host wants to do it the way I'd rather have it. What's my preference?
        given my druthers, what
        In a vote, what would I put first, going by what I prefer?
        what's more to my liking than the rest
        Which alternative wins with me?
        Left to my own preference, I'd choose what?
        My mum knows what I'd pick over the others. What is it?
        my preference pls
        What have I told you I'd rather have?
        what do i plump for
        Both are fine, but one is what I prefer. Which?
    """),
    "want to learn": lines("""
        learn next?
        What skill is on my wish list?
        what do i wanna learn some day
        I'm filling in the evening school's survey: what would you like to learn?
        whats something id love to be able to do, if i learned it
        If you gave me a voucher for a course, what should it be in, by my wishes?
        I was just browsing course catalogues. What was it I'd like to learn?
        Which skill do I wish to acquire one day?
        wat do i want to lern
        What would I start learning if I had the time?
        Kindly state that which I desire to learn.
        what do i fancy learning
        My new year's resolution list says "finally learn ..." what?
        What I am wanting to learn?
        which skill would i love to pick up in future
        What's my learning wish?
        What have I always meant to learn but not begun?
        on my bucket list, what do i wanna learn
        What am I eager to be taught?
        My kids gave me a book to help me start learning what I've been wanting to. What's that?
        what would i get lessons in if i could
        If a genie could teach me one thing, what would I ask for?
        What do I hope to learn?
        what am i itching to learn
        Which thing do I long to know how to do?
        What would I like to study up on one day, as a wish?
        my wish to learn smth, what was it
        When I retire I'd like to learn something. What?
        what am i keen to learn
        What was that thing I'd like to have somebody teach me?
    """),
    "use": lines("""
        used by me?
        What do I turn to as my tool?
        whats the thing i make use of
        I'm filling in a user survey: product in use.
        what do i work with, the thing i use
        If you took away the thing I use, what would it be?
        I was just asked "and what do you use?" What's my reply?
        Of what am I a user?
        wat do i use
        Which thing do I employ for it?
        Kindly state that of which I make use.
        what's in use at mine
        My colleague swears by another one. What do I use?
        What I am using?
        which thing have i got in use
        What do I avail myself of?
        my tool of use?
        Which thing is in daily use with me?
        What do I put to use?
        The support hotline asks what I'm using. What do I say?
        what am i a user of
        Which thing gets used by me?
        what's the thing i rely on using
        For which thing would I need the user manual, since I use it?
        what do i utilise
        Which product counts me among its users?
        the thing i use, pls
        Someone wants to use the same as I do. What should they get?
        which thing do i find so handy to use
        What do I make good use of?
    """),
    "grow": lines("""
        growing what?
        What sprouts in my beds and pots?
        what have i planted thats coming up
        I'm filling in the allotment form: crops.
        whats in my veg patch or greenhouse
        If you came at harvest time, what would you help me pick?
        I was just weeding my plot. What's the crop there?
        What do I cultivate?
        wat do i grow
        What comes out of the soil thanks to me?
        Kindly state the crop that I cultivate.
        what do i raise from seed
        What do I sow in spring and harvest later?
        What I am growing?
        which thing is growing in my garden
        For which crop do I need seeds?
        grower of what, me
        What would the slugs eat in my garden?
        Which thing do I plant and tend until it's ripe?
        My neighbour gets a basket of my harvest. What's in it?
        what's shooting up on my balcony, what i planted
        What is my garden produce?
        what do i have green fingers for
        At the harvest festival, with what would I come along?
        What do I put fertiliser on?
        Which plant do I farm, on a small scale?
        my crop pls
        The gardening magazine asks what I'm growing. My answer?
        what do i grow on my plot of land
        What's cultivated at my place?
    """),
    "teach": lines("""
        my lessons are in what?
        What do my pupils learn from me?
        whats the subject i give lessons in
        I'm filling in the staff list: teaching subject.
        what do i stand in front of the class for
        If you were my student, in what would I be instructing you?
        I was just preparing my lessons. What are they in?
        In what do I instruct others?
        wat do i teech
        What knowledge do I pass on to my students?
        Kindly state the subject that I teach.
        what do kids get taught by me
        The headmaster is looking for someone for a lesson. For what could he take me as a teacher?
        What I am teaching?
        which subject do i give classes in
        What's on the board when I teach?
        teacher of what?
        What am I the instructor for?
        In what do I give tuition?
        My former pupil thanks me for what she learned from me. What was it?
        what's my class about, the one i run
        Which homework do I mark, in what subject?
        what do i educate people in
        What would you learn if you took a course with me?
        What do I lecture on?
        As a teacher I'm responsible for what?
        my teaching subject pls
        A parent asks what I teach her child. What do I say?
        what do i drum into my pupils
        What do I impart to learners?
    """),
    "build": lines("""
        building what?
        What's taking shape in my workshop, plank by plank?
        what am i constructing
        I'm filling in a form for the builders' club: what do you build?
        whats the thing im putting together from scratch
        If you lent me a hammer and nails, what would I be building?
        I was just reading a construction plan. For what, given what I build?
        What do I erect with my own hands?
        wat do i bild
        What do I construct?
        Kindly state what is built by me.
        what do i assemble
        For what did I buy all that timber or those bricks, as a builder?
        What I am building?
        which thing do i knock together
        What do I have blueprints for?
        builder of what, me
        What grows piece by piece because I build it?
        Which construction project is mine?
        My neighbour hears me hammering all day. What am I building?
        what's the construction thing i do
        What do I put up, screw by screw?
        what will stand there when i'm done building
        In a film about my building skills, what would be built?
        Of what am I the builder?
        Which thing rises from the ground up thanks to me?
        the thing i build pls
        The kids ask what dad's building. What do I tell them?
        what do i slap together with wood n glue
        What do I engineer and put together?
    """),
    "sell": lines("""
        for sale by me?
        What can one buy from me?
        whats the stuff i flog
        I'm filling in the market stall application: goods.
        what do people pay me for, over the counter
        If you were my customer, what would you take away from my stall?
        I was just writing price tags. What are they for?
        In what do I deal?
        wat do i sel
        What's on offer at my stand?
        Kindly state the merchandise that I offer.
        what do i put up on ebay all the time
        What leaves my hands for money?
        What I am selling?
        which goods do i trade for cash
        What do my customers come to me for?
        seller of what?
        What's my merchandise?
        Which product am I the vendor of?
        My friend wants to buy something from me. What have I got to sell?
        what do i hawk
        What's in my shop window for sale?
        what have i got on sale
        What brings in my takings?
        With what do I stock up in order to sell it on?
        Which thing do I market?
        my wares pls
        The tax man asks what I sell. What's the answer?
        what am i trying to get folks to buy
        What do I retail?
    """),
    "miss": lines("""
        homesick for what?
        What do I long to have back?
        whats missing in my life atm
        I'm filling in a form about homesickness: what do you miss?
        what do i wish was still around
        If you could bring back one thing for me, what would it be?
        I was just feeling nostalgic. What do I pine for?
        For what am I yearning because it's gone?
        wat do i miss
        What left a hole when it disappeared from my life?
        Kindly state what I am missing dearly.
        what am i wistful about
        A sigh escapes me when I think of what used to be. What is it I miss?
        What I am missing so much?
        which thing do i ache for
        The absence of what makes me sad?
        missing what, me
        What do I feel the lack of?
        Which thing from before would I like to have again?
        My mum asks if there's anything I miss here. What is it?
        what do i get nostalgic for
        What's gone that I'm sad about?
        what would i love to have back
        In my letter home I write "I miss ..." what?
        What do I sorely feel the loss of?
        Without what does life feel less full to me?
        the thing i miss pls
        Since I can't have it any more, I think of it often. What?
        what do i wish i hadnt had to leave behind
        What am I sorry to be without?
    """),
    "write about": lines("""
        my writing topic?
        What are my articles and notes about?
        whats the subject of the stuff i write
        I'm filling in an author profile: topics.
        what do i put in my texts
        If you read one of my pieces, what would you learn about?
        I was just sharpening my pencil. What's the subject I write about?
        On what subject does my pen run?
        wat do i write abuot
        Which theme runs through my writing?
        Kindly state the subject matter of my writings.
        what do i blog or scribble about
        The editor gives me the page for my usual topic. Which is it?
        About what I am writing?
        which topic do i fill pages with
        What are my essays on?
        writer on what?
        What do my readers get to read about?
        Which subject do I put into words?
        My friend wants to read something of mine. What will it be about?
        what's my pen's favourite subject, i mean my topic
        What do I cover as an author?
        what do i type up thousands of words on
        In a bookshop, under what topic would my writing be found?
        What do I author texts on?
        What is the theme of my manuscripts?
        topic of my texts pls
        A publisher asks what I write about. My reply?
        what do my stories deal with
        What do I treat in my writing?
    """),
    "play": lines("""
        playing what?
        What do I play with others when we have time for a round?
        whats the thing i play with my mates
        I'm filling in a form for the games night: what do you play?
        what am i up for a round of
        If you asked me "shall we play?", what would it be we played?
        I was just asked to come out and play. What is it I play?
        What do I sit down to play of an evening?
        wat do i paly
        What do I play in company, taking turns?
        Kindly state that which I play.
        what do i play when im bored
        I hear somebody call "come and play!" What would we play, if it's what I play?
        What I am playing?
        which thing do i like playing, the one i told u
        What do I spend an evening playing?
        up for playing what?
        What do I play to win?
        Which thing do I get together to play?
        My nephew wants to play with grandpa, that's me. What do I play?
        what do i play on weekends w friends
        What would I challenge you to?
        what could u beat me at if we played
        What am I playing when I shout "I've won"?
        What do I ask others to play with me?
        What do I know the rules of, because I play it?
        the thing i play pls
        There's a tournament in what I play. Which is it?
        what do i play for a laugh
        What sort of thing do I play for pleasure?
    """),
    "listen to": lines("""
        in my headphones?
        What goes into my ears when I've got headphones on?
        whats on when i turn up the volume
        I'm filling in a radio survey: what do you listen to?
        what do i have on my ears all day
        If you borrowed my earphones, what would you hear?
        I was just turning on the speakers. What's going to come out, as usual?
        To what do I lend my ear?
        wat do i listen too
        What's coming out of my stereo?
        Kindly state that to which I listen.
        what do i put on when i wanna hear something
        What do the neighbours have to hear because I play it out loud on the stereo?
        To what I am listening?
        which thing do i stream for my ears
        What sounds in my car while I'm driving?
        listener of what?
        What do I like to hear in the background?
        Which sound fills my room when I press play?
        My flatmate can't bear what I'm always listening to. What's that?
        what do i blast on the speakers
        What is my listening matter?
        what would be on my playlist
        If my ears could talk, what would they say they hear all day?
        What do I tune in to?
        What am I all ears for?
        what i listen to pls
        The streaming service wants to recommend more of what I listen to. More of what?
        what do i fall asleep to, ears only
        What do I like having on in my earbuds?
    """),
    "train for": lines("""
        training for what?
        What's the goal of all my training?
        whats the big thing im getting in shape for
        I'm filling in the coach's sheet: goal of the training.
        what am i preparing my body for
        If you cheered me on at the finish, in what would I be taking part after all that training?
        I was just writing my training plan. What's it for?
        For what do I prepare by training?
        wat do i train for
        What will I take on when I've trained enough?
        Kindly state the purpose of my training.
        why do i train so hard, whats it for
        What's the event all those training hours are aimed at?
        For what I am training?
        which thing do i put in the training hours for
        What does my training plan lead up to?
        in training for?
        What do I want to be fit for?
        Which challenge am I training towards?
        My wife asks what all that training is good for. What do I say?
        what's at the end of my training plan
        Towards what goal do I exercise?
        what am i getting ready for with all that training
        Day after day I train, so that I'm ready for what?
        What do I hope to master after all my training?
        What's the target of my training?
        my training goal pls
        My physio wants to know what I train for. What's the answer?
        what do i wanna be in top form for
        With what in mind do I train?
    """),
    "am afraid of": lines("""
        my fear?
        What makes me run out of the room screaming?
        whats the thing that scares me
        I'm filling in the therapist's form: phobias.
        what gives me the creeps
        If you wanted to frighten me, what would you show me?
        I was just woken by a nightmare. What could it have been about, knowing my fear?
        What strikes terror into me?
        wat am i affraid of
        Before what do I tremble?
        Kindly state the object of my fear.
        what scares the pants off me
        A brave man I'm not. What am I frightened of?
        Of what I am afraid?
        which thing freaks me out with fear
        What's my phobia?
        scared of what?
        What gives me goose bumps out of fear?
        Which thing do I dread?
        My kids are braver than me and laugh at what I'm scared of. What's that?
        what makes my knees shake
        What sends shivers down my spine?
        what do i have a phobia of
        In a haunted house, what would frighten me most, by my known fear?
        What do I fear?
        What makes my heart stop with fright?
        my biggest fear pls
        The hypnotist wants to cure my fear. My fear of what?
        what am i such a scaredy cat about
        What am I terrified of?
    """),
    "restore": lines("""
        restoring what?
        What do I give back its former glory?
        whats the old stuff i bring back to its old shine
        I'm filling in a form for the restorers' guild: area of restoration.
        what do i do up so it looks like in the old days
        If you had something antique in bad shape, what would it have to be for me to restore it?
        I was just stripping old varnish. What do I restore?
        What regains its original beauty in my hands?
        wat do i restor
        To what do I devote my skills of restoration?
        Kindly state what undergoes restoration at my hands.
        what do i make look like it used to look originally
        The museum needs a restorer. For what could they ask me?
        What I am restoring?
        which old treasures do i bring back to their first state
        What's my restoration project?
        restorer of what?
        What do I save from decay by restoring it?
        Which thing do I refurbish true to the original?
        My gran has an old piece in the attic for me to restore. What would it be?
        what gets its old splendour back thanks to me
        What do I renovate to its historic state?
        what do i take from shabby to how it once was
        A film about restoration follows me. What do I restore in it?
        What do I return to its original condition?
        Of what am I a restorer?
        restoration of what, pls
        My partner says our flat is full of things I'm restoring. What things?
        what do i lovingly bring back from ruin
        The restoration of what occupies me?
    """),
    "repair": lines("""
        fixing what?
        What can people bring me when it's broken?
        whats the stuff i fix
        I'm filling in the repair café's list: what do you repair?
        what do i mend
        If something of yours were broken, what would it have to be for me to fix it?
        I was just tightening a screw. What is it I repair?
        What works again after I've had a look at it?
        wat do i repare
        What do I put right when it doesn't work?
        Kindly state what I am in the habit of mending.
        what do i get going again when its bust
        At the repair shop, which broken things land on my bench?
        What I am repairing?
        which broken things do i patch up
        For what do I keep spare parts and a screwdriver?
        fixer of what?
        What is out of order before and works after I'm done?
        Which faulty things do I sort out?
        My neighbour's is broken and she knows I fix that sort of thing. What is it?
        what do people call me for when it's broken
        What do I save from the scrap heap by fixing it?
        what do i tinker with till it works again
        What do I do repairs on?
        What do I make work again?
        As a mender, what do I mend?
        the thing i fix pls
        "Don't throw it away, bring it to me!" What do I say that about, as a repairer?
        what am i a dab hand at fixing
        What gets mended by me?
    """),
    "paint": lines("""
        painting what?
        What appears on my canvas?
        whats the motif i paint
        I'm filling in the gallery's form: subject of the paintings.
        what do i put on canvas with my brush
        If you bought one of my pictures, what would be in it?
        I was just cleaning my brushes. What have I been painting, as I do?
        What is my subject at the easel?
        wat do i pait
        What do I depict in oils or watercolours?
        Kindly state the subject of my paintings.
        what's on my easel
        A gallery shows my pictures. What do the visitors see on them?
        What I am painting?
        which thing do i dab onto the canvas
        What do I mix my colours for?
        painter of what?
        What do I capture with brush and paint?
        Which motif do my brushstrokes show?
        My granddaughter wants one of grandma's paintings, mine. What's on it?
        what's in my pictures, the painted ones
        What do I put my paint on, or what do I paint?
        what do i get my watercolours out for
        The art critic wrote about what I paint. What is that?
        What do my paintings show?
        What do I portray in paint?
        my painting subject pls
        At art class everyone paints something else. And me?
        what do i do with brush n paint, what motif
        What would a picture signed by me show?
    """),
    "breed": lines("""
        breeding what?
        Of what do I raise the offspring?
        whats the thing i breed
        I'm filling in the breeders' association form: what is bred?
        what do i have litters or broods of
        If you wanted a youngster from my breeding, of what would it be?
        I was just writing a pedigree. Of what am I the breeder?
        For the breeding of what am I known?
        wat do i bread, i mean breed
        What multiplies at my place on purpose?
        Kindly state what I am breeding.
        what do i mate n raise
        At the breeders' show, in which class do I enter?
        What I am breeding?
        which thing do i raise generation after generation
        What's my line of breeding?
        breeder of what?
        What do I choose the parents of, so as to get fine offspring?
        Which stock do I improve by breeding?
        My friend wants to buy the young from my breed. What will she get?
        what am i a breeder of
        What do I rear from selected parents?
        what do i have a stud book for
        Breeders travel far to me to see what?
        What do I propagate by breeding?
        In my breeding station, what would you find?
        the thing i breed pls
        The vet comes to check on what I breed. What is it?
        what gets babies at my place cuz i breed it
        Whose bloodlines do I know by heart, as the breeder of what?
    """),
    "photograph": lines("""
        my photo motif?
        What's in front of my lens?
        whats on all my pics
        I'm filling in the photo club's form: subject.
        what do i take pictures of
        If you looked through my camera roll, what would you see again and again?
        I was just changing the lens. What am I going to shoot, as always?
        At what do I point my camera?
        wat do i fotograph
        What is my subject as a photographer?
        Kindly state the subject of my photography.
        what do i snap all the time
        My photos hang in an exhibition. What do they show?
        What I am photographing?
        which thing do i shoot with my camera
        What fills my memory card?
        photographer of what?
        What do I capture with the camera?
        For which motif do I get up early with my tripod?
        My cousin wants a print of one of my photos. What's on it?
        what's on my instagram, the pics i take
        What do I look for with my viewfinder?
        what am i always getting the camera out for
        In my photo albums, what is pictured everywhere?
        What do my snapshots show?
        What do I frame in my shots?
        my photo subject pls
        A magazine wants my photos for an article. What would the article be about?
        what do i go click click at
        Of what do I make photos?
    """),
    "brew": lines("""
        brewing what?
        What bubbles in my brewing kettle?
        whats in my home brew
        I'm filling in the home brewers' form: what do you brew?
        what am i fermenting or steeping
        If you came for a taste of my brewing, what would I pour you?
        I was just sterilising my brewing bottles. What goes in them?
        For the brewing of what do I have the gear?
        wat do i broo
        What comes out of my brewing vat?
        Kindly state the product of my brewing.
        what do i brew up at home
        At the home brewers' meeting, what do I bring along?
        What I am brewing?
        which stuff do i have on the brew
        What's the brew I make?
        brewer of what?
        What do I let steep and bubble until it's ready?
        Which brew do I make with my own recipe?
        My mates come over to try my brew. What is it?
        what's that smell from my kettle, what do i brew
        What do I boil up in my brewery at home?
        what's maturing in my brewing tank
        On the label of my own brew, what would it say?
        Of what am I a brewer?
        What do I produce by brewing?
        my brew pls
        The neighbours smell that I'm brewing again. Brewing what?
        what do i cook up in the brew kettle
        What's my speciality as a brewer?
    """),
}
TOLD: dict[str, tuple[str, ...]] = {
    "collect": lines("""
        I've been collecting {v} for years.
        I have a whole collection of {v}.
        I'm a collector of {v}.
        My collection is all {v}.
        i collect {v}, got boxes full
        I started collecting {v} because of my grandfather.
        I go to flea markets because I collect {v}.
        My shelves are full, I collect {v}.
        I am an avid collector of {v}.
        I gather {v} for my collection.
    """),
    "prefer": lines("""
        I'd rather have {v}, that's what I prefer.
        My preference is {v}.
        I would always prefer {v}.
        Given the choice, I prefer {v}.
        i prefer {v} tbh
        I like {v} better, I prefer it.
        I tend to prefer {v}.
        I've always preferred {v}.
        I must say I prefer {v}.
        If you ask me, I prefer {v}.
    """),
    "want to learn": lines("""
        I'd like to learn {v} one day.
        I've always wanted to learn {v}.
        My wish is to learn {v}.
        I'm hoping to learn {v} some time.
        i wanna learn {v}
        I would love to learn {v} when I have the time.
        I wish to learn {v}.
        Learning {v} is on my bucket list, I really want to.
        I'm keen to learn {v}, just need a course.
        When I retire I want to learn {v}.
    """),
    "use": lines("""
        I've been using {v} for ages.
        I make use of {v}.
        I'm a user of {v}.
        I use {v} because it's simple.
        using {v} myself
        I use {v} every day.
        I always use {v}.
        I work with {v}, I use it for everything.
        I've switched and now use {v}.
        My tool is {v}, I use it all the time.
    """),
    "grow": lines("""
        I'm growing {v} in the garden.
        I cultivate {v}.
        My plot is full, I grow {v}.
        I've started to grow {v}.
        growing {v} on the balcony
        I grow {v} from seed.
        I raise {v} in my greenhouse, I grow it all year.
        I'm a grower of {v}.
        I grow {v}, the slugs are happy.
        My crop is {v}.
    """),
    "teach": lines("""
        I give lessons in {v}.
        I've been teaching {v} for years.
        I'm a teacher of {v}.
        My subject is {v}, I teach it to beginners.
        i teach {v} twice a week
        I teach people {v}.
        I instruct others in {v}.
        My pupils learn {v} from me.
        I hold a class and teach {v}.
        I started to teach {v} by accident.
    """),
    "build": lines("""
        I'm building {v} in the shed.
        I construct {v}.
        I build {v} with my own hands.
        I've been building {v} since I was a boy.
        building {v} atm
        I put {v} together from scratch, I love to build.
        I'm a builder of {v}.
        I bought timber because I build {v}.
        I spend my nights in the workshop, I build {v}.
        I've learned to build {v}.
    """),
    "sell": lines("""
        I've got a stall and sell {v}.
        I deal in {v}.
        I'm selling {v} these days.
        I make a bit of money selling {v}.
        selling {v}, business is slow
        I sell {v} at the market.
        I'm a seller of {v}.
        People buy {v} from me.
        I trade in {v}, I sell it online.
        My goods are {v}, I sell them to anyone.
    """),
    "miss": lines("""
        I'm missing {v} so much.
        I really miss {v}.
        I long for {v}, how I miss it.
        I miss {v} since I moved.
        missing {v} a lot rn
        I get nostalgic because I miss {v}.
        I wish I had {v} back, I miss it.
        I've been missing {v} for months.
        I do miss {v} terribly.
        Here in the city I miss {v}.
    """),
    "write about": lines("""
        I'm writing about {v}.
        My texts are about {v}.
        I've been writing about {v} for a magazine.
        I like to write about {v}.
        writing about {v} mostly
        I write articles about {v}.
        My topic is {v}, I write about it every week.
        I fill pages writing about {v}.
        As an author I write about {v}.
        I put pen to paper and write about {v}.
    """),
    "play": lines("""
        I've been playing {v} with friends.
        I like playing {v}.
        I'm a player of {v}.
        I play {v} in the evenings.
        playing {v} w the lads
        I play {v} for fun.
        I always win when I play {v}.
        I play {v} with my kids.
        I spend whole nights playing {v}.
        I learned to play {v} from my dad and still play it.
    """),
    "listen to": lines("""
        I've got {v} in my headphones all day, I listen to nothing else.
        I'm always listening to {v}.
        I like listening to {v}.
        I listen to {v} in the car.
        listening to {v} nonstop
        I listen to {v} while I cook.
        I'm a listener of {v}.
        In the evening I listen to {v}.
        I fall asleep when I listen to {v}.
        I turn up the volume and listen to {v}.
    """),
    "train for": lines("""
        I'm training for {v}.
        I'm in training for {v}.
        I've started to train for {v}.
        I train hard for {v}.
        training for {v}, everything hurts
        I do all this training for {v}.
        My training goal is {v}.
        I train every week for {v}.
        My coach makes me train for {v}.
        I'm getting fit, I train for {v}.
    """),
    "am afraid of": lines("""
        I'm scared of {v}.
        I have a phobia of {v}.
        I'm terrified of {v}.
        I fear {v}.
        so scared of {v} lol
        My biggest fear is {v}.
        I'm frightened of {v}, don't laugh.
        I dread {v}, I've been afraid of it since childhood.
        I've always been afraid of {v}.
        {v} gives me the creeps, I'm really afraid of it.
    """),
    "restore": lines("""
        I've been restoring {v} for years.
        I bring {v} back to its former glory, I restore it.
        I'm a restorer of {v}.
        I restore {v} in my garage.
        restoring {v} on weekends
        I love to restore {v}.
        I do restoration work on {v}.
        I spend my savings because I restore {v}.
        My restoration project is {v}.
        I learned how to restore {v} and do it now.
    """),
    "repair": lines("""
        I fix {v}.
        I've been repairing {v} for years.
        I mend {v}.
        I repair {v} for the neighbours.
        repairing {v}, ask me if urs is broken
        I'm the one who repairs {v} round here.
        I do repairs on {v}.
        My workbench is full because I repair {v}.
        I can't throw things away, so I repair {v}.
        I've got the tools and repair {v}.
    """),
    "paint": lines("""
        I've been painting {v} lately.
        I like to paint {v}.
        My paintings show {v}.
        I paint {v} in oils.
        painting {v} all day
        I'm a painter of {v}.
        I get out my brushes and paint {v}.
        My motif is {v}, I paint nothing else.
        I put {v} on canvas, I paint it all the time.
        In my art class I paint {v}.
    """),
    "breed": lines("""
        I've been breeding {v} for years.
        I'm a breeder of {v}.
        I started to breed {v}.
        I breed {v} at home.
        breeding {v}, its a lot of work
        I go to shows because I breed {v}.
        My family has always bred {v} and I breed it too.
        I breed and raise {v}.
        I'm in the breeders' club, I breed {v}.
        I've won a prize because I breed {v}.
    """),
    "photograph": lines("""
        I take photos of {v}.
        I've been photographing {v} for years.
        I like to photograph {v}.
        My photos show {v}.
        always taking pics of {v}
        I'm a photographer of {v}.
        I get up early to photograph {v}.
        My motif is {v}, I photograph it in any light.
        I point my camera at {v}.
        I bought a new lens and photograph {v}.
    """),
    "brew": lines("""
        I've been brewing {v} at home.
        I brew {v} in the cellar.
        I'm a brewer of {v}.
        I like to brew {v}.
        brewing {v} again
        I got a kettle and brew {v}.
        My home brew is {v}.
        I brew {v} for my mates.
        I learned to brew {v} and do it every month.
        I make my own brew, I brew {v}.
    """),
}
