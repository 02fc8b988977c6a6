"""What the user says about replies and facts: examples, doubt, fading, forgetting many."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from memory.fast_memory import FastMemory
from memory.store.index.fading import may_fade
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import ChangeKind, Fact, Kind, Source, Status, Turn
from tests.memory.conftest import START, Put, Say, bytes_of

ASKED = "How do I clean a copper kettle?"


def exchange(say: Say, talk: str = "c1") -> Turn:
    say(ASKED, conversation=talk)
    return say("Vinegar and salt, then rinse. Nothing else.", "assistant", talk)


def test_a_good_reply_is_shown_again_beside_such_a_question(memory: FastMemory, say: Say) -> None:
    reply = exchange(say)
    memory.example(reply.id)
    (item,) = [i for i in memory.recall(ASKED).items if i.turn_id == reply.id]
    assert "Vinegar and salt" in item.text and "good" in item.reason
    assert all("liked" not in i.text for i in memory.recall("Where is the heron?").items)
    memory.example(reply.id, False)
    assert all("liked" not in i.text for i in memory.recall(ASKED).items)


def test_only_replies_are_examples(memory: FastMemory, say: Say) -> None:
    with pytest.raises(NotFoundError):
        memory.example(say(ASKED).id)
    with pytest.raises(NotFoundError):
        memory.example("nothing")


def test_an_example_goes_with_its_conversation(memory: FastMemory, say: Say) -> None:
    memory.example(exchange(say).id)
    memory.delete_conversation("c1")
    assert memory.recall(ASKED).items == ()


def test_what_was_used_and_then_corrected_loses_confidence(memory: FastMemory) -> None:
    (told,) = memory.remember("My sister is called Tamsel.")
    memory.note_shown("some reply", [told.fact.id])
    changes = memory.remember("Actually, my sister is called Brielle.")
    assert ChangeKind.SUPERSEDED in [change.kind for change in changes]
    assert memory.fact(told.fact.id).confidence == told.fact.confidence / 2


def test_what_is_unused_and_unconfirmed_expires_by_kind(memory: FastMemory, put: Put) -> None:
    later = START + timedelta(days=800)
    unused = put("The user has a blue door.")
    used = put("The user has a red door.", "red door")
    pinned = put("The user has a green door.", "green door", pinned=True)
    allergy = put("The user is allergic to peltane.", "peltane", "allergy")
    name = put("The user goes by Captain.", "Captain", "call_name", kind=Kind.IDENTITY)
    memory._lineage.link("shown", [("reply", used.id, "")], later - timedelta(days=3))
    assert memory.expire(later) == []  # a clock that has jumped is not believed at once
    later += timedelta(days=1)
    assert [fact.id for fact in memory.expire(later)] == [unused.id]
    for fact in (used, pinned, allergy, name):
        assert memory.fact(fact.id).status is Status.ACTIVE
    assert memory.confirm(unused.id).fact.status is Status.ACTIVE  # back with a yes
    assert memory.expire(later) == []


def test_what_was_only_inferred_fades_sooner() -> None:
    fact = Fact("note", "x", "x", Kind.FACT, source=Source.INFERRED, last_seen=START)
    assert may_fade(fact, START + timedelta(days=200))
    assert not may_fade(fact, START + timedelta(days=100))


def test_many_are_forgotten_at_once(memory: FastMemory, put: Put, folder: Path) -> None:
    facts = [put(f"The user has a dog called Zorbel{n}q.", f"Zorbel{n}q", "pet") for n in range(3)]
    put("The user lives in Orlen.", "Orlen", "home")
    assert len(memory.forget_many([fact.id for fact in facts])) == 3
    assert [fact.value for fact in memory.facts()] == ["Orlen"]
    assert not bytes_of(folder, "Zorbel")
    with pytest.raises(NotFoundError):
        memory.forget_many(["nothing"])


def test_the_words_that_told_a_fact_find_it(memory: FastMemory) -> None:
    """A fact is embedded by the user's own words, and by its text once those are gone."""
    (home,) = memory.remember("I live in Orlen near Mivack.")
    vectors = memory._vectors
    index = memory._beliefs.index()
    place = next(n for n, fact in enumerate(index.at) if fact and fact.id == home.fact.id)
    said = vectors.one("I live in Orlen near Mivack.")
    assert float(index.vectors[place] @ said) > 0.99
