"""What comes of messages as people type them, read by the reader that comes along."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from app.talk.reading.tagger import Reader
from memory.accept.draft import steps
from memory.accept.grading import graded
from memory.accept.verdict import May, judge
from memory.notice.understanding import SURE, understood
from memory.vocabulary.records import Candidate, ChangeKind, Fact, Turn

WHEN = datetime(2026, 11, 30, 12, tzinfo=UTC)
TABLE = Path(__file__).parents[2] / "tables" / "kinds.txt"
ROWS = [
    tuple(row.split(" => "))
    for row in TABLE.read_text("utf-8").splitlines()
    if " => " in row and not row.startswith("#")
]


@cache
def reader() -> Reader:
    return Reader()


def kept(message: str) -> tuple[list[Fact], list[Candidate]]:
    """(what is believed after a message, what the user is told was not kept)."""
    facts: list[Fact] = []
    refused: list[Candidate] = []
    turn = Turn("c", "user", message, time=WHEN)
    for found in understood(message, WHEN, [], [], reader()) or []:
        candidate = graded(found)
        if judge(candidate, turn, sure=SURE).may is May.REFUSE:
            refused.append(candidate)
            continue
        for plan in steps(candidate, facts, WHEN, []):
            if plan.target and plan.kind in (ChangeKind.RETRACTED, ChangeKind.SUPERSEDED):
                facts = [fact for fact in facts if fact.id != plan.target.id]
            if plan.fact and plan.kind in (ChangeKind.ADDED, ChangeKind.SUPERSEDED):
                facts.append(plan.fact)
    return facts, refused


def wrong(texts: str, wanted: str) -> list[str]:
    bad = []
    for part in filter(None, (part.strip() for part in wanted.split(";"))):
        low = part.lstrip("!").casefold()
        if part == "=":
            bad += [part] if texts else []
        elif part.startswith("!") == (low in texts.casefold()):
            bad.append(part)
    return bad


@pytest.mark.parametrize(("message", "wanted"), ROWS, ids=[row[0][:50] for row in ROWS])
def test_what_is_kept(message: str, wanted: str) -> None:
    facts, _ = kept(message)
    wanted = ";".join(p for p in wanted.split(";") if not p.strip().startswith("#"))
    assert not wrong(" / ".join(fact.text for fact in facts), wanted)


@pytest.mark.parametrize(
    "message",
    [
        "the quiz told me I'm an INFJ",
        "oh brilliant, I just LOVE waiting in line",
        "Karen is a nurse and lives in Derby",
        "let's play pretend: my name is Drago and I'm a dragon",
        "I'm fasting today",
        "according to the app I'm a night owl",
        "she lives in Oslo",
        "I've a splitting headache rn",
    ],
)
def test_what_sounded_like_a_fact_and_is_none_is_said(message: str) -> None:
    facts, refused = kept(message)
    assert not facts
    assert refused


@pytest.mark.parametrize(
    ("message", "then", "left"),
    [
        ("we don't have kids", "we have a son called Emil", "Emil"),
        ("I don't have a car", "I bought a car, it's an old Saab", "Saab"),
    ],
)
def test_a_denial_goes_when_it_is_no_longer_so(message: str, then: str, left: str) -> None:
    facts, _ = kept(message)
    assert [fact.polarity for fact in facts] == [-1]
    turn = Turn("c", "user", then, time=WHEN)
    gone: set[str] = set()
    texts = ""
    for found in understood(then, WHEN, [], facts, reader()) or []:
        if judge(graded(found), turn, sure=SURE).may is not May.KEEP:
            continue
        for plan in steps(graded(found), facts, WHEN, []):
            gone |= {plan.target.id} if plan.target else set()
            texts += plan.fact.text if plan.fact else ""
    assert left in texts
    assert gone == {facts[0].id}


@pytest.mark.parametrize("message", ["bye", "what are my kids called", "thanks"])
def test_a_message_that_names_nothing_corrects_nothing(message: str) -> None:
    said = "Your kids are called Sanne, Tom and Ida."
    before = [("user", "my kids are called Sanne, Tom and Ida"), ("assistant", said)]
    assert understood(message, WHEN, before, [], reader()) == []
