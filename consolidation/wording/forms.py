"""Prompts as the chat sends them, in the form of `app/talk/prompt/prompt.py`; invented facts."""

from __future__ import annotations

import random
import re
from collections.abc import Collection, Sequence

from consolidation.wording.absence import FAVOURITES, OWNED, PETS
from consolidation.wording.general import words
from memory.vocabulary.english.calendar import DAYS
from memory.vocabulary.prompt_form import system_text, user_text
from memory.vocabulary.records import Fact, Kind, Message

_ONSETS = words("b br d dr f g gl h k kl l m n p pr r s st t tr v w z sh ch")
_VOWELS = words("a e i o u ai ea oo ou")
_CODAS = ("", "", "l", "m", "n", "r", "s", "t", "x", "nd", "ck")


def prompt(
    question: str, facts: Sequence[Fact] = (), earlier: Sequence[Message] = ()
) -> tuple[Message, ...]:
    """The messages of one turn, with each fact in its section of the prompt."""
    identity = [f.text for f in facts if f.kind is Kind.IDENTITY]
    instructions = [f.text for f in facts if f.kind is Kind.INSTRUCTION]
    recalled = [f.text for f in facts if f.kind not in (Kind.IDENTITY, Kind.INSTRUCTION)]
    system = Message("system", system_text(identity, instructions))
    return (system, *earlier, Message("user", user_text(question, recalled)))


def is_style(fact: Fact) -> bool:
    """Whether a fact changes how Luna talks, not only what she knows."""
    return fact.kind is Kind.INSTRUCTION or fact.slot == "call_name"


def invented(rng: random.Random) -> str:
    """A word of random syllables that no model knows."""
    count = rng.choice((2, 2, 2, 3))
    word = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)
                   for _ in range(count))  # fmt: skip
    return word.capitalize()


def other_value(rng: random.Random, value: str) -> str:
    """Another value of the same type: a time for a time, a day for a day, else an invented word."""
    if re.search(r"\d{1,2}:\d\d", value):
        return re.sub(r"\d{1,2}:\d\d", f"{rng.randint(5, 22)}:{rng.randint(10, 59)}", value)
    days = tuple(name.capitalize() for name in DAYS)
    day = next((d for d in days if d in value), "")
    if day:
        return value.replace(day, rng.choice([d for d in days if d != day]))
    word = invented(rng)
    return word if value[:1].isupper() else word.lower()


def changed(rng: random.Random, fact: Fact) -> Fact:
    """The same fact with another value."""
    value = other_value(rng, fact.value)
    text = re.sub(rf"(?<!\w){re.escape(fact.value)}(?!\w)", lambda _: value, fact.text)
    return Fact(fact.slot, value, text, fact.kind, id="", revision=0)


def strangers(rng: random.Random, count: int, have: Collection[tuple[str, str]] = ()) -> list[Fact]:
    """Invented facts on topics that are not in `have` ((family, noun) pairs)."""
    pool = [("favourite", noun) for noun in FAVOURITES]
    pool += [("named", noun) for noun in (*PETS, *OWNED)]
    pool = [topic for topic in pool if topic not in have]
    facts = []
    for family, noun in rng.sample(pool, count):
        value = invented(rng)
        if family == "favourite":
            value = value.lower() if rng.random() < 0.5 else value
            text = f"The user's favourite {noun} is {value}."
        elif noun in PETS:
            text = f"The user has a {noun} called {value}."
        else:
            text = f"The user's {noun} is called {value}."
        facts.append(Fact(f"{family}.{noun}", value, text, Kind.FACT, id="", revision=0))
    return facts
