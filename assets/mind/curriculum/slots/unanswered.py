"""Questions beside what is known: curt ones about a neighbour of it, and its untold sides.

A model that copies well answers "sister?" with the brother, and "how old is my dog?" with the
dog's name, unless just these questions are met where only the brother or the name is known.
"""

from __future__ import annotations

import random
from collections.abc import Set

from assets.mind.curriculum.slots.families import FAMILY, OPEN_NOUNS, OWNED, PERSONS, PETS, Slot
from assets.mind.curriculum.slots.words import listed
from memory.vocabulary.english.inflection import plural

_PERSONS = {noun.replace("_", " ") for noun in (*FAMILY, *PERSONS)}
# Nouns that may mean one and the same: knowing one, nobody can say that the other is untold.
_ALIKE = (
    "partner wife husband girlfriend boyfriend", "boss manager colleague", "coach trainer",
    "teacher tutor", "flatmate roommate partner", "doctor therapist vet", "house cottage home",
    "best_friend friend", "boat ship yacht canoe kayak", "company shop café employer",
    "garden plant", "street village home city", "car moped tractor", "horse pony",
    "lizard gecko", "band choir team club", "school university college class",
    "blog website project", "favourite_food favourite_dish favourite_dessert favourite_cake "
    "favourite_cheese favourite_soup favourite_fruit", "favourite_drink favourite_tea",
    "favourite_game favourite_board_game favourite_sport favourite_hobby favourite_toy",
    "favourite_book favourite_writer favourite_poet", "favourite_film favourite_series",
    "favourite_song favourite_singer favourite_band favourite_composer",
    "favourite_city favourite_place favourite_restaurant", "favourite_animal favourite_bird",
    "favourite_flower favourite_tree", "guitar instrument", "bicycle scooter motorbike",
    "sport favourite_sport training hobby favourite_hobby", "reading favourite_book",
    "morning_drink favourite_drink favourite_tea", "team sport",
)  # fmt: skip
_GROUPS = tuple({noun.replace("_", " ") for noun in row.split()} for row in _ALIKE)
# {n} is a noun, {m} its plural.
_ONE = (
    "{n}?", "my {n}?", "{n}s name?", "my {n}s name?", "my {n}'s name", "name of my {n}",
    "name of the {n}?", "{n} name?", "and my {n}?", "whats my {n} called", "what about my {n}",
    "remind me, my {n}?", "so, my {n}?", "the {n}'s name?", "{n}: name?", "My {n}: who or what?",
    "what was my {n} called", "and the name of my {n}", "{n}, what's the name",
    "you know my {n}'s name?", "my {n}'s name again?",
)  # fmt: skip
_ONE_PERSON = (
    "who's my {n}", "whos my {n}?", "my {n} is who", "who was my {n} again", "who's the {n}",
    "remind me who my {n} is", "who do i mean by my {n}",
)  # fmt: skip
_MANY = (
    "{m}?", "my {m}?", "my {m} names?", "names of my {m}", "name my {m}", "what are my {m} called",
    "my {m}, what are they called?", "whats the names of my {m}", "tell me my {m} names",
    "My {m}' names?", "Can you list my {m} by name?", "do you know what my {m} are called",
    "remind me what my {m} are called", "the names of all my {m}?", "and my {m}?",
    "What are the names of my {m}?", "which names do my {m} have",
)  # fmt: skip
_ONE_FAVOURITE = (
    "fav {n}?", "favourite {n}", "my favourite {n}?", "my fav {n}", "favorite {n}?", "{n} i love?",
    "and my favourite {n}?", "whats my fave {n}", "best {n} for me?", "remind me, favourite {n}?",
    "top {n}?", "which {n} do i like",
)  # fmt: skip
_MANY_FAVOURITE = (
    "my favourite {m}?", "favourite {m}?", "which {m} do i love", "fav {m}", "top {m} of mine?",
    "Which {m} are my favourites?", "what {m} do i like most", "What are my favourite {m}?",
    "list my favourite {m}", "my fave {m} pls",
)  # fmt: skip
# Words for several of them, and whom they could mean.
_TOGETHER = (
    ("parents", "mother father"), ("siblings", "sister brother"), ("kids", "son daughter"),
    ("children", "son daughter"), ("grandparents", "grandmother grandfather"),
    ("in-laws", "mother-in-law"), ("friends", "best_friend friend"),
    ("colleagues", "colleague boss"), ("aunts and uncles", "aunt uncle"),
    ("brothers and sisters", "sister brother"), ("teachers", "teacher tutor coach"),
)  # fmt: skip
# What a name does not tell: by the sort of what has it.
_SIDES_PET = (
    "how old is my {n}", "How old is my {n}?", "my {n}s age?", "whats the age of my {n}",
    "When was my {n} born?", "what colour is my {n}", "What breed is my {n}?",
    "How long have I had my {n}?", "where did i get my {n}", "what does my {n} eat",
    "What's my {n}'s favourite toy?", "how heavy is my {n}", "is my {n} male or female",
    "when did i last take my {n} to the vet", "my {n}'s birthday?", "Where does my {n} sleep?",
    "What is my {n} scared of?", "who gave me my {n}", "how many years has my {n} got",
    "who looks after my {n} when I'm away",
)  # fmt: skip
_SIDES_PERSON = (
    "how tall is my {n}", "What's my {n}'s phone number?", "my {n}s number?",
    "What colour are my {n}'s eyes?", "when did i last see my {n}", "How did I meet my {n}?",
    "what did my {n} give me for my birthday", "What's my {n}'s shoe size?",
    "what did my {n} tell me yesterday", "When is my {n} coming to visit?",
    "my {n}'s email address?", "my {n}s surname at birth?", "How long have I known my {n}?",
    "what does my {n} think of me", "what did i get my {n} for christmas",
    "What's my {n}'s middle name?", "is my {n} married", "How many children does my {n} have?",
    "when did my {n} last call me", "what's my {n}'s star sign",
)  # fmt: skip
# These are slots of `people`: (topic, question).
_SIDES_TOPIC = (
    ("age", "how old is my {n}"), ("age", "my {n}s age?"), ("home", "where does my {n} live"),
    ("home", "Which town is my {n} in?"), ("job", "my {n}s job?"), ("job", "what does my {n} do"),
    ("birthday", "my {n}s birthday?"), ("birthday", "When's my {n}'s birthday?"),
    ("employer", "where does my {n} work"), ("likes", "what does my {n} like"),
    ("allergy", "my {n}s allergies?"), ("hobby", "my {n}'s hobby?"),
    ("car", "What car does my {n} drive?"), ("dislikes", "what does my {n} hate"),
    ("instrument", "What does my {n} play?"), ("studies", "what's my {n} studying"),
)  # fmt: skip
_SIDES_THING = (
    "how old is my {n}", "How old is my {n}?", "What did my {n} cost?", "my {n}s age?",
    "since when do i have my {n}", "what colour is my {n}", "Where is my {n} right now?",
    "How big is my {n}?", "Who had my {n} before me?", "what's my {n} worth",
    "when did i first see my {n}", "What do I like most about my {n}?",
    "how did my {n} get its name", "what year is my {n} from", "Who gave my {n} its name?",
    "what did I say was wrong with my {n}",
)  # fmt: skip
_SIDES_FAVOURITE = (
    "why do i like my favourite {n} so much", "Who introduced me to my favourite {n}?",
    "since when has it been my favourite {n}", "What's my second favourite {n}?",
    "what's my least favourite {n}", "Which {n} do I find the worst?",
    "which {n} can't I stand", "What's my mum's favourite {n}?", "my kids' favourite {n}?",
    "What was my favourite {n} as a child?", "Where did I find my favourite {n}?",
    "when did i last have my favourite {n}", "what was my favourite {n} ten years ago",
)  # fmt: skip
# Of whom people have one.
_SINGLE = listed(
    "wife husband mother father partner girlfriend boyfriend mother-in-law street village"
)


