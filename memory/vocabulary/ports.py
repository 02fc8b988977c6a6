"""What memory needs from above, as Protocols; `app/assembly.py` supplies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt


class Embedder(Protocol):
    """Converts sentences to unit vectors."""

    dimensions: int

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape [len(texts), dimensions], each of length 1."""
        ...


class Reader(Protocol):
    """Reads what a message tells."""

    def read(
        self, message: str, before: Sequence[tuple[str, str]] = ()
    ) -> Sequence[Mapping[str, Any]] | None:
        """The frames of a message, unchecked, as `memory.notice.frames.frame_of` takes them; None
        where it cannot read.

        A line may have a `chance`, 0 to 1: the probability that it is told at all.

        Args:
            message: what the user typed.
            before: preceding turns as (role, text), oldest first.
        """
        ...


class TokenCounter(Protocol):
    """Counts tokens as the chat model does."""

    def __call__(self, text: str) -> int: ...
