"""The preference that a request needs: `python -m tests.benchmarks.prefer [--data DIR] [--quick]`.

PrefEval's explicit statements are told to Luna as turns of the user, and their questions asked
with eight facts at most: in stores of fifty statements with the right one, and with all of
them in one store. Beside it the sentence embedder alone over the same statements.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from app.assembly import Luna
from tests.benchmarks import sets
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder, asked, house, ingest

SEED = 41
STORE = 50
FACTS = 8
EQUIVALENT = 0.8  # cosine of two statements that say the same
START = datetime(2026, 1, 5, 9, tzinfo=UTC)
Preference = tuple[str, str, str]


def told(luna: Luna, statements: Sequence[tuple[int, str]]) -> None:
    """Statements as turns of the user, one conversation each."""
    turns = [
        {
            "conversation": f"talk {n}", "id": f"turn {n}", "role": "user", "text": text,
            "time": (START + timedelta(hours=n)).isoformat(),
        }
        for n, text in statements
    ]  # fmt: skip
    ingest(luna, turns)


def present(luna: Luna, question: str, right: Sequence[tuple[int, str]]) -> tuple[bool, int, bool]:
    """Whether a right fact is among those injected, how many were, and whether the rest helped.

    A fact is right when it came from the turn of a right statement. The last value also
    counts past turns, which `recall` adds where there is room.
    """
    items = [i for i in asked(luna, question, FACTS) if i["section"] == "recalled"]
    wanted = {f"turn {n}" for n, _ in right}
    facts = [item for item in items if item["kind"] != "turn"]
    found = any(item.get("turn_id") in wanted for item in facts)
    return found, len(facts), any(item.get("turn_id") in wanted for item in items)


def run(
    all_: list[Preference], embedder: KeptEmbedder, stores: int, whole: bool
) -> dict[str, float]:
    """The figures."""
    dice = random.Random(SEED)
    statements = embedder.embed([statement for _, statement, _ in all_])
    questions = embedder.embed([question for _, _, question in all_])
    same = statements @ statements.T >= EQUIVALENT
    meaning = questions @ statements.T
    hits, with_turns, plain, sizes = [], [], [], []
    order = list(range(len(all_)))
    dice.shuffle(order)
    for begin in range(0, stores * STORE, STORE):
        # One store serves as many questions as it has statements: each has one right answer.
        members = [order[n % len(order)] for n in range(begin, begin + STORE)]
        with house(embedder) as luna:
            told(luna, [(n, all_[n][1]) for n in members])
            for n in members:
                right = [(m, all_[m][1]) for m in members if same[n, m]]
                found, size, either = present(luna, all_[n][2], right)
                hits.append(found)
                with_turns.append(either)
                sizes.append(size)
                best = sorted(members, key=lambda m: -meaning[n, m])[:FACTS]
                plain.append(any(same[n, m] for m in best))
    out = {
        "prefeval.8facts": 100 * float(np.mean(hits)),
        "prefeval.8facts.baseline_minilm": 100 * float(np.mean(plain)),
        "prefeval.8facts.with_turns": 100 * float(np.mean(with_turns)),
        "prefeval.facts_injected": float(np.mean(sizes)),
        "prefeval.questions": float(len(hits)),
    }
    if whole:
        with house(embedder) as luna:
            told(luna, [(n, statement) for n, (_, statement, _) in enumerate(all_)])
            found_all = [present(luna, q, [(n, "")])[0] for n, (_, _, q) in enumerate(all_)]
        top = np.argsort(-meaning, axis=1, kind="stable")[:, :FACTS]
        out["prefeval.496.8facts"] = 100 * float(np.mean(found_all))
        out["prefeval.496.8facts.baseline_minilm"] = 100 * float(
            np.mean([n in top[n] for n in range(len(all_))])
        )
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="one store of fifty")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    if not (given.data / "prefeval").is_dir():
        print(f"prefeval is not in {given.data}.", file=sys.stderr)
        return finish("prefer", SEED, {})
    embedder = KeptEmbedder(given.cache)
    stores = 1 if given.quick else 10
    figures = run(sets.preferences(given.data), embedder, stores, not given.quick)
    embedder.close()
    finish("prefer", SEED, figures)


if __name__ == "__main__":
    main()