def clashes(name: str, names: Set[str]) -> bool:
    """Whether a slot may ask for what one of the known slots answers."""
    return any(
        other == name or any(name in group and other in group for group in _GROUPS)
        for other in names
    )


def _favoured(slot: Slot) -> bool:
    return slot.name.startswith("favourite ")


def _named(slot: Slot) -> bool:
    return " is called " in slot.answer and "/" not in slot.name


def curt(rng: random.Random, known: list[Slot], slots: tuple[Slot, ...]) -> str:
    """A short question about a neighbour of what is known, one or several; "" where none is."""
    names = {slot.name for slot in known}
    if rng.random() < 0.12:
        free = [word for word, all_of in _TOGETHER if _free(all_of, names)]
        if not any(_named(slot) and slot.name not in _PERSONS for slot in known):
            free += ["pets", "animals"]
        if free:
            return rng.choice(_MANY).format(m=rng.choice(free))
    sorts = {(_favoured(slot), slot.kind) for slot in known if _favoured(slot) or _named(slot)}
    fits = [
        slot
        for slot in rng.sample(slots, min(40, len(slots)))
        if (_favoured(slot) or _named(slot)) and not clashes(slot.name, names)
    ]
    near = [slot for slot in fits if (_favoured(slot), slot.kind) in sorts]
    if not fits:
        return ""
    slot = rng.choice(near if near and rng.random() < 0.75 else fits)
    noun = slot.name.removeprefix("favourite ")
    several = rng.random() < 0.35 and noun not in _SINGLE
    forms: tuple[str, ...]
    if _favoured(slot):
        forms = _MANY_FAVOURITE if several else _ONE_FAVOURITE
    elif several:
        forms = _MANY
    else:
        forms = (*_ONE, *_ONE_PERSON) if slot.kind == "person" else _ONE
    return rng.choice(forms).format(n=noun, m=plural(noun))


def _free(nouns: str, names: Set[str]) -> bool:
    return names.isdisjoint(noun.replace("_", " ") for noun in nouns.split())


def side(rng: random.Random, known: list[Slot]) -> str:
    """What nobody told about something that is known; "" where there is nothing to ask."""
    names = {slot.name for slot in known}
    having = [slot for slot in known if _favoured(slot) or _named(slot)]
    if not having:
        return ""
    slot = rng.choice(having)
    noun = slot.name.removeprefix("favourite ")
    if _favoured(slot):
        # "What's my mum's favourite film?" may be known, and so may what the user hates.
        if any("/favourite/" in name for name in names) or "dislikes" in names:
            return ""
        return rng.choice(_SIDES_FAVOURITE).format(n=noun)
    if noun in _PERSONS:
        told = {name.split("/")[1] for name in names if name.startswith(f"{noun}/")}
        untold = [form for topic, form in _SIDES_TOPIC if topic not in told]
        return rng.choice((*untold, *_SIDES_PERSON)).format(n=noun)
    if slot.kind == "pet" or noun in PETS:
        return rng.choice(_SIDES_PET).format(n=noun)
    if slot.kind == "title" and (noun in OWNED or noun in OPEN_NOUNS):
        return rng.choice(_SIDES_THING).format(n=noun)
    return ""
