"""BERT's forward pass in numpy, for one short text (Devlin et al. 2018), with the tagger's heads.

Twenty words take some milliseconds; a library of its own would cost more than it saves.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
from threadpoolctl import ThreadpoolController

from app.talk.tagger.form import POINTER, TAGS, Answer, Asked, Floats
from memory.notice.frames.frame import ACTS

LAYERS, HEADS, WIDTH = 6, 12, 384
_EPSILON = 1e-12


class Tagger:
    """Weights by the names that `transformers` gives them, and `heads`, `asks`, `asked`."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = weights
        self._threads = ThreadpoolController()

    def answer(self, asked: Asked) -> Answer:
        """What it says of each word.

        In one thread: products so small gain little from more, and beside a night or a reply the
        threads of a product wait for one another fifty times as long as it takes.
        """
        with self._threads.limit(limits=1, user_api="blas"):
            return self._answer(asked)

    def _answer(self, asked: Asked) -> Answer:
        states = self._states(asked)
        own = states[asked.firsts]
        out = own @ self._w["heads.weight"].T + self._w["heads.bias"]
        asks = own @ self._w["asks.weight"].T
        at = states[[0, *asked.firsts]] @ self._w["asked.weight"].T
        acts = len(ACTS)
        return Answer(
            tags=1 / (1 + np.exp(-out[:, :TAGS])),
            acts=_softmax(out[:, TAGS : TAGS + acts]),
            slots=_softmax(out[:, TAGS + acts :]),
            points=_softmax(asks @ at.T / math.sqrt(POINTER)),
        )

    def _states(self, asked: Asked) -> Floats:
        """Last states, shape [tokens, width]."""
        w = self._w
        x = w["embeddings.word_embeddings.weight"][asked.ids].astype(np.float32)
        x = x + w["embeddings.position_embeddings.weight"][: len(asked.ids)]
        x = x + w["embeddings.token_type_embeddings.weight"][asked.parts]
        x = self._norm(x, "embeddings.LayerNorm")
        for number in range(LAYERS):
            at = f"encoder.layer.{number}."
            heads = [
                self._linear(x, f"{at}attention.self.{name}")
                .reshape(len(x), HEADS, WIDTH // HEADS)
                .transpose(1, 0, 2)
                for name in ("query", "key", "value")
            ]
            query, key, value = heads
            weight = _softmax(query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS))
            mixed = (weight @ value).transpose(1, 0, 2).reshape(len(x), WIDTH)
            x = self._norm(
                x + self._linear(mixed, f"{at}attention.output.dense"),
                f"{at}attention.output.LayerNorm",
            )
            inner = _gelu(self._linear(x, f"{at}intermediate.dense"))
            x = self._norm(x + self._linear(inner, f"{at}output.dense"), f"{at}output.LayerNorm")
        return x

    def _linear(self, x: Floats, name: str) -> Floats:
        out: Floats = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return out

    def _norm(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + _EPSILON)
        out: Floats = x * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return out


def _softmax(x: Any) -> Floats:
    powers = np.exp(x - x.max(-1, keepdims=True))
    out: Floats = powers / powers.sum(-1, keepdims=True)
    return out


def _gelu(x: Floats) -> Floats:
    """The exact one, by an erf that is right to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x) * np.float32(1 / math.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    out: Floats = (x * (1 + erf) / 2).astype(np.float32)
    return out
