"""Fits the judge's third output on its states: does a message need what was said before it.

    python -m assets.mind.judge.follows --weights FILE

Logistic regression on the mean state of a message, fitted after `train` and written into its file.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

from app.engine.embedding.bert import load, save
from app.talk.reading.judge.net import Net
from assets.mind.judge.examples import FOLDER

PENALTY = 2e-4  # on squared weights


def read(net: Net, pattern: str) -> tuple[torch.Tensor, torch.Tensor]:
    """Features [messages, width] and labels [messages] of the lines in files."""
    rows = [
        json.loads(text)
        for file in sorted(FOLDER.glob(pattern))
        for text in file.open(encoding="utf-8")
    ]
    features = np.stack([net.features(row["say"]) for row in rows])
    return torch.from_numpy(features).float(), torch.tensor([float(r["follows"]) for r in rows])


def fit(x: torch.Tensor, y: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
    """Weights [width] and bias []."""
    weights, bias = torch.zeros(x.shape[1], requires_grad=True), torch.zeros((), requires_grad=True)
    optimizer: torch.optim.Optimizer = torch.optim.LBFGS(
        [weights, bias], max_iter=300, line_search_fn="strong_wolfe"
    )

    def loss() -> float:
        optimizer.zero_grad()
        value = F.binary_cross_entropy_with_logits(x @ weights + bias, y)
        value = value + PENALTY * (weights**2).sum()
        torch.autograd.backward([value])
        return value.item()

    optimizer.step(loss)
    return weights.detach(), bias.detach()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--weights", type=Path, required=True)
    given = parser.parse_args()
    net = Net(given.weights)
    x, y = read(net, "follows_[0-9]*.jsonl")
    weights, bias = fit(x, y)
    for name in ("follows_[0-9]*.jsonl", "follows_held.jsonl"):
        a, b = read(net, name)
        p = torch.sigmoid(a @ weights + bias)
        for least in (0.1, 0.2, 0.3, 0.5):
            alone = p < least
            right, wrong = (100 * float(alone[b == kind].float().mean()) for kind in (0, 1))
            print(f"{name} below {least}: {right:.1f} % of those alone, {wrong:.1f} % of others")
    kept = {**load(given.weights), "follows.weight": weights[None].numpy(),
            "follows.bias": bias[None].numpy()}  # fmt: skip
    save(kept, given.weights)


if __name__ == "__main__":
    main()
