"""Two processes and many threads on one memory."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from memory.fast_memory import FastMemory
from memory.vocabulary.records import Turn
from tests.fakes import FakeEmbedder
from tests.memory.conftest import Put


def forget_in_another(folder: str, id: str) -> None:
    other = FastMemory(Path(folder), FakeEmbedder())
    other.forget(id)
    other.close()


def write_in_another(folder: str, name: str, turns: int) -> None:
    other = FastMemory(Path(folder), FakeEmbedder())
    for number in range(turns):
        other.save_turn(Turn(name, "user", f"{name} says {number}"))
        other.remember(f"{name} keeps {number}.")
    other.close()


def run(*jobs: tuple[object, ...]) -> None:
    spawn = multiprocessing.get_context("spawn")  # LanceDB deadlocks after a fork
    processes = [spawn.Process(target=job[0], args=job[1:]) for job in jobs]  # type: ignore[arg-type]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
        assert process.exitcode == 0


def test_forgotten_there_is_gone_here(memory: FastMemory, put: Put) -> None:
    fact = put("The user has a dog called Mivack.", "Mivack", "pet.dog")
    assert memory.recall("What is my dog called?").items
    run((forget_in_another, str(memory.folder), fact.id))
    assert memory.recall("What is my dog called?").items == ()
    assert memory.facts() == []


@pytest.mark.slow
def test_two_processes_and_this_one_lose_nothing(memory: FastMemory) -> None:
    folder = str(memory.folder)
    with ThreadPoolExecutor(1) as pool:
        here = pool.submit(lambda: [memory.remember(f"Here stays {n}.") for n in range(6)])
        run((write_in_another, folder, "one", 6), (write_in_another, folder, "two", 6))
        here.result()
    assert len(memory.facts()) == 18
    for name in ("one", "two"):
        assert [t.text for t in memory.turns(name)] == [f"{name} says {n}" for n in range(6)]


def test_threads_share_one_memory(memory: FastMemory) -> None:
    def work(number: int) -> None:
        memory.save_turn(Turn("c", "user", f"turn {number}"))
        memory.remember(f"Thing {number} matters.")
        memory.recall(f"Does thing {number} matter?")

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, range(16)))
    assert len(memory.turns("c")) == 16
    assert len(memory.facts()) == 16
