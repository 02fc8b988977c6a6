"""How long a night's training takes: `python -m tests.benchmarks.sleep --facts 20`.

Ours against the plain loop: the same lessons, threads and stopping exam. Both train until so many
of the exam's questions are right (asked after every epoch of the served GGUF), each in a process
of its own, whose peak memory is taken. The exam's time counts for both. A last row is the whole
night of the product, from start to adopted.
"""

from __future__ import annotations

import argparse
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from consolidation.absence import topics
from consolidation.exam import Examiner
from consolidation.lessons import Teacher
from consolidation.night import NightSettings
from tests.benchmarks import night_facts
from tests.benchmarks.figures import finish
from tests.benchmarks.night_house import house, night, tell

EPOCHS = 30


def side(kind: str, facts: int, seed: int, target: float, model: Path | None) -> dict[str, Any]:
    """One side, in the process that calls it."""
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), model) as luna:
        told = tell(luna, night_facts.statements(facts, seed))
        engine, settings = luna.engine, NightSettings()
        lessons = Teacher(engine, told, settings, seed).make(told, []).items
        examiner = Examiner(engine, settings, seed, topics(told))
        out = Path(folder) / "adapter.gguf"
        reached: list[float] = []

        def enough(*_: object) -> bool:
            engine.set_adapters([(out, 1.0)])
            results = examiner.facts(told, {})
            reached.append(sum(r.right for r in results) / sum(r.probes for r in results))
            engine.set_adapters([])
            return reached[-1] >= target

        began = time.perf_counter()
        run = _ours if kind == "ours" else _plain
        run(engine, lessons, out, settings, seed, enough)
        return {
            "seconds": time.perf_counter() - began, "epochs": len(reached),
            "recall": reached[-1] if reached else 0.0, "lessons": len(lessons),
            "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        }  # fmt: skip


def _ours(engine: Any, lessons: Any, out: Path, settings: NightSettings, seed: int,
          enough: Callable[..., bool]) -> None:  # fmt: skip
    from consolidation.train import TrainSettings, train

    chosen = TrainSettings(
        rank=settings.rank, alpha=settings.alpha, upper=settings.upper, epochs=EPOCHS,
        learning_rate=settings.learning_rate, batch=settings.batch, seed=seed,
        cross_entropy=settings.cross_entropy,
    )  # fmt: skip
    train(engine.path, engine.prompt_tokens, engine.text_tokens, lessons, out, chosen,
          metadata={"base_sha256": engine.base_hash}, evaluate=enough)  # fmt: skip


def _plain(engine: Any, lessons: Any, out: Path, settings: NightSettings, seed: int,
           enough: Callable[..., bool]) -> None:  # fmt: skip
    from tests.benchmarks import plain_loop

    plain_loop.train(engine, lessons, out, epochs=EPOCHS, seed=seed, stop=enough)


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
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="three facts")
    args = parser.parse_args()
    facts = 3 if args.quick else args.facts
    found: dict[str, dict[str, Any]] = {}
    for kind in ("ours", "plain"):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            wanted = (kind, facts, args.seed, args.target, args.model)
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
