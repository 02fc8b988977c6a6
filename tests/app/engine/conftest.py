"""Tiny models, made once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.engine import Engine, GgufEmbedder, prepare_embedder
from tests.app.engine.tiny import make_llama


@pytest.fixture(scope="session")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for model files."""
    return tmp_path_factory.mktemp("models")


@pytest.fixture(scope="session")
def tiny(models: Path) -> Path:
    """A random llama with ChatML."""
    return make_llama(models / "tiny.gguf")


@pytest.fixture
def engine(tiny: Path) -> Iterator[Engine]:
    """A fresh engine on the tiny model, closed at the end."""
    with Engine(tiny, threads=1) as made:
        yield made


@pytest.fixture(scope="session")
def shared(tiny: Path) -> Iterator[Engine]:
    """One engine for tests that only count and tokenise."""
    with Engine(tiny, threads=1) as made:
        yield made


@pytest.fixture(scope="session")
def embedder_file(models: Path) -> Path:
    """The converted embedding model."""
    return prepare_embedder(models / "cache")


@pytest.fixture(scope="session")
def embedder(embedder_file: Path) -> Iterator[GgufEmbedder]:
    """The real embedding model."""
    made = GgufEmbedder(embedder_file)
    yield made
    made.close()
