"""Cases for a model that was never trained on Luna's prompts, in two halves.

The prompts of `memory.vocabulary.prompt_form` were written with a look at the half "tuned"; no
word of the half "held" was tried before the forms were done.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeVar

from tests.benchmarks.mind.checks import abstains, names

Half = Literal["tuned", "held"]
Check = Callable[[str], bool]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Case:
    """What is known and typed, and the rule that judges the reply.

    Attributes:
        message: what the user types.
        facts: lines of the recalled block, as memory writes them.
        identity: lines of the system message.
        right: whether a reply is right.
    """

    message: str
    right: Check
    facts: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A fact, a question for it, and the spellings that answer it."""

    fact: str
    question: str
    values: tuple[str, ...]


def _told(table: str) -> tuple[Told, ...]:
    rows = [[cell.strip() for cell in row.split("|")] for row in table.strip().splitlines()]
    return tuple(Told(fact, question, tuple(values)) for fact, question, *values in rows)


_TOLD: dict[Half, tuple[Told, ...]] = {
    "tuned": _told("""
        The user lives in Bergen. | Where do I live? | Bergen
        The user has a dog called Biscuit. | What is my dog called? | Biscuit
        The user works as a carpenter. | What is my job? | carpenter
        The user is allergic to peanuts. | What am I allergic to? | peanuts | peanut
        The user's sister is called Marta. | What is my sister's name? | Marta
        The user's birthday is on 4 March. | When is my birthday? | 4 March | March 4 | 4th of March
        The user plays the cello. | Which instrument do I play? | cello
        The user's favourite colour is teal. | What is my favourite colour? | teal
        The user drives a Volvo. | What car do I drive? | Volvo
        The user studies geology. | What do I study? | geology
        The user's boss is called Harold. | Who is my boss? | Harold
        The user usually gets up at 6:30. | When do I get up? | 6:30
    """),
    "held": _told("""
        The user grew up in Tampere. | Which town did I grow up in? | Tampere
        The user has a cat called Pepper. | Remind me of my cat's name. | Pepper
        The user works at Siemens. | Which company do I work for? | Siemens
        The user doesn't eat pork. | What don't I eat? | pork
        The user's wife is called Ingrid. | How is my wife called? | Ingrid
        The user's anniversary is on 19 June. | What day is my anniversary? | 19 June | June 19
        The user speaks Portuguese. | Tell me which language I speak. | Portuguese
        The user's favourite drink is ginger tea. | What do I like to drink most? | ginger tea
        The user's hobby is archery. | What's my hobby? | archery
        The user supports Valencia. | Which team do I support? | Valencia
        The user's dentist is called Okafor. | Who is my dentist? | Okafor
        The user's boat is called Heron. | What did I name my boat? | Heron
    """),
}

# Asked beside everything above: nothing answers them.
_NEVER: dict[Half, tuple[str, ...]] = {
    "tuned": (
        "What is my brother called?", "How old am I?", "What is my favourite film?",
        "Where did I go on holiday last year?", "What is my phone's brand?",
        "Which school did I go to?", "What did I eat yesterday?", "How tall am I?",
    ),
    "held": (
        "What's the name of my daughter?", "What size are my shoes?", "Which book do I like best?",
        "What was my first car?", "Who did I vote for?", "In which street do I live?",
        "What is my middle name?", "What do I collect?",
    ),
}  # fmt: skip

# Told of one person, asked of another.
_OTHERS: dict[Half, tuple[tuple[str, str], ...]] = {
    "tuned": (
        ("The user has a dog called Biscuit.", "What is my neighbour's dog called?"),
        ("The user's sister is called Marta.", "What is my aunt's name?"),
        ("The user lives in Bergen.", "Where does my cousin live?"),
        ("The user works as a carpenter.", "What is my father's job?"),
        ("The user's sister plays the cello.", "Which instrument does my boss play?"),
        ("The user is allergic to peanuts.", "What is my mother allergic to?"),
        ("The user's brother drives a Volvo.", "What car does my uncle drive?"),
        ("The user's birthday is on 4 March.", "When is my sister's birthday?"),
    ),
    "held": (
        ("The user has a cat called Pepper.", "Remind me of my aunt's cat's name."),
        ("The user's wife is called Ingrid.", "What's my brother's wife called?"),
        ("The user grew up in Tampere.", "Which town did my husband grow up in?"),
        ("The user works at Siemens.", "Which company does my son work for?"),
        ("The user's cousin speaks Portuguese.", "Which language does my dentist speak?"),
        ("The user's daughter supports Valencia.", "Which team does my grandfather support?"),
        ("The user's hobby is archery.", "What's my colleague's hobby?"),
        ("The user doesn't eat pork.", "What doesn't my flatmate eat?"),
    ),
}

_ADDRESSES: dict[Half, tuple[str, ...]] = {
    "tuned": ("Captain", "Boss", "Chief", "Ace", "Doc", "Sunny", "Robin", "Professor"),
    "held": ("Skipper", "Major", "Coach", "Lady Jane", "Sparrow", "Maestro", "Benny", "Your Grace"),
}
_CALL: dict[Half, tuple[str, ...]] = {
    "tuned": ("From now on, call me {v}.", "Call me {v}, please.", "You can call me {v}."),
    "held": (
        "I'd like you to call me {v} from today.", "just call me {v}", "Please address me as {v}.",
    ),
}  # fmt: skip
_ASKED: dict[Half, tuple[str, ...]] = {
    "tuned": ("What should you call me?", "What do you call me?", "How do you address me?"),
    "held": (
        "What did I ask you to call me?", "which name do you use for me?", "What am I called?",
    ),
}  # fmt: skip

