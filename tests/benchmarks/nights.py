"""Night after night: `python -m tests.benchmarks.nights --nights 10 --facts 10`.

Every night new facts are told and consolidated by the product's own night; after each one all
facts so far are asked, without any in the prompt, in wordings that neither training nor exam
uses. Floor: the base alone. Ceiling: the base with only the asked fact in its prompt. The
baselines learn the same lessons about tonight's facts with a plain loop, in as many epochs as our
first round: alone (finetune), with a penalty on moving what mattered (ewc), or with 18 lessons of
each earlier fact again, the least that our nights replay (replay).
"""

from __future__ import annotations

import argparse
import math
import random
import tempfile
import time
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from app.assembly import Luna
from consolidation.lessons.lesson import Lesson
from consolidation.lessons.teacher import Teacher
from consolidation.night.night import NightSettings
from memory.vocabulary.records import Fact
from tests.benchmarks import night_facts
from tests.benchmarks.figures import finish, wilson
from tests.benchmarks.night_house import harm, house, night, recall, share, told, unplaced

PROBES = 6  # questions about each fact
Matrix = list[list[float]]  # [night that was asked][group of facts], percent right


def ours(folder: Path, groups: list[list[str]], args: argparse.Namespace) -> dict[str, Any]:
    """The product's nights."""
    matrix: Matrix = []
    seconds, lost, missed = [], 0, []
    with house(folder, args.model) as luna:
        facts: list[list[Fact]] = []
        for number, group in enumerate(groups):
            facts.append(_told(luna, group, missed))
            began = time.perf_counter()
            outcome = night(luna, args.seed + number)
            seconds.append(time.perf_counter() - began)
            lost += len(unplaced(luna))
            line = (f"night {number + 1}: adopted {outcome.adopted} {outcome.reason} "
                    f"{seconds[-1]:.0f} s")  # fmt: skip
            if (number + 1) % args.every and number + 1 < len(groups):
                print(line, flush=True)
                continue
            luna.engine.set_adapters(luna.adapters.loaded(luna.base_hash))
            answers = [recall(luna.engine, some) for some in facts]
            matrix.append([share(a) for a in answers])
            print(f"{line}, recall {_mean(matrix[-1]):.1f} %", flush=True)
        everything = [fact for some in facts for fact in some]
        flat = [right for a in answers for row in a for right in row]
        luna.engine.set_adapters([])
        floor, ceiling = recall(luna.engine, everything), recall(luna.engine, everything, True)
        harmed = harm(luna, everything, luna.adapters.loaded(luna.base_hash), args.seed)
        shards = luna.adapters.current(luna.base_hash)
    return {
        "matrix": matrix, "right": sum(flat), "asked": len(flat), "seconds": seconds,
        "floor": share(floor), "ceiling": share(ceiling), "lost": lost, "harm": harmed,
        "shards": len(shards.shards) if shards else 0, "missed": missed,
        "sizes": [len(some) * PROBES for some in facts],
    }  # fmt: skip


def _told(luna: Luna, group: Sequence[str], missed: list[str]) -> list[Fact]:
    """Say them; what no question can be made of is shown and left out."""
    facts, strange = told(luna, group)
    for statement in strange:
        print(f"not understood as a fact, left out: {statement}", flush=True)
    missed += strange
    return facts


def baseline(
    name: str, folder: Path, groups: list[list[str]], args: argparse.Namespace
) -> dict[str, Any]:
    """Plain loops over the same lessons about facts, one adapter that is trained on and on.

    Returns:
        As `ours`, what there is of it.
    """
    from tests.benchmarks import plain_loop
    from tests.benchmarks.ewc import Elastic

    matrix: Matrix = []
    settings = NightSettings()
    with house(folder, args.model) as luna:
        facts: list[list[Fact]] = []
        seen: list[Lesson] = []
        elastic = Elastic() if name == "ewc" else None
        parent: Path | None = None
        for number, group in enumerate(groups):
            facts.append(_told(luna, group, []))
            luna.engine.set_adapters([])
            teacher = Teacher(luna.engine, facts[-1], settings, args.seed + number)
            made = [x for x in teacher.make(facts[-1], []).items if x.kind == "fact"]
            again = _again(seen, settings.replay_prompts, args.seed) if name == "replay" else []
            out = folder / f"{name}-{number}.gguf"
            learned = plain_loop.train(
                luna.engine, [*made, *again], out, epochs=settings.epochs, parent=parent,
                seed=args.seed, penalty=elastic.penalty if elastic else None,
            )  # fmt: skip
            if elastic:
                elastic.learn(luna.engine, made, out, learned)
            seen, parent = [*seen, *made], out
            luna.engine.set_adapters([(out, 1.0)])
            matrix.append([share(recall(luna.engine, some)) for some in facts])
            print(f"{name}, night {number + 1}: recall {_mean(matrix[-1]):.1f} %", flush=True)
        everything = [fact for some in facts for fact in some]
        harmed = harm(luna, everything, [(out, 1.0)], args.seed)
    return {
        "matrix": matrix, "harm": harmed, "sizes": [len(some) * PROBES for some in facts],
    }  # fmt: skip


