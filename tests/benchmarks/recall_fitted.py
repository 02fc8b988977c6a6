"""What fitting on the set would give: `python -m tests.benchmarks.recall_fitted [--data DIR]`.

The weights of recall's features are fitted on all LoCoMo conversations but one and tested on that
one, for each; beside them the shipped weights, which have seen none of it. Nothing is written.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import numpy as np

from assets.fast_memory.train_ranking import Asked, fit
from memory.recall.past.ranking import shipped
from memory.recall.past.turn_features import features
from memory.store.index.turn_index import Floats, TurnIndex
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import key_of
from memory.store.talks.turns import spoken
from memory.vocabulary.records import Turn
from tests.benchmarks import sets
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder

Test = tuple[Floats, tuple[int, ...], int]  # features, rows that are right, how many there are


def questions(history: sets.History, embedder: KeptEmbedder) -> list[Test]:
    """The features of every question of a conversation, as recall computes them."""
    turns = [
        Turn(
            str(line["conversation"]),
            "user" if line["speaker"] == history.user else "assistant",
            str(line["text"]),
            id=str(line["id"]),
            time=datetime.fromisoformat(str(line["time"])),
            speaker=str(line["speaker"]),
        )
        for line in history.turns
    ]
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder), embedder.dimensions)
        rows = Rows()
        vectors = embedder.embed([spoken(turn) for turn in turns])
        places: dict[str, int] = {}
        made = []
        for turn, vector in zip(turns, vectors, strict=True):
            place = places[turn.conversation] = places.get(turn.conversation, -1) + 1
            made.append(rows.turn_row(turn, vector, place, "default"))
        with database.lock:
            database.turns.upsert(made)
            index = TurnIndex(database, rows, "default")
            index.refresh()
        database.close()
    slots = {key: slot for slot, key in enumerate(index.keys)}
    every = np.ones(len(index), dtype=np.bool_)
    now = datetime.fromisoformat(history.now)
    out = []
    asked = embedder.embed([question.text for question in history.questions])
    for question, vector in zip(history.questions, asked, strict=True):
        seen = features(index, question.text, vector, now, every)
        at = {int(slot): row for row, slot in enumerate(seen.slots)}
        found = [at.get(slots[key_of(id)], -1) for id in question.evidence]
        right = tuple(row for row in found if row >= 0)
        out.append((seen.table, right, len(question.evidence)))
    return out


def recall(weights: Floats, tests: Sequence[Test], k: int) -> list[float]:
    """The share of the evidence among the first k, for each question."""
    out = []
    for table, right, there in tests:
        first = set(np.argsort(-(table @ weights), kind="stable")[:k].tolist())
        out.append(sum(row in first for row in right) / there)
    return out


def run(histories: Sequence[sets.History], embedder: KeptEmbedder) -> dict[str, float]:
    """The figures, over all questions."""
    tests = [questions(history, embedder) for history in histories]
    own: dict[int, list[float]] = {5: [], 10: []}
    fitted: dict[int, list[float]] = {5: [], 10: []}
    for left_out, held in enumerate(tests):
        seen = [test for place, part in enumerate(tests) if place != left_out for test in part]
        weights = fit([Asked(table, right) for table, right, _ in seen if right])
        for k in (5, 10):
            own[k] += recall(shipped().weights, held, k)
            fitted[k] += recall(weights, held, k)
        print(f"{histories[left_out].name}: {len(held)} questions", file=sys.stderr)
    out = {}
    for k in (5, 10):
        out[f"locomo.turn.r{k}.shipped"] = 100 * float(np.mean(own[k]))
        out[f"locomo.turn.r{k}.leave_one_out"] = 100 * float(np.mean(fitted[k]))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="two conversations")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    if not (given.data / "locomo").is_dir():
        print(f"locomo is not in {given.data}.", file=sys.stderr)
        return finish("recall_fitted", 0, {})
    embedder = KeptEmbedder(given.cache)
    histories = sets.locomo(given.data)
    figures = run(histories[:2] if given.quick else histories, embedder)
    embedder.close()
    return finish("recall_fitted", 0, figures)


if __name__ == "__main__":
    main()