_GENERAL: dict[Half, tuple[tuple[str, str], ...]] = {
    "tuned": (
        ("What is the capital of France?", "Paris"), ("What do bees make?", "honey"),
        ("Which planet is known as the red planet?", "Mars"), ("What is 2 plus 2?", "4|four"),
        ("Who wrote Romeo and Juliet?", "Shakespeare"),
        ("What gas do plants take in from the air?", "carbon dioxide|CO2"),
        ("What is the largest ocean?", "Pacific"), ("How many days are in a week?", "7|seven"),
    ),
    "held": (
        ("Which country is Tokyo in?", "Japan"), ("What is frozen water called?", "ice"),
        ("At what temperature does water boil?", "100|212"),
        ("Who painted the Mona Lisa?", "Leonardo|Vinci"), ("What is the opposite of hot?", "cold"),
        ("How many months does a year have?", "12|twelve"),
        ("What does a thermometer measure?", "temperature"),
        ("Which animal is known as man's best friend?", "dog"),
    ),
}  # fmt: skip


def plays(reply: str, value: str) -> bool:
    """Whether the model takes the user's form of address for its own, or offers it."""
    own = (
        rf"\b(?:i am|i'm|my name is|my name's|this is|as|you (?:can|may|should)(?: also)? call me"
        rf"|i(?:'ll| will| can)? (?:be|go by)(?: called)?|(?:be )?call(?:ed)? me|i am called)"
        rf" (?:a |an |the |your )?[\"']?{re.escape(value)}\b"
    )
    return re.search(own, reply.replace("’", "'"), re.IGNORECASE) is not None


def _addressed(value: str) -> Check:
    return lambda reply: names(reply, value) and not plays(reply, value)


def _answered(told: Told, others: tuple[Told, ...] = ()) -> Check:
    def right(reply: str) -> bool:
        wrong = any(names(reply, other.values[0]) for other in others)
        return any(names(reply, value) for value in told.values) and not wrong

    return right


def cases(row: str, half: Half, count: int, seed: int = 0) -> list[Case]:
    """So many cases of a row, the same for the same seed."""
    rng = random.Random(f"{row} {half} {seed}")
    return [_DRAWS[row](rng, half, number) for number in range(count)]


def _headline(rng: random.Random, half: Half, number: int) -> Case:
    value = _turn(_ADDRESSES[half], number)
    message = _turn(_CALL[half], number).format(v=value)
    return Case(message, _addressed(value), identity=(f"The user goes by {value}.",))


def _asked_again(rng: random.Random, half: Half, number: int) -> Case:
    value = _turn(_ADDRESSES[half], number)
    question = _turn(_ASKED[half], number)
    return Case(question, _addressed(value), identity=(f"The user goes by {value}.",))


def _one(rng: random.Random, half: Half, number: int) -> Case:
    told = _turn(_TOLD[half], number)
    return Case(told.question, _answered(told), (told.fact,))


def _four(rng: random.Random, half: Half, number: int) -> Case:
    told = _turn(_TOLD[half], number)
    others = tuple(rng.sample([other for other in _TOLD[half] if other is not told], 3))
    facts = [told.fact, *(other.fact for other in others)]
    rng.shuffle(facts)
    return Case(told.question, _answered(told, others), tuple(facts))


def _not_told(rng: random.Random, half: Half, number: int) -> Case:
    """Nothing was recalled: what is known passed the gate of recall as little as it should."""
    return Case(_unknown(half, number).question, abstains)


def _beside(rng: random.Random, half: Half, number: int) -> Case:
    """The same beside one or four facts that do not answer, as where the gate let them pass."""
    told = _unknown(half, number)
    others = [other.fact for other in _TOLD[half] if other is not told]
    return Case(told.question, abstains, tuple(rng.sample(others, (1, 4)[number % 2])))


def _unknown(half: Half, number: int) -> Told:
    """A question; every second is one that a fact of other cases answers."""
    if number % 2:
        return _turn(_TOLD[half], number)
    return Told("", _turn(_NEVER[half], number // 2), ())


def _other_people(rng: random.Random, half: Half, number: int) -> Case:
    fact, question = _turn(_OTHERS[half], number)
    more = rng.sample([other.fact for other in _TOLD[half][-5:]], 2 * (number % 2))
    return Case(question, abstains, (fact, *more))


def _general(rng: random.Random, half: Half, number: int) -> Case:
    """In every second case beside a fact and a form of address, as recall may have it."""
    question, keys = _turn(_GENERAL[half], number)
    fact = (rng.choice(_TOLD[half]).fact,) if number % 2 else ()
    name = (f"The user goes by {_ADDRESSES[half][0]}.",) if number % 4 > 1 else ()

    def right(reply: str) -> bool:
        return any(names(reply, key) for key in keys.split("|"))

    return Case(question, right, fact, name)


def _turn(items: tuple[T, ...], number: int) -> T:
    return items[number % len(items)]


_DRAWS: dict[str, Callable[[random.Random, Half, int], Case]] = {
    "headline": _headline,
    "asked_again": _asked_again,
    "one_fact": _one,
    "four_facts": _four,
    "not_told": _not_told,
    "not_told_beside": _beside,
    "other_people": _other_people,
    "general": _general,
}
ROWS = tuple(_DRAWS)
