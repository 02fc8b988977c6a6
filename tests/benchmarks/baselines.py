"""Plain retrieval over the same turns, for comparison in the same run."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from memory.vocabulary.english.words import stem_list

Scores = npt.NDArray[np.float32]
_K1, _B = 1.5, 0.75


def bm25(texts: Sequence[str], queries: Sequence[str]) -> Scores:
    """BM25 over stems without stop words; shape [queries, texts]."""
    bags = [Counter(stem_list(text)) for text in texts]
    lengths = np.array([sum(bag.values()) for bag in bags], dtype=np.float32)
    norm = _K1 * (1 - _B + _B * lengths / max(float(lengths.mean()), 1e-9))
    there = Counter(word for bag in bags for word in bag)
    out = np.zeros((len(queries), len(texts)), dtype=np.float32)
    for row, query in enumerate(queries):
        for word in set(stem_list(query)):
            if there[word]:
                rarity = math.log(1 + (len(bags) - there[word] + 0.5) / (there[word] + 0.5))
                counts = np.array([bag[word] for bag in bags], dtype=np.float32)
                out[row] += rarity * counts * (_K1 + 1) / (counts + norm)
    return out


def standard(scores: Scores) -> Scores:
    """Each row with mean 0 and deviation 1."""
    middle = scores.mean(axis=1, keepdims=True)
    return np.asarray((scores - middle) / (scores.std(axis=1, keepdims=True) + 1e-9), np.float32)


def first(scores: Scores, ids: Sequence[str], k: int) -> list[list[str]]:
    """The ids of the k best texts of each query."""
    order = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    return [[ids[place] for place in row] for row in order]
