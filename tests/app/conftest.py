"""A conversation with a scripted engine over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.talk.session import Session
from memory.fast_memory import FastMemory
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def memory(tmp_path: Path) -> Iterator[FastMemory]:
    store = FastMemory(tmp_path / "memory", FakeEmbedder())
    yield store
    store.close()


@pytest.fixture
def session(engine: FakeEngine, memory: FastMemory) -> Session:
    # The engine says every word of a reply; tests/app/talk/test_acknowledged.py has the rest.
    return Session(engine, memory, None, Settings(acknowledge=False))
