"""A store whose disk was not kind: what is whole opens, what is not is told, nothing is deleted."""

from __future__ import annotations

import json
import random
import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from memory.fast_memory import FastMemory
from memory.store.lance.repair.opening import manifests
from memory.vocabulary.errors import ArchiveError, StoreError
from memory.vocabulary.records import ChangeKind, Status, Turn, now
from tests.fakes import FakeEmbedder

TABLES = ["meta", "facts", "turns", "conversations", "lineage", "ledger"]
TOLD = ["I have a dog called Mivack.", "I live in Orlen.", "I am allergic to walnuts."]


def filled(folder: Path) -> Path:
    memory = FastMemory(folder, FakeEmbedder())
    memory.switch_base("f" * 64)
    for text in TOLD:
        talk = memory.start_conversation()
        memory.observe(memory.save_turn(Turn(talk.id, "user", text)))
    assert len(memory.facts()) == 3
    memory.close()
    return folder


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return filled(tmp_path_factory.mktemp("damage") / "memory")


@pytest.fixture
def store(home: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(home, tmp_path / "memory"))


def look(folder: Path) -> tuple[list[str], list[str]]:
    """What is known, and what is said; a new turn is taken in between."""
    memory = FastMemory(folder, FakeEmbedder())
    try:
        talk = memory.start_conversation()
        turn = memory.save_turn(Turn(talk.id, "user", "My sister is called Orla."))
        assert memory.observe(turn)
        assert "Orla" in {fact.value for fact in memory.facts()}
        memory.read_all()
        memory.recall("What is my dog called?")
        return sorted(f.value for f in memory.facts()), [d.message for d in memory.damage()]
    finally:
        memory.close()


def newest(folder: Path, table: str) -> Path:
    found = manifests(folder / f"{table}.lance")
    return found[max(found)]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("how", ["empty", "gone"])
def test_the_version_before_a_damaged_one_opens(store: Path, table: str, how: str) -> None:
    path = newest(store, table)
    path.unlink() if how == "gone" else path.write_bytes(b"")
    facts, said = look(store)
    assert len(facts) >= 3 and len(said) == 1
    assert "cannot be read" in said[0]
    assert look(store)[1] == []  # told once


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_versions_is_set_aside_and_told(store: Path, table: str) -> None:
    shutil.rmtree(store / f"{table}.lance" / "_versions")
    _, said = look(store)
    assert len(said) == 1 and "damaged" in said[0]
    assert list((store / "damaged").glob(f"*-{table}.lance"))


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_gone_is_told(store: Path, table: str) -> None:
    shutil.rmtree(store / f"{table}.lance")
    _, said = look(store)
    assert len(said) == 1 and "gone" in said[0]


@pytest.mark.parametrize("table", ["facts", "turns", "lineage"])
@pytest.mark.parametrize("seed", range(4))
def test_flipped_bytes_are_found_and_all_other_rows_stay(
    store: Path, table: str, seed: int
) -> None:
    rng = random.Random(seed)
    path = rng.choice(sorted((store / f"{table}.lance" / "data").iterdir()))
    data = bytearray(path.read_bytes())
    for _ in range(3):
        data[rng.randrange(len(data) // 2)] ^= 1 << rng.randrange(8)
    path.write_bytes(bytes(data))
    facts, said = look(store)
    assert len(facts) >= 3 and set(facts) <= {"Mivack", "Orlen", "walnuts", "Orla"}
    if len(facts) < 4:
        assert said


def test_what_is_absent_is_not_taken_for_forgotten(store: Path) -> None:
    shutil.rmtree(store / "facts.lance")
    memory = FastMemory(store, FakeEmbedder())
    assert memory.facts() == [] and memory.forgotten(["a", "b"]) == set()
    memory.close()


@pytest.mark.parametrize("field", ["first_seen", "text", "status"])
def test_a_line_with_a_null_is_refused_and_a_row_with_one_never_written(
    store: Path, tmp_path: Path, field: str
) -> None:
    memory = FastMemory(store, FakeEmbedder())
    file = tmp_path / "export.jsonl"
    memory.export(file)
    before = memory.facts()
    lines = [json.loads(line) for line in file.read_text().splitlines()]
    fact = next(line for line in lines if line.get("type") == "fact")
    fact |= {field: None, "id": "0123456789ab"}
    file.write_text("\n".join(map(json.dumps, lines)))
    with pytest.raises(ArchiveError, match="Line"):
        memory.import_(file, with_ledger=True)
    assert memory.facts() == before
    row = dict(next(iter(memory._database.facts.all().values())))
    with pytest.raises(StoreError, match=field):
        memory._database.facts.upsert([row | {field: None}])
    memory.close()


def test_an_import_that_fails_midway_was_never_there(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = FastMemory(filled(tmp_path / "other"), FakeEmbedder())
    file = tmp_path / "export.jsonl"
    other.export(file)
    other.close()
    memory = FastMemory(store, FakeEmbedder())
    before = (memory.facts(), memory.conversations())

    def broken(*_: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(memory._database.lineage, "upsert", broken)
    with pytest.raises(StoreError, match="full"):
        memory.import_(file, with_ledger=True)
    assert (memory.facts(), memory.conversations()) == before
    memory.close()
    assert look(store)[1] == []


def test_an_import_that_was_killed_is_taken_back(store: Path, tmp_path: Path) -> None:
    memory = FastMemory(store, FakeEmbedder())
    database = memory._database
    facts, dead = memory.facts(), tmp_path / "dead"
    with database.transaction():
        for number in range(30):  # more than are merged at once outside of a transaction
            database.mark(f"never:{number}")
        shutil.copytree(store, dead)  # the disk as a kill leaves it
    assert database.marked("never:29")
    memory.close()
    again = FastMemory(dead, FakeEmbedder())
    assert again.facts() == facts and again._database.marked("never:1") == ""
    assert not (dead / "importing").exists() and again.damage() == []
    again.close()


def test_a_clock_that_is_years_ahead_for_one_start_ends_nothing(store: Path) -> None:
    memory = FastMemory(store, FakeEmbedder())
    before = memory.facts()
    memory.expire(now())
    assert memory.expire(now() + timedelta(days=3650)) == []
    assert memory.facts() == before
    # The clock goes on from there: then it is the time.
    memory.expire(now() + timedelta(days=3652))
    assert {f.status for f in memory.facts()} != {Status.ACTIVE}
    # It was wrong after all.
    memory.expire(now())
    assert memory.facts() == before
    memory.close()


@pytest.mark.parametrize("years", [-10, 10])
def test_what_is_typed_now_is_the_latest_word_whatever_the_clock_says(
    store: Path, years: int
) -> None:
    memory = FastMemory(store, FakeEmbedder())
    talk = memory.start_conversation()
    when = now() + timedelta(days=365 * years)
    turn = memory.save_turn(Turn(talk.id, "user", "I live in Tessrim now.", time=when))
    changes = memory.observe(turn)
    assert [c.kind for c in changes] == [ChangeKind.SUPERSEDED]
    living = {f.value for f in memory.facts(status=[Status.ACTIVE])}
    assert "Tessrim" in living and "Orlen" not in living
    memory.close()
