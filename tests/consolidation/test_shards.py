"""Facts in weights lie in shards of about twenty that know nothing of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from consolidation.manifest import Manifest, Shard
from consolidation.shards import Learned, plan
from consolidation.trainer import Trained, Work
from memory.errors import NightError
from memory.records import Fact, Kind, LedgerEntry, Status, now
from tests.consolidation import fakes
from tests.consolidation.fakes import learn
from tests.consolidation.test_night import SETTINGS, House

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
    for shard in shards(house):
        assert {key for key, _ in shard.trained} == {k for k, v in entries.items() if v == shard.id}


def test_no_shard_learns_what_another_knows(house: House) -> None:
    seen: list[set[str]] = []

    def watching(work: Work) -> Trained:
        seen.append({fact_id for lesson in work.lessons for fact_id, _ in lesson.facts})
        values = {lesson.value for lesson in work.lessons if lesson.kind in ("fact", "replay")}
        assert not values & {"Dogix", "Catix"} or len(seen) == 1
        return learn(work)

    for texts in (PETS[:2], PETS[2:4]):
        house.tell(*(f"I have a {pet} called {pet.title()}ix." for pet in texts))
        assert house.run(settings=SMALL, trainer=watching).adopted
    assert not seen[0] & seen[1]


def test_forgetting_drops_one_shard_and_leaves_the_others(house: House) -> None:
    facts = three_shards(house)
    others = [shard for shard in shards(house) if not shard.carries(facts[0].id)]
    dropped = {shard.id for _, shard in house.adapters.carrying(facts[0].id)}
    for base, fallen in house.adapters.drop(dropped):
        house.memory.return_to_fast([fallen], base, "forgotten")
    house.memory.forget(facts[0].id)
    assert shards(house) == others
    assert house.status(facts[1]) is Status.ACTIVE
    assert {house.status(fact) for fact in facts[2:]} == {Status.CONSOLIDATED}
    assert house.run(settings=SMALL).adopted
    assert house.status(facts[1]) is Status.CONSOLIDATED
    assert not any("Dogix" in line for line in house.lines())


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
        dropped = {shard.id for _, shard in house.adapters.carrying(facts[0].id)}
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
    assert [fact.id for fact, _ in found.replayed] == ["w"]
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
