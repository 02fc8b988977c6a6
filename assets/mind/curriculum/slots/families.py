"""What can be known about a user: how it is stated, stored, asked and answered.

`{v}` is the value, `{n}` the noun of a family. Some nouns and some wordings are kept out of
training and serve evaluation only (`HELD_OUT_NOUNS`, `Slot.held_out_questions`).
"""

from __future__ import annotations

from dataclasses import dataclass

from assets.mind.curriculum.slots import own, wordings_general, wordings_more
from assets.mind.curriculum.slots.words import listed


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
        own: Those of `asks` that fit this slot only and do not say its noun.
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
    own: tuple[str, ...] = ()


PETS = listed("dog cat rabbit horse parrot hamster tortoise goldfish pony lizard donkey")
FAMILY = listed(
    "sister brother wife husband mother father son daughter aunt uncle cousin grandmother "
    "grandfather partner girlfriend boyfriend nephew mother-in-law"
)
PERSONS = listed(
    "doctor teacher boss neighbour best_friend landlord coach therapist flatmate colleague "
    "hairdresser vet tutor"
)
OWNED = listed(
    "boat house band team company project street school garden bicycle café village club guitar "
    "shop blog farm robot car laptop horse-trailer cottage ship plant choir"
)
FAVOURITES = listed(
    "colour band food drink film book game song city animal sport flower dish writer singer "
    "season tree fruit painter poet board_game cheese cake tea series actor composer hobby "
    "restaurant dessert soup planet number bird place toy"
)
# Anything can have a name or be a favourite: nouns that make a slot of their own now and then,
# so that the noun too is copied from the question.
OPEN_NOUNS = listed(
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
)
HELD_OUT_PETS = ["ferret", "goat"]
HELD_OUT_PEOPLE = ["niece", "stepfather", "dentist", "lawyer", "mentor", "gardener"]
HELD_OUT_OWNED = ["sailboat", "bakery", "orchestra", "van", "greenhouse", "telescope"]
HELD_OUT_FAVOURITES = [
    "wine",
    "vegetable",
    "museum",
    "perfume",
    "language",
    "sauce",
    "instrument",
    "podcast",
    "river",
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
        f"My {n}'s name?",
        f"{n} name?",
        f"What name does my {n} have?",
        f"What did I call my {n}?",
        f"Say my {n}'s name.",
        f"Name my {n}.",
        f"Please remind me what my {n} is called.",
        f"I'm trying to think of my {n}'s name.",
        f"You know my {n}, don't you? What is the name?",
        f"Could you give me my {n}'s name?",
        f"How do you call my {n}?",
        f"what was my {n} called again",
    ]
    if who:
        asks += [f"Who is my {n}?", f"who's my {n}?"]
    else:
        asks += [f"I need the name of my {n}.", f"What do I call my {n}?"]
    further = (*wordings_more.NAMED, *wordings_general.NAMED)
    if who:
        further += (*wordings_more.NAMED_PERSON, *wordings_general.NAMED_PERSON)
    elif kind == "pet":
        further += wordings_general.NAMED_PET
    asks += [pattern.format(n=n) for pattern in further]
    only_here = own.NAMED.get(noun, ())
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
        asks=(*asks, *only_here),
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
        own=only_here,
    )


def favourite(noun: str) -> Slot:
    """A favourite of some sort."""
    n = noun.replace("_", " ")
    kind = {
        "food": "food",
        "dish": "food",
        "fruit": "food",
        "cake": "food",
        "soup": "food",
        "dessert": "food",
        "cheese": "food",
        "city": "place",
        "place": "place",
        "season": "thing",
        "number": "number",
        "restaurant": "title",
        "singer": "person",
        "writer": "person",
        "actor": "person",
        "poet": "person",
        "painter": "person",
        "composer": "person",
        "book": "title",
        "film": "title",
        "song": "title",
        "series": "title",
    }.get(noun, "thing")
    only_here = own.FAVOURITE.get(noun, ())
    return Slot(
        name=f"favourite {n}",
        kind=kind,
        facts=(
            f"The user's favourite {n} is {{v}}.",
            f"The user's favourite {n} is {{v}}.",
            f"The user's favorite {n} is {{v}}.",
        ),
        told=(
            f"My favourite {n} is {{v}}.",
            f"my favorite {n} is {{v}}",
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
            f"My favourite {n}?",
            f"favourite {n}?",
            f"Which {n} do I prefer?",
            f"Name my favourite {n}.",
            f"What {n} is my favourite?",
            f"Could you tell me which {n} I love?",
            f"When it comes to {n}, what is my favourite?",
            f"What did I say my favourite {n} is?",
            f"Guess my favourite {n}.",
            f"Of every {n}, which one do I like most?",
            *(pattern.format(n=n) for pattern in wordings_more.FAVOURITE),
            *(pattern.format(n=n) for pattern in wordings_general.FAVOURITE),
            *only_here,
        ),
        held_out_questions=(
            f"Which {n} do I like best?",
            f"Do you remember which {n} is my favourite?",
            f"What would you say is my favourite {n}?",
        ),
        answer=f"Your favourite {n} is {{v}}.",
        noun=f"your favourite {n}",
        yes_no=f"Is {{v}} my favourite {n}?",
        own=only_here,
    )
