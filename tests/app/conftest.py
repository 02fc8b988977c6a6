"""A conversation with a scripted engine over a real store."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import prepare_embedder
from app.house.settings.config import Settings
from app.talk.session import Session
from memory.fast_memory import FastMemory
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedding model, converted once for all tests."""
    return prepare_embedder(tmp_path_factory.mktemp("embedder"))


@pytest.fixture
def warm(home: Path, converted: Path) -> Path:
    """A home in which the embedding model is already converted."""
    (home / "cache").mkdir(mode=0o700)
    os.link(converted, home / "cache" / converted.name)
    return home


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
    return Session(engine, memory, None, Settings())
