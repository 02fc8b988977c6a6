"""The weights that combine the features of past turns into one score.

A linear model trained to rank the turns that answer a question first (softmax over the turns of a
history; ListNet's top-one loss, Cao et al., 2007). `assets/fast_memory/train_ranking.py` trains it
on dialogues written for this project; the numbers are in `weights/ranking.json`.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from importlib.resources import files

import numpy as np

from memory.recall.past.turn_features import NAMES
from memory.store.index.turn_index import Floats


class Ranking:
    """Scores of turns from their features.

    Args:
        weights: one for each name of `turn_features.NAMES`.
        slope, offset: of the logistic curve from a score to the probability of being right.
    """

    def __init__(self, weights: dict[str, float], slope: float = 1.0, offset: float = 0.0) -> None:
        self._slope, self._offset = slope, offset
        self.weights: Floats = np.array([weights[name] for name in NAMES], dtype=np.float32)

    def __call__(self, table: Floats) -> Floats:
        """Scores of shape [turns]; only their order and differences are meaningful."""
        return np.asarray(table @ self.weights, dtype=np.float32)

    def chance(self, score: float) -> float:
        """The probability that a turn with this score answers the question, 0 to 1."""
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, self._slope * score + self._offset))))


@lru_cache(maxsize=1)
def shipped() -> Ranking:
    """The weights that Luna comes with."""
    text = files("memory").joinpath("weights/ranking.json").read_text("utf-8")
    weights_file = json.loads(text)
    return Ranking(weights_file["weights"], weights_file["slope"], weights_file["offset"])
