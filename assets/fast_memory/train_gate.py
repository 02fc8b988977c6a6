"""Fits the write gate on our own lines: `python -m assets.fast_memory.train_gate`.

Templates are split, not lines: what is printed is measured on wordings that were not trained on.
Then all lines are fitted and `memory/weights/gate.json` is written.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from app.engine import GgufEmbedder, prepare_embedder
from assets.fast_memory.lines import Line, lines
from memory.notice.rules.learned import LABELS, Floats, Gate, inputs

OUT = Path(__file__).parents[2] / "memory" / "weights" / "gate.json"
PENALTY = 2e-3  # on squared weights
FOLDS = 5


def fit(rows: Floats, labels: Sequence[int], penalty: float = PENALTY) -> Floats:
    """Softmax regression, each label weighing the same; weights of shape [inputs, labels]."""
    import torch

    x, y = torch.tensor(rows), torch.tensor(labels)
    counts = torch.bincount(y, minlength=len(LABELS)).float()
    weights = torch.zeros(rows.shape[1], len(LABELS), requires_grad=True)
    optimizer: torch.optim.Optimizer = torch.optim.LBFGS(
        [weights], max_iter=200, line_search_fn="strong_wolfe"
    )
    balance = (counts.sum() / (len(LABELS) * counts.clamp(min=1))).sqrt()

    def loss() -> float:
        optimizer.zero_grad()
        total = torch.nn.functional.cross_entropy(x @ weights, y, weight=balance)
        total = total + penalty * (weights[:-1] ** 2).sum()
        torch.autograd.backward([total])
        return total.item()

    optimizer.step(loss)
    return np.asarray(weights.detach().numpy(), dtype=np.float32)


def crossed(own: Sequence[Line], vectors: Floats) -> Floats:
    """Chances of every line from weights that have not seen its template."""
    out = np.zeros((len(own), len(LABELS)), dtype=np.float32)
    rows, labels = inputs([line.text for line in own], list(vectors)), _labels(own)
    fold = np.array([line.origin % FOLDS for line in own])
    for held in range(FOLDS):
        there = np.flatnonzero(fold != held)
        weights = fit(rows[there], [labels[place] for place in there])
        test = np.flatnonzero(fold == held).tolist()
        out[test] = Gate(weights).chances([own[i].text for i in test], [vectors[i] for i in test])
    return out


def _labels(own: Sequence[Line]) -> list[int]:
    return [LABELS.index(line.label) for line in own]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    own = lines()
    embedder = GgufEmbedder(prepare_embedder(given.cache), threads=1)
    vectors = np.asarray(embedder.embed([line.text for line in own]), dtype=np.float32)
    embedder.close()
    labels = np.array(_labels(own))
    chances = crossed(own, vectors)
    keep = 1 - chances[:, 0]
    for threshold in (0.3, 0.5, 0.6, 0.7, 0.8, 0.9):
        kept = 100 * np.mean(keep[labels > 0] >= threshold)
        false = 100 * np.mean(keep[labels == 0] >= threshold)
        print(f"threshold {threshold}: kept {kept:.1f}, wrongly kept {false:.1f}")
    right = np.mean(chances[labels > 0, 1:].argmax(axis=1) + 1 == labels[labels > 0])
    print(f"{len(own)} lines, kind right {100 * right:.1f}")
    worst = np.argsort(-np.where(labels == 0, keep, 0))[:8]
    print("wrongly kept first:", *(own[place].text for place in worst), sep="\n  ")
    weights = fit(inputs([line.text for line in own], list(vectors)), labels.tolist())
    note = "Fitted by assets/fast_memory/train_gate.py on assets/fast_memory/lines.py."
    rounded = [[round(float(w), 4) for w in row] for row in weights]
    OUT.write_text(json.dumps({"note": note, "labels": LABELS, "weights": rounded}) + "\n", "utf-8")


if __name__ == "__main__":
    main()