def _again(seen: Sequence[Lesson], most: int, seed: int) -> list[Lesson]:
    """Up to `most` earlier lessons of each fact."""
    rng, of = random.Random(f"{seed} {len(seen)}"), defaultdict[Any, list[Lesson]](list)
    for lesson in seen:
        of[lesson.facts].append(lesson)
    return [x for some in of.values() for x in rng.sample(some, min(most, len(some)))]


def _mean(row: Sequence[float]) -> float:
    return sum(row) / len(row)


def backward_transfer(matrix: Matrix, sizes: Sequence[int]) -> tuple[float, float, float]:
    """How the answers changed from when facts were first asked to the end, points.

    Backward transfer as in Lopez-Paz 2017, and its 95 % interval: the difference of two of Wilson's
    (Newcombe 1998, method 10).

    Args:
        sizes: Questions about each night's facts.
    """
    last = matrix[-1]
    first = {group: row[group] for row in reversed(matrix[:-1]) for group in range(len(row))}
    of = sum(sizes[group] for group in first)
    if not of:
        return 0.0, 0.0, 0.0
    shares = []
    for row in (last, first):
        right = sum(round(row[group] * sizes[group] / 100) for group in first)
        low, high = wilson(right, of)
        shares.append((100 * right / of, low, high))
    (now, low, high), (then, then_low, then_high) = shares
    below, above = math.hypot(now - low, then_high - then), math.hypot(high - now, then - then_low)
    return now - then, now - then - below, now - then + above


def show(matrix: Matrix) -> None:
    """The retention matrix: a line a night that was asked, a column for each night's facts."""
    for row in matrix:
        print(f"{len(row):5} " + " ".join(f"{value:5.0f}" for value in row))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=10)
    parser.add_argument("--facts", type=int, default=10)
    parser.add_argument("--methods", default="ours")
    parser.add_argument("--every", type=int, default=1, help="ask after every so many nights")
    parser.add_argument("--model", type=Path)
    parser.add_argument("--facts-file", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="two nights of four facts")
    args = parser.parse_args()
    if args.quick:
        args.nights, args.facts = 2, 4
    statements = (
        night_facts.from_file(args.facts_file)
        if args.facts_file
        else night_facts.statements(args.nights * args.facts, args.seed)
    )
    groups = [statements[n : n + args.facts] for n in range(0, len(statements), args.facts)][
        : args.nights
    ]
    figures: dict[str, Any] = {}
    for name in args.methods.split(","):
        with tempfile.TemporaryDirectory() as folder:
            if name == "ours":
                found = ours(Path(folder), groups, args)
                show(found["matrix"])
                figures |= _figures(found)
            else:
                found = baseline(name, Path(folder), groups, args)
                show(found["matrix"])
                recalled = {"nights.recall": _mean(found["matrix"][-1])}
                figures |= {
                    f"{key}.baseline_{name}": value
                    for key, value in (recalled | _changed(found)).items()
                }
        finish("nights", args.seed, figures)  # all so far: the next method may take an hour


def _figures(found: dict[str, Any]) -> dict[str, Any]:
    """What is said of our own nights."""
    low, high = wilson(found["right"], found["asked"])
    return _changed(found) | {
        "nights.recall": 100 * found["right"] / found["asked"],
        "nights.recall_low": low, "nights.recall_high": high,
        "nights.probes": found["asked"], "nights.floor": found["floor"],
        "nights.ceiling": found["ceiling"], "nights.shards": found["shards"],
        "nights.not_understood": len(found["missed"]), "nights.unplaced": found["lost"],
        "nights.seconds": found["seconds"],
    }  # fmt: skip


def _changed(found: dict[str, Any]) -> dict[str, float]:
    """How the answers changed, and what the adapter does to all else."""
    change, least, most = backward_transfer(found["matrix"], found["sizes"])
    harmed = found["harm"]
    return {
        "nights.backward_transfer": change,
        "nights.backward_transfer_low": least, "nights.backward_transfer_high": most,
        "nights.kl": harmed["kl"], "nights.kl_p95": harmed["kl_p95"],
        "nights.perplexity_ratio": harmed["perplexity_ratio"],
        "nights.absence_delta": harmed["absence_adapter"] - harmed["absence_base"],
        "nights.absence_questions": harmed["absence_questions"],
        "nights.leaks": harmed["leaks_adapter"],
        "nights.prompt_reading_delta": harmed["misread_adapter"] - harmed["misread_base"],
    }  # fmt: skip


if __name__ == "__main__":
    main()
