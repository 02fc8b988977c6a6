"""BERT's forward pass in numpy, for one short text (Devlin et al. 2018), and its small weights.

Twenty words take a few milliseconds; an inference library would cost more than it saves. Matrices
are stored as int8 with one scale for each row, everything else as float32. The word embeddings, and
the layers that a training left as they were, are those of the published encoder.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
LAYERS, HEADS, WIDTH = 6, 12, 384
WORDS = "embeddings.word_embeddings.weight"
_EPSILON = 1e-12
_SCALE = ".scale"


def states(
    w: Mapping[str, Floats],
    ids: list[int],
    parts: list[int],
    positions: list[int] | None = None,
    mask: Floats | None = None,
) -> Floats:
    """The last hidden states, shape [tokens, width].

    Args:
        w: weights named as in `transformers`.
        ids: tokens.
        parts: the segment of each token, 0 or 1.
        positions: of each token; by default their order.
        mask: added to the attention scores, shape [tokens, tokens]; by default all are seen.
    """
    x = w[WORDS][ids].astype(np.float32)
    x = x + w["embeddings.position_embeddings.weight"][positions or list(range(len(ids)))]
    x = x + w["embeddings.token_type_embeddings.weight"][parts]
    x = _norm(w, x, "embeddings.LayerNorm")
    for number in range(LAYERS):
        layer = f"encoder.layer.{number}."
        query, key, value = (
            _linear(w, x, f"{layer}attention.self.{name}")
            .reshape(len(x), HEADS, WIDTH // HEADS)
            .transpose(1, 0, 2)
            for name in ("query", "key", "value")
        )
        scores = query @ key.transpose(0, 2, 1) / math.sqrt(WIDTH // HEADS)
        weight = softmax(scores if mask is None else scores + mask)
        mixed = (weight @ value).transpose(1, 0, 2).reshape(len(x), WIDTH)
        x = _norm(
            w,
            x + _linear(w, mixed, f"{layer}attention.output.dense"),
            f"{layer}attention.output.LayerNorm",
        )
        inner = _gelu(_linear(w, x, f"{layer}intermediate.dense"))
        x = _norm(w, x + _linear(w, inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
    return x


def _linear(w: Mapping[str, Floats], x: Floats, name: str) -> Floats:
    result: Floats = x @ w[f"{name}.weight"].T + w[f"{name}.bias"]
    return result


def _norm(w: Mapping[str, Floats], x: Floats, name: str) -> Floats:
    x = x - x.mean(-1, keepdims=True)
    x = x / np.sqrt((x * x).mean(-1, keepdims=True) + _EPSILON)
    result: Floats = x * w[f"{name}.weight"] + w[f"{name}.bias"]
    return result


def softmax(x: Any) -> Floats:
    """Over the last axis."""
    powers = np.exp(x - x.max(-1, keepdims=True))
    result: Floats = powers / powers.sum(-1, keepdims=True)
    return result


def _gelu(x: Floats) -> Floats:
    """The exact GELU, with an erf accurate to 1.5e-7 (Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x) * np.float32(1 / math.sqrt(2))
    t = 1 / (1 + np.float32(0.3275911) * z)
    poly = t * (
        0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429)))
    )
    erf = np.sign(x) * (1 - poly * np.exp(-z * z))
    result: Floats = (x * (1 + erf) / 2).astype(np.float32)
    return result


def save(weights: Mapping[str, Floats], target: Path) -> None:
    """Write weights, without the word embeddings."""
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
