"""An embedder that loads its model with the first sentence."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.house.process.later import Later

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from app.engine import GgufEmbedder


class LateEmbedder:
    """Satisfies `memory.vocabulary.ports.Embedder`; the model is loaded with the first
    sentence."""

    dimensions = 384
    model = "all-MiniLM-L6-v2"

    def __init__(self, cache: Path, threads: int | None) -> None:
        self._later: Later[GgufEmbedder] = Later(lambda: self._load(cache, threads), "embedder")

    @staticmethod
    def _load(cache: Path, threads: int | None) -> GgufEmbedder:
        from app.engine import GgufEmbedder, prepare_embedder

        return GgufEmbedder(prepare_embedder(cache), threads=threads)

    def start(self) -> None:
        """Start to load."""
        self._later.start()

    def embed(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Unit vectors, shape [len(texts), 384]."""
        return self._later.get().embed(texts)

    def close(self) -> None:
        """Free the model, if it was loaded."""
        if (loaded := self._later.built()) is not None:
            loaded.close()
