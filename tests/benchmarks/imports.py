"""How fast a large export comes in, in how much memory, and when it is found.

`python -m tests.benchmarks.imports --talks 10000` writes such an export of ChatGPT's shape, takes
it in, searches, and reads and embeds a sample. Seconds of the processor stand beside those of the
clock, for machines that do other things.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from app.doors.imports.importing import Importing
from memory.fast_memory import FastMemory
from tests.app.doors.imports.samples import chatgpt
from tests.fakes import FakeEmbedder

TOLD = (
    "I live in {town}.", "I work as a {job} in {town}.", "My sister {name} is a {job}.",
    "I have a dog called {name}.", "I can't stand {thing}.", "I play the {thing} on Sundays.",
)  # fmt: skip
ASKED = (
    "How do I clean a {thing}?", "Write a short letter to a {job} about {thing}.",
    "Why does {thing} smell in {town}?", "What is a good gift for a {job}?",
)  # fmt: skip
WORDS = {
    "town": ["Orlen", "Tessaly", "Marrow", "Quillby", "Fenwick"],
    "job": ["nurse", "baker", "teacher", "printer", "carpenter"],
    "name": ["Mivack", "Oona", "Perrin", "Tamsin", "Jory"],
    "thing": ["cello", "copper kettle", "fennel", "bicycle", "violin", "cheese"],
}
FILLER = ["the", "of", "a", "river", "garden", "model", "error", "list", "market", "lamp", "road"]


def talks(count: int, turns: int, rng: random.Random) -> Iterator[dict[str, object]]:
    """Conversations of invented people."""
    for number in range(count):
        said = []
        for turn in range(turns // 2):
            form = rng.choice(TOLD if rng.random() < 0.15 else ASKED)
            filled = form.format(**{key: rng.choice(values) for key, values in WORDS.items()})
            said.append(("user", filled))
            reply = " ".join(rng.choices(FILLER, k=rng.randint(10, 120)))
            said.append(("assistant", f"{reply} marker{number}x{turn}"))
        yield chatgpt(f"talk-{number}", said, f"Talk {number}")


def write(file: Path, count: int, turns: int, seed: int) -> None:
    """The export, never whole in memory."""
    rng = random.Random(seed)
    with file.open("w", encoding="utf-8") as out:
        for number, talk in enumerate(talks(count, turns, rng)):
            out.write("[" if number == 0 else ",")
            out.write(json.dumps(talk))
        out.write("]")


class Clock:
    """Seconds of the clock and of the processor."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.monotonic(), time.process_time()

    def __call__(self) -> dict[str, float]:
        wall, cpu = time.monotonic() - self._wall, time.process_time() - self._cpu
        return {"seconds": round(wall, 1), "processor": round(cpu, 1)}


def megabytes() -> int:
    """The most memory that this process had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def measure(count: int, turns: int, seed: int, sample: int) -> dict[str, object]:
    """Everything, as JSON knows it."""
    out: dict[str, object] = {"talks": count, "turns": count * (turns // 2) * 2, "seed": seed}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "conversations.json")
        write(file, count, turns, seed)
        out["file_mb"] = file.stat().st_size >> 20
        memory = FastMemory(Path(folder, "memory"), FakeEmbedder())
        out["mb_before"] = megabytes()
        clock = Clock()
        done = Importing(memory).take(file)
        out["stored"] = clock() | {"conversations": done.conversations}
        out["mb_after"] = megabytes()
        clock = Clock()
        found = memory.search_turns(f"marker{count // 2}x0")
        out["first_search"] = clock() | {"right": f"marker{count // 2}x0" in found[0].text}
        out["mb_searched"] = megabytes()
        clock = Clock()
        again = Importing(memory).take(file)
        out["again"] = clock() | {"new": again.conversations, "known": again.known}
        ids = [id for batch in memory.imports.pending() for id in batch.unread][:sample]
        clock = Clock()
        made = memory.imports.read(ids)
        out["read_by_rules"] = clock() | {"talks": len(ids), "changes": len(made)}
        memory.close()
        if sample:
            out |= with_models(Path(folder), ids, turns, seed, sample)
    return out


def with_models(
    folder: Path, ids: list[str], turns: int, seed: int, sample: int
) -> dict[str, object]:
    """The same sample read and embedded as in use."""
    from app.engine import GgufEmbedder, prepare_embedder
    from app.talk.reading.tagger import Reader

    embedder = GgufEmbedder(prepare_embedder(folder))
    memory = FastMemory(folder / "real", embedder, reader=Reader())
    file = folder / "sample.json"
    write(file, sample, turns, seed)
    Importing(memory).take(file)
    memory.imports.read(ids[:1])  # loads the reader
    clock = Clock()
    memory.imports.read(ids)
    out: dict[str, object] = {"read": clock() | {"talks": len(ids)}}
    clock = Clock()
    embedded = sum(memory.imports.embed(id) for id in ids)
    out["embedded"] = clock() | {"turns": embedded}
    out["proposals"] = len(memory.imports.proposals.all())
    memory.close()
    embedder.close()
    return out


def main() -> None:
    """Print the figures, one a line and as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--talks", type=int, default=1000)
    parser.add_argument("--turns", type=int, default=10, help="messages of one conversation")
    parser.add_argument("--sample", type=int, default=20, help="conversations read and embedded")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    found = measure(given.talks, given.turns, given.seed, given.sample)
    for name, value in found.items():
        print(f"{name:>16}  {value}")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
