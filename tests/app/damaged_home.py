"""A small real home, and ways to damage each of its files."""

from __future__ import annotations

import hashlib
import random
from pathlib import Path
from typing import Any

import pytest

from app import assembly
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights.schedule import Schedule
from tests.app.micro_mind import TOLD, Mind
from tests.app.shell import Shell
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine

WAYS = ("empty", "half", "flip", "gone", "folder")
BASE = hashlib.sha256(b"not really a model").hexdigest()  # of the model behind `Mind`
KNOWN = {"Mivack", "Orlen", "walnuts"}


def make(home: Path) -> None:
    """Two facts in the weights, one in fast memory, and every small file that Luna keeps."""
    mind = Mind(home)
    for text in TOLD:
        mind.say(text)
    mind.night()
    mind.say("I am allergic to walnuts.")
    for table in mind.memory._database.tables:
        with mind.memory._database.lock:
            table.clean_up()
    mind.memory.close()
    (home / "base.gguf").unlink()
    (home / "config.toml").write_text("[recall]\nbudget = 300\n")
    (home / "strength.json").write_text('{"strength": 0.9}')
    (home / "unanswered.json").write_text('{"abc": 1}')
    Schedule(home, Settings()).begin()


def shell(monkeypatch: pytest.MonkeyPatch) -> Shell:
    """Commands over a scripted engine of the model that learned the facts of `make`."""
    engine = FakeEngine(base_hash=BASE)

    def build(settings: Settings, paths: Paths) -> assembly.Luna:
        paths.create()
        given: dict[str, Any] = {"engine": engine, "embedder": FakeEmbedder()}
        return made(settings, paths, **given)

    made = assembly.Luna
    monkeypatch.setattr(assembly, "build", build)
    return Shell(engine)


def damage(path: Path, how: str, rng: random.Random) -> bool:
    """Damage a file in one way; False where that changes nothing."""
    before = path.read_bytes()
    if how == "gone":
        path.unlink()
        return True
    if how == "folder":
        path.unlink()
        path.mkdir()
        return True
    after = bytearray(before[: len(before) // 2] if how == "half" else before)
    if how == "empty":
        after = bytearray()
    if how == "flip":
        for _ in range(min(len(after), 1 + len(after) // 200)):
            after[rng.randrange(len(after))] ^= 1 << rng.randrange(8)
    path.write_bytes(bytes(after))
    return bytes(after) != before


def files(home: Path) -> list[Path]:
    """Every file, by its place in the home."""
    return [path.relative_to(home) for path in sorted(home.rglob("*")) if path.is_file()]
