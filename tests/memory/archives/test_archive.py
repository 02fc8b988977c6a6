"""Memory in and out of files, and past turns taken in."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from memory.fast_memory import FastMemory
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import LedgerEntry, Source, Status
from tests.fakes import FakeEmbedder
from tests.memory.conftest import Put, Say


@pytest.fixture
def other(tmp_path: Path) -> Iterator[FastMemory]:
    opened = FastMemory(tmp_path / "other", FakeEmbedder())
    yield opened
    opened.close()


def lines(path: Path) -> list[str]:
    return sorted(path.read_text(encoding="utf-8").splitlines()[1:])


@pytest.fixture
def full(memory: FastMemory, say: Say, put: Put) -> FastMemory:
    turn = say("I live in Orlen – „dort“.\nI have a dog called Mivack.", speaker="Mira")
    changes = memory.observe(turn)
    memory.note_shown(say("Noted.", "assistant").id, [changes[0].fact.id])
    memory.observe(say("I live in Veltrin."))
    gone = put("The user likes asp.", "asp", "likes")
    kept = put("The user likes bream.", "bream", "likes", pinned=True)
    memory.consolidate([LedgerEntry(kept.id, 1, "base", "shard", "n", lessons='{"a": 1}')])
    memory.forget(gone.id)
    return memory


def test_an_export_comes_back_whole(full: FastMemory, other: FastMemory, tmp_path: Path) -> None:
    path = tmp_path / "memory.jsonl"
    count = full.export(path)
    assert count == len(path.read_text().splitlines())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    other.import_(path, with_ledger=True)
    again = tmp_path / "again.jsonl"
    other.export(again)
    assert lines(again) == lines(path)
    assert other.facts() == full.facts()
    assert other.turns("c1") == full.turns("c1")


def test_without_the_adapters_facts_come_back_to_fast_memory(
    full: FastMemory, other: FastMemory, tmp_path: Path
) -> None:
    path = tmp_path / "memory.jsonl"
    full.export(path)
    done = other.import_(path)
    assert done.facts == len(full.facts())
    assert other.ledger("") == []
    assert not other.facts(status=[Status.CONSOLIDATED])


def test_an_old_export_does_not_bring_the_forgotten_back(full: FastMemory, tmp_path: Path) -> None:
    path = tmp_path / "memory.jsonl"
    full.export(path)
    dog = full.find("Mivack")[0]
    full.forget(dog.id)
    done = full.import_(path)
    assert done.forgotten == 1
    assert full.find("Mivack") == []
    assert "Mivack" not in " ".join(turn.text for turn in full.turns("c1"))


def test_an_old_export_does_not_undo_an_edit(full: FastMemory, tmp_path: Path) -> None:
    path = tmp_path / "memory.jsonl"
    full.export(path)
    dog = full.find("Mivack")[0]
    full.edit(dog.id, value="Drusk")
    full.import_(path)
    assert full.fact(dog.id).value == "Drusk"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nonsense",
        "[]",
        '{"luna": "other"}',
        '{"luna": "memory", "schema": 99}',
        '{"luna": "memory", "schema": 1}\n{"type": "fact", "kind": "no such"}',
    ],
)
def test_what_is_not_an_export_is_refused(memory: FastMemory, tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(text)
    with pytest.raises(ArchiveError):
        memory.import_(path)
    with pytest.raises(ArchiveError):
        memory.import_(tmp_path / "missing")


def ingestible(path: Path, *objects: dict[str, object]) -> Path:
    path.write_text("\n".join(json.dumps(o) for o in objects), encoding="utf-8")
    return path


def test_past_turns_are_stored_and_noticed_with_their_times(
    memory: FastMemory, tmp_path: Path
) -> None:
    path = ingestible(
        tmp_path / "past.jsonl",
        {
            "conversation": "s1",
            "id": "D1:1",
            "speaker": "Mira",
            "time": "2024-05-01T10:00:00Z",
            "text": "I live in Orlen.",
        },
        {
            "conversation": "s1",
            "id": "D1:2",
            "speaker": "Tom",
            "time": "2024-05-01T10:01:00Z",
            "text": "I live in Drusk. The heron is my favourite.",
        },
        {
            "conversation": "s2",
            "id": "D2:1",
            "speaker": "Mira",
            "time": "2024-06-01T10:00:00Z",
            "text": "I live in Veltrin.",
        },
    )
    done = memory.ingest(path)
    assert (done.turns, done.conversations) == (3, 2)
    (home,) = memory.facts(status=[Status.ACTIVE])
    assert (home.value, home.source) == ("Veltrin", Source.IMPORTED)
    assert home.first_seen.year == 2024
    assert [t.id for t in memory.turns("s1")] == ["D1:1", "D1:2"]
    assert memory.turns("s1")[1].role == "assistant"
    facts = memory.facts()
    memory.ingest(path)  # again: nothing is counted twice
    assert memory.facts() == facts
    assert len(memory.turns("s1")) == 2


def test_an_old_archive_does_not_replace_what_was_told_since(
    memory: FastMemory, tmp_path: Path, say: Say
) -> None:
    memory.observe(say("I live in Orlen."))
    line: dict[str, object] = {
        "role": "user",
        "text": "I live in Veltrin.",
        "time": "2019-05-01T10:00:00Z",
    }
    memory.ingest(ingestible(tmp_path / "past.jsonl", line))
    (home,) = memory.facts(status=[Status.ACTIVE])
    assert home.value == "Orlen"
    (before,) = memory.facts(status=[Status.SUPERSEDED])
    assert (before.value, before.superseded_by) == ("Veltrin", home.id)


def test_roles_and_a_named_user_decide_who_is_noticed(memory: FastMemory, tmp_path: Path) -> None:
    path = ingestible(
        tmp_path / "past.jsonl",
        {"role": "assistant", "text": "I live in Drusk."},
        {"role": "user", "text": "I live in Orlen.", "time": 1714557600},
        {"speaker": "Tom", "text": "I have a dog called Mivack."},
        {"speaker": "Mira", "text": "I have a cat called Pelu."},
    )
    memory.ingest(path, user="Mira")
    assert {fact.value for fact in memory.facts()} == {"Orlen", "Pelu"}


def test_ids_of_two_conversations_are_told_apart(memory: FastMemory, tmp_path: Path) -> None:
    path = ingestible(
        tmp_path / "past.jsonl",
        {"conversation": "a", "id": "1", "role": "user", "text": "one"},
        {"conversation": "b", "id": "1", "role": "user", "text": "two"},
    )
    memory.ingest(path)
    assert [t.text for t in (*memory.turns("a"), *memory.turns("b"))] == ["one", "two"]


@pytest.mark.parametrize("line", ['{"text": 5}', "{}", '{"text": "x", "time": "tomorrow"}', "no"])
def test_a_bad_line_is_named_and_nothing_is_stored(
    memory: FastMemory, tmp_path: Path, line: str
) -> None:
    path = tmp_path / "past.jsonl"
    path.write_text('{"role": "user", "text": "I live in Orlen."}\n' + line)
    with pytest.raises(ArchiveError, match="Line 2"):
        memory.ingest(path)
    assert memory.conversations() == []
    assert memory.facts() == []
