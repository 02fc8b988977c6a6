"""What is in weights, per base model, and who leaves fast memory for it."""

from __future__ import annotations

from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, LedgerEntry, Status
from tests.memory.conftest import START, Put, Say


def entry(fact: Fact, base: str = "base", adapter: str = "shard") -> LedgerEntry:
    return LedgerEntry(fact.id, fact.revision, base, adapter, "night-1", 4, 4, 1.5, START)


def test_consolidating_twice_is_consolidating_once(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.consolidate([entry(fact)])
    once = memory.facts(), memory.ledger("base")
    memory.consolidate([entry(fact)])
    assert (memory.facts(), memory.ledger("base")) == once
    assert memory.fact(fact.id).status is Status.CONSOLIDATED


def test_a_fact_edited_meanwhile_stays(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.edit(fact.id, value="bream")
    memory.consolidate([entry(fact)])
    assert memory.fact(fact.id).status is Status.ACTIVE
    assert [e.fact_id for e in memory.stale("base")] == [fact.id]  # the weights still say asp


def test_a_fact_forgotten_meanwhile_gets_no_entry(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.forget(fact.id)
    memory.consolidate([entry(fact)])
    assert memory.ledger("base") == []
    assert memory.facts() == []


def test_editing_what_is_in_weights_brings_it_back(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.consolidate([entry(fact)])
    change = memory.edit(fact.id, value="bream")
    assert change.fact.status is Status.ACTIVE
    memory.undo(change)
    assert memory.fact(fact.id).status is Status.CONSOLIDATED
    assert memory.stale("base") == []


def test_a_new_value_wins_at_once_over_the_weights(memory: FastMemory, say: Say) -> None:
    (old,) = memory.observe(say("I live in Orlen."))
    memory.consolidate([entry(old.fact)])
    assert memory.recall("Where do I live?").items == ()
    (new,) = memory.observe(say("I live in Veltrin."))
    assert [i.text for i in memory.recall("Where do I live?").items] == [new.fact.text]
    assert memory.fact(old.fact.id).status is Status.SUPERSEDED
    assert [e.fact_id for e in memory.stale("base")] == [old.fact.id]


def test_returned_facts_are_in_the_prompts_path(memory: FastMemory, put: Put) -> None:
    one, two = put("The user likes asp.", "asp", "likes"), put("The user likes bream.", "bream")
    memory.consolidate([entry(one), entry(two)])
    memory.return_to_fast([one.id], "base", "failed its exam")
    assert memory.fact(one.id).status is Status.ACTIVE
    assert [e.fact_id for e in memory.ledger("base")] == [two.id]


def test_another_base_has_a_ledger_of_its_own(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    memory.switch_base("base")
    memory.consolidate([entry(fact)])
    memory.switch_base("other")
    assert memory.fact(fact.id).status is Status.ACTIVE
    memory.consolidate([entry(fact, "base")])  # a late replay for the base that is not in use
    assert memory.fact(fact.id).status is Status.ACTIVE
    memory.switch_base("base")
    assert memory.fact(fact.id).status is Status.CONSOLIDATED


def test_three_failed_nights_make_a_fact_prompt_only(memory: FastMemory, put: Put) -> None:
    fact = put("The user likes asp.", "asp", "likes")
    for _ in range(2):
        memory.fail_night([fact.id])
    assert memory.fact(fact.id).status is Status.ACTIVE
    memory.fail_night([fact.id, "gone"])
    assert memory.fact(fact.id).status is Status.PROMPT_ONLY
    promoted = memory.promote(fact.id)
    assert (promoted.status, promoted.failed_nights, promoted.confirmed) == (
        Status.ACTIVE,
        0,
        True,
    )
