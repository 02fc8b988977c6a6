"""Which slots are trained, which are kept for evaluation, and what is never known."""

from __future__ import annotations

from assets.mind.curriculum.slots.doings import DOINGS
from assets.mind.curriculum.slots.families import (
    FAMILY,
    FAVOURITES,
    HELD_OUT_FAVOURITES,
    HELD_OUT_OWNED,
    HELD_OUT_PEOPLE,
    HELD_OUT_PETS,
    OWNED,
    PERSONS,
    PETS,
    Slot,
    favourite,
    named,
)
from assets.mind.curriculum.slots.never import NEVER_MORE
from assets.mind.curriculum.slots.singles import SINGLES

TRAINED: tuple[Slot, ...] = (
    *(named(n, "pet") for n in PETS),
    *(named(n, "person") for n in (*FAMILY, *PERSONS)),
    *(named(n, "title") for n in OWNED),
    *(favourite(n) for n in FAVOURITES),
    *SINGLES,
    *SINGLES,  # twice: they carry more wordings each
    *DOINGS,
)  # fmt: skip
HELD_OUT: tuple[Slot, ...] = (
    *(named(n, "pet") for n in HELD_OUT_PETS),
    *(named(n, "person") for n in HELD_OUT_PEOPLE),
    *(named(n, "title") for n in HELD_OUT_OWNED),
    *(favourite(n) for n in HELD_OUT_FAVOURITES),
)  # fmt: skip

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
    ("What did I dream about?", "what you dreamt about"),
    ("How do I take my coffee?", "how you take your coffee"),
    ("What's my salary?", "your salary"),
    ("What's my favourite memory?", "your favourite memory"),
    ("How long is my way to work?", "how long your way to work is"),
    ("What did I buy yesterday?", "what you bought yesterday"),
    ("When did I start my job?", "when you started your job"),
    ("What's my hair colour?", "your hair colour"),
    ("How many siblings do I have?", "how many siblings you have"),
    ("What's my phone number?", "your phone number"),
    ("What did I want for my birthday?", "what you wanted for your birthday"),
    ("Where did I spend the summer?", "where you spent the summer"),
    ("Which tooth hurts?", "which tooth hurts"),
    ("When does my train leave?", "when your train leaves"),
    ("What did my sister say?", "what your sister said"),
    ("Where are my keys?", "where your keys are"),
    ("What do I wear today?", "what you wear today"),
    ("How fast do I run?", "how fast you run"),
    ("What's my dress size?", "your dress size"),
    ("Which school do my children go to?", "which school your children go to"),
    ("What was my first job?", "what your first job was"),
    ("Who was my first love?", "who your first love was"),
    ("When is my next holiday?", "when your next holiday is"),
    ("What's my religion?", "your religion"),
    ("How often do I exercise?", "how often you exercise"),
    ("Which bus do I take?", "which bus you take"),
    *NEVER_MORE,
)  # fmt: skip
# The same, for evaluation only.
NEVER_HELD_OUT = (
    "What's my ring size?", "How many cousins do I have?", "When did I learn to swim?",
    "What's my lucky number?", "Who taught me to drive?", "What did I have for lunch?",
    "What's my bank called?", "Which hand do I write with?", "Where did I park?",
    "What's my waist size?", "When did I move in?", "What was my first pet's name?",
    "Who is my hero?", "What's my passport number?", "How many books do I own?",
)  # fmt: skip
