"""The tagger's weights: the published encoder, and what we trained instead of its layers.

Matrices are whole numbers of eight bits with a scale for each row; the rest is as it is. The word
vectors stay those of the published encoder and are read from its package.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from app.talk.tagger.form import Floats

WORDS = "embeddings.word_embeddings.weight"
_SCALE = ".scale"


def save(weights: Mapping[str, Floats], target: Path) -> None:
    """Write weights, the word vectors left out."""
    from safetensors.numpy import save_file

    out: dict[str, np.ndarray] = {}
    for name, matrix in weights.items():
        if name == WORDS:
            continue
        if matrix.ndim < 2 or matrix.shape[0] < 16:
            out[name] = matrix.astype(np.float32)
            continue
        scale = np.abs(matrix).max(1) / 127 + 1e-12
        out[name] = np.rint(matrix / scale[:, None]).astype(np.int8)
        out[name + _SCALE] = scale.astype(np.float32)
    save_file(out, target)


def load(file: Path) -> dict[str, Floats]:
    """The weights that `save` wrote, as floats.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    from safetensors.numpy import load_file

    held = load_file(file)
    return {
        name: matrix.astype(np.float32) * held[name + _SCALE][:, None]
        if name + _SCALE in held
        else matrix
        for name, matrix in held.items()
        if not name.endswith(_SCALE)
    }
