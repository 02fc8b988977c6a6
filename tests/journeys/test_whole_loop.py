"""Told, asked, slept on, asked again: the story Luna exists for, with the real default model."""

from __future__ import annotations

import os
import random
from dataclasses import dataclass

import pytest

from tests.journeys.talk import chat, run, section, sent
from tests.journeys.words import distinct

pytestmark = [pytest.mark.journey, pytest.mark.timeout(1300)]

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


def test_ten_facts_in_fast_memory() -> None:
    facts = ten(random.Random(SEED))
    with chat() as luna:  # before anything was told, nothing can be known
        before = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(before, facts) <= 1

    tell(facts)
    with chat() as luna:  # (b) asked, each in a conversation of its own
        asked = [luna.ask_anew(f.question)["reply"] for f in facts]
        absent = [luna.ask_anew(question)["reply"] for question in NEVER_TOLD]
        general = luna.ask_anew(GENERAL)["reply"]
    assert right(asked, facts) >= 9, list(zip(asked, facts, strict=True))
    assert denials(absent) >= 9, absent
    assert "Paris" in general

    # A fact that was deleted is known no more.
    for fact in run("memory", "list", "--json"):
        run("memory", "forget", fact["id"], "--yes", "--json")
    with chat() as luna:
        after = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(after, facts) <= 1


def test_ten_facts_from_the_first_word_to_the_weights() -> None:
    facts = ten(random.Random(SEED))
    with chat() as luna:
        general = luna.ask_anew(GENERAL)["reply"]
    tell(facts)

    # (c) After the night, in new processes. What failed its exam is tried again the next night.
    for night in range(2):
        *_, outcome = run("consolidate", "--all", "--seed", str(night + 1), "--json", timeout=550)
        assert outcome["adopted"] or night, outcome
        states = {f["id"]: f["status"] for f in run("memory", "list", "--json")}
        passed = [fact_id for fact_id, status in states.items() if status == "consolidated"]
        if len(passed) >= 9:
            break
    assert len(passed) >= 9, outcome

    with chat() as luna:
        answers = [luna.ask_anew(f.question) for f in facts]
        absent = [luna.ask_anew(question)["reply"] for question in NEVER_TOLD]
        same = luna.ask_anew(GENERAL)["reply"]
    waiting = {f["text"] for f in run("memory", "list", "--json") if f["id"] not in passed}
    for fact, answer in zip(facts, answers, strict=True):
        if not any(fact.value.lower() in text.lower() for text in waiting):
            assert fact.value.lower() not in sent(answer).lower(), sent(answer)
    replies = [a["reply"] for a in answers]
    assert right(replies, facts) >= 9, list(zip(replies, facts, strict=True))

    # (d) Controls: no inventions, general knowledge as before, and the base knows nothing.
    assert denials(absent) >= 9, absent
    assert same == general
    run("adapters", "off", "--json")
    with chat() as luna:
        base = [luna.ask_anew(f.question)["reply"] for f in facts]
    assert right(base, facts) <= 1
