"""The judge's net: the sentence encoder with two outputs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from threadpoolctl import ThreadpoolController

from app.engine.embedding.bert import Floats, states
from app.engine.embedding.published import encoder, words
from app.talk.reading.judge.form import Pairs, pairs


class Net:
    """The trained net.

    Raises:
        ModelFileError: its weights cannot be read.
    """

    def __init__(self, file: Path) -> None:
        self._w = encoder(file)
        self._words = words()
        self._threads = ThreadpoolController()

    def judge(self, message: str, lines: Sequence[str] = ()) -> tuple[float, list[float]]:
        """(asks, answers of each line), as probabilities."""
        w = self._words
        tokens = pairs(message, lines, w.encode, w.cls, w.sep)
        x = self._states(tokens)
        asks = x[0] @ self._w["asks.weight"].T + self._w["asks.bias"]
        answers = x[tokens.ends] @ self._w["answers.weight"].T + self._w["answers.bias"]
        return float(_sigmoid(asks)[0]), [float(p) for p in _sigmoid(answers)[:, 0]]

    def follows(self, message: str) -> float:
        """Probability that a message needs what was said before it."""
        score = self.features(message) @ self._w["follows.weight"][0] + self._w["follows.bias"][0]
        return float(_sigmoid(score))

    def features(self, message: str) -> Floats:
        """The mean state of a message, of length 1, shape [width]."""
        w = self._words
        mean = self._states(pairs(message, (), w.encode, w.cls, w.sep)).mean(0)
        result: Floats = mean / np.linalg.norm(mean)
        return result

    def _states(self, tokens: Pairs) -> Floats:
        # In one thread: products this small gain nothing from two, and would spin beside a reply.
        with self._threads.limit(limits=1, user_api="blas"):
            return states(self._w, tokens.ids, tokens.parts, tokens.positions, mask_of(tokens))


def mask_of(tokens: Pairs) -> Floats:
    """What every token sees: the message and its own line; added to scores, [tokens, tokens]."""
    branch = np.array(tokens.branches)
    seen = (branch[:, None] == branch[None, :]) | (branch[None, :] == 0)
    return np.where(seen, np.float32(0), np.float32(-1e4))


def _sigmoid(x: Floats) -> Floats:
    return (1 / (1 + np.exp(-x))).astype(np.float32)
