"""Ways to ask when the user does each habit of `doings`, and to tell it, as people would.

Some habits have a time, the others a day of the week. One wording a line.
"""

from __future__ import annotations

from assets.mind.curriculum.slots.wordings_natural import lines

ASKS: dict[str, tuple[str, ...]] = {
    "swim": lines("""
        pool day?
        On which day do I need my swimming trunks?
        what day am i in the pool
        I'm filling in the pool's survey: usual day of visit.
        when am i doing my lengths
        If you wanted to meet me at the pool, which day would you come?
        I was just looking for my goggles. By which day do I need them?
        On which weekday does my hair smell of chlorine?
        wich day do i swim
        Which day of the week have I set aside for the water?
        Kindly state the weekday on which I go for a swim.
        what day of the week do i hit the pool
        My swimming buddy forgot our day. Which one is it?
        On which day I am swimming?
        what day do i do my laps in the water
        When in the week does the lifeguard see me?
        swimming is on what day again
        Which day should my swim bag be packed?
        The lane is booked for me once a week. On what day?
        when do i put on my cozzie
        My wet towel hangs on the line after which day, swimming I mean?
        On what day of the week do I go for a dip?
        swim day pls
        Mum wants to come along to the swimming baths. On which day do I go?
        what day's for swimming
        My week has one swimming day. Which?
        when's my swim
        If my ears are full of water, what day is it probably?
        On what day would I be cross if the pool were closed?
        Every week I swim on the same day. Remind me which.
    """),
    "go to the gym": lines("""
        gym time?
        When should my sports bag be by the door for the gym?
        what time am i pumping iron
        I'm filling in the gym's survey: usual time of visit.
        when do i hit the gym
        If you wanted to lift weights with me, at what hour would you come to the gym?
        I was just looking for my membership card. When will I be at the gym as usual?
        At what time do I step on the treadmill at the studio?
        wen do i go to the gym
        At what hour do I check in at the fitness centre?
        Kindly state the hour of my visit to the gymnasium.
        what time do i head out to the fitness studio
        My gym buddy forgot our hour. When do we meet there as always?
        At what time I am going to the gym?
        when's gym o'clock for me
        When does the receptionist of the gym see me walk in?
        gym is at what time again
        When would my locker at the gym be taken by me?
        By when should I have eaten, so I can go to the gym?
        when do i do my workout at the gym, the hour
        What time of day do I lift weights at the gym?
        Mum wants to ring me, but not while I'm at the gym. When do I go?
        gym hour pls
        what time's for the gym
        When do I put on my gym kit and head over there?
        When do I sweat among the machines and dumbbells?
        If I'm at the gym, what does the clock say?
        my gym slot, when is it
        A personal trainer wants to catch me at the gym. At what time?
        when am i off to the gym normally
    """),
    "call home": lines("""
        phone home day?
        On which day does my family hear my voice on the phone?
        what day do i ring home
        I'm making a reminder for phoning the folks. For which day, as usual?
        when do i give my family a bell
        If you were my mum waiting by the phone for me, on what day would you wait?
        I was just charging my phone for the weekly call home. Which day is it for?
        On which weekday do I phone my people at home?
        wich day do i call home
        Which day is for the family phone call?
        Kindly state the weekday on which I telephone home.
        what day of the week do i dial home
        My parents know when I'll ring. On which day?
        On which day I am calling home?
        when do i fone home
        On which day does the phone at my parents' place ring because of me?
        calling home is on what day again
        When in the week do I tell everyone at home the news over the phone?
        Which day would they worry if I didn't ring home?
        my weekly call home, what day
        On what day of the week do I get in touch with home by phone?
        what day's for ringing the folks
        My roommate leaves the room so I can call home. On what day?
        home call day pls
        Which day do I keep free to call home?
        When do I pick up the receiver and ring home?
        Every week I call home on the same day. Remind me which.
        If I'm on the phone to home, what day is it?
        which day am i on the line with home
        when do the ones back home get my call
    """),
    "cook for friends": lines("""
        cooking for the gang, when?
        At what time do my mates get served something I made?
        what time am i at the stove for my friends
        I'm sending out invitations to my usual cooking session. What time goes on them?
        when do i make food for my pals
        If you were one of the friends I feed, at what hour should you turn up?
        I was just buying groceries for my guests. When do I start cooking for them, as usual?
        At what hour do I put on my apron for my friends?
        wen do i cook for my friends
        What time have I set for cooking for my chums?
        Kindly state the hour at which I prepare meals for my friends.
        what time do i whip something up for the lads
        One of my friends forgot when I do the cooking for them. What time is it?
        At what time I am cooking for my friends?
        when's my cooking for the crew
        When do pots rattle in my kitchen because my friends are coming?
        cooking for mates is at what time again
        When is my kitchen full of friends waiting for my food?
        By when must I have the ingredients to cook for my friends?
        my cooking for friends slot, when is it
        What time of day do I play the chef for my friends?
        what time do i feed my buddies
        My flatmate wants the kitchen. When do I need it to cook for friends?
        cook for friends hour pls
        When do I treat my friends to a home-made meal?
        When do I dish up for my friends?
        If I'm stirring a pot for friends, what does the clock say?
        The friends arrive hungry and I cook. At what time?
        what hour do i make my friends their grub
        when am i chef to my friends
    """),
    "play tennis": lines("""
        tennis day?
        On which day do I need my racket?
        what day am i on the court
        I'm filling in the court booking: weekday, for my tennis.
        when do i smash balls over the net
        If you wanted a game of tennis with me, which day would you come?
        I was just looking for my tennis shoes. By which day do I need them?
        On which weekday is the tennis court mine?
        wich day do i play tenis
        Which day of the week is for tennis?
        Kindly state the weekday on which I play tennis.
        what day of the week do i hit the court
        My doubles partner forgot our day. Which one is it?
        On which day I am playing tennis?
        when's my match of tennis in the week
        When in the week do I practise my backhand on the court?
        tennis is on what day again
        On what day would I be cross if rain flooded the tennis court?
        my tennis slot, what day
        Which day do I serve and volley?
        On what day do I go and play a couple of sets?
        Mum wants to watch me at tennis. On which day should she come?
        tennis day of the week pls
        what day's for tennis
        When should my racket be restrung at the latest, for which weekday?
        When am I at the tennis club?
        Every week I play tennis on the same day. Remind me which.
        If I come home with tennis balls in my bag, what day is it?
        which day do i have tennis
        The tennis coach is looking for a substitute on my day. Which day is that?
    """),
    "walk the dog": lines("""
        walkies when?
        At what time does the dog wait at the door with the lead?
        what time do i take the dog out
        I'm writing instructions for the dog sitter: time of the walk.
        when's walkies
        If you wanted to go round the block with me and the dog, at what hour?
        I was just looking for the lead. When does the dog go out with me, as usual?
        At what hour do I go for a stroll with the dog?
        wen do i walk the dog
        What time is the dog used to being walked by me?
        Kindly state the hour at which the dog is walked.
        what time does the pooch get his walk
        The neighbours see me and the dog go by. At what time?
        At what time I am walking the dog?
        when do i go out w the dog
        When does the dog get his exercise with me?
        dog walk is at what time again
        When should it please not rain, because I'm out with the dog?
        By when must I be back home to take the dog for a walk?
        my dog walking slot, when is it
        What time of day do I clip on the lead?
        what time's walkies for the dog
        Mum wants to ring me, but not while I'm out with the dog. When do I walk him?
        dog walk time pls
        When do I take the four-legged friend round the park?
        when does the doggo get to go out
        If I'm out with the dog, what does the clock say?
        A friend with a dog would like to join our walk. What time?
        what hour do i stroll with the dog
        The dog is scratching at the door. When's the usual walk?
    """),
    "eat dinner": lines("""
        dinner day?
        On which day am I at the dinner table?
        what day do i have my dinner
        I'm making the family planner: my dinner day.
        when do i sit down for dinner
        If you wanted to join me for dinner, which day would you come?
        I was just laying the table for dinner. On which day do I have it?
        On which weekday do I dine?
        wich day do i eat dinner
        Which day of the week is for dinner?
        Kindly state the weekday on which I take my dinner.
        what day of the week do i tuck into dinner
        My dinner companion forgot our day. Which one is it?
        On which day I am eating dinner?
        when's dinner for me
        When in the week do I have my evening meal?
        dinner is on what day again
        On what day should nobody ring me because I'm having dinner?
        my dinner, what day
        For which day should the dinner be cooked for me?
        On what day of the week will you find me at dinner?
        Mum wants to eat dinner with me. Which day does she turn up?
        dinner day of the week pls
        what day's for dinner
        When should dinner be on the table for me?
        When do I eat the evening meal?
        Every week dinner is on the same day. Remind me which.
        If I'm having dinner, what day is it?
        which day do i have dinner
        when is supper time for me, i mean dinner
    """),
    "have lunch": lines("""
        lunch when?
        At what time does my stomach expect its midday meal?
        what time do i go for lunch
        I'm filling in my work calendar: lunch break.
        when do i grab my lunch
        If you wanted to join me in the canteen, at what hour?
        I was just opening my lunchbox. Is it time? When do I have my lunch, as usual?
        At what hour do I lunch?
        wen do i have lunch
        What time do I take my midday break to eat?
        Kindly state the hour of my luncheon.
        what time do i tuck into my lunch
        A colleague wants to eat lunch with me. At what time should he be there?
        At what time I am having lunch?
        when's my lunch
        When am I away from my desk because I'm at lunch?
        lunch is at what time again
        When should no meeting be set because I'm eating my lunch?
        By when should my sandwiches be ready for lunch?
        my lunch slot, when is it
        What time of day do I eat at noon or thereabouts?
        what time's lunch for me
        Mum wants to ring me in my lunch break. When is it?
        lunch time pls
        When is my lunch served?
        When do I unwrap my sandwich at work?
        If I'm at lunch, what does the clock say?
        A table for lunch should be booked. For what time, as I always do?
        what hour do i munch my lunch
        when am i on my lunch
    """),
    "work from home": lines("""
        wfh day?
        On which day don't I have to commute?
        what day am i not in the office cuz im working at home
        I'm filling in the team calendar: day of remote work.
        when do i do my job from the sofa
        If a parcel needs me at home during working hours, which day would suit?
        I was just setting up my desk in the bedroom. On which day do I need it for work?
        On which weekday do I telework?
        wich day do i work form home
        Which day of the week is my home office day?
        Kindly state the weekday on which I work remotely.
        what day of the week do i work in my pjs
        My boss forgot which day I'm remote. Which one is it?
        On which day I am working from home?
        when's my home office
        On which day is my chair in the office empty, as I'm working at home?
        remote working is on what day again
        On what day do I join the meetings from my kitchen table?
        my wfh, what day
        When in the week do I not travel to the office for work?
        On what day of the week is my flat my workplace?
        Mum may pop in while I work at home. On which day?
        wfh day of the week pls
        what day's for working at home
        When am I to be found at home with my work laptop?
        Which day is agreed with my company for remote work?
        Every week I work from home on the same day. Remind me which.
        If I'm working without having left the house, what day is it?
        which day do i have home office
        The plumber can come when I work from home. Which day?
    """),
    "do the shopping": lines("""
        shopping when?
        At what time do I push a trolley through the supermarket?
        what time do i go get the groceries
        I'm planning the household: hour of the shopping.
        when do i do the food shop
        If you wanted to give me a hand carrying the groceries, at what hour?
        I was just writing a shopping list. By when do I need it, as usual?
        At what hour do I go to the shops?
        wen do i do the shoping
        What time have I set for buying groceries?
        Kindly state the hour at which I do the shopping.
        what time do i hit the shops
        My flatmate wants to add milk to the list before I go shopping. Before what time?
        At what time I am doing the shopping?
        when's my grocery run
        When do I stand in the queue at the till with my basket?
        the shopping is at what time again
        When would you bump into me at the supermarket?
        By when should my shopping bags be ready?
        my shopping slot, when is it
        What time of day do I fill the fridge with new supplies?
        what time's for the groceries
        Mum wants to come to the supermarket with me. What time do I go?
        shopping time pls
        When do I fetch the food for the house?
        when am i out buying stuff for the kitchen
        If I'm at the supermarket, what does the clock say?
        The fridge is empty. When do I normally go and shop?
        what hour do i run my errands at the shops
        when do i go buy food n stuff
    """),
    "take the bus": lines("""
        bus day?
        On which day do I need a bus ticket?
        what day do i ride the bus
        I'm filling in a transport survey: the day I use the bus.
        when do i hop on the bus
        If you wanted to sit next to me on the bus, which day would you get on?
        I was just looking for change for the bus driver. On which day do I need it?
        On which weekday do you see me at the bus stop?
        wich day do i take the buss
        Which day of the week am I a bus passenger?
        Kindly state the weekday on which I travel by bus.
        what day of the week do i go by bus
        The bus drivers are on strike one day a week. Which day would hit me?
        On which day I am taking the bus?
        when's my bus day in the week
        When in the week do I leave the other transport and use the bus?
        the bus is on what day for me again
        On what day would a late bus make me late?
        my bus ride, what day
        Which day do I wait at the stop?
        On what day of the week do I get around by bus?
        Mum wants to ride the bus with me. On which day?
        bus day of the week pls
        what day's for the bus
        When would I need my bus pass?
        On what day am I on board a bus?
        Every week I take the bus on the same day. Remind me which.
        If I'm sitting in the bus, what day is it?
        which day do i catch the bus
        A bus inspector checks me once a week. On which day could that be?
    """),
    "start work": lines("""
        work starts when?
        At what time do I clock in?
        what time does my shift begin
        I'm filling in a time sheet: start of work.
        when am i on the job in the morning or whenever
        If you wanted to catch me right before I begin working, until what hour could you call?
        I was just calculating my commute. By what time must I be at work, as usual?
        At what hour do my duties begin?
        wen do i start wrok
        What time have I to be at my desk?
        Kindly state the hour at which I commence work.
        what time do i kick off at work
        A colleague is waiting for me to begin. At what time do I?
        At what time I am starting work?
        when's the start of my working day
        When does the boss expect me to get going?
        my work begins at what time again
        From when on am I too busy to chat because work has begun?
        By when must the coffee be finished as I begin to work?
        my start at work, when is it
        What time of day do I get down to work?
        what time do i gotta be at work
        Mum wants to ring me before work. When do I begin?
        start of work pls
        When do I log on for the job?
        when does the daily grind begin for me
        If I've just started work, what does the clock say?
        The trains are late. By what time did I have to be working?
        what hour do i begin my job each day
        when does my working day get going
    """),
    "sing": lines("""
        singing day?
        On which day do you hear my voice raised in song?
        what day do i belt out some tunes
        I'm filling in the choir's attendance list: my weekday.
        when do i do my singing
        If you wanted to do a duet with me, which day would you come?
        I was just warming up my voice. On which day will I need it for singing?
        On which weekday do I rehearse my songs with my own voice?
        wich day do i sign, i mean sing
        Which day of the week is reserved for singing?
        Kindly state the weekday on which I sing.
        what day of the week am i at singing
        The other singers forgot the day. On which one do I sing?
        On which day I am singing?
        when's my sing song in the week
        When in the week do my vocal cords have to work?
        singing is on what day again
        On what day would a sore throat be a nuisance for my singing?
        my singing, what day
        Which day do I practise my high notes?
        On what day of the week do I lift my voice?
        Mum wants to hear me sing. On which day should she come?
        singing day of the week pls
        what day's for singing
        When do I stand at the microphone and sing?
        On what day do I do my vocal thing?
        Every week I sing on the same day. Remind me which.
        If I'm singing, what day is it?
        which day do i have my singing
        Neighbours complain that I sing once a week. On which day?
    """),
    "water the plants": lines("""
        watering when?
        At what time do my flowers get their drink?
        what time do i give the plants water
        I'm writing a note for the house sitter: hour of watering.
        when do the pot plants get watered
        If my ferns could tell the time, when would they expect me with the can?
        I was just filling the watering can. When do I use it, as usual?
        At what hour do I go round with the watering can?
        wen do i water teh plants
        What time do I see to the greenery on the windowsill?
        Kindly state the hour at which the plants are watered.
        what time do i do the watering
        My flatmate drowned the flowers already. At what time would I have watered them?
        At what time I am watering the plants?
        when's plant o'clock
        When do I get out the hose for the flower beds?
        plants get water at what time again
        When would you see me on the balcony with the watering can?
        By when should there be water in the can?
        my plant watering slot, when is it
        What time of day do I quench the plants' thirst?
        what time do my green babies get a drink
        Mum does it at noon. And I, when do I water the plants?
        watering time pls
        When do the plants get wet thanks to me?
        when do i sprinkle my plants
        If I'm bent over the plants with water, what does the clock say?
        The leaves hang down. When's the usual watering by me?
        what hour do i look after the plants' water
        when do i see to the plants
    """),
    "clean the house": lines("""
        cleaning day?
        On which day do I get the hoover out?
        what day do i tidy n scrub the place
        I'm making a chore chart: day of the house cleaning.
        when do i do the housework
        If you wanted to see my house spotless, on the evening of which day?
        I was just buying bleach and sponges. On which day do I need them?
        On which weekday do I mop the floors?
        wich day do i claen the house
        Which day of the week is reserved for dusting and vacuuming?
        Kindly state the weekday on which I clean the house.
        what day of the week do i do the cleaning
        My kids hide on the day I clean the house. Which one is it?
        On which day I am cleaning the house?
        when's my big clean
        When in the week does my home smell of soap?
        cleaning is on what day again
        On what day should visitors stay away as I'm scrubbing the floors?
        my cleaning of the house, what day
        Which day do I put on rubber gloves?
        On what day of the week do I get rid of the dust?
        Mum wants to help me scrub the house. On which day?
        house cleaning day pls
        what day's for the hoovering
        When do I fight the dirt at home?
        On what day do I polish and sweep?
        Every week I clean the house on the same day. Remind me which.
        If I'm wielding the mop, what day is it?
        which day do i have cleaning duty at home
        The vacuum cleaner makes noise once a week. On which day?
    """),
    "meet the neighbours": lines("""
        neighbours when?
        At what time do I have a chat over the garden fence?
        what time do i see the folks next door
        I'm putting the get-together with next door in my calendar. What time, as usual?
        when do i hang out w the neighbors
        If you wanted to get to know the people next door through me, at what hour?
        I was just baking a cake for the neighbours. When do I see them, as usual?
        At what hour do the people next door and I come together?
        wen do i meet the neigbours
        What time have the neighbours and I agreed on?
        Kindly state the hour of my meeting with the neighbours.
        what time do i catch up with next door
        One of the neighbours forgot our time. When is it?
        At what time I am meeting the neighbours?
        when's my get together with the neighbors
        When do I sit on the doorstep with the neighbours?
        neighbours meet up is at what time again
        When would I ring at next door's?
        By when should the drinks be cold for the neighbours?
        my meeting with the neighbours, when is it
        What time of day do I socialise with the other residents of the house?
        what time's for the neighbours
        Mum would like to meet the neighbours too. What time do I see them?
        neighbour time pls
        When do I join the people of my street for a natter?
        when do me and the neighbours get together
        If I'm with the neighbours, what does the clock say?
        The lady from across the hall asks when we meet. What do I say?
        what hour do i see my neighbours
        when do i go round to the neighbors'
    """),
    "practise": lines("""
        practice day?
        On which day do I do my practising?
        what day do i have practice
        I'm filling in the progress diary: day of practice.
        when do i put in my practice
        If you wanted to watch me practise, which day would you come?
        I was just clearing the room to practise in. On which day do I need it?
        On which weekday do I do my exercises to get better?
        wich day do i practice
        Which day of the week is reserved for practising?
        Kindly state the weekday of my practice.
        what day of the week do i practice my stuff
        My practice partner forgot our day. Which one is it?
        On which day I am practising?
        when's my practice session
        When in the week do I rehearse on my own?
        practising is on what day again
        On what day should nobody disturb my practice?
        my practice, what day
        Practice makes perfect, so on which day do I do it?
        On what day of the week do I work on my technique?
        Mum tells me off if I skip my practice day. Which one is it?
        practice day of the week pls
        what day's for practising
        When do I go over my exercises?
        On what day do I get my practice in?
        Every week I practise on the same day. Remind me which.
        If I'm practising, what day is it?
        which day do i keep for practice
        The family puts in earplugs when I practise. On which day?
    """),
}
TOLD: dict[str, tuple[str, ...]] = {
    "swim": lines("""
        I go swimming on {v}s.
        My swimming day is {v}.
        I'm in the pool on {v}s.
        Every {v} I go for a swim.
        swimming on {v}s as usual
        I swim on {v}s, it's good for my back.
        I do my lengths every {v}.
        I can't come on {v}s, I swim then.
        I take my goggles and swim every {v}.
        On {v}s I swim.
    """),
    "go to the gym": lines("""
        I'm at the gym at {v}.
        My gym time is {v}.
        I hit the gym at {v}.
        I head to the gym at {v} because it's empty then.
        gym at {v} as usual
        I work out at the gym at {v}.
        I tend to go to the gym at {v}.
        I can't talk at {v}, I go to the gym then.
        At {v} I go to the gym.
        I always do my gym session at {v}.
    """),
    "call home": lines("""
        I ring home on {v}s.
        My day for calling home is {v}.
        I phone home every {v}.
        I call home on {v}s, otherwise my mum worries.
        calling home on {v}s as usual
        Every {v} I give the family at home a call.
        I telephone home on {v}s.
        On {v}s I call home.
        I'm on the phone to home every {v}.
        I promised to call home every {v}.
    """),
    "cook for friends": lines("""
        I do the cooking for my friends at {v}.
        My friends come round at {v} and I cook for them.
        I make food for my friends at {v}.
        I cook for my friends at {v}, it has become a habit.
        cooking for mates at {v} as usual
        I'm at the stove for my friends at {v}.
        I tend to cook for friends at {v}.
        At {v} I cook for friends.
        I feed my friends at {v}.
        I put on my apron at {v} and cook for friends.
    """),
    "play tennis": lines("""
        I've got tennis on {v}s.
        My tennis day is {v}.
        I'm on the tennis court every {v}.
        I play tennis on {v}s, if my knee allows.
        tennis on {v}s as usual
        Every {v} I play tennis.
        On {v}s I play tennis with a colleague.
        I have the court on {v}s for my tennis.
        I meet my tennis partner every {v} to play.
        I can't on {v}s, that's when I play tennis.
    """),
    "walk the dog": lines("""
        I take the dog out at {v}.
        My dog gets his walk at {v}.
        I go out with the dog at {v}.
        I walk the dog at {v}, rain or shine.
        walkies at {v}, dog insists
        I'm out with the dog at {v}.
        I tend to walk the dog at {v}.
        At {v} I walk the dog.
        I have to walk the dog at {v}.
        I clip on the lead at {v} and walk the dog.
    """),
    "eat dinner": lines("""
        I have dinner on {v}s.
        My dinner day is {v}.
        I sit down to dinner every {v}.
        I eat dinner on {v}s, my in-laws come then.
        dinner on {v}s as usual
        Every {v} I eat dinner.
        On {v}s I have my dinner.
        I dine on {v}s.
        I can't on {v}s, that's when I eat dinner.
        I always have dinner on {v}s.
    """),
    "have lunch": lines("""
        I take my lunch break at {v}.
        My lunch is at {v}.
        I eat lunch at {v}.
        I have lunch at {v}, the canteen is empty then.
        lunch at {v} as usual
        I go for lunch at {v}.
        I tend to have lunch at {v}.
        At {v} I have lunch.
        I'm away at {v} because I have lunch.
        I unpack my sandwiches and have lunch at {v}.
    """),
    "work from home": lines("""
        I have home office on {v}s.
        My day for working from home is {v}.
        I work remotely every {v}.
        I work from home on {v}s, no commute, lovely.
        wfh on {v}s as usual
        Every {v} I work from home.
        On {v}s I do my job from home.
        I'm not in the office on {v}s, I work from home.
        I agreed with my boss to work from home on {v}s.
        I telework from home on {v}s.
    """),
    "do the shopping": lines("""
        I go grocery shopping at {v}.
        My time for the shopping is {v}.
        I hit the shops at {v}.
        I do the shopping at {v}, the queues are short then.
        shopping at {v} as usual
        I'm at the supermarket at {v} to do the shopping.
        I tend to do the shopping at {v}.
        At {v} I do the shopping.
        I get the groceries at {v}.
        I always go and do the shopping at {v}.
    """),
    "take the bus": lines("""
        I go by bus on {v}s.
        My bus day is {v}.
        I ride the bus every {v}.
        I take the bus on {v}s because my wife needs the car.
        bus on {v}s as usual
        Every {v} I take the bus.
        On {v}s I take the bus.
        I catch the bus on {v}s.
        I buy a ticket every {v} and take the bus.
        I'm a bus passenger on {v}s.
    """),
    "start work": lines("""
        I begin work at {v}.
        My work starts at {v}.
        I clock in at {v}.
        I start work at {v}, so I hate traffic jams.
        work starts at {v} for me
        I'm at my desk at {v}, that's when I start work.
        I have to start work at {v}.
        At {v} I start work.
        My shift begins at {v}.
        My working day starts at {v}.
    """),
    "sing": lines("""
        I've got singing on {v}s.
        My singing day is {v}.
        I go singing every {v}.
        I sing on {v}s, it clears my head.
        singing on {v}s as usual
        Every {v} I sing.
        On {v}s I sing with others.
        I rehearse my singing on {v}s.
        I can't on {v}s, that's when I sing.
        I always sing on {v}s.
    """),
    "water the plants": lines("""
        I give the plants water at {v}.
        My plants get their water at {v}.
        I do the watering at {v}.
        I water the plants at {v}, before it gets hot.
        watering the plants at {v} as usual
        I go round with the watering can at {v} and water the plants.
        I tend to water the plants at {v}.
        At {v} I water the plants.
        I see to the plants and water them at {v}.
        I always do the plants at {v}, they need their water.
    """),
    "clean the house": lines("""
        I do the cleaning of the house on {v}s.
        My day for cleaning the house is {v}.
        I scrub the house every {v}.
        I clean the house on {v}s, then it's done for the week.
        cleaning the house on {v}s as usual
        Every {v} I clean the house.
        On {v}s I hoover and mop and clean the house.
        I get out the mop on {v}s and clean the house.
        I can't on {v}s, that's when I clean the house.
        I always clean the house on {v}s.
    """),
    "meet the neighbours": lines("""
        I see the neighbours at {v}.
        My meeting with the neighbours is at {v}.
        I get together with the neighbours at {v}.
        I meet the neighbours at {v}, we have a drink on the stairs.
        meeting the neighbours at {v} as usual
        I hang out with the neighbours at {v}.
        I tend to meet the neighbours at {v}.
        At {v} I meet the neighbours.
        I go next door at {v} and meet the neighbours.
        I always meet the neighbours at {v}.
    """),
    "practise": lines("""
        I've got practice on {v}s.
        My practice day is {v}.
        I do my practising every {v}.
        I practise on {v}s, otherwise I get rusty.
        practice on {v}s as usual
        Every {v} I practise.
        On {v}s I practise for an hour.
        I put in my practice on {v}s.
        I can't on {v}s, that's when I practise.
        I always practise on {v}s.
    """),
}
