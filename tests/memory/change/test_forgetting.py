"""Forgotten means: not in any answer, not in any table, not in any byte of the folder."""

from __future__ import annotations

import pytest

from memory.change.forgetting import without_sentences
from memory.fast_memory import FastMemory
from memory.vocabulary.english.words import holds
from memory.vocabulary.errors import NotFoundError, StoreError
from memory.vocabulary.records import Change, ChangeKind, LedgerEntry, Status
from tests.memory.conftest import Put, Say, bytes_of


def test_no_byte_is_left(memory: FastMemory, say: Say, put: Put) -> None:
    """The value was noticed, replied to, edited into a title and lessons, and repeated."""
    for number in range(40):  # a table so big that deleting alone would leave the bytes
        put(f"The user likes thing{number}.", f"thing{number}", "likes")
        if number % 8 == 0:
            say(f"Talk about thing{number}.")
    turn = say(
        "Brindlewick! Hello. I have a dog called Brindlewick. He is brown.", conversation="d"
    )
    (change,) = memory.observe(turn)
    memory.observe(say("I have a dog called Brindlewick.", conversation="d"))
    reply = say("Brindlewick is a fine name. What breed is he?", "assistant", "d")
    memory.note_shown(reply.id, [change.fact.id])
    say("BRINDLEWICK's ears are long", conversation="d")
    other = put("The user likes thing99.", "thing99", "likes")
    memory.consolidate(
        [
            LedgerEntry(change.fact.id, 1, "base", "shard-1", "n", lessons='["Brindlewick"]'),
            LedgerEntry(other.id, 1, "base", "shard-2", "n", lessons='["brindlewick, too"]'),
        ]
    )
    memory.edit(change.fact.id, text="The user's dog is called Brindlewick.")
    assert len(bytes_of(memory.folder, "brindlewick")) >= 4  # the search finds it while it is there

    outcome = memory.forget(change.fact.id)

    assert bytes_of(memory.folder, "brindlewick") == []
    assert len(outcome.turns) == 4
    assert [t.text for t in memory.turns("d")] == [
        "[forgotten] Hello. [forgotten] He is brown.",
        "[forgotten]",
        "[forgotten] is a fine name. What breed is he?",
        "[forgotten]'s ears are long",
    ]
    assert memory.conversations()[0].title.startswith("[forgotten]")
    assert [e.fact_id for e in memory.ledger("base")] == [other.id]
    assert memory.ledger("base")[0].lessons == ""
    assert len(memory.facts()) == 41
    assert memory.search_turns("brindlewick") == []
    assert memory.recall("What is my dog called?", conversation="x").items == ()
    with pytest.raises(NotFoundError):
        memory.fact(change.fact.id)
    with pytest.raises(NotFoundError):
        memory.forget(change.fact.id)


def test_a_forgotten_turn_is_never_noticed_again(memory: FastMemory, say: Say) -> None:
    turn = say("I have a dog called Mivack.")
    (change,) = memory.observe(turn)
    memory.forget(change.fact.id)
    assert memory.observe(turn) == []
    saved = memory.save_turn(turn)  # an open chat that still holds the words
    assert "Mivack" not in saved.text
    assert not bytes_of(memory.folder, "mivack")
    (anew,) = memory.observe(say("I have a dog called Mivack."))
    assert anew.kind is ChangeKind.ADDED
    assert anew.fact.id != change.fact.id


def test_a_plain_word_leaves_the_source_and_the_replies_only(memory: FastMemory, say: Say) -> None:
    (change,) = memory.observe(say("I like coffee. It rains."))
    say("The coffee machine of the office is broken.")
    reply = say("You like coffee.", "assistant")
    memory.note_shown(reply.id, [change.fact.id])
    preview = memory.forget_preview(change.fact.id)
    assert len(preview.mentions) == 1
    assert memory.fact(change.fact.id)  # nothing was done
    memory.forget(change.fact.id)
    assert [t.text for t in memory.turns("c1")] == [
        "[forgotten] It rains.",
        "The coffee machine of the office is broken.",
        "You like [forgotten].",
    ]
    assert memory.recall("coffee machine broken office", conversation="x").items == ()


