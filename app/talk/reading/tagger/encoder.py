"""The tagger: the sentence encoder with heads for each word."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np
from threadpoolctl import ThreadpoolController

from app.engine.embedding.bert import softmax, states
from app.talk.reading.tagger.form import POINTER, TAGS, Answer, Asked, Floats
from memory.notice.frames.frame import ACTS


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
        hidden = states(self._w, asked.ids, asked.parts)
        words = hidden[asked.firsts]
        logits = words @ self._w["heads.weight"].T + self._w["heads.bias"]
        queries = words @ self._w["asks.weight"].T
        keys = hidden[[0, *asked.firsts]] @ self._w["asked.weight"].T
        acts = len(ACTS)
        return Answer(
            tags=1 / (1 + np.exp(-logits[:, :TAGS])),
            acts=softmax(logits[:, TAGS : TAGS + acts]),
            slots=softmax(logits[:, TAGS + acts :]),
            points=softmax(queries @ keys.T / math.sqrt(POINTER)),
        )
