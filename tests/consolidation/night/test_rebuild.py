"""Everything in the weights made anew, from the ledger alone."""

from __future__ import annotations

from dataclasses import replace

from consolidation.lessons.lesson import Lesson
from consolidation.training.trainer import Trained, Work
from memory.vocabulary.records import Status
from tests.consolidation.adapters.test_shards import SMALL, House, house, shards, three_shards
from tests.consolidation.fakes import learn

__all__ = ["house"]


def test_all_shards_become_one_that_starts_from_nothing(house: House) -> None:
    facts = three_shards(house)
    before = shards(house)
    (new,) = house.tell("I live in Orlen.")
    works: list[Work] = []

    def watching(work: Work) -> Trained:
        works.append(work)
        return learn(work)

    outcome = house.run(settings=replace(SMALL, shard_facts=6), rebuild=True, trainer=watching)
    assert outcome.adopted
    assert {fact.id for fact in outcome.facts} == {fact.id for fact in facts}
    assert [(work.parent, work.beside) for work in works] == [(None, ())]
    (shard,) = shards(house)
    assert shard.id not in {old.id for old in before}
    assert {key for key, _ in shard.facts} == {fact.id for fact in facts}
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}
    assert house.status(new) is Status.ACTIVE  # nothing new is learned
    assert not any("Orlen" in line for line in house.lines())


def test_what_has_no_room_in_a_round_comes_in_the_next(house: House) -> None:
    facts = three_shards(house)
    outcome = house.run(settings=replace(SMALL, shard_facts=6, max_facts=2), rebuild=True)
    assert outcome.adopted
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}
    assert {e.fact_id for e in house.memory.ledger(house.base)} == {fact.id for fact in facts}


def test_a_rebuild_that_knows_less_is_refused(house: House) -> None:
    facts = three_shards(house)
    before = house.adapters.current(house.base)

    def half(work: Work) -> Trained:
        def kept(lesson: Lesson) -> bool:
            return all(fact_id != facts[0].id for fact_id, _ in lesson.facts)

        return learn(replace(work, lessons=[x for x in work.lessons if kept(x)]))

    outcome = house.run(settings=SMALL, rebuild=True, trainer=half)
    assert not outcome.adopted
    assert "rebuilt, it would not know 1 of 6 facts" in outcome.reason
    assert house.adapters.current(house.base) == before
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}


def test_with_nothing_in_the_weights_nothing_is_made(house: House) -> None:
    (new,) = house.tell("I live in Orlen.")
    outcome = house.run(rebuild=True)
    assert (outcome.adopted, outcome.reason) == (False, "nothing is in the weights")
    assert house.status(new) is Status.ACTIVE
