"""Every test has its own home: no folder of the user is ever touched."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

import app  # noqa: F401 - sets the threads of numpy before it is loaded
from app.house import logs
from tests.models import SMALL


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A fresh LUNA_HOME; XDG folders and HOME point into it too. Its log ends with the test."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("LUNA_HOME", str(folder))
    monkeypatch.setenv("HOME", str(folder))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(folder / name.lower()))
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    # No test may reach, or ask for, a key in the store of whoever runs it.
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    monkeypatch.setenv("LUNA_MODEL", str(SMALL))  # most tests are about the machinery
    yield folder
    logs.stop()


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The embedding model, converted once for all tests."""
    from app.engine import prepare_embedder

    return prepare_embedder(tmp_path_factory.mktemp("embedder"))


@pytest.fixture
def warm(home: Path, converted: Path) -> Path:
    """A home in which the embedding model is already converted."""
    (home / "cache").mkdir(mode=0o700)
    os.link(converted, home / "cache" / converted.name)
    return home


@pytest.fixture(scope="session")
def default_mind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Luna's own mind, made once for all tests; a missing part is a failure, no reason to skip."""
    from app.house.models.default_mind import prepare

    return prepare(tmp_path_factory.mktemp("mind"))


@pytest.fixture
def own_mind(home: Path, default_mind: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home in which Luna's own mind is made and answers."""
    monkeypatch.delenv("LUNA_MODEL")
    (home / "cache").mkdir(mode=0o700, exist_ok=True)
    os.link(default_mind, home / "cache" / default_mind.name)
    return home


@pytest.fixture(scope="session")
def small_model() -> Path:
    """A small model that talks; its absence is a failure, not a reason to skip."""
    assert SMALL.is_file(), "tests/models/luna-small.gguf is missing"
    return SMALL
