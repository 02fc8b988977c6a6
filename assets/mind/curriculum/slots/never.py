"""Questions whose answer no slot stores, so that "I was not told" is learned for every kind of
thing: a row is the question and what was not told, as in "You haven't told me ...".
"""

from __future__ import annotations

_ROWS = """
what's in my wallet | what is in your wallet
how much cash do i have on me | how much cash you have on you now
What colour is my umbrella? | the colour of your umbrella
what size is my rucksack | the size of your rucksack
Which brand is my toothbrush? | the brand of your toothbrush
what make is my washing machine | the make of your washing machine
How old is my fridge? | how old your fridge is
when did i buy my sofa | when you bought your sofa
where did i get my winter coat | where you got your winter coat
What did my glasses cost? | what your glasses cost
which shoes did i take to the cobbler | which shoes you took to the cobbler
What's in my handbag? | what is in your handbag
remind me what's in the blue suitcase | what is in the blue suitcase
whats the serial number of my bike | the serial number of your bike
What colour are my curtains? | the colour of your curtains
my sunglasses, which brand? | the brand of your sunglasses
Who gave me my watch? | whom your watch is from
who did i lend my drill to | whom you lent your drill to
Where's the receipt for my headphones? | where the receipt for your headphones is
how much did my mattress cost | how much your mattress cost
which tyres are on my bike | which tyres are on your bike
What wood is my desk made of? | what wood your desk is made of
size of my tv? | the size of your TV
What did I pay for my camera? | what you paid for your camera
how many umbrellas have i lost | how many umbrellas you have lost
Which lens is on my camera? | which lens is on your camera
What's engraved on my bracelet? | what is engraved on your bracelet
what colour is my toothbrush | the colour of your toothbrush
Whose jumper is hanging in my hall? | whose jumper is hanging in your hall
did i pack my charger | whether you packed your charger
what's in my first aid box | what is in your first aid box
Are my teeth my own? | whether your teeth are real
Blood sugar, please. | your blood sugar
whats my blood pressure | your blood pressure
my resting pulse? | your resting pulse
What's my cholesterol level? | your cholesterol level
Do I have any scars? | whether you have any scars
how many fillings have i got | how many fillings you have
When was my last tetanus shot? | when your last tetanus shot was
what prescription are my glasses | the prescription of your glasses
Which knee did I hurt? | which knee you hurt
which ankle did i sprain | which ankle you sprained
my body temperature this morning? | your temperature this morning
How long is my hair? | how long your hair is
what skin type have i | your skin type
Which vaccinations am I missing? | which vaccinations you still need
remind me what the doctor said | what the doctor said
what pills did i take last night | what pills you took last night
Do I snore? | whether you snore
how good is my hearing | how good your hearing is
Am I short-sighted? | whether you are short-sighted
what's my bmi | your BMI
Where is my birthmark? | where your birthmark is
do i have a tattoo and of what | what your tattoo shows
how many hours did i sleep last night | how many hours you slept last night
which side of the bed do i sleep on | which side of the bed you sleep on
How many cups of coffee do I have a day? | how many cups of coffee you have a day
do i take sugar | whether you take sugar
how do i like my eggs | how you like your eggs
How do I like my steak done? | how you like your steak done
how many cigarettes a day for me | how many cigarettes you smoke a day
When did I quit smoking? | when you quit smoking
what do i have on my toast | what you have on your toast
how often do i get my eyes tested | how often you get your eyes tested
How many steps did I walk today? | how many steps you walked today
how often do i wash my hair | how often you wash your hair
which shampoo do i buy | which shampoo you buy
Which washing powder do I buy? | which washing powder you buy
What ringtone do I have? | your ringtone
what pizza topping do i order | your pizza topping
do i sleep with the window open | whether you sleep with the window open
how long do my showers take | how long your showers take
Which audiobook did I fall asleep to? | which audiobook you fell asleep to
what snacks do i have in front of the tv | what snacks you have in front of the TV
How many emails do I get a day? | how many emails you get a day
what's my screen time | your screen time
which way do i cycle to the office | which way you cycle to the office
Do I floss? | whether you floss
how strict am i with my diet | how strict you are with your diet
how old is my dog | how old your dog is
my cats age? | how old your cat is
How old is my parrot by now? | how old your parrot is
whats the age of my hamster | the age of your hamster
How many years has my horse got behind it? | how old your horse is
What breed is my dog? | the breed of your dog
which breed is my cat | the breed of your cat
what colour is my horse | the colour of your horse
What colour is my rabbit? | the colour of your rabbit
how heavy is my dog | how heavy your dog is
When did I get my cat? | when you got your cat
where did i get my dog from | where you got your dog from
What does my parrot say? | what your parrot says
What do I feed my lizard? | what you feed your lizard
how often do i feed the goldfish | how often you feed the goldfish
which food does my cat get | which food your cat gets
When does my pony need new shoes? | when your pony needs new shoes
is my dog vaccinated | whether your dog is vaccinated
When was my dog born? | when your dog was born
birthday of my cat? | the birthday of your cat
What tricks can my dog do? | what tricks your dog can do
My dog's chip number? | the chip number of your dog
where does my cat sleep | where your cat sleeps
whats my rabbit afraid of | what your rabbit is afraid of
What is my dog allergic to? | what your dog is allergic to
remind me what the vet said about my donkey | what the vet said about your donkey
How tall is my pony? | how tall your pony is
is my hamster a boy or a girl | whether your hamster is a boy or a girl
when does my flight land | when your flight lands
What's my gate at the airport? | your gate at the airport
which seat have i got on the plane | your seat on the plane
What time is the meeting? | what time the meeting is
when's the parents' evening | when the parents' evening is
Which day do the bins go out? | which day the bins go out
when is the rent due | when the rent is due
when does my lease end | when your lease ends
When does my contract run out? | when your contract runs out
what time does the film start tonight | what time the film starts tonight
when's my next haircut | when your next haircut is
eye test when | when your eye test is
Which platform does my train go from? | which platform your train goes from
How long is my lunch break? | how long your lunch break is
when does my shift end tomorrow | when your shift ends tomorrow
When's the deadline for my thesis? | when the deadline of your thesis is
What do I have planned for Saturday night? | what you have planned for Saturday night
who's coming for dinner on friday | who is coming for dinner on Friday
When is our wedding anniversary? | when your wedding anniversary is
what's first on my calendar tomorrow | what is first on your calendar tomorrow
remind me when the plumber is coming | when the plumber is coming
what time did i say i'd call back | what time you wanted to call back
How many days of holiday have I got left? | how many days of holiday you have left
when is my car due for service | when your car is due for service
Until when is the library book due? | when the library book is due
what did i do last weekend | what you did last weekend
Who won when we last played cards? | who won when you last played cards
where did i go on my honeymoon | where you went on your honeymoon
Where did I propose? | where you proposed
who was my best man | who your best man was
Who was my bridesmaid? | who your bridesmaid was
where did i meet my wife | where you met your wife
How did I meet my husband? | how you met your husband
when did i graduate | when you graduated
What grade did I get in my last exam? | what grade you got in your last exam
when did i break my arm | when you broke your arm
Who did I fight with at school? | whom you fought with at school
who was my first teacher | who your first teacher was
Who did I sit next to at school? | whom you sat next to at school
what did i get for christmas | what you got for Christmas
what did i give my mum for her birthday | what you gave your mum for her birthday
Where did I celebrate New Year's Eve? | where you celebrated New Year's Eve
What was the first concert I went to? | the first concert you went to
my first car, what was it? | what your first car was
Who broke my heart? | who broke your heart
why did i leave my last job | why you left your last job
How long was I unemployed? | how long you had no job
which countries did i cross on my bike tour | which countries you crossed on your bike tour
when did i last see my cousin | when you last saw your cousin
who called me this morning | who called this morning
who texted me | who texted
what did i cook on sunday | what you cooked on Sunday
What was I wearing at the party? | what you wore at the party
how did my interview go | how your interview went
did i win the raffle | whether you won the raffle
when did i have chickenpox | when you had chickenpox
Which subject did I fail at school? | which subject you failed at school
where was i on 9 november | where you spent 9 November
What made me cry last week? | why you cried last week
what did i forget on the train | what you forgot on the train
Who drove me home on Friday? | in whose car you came home on Friday
what was the best day of my life | the best day of your life
What was my worst holiday? | your worst holiday
which prize did i win | which prize you won
what's my pin | your PIN
whats the wifi password | the wifi password
my postcode? | your postcode
House number? | your house number
whats my number plate | your number plate
What's my account balance? | your account balance
my iban pls | your IBAN
What is my customer number? | your customer number
my table number at the wedding? | your table number at the wedding
Which number is on my bank card? | the number on your bank card
What's my tax number? | your tax number
My insurance number? | your insurance number
locker combination? | the combination of your locker
what's the code for the front door | the code of the front door
How much rent do I pay? | how much rent you pay
how much do i owe the bank | how much you owe the bank
whats my monthly budget | your monthly budget
How many square metres is my flat? | how many square metres your flat has
how many rooms have i got | how many rooms you have
How many followers do I have? | how many followers you have
how many miles has my car done | how many miles your car has done
whats my best time over 10k | your best time over ten kilometres
my high score? | your high score
How many friends are coming to my party? | how many friends are coming to your party
how many guests did we have at the wedding | how many guests your wedding had
How many times did I move house? | how often you moved house
my iq? | your IQ
What's my golf handicap? | your golf handicap
How many words a minute do I type? | how many words a minute you type
How many years have I been married? | how many years your marriage has lasted
where's my id card | where your ID card is
where did i put my glasses | where you put your glasses
Where's the spare key? | where the spare key is
where do i keep the christmas decorations | where the Christmas decorations are
Where is my phone? | where your phone is
which drawer are the batteries in | which drawer the batteries are in
Where's my birth certificate? | where your birth certificate is
where did i leave my umbrella | where you left your umbrella
On which shelf is the flour? | on which shelf the flour is
where's the fuse box | where the fuse box is
where have i hidden the presents | where you hid the presents
Which box are my winter clothes in? | which box your winter clothes are in
Where is the ladder? | where the ladder is
where did we bury the time capsule | where the time capsule is buried
where's the first aid kit | where the first aid kit is
which cupboard has the fondue set | which cupboard has the fondue set
remind me where the tickets are | where the tickets are
where's the remote | where the remote control is
what does my brother-in-law do | what your brother-in-law does
How old is my sister-in-law? | how old your sister-in-law is
my father-in-law's job? | the job of your father-in-law
What does my great-aunt like? | what your great-aunt likes
how old is my goddaughter | how old your goddaughter is
Where does my stepsister live? | where your stepsister lives
what does my lodger do all day | what your lodger does all day
What does my plumber charge? | what your plumber charges
when's my penpal's birthday | when your penpal's birthday is
what did my ex get in the divorce | what your ex got in the divorce
How old are my twins? | how old your twins are
which class is my son in | which class your son is in
What grade is my daughter in? | what grade your daughter is in
How tall is my brother? | how tall your brother is
what size shoes does my husband take | the shoe size of your husband
My wife's surname at birth? | your wife's surname at birth
what's my mother's maiden name | your mother's maiden name
Where did my parents meet? | where your parents met
When did my grandfather die? | when your grandfather died
which floor is my boss on | which floor your boss is on
What's my doctor's phone number? | the phone number of your doctor
when is my hairdresser open | when your hairdresser is open
my neighbours, how many kids? | how many kids your neighbours have
how does my best friend take his coffee | how your best friend takes coffee
When does my flatmate come home tonight? | when your flatmate comes home tonight
What is my colleague working on? | what your colleague is working on
who is my aunt married to now | whom your aunt married
who does my sister date | whom your sister dates
What size is my nephew? | the size of your nephew
What did my teacher write under my essay? | what your teacher wrote under your essay
How long have my parents been together? | how long your parents have been together
why is my uncle angry with me | why your uncle is angry
what did my son get for his birthday | what your son got for his birthday
Which ward is my grandmother in? | which ward your grandmother is in
remind me what my dad asked for | what your dad asked for
What did my landlord promise? | what your landlord promised
What's my mum's address? | your mum's address
who is my accountant | who your accountant is
name of my plumber? | the name of your plumber
my optician? | the name of your optician
whats my postman called | the name of your postman
Who's my babysitter? | who your babysitter is
my stepsisters name | the name of your stepsister
brother-in-law? | the name of your brother-in-law
sister-in-laws name? | the name of your sister-in-law
Names of my twins? | the names of your twins
my grandkids names | the names of your grandchildren
My godchildren, what are their names? | the names of your godchildren
What are my llamas called? | the names of your llamas
my bees, did i name the queen | the name of your queen bee
what's my electrician called | the name of your electrician
who's my insurance agent | who your insurance agent is
When does my ID card expire? | when your ID card expires
when does my licence expire | when your licence expires
what does my contract say about notice | what your contract says about notice
Who is in my will? | who is in your will
what's on my shopping list | what is on your shopping list
What's on my to-do list? | what is on your to-do list
which insurance do i have | which insurance you have
what policy covers my house | what policy covers your house
Who is my emergency contact? | who your emergency contact is
my visa, until when is it valid? | until when your visa is valid
What's my email address? | your email address
what login do i have for the library | your login for the library
what's the date on my diploma | the date on your diploma
Which notary has my papers? | which notary has your papers
What's written on my gym contract? | what is written in your gym contract
Who signed my reference? | who signed your reference
when did i hand in my tax return | when you handed in your tax return
who's my internet provider | your internet provider
Which mobile plan am I on? | your mobile plan
Which electricity company do we have? | your electricity company
how do we heat the house | how your house is heated
What colour is my front door? | the colour of your front door
what colour is the kitchen | the colour of your kitchen
What's for dinner tonight? | what is for dinner tonight
whats in the fridge | what is in the fridge
Is there any milk left? | whether there is any milk left
when did we last descale the kettle | when the kettle was last descaled
whose turn is it to do the dishes | whose turn it is to do the dishes
Who has the other key to my flat? | who has the other key to your flat
what day does the cleaner come | what day the cleaner comes
which setting do i use for wool | which setting is for wool
How many windows does my house have? | how many windows your house has
When was my house built? | when your house was built
who lived here before me | who lived in your home before
What type of bulb is in my bedroom lamp? | the type of bulb in your bedroom lamp
which paint did i buy for the hall | which paint you bought for the hall
what did i say about the weekend | what you said about the weekend
What did I say about the new manager? | what you said about the new manager
what did i tell you about the party | what you said about the party
what did i say about the neighbour's tree | what you said about the neighbour's tree
What did I say I'd do tomorrow? | what you plan to do tomorrow
what did i say my plan b was | your plan B
What was it I said about the wedding? | what you said about the wedding
what did i promise my daughter | what you promised your daughter
What did I decide about the loan? | what you decided about the loan
What was my idea for the garden? | your idea for the garden
what did i say about moving abroad | what you said about moving abroad
remind me what i wanted to buy | what you wanted to buy
remind me why i was cross with tom | why you had a quarrel with Tom
remind me what i was going to ask the doctor | what you wanted to ask the doctor
remind me of my new year's resolution | your New Year's resolution
remind me who i owe money | whom you owe money
Remind me how much I lent my cousin. | how much you lent your cousin
what was that joke i told you | the joke
what did i say the code was | the code
Which candidate did I say I'd vote for? | which candidate you vote for
Who do I vote for? | whom you vote for
am i a member of any union | whether you belong to a union
am i left alone at the weekend | whether you have company at the weekend
Do I have any plans to move? | whether you plan to move
What's my motto? | your motto
What is my biggest regret? | your biggest regret
whats my guilty pleasure | your guilty pleasure
My earliest memory? | your earliest memory
What's in my diary for 3 March? | what is in your diary for 3 March
what chinese zodiac sign am i | your Chinese zodiac sign
whats my verdict on the new flat | your verdict on the new flat
my personality type? | your personality type
What's my degree classification? | the mark of your degree
which year did i finish school | which year you finished school
How long have I worked here? | how long you have worked here
When do I get my pension? | when you get your pension
What's my notice period? | your notice period
who interviewed me | who did your interview
what's my desk number | your desk number
How many people are in my team? | how many people your team has
what bonus did i get | what bonus you got
what did we agree in the meeting | what the meeting agreed on
Who sits on my left in the office? | who sits on your left in the office
Which airline did I book? | which airline you booked
how many stars has my hotel got | how many stars your hotel has
Who am I travelling with? | whom you travel with
how long am i staying there | how long you stay there
What's my booking reference? | your booking reference
how much luggage may i take | how much luggage you may take
"""


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Rows of "question | what was not told"."""
    rows = (line.partition(" | ") for line in text.strip().splitlines())
    return tuple((question, noun) for question, _, noun in rows)


NEVER_MORE = _pairs(_ROWS)
