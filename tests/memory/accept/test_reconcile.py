"""Again, more, instead of, no longer: stories told in turns, without a store."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.accept.reconcile import Plan, reconcile
from memory.notice.catalogue import CATALOGUE, sentence, slot
from memory.notice.rules.statements import notice
from memory.vocabulary.alike import same_value
from memory.vocabulary.records import Candidate, ChangeKind, Fact, Kind, Status
from memory.vocabulary.slots import article

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)


class Mind:
    """A list of facts that carries plans out as the store does."""

    def __init__(self, *said: str) -> None:
        self.facts: list[Fact] = []
        self.when = START
        self.kinds: list[ChangeKind] = []
        self.reasons: list[str] = []
        for text in said:
            self.hear(text)

    def hear(self, text: str, after: timedelta = timedelta(minutes=1)) -> list[ChangeKind]:
        self.when += after
        self.kinds = []
        for candidate in notice(text, self.when):
            for plan in reconcile(candidate, self.believed(), self.when, "turn"):
                self._do(plan)
        return self.kinds

    def believed(self) -> list[Fact]:
        return [f for f in self.facts if f.status is not Status.SUPERSEDED]

    def texts(self) -> list[str]:
        return [f.text for f in self.believed()]

    def consolidate(self) -> None:
        self.facts = [replace(f, status=Status.CONSOLIDATED) for f in self.facts]

    def _do(self, plan: Plan) -> None:
        self.kinds.append(plan.kind)
        self.reasons.append(plan.reason)
        if plan.kind is ChangeKind.REFUSED:
            return
        if plan.target is not None:
            self.facts.remove(plan.target)
            if plan.kind is ChangeKind.REPEATED:
                assert plan.fact is not None
                self.facts.append(plan.fact)
                return
            self.facts.append(replace(plan.target, status=Status.SUPERSEDED))
        if plan.fact is not None:
            self.facts.append(plan.fact)


ADDED, REPEATED = ChangeKind.ADDED, ChangeKind.REPEATED
SUPERSEDED, RETRACTED, REFUSED = ChangeKind.SUPERSEDED, ChangeKind.RETRACTED, ChangeKind.REFUSED


def stories() -> list[tuple[tuple[str, ...], list[str], list[str]]]:
    """(what was said, one after another; what the last did; what is believed then)."""
    found: list[tuple[tuple[str, ...], list[str], list[str]]] = []
    table = Path(__file__).parent.parent / "tables" / "stories.txt"
    for line in table.read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):
            found.append((tuple(line.split(" / ")), [], []))
        elif line.startswith("        "):
            found[-1][2].append(line.strip())
        else:
            found[-1][1].extend(w for w in line.split() if w != "nothing")
    return found


STORIES = stories()


@pytest.mark.parametrize(
    ("said", "kinds", "texts"), STORIES, ids=[" / ".join(s) for s, _, _ in STORIES]
)
def test_stories(said: tuple[str, ...], kinds: list[str], texts: list[str]) -> None:
    mind = Mind(*said)
    assert mind.kinds == kinds
    assert sorted(mind.texts()) == sorted(texts)


def test_again_is_evidence() -> None:
    mind = Mind("I live in Orlen", "i live in orlen", "I live in Orlen!")
    (fact,) = mind.believed()
    assert fact.times_seen == 3 and fact.last_seen == mind.when and fact.first_seen < fact.last_seen


def test_what_is_in_the_weights_is_contradicted_too() -> None:
    mind = Mind("I like jazz", "I live in Orlen")
    mind.consolidate()
    assert mind.hear("I live in Veltrin") == [SUPERSEDED]
    assert mind.hear("I don't like jazz any more") == [RETRACTED]
    assert mind.texts() == ["The user lives in Veltrin."]


def test_a_bare_correction_reaches_no_further_than_this_talk() -> None:
    mind = Mind("My flight is on Friday")
    assert mind.hear("Actually it's Thursday", timedelta(hours=3)) == []


def test_a_bare_correction_with_two_candidates_changes_nothing() -> None:
    mind = Mind("I have two dogs called Rex and Max")
    assert mind.hear("Actually it's Tolu") == []


def test_a_correction_of_nothing_does_nothing() -> None:
    assert Mind("Actually it's Thursday").facts == []


def test_unclear_retractions_ask() -> None:
    mind = Mind("I have two dogs called Rex and Max", "Forget about my dog")
    assert "Rex" in mind.reasons[-1] and "Say which one." in mind.reasons[-1]


@pytest.mark.parametrize(
    ("one", "other"),
    [("Jazz", "the jazz"), ("cats", "Cat"), ("St. Tolen", "st tolen"), ("an opera", "opera")],
)
def test_same_value(one: str, other: str) -> None:
    assert same_value(one, other)


def test_other_value() -> None:
    assert not same_value("glass", "glas") and not same_value("jazz", "blues")


def test_slots() -> None:
    assert slot("home").cardinality == "one" and slot("likes").cardinality == "set"
    assert slot("favourite.colour").cardinality == "one" and slot("pet.dog").cardinality == "set"
    assert (
        slot("family.wife.name").cardinality == "one"
        and slot("family.sister.name").cardinality == "set"
    )
    assert slot("allergy").sticky and slot("diet").sticky and not slot("home").sticky
    assert (
        slot("whatever").cardinality == "set"
        and slot("instruction.length").kind is Kind.INSTRUCTION
    )
    assert all(name == value.name for name, value in CATALOGUE.slots.items())


@pytest.mark.parametrize(
    ("noun", "wanted"),
    [
        ("nurse", "a"),
        ("accountant", "an"),
        ("university", "a"),
        ("hour", "an"),
        ("umbrella", "an"),
        ("user", "a"),
    ],
)
def test_article(noun: str, wanted: str) -> None:
    assert article(noun) == wanted


def test_sentences() -> None:
    assert sentence("home", "Orlen") == "The user lives in Orlen."
    assert sentence("pet.dog", "Rex", noun="dog") == "The user has a dog called Rex."
    assert sentence("home", "Orlen", owner="sister") == "The user's sister lives in Orlen."


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([text for said, _, _ in STORIES for text in said]), max_size=12))
def test_any_order_of_sayings_leaves_one_value_in_one_value_slots(said: list[str]) -> None:
    mind = Mind(*said)
    seen: set[tuple[str, str]] = set()
    for fact in mind.believed():
        if slot(fact.slot).cardinality == "one":
            assert (fact.slot, fact.subject) not in seen, mind.texts()
            seen.add((fact.slot, fact.subject))
    likes, dislikes = (
        {(f.value, f.subject) for f in mind.believed() if f.slot == name}
        for name in ("likes", "dislikes")
    )
    assert not likes & dislikes


def test_a_candidate_for_an_unknown_slot_is_added() -> None:
    found = Candidate("strange", "x", "The user x.", Kind.FACT)
    (plan,) = reconcile(found, [], START, "t")
    assert plan.kind is ADDED


def test_a_dislike_that_takes_nothing_back_is_kept() -> None:
    (hated,) = notice("I hate olives", START)
    corrects = replace(hated, corrects=True)  # a reader takes it for a change after another fact
    assert [plan.kind for plan in reconcile(corrects, [], START, [])] == [ChangeKind.ADDED]
    (liked,) = notice("I like olives", START)
    plans = reconcile(corrects, [liked.fact(START)], START, [])
    assert [plan.kind for plan in plans] == [ChangeKind.RETRACTED]
