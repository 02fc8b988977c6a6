"""Forgetting what is in the weights: `python -m tests.benchmarks.forget`.

A hundred facts are consolidated by the product's nights, ten of them forgotten, the rest rebuilt
by the next nights. Then: does a forgotten value come up in free generation, also with adapters
turned up to 1.5 and on the same base in four bits; is it likelier than values that were never
told; are the other ninety still known, each on the path it has (from the weights alone, or with the
fact in the prompt where it waits there); and is any mention left in the files. Every search is made
before the forgetting too, where it must find something.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.assembly import Luna
from app.engine import Engine
from app.upkeep.forgetting import forget_fact
from consolidation.wording.forms import prompt
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact
from tests.benchmarks import night_facts
from tests.benchmarks.fewer_bits import FOUR, for_base, quantised
from tests.benchmarks.figures import finish
from tests.benchmarks.night_house import Adapter, house, night, recall, share, tell, unplaced
from tests.journeys.words import distinct

NOTED = "meta.lance"  # ids of what was forgotten
LEFT = 0.05  # share of a night's facts that may stay in the prompt
CONTROLS = 8  # values never told, for each forgotten one


def hits(engine: Engine, facts: Sequence[Fact], adapters: Sequence[Adapter]) -> int:
    """Replies that hold a value, over all questions about the facts."""
    engine.set_adapters(adapters)
    found = 0
    for fact in facts:
        asked = wordings(fact)
        assert asked is not None
        for question in (*asked.bench, *asked.exam, *asked.train):
            found += holds(engine.reply(prompt(question), 40), fact.value)
    return found


def likelihoods(
    engine: Engine, facts: Sequence[Fact], seed: int
) -> tuple[list[float], list[float]]:
    """Mean log-probability of each value where its answer says it, and of values never told."""
    rng = random.Random(seed)
    told: list[float] = []
    never: list[float] = []
    for fact in facts:
        found = wordings(fact)
        assert found is not None
        stem, _, _ = found.answer.partition(fact.value)
        before = engine.prompt_tokens(prompt(found.bench[0]))
        before += engine.text_tokens(stem.rstrip())
        for value in (fact.value, *distinct(rng, CONTROLS)):
            shown = value if fact.value[0].isupper() else value.lower()
            tokens = engine.text_tokens(f" {shown}")
            rows = engine.logits([*before, *tokens], last=len(tokens) + 1)[:-1].astype(np.float64)
            rows -= rows.max(-1, keepdims=True)
            chosen = rows[np.arange(len(tokens)), tokens] - np.log(np.exp(rows).sum(-1))
            (told if value == fact.value else never).append(float(chosen.mean()))
    return told, never


def auc(told: Sequence[float], never: Sequence[float]) -> float:
    """The chance that a forgotten value is likelier than one never told; ties count half."""
    wins = [(t > n) + 0.5 * (t == n) for t in told for n in never]
    return sum(wins) / len(wins)


def mentions(luna: Luna, facts: Sequence[Fact], folder: Path) -> int:
    """Files of the profile, ledger rows and reports that hold a value or the id of a fact.

    The ids alone may stand where memory notes what was forgotten, so that it does not come back.
    """
    found = 0
    values = [fact.value.casefold() for fact in facts]
    words = [*values, *(fact.id.casefold() for fact in facts)]
    for path in folder.rglob("*"):
        # The embedder's GGUF in the cache is the same for everybody.
        if path.is_file() and not ("cache" in path.parts and path.suffix == ".gguf"):
            text = path.read_bytes().decode("utf-8", "ignore").casefold()
            found += sum(word in text for word in (values if NOTED in path.parts else words))
    for entry in luna.memory.ledger(""):
        text = f"{entry.fact_id} {entry.lessons}".casefold()
        found += sum(word in text for word in words)
    return found


def nights(luna: Luna, seed: int, most: int) -> None:
    """Consolidate until next to nothing is left to learn, or `most` nights are over."""
    for number in range(most):
        outcome = night(luna, seed + number)
        print(f"night: adopted {outcome.adopted} {outcome.reason} {outcome.seconds:.0f} s",
              flush=True)  # fmt: skip
        failed = sum(f.verdict not in ("passed", "known") for f in outcome.facts)
        if not outcome.waiting and failed <= LEFT * len(outcome.facts):
            break


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--facts", type=int, default=100)
    parser.add_argument("--forget", type=int, default=10)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="six facts, of which two go")
    args = parser.parse_args()
    count, gone = (6, 2) if args.quick else (args.facts, args.forget)
    with tempfile.TemporaryDirectory() as name, house(Path(name), args.model) as luna:
        folder = Path(name)
        engine, base = luna.engine, luna.base_hash
        told = tell(luna, night_facts.statements(count, args.seed))
        nights(luna, args.seed, count // 10 + 2)
        learned = {entry.fact_id for entry in luna.memory.ledger(base)}
        rng = random.Random(args.seed)
        # Values that nothing else holds: a time of day is found everywhere.
        own = [f for f in told if f.id in learned and f.value.isalpha() and "day" not in f.value]
        goes = rng.sample(own, gone)
        stays = [fact for fact in told if fact not in goes]
        before = luna.adapters.loaded(base)
        hits_before = hits(engine, goes, before)
        auc_before = auc(*likelihoods(engine, goes, args.seed))
        traces_before = mentions(luna, goes, folder)

        times, lost = [], 0
        for fact in goes:
            engine.set_adapters(luna.adapters.loaded(base))
            began = time.perf_counter()
            forget_fact(luna, fact.id)
            engine.set_adapters(luna.adapters.loaded(base))
            times.append(1000 * (time.perf_counter() - began))
            lost += len(unplaced(luna))
        nights(luna, args.seed + 100, gone + 2)
        lost += len(unplaced(luna))

        after = luna.adapters.loaded(base)
        found = {"plain": hits(engine, goes, after)}
        found["scale 1.5"] = hits(engine, goes, [(path, 1.5 * scale) for path, scale in after])
        small = quantised(engine.path, folder / "cache" / "four.gguf", FOUR)
        with Engine(small) as other:
            found["four bits"] = hits(other, goes, for_base(after, other, folder / "cache"))
        engine.set_adapters(after)
        told_now, never = likelihoods(engine, goes, args.seed)
        placed = {entry.fact_id for entry in luna.memory.ledger(base)}
        others = [fact for fact in stays if fact.id in learned]
        weights = recall(engine, [fact for fact in others if fact.id in placed])
        carried = recall(engine, [f for f in others if f.id not in placed], shown=True)
        finish("forget", args.seed, {
            "forget.facts": len(learned), "forget.forgotten": len(goes),
            "forget.clean_ms": max(times), "forget.hits_before": hits_before,
            "forget.hits": sum(found.values()), "forget.hits_where": str(found),
            "forget.auc_before": auc_before, "forget.auc": auc(told_now, never),
            "forget.controls": len(never), "forget.kept": share([*weights, *carried]),
            "forget.kept_weights": share(weights), "forget.kept_in_prompt": len(carried),
            "forget.unplaced": lost, "forget.lesson_traces_before": traces_before,
            "forget.lesson_traces": mentions(luna, goes, folder),
        })  # fmt: skip


if __name__ == "__main__":
    main()
