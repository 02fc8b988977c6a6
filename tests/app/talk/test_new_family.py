"""A family that Luna does not come with: noticed, asked for, taught and examined from one file."""

from __future__ import annotations

import copy
import random
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from app.talk.session import Session
from consolidation.exams.facts import is_right, probes_of
from consolidation.lessons.teacher import Teacher
from consolidation.settings import NightSettings
from consolidation.wording.wordings import same_words, wordings
from memory.fast_memory import FastMemory
from memory.notice.catalogue import CATALOGUE
from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.grammar.base import stated
from memory.notice.understanding import understood
from memory.vocabulary.records import Fact, Kind, Status
from memory.vocabulary.slots import Slot
from tests.consolidation.fakes import FakeModel, Score
from tests.fakes_engine import FakeEngine

WHEN = datetime(2026, 11, 30, 12, tzinfo=UTC)

COMMUTE = Slot("commute", "one")


def _commute(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    return Clause("commute", phrase.text)


FAMILY = Family(
    slots=(COMMUTE,),
    frames=(
        FrameSlot(
            "commute",
            Kind.FACT,
            "commute",
            _commute,
            "{my} commute",
            asks=(
                "How <do> {i} commute?",
                "How <do> {i} get to work?",
                "What's {my} way to work?",
                "how {i} <get> to work",
            ),
        ),
    ),
    rules=(stated(COMMUTE, r"<I> commute (?:to work )?(?P<v>(?:by|on|with) .+)"),),
    cues={"commute": "commute ride office train bus"},
)


@pytest.fixture(autouse=True)
def _commuting(monkeypatch: pytest.MonkeyPatch) -> None:
    """The family is in the catalogue for one test."""
    for name, value in vars(CATALOGUE).items():
        monkeypatch.setattr(CATALOGUE, name, copy.copy(value))
    CATALOGUE.add(FAMILY)


def told(session: Session, memory: FastMemory, text: str) -> Fact:
    list(session.ask(text))
    facts = [fact for fact in memory.facts() if fact.slot == "commute"]
    (fact,) = [fact for fact in facts if fact.status is Status.ACTIVE]
    return fact


def test_it_is_noticed_stored_and_in_the_prompt(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    fact = told(session, memory, "I commute by tram with my sister.")
    assert (fact.value, fact.text) == (
        "by tram with my sister",
        "The user commutes by tram with their sister.",
    )
    session.new()
    list(session.ask("What do I ride to the office?"))  # by its cues: no word is the fact's own
    assert fact.text in "\n".join(message.text for message in engine.prompts[-1])


def test_a_new_value_takes_the_place_of_the_old_one(session: Session, memory: FastMemory) -> None:
    told(session, memory, "I commute by tram.")
    assert told(session, memory, "I commute on my bike.").value == "on my bike"


class Reader:
    """Reads a slot that it was trained on, as any reader does that knows no commute."""

    def read(
        self, message: str, before: Sequence[tuple[str, str]] = ()
    ) -> Sequence[Mapping[str, Any]]:
        value = message.removeprefix("I ").rstrip(".")
        return [{"act": "tells", "whose": "user", "slot": "does", "value": value, "chance": 0.9}]


def test_a_reader_that_does_not_know_it_does_not_hide_it() -> None:
    found = understood("I commute by tram.", WHEN, [], [], Reader())
    assert [(c.slot, c.value) for c in found or ()] == [("commute", "by tram")]


class Agreeing(FakeModel):
    """Finds every expected reply the likeliest."""

    def scores(self, asked: Sequence[Any]) -> list[Score]:
        return [Score(True, -0.01) for _ in asked]


def test_a_night_teaches_it_and_asks_for_it_in_other_words(
    session: Session, memory: FastMemory, tmp_path: Path
) -> None:
    fact = told(session, memory, "I commute by tram.")
    teacher = Teacher(Agreeing(tmp_path / "base"), [fact], NightSettings(), 0)
    lessons = teacher.fact(fact, [fact], 32)
    assert {lesson.answer for lesson in lessons} == {"You commute by tram."}
    probes = probes_of(fact, random.Random(0), NightSettings())
    assert "How do I commute?" in {probe.question for probe in probes}
    assert all(is_right(probe, "You commute by tram.") for probe in probes)
    assert not any(is_right(probe, "You commute by car.") for probe in probes)
    wording = wordings(fact)
    assert wording is not None
    sets = [set(map(same_words, x)) for x in (wording.train, wording.exam, wording.bench)]
    assert not (sets[0] & sets[1] or sets[0] & sets[2] or sets[1] & sets[2])


def test_two_families_cannot_have_one_slot() -> None:
    with pytest.raises(ValueError, match="commute"):
        CATALOGUE.add(FAMILY)
