"""What memory needs from above, as Protocols; `app/assembly.py` supplies them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt


class Embedder(Protocol):
    """Sentences to unit vectors."""

    dimensions: int

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape [len(texts), dimensions], each of length 1."""
        ...


class TokenCounter(Protocol):
    """Counts tokens as the chat model does."""

    def __call__(self, text: str) -> int: ...


class Codec(Protocol):
    """Every stored text passes here: the seam for sealing it at rest."""

    def encode(self, text: str) -> str: ...

    def decode(self, stored: str) -> str: ...
