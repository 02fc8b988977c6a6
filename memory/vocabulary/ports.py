"""What memory needs from above, as Protocols; `app/assembly.py` supplies them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt


class Embedder(Protocol):
    """Sentences to unit vectors."""

    dimensions: int

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Vectors of shape [len(texts), dimensions], each of length 1."""
        ...


class Reader(Protocol):
    """Reads what a message tells."""

    def read(
        self, message: str, before: Sequence[tuple[str, str]] = ()
    ) -> Sequence[Mapping[str, Any]] | None:
        """What it reads, as `memory.notice.frames.frame_of` takes it, unchecked; None where it
        cannot.

        A line may have a `chance`, 0 to 1, that it is told at all.

        Args:
            message: what the user typed.
            before: turns before it as (role, text), oldest first.
        """
        ...


class TokenCounter(Protocol):
    """Counts tokens as the chat model does."""

    def __call__(self, text: str) -> int: ...
