"""kill -9 anywhere in a night: the old adapter or the new one, whole, and no fact in neither."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consolidation.adapters.shelf import Adapters
from consolidation.night.night import recover
from memory.disk.files import TEMPORARY
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Status, Turn
from tests.consolidation.fakes import FakeModel
from tests.fakes import FakeEmbedder, kill_at_random

ROOT = Path(__file__).parents[3]
STEPS = ["lock", "snapshot", "select", "lessons", "examine", "train", "convert", "adopt", "clear",
         "report"]  # fmt: skip
MOMENTS = 20
TOGETHER = 4  # processes at once: most of their time is start-up


def told(folder: Path) -> None:
    """A home with two facts in fast memory."""
    folder.mkdir(exist_ok=True)
    memory = FastMemory(folder / "memory", FakeEmbedder())
    model = FakeModel(folder / "base.gguf")
    memory.switch_base(model.base_hash)
    conversation = memory.start_conversation()
    for text in ("I have a dog called Mivack.", "I live in Orlen."):
        turn = memory.save_turn(Turn(conversation.id, "user", text))
        assert memory.observe(turn)
    memory.close()


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.consolidation.micro_night", str(folder), *arguments],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def check(folder: Path) -> bool:
    """Recover, then look at everything; returns whether a new adapter is current."""
    memory = FastMemory(folder / "memory", FakeEmbedder())
    try:
        model = FakeModel(folder / "base.gguf")
        adapters = Adapters(folder / "adapters")
        nights = folder / "nights"
        assert recover(memory, adapters, nights)
        base = model.base_hash
        loaded = adapters.loaded(base)  # checks every file's hash
        manifest = adapters.current(base)
        model.set_adapters(loaded)
        entries = {e.fact_id: e for e in memory.ledger(base)}
        facts = memory.facts()
        assert len(facts) == 2
        for fact in facts:
            if fact.status is Status.CONSOLIDATED:
                assert manifest is not None
                assert entries[fact.id].adapter in {s.id for s in manifest.shards}
                assert fact.text in model.lines
            else:
                assert fact.status is Status.ACTIVE
                assert fact.id not in entries
        if manifest is not None:
            assert manifest.cleared
            assert {e.fact_id for e in manifest.entries} == set(entries)
        named = {path.name for path, _ in loaded}
        assert {p.name for p in adapters.home(base).glob("*.gguf")} == named
        assert not list(folder.rglob(f"*{TEMPORARY}"))
        assert all((n / "report.json").exists() for n in nights.iterdir() if n.is_dir())
        assert recover(memory, adapters, nights)  # and again: nothing more to do
        assert memory.facts() == facts
        return manifest is not None
    finally:
        memory.close()


@pytest.mark.slow
def test_killed_as_each_step_begins(tmp_path: Path) -> None:
    processes = {}
    for step in STEPS:
        folder = tmp_path / step
        told(folder)
        processes[step] = start(folder, step)
        if len(processes) % TOGETHER == 0:
            processes[step].wait(timeout=60)
    for step, process in processes.items():
        process.communicate(timeout=60)
        assert process.returncode == -signal.SIGKILL, step
        adopted = check(tmp_path / step)
        assert adopted == (step in ("clear", "report")), step


@pytest.mark.slow
def test_killed_at_random_moments(tmp_path: Path) -> None:
    told(tmp_path)
    begun = time.perf_counter()
    process = start(tmp_path)
    assert process.stdout
    assert process.stdout.readline() == "lock\n"
    at_lock = time.perf_counter()
    process.communicate(timeout=60)
    length = time.perf_counter() - at_lock
    assert process.returncode == 0
    assert check(tmp_path)
    assert begun < at_lock
    rng = random.Random(0)
    new = 0
    for first in range(0, MOMENTS, TOGETHER):
        folders = [tmp_path / str(number) for number in range(first, first + TOGETHER)]
        for folder in folders:
            told(folder)
        started = [start(folder) for folder in folders]
        kill_at_random(started, length, rng)
        for folder, process in zip(folders, started, strict=True):
            process.communicate(timeout=60)
            new += check(folder)
    assert new < MOMENTS
