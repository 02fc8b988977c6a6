"""Speed and erasure of the store: `python -m tests.benchmarks.store [--quick]`.

Stores of 1k, 10k and 100k facts: one more fact written with read-back, and recall with the
embedding of the question in it, both as p95 in milliseconds; beside them the bare embedding and
bare search, which is LanceDB's own over the same table; and the medians on the processor, which
tell something on a busy machine too. Approximate against exact: the nearest facts by the index
that recall uses against that search. Then a hundred random facts are erased, and searched for in
every place before and after; and an incognito session must change no byte. Needs no data.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from memory.fast_memory import FastMemory
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.vocabulary.records import Fact, Kind
from tests.benchmarks import store_erasure
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder, house
from tests.benchmarks.store_erasure import word

Floats = npt.NDArray[np.float32]

SEED = 7
SIZES = (1_000, 10_000, 100_000)
START = datetime(2025, 1, 1, tzinfo=UTC)
RUNS = 40
ERASED = 100


def facts(count: int, dice: random.Random) -> list[Fact]:
    """Invented facts of several sorts, a minute apart."""
    forms = (
        ("own.{n}", "The user's {n} is {v}.", Kind.FACT),
        ("likes", "The user likes {n} with {v}.", Kind.PREFERENCE),
        ("pet.{n}", "The user has a {n} called {v}.", Kind.FACT),
        ("note", "The user keeps the {n} in {v}.", Kind.FACT),
    )
    out = []
    for number in range(count):
        slot, text, kind = dice.choice(forms)
        noun, value = word(dice, 2), word(dice).title() + str(number)
        when = START + timedelta(minutes=number)
        out.append(
            Fact(
                slot.format(n=noun), value, text.format(n=noun, v=value), kind,
                first_seen=when, last_seen=when,
            )
        )  # fmt: skip
    return out


def fill(folder: Path, many: list[Fact], dice: np.random.Generator) -> None:
    """Write facts at once, with random unit vectors: embedding 100k texts would take an hour."""
    database = Database(folder, KeptEmbedder.dimensions)
    rows = Rows()
    for begin in range(0, len(many), 10_000):
        part = many[begin : begin + 10_000]
        vectors = dice.standard_normal((len(part), KeptEmbedder.dimensions)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        made = [rows.fact_row(f, v) for f, v in zip(part, vectors, strict=True)]
        database.facts._table.add(pa.Table.from_pylist(made, schema=database.facts.schema))
    with database.lock:
        database.facts.clean_up()
    database.close()


def p95(times: Timed) -> float:
    """By the clock, in milliseconds."""
    return 1000 * float(np.percentile(times.clock, 95))


class Timed:
    """Runs of an action, after two that warm up: seconds by the clock and of the processor."""

    def __init__(self, action: Callable[[int], object], runs: int = RUNS) -> None:
        self.clock: list[float] = []
        self.processor: list[float] = []
        for number in range(runs + 2):
            begin, used = time.perf_counter(), time.process_time()
            action(number)
            self.clock.append(time.perf_counter() - begin)
            self.processor.append(time.process_time() - used)
        del self.clock[:2], self.processor[:2]

    @property
    def cpu(self) -> float:
        """The median on the processor in milliseconds: what other work hardly changes."""
        return 1000 * float(np.median(self.processor))


def bare_search(memory: FastMemory, vector: Floats) -> set[str]:
    """The ids of the ten nearest facts by LanceDB itself, without any index."""
    query = memory._database.facts._table.search(vector, vector_column_name="vector")
    found = query.distance_type("cosine").limit(10).select(["id"]).to_arrow()
    return set(found.column("id").to_pylist())


def speed(size: int, embedder: KeptEmbedder) -> dict[str, float]:
    """Write and recall at one size."""
    dice = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder), facts(size, dice), np.random.default_rng(SEED))
        memory = FastMemory(Path(folder), embedder.bare)
        begin = time.perf_counter()
        memory.recall("What is my name?")
        opened = time.perf_counter() - begin
        new = facts(RUNS + 2, random.Random(SEED + 1))
        asked = [f"What is my {word(dice, 2)}, the one with {word(dice)}?" for _ in range(RUNS + 2)]

        def write(number: int) -> None:
            memory.remember(new[number].text.replace("The user's", "My"))

        writes = Timed(write)
        recalls = Timed(lambda number: memory.recall(asked[number], k=10))
        texts = [f"{question} again" for question in asked]
        embeds = Timed(lambda number: embedder.bare.embed([texts[number]]))
        vectors = embedder.bare.embed(texts)
        searches = Timed(lambda number: bare_search(memory, vectors[number]))
        index = memory._beliefs.index()
        overlap = []
        for vector in vectors:
            near = np.argsort(-(index.vectors @ vector), kind="stable")[:10]
            mine = {fact.id for place in near.tolist() if (fact := index.at[place])}
            overlap.append(len(mine & bare_search(memory, vector)) / 10)
        memory.close()
    name = f"store.{size // 1000}k"
    return {
        f"{name}.write_p95_ms": p95(writes),
        f"{name}.recall_p95_ms": p95(recalls),
        f"{name}.embed_p95_ms": p95(embeds),
        f"{name}.search_p95_ms": p95(searches),
        f"{name}.write_cpu_ms": writes.cpu,
        f"{name}.recall_cpu_ms": recalls.cpu,
        f"{name}.embed_cpu_ms": embeds.cpu,
        f"{name}.search_cpu_ms": searches.cpu,
        f"{name}.recall_over_bare": p95(recalls) / (p95(embeds) + p95(searches)),
        f"{name}.first_recall_ms": 1000 * opened,
        f"{name}.exact_at_10": float(np.mean(overlap)),
    }


def incognito(embedder: KeptEmbedder) -> dict[str, float]:
    """Bytes of the whole home that differ after an incognito talk."""
    with house(embedder, **{"chat.max_tokens": 16}) as luna:
        session = luna.session()
        assert luna.base_hash  # start-up is over: it writes a cache of its own
        for _ in session.ask("My dog is called Mivack."):
            pass
        home = luna.paths.memory.parent
        before = {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}
        session.go_incognito(True)
        for text in ("I live in Orlen and I hate tents.", "What is my dog called?"):
            for _ in session.ask(text):
                pass
        session.go_incognito(False)
        after = {p: p.read_bytes() for p in home.rglob("*") if p.is_file()}
    changed = [p for p in before.keys() | after.keys() if before.get(p) != after.get(p)]
    print(*(f"changed: {path}" for path in changed), sep="\n")
    size = sum(max(len(before.get(p, b"")), len(after.get(p, b""))) for p in changed)
    return {"incognito.files_before": float(len(before)), "incognito.bytes_changed": float(size)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="not needed; for calls that are all alike")
    parser.add_argument("--quick", action="store_true", help="1k facts, ten erased")
    parser.add_argument("--only", choices=["speed", "erasure"], help="one part")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    embedder = KeptEmbedder(given.cache)
    figures: dict[str, float] = {}
    if given.only != "erasure":
        for size in SIZES[:1] if given.quick else SIZES:
            figures |= speed(size, embedder)
    if given.only != "speed":
        figures |= store_erasure.run(embedder, 10 if given.quick else ERASED)
        figures |= incognito(embedder)
    embedder.close()
    finish("store", SEED, figures)


if __name__ == "__main__":
    main()
