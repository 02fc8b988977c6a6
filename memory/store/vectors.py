"""Texts to vectors, each text once: a small cache in front of the embedder."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from memory.store.lance.columns.utf8 import clean
from memory.vocabulary.ports import Embedder

Vector = npt.NDArray[np.float32]


def cosines(matrix: Vector, vector: Vector) -> Vector:
    """The cosines of unit vectors [n, dimensions] with one of them, shape [n].

    Not by BLAS: for one vector it takes twice as long, and its threads wait by spinning beside
    a night that trains.
    """
    return np.asarray(np.einsum("ij,j->i", matrix, vector), dtype=np.float32)


class Vectors:
    """Remembers the last vectors: a turn is saved, noticed and asked about with one call."""

    def __init__(self, embedder: Embedder, size: int = 256) -> None:
        self._embedder = embedder
        self._size = size
        self._known: OrderedDict[str, npt.NDArray[np.float32]] = OrderedDict()
        self._lock = threading.Lock()
        self.dimensions = embedder.dimensions

    def of(self, texts: Sequence[str]) -> list[npt.NDArray[np.float32]]:
        """One unit vector of shape [dimensions] for each text, in order."""
        texts = [clean(text) for text in texts]
        with self._lock:
            found = {text: self._known[text] for text in texts if text in self._known}
        missing = list(dict.fromkeys(text for text in texts if text not in found))
        if missing:
            vectors = np.asarray(self._embedder.embed(missing), dtype=np.float32)
            for text, vector in zip(missing, vectors, strict=True):
                found[text] = vector
        with self._lock:
            for text in found:
                self._known[text] = found[text]
                self._known.move_to_end(text)
            while len(self._known) > self._size:
                self._known.popitem(last=False)
        return [found[text] for text in texts]

    def one(self, text: str) -> npt.NDArray[np.float32]:
        """The unit vector of one text."""
        return self.of([text])[0]

    def forget(self) -> None:
        """Drop what is remembered: after an erasure no text may linger."""
        with self._lock:
            self._known.clear()