def test_a_sentence_with_two_facts_loses_one(memory: FastMemory, say: Say) -> None:
    turn = say("I have a dog called Mivack and I live in Orlen. It rains.")
    changes = memory.observe(turn)
    assert len(changes) == 2
    dog, home = (next(c.fact for c in changes if c.fact.value == v) for v in ("Mivack", "Orlen"))
    memory.forget(dog.id)
    assert not bytes_of(memory.folder, "mivack")
    assert memory.fact(home.id) == home
    memory.forget(home.id)
    assert memory.turns("c1")[0].text == "[forgotten] It rains."


def test_everywhere_means_every_turn(memory: FastMemory, say: Say) -> None:
    (change,) = memory.observe(say("I like coffee."))
    say("The coffee machine is broken.")
    memory.forget(change.fact.id, everywhere=True)
    assert not bytes_of(memory.folder, "coffee")


def test_earlier_rows_of_the_same_belief_go_too(memory: FastMemory, say: Say) -> None:
    for place in ("Orlen", "Veltrin", "Orlen"):
        memory.observe(say(f"I live in {place}."))
    (now,) = memory.facts(status=(Status.ACTIVE,))
    assert now.value == "Orlen"
    memory.forget(now.id)
    (rest,) = memory.facts()
    assert (rest.value, rest.status, rest.superseded_by) == ("Veltrin", Status.SUPERSEDED, "")
    assert not bytes_of(memory.folder, "orlen")


def test_the_facts_of_its_adapters_return_to_fast_memory(memory: FastMemory, put: Put) -> None:
    one, two, three = (put(f"The user likes {w}.", w, "likes") for w in ("asp", "bream", "carp"))
    memory.consolidate(
        [
            LedgerEntry(one.id, 1, "base", "shard-1", "n"),
            LedgerEntry(two.id, 1, "base", "shard-1", "n"),
            LedgerEntry(three.id, 1, "base", "shard-2", "n"),
        ]
    )
    preview = memory.forget_preview(one.id)
    assert preview.adapters == ("shard-1",)
    assert [f.id for f in preview.returned] == [two.id]
    outcome = memory.forget(one.id)
    assert [(f.id, f.status) for f in outcome.returned] == [(two.id, Status.ACTIVE)]
    assert memory.fact(three.id).status is Status.CONSOLIDATED
    assert [e.fact_id for e in memory.ledger("base")] == [three.id]


def test_what_still_says_it_is_named(memory: FastMemory, put: Put) -> None:
    dog = put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    walk = put("The user walks Mivack at noon.", "noon", "habit")
    assert memory.forget_preview(dog.id).entails == (walk,)


def test_forgetting_cannot_be_undone(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.forget(fact.id)
    with pytest.raises(StoreError, match="gone"):
        memory.undo(Change(ChangeKind.FORGOTTEN, fact))


@pytest.mark.parametrize(
    ("text", "said", "value", "left"),
    [
        ("Hi. I live in Orlen. Bye.", ["I live in Orlen."], "Orlen", "Hi. [forgotten] Bye."),
        ("i live in orlen", ["i live in orlen"], "Orlen", "[forgotten]"),
        ("One.\nI live in Orlen\nTwo.", ["I live in Orlen"], "Orlen", "One.\n[forgotten]\nTwo."),
        ("I get up at 6.40. Fine?", ["I get up at 6.40."], "6:40", "[forgotten] Fine?"),
        ("It is all one thing.", ["other words"], "else", "[forgotten]"),
        (
            "I stole it. My colour is teal!",
            ["My colour is teal!"],
            "teal",
            "I stole it. [forgotten]",
        ),
    ],
)
def test_the_sentence_leaves_its_turn(text: str, said: list[str], value: str, left: str) -> None:
    assert without_sentences(text, said, holds(value)) == left
