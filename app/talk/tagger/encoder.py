"""BERT's forward pass in numpy, for one short text (Devlin et al. 2018), with the tagger's heads.

Twenty words take a few milliseconds; an inference library would cost more than it saves.
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
    """Weights named as in `transformers`, plus the linear layers `heads`, `asks`, `asked`."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        self._w = weights
        self._threads = ThreadpoolController()

    def answer(self, asked: Asked) -> Answer:
        """The tagger's output for each word.

        Runs in one thread: matrix products this small gain little from more threads, and beside a
        night or a reply those would wait for one another fifty times as long as the product takes.
        """
        with self._threads.limit(limits=1, user_api="blas"):
            return self._answer(asked)

    def _answer(self, asked: Asked) -> Answer:
        states = self._states(asked)
        words = states[asked.firsts]
        logits = words @ self._w["heads.weight"].T + self._w["heads.bias"]
        queries = words @ self._w["asks.weight"].T
        keys = states[[0, *asked.firsts]] @ self._w["asked.weight"].T
        acts = len(ACTS)
        return Answer(
            tags=1 / (1 + np.exp(-logits[:, :TAGS])),
            acts=_softmax(logits[:, TAGS : TAGS + acts]),
            slots=_softmax(logits[:, TAGS + acts :]),
            points=_softmax(queries @ keys.T / math.sqrt(POINTER)),
        )

    def _states(self, asked: Asked) -> Floats:
        """The last hidden states, shape [tokens, width]."""
        w = self._w
        x = w["embeddings.word_embeddings.weight"][asked.ids].astype(np.float32)
        x = x + w["embeddings.position_embeddings.weight"][: len(asked.ids)]
        x = x + w["embeddings.token_type_embeddings.weight"][asked.parts]
        x = self._norm(x, "embeddings.LayerNorm")
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}."
            heads = [
                self._linear(x, f"{layer}attention.self.{name}")
                .reshape(len(x), HEADS, WIDTH // HEADS)
                .transpose(1, 0, 2)
                for name in ("query", "key", "value")
            ]
            query, key, value = heads
            weight = _softmax(query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS))
            mixed = (weight @ value).transpose(1, 0, 2).reshape(len(x), WIDTH)
            x = self._norm(
                x + self._linear(mixed, f"{layer}attention.output.dense"),
                f"{layer}attention.output.LayerNorm",
            )
            inner = _gelu(self._linear(x, f"{layer}intermediate.dense"))
            x = self._norm(
                x + self._linear(inner, f"{layer}output.dense"), f"{layer}output.LayerNorm"
            )
        return x

    def _linear(self, x: Floats, name: str) -> Floats:
        result: Floats = x @ self._w[f"{name}.weight"].T + self._w[f"{name}.bias"]
        return result

    def _norm(self, x: Floats, name: str) -> Floats:
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + _EPSILON)
        result: Floats = x * self._w[f"{name}.weight"] + self._w[f"{name}.bias"]
        return result


def _softmax(x: Any) -> Floats:
    powers = np.exp(x - x.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def _gelu(x: Floats) -> Floats:
    """The exact GELU, with an erf accurate to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x) * np.float32(1 / math.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    result: Floats = (x * (1 + erf) / 2).astype(np.float32)
    return result
