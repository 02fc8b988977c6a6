"""Ten facts of ten slots, as several stories tell and ask them."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass

from tests.journeys.talk import chat, section
from tests.journeys.words import distinct

MEMORY = ("identity", "instructions", "pinned", "recalled")


@dataclass(frozen=True)
class Told:
    """What is said, what is asked in a conversation of its own, and the word to hear."""

    statement: str
    question: str
    value: str


def ten(rng: random.Random) -> list[Told]:
    """Ten facts of ten slots."""
    w = distinct(rng, 10)
    return [
        Told(f"From now on, call me {w[0]}.", "What should you call me?", w[0]),
        Told(f"I have a dog called {w[1]}.", "Do you remember my dog's name?", w[1]),
        Told(f"I live in {w[2]}.", "Which town do I live in?", w[2]),
        Told(f"My sister is called {w[3]}.", "What's the name of my sister?", w[3]),
        Told(f"My favourite band is {w[4]}.", "Which band do I like best?", w[4]),
        Told(f"I work at {w[5]}.", "Where do I work?", w[5]),
        Told(f"I'm allergic to {w[6].lower()}.", "What am I allergic to?", w[6]),
        Told(f"My favourite food is {w[7].lower()}.", "What is my favourite food?", w[7]),
        Told(f"I play the {w[8].lower()}.", "What instrument do I play?", w[8]),
        Told(f"My boat is called {w[9]}.", "What's my boat called?", w[9]),
    ]


NEVER_TOLD = [
    "What's my blood type?",
    "What is my cat called?",
    "What's my brother's name?",
    "When is my birthday?",
    "What car do I drive?",
    "What's my favourite film?",
    "Which school did I go to?",
    "What's my shoe size?",
    "Who is my dentist?",
    "What's my wife's name?",
]
GENERAL = "What is the capital of France?"
DENIALS = (
    *("haven't", "don't know", "not told", "didn't tell", "never told", "no idea", "not sure"),
    *("yet", "don't have", "didn't mention", "can't", "unknown"),
)


def right(answers: list[str], facts: list[Told]) -> int:
    """How many answers carry their value."""
    return sum(f.value.lower() in a.lower() for a, f in zip(answers, facts, strict=True))


SEED = int(os.environ.get("LUNA_JOURNEY_SEED", "7"))


def denials(replies: list[str]) -> int:
    """How many replies admit that the answer was never told."""
    return sum(any(word in reply.lower() for word in DENIALS) for reply in replies)


def tell(facts: list[Told]) -> None:
    """(a) Each is told in a conversation of its own; the prompt that answers has it already."""
    with chat() as luna:
        for fact in facts:
            answer = luna.ask_anew(fact.statement)
            assert answer["remembered"], fact.statement
            assert fact.value.lower() in section(answer, *MEMORY).lower(), fact.statement
            if fact is facts[0]:
                assert fact.value.lower() in answer["reply"].lower(), answer["reply"]
