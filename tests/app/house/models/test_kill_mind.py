"""kill -9 while something in the weights is forgotten, changed or learned anew.

`LUNA_KILLS=100 python -m pytest tests/app/house/models/test_kill_mind.py` kills each a hundred
times.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from consolidation.night.night import recover
from memory.disk.files import TEMPORARY
from memory.vocabulary.records import Status
from tests.app.micro_mind import DOG, HOME, MOVED, TOLD, Mind, do
from tests.fakes import kill_at_random

ROOT = Path(__file__).parents[4]
KILLS = int(os.environ.get("LUNA_KILLS", "12"))
TOGETHER = 4  # processes at once: most of their time is start-up


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with two facts in the weights."""
    folder = tmp_path_factory.mktemp("mind") / "learned"
    mind = Mind(folder)
    for text in TOLD:
        mind.say(text)
    mind.night()
    assert {f.status for f in mind.memory.facts()} == {Status.CONSOLIDATED}
    mind.memory.close()
    return folder


def check(folder: Path) -> str:
    """Recover as a start does, then look at everything; what is known of the dog and the home."""
    mind = Mind(folder)
    memory = mind.memory
    try:
        mind.finish_forgetting()
        assert recover(memory, mind.adapters, mind.paths.nights)
        base = mind.model.base_hash
        loaded = mind.adapters.loaded(base)  # checks every file's hash
        mind.model.set_adapters(loaded)
        manifest = mind.adapters.current(base)
        carried = {e.fact_id for e in manifest.entries} if manifest else set()
        facts = {fact.value: fact for fact in memory.facts()}
        for fact in facts.values():  # each in the prompt's path or in the weights
            if fact.status is Status.CONSOLIDATED:
                assert fact.id in carried and fact.text in mind.model.lines
            else:
                assert fact.status in (Status.ACTIVE, Status.SUPERSEDED)
        now = [v for v, f in facts.items() if f.slot == "home" and f.status != Status.SUPERSEDED]
        assert now in ([HOME], [MOVED])
        if now == [MOVED] and facts[MOVED].status is Status.CONSOLIDATED:
            assert not any(HOME in line for line in mind.model.lines)
        if DOG not in facts:  # gone from the list: gone from the weights and from every file
            assert not any(DOG in line for line in mind.model.lines)
            assert not [p for p in folder.rglob("*") if p.is_file() and holds(p, DOG)]
        assert not list(folder.rglob(f"*{TEMPORARY}"))
        return f"{DOG in facts} {now[0]}"
    finally:
        memory.close()


def holds(path: Path, word: str) -> bool:
    return word.encode() in path.read_bytes()


def start(folder: Path, act: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.app.micro_mind", str(folder), act],
        cwd=ROOT, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


def test_the_search_finds_what_is_there(learned: Path) -> None:
    assert [p for p in learned.rglob("*") if p.is_file() and holds(p, DOG)]


@pytest.mark.slow
@pytest.mark.timeout(120 + 20 * KILLS)
@pytest.mark.parametrize(("act", "end"), [("forget", f"False {HOME}"), ("change", f"True {MOVED}")])
def test_killed_at_random_moments(tmp_path: Path, learned: Path, act: str, end: str) -> None:
    whole = tmp_path / "whole"
    shutil.copytree(learned, whole)
    process = start(whole, act)
    assert process.stdout
    assert process.stdout.readline() == "begin\n"
    began = time.perf_counter()
    process.communicate(timeout=60)
    length = time.perf_counter() - began
    assert process.returncode == 0
    assert check(whole) == end
    rng = random.Random(0)
    for first in range(0, KILLS, TOGETHER):
        folders = [tmp_path / str(number) for number in range(first, first + TOGETHER)]
        for folder in folders:
            shutil.copytree(learned, folder)
        started = [start(folder, act) for folder in folders]
        kill_at_random(started, length, rng)
        for folder, process in zip(folders, started, strict=True):
            process.communicate(timeout=60)
            check(folder)
            do(folder, act)  # what was cut short can be done again
            assert check(folder) == end
            shutil.rmtree(folder)
