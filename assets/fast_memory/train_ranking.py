"""Fits the ranking of past turns: `python -m assets.fast_memory.train_ranking`.

Prints how often the right turn is among the first five and ten, fitted and tested on
different scenes, then fits on all of them and writes `memory/weights/ranking.json`.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from app.engine import GgufEmbedder, prepare_embedder
from assets.fast_memory.scenes import History, Scene, history, scenes
from memory.recall.past.turn_features import NAMES, features
from memory.store.index.turn_index import Floats, TurnIndex
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import key_of
from memory.store.talks.turns import spoken
from memory.store.vectors import Vectors

OUT = Path(__file__).parents[2] / "memory" / "weights" / "ranking.json"
PENALTY = 0.3  # on squared weights of standardised features
HISTORIES = 4  # orders and pairs of names that every scene is seen in


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: features of the turns, shape [turns, features], and which answer it."""

    table: Floats
    right: tuple[int, ...]


def asked(story: History, vectors: Vectors) -> list[Asked]:
    """The features of every question of a history, as recall computes them."""
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder), vectors.dimensions)
        rows = Rows()
        found = vectors.of([spoken(turn) for turn in story.turns])
        database.turns.upsert(
            [
                rows.turn_row(turn, vector, place, "default")
                for place, (turn, vector) in enumerate(zip(story.turns, found, strict=True))
            ]
        )
        index = TurnIndex(database, rows, "default")
        index.refresh()
        database.close()
    slots = {key: slot for slot, key in enumerate(index.keys)}
    every = np.ones(len(index), dtype=bool)
    out = []
    for text, places in story.questions:
        seen = features(index, text, vectors.one(text), story.now, every)
        at = {int(slot): row for row, slot in enumerate(seen.slots)}
        right = [at.get(slots[key_of(story.turns[place].id)], -1) for place in places]
        if min(right) >= 0:
            out.append(Asked(seen.table, tuple(right)))
    return out


def fit(questions: Sequence[Asked], penalty: float = PENALTY) -> Floats:
    """Weights of shape [features] that put the right turns on top."""
    import torch

    every = np.concatenate([question.table for question in questions])
    scale = every.std(axis=0) + 1e-6
    tables = [torch.tensor(question.table / scale) for question in questions]
    weights = torch.zeros(len(scale), requires_grad=True)
    optimizer: torch.optim.Optimizer = torch.optim.LBFGS(
        [weights], max_iter=60, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimizer.zero_grad()
        total = penalty * (weights**2).sum()
        for table, question in zip(tables, questions, strict=True):
            chances = torch.log_softmax(table @ weights, 0)
            total = total - chances[list(question.right)].mean() / len(questions)
        torch.autograd.backward([total])
        return total.item()

    optimizer.step(loss)
    return np.asarray(weights.detach().numpy() / scale, dtype=np.float32)


def recall_at(weights: Floats, questions: Sequence[Asked], k: int) -> float:
    """The share of right turns among the first k, in percent."""
    found = []
    for question in questions:
        first = set(np.argsort(-(question.table @ weights), kind="stable")[:k].tolist())
        found.append(np.mean([place in first for place in question.right]))
    return 100 * float(np.mean(found))


def calibrated(weights: Floats, questions: Sequence[Asked], top: int = 20) -> tuple[float, float]:
    """Slope and offset of the logistic curve from score to chance (Platt, 1999).

    Fitted on the first `top` turns of each question: the others never reach a prompt.
    """
    import torch

    scores, hits = [], []
    for question in questions:
        points = question.table @ weights
        for place in np.argsort(-points)[:top]:
            scores.append(float(points[place]))
            hits.append(float(place in question.right))
    curve = torch.tensor([1.0, -float(np.median(scores))], requires_grad=True)
    optimizer: torch.optim.Optimizer = torch.optim.LBFGS(
        [curve], max_iter=100, line_search_fn="strong_wolfe"
    )
    x, y = torch.tensor(scores), torch.tensor(hits)

    def loss() -> float:
        optimizer.zero_grad()
        total = torch.nn.functional.binary_cross_entropy_with_logits(curve[0] * x + curve[1], y)
        torch.autograd.backward([total])
        return total.item()

    optimizer.step(loss)
    slope, offset = curve.detach().tolist()
    return round(slope, 5), round(offset, 5)


def gathered(own: list[Scene], vectors: Vectors, seed: int) -> list[Asked]:
    """Questions of several histories of the same scenes."""
    stories = [
        history(kind, seed + n, own) for n in range(HISTORIES) for kind in ("friends", "chat")
    ]
    return [question for story in stories for question in asked(story, vectors)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--penalty", type=float, default=PENALTY)
    given = parser.parse_args()
    embedder = GgufEmbedder(prepare_embedder(given.cache), threads=given.threads)
    vectors = Vectors(embedder, size=100_000)
    own = scenes()
    random.Random(0).shuffle(own)
    half = len(own) // 2
    trained, held = gathered(own[:half], vectors, 0), gathered(own[half:], vectors, 100)
    weights = fit(trained, given.penalty)
    figures = [recall_at(weights, held, k) for k in (5, 10)]
    print("other scenes: r@5 {:.1f} r@10 {:.1f}".format(*figures))
    plain = np.array([float(name == "cosine") for name in NAMES], dtype=np.float32)
    figures = [recall_at(plain, held, k) for k in (5, 10)]
    print("cosine alone: r@5 {:.1f} r@10 {:.1f}".format(*figures))
    everything = gathered(own, vectors, 0)
    weights = fit(everything, given.penalty)
    slope, offset = calibrated(weights, everything)
    OUT.parent.mkdir(exist_ok=True)
    table = {name: round(float(weight), 5) for name, weight in zip(NAMES, weights, strict=True)}
    note = "Fitted by assets/fast_memory/train_ranking.py on assets/fast_memory/dialogues.txt."
    made = {"note": note, "slope": slope, "offset": offset, "weights": table}
    OUT.write_text(json.dumps(made, indent=1) + "\n", "utf-8")
    embedder.close()


if __name__ == "__main__":
    main()
