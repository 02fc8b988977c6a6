"""Facts in weights lie in shards, each on top of those before it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from app.upkeep.forgetting import preview_of
from consolidation.adapters.manifest import Manifest, Shard
from consolidation.adapters.shards import Learned, plan
from consolidation.training.trainer import Trained, Work
from memory.vocabulary.errors import NightError
from memory.vocabulary.records import Fact, Kind, LedgerEntry, Status, now
from tests.consolidation import fakes
from tests.consolidation.fakes import learn
from tests.consolidation.night.test_night import SETTINGS, House

SMALL = replace(SETTINGS, shard_facts=2, rounds=1)
PETS = ("dog", "cat", "horse", "rabbit", "parrot", "pony")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(fakes, "EXTRA", {})
    house = House(tmp_path)
    yield house
    house.memory.close()


def shards(house: House) -> list[Shard]:
    manifest = house.adapters.current(house.base)
    return list(manifest.shards) if manifest else []


def three_shards(house: House) -> list[Fact]:
    """Six facts in three nights of two."""
    facts: list[Fact] = []
    for first in range(0, 6, 2):
        facts += house.tell(*(f"I have a {pet} called {pet.title()}ix."
                              for pet in PETS[first : first + 2]))  # fmt: skip
        assert house.run(settings=SMALL).adopted
    return facts


def test_a_full_shard_is_left_alone_and_another_begun(house: House) -> None:
    facts = three_shards(house)
    assert [len(shard.facts) for shard in shards(house)] == [2, 2, 2]
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}
    entries = {e.fact_id: e.adapter for e in house.memory.ledger(house.base)}
    below: set[str] = set()
    for shard in shards(house):
        below |= {k for k, v in entries.items() if v == shard.id}
        assert {key for key, _ in shard.trained} == below


def test_a_shard_is_trained_on_top_of_those_before_it(house: House) -> None:
    works: list[Work] = []

    def watching(work: Work) -> Trained:
        works.append(work)
        return learn(work)

    for texts in (PETS[:2], PETS[2:4]):
        house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in texts))
        assert house.run(settings=SMALL, trainer=watching).adopted
    first, second = shards(house)
    assert [work.beside for work in works] == [(), ((house.adapters.path(house.base, first), 1.0),)]
    assert works[1].parent is None
    replayed = {x.value for x in works[1].lessons if x.kind == "replay" and x.value}
    assert {"Dogix", "Catix"} <= replayed <= {"Dogix", "Catix", "dog", "cat"}
    assert {key for key, _ in second.facts} < {key for key, _ in second.trained}


def test_forgetting_drops_a_shard_and_those_on_top_of_it(house: House) -> None:
    facts = three_shards(house)
    first, second, _ = shards(house)
    luna: Any = SimpleNamespace(memory=house.memory, adapters=house.adapters)
    assert preview_of(luna, facts[4].id).returned == (house.memory.fact(facts[5].id),)
    assert {f.id for f in preview_of(luna, facts[0].id).returned} == {f.id for f in facts[1:]}
    forget(house, facts[4])
    assert shards(house) == [first, second]
    assert house.status(facts[5]) is Status.ACTIVE
    assert {house.status(fact) for fact in facts[:4]} == {Status.CONSOLIDATED}
    forget(house, facts[0])
    assert shards(house) == []
    assert {house.status(f) for f in (*facts[1:4], facts[5])} == {Status.ACTIVE}
    assert house.run(settings=SMALL).adopted
    assert {house.status(f) for f in (*facts[1:4], facts[5])} == {Status.CONSOLIDATED}
    assert not any("Dogix" in line or "Parrotix" in line for line in house.lines())


def forget(house: House, fact: Fact) -> None:
    dropped = {shard.id for _, shard in house.adapters.carrying(fact.id)}
    for base, fallen in house.adapters.drop(dropped):
        house.memory.return_to_fast([fallen], base, "forgotten")
    house.memory.forget(fact.id)


def test_a_night_goes_on_while_there_is_something_to_learn(house: House) -> None:
    few = replace(SMALL, max_facts=2)
    facts = house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in PETS[:5]))
    outcome = house.run(settings=few)
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}
    assert len(outcome.facts) == 5 and outcome.waiting == 0
    assert outcome.report is not None
    told = outcome.report.read_text()  # the newest of them tells of all rounds
    assert all(fact.text in told for fact in facts) and "5 of 5 facts passed" in told
    assert [len(shard.facts) for shard in shards(house)] == [2, 2, 1]


def test_what_failed_waits_for_the_next_night(house: House) -> None:
    trained: list[int] = []

    def half(work: Work) -> Trained:
        trained.append(len(work.lessons))
        kept = [x for x in work.lessons if all(key != facts[0].id for key, _ in x.facts)]
        return learn(replace(work, lessons=kept))

    facts = house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in PETS[:3]))
    house.run(settings=replace(SMALL, max_facts=2), trainer=half)
    assert [house.status(fact) for fact in facts] == [
        Status.ACTIVE, Status.CONSOLIDATED, Status.CONSOLIDATED,
    ]  # fmt: skip
    assert len(trained) == 2
    assert house.memory.fact(facts[0].id).failed_nights == 1


def test_a_round_that_fails_leaves_the_rounds_before_it(house: House) -> None:
    calls: list[Work] = []

    def once(work: Work) -> Trained:
        calls.append(work)
        if len(calls) == 2:
            raise NightError("The training went astray.", "Try again.")
        return learn(work)

    facts = house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in PETS[:3]))
    outcome = house.run(settings=replace(SMALL, max_facts=2), trainer=once)
    assert outcome.adopted and len(calls) == 2
    assert sum(house.status(fact) is Status.CONSOLIDATED for fact in facts) == 2


def test_what_fell_with_a_change_is_learned_again_in_the_same_night(house: House) -> None:
    (home,) = house.tell("I live in Orlen.")
    house.run(settings=SMALL)
    facts = house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in PETS[:4]))
    house.run(settings=replace(SMALL, max_facts=2))
    house.tell("I live in Brelt.")
    assert house.run(settings=replace(SMALL, max_facts=2)).adopted
    assert {house.status(fact) for fact in facts} == {Status.CONSOLIDATED}
    assert house.status(home) is Status.SUPERSEDED
    assert not any("Orlen" in line for line in house.lines())


def test_what_changed_drops_its_shard_even_when_nothing_is_to_be_learned(house: House) -> None:
    (home,) = house.tell("I live in Orlen.")
    house.run(settings=SMALL)
    (new,) = house.tell("I live in Brelt.")
    house.memory.hold(new.id)
    outcome = house.run(settings=SMALL)
    assert not outcome.adopted
    assert shards(house) == []
    assert house.memory.ledger(house.base) == []
    assert house.status(home) is Status.SUPERSEDED


def test_a_shard_dropped_during_the_night_refuses_the_new_one(house: House) -> None:
    facts = three_shards(house)
    house.tell("I live in Orlen.", "I play the cello.")

    def meanwhile(work: Work) -> Trained:
        dropped = {shard.id for _, shard in house.adapters.carrying(facts[-1].id)}
        house.adapters.drop(dropped)
        return learn(work)

    with pytest.raises(NightError, match="forgotten meanwhile"):
        house.run(settings=SMALL, trainer=meanwhile)
    assert len(shards(house)) == 2


def pair(name: str, shard: str, status: Status = Status.CONSOLIDATED) -> Learned:
    fact = Fact("pet", name, name, Kind.FACT, status=status, id=name, revision=1)
    return fact, LedgerEntry(name, 1, "b", shard, "n", 6, 6, 0.0, now())


def manifest(**members: str) -> tuple[Manifest, list[Learned]]:
    """`a="xy"`: a shard called a with the facts x and y."""
    pairs = [pair(name, shard) for shard, names in members.items() for name in names]
    made = tuple(
        Shard(shard, "", 1.0, keys, keys, "n")
        for shard, names in members.items()
        for keys in [tuple((name, 1) for name in names)]
    )
    return Manifest("b", "n", 1, made), pairs


def test_the_last_shard_with_room_is_continued() -> None:
    made, ledger = manifest(a="uv", b="w")
    facts = {fact.id: fact for fact, _ in ledger}
    found = plan(made, facts, ledger, 1, SMALL)
    assert found.parent is not None
    assert (found.parent.id, [s.id for s in found.kept]) == ("b", ["a"])
    assert [fact.id for fact, _ in found.replayed] == ["u", "v", "w"]
    assert plan(made, facts, ledger, 2, SMALL).parent is None


def test_a_stale_shard_is_made_anew() -> None:
    made, ledger = manifest(a="uv", b="wx")
    facts = {fact.id: fact for fact, _ in ledger}
    facts["u"] = replace(facts["u"], status=Status.SUPERSEDED)
    found = plan(made, facts, ledger[1:], 1, SMALL)
    assert [s.id for s in found.dropped] == ["a"]
    assert [fact.id for fact, _ in found.rebuilt] == ["v"]
    assert found.kept_ids == {"b"}
    edited = {**facts, "w": replace(facts["w"], revision=2)}
    assert [s.id for s in plan(made, edited, ledger, 0, SMALL).dropped] == ["a", "b"]


def test_too_many_shards_are_merged() -> None:
    made, ledger = manifest(a="uv", b="w", c="x")
    facts = {fact.id: fact for fact, _ in ledger}
    found = plan(made, facts, ledger, 0, replace(SMALL, most_shards=3))
    assert [s.id for s in found.dropped] == ["b", "c"]
    assert {fact.id for fact, _ in found.rebuilt} == {"w", "x"}
    assert plan(None, {}, [], 3, SMALL).kept == ()


def test_no_more_is_rebuilt_at_once_than_a_round_takes() -> None:
    made, ledger = manifest(a="uvwxyz")
    facts = {fact.id: fact for fact, _ in ledger}
    facts["u"] = replace(facts["u"], status=Status.SUPERSEDED)
    found = plan(made, facts, ledger[1:], 1, replace(SMALL, max_facts=4))
    assert [fact.id for fact, _ in found.rebuilt] == ["v", "w", "x"]
