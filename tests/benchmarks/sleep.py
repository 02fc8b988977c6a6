"""How long a night's training takes: `python -m tests.benchmarks.sleep --facts 20`.

Ours against the plain loop: the same lessons, threads and stopping exam. Both train until so many
of the exam's questions are right (asked after every epoch of the served GGUF), each in a process
of its own, whose peak memory is taken. The exam's time counts for both. Ours goes as a night does:
one round, then shorter ones at half the rate. A last row is the whole night of the product, from
start to adopted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.engine import Engine
from consolidation.exams.asking import Models
from consolidation.exams.facts import Examiner
from consolidation.lessons.lesson import Lesson
from consolidation.lessons.teacher import Teacher
from consolidation.night.night import NightSettings
from consolidation.training.batches.targets import Memo
from consolidation.training.train import train
from consolidation.training.trainer import train_settings
from consolidation.wording.absence import topics
from memory.vocabulary.records import Fact
from tests.benchmarks import night_facts, plain_loop
from tests.benchmarks.figures import finish
from tests.benchmarks.night_house import house, night, tell

EPOCHS = 30


class Stopping:
    """The exam that ends a training; asked after every epoch of the served file."""

    def __init__(self, engine: Engine, facts: Sequence[Fact], out: Path, seed: int, target: float):
        self.engine, self.facts, self.out, self.target = engine, facts, out, target
        self.examiner = Examiner(Models([engine], 40), NightSettings(), seed, topics(facts))
        self.reached: list[float] = []

    def __call__(self, epoch: int = 0) -> bool:
        self.engine.set_adapters([(self.out, 1.0)])
        results = self.examiner.facts(self.facts, {})
        self.reached.append(sum(r.right for r in results) / sum(r.probes for r in results))
        self.engine.set_adapters([])
        return self.met

    @property
    def met(self) -> bool:
        return bool(self.reached) and self.reached[-1] >= self.target


def side(
    kind: str, facts: int, seed: int, target: float, model: Path | None, rate: float
) -> dict[str, Any]:
    """One side, in the process that calls it; `rate` is the plain loop's."""
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), model) as luna:
        told = tell(luna, night_facts.statements(facts, seed))
        lessons = Teacher(luna.engine, told, NightSettings(), seed).make(told, []).items
        stop = Stopping(luna.engine, told, Path(folder) / "adapter.gguf", seed, target)
        began = time.perf_counter()
        if kind == "ours":
            ours(stop, lessons, facts, seed)
        else:
            plain_loop.train(stop.engine, lessons, stop.out, epochs=EPOCHS, seed=seed, rate=rate,
                             stop=stop)  # fmt: skip
        return {
            "seconds": time.perf_counter() - began, "epochs": len(stop.reached),
            "recall": stop.reached[-1], "lessons": len(lessons),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }  # fmt: skip


def ours(stop: Stopping, lessons: Sequence[Lesson], facts: int, seed: int) -> None:
    """Rounds as a night has them, up to `EPOCHS` in all."""
    engine, settings, memo = stop.engine, NightSettings(), Memo()
    parent: Path | None = None
    epochs = settings.epochs
    while len(stop.reached) < EPOCHS and not stop.met:
        further = parent is not None
        chosen = train_settings(settings, facts, epochs, seed, further=further, polish=further)
        train(engine.path, engine.prompt_tokens, engine.text_tokens, lessons, stop.out, chosen,
              metadata={"base_sha256": engine.base_hash}, parent=parent, evaluate=stop,
              memo=memo)  # fmt: skip
        parent, epochs = stop.out, max(1, settings.epochs // 2)


def whole(facts: int, seed: int, model: Path | None) -> dict[str, Any]:
    """The product's own night."""
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), model) as luna:
        tell(luna, night_facts.statements(facts, seed))
        began = time.perf_counter()
        outcome = night(luna, seed)
        passed = sum(f.verdict == "passed" for f in outcome.facts)
        return {"seconds": time.perf_counter() - began, "adopted": outcome.adopted,
                "passed": passed, "steps": outcome.steps, "reason": outcome.reason}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=20)
    parser.add_argument("--target", type=float, default=0.9, help="share of exam questions")
    parser.add_argument("--rate", type=float, default=plain_loop.RATE, help="of the plain loop")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="three facts")
    args = parser.parse_args()
    facts = 3 if args.quick else args.facts
    found: dict[str, dict[str, Any]] = {}
    for kind in ("ours", "plain"):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            wanted = (kind, facts, args.seed, args.target, args.model, args.rate)
            found[kind] = pool.apply(side, wanted)
            print(kind, found[kind], flush=True)
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        found["night"] = pool.apply(whole, (facts, args.seed, args.model))
        print("night", found["night"], flush=True)
    finish("sleep", args.seed, {
        "sleep.seconds": found["ours"]["seconds"],
        "sleep.seconds.baseline_plain": found["plain"]["seconds"],
        "sleep.speedup": found["plain"]["seconds"] / found["ours"]["seconds"],
        "sleep.recall": 100 * found["ours"]["recall"],
        "sleep.recall.baseline_plain": 100 * found["plain"]["recall"],
        "sleep.epochs": found["ours"]["epochs"],
        "sleep.epochs.baseline_plain": found["plain"]["epochs"],
        "sleep.peak_mb": found["ours"]["peak_mb"],
        "sleep.peak_mb.baseline_plain": found["plain"]["peak_mb"],
        "sleep.night_seconds": found["night"]["seconds"],
        "sleep.night_adopted": found["night"]["adopted"],
        "sleep.night_passed": found["night"]["passed"],
    })  # fmt: skip


if __name__ == "__main__":
    main()
