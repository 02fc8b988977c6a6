"""What can be known about a user: how it is stated, stored, asked and answered.

`{v}` is the value, `{n}` the noun of a family. Some nouns and some wordings are kept out of
training and serve evaluation only (`HELD_OUT_NOUNS`, `Slot.held_out_questions`).
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Slot:
    """One thing to know.

    Attributes:
        facts: Third-person lines, as fast memory writes them.
        told: What the user says.
        asks: Questions about it; `held_out_questions` are never trained.
        answer: The reply in second person.
        kind: Which values fit (`words.value`).
        noun: What it is about, in "You haven't told me ...".
        reverse: The reply to "Who or what is {v}?", empty where that makes no sense.
    """

    name: str
    kind: str
    facts: tuple[str, ...]
    told: tuple[str, ...]
    asks: tuple[str, ...]
    held_out_questions: tuple[str, ...]
    answer: str
    noun: str
    reverse: str = ""
    yes_no: str = ""


PETS = "dog cat rabbit horse parrot hamster tortoise goldfish pony lizard donkey".split()
FAMILY = (
    "sister brother wife husband mother father son daughter aunt uncle cousin grandmother "
    "grandfather partner girlfriend boyfriend nephew mother-in-law"
).split()
PERSONS = (
    "doctor teacher boss neighbour best friend landlord coach therapist flatmate colleague "
    "hairdresser vet tutor"
).replace("best friend", "best_friend").split()
OWNED = (
    "boat house band team company project street school garden bicycle café village club guitar "
    "shop blog farm robot car laptop horse-trailer cottage ship plant choir"
).split()
FAVOURITES = (
    "colour band food drink film book game song city animal sport flower dish writer singer "
    "season tree fruit painter poet board_game cheese cake tea series actor composer hobby "
    "restaurant dessert soup planet number bird place toy"
).split()
# Anything can have a name or be a favourite: nouns that make a slot of their own now and then,
# so that the noun too is copied from the question.
OPEN_NOUNS = (
    "apartment avatar beach bear bench bicycle book brand breakfast bridge bus camera camp "
    "candle canoe castle chair channel character cheese chicken church class clock coat "
    "college computer corner cow crow desk doll drone duck engine estate exercise fabric fern "
    "fireplace fish forest fountain frog gang goose guest hall hat hedgehog hen hero hill "
    "hotel island jacket kayak kettle kite lake lamp landscape lion lizard magazine market "
    "material meal medicine melody metal model moped motorbike mountain newspaper office owl "
    "park pen phone pig plane plant poem printer province pub puppet quote rat recipe region "
    "room sandwich scooter server sheep shoe snack snake sofa software song sparrow spice "
    "stone store story stove swan table tablet tent theatre tower tractor trail train turtle "
    "umbrella uniform university vase violin watch waterfall website whale wolf word workshop "
    "yacht yoghurt zebra "
).split()
HELD_OUT_PETS = ["ferret", "goat"]
HELD_OUT_PEOPLE = ["niece", "stepfather", "dentist", "lawyer", "mentor", "gardener"]
HELD_OUT_OWNED = ["sailboat", "bakery", "orchestra", "van", "greenhouse", "telescope"]
HELD_OUT_FAVOURITES = [
    "wine", "vegetable", "museum", "perfume", "language", "sauce", "instrument", "podcast", "river",
]


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def named(noun: str, kind: str) -> Slot:
    """Somebody or something that has a name."""
    n = noun.replace("_", " ")
    possible = [
        f"The user's {n} is called {{v}}.",
        f"The user's {n} is named {{v}}.",
        f"The user's {n}'s name is {{v}}.",
    ]
    has = kind in ("pet", "title")
    if has:
        possible += [f"The user has {_article(n)} {n} called {{v}}."] * 2
        possible += [f"The user has {_article(n)} {n} named {{v}}."]
    who = kind == "person"
    asks = [
        f"What's my {n} called?",
        f"What is my {n} called?",
        f"What's the name of my {n}?",
        f"What is the name of my {n}?",
        f"Do you know what my {n} is called?",
        f"Tell me the name of my {n}.",
        f"what is my {n}'s name",
        f"What did I say my {n} is called?",
        f"Can you remind me what my {n} is called?",
        f"My {n} is called?",
        f"What's my {n}'s name?",
        f"Do you remember the name of my {n}?",
    ]
    if who:
        asks += [f"Who is my {n}?", f"who's my {n}?"]
    else:
        asks += [f"I need the name of my {n}.", f"What do I call my {n}?"]
    return Slot(
        name=n,
        kind=kind,
        facts=tuple(possible),
        told=(
            f"My {n} is called {{v}}.",
            f"My {n}'s name is {{v}}.",
            f"my {n} is called {{v}}",
            *((f"I have {_article(n)} {n} called {{v}}.",) if has or noun in FAMILY else ()),
            f"By the way, my {n} is called {{v}}.",
            f"My {n} is named {{v}}.",
        ),
        asks=tuple(asks),
        held_out_questions=(
            f"Do you remember my {n}'s name?",
            f"How is my {n} called?",
            f"Remind me of my {n}'s name, please.",
            f"Could you tell me what my {n}'s name is?",
        ),
        answer=f"Your {n} is called {{v}}.",
        noun=f"your {n}'s name",
        reverse=f"{{v}} is your {n}.",
        yes_no=f"Is my {n} called {{v}}?",
    )


def favourite(noun: str) -> Slot:
    """A favourite of some sort."""
    n = noun.replace("_", " ")
    kind = {
        "food": "food", "dish": "food", "fruit": "food", "cake": "food", "soup": "food",
        "dessert": "food", "cheese": "food", "city": "place", "place": "place", "season": "thing",
        "number": "number", "restaurant": "title", "singer": "person", "writer": "person",
        "actor": "person", "poet": "person", "painter": "person", "composer": "person",
        "book": "title", "film": "title", "song": "title", "series": "title",
    }.get(noun, "thing")
    return Slot(
        name=f"favourite {n}",
        kind=kind,
        facts=(
            f"The user's favourite {n} is {{v}}.",
            f"The user's favourite {n} is {{v}}.",
            f"The user's favorite {n} is {{v}}.",
            f"{{v}} is the user's favourite {n}.",
        ),
        told=(
            f"My favourite {n} is {{v}}.",
            f"my favorite {n} is {{v}}",
            f"{{v}} is my favourite {n}.",
            f"The {n} I like best is {{v}}.",
        ),
        asks=(
            f"What's my favourite {n}?",
            f"What is my favourite {n}?",
            f"What is my favorite {n}?",
            f"what's my favorite {n}",
            f"Which {n} is my favourite?",
            f"Do you know my favourite {n}?",
            f"Tell me my favourite {n}.",
            f"Which {n} do I love most?",
            f"What {n} do I like the most?",
            f"Can you remind me what my favourite {n} is?",
        ),
        held_out_questions=(
            f"Which {n} do I like best?",
            f"Do you remember which {n} is my favourite?",
            f"What would you say is my favourite {n}?",
        ),
        answer=f"Your favourite {n} is {{v}}.",
        noun=f"your favourite {n}",
        yes_no=f"Is {{v}} my favourite {n}?",
    )


SINGLES = (
    Slot("home", "place",
         ("The user lives in {v}.", "The user's home is in {v}.", "The user lives in {v} now."),
         ("I live in {v}.", "I moved to {v}.", "i live in {v}", "My home is in {v}.",
          "I've just moved to {v}."),
         ("Where do I live?", "Which city do I live in?", "what town do i live in",
          "Where is my home?", "In which place do I live?", "Do you know where I live?",
          "Tell me where I live.", "What city do I live in?", "Where did I say I live?"),
         ("Which town do I live in?", "Do you remember where I live?", "Where's my home?"),
         "You live in {v}.", "where you live", "{v} is where you live.", "Do I live in {v}?"),
    Slot("origin", "place",
         ("The user comes from {v}.", "The user is from {v}.", "The user grew up in {v}."),
         ("I come from {v}.", "I'm from {v}.", "I grew up in {v}.", "I was born in {v}."),
         ("Where do I come from?", "Where am I from?", "Where did I grow up?",
          "Do you know where I come from?", "What is my hometown?", "Tell me where I'm from."),
         ("What place am I from?", "Do you remember where I come from?"),
         "You come from {v}.", "where you come from"),
    Slot("job", "job",
         ("The user works as a {v}.", "The user is a {v}.", "The user's job is {v}."),
         ("I work as a {v}.", "I'm a {v}.", "My job is {v}.", "I am a {v} by trade."),
         ("What do I do for a living?", "What's my job?", "What is my job?", "What do I work as?",
          "what's my profession", "What kind of work do I do?", "Tell me what my job is."),
         ("What is my profession?", "Do you remember what I do for work?"),
         "You work as a {v}.", "what your job is", "", "Do I work as a {v}?"),
    Slot("employer", "title",
         ("The user works at {v}.", "The user works for {v}.", "The user's employer is {v}."),
         ("I work at {v}.", "I work for {v}.", "i'm working at {v}", "My employer is {v}."),
         ("Where do I work?", "Who do I work for?", "Which company do I work for?",
          "what company do i work at", "Who is my employer?", "Do you know where I work?",
          "Tell me where I work."),
         ("At which company do I work?", "Do you remember where I work?"),
         "You work at {v}.", "where you work", "{v} is where you work.", "Do I work at {v}?"),
    Slot("allergy", "food",
         ("The user is allergic to {v}.", "The user has an allergy to {v}."),
         ("I'm allergic to {v}.", "I am allergic to {v}.", "i'm allergic to {v}",
          "I have an allergy to {v}."),
         ("What am I allergic to?", "What's my allergy?", "Do I have any allergies?",
          "which allergy do i have", "What should I not eat because of my allergy?",
          "Tell me what I'm allergic to.", "Do you know what I'm allergic to?"),
         ("Which food am I allergic to?", "Do you remember my allergy?"),
         "You are allergic to {v}.", "what you are allergic to", "", "Am I allergic to {v}?"),
    Slot("instrument", "thing",
         ("The user plays the {v}.", "The user can play the {v}."),
         ("I play the {v}.", "i play the {v}", "I've been learning the {v}."),
         ("What instrument do I play?", "Which instrument do I play?", "what do i play",
          "Do you know which instrument I play?", "Tell me what instrument I play.",
          "What's my instrument?"),
         ("Which musical instrument do I play?", "Do you remember what instrument I play?"),
         "You play the {v}.", "what instrument you play", "", "Do I play the {v}?"),
    Slot("sport", "thing",
         ("The user does {v} as a sport.", "The user's sport is {v}."),
         ("My sport is {v}.", "I do {v} as a sport."),
         ("What sport do I do?", "Which sport do I do?", "What's my sport?",
          "Tell me which sport I do."),
         ("What kind of sport do I practise?",),
         "Your sport is {v}.", "which sport you do"),
    Slot("hobby", "thing",
         ("The user's hobby is {v}.", "The user enjoys {v} as a hobby."),
         ("My hobby is {v}.", "In my free time I do {v}.", "I enjoy {v} in my free time."),
         ("What's my hobby?", "What is my hobby?", "What do I do in my free time?",
          "which hobby do i have", "Tell me my hobby."),
         ("How do I spend my free time?", "Do you remember my hobby?"),
         "Your hobby is {v}.", "what your hobby is"),
    Slot("car", "title",
         ("The user drives a {v}.", "The user's car is a {v}."),
         ("I drive a {v}.", "My car is a {v}.", "i drive a {v}"),
         ("What car do I drive?", "Which car do I have?", "What kind of car do I drive?",
          "what do i drive", "Tell me what car I drive."),
         ("Do you remember what car I drive?", "What make is my car?"),
         "You drive a {v}.", "what car you drive"),
    Slot("language", "title",
         ("The user speaks {v}.", "The user is learning {v}."),
         ("I speak {v}.", "I'm learning {v}.", "i can speak {v}"),
         ("What language do I speak?", "Which language do I speak?", "What language am I learning?",
          "Do you know what language I speak?"),
         ("Do you remember which language I speak?",),
         "You speak {v}.", "which language you speak"),
    Slot("studies", "thing",
         ("The user studies {v}.", "The user is studying {v}."),
         ("I study {v}.", "I'm studying {v}."),
         ("What do I study?", "What am I studying?", "Which subject do I study?",
          "Tell me what I study."),
         ("Do you remember what I study?",),
         "You study {v}.", "what you study"),
    Slot("birthday", "date",
         ("The user's birthday is {v}.", "The user's birthday is on {v}.",
          "The user was born on {v}."),
         ("My birthday is {v}.", "My birthday is on {v}.", "I was born on {v}."),
         ("When is my birthday?", "When's my birthday?", "What day is my birthday?",
          "when was i born", "Do you know when my birthday is?"),
         ("On which date is my birthday?", "Do you remember my birthday?"),
         "Your birthday is on {v}.", "when your birthday is"),
    Slot("age", "number",
         ("The user is {v} years old.", "The user's age is {v}."),
         ("I'm {v} years old.", "I am {v} years old.", "I'm {v}."),
         ("How old am I?", "What's my age?", "Do you know how old I am?"),
         ("What age am I?",),
         "You are {v} years old.", "how old you are"),
    Slot("wake", "time",
         ("The user usually gets up at {v}.", "The user gets up at {v}.",
          "The user wakes up at {v}."),
         ("I usually get up at {v}.", "I get up at {v}.", "I wake up at {v}."),
         ("When do I get up?", "What time do I get up?", "What time do I wake up?",
          "when do i usually get up", "Tell me when I get up."),
         ("At what time do I usually get up?", "Do you remember when I wake up?"),
         "You get up at {v}.", "when you get up"),
    Slot("bed", "time",
         ("The user goes to bed at {v}.", "The user usually goes to bed at {v}."),
         ("I go to bed at {v}.", "I usually go to bed at {v}."),
         ("When do I go to bed?", "What time do I go to bed?", "what's my bedtime"),
         ("At what time do I usually go to bed?",),
         "You go to bed at {v}.", "when you go to bed"),
    Slot("training", "day",
         ("The user goes running on {v}s.", "The user runs on {v}s."),
         ("I go running on {v}s.", "I run every {v}."),
         ("When do I go running?", "On which day do I run?", "What day do I go running?"),
         ("Which day is my running day?",),
         "You go running on {v}s.", "when you go running"),
    Slot("morning drink", "food",
         ("The user drinks {v} every morning.", "The user drinks {v} in the morning."),
         ("I drink {v} every morning.", "Every morning I drink {v}."),
         ("What do I drink every morning?", "What do I drink in the morning?",
          "which drink do i have in the morning"),
         ("What's my morning drink?",),
         "You drink {v} every morning.", "what you drink in the morning"),
    Slot("diet", "food",
         ("The user doesn't eat {v}.", "The user does not eat {v}.", "The user never eats {v}."),
         ("I don't eat {v}.", "I never eat {v}.", "i don't eat {v}"),
         ("What don't I eat?", "What do I not eat?", "Which food do I avoid?",
          "Is there something I don't eat?"),
         ("What food do I never eat?",),
         "You don't eat {v}.", "what you don't eat"),
    Slot("likes", "thing",
         ("The user likes {v}.", "The user loves {v}.", "The user enjoys {v}."),
         ("I like {v}.", "I love {v}.", "I really like {v}.", "i love {v}"),
         ("What do I like?", "What do I love?", "Tell me something I like.",
          "Do you know what I like?", "What do I enjoy?"),
         ("What is something that I like?",),
         "You like {v}.", "what you like", "", "Do I like {v}?"),
    Slot("dislikes", "thing",
         ("The user dislikes {v}.", "The user hates {v}.", "The user doesn't like {v}."),
         ("I dislike {v}.", "I hate {v}.", "I don't like {v}.", "I can't stand {v}."),
         ("What do I dislike?", "What do I hate?", "What don't I like?",
          "Tell me something I don't like.", "Do you know what I hate?"),
         ("What is something that I can't stand?",),
         "You dislike {v}.", "what you dislike", "", "Do I hate {v}?"),
    Slot("team", "title",
         ("The user supports {v}.", "The user is a fan of {v}."),
         ("I support {v}.", "I'm a fan of {v}."),
         ("Which team do I support?", "Who do I support?", "What team am I a fan of?"),
         ("Do you remember the team I support?",),
         "You support {v}.", "which team you support"),
    Slot("reading", "title",
         ("The user is reading {v}.", "The user is reading a book called {v}."),
         ("I'm reading {v}.", "I am reading a book called {v}."),
         ("What am I reading?", "Which book am I reading?", "what book am i reading"),
         ("Do you remember what I'm reading?",),
         "You are reading {v}.", "what you are reading"),
    Slot("school", "title",
         ("The user went to {v}.", "The user went to school at {v}."),
         ("I went to {v}.", "I went to school at {v}."),
         ("Which school did I go to?", "Where did I go to school?", "What school did I attend?"),
         ("Do you remember which school I went to?",),
         "You went to {v}.", "which school you went to"),
    Slot("trip", "place",
         ("The user is travelling to {v} soon.", "The user is going to {v} on holiday."),
         ("I'm travelling to {v} soon.", "I'm going to {v} on holiday."),
         ("Where am I travelling?", "Where am I going on holiday?", "What trip do I have planned?"),
         ("Do you remember where I'm travelling?",),
         "You are travelling to {v}.", "where you are travelling"),
)

TRAINED: tuple[Slot, ...] = (
    *(named(n, "pet") for n in PETS),
    *(named(n, "person") for n in (*FAMILY, *PERSONS)),
    *(named(n, "title") for n in OWNED),
    *(favourite(n) for n in FAVOURITES),
    *SINGLES,
    *SINGLES,  # twice: they carry more wordings each
)
HELD_OUT: tuple[Slot, ...] = (
    *(named(n, "pet") for n in HELD_OUT_PETS),
    *(named(n, "person") for n in HELD_OUT_PEOPLE),
    *(named(n, "title") for n in HELD_OUT_OWNED),
    *(favourite(n) for n in HELD_OUT_FAVOURITES),
)

# Questions whose answer is never stored: the model must say so.
NEVER: tuple[tuple[str, str], ...] = (
    ("What's my blood type?", "your blood type"),
    ("What's my shoe size?", "your shoe size"),
    ("How tall am I?", "how tall you are"),
    ("What's my star sign?", "your star sign"),
    ("How much do I weigh?", "how much you weigh"),
    ("What's my eye colour?", "your eye colour"),
    ("When did I get married?", "when you got married"),
    ("How many children do I have?", "how many children you have"),
    ("What did I eat yesterday?", "what you ate yesterday"),
    ("Who did I meet last week?", "whom you met last week"),
    ("What's my address?", "your address"),
    ("Which floor do I live on?", "which floor you live on"),
    ("What is my middle name?", "your middle name"),
    ("What phone do I have?", "what phone you have"),
    ("When is my appointment?", "when your appointment is"),
    ("What did I dream about?", "what you dreamt about"),
    ("Who cuts my hair?", "who cuts your hair"),
    ("What am I afraid of?", "what you are afraid of"),
    ("How do I take my coffee?", "how you take your coffee"),
    ("What's my salary?", "your salary"),
)
