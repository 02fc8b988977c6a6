"""What is ready for the weights, and why the rest waits."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from consolidation.night.selection import own_questions, select
from consolidation.settings import NightSettings
from memory.accept.guard import too_exact
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, Kind, Sensitivity, Source, Status, Turn, now
from tests.fakes import FakeEmbedder

WHEN = now()
DOG = Fact("pet.dog", "Mivack", "The user has a dog called Mivack.", Kind.FACT,
           first_seen=WHEN, times_seen=2)  # fmt: skip


def reason(fact: Fact, *others: Fact, everything: bool = False) -> str:
    found = select(
        [fact, *others], WHEN, NightSettings(), one_value={"home"}, everything=everything
    )
    return next((w.reason for w in found.waiting if w.fact.id == fact.id), "")


def test_seen_twice_confirmed_or_old_enough_is_stable() -> None:
    assert reason(DOG) == ""
    once = replace(DOG, times_seen=1)
    assert "told once" in reason(once)
    assert reason(once, everything=True) == ""
    assert reason(replace(once, confirmed=True)) == ""
    assert reason(replace(once, first_seen=WHEN - timedelta(days=4))) == ""


@pytest.mark.parametrize(
    "fact",
    [
        replace(DOG, source=Source.INFERRED),
        replace(DOG, sensitivity=Sensitivity.SECRET),
        replace(DOG, sensitivity=Sensitivity.NUMBER),
        replace(DOG, value="AB-1234", text="The user has a dog called AB-1234."),
        replace(DOG, kind=Kind.EVENT),
        replace(DOG, valid_until=WHEN),
        replace(DOG, status=Status.PROMPT_ONLY),
        replace(DOG, failed_nights=3),
    ],
)
def test_what_must_not_go_into_weights_waits_even_with_all(fact: Fact) -> None:
    assert reason(fact, everything=True)


def test_contradictions_wait_both() -> None:
    one = Fact("home", "Orlen", "The user lives in Orlen.", Kind.FACT, times_seen=2)
    two = Fact("home", "Brelt", "The user lives in Brelt.", Kind.FACT, times_seen=2)
    assert "contradicts" in reason(one, two)
    assert "contradicts" in reason(two, one)
    likes = Fact("likes", "rain", "The user likes rain.", Kind.PREFERENCE, times_seen=2)
    hates = replace(likes, id="h", polarity=-1, text="The user dislikes rain.")
    assert "contradicts" in reason(likes, hates)
    tea = replace(likes, id="t", value="tea", text="The user likes tea.")
    assert reason(likes, tea) == ""


def test_held_and_consolidated_facts_are_no_part_of_the_queue() -> None:
    facts = [replace(DOG, id=s, status=s) for s in (Status.HELD, Status.CONSOLIDATED)]
    found = select(facts, WHEN, NightSettings())
    assert not found.chosen
    assert not found.waiting


def test_a_night_takes_so_many_and_the_confirmed_first() -> None:
    facts = [replace(DOG, id=str(i), slot=f"s{i}") for i in range(5)]
    facts.append(replace(DOG, id="yes", slot="s9", confirmed=True))
    found = select(facts, WHEN, NightSettings(max_facts=3))
    assert found.chosen[0].id == "yes"
    assert len(found.chosen) == 3
    assert all("full" in w.reason for w in found.waiting)
    assert [f.id for f in select(facts, WHEN, NightSettings(), only={"2"}).chosen] == ["2"]


@pytest.mark.parametrize(
    ("value", "bears"),
    [("6:40", False), ("Monday", False), ("3 May", False), ("12345", True), ("€40", True),
     ("4 pounds", True), ("B2", False), ("17:05 and 12:30", False), ("0171 22", True)],
)  # fmt: skip
def test_exact_numbers(value: str, bears: bool) -> None:
    assert too_exact(value) is bears


def test_the_users_own_questions_about_a_fact(tmp_path: Path) -> None:
    memory = FastMemory(tmp_path / "memory", FakeEmbedder())
    talk = memory.start_conversation()
    fact = memory.observe(memory.save_turn(Turn(talk.id, "user", "I have a dog called Mivack.")))[
        0
    ].fact
    for question, reply in (
        ("What is he called?", "Mivack."),
        ("Is Mivack a good name?", "Mivack is a fine name."),  # tells what it asks
        ("How old is he?", "You haven't told me."),  # not about the name
        ("x" * 300, "Mivack."),
        ("What is he called?", "Your dog is called Mivack."),
    ):
        memory.save_turn(Turn(talk.id, "user", question))
        said = memory.save_turn(Turn(talk.id, "assistant", reply))
        memory.note_shown(said.id, [fact.id])
    assert [each.text for each in own_questions(memory, fact)] == ["What is he called?"]
    memory.close()
