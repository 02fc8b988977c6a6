"""What a turn does to memory, and how it is corrected and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from memory.fast_memory import FastMemory
from memory.vocabulary.errors import NotFoundError, StoreError
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import ChangeKind, Kind, Sensitivity, Status
from tests.memory.conftest import START, Put, Say, bytes_of


def texts(memory: FastMemory, *status: Status) -> list[str]:
    return [fact.text for fact in memory.facts(status=status or (Status.ACTIVE,))]


def test_a_statement_becomes_a_fact_with_its_source(memory: FastMemory, say: Say) -> None:
    turn = say("I have a dog called Mivack.")
    (change,) = memory.observe(turn)
    assert change.kind is ChangeKind.ADDED
    assert change.fact.value == "Mivack"
    assert change.fact.first_seen == turn.time
    assert memory.fact(change.fact.id[:6]) == change.fact
    assert memory.sources(change.fact.id) == [turn.id]


def test_said_again_is_evidence_and_the_same_turn_is_not(memory: FastMemory, say: Say) -> None:
    turn = say("I have a dog called Mivack.")
    memory.observe(turn)
    assert memory.observe(turn) == []
    later = say("I have a dog called Mivack.")
    (change,) = memory.observe(later)
    assert change.kind is ChangeKind.REPEATED
    (fact,) = memory.facts()
    assert (fact.times_seen, fact.last_seen) == (2, later.time)
    memory.undo(change)
    (fact,) = memory.facts()
    assert (fact.times_seen, fact.last_seen) == (1, turn.time)
    assert memory.sources(fact.id) == [turn.id]


def test_one_value_is_replaced_and_undo_brings_it_back(memory: FastMemory, say: Say) -> None:
    (first,) = memory.observe(say("I live in Orlen."))
    (second,) = memory.observe(say("I live in Veltrin."))
    assert second.kind is ChangeKind.SUPERSEDED
    assert texts(memory) == [second.fact.text]
    assert memory.fact(first.fact.id).superseded_by == second.fact.id
    memory.undo(second)
    assert memory.facts() == [first.fact]
    with pytest.raises(StoreError):
        memory.undo(second)


def test_what_is_taken_back_may_have_been_told_with_more(memory: FastMemory) -> None:
    (told,) = memory.remember("I teach pottery in Orlen.")
    (change,) = memory.remember("I no longer teach pottery.")
    assert change.kind is ChangeKind.RETRACTED and change.fact.id == told.fact.id
    assert memory.fact(told.fact.id).status is Status.SUPERSEDED


def test_a_set_grows_and_shrinks_by_retraction(memory: FastMemory, say: Say) -> None:
    memory.observe(say("I'm allergic to peltane."))
    memory.observe(say("I'm allergic to drusk."))
    assert len(texts(memory)) == 2
    changes = memory.observe(say("I'm not allergic to peltane any more."))
    assert ChangeKind.RETRACTED in {change.kind for change in changes}
    assert texts(memory) == ["The user is allergic to drusk."]
    for change in reversed(changes):
        memory.undo(change)
    assert len(texts(memory)) == 2


@pytest.mark.parametrize(
    "fields",
    [{"role": "assistant"}, {"origin": Origin.PASTED}, {"origin": Origin.IMPORTED}],
    ids=["a reply", "a paste", "an import"],
)
def test_only_what_the_user_typed_is_noticed(
    memory: FastMemory, say: Say, fields: dict[str, object]
) -> None:
    assert memory.observe(say("I have a dog called Mivack.", **fields)) == []
    assert memory.facts() == []


SECRET = "My password is hunter2-Brindle."


def test_a_secret_is_kept_only_with_a_yes(memory: FastMemory, say: Say) -> None:
    changes = memory.observe(say(SECRET))
    assert [change.kind for change in changes] == [ChangeKind.REFUSED]
    assert "/remember" in changes[0].reason
    assert not any("hunter2" in f"{change}" for change in changes)
    assert memory.facts() == []
    kept = memory.remember(SECRET)
    assert [change.kind for change in kept] == [ChangeKind.ADDED]
    (fact,) = memory.facts()
    assert "hunter2-Brindle" in fact.text
    assert fact.sensitivity is Sensitivity.SECRET


def test_a_yes_may_come_with_the_turn(memory: FastMemory, say: Say) -> None:
    turn = say(f"I live in Orlen. {SECRET}")
    assert {c.kind for c in memory.observe(turn)} == {ChangeKind.ADDED, ChangeKind.REFUSED}
    assert [c.kind for c in memory.observe(turn, keep_secrets=True)] == [ChangeKind.ADDED]
    assert len(memory.facts()) == 2


def test_what_fits_no_slot_is_kept_as_asked(memory: FastMemory) -> None:
    (change,) = memory.remember("  The spare key lies under\nthe blue pot. ")
    assert change.fact.text == "The spare key lies under the blue pot."
    assert change.fact.confirmed
    (again,) = memory.remember("the spare key lies under the blue pot.")
    assert again.kind is ChangeKind.REPEATED
    assert memory.remember("   ") == []
    memory.undo(again)
    memory.undo(change)
    assert memory.facts() == []
    assert not bytes_of(memory.folder, "blue pot")


def test_an_edit_raises_the_revision_and_undo_restores_it(memory: FastMemory, put: Put) -> None:
    fact = put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    change = memory.edit(fact.id, value="Drusk")
    assert change.fact.text == "The user has a dog called Drusk."
    assert change.fact.revision == 2
    change2 = memory.edit(fact.id, text="The user has a dog called Orlo.")
    assert (change2.fact.value, change2.fact.revision) == ("Orlo", 3)
    with pytest.raises(StoreError, match="changed since"):
        memory.undo(change)
    memory.undo(change2)
    memory.undo(change)
    assert memory.facts() == [fact]
    with pytest.raises(StoreError):
        memory.edit(fact.id)
    with pytest.raises(NotFoundError):
        memory.edit("nothing", text="x")


def test_held_facts_wait_for_a_yes(memory: FastMemory, put: Put) -> None:
    old = put("The user lives in Orlen.", "Orlen", "home")
    fact = put("The user lives in Veltrin.", "Veltrin", "home", status=Status.HELD)
    change = memory.confirm(fact.id)
    assert (change.fact.status, change.fact.confirmed) == (Status.ACTIVE, True)
    assert memory.fact(old.id).status is Status.SUPERSEDED
    assert memory.hold(fact.id).status is Status.HELD
    assert memory.pin(fact.id).pinned
    assert not memory.pin(fact.id, False).pinned


def test_events_expire(memory: FastMemory, put: Put) -> None:
    put("The user sees the dentist.", kind=Kind.EVENT, valid_until=START)
    put("The user flies home.", kind=Kind.EVENT, valid_until=START + timedelta(days=9))
    (over,) = memory.expire(START + timedelta(days=1))
    assert over.status is Status.EXPIRED
    assert texts(memory) == ["The user flies home."]
    assert memory.expire(START + timedelta(days=1)) == []


def test_facts_are_found_by_id_words_and_meaning(memory: FastMemory, put: Put) -> None:
    dog = put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    put("The user lives in Orlen.", "Orlen", "home")
    assert memory.find(dog.id) == [dog]
    assert memory.find("mivack") == [dog]
    assert memory.find("my dog") == [dog]
    assert memory.find("") == []
