"""The tagger's weights: the published encoder, with the layers that we trained.

Matrices are int8 with one scale for each row; everything else is float32. The word embeddings are
those of the published encoder and are read from its package.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np

from app.talk.tagger.form import Floats

WORDS = "embeddings.word_embeddings.weight"
_SCALE = ".scale"


def save(weights: Mapping[str, Floats], target: Path) -> None:
    """Write the weights, without the word embeddings."""
    from safetensors.numpy import save_file

    tensors: dict[str, np.ndarray] = {}
    for name, matrix in weights.items():
        if name == WORDS:
            continue
        if matrix.ndim < 2 or matrix.shape[0] < 16:
            tensors[name] = matrix.astype(np.float32)
            continue
        scale = np.abs(matrix).max(1) / 127 + 1e-12
        tensors[name] = np.rint(matrix / scale[:, None]).astype(np.int8)
        tensors[name + _SCALE] = scale.astype(np.float32)
    save_file(tensors, target)


def load(file: Path) -> dict[str, Floats]:
    """The weights written by `save`, as float32.

    Raises:
        OSError, ValueError: the file is missing or damaged.
    """
    from safetensors.numpy import load_file

    tensors = load_file(file)
    return {
        name: matrix.astype(np.float32) * tensors[name + _SCALE][:, None]
        if name + _SCALE in tensors
        else matrix
        for name, matrix in tensors.items()
        if not name.endswith(_SCALE)
    }
