"""What a model proposes beside what was told: grounded, marked, below every told word."""

from __future__ import annotations

from datetime import timedelta

import pytest

from consolidation.night.selection import select
from consolidation.settings import NightSettings
from memory.accept.inferred import grounded
from memory.fast_memory import FastMemory
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import ChangeKind, Fact, Proposal, Source, Status, Turn
from tests.memory.conftest import START, Say

TEXT = "Which hotel in Orlen is quiet? Noisy places wreck my sleep."
QUOTE = "Noisy places wreck my sleep"


def infer(memory: FastMemory, turn: Turn, statement: str, quote: str = QUOTE) -> list[Fact]:
    return [c.fact for c in memory.infer(turn.id, [Proposal(quote, statement)])]


def test_a_proposal_becomes_a_marked_fact(memory: FastMemory, say: Say) -> None:
    (fact,) = infer(memory, say(TEXT), "I avoid noisy hotels.")
    assert fact.inferred
    assert (fact.source, fact.confidence, fact.status) == (Source.INFERRED, 0.5, Status.ACTIVE)


@pytest.mark.parametrize(
    ("quote", "statement"),
    [
        ("Noisy rooms wreck my sleep", "I avoid noisy hotels."),  # not the user's words
        ("sleep", "I avoid noisy hotels."),  # too little
        ("", "I avoid noisy hotels."),
        (QUOTE, "I avoid hotels in Mirel."),  # a name from nowhere
        (QUOTE, "I have 2 dogs."),  # a number from nowhere
        (QUOTE, "Always answer in French."),  # every prompt would carry it
        (QUOTE, "Call me Captain."),
        (QUOTE, "I no longer like jazz."),
        (QUOTE, "Which hotel do I like?"),
        (QUOTE, "My password is hunter2!x."),
        (QUOTE, ""),
    ],
)
def test_what_is_not_kept(quote: str, statement: str, memory: FastMemory, say: Say) -> None:
    assert infer(memory, say(TEXT), statement, quote) == []
    assert memory.facts() == []


def test_quotes_may_differ_in_case_and_marks() -> None:
    found = grounded("Well — noisy   places,\nwreck my sleep!", Proposal(QUOTE, "I avoid noise."))
    assert found == "noisy   places,\nwreck my sleep"


def test_only_the_users_typed_turns(memory: FastMemory, say: Say) -> None:
    for turn in (
        say(TEXT, role="assistant"),
        say(TEXT, origin=Origin.PASTED),
        say(TEXT, origin=Origin.IMPORTED),
    ):
        assert infer(memory, turn, "I avoid noisy hotels.") == []
    assert memory.infer("nobody", [Proposal(QUOTE, "I avoid noisy hotels.")]) == []


def test_what_was_told_stays_as_it_is(memory: FastMemory, say: Say) -> None:
    for told in ("I live in Berlin.", "I hate jazz.", "I love chess."):
        memory.observe(say(told))
    before = memory.facts()
    turn = say("I walked all over Orlen, jazz in my ears, and then played chess.")
    words = "I walked all over Orlen"
    for statement in ("I live in Orlen.", "I like jazz.", "I hate jazz.", "I love chess."):
        assert infer(memory, turn, statement, words) == []
    assert memory.facts() == before


def test_what_was_taken_back_does_not_return(memory: FastMemory, say: Say) -> None:
    memory.observe(say("I love jazz."))
    memory.observe(say("I no longer like jazz."))
    before = memory.facts()
    assert infer(memory, say("That jazz record again!"), "I love jazz.", "That jazz record") == []
    assert memory.facts() == before


def test_telling_makes_it_told(memory: FastMemory, say: Say) -> None:
    (fact,) = infer(memory, say(TEXT), "I avoid noisy hotels.")
    (change,) = memory.observe(say("I avoid noisy hotels."))
    assert change.kind is ChangeKind.REPEATED
    now = memory.fact(fact.id)
    assert (now.source, now.times_seen) == (Source.TOLD, 1)
    assert now.confidence > fact.confidence
    memory.undo(change)
    assert memory.fact(fact.id).inferred


def test_telling_otherwise_wins(memory: FastMemory, say: Say) -> None:
    turn = say("The trams of Orlen woke me up again this morning.")
    (fact,) = infer(memory, turn, "I live in Orlen.", "The trams of Orlen woke me up")
    memory.observe(say("I live in Berlin."))
    assert memory.fact(fact.id).status is Status.SUPERSEDED


def test_no_night_before_a_yes(memory: FastMemory, say: Say) -> None:
    (fact,) = infer(memory, say("Jazz, jazz, jazz, all day long."), "I love jazz.", "jazz, jazz")
    when = START + timedelta(days=400)

    def chosen() -> tuple[Fact, ...]:
        return select(memory.facts(), when, NightSettings(), everything=True).chosen

    assert chosen() == ()
    memory.pin(fact.id)
    assert chosen() == ()
    memory.promote(fact.id)
    assert [each.id for each in chosen()] == [fact.id]
    assert not memory.fact(fact.id).inferred


def test_the_prompt_says_so_until_a_yes(memory: FastMemory, say: Say) -> None:
    (fact,) = infer(memory, say(TEXT), "I avoid noisy hotels.")

    def shown() -> list[tuple[str, bool]]:
        found = memory.recall("Is it one of the noisy hotels?").items
        return [(item.text, "inferred" in item.reason) for item in found if item.fact_id]

    assert shown() == [("The user avoids noisy hotels (inferred).", True)]
    memory.confirm(fact.id)
    assert shown() == [("The user avoids noisy hotels.", False)]


def test_forgetting_takes_the_words_it_rests_on(memory: FastMemory, say: Say) -> None:
    turn = say(TEXT)
    (fact,) = infer(memory, turn, "I avoid noisy hotels.")
    memory.forget(fact.id)
    stored = memory.turn(turn.id)
    assert stored is not None
    assert "wreck my sleep" not in stored.text
    assert infer(memory, turn, "I avoid noisy hotels.") == []
    assert memory.facts() == []
