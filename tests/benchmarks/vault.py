"""What sealing costs: `python -m tests.benchmarks.vault [--quick] [--facts N …]`.

Two stores of the same facts, one sealed and one not, asked and written in turns: each run of the
one is followed by the same run of the other, so that other work on the machine meets both. Recall
has the embedding of the question in it, as a talk has; a write is one more fact with read-back.
Beside them: how long the first recall takes (it reads every row), and the bytes on the disk.
Then a home of so many facts is sealed. Needs no data.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from app.house.vault import keeping
from memory.disk.sealed_files import forget_all
from memory.disk.sealing import Seal
from memory.fast_memory import FastMemory
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.vocabulary.records import Fact
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder
from tests.benchmarks.store import SEED, facts
from tests.benchmarks.store_erasure import word

SIZES = (1_000, 10_000)
RUNS = 60
WARM = 3
PASSPHRASE = "for this benchmark alone"


def fill(folder: Path, many: list[Fact], seal: Seal | None) -> None:
    """Facts with random unit vectors: to embed them all would take an hour."""
    dice = np.random.default_rng(SEED)
    database = Database(folder, KeptEmbedder.dimensions, seal)
    with database.lock:
        for begin in range(0, len(many), 5_000):
            part = many[begin : begin + 5_000]
            vectors = dice.standard_normal((len(part), KeptEmbedder.dimensions)).astype(np.float32)
            vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
            rows = [Rows().fact_row(f, v) for f, v in zip(part, vectors, strict=True)]
            database.facts.append(rows)
        database.facts.clean_up()
    database.close()


def size(folder: Path) -> int:
    """Bytes of all files."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def in_turns(
    actions: tuple[Callable[[int], object], ...], runs: int
) -> tuple[list[list[float]], list[list[float]]]:
    """Each action with the same number one after the other, the first one changing: seconds by
    the clock and of the processor, a list for each action."""
    clock: list[list[float]] = [[] for _ in actions]
    used: list[list[float]] = [[] for _ in actions]
    for number in range(runs + WARM):
        order = list(enumerate(actions))
        for place, action in order if number % 2 else reversed(order):
            begin, processor = time.perf_counter(), time.process_time()
            action(number)
            clock[place].append(time.perf_counter() - begin)
            used[place].append(time.process_time() - processor)
    return [times[WARM:] for times in clock], [times[WARM:] for times in used]


def measured(count: int, embedder: KeptEmbedder, runs: int) -> dict[str, float]:
    """Recall and write at one size."""
    dice = random.Random(SEED)
    many = facts(count, dice)
    new = facts(runs + WARM, random.Random(SEED + 1))
    told = [fact.text.replace("The user's", "My") for fact in new]
    asked = [f"What is my {word(dice, 2)}, the one with {word(dice)}?" for _ in told]
    name = f"vault.{count}"
    out: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as home:
        plain, sealed = Path(home) / "plain", Path(home) / "sealed"
        seal = Seal(bytes(32), "benchmark")
        stores = []
        for kind, folder, with_ in (("plain", plain, None), ("sealed", sealed, seal)):
            fill(folder, many, with_)
            out[f"{name}.{kind}_mb"] = size(folder) / 1e6
            begin = time.perf_counter()
            memory = FastMemory(folder, embedder.bare, seal=with_)
            memory.recall("What is my name?")
            out[f"{name}.{kind}_first_recall_ms"] = 1000 * (time.perf_counter() - begin)
            stores.append(memory)
        one, two = stores
        recalls = in_turns(
            (lambda n: one.recall(asked[n], k=10), lambda n: two.recall(asked[n], k=10)), runs
        )
        writes = in_turns((lambda n: one.remember(told[n]), lambda n: two.remember(told[n])), runs)
        for what, (clock, used) in (("recall", recalls), ("write", writes)):
            for place, kind in enumerate(("plain", "sealed")):
                out[f"{name}.{kind}_{what}_p95_ms"] = 1000 * float(np.percentile(clock[place], 95))
                out[f"{name}.{kind}_{what}_p50_ms"] = 1000 * float(np.median(clock[place]))
                out[f"{name}.{kind}_{what}_cpu_ms"] = 1000 * float(np.median(used[place]))
            for figure in ("p95_ms", "p50_ms", "cpu_ms"):
                ratio = out[f"{name}.sealed_{what}_{figure}"] / out[f"{name}.plain_{what}_{figure}"]
                out[f"{name}.{what}_{figure.removesuffix('_ms')}_ratio"] = ratio
        for memory in stores:
            memory.close()
        converted = Path(home) / "home"
        fill(converted / "memory", many, None)
        begin = time.perf_counter()
        keeping.seal(converted, PASSPHRASE)
        out[f"{name}.sealing_s"] = time.perf_counter() - begin
        forget_all()
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed; for calls that are all alike")
    parser.add_argument("--quick", action="store_true", help="1,000 facts, twenty runs")
    parser.add_argument("--facts", type=int, nargs="+", default=list(SIZES))
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    embedder = KeptEmbedder(given.cache)
    figures: dict[str, float] = {}
    measured(20, embedder, 1)  # libraries and models are loaded
    for count in given.facts[:1] if given.quick else given.facts:
        figures |= measured(count, embedder, 20 if given.quick else RUNS)
    embedder.close()
    finish("vault", SEED, figures)


if __name__ == "__main__":
    main()
