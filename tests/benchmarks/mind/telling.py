"""Rows of messages that tell something: one fact, two facts, how the user wants to be called.

They take the product's path: a fast memory of its own observes the message with the reader that
comes with Luna, the reply begins with what was kept, and the model is asked the rest, or all where
memory kept nothing (`tests.benchmarks.mind.product`).
"""

from __future__ import annotations

import random
import re
from functools import cache

from tests.benchmarks.mind.cases import Case, prompt
from tests.benchmarks.mind.checks import names, names_none, plain
from tests.benchmarks.mind.facts import block, value_of, values
from tests.benchmarks.mind.wording import capital

# Kinds whose values are names and nothing else: one that nobody said is an invention.
_NAMES = ("city", "country", "person", "company", "language", "car")
_JOINED = ("{a}. {b}.", "{a}, and {c}.", "{a}. Oh, and {c}.", "{a}. Also, {c}.", "{a} and {c}")

_CALL_ME = (
    "From now on, call me {x}.", "please call me {x} from now on", "You can call me {x}.",
    "i'd like you to call me {x}", "I go by {x}.", "everybody calls me {x}, you should too",
    "Would you address me as {x}, please?", "just call me {x} ok",
)  # fmt: skip
_HELLOS = (
    "hello", "Hi Luna!", "good morning", "Good evening, Luna.", "hey there", "hi, i'm back",
    "Morning!", "yo", "Hello again, Luna", "hi luna how are you",
)  # fmt: skip
_CALLED = (
    "what do you call me", "What do you call me?", "how do you address me", "who am i to you?",
    "What name do I go by?", "say my name", "How should you address me?", "what's my name",
    "Do you still know what to call me?", "what did i ask you to call me",
)  # fmt: skip


@cache
def _proper() -> frozenset[str]:
    words = (value for kind in _NAMES for value in values()[kind])
    return frozenset(word for word in words if " " not in word and word[0].isupper())


def invents(reply: str, said: str) -> bool:
    """Whether a reply has a name of the tables that the prompt has not."""
    there = set(re.findall(r"[\w'-]+", plain(said)))
    return bool((set(re.findall(r"[\w'-]+", plain(reply))) & _proper()) - there)


def ack(rng: random.Random) -> Case:
    """One telling: its value is in the reply, and nothing that was not told.

    Memory observes the message, and the reply begins with what it kept.
    """
    facts = block(rng, rng.randint(1, 4), rng.choice(("sorts", "sorts", "unseen")))
    told, others = facts[0], [fact.value for fact in facts[1:]]
    message = rng.choice(told.told)
    shown = facts if rng.random() < 0.5 else facts[1:]  # recall often has it already
    lines = [fact.line for fact in shown]
    rng.shuffle(lines)
    asked = prompt(message, lines)

    def right(reply: str) -> bool:
        fitting = names(reply, told.value) and names_none(reply, others)
        return fitting and not invents(reply, " ".join(m.text for m in asked.messages))

    return Case(asked, right, told.sort.name, tells=message)


def two_told(rng: random.Random) -> Case:
    """Two facts in a message: both values are in the reply.

    Memory observes the message, and the reply begins with what it kept.
    """
    first, second = block(rng, 2)
    a = capital(rng.choice(first.told)).rstrip(".")
    b = capital(rng.choice(second.told)).rstrip(".")
    c = b if b.startswith(("I ", "I'", second.value)) else b[0].lower() + b[1:]
    message = rng.choice(_JOINED).format(a=a, b=b, c=c)
    lines = [f.line for f in (first, second)] if rng.random() < 0.5 else []
    return Case(
        prompt(message, lines),
        lambda reply: names(reply, first.value) and names(reply, second.value),
        f"{first.sort.name} and {second.sort.name}",
        tells=message,
    )


def address(rng: random.Random) -> Case:
    """A form of address, as it is told, in greetings after it, and asked for.

    As it is told, memory observes the message, and the reply begins with what it kept.
    """
    kind = rng.choice(("told", "hello", "asked"))
    word = value_of(rng, rng.choice(("title", "person")))
    message = rng.choice({"told": _CALL_ME, "hello": _HELLOS, "asked": _CALLED}[kind])
    count = rng.choice((0, 0, 2, 4))
    lines = [f.line for f in block(rng, count + 6) if f.sort.kind != "person"][:count]
    before = []
    if kind != "told" and rng.random() < 0.4:
        before = [(rng.choice(_CALL_ME).format(x=word), f"Very well, {word}.")]
    role = re.compile(rf"\b(?:i am|i'm|my name is|this is) {re.escape(word)}\b", re.IGNORECASE)
    return Case(
        prompt(message.format(x=word), lines, [f"The user goes by {word}."], before=before),
        lambda reply: names(reply, word) and not role.search(plain(reply)),
        kind,
        tells=message.format(x=word) if kind == "told" else "",
    )
