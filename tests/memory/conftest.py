"""A fast memory in a temporary folder, and ways to put things into it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, Kind, Turn
from tests.fakes import FakeEmbedder

START = datetime(2026, 3, 12, 9, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "memory"


@pytest.fixture
def memory(folder: Path) -> Iterator[FastMemory]:
    opened = FastMemory(folder, FakeEmbedder())
    yield opened
    opened.close()


Put = Callable[..., Fact]


@pytest.fixture
def put(memory: FastMemory) -> Put:
    """Writes a fact as `observe` would, without a turn."""

    def write(text: str, value: str = "", slot: str = "note", **fields: object) -> Fact:
        kind = fields.pop("kind", Kind.FACT)
        times = {"first_seen": START, "last_seen": START, **fields}
        fact = Fact(slot=slot, value=value or text, text=text, kind=kind, **times)  # type: ignore[arg-type]
        return memory._beliefs.put([fact])[0]

    return write


Say = Callable[..., Turn]


@pytest.fixture
def say(memory: FastMemory) -> Say:
    """Saves a turn; each is a minute after the last."""
    minutes = iter(range(1000))

    def write(text: str, role: str = "user", conversation: str = "c1", **fields: object) -> Turn:
        time = START + timedelta(minutes=next(minutes))
        turn = Turn(conversation, role, text, **{"time": time, **fields})  # type: ignore[arg-type]
        return memory.save_turn(turn)

    return write


def bytes_of(folder: Path, word: str) -> list[str]:
    """The files under a folder that hold a word, in whatever case."""
    wanted = word.lower().encode()
    return [
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and wanted in path.read_bytes().lower()
    ]
