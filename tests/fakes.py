"""What tests share: an embedder that needs no model file, and sudden death."""

from __future__ import annotations

import hashlib
import random
import re
import subprocess
import time
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


class FakeEmbedder:
    """A hashed bag of words: texts that share words are near, others are not.

    Deterministic in every process, thread-safe, unit length. Common function words
    count little, so that "what is my dog called" is near "has a dog called Mivack".
    """

    dimensions = 384
    _light = frozenset(
        re.findall(
            r"\w+",
            "a an and are as at be by called do does for from has have he her his i in is it its "
            "me my name of on or she s so that the their they to user was what when where which "
            "who will with you your",
        )
    )

    def __init__(self) -> None:
        self.calls = 0  # how often `embed` was called

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape [len(texts), 384], each of length 1."""
        self.calls += 1
        out = np.zeros((len(texts), self.dimensions), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in re.findall(r"\w+", text.casefold()) or [text]:
                digest = hashlib.blake2b(word.encode("utf-8", "replace"), digest_size=8).digest()
                number = int.from_bytes(digest, "big")
                weight = 0.05 if word in self._light else 1.0
                out[row, number % self.dimensions] += weight * (1 if number >> 63 else -1)
            length = float(np.linalg.norm(out[row]))
            if length == 0.0:
                out[row, 0], length = 1.0, 1.0
            out[row] /= length
        return out

    def close(self) -> None:
        """Nothing is held."""


def kill_at_random(
    started: Sequence[subprocess.Popen[str]], longest: float, rng: random.Random
) -> None:
    """Kill each process at a random moment after its first line, `longest` seconds at most."""
    for process in started:
        assert process.stdout
        process.stdout.readline()
        time.sleep(rng.uniform(0.0, longest))
        process.kill()
