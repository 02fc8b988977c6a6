"""The file of Luna's manners: a LoRA that was trained on a base model, in 8-bit integers.

For some layers L and linear layers m of `MAPS` it has

==================  =======  =========
``blk.L.m.a``        int8     [r, in]
``blk.L.m.a_scale``  float32  [in]
``blk.L.m.b``        int8     [out, r]
``blk.L.m.b_scale``  float32  [out]
==================  =======  =========

and in its metadata ``format`` "1" and ``base_sha256``, the hash of its base. The low-rank update
of a weight is ``b_scale[:, None] * (b @ a) * a_scale[None, :]``, rows in the order of transformers'
llama. Every sum in `b @ a` is an integer below 2^24, which float32 represents exactly: the product
is the same in any order of summation, with any number of threads and with or without fused
operations.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from memory.vocabulary.errors import ModelFileError

FORMAT = "1"
MAPS = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
MOST_RANK = (2**24 - 1) // (128 * 128)  # above it a sum could be too large for float32 to be exact
_NAME = re.compile(rf"(blk\.\d+\.(?:{'|'.join(MAPS)}))\.(a|b|a_scale|b_scale)")
_REMEDY = "Install Luna again."


@dataclass(frozen=True, slots=True)
class Change:
    """The low-rank update of one weight, as quantised factors."""

    a: npt.NDArray[np.int8]  # [r, in]
    a_scale: npt.NDArray[np.float32]  # [in]
    b: npt.NDArray[np.int8]  # [out, r]
    b_scale: npt.NDArray[np.float32]  # [out]

    @property
    def shape(self) -> tuple[int, int]:
        """[out, in]"""
        return len(self.b_scale), len(self.a_scale)

    def rotated(self, heads: int) -> Change:
        """The rows in llama.cpp's order, for queries and keys.

        transformers applies rotary embeddings to the halves of a head, llama.cpp to neighbouring
        values.
        """
        order = np.arange(len(self.b)).reshape(heads, 2, -1).swapaxes(1, 2).reshape(-1)
        return Change(self.a, self.a_scale, self.b[order], self.b_scale[order])

    def rows(self, first: int, last: int) -> npt.NDArray[np.float32]:
        """Rows `first` to `last` (exclusive) of the update, [last - first, in]."""
        product: npt.NDArray[np.float32]
        product = self.b[first:last].astype(np.float32) @ self.a.astype(np.float32)
        product *= self.b_scale[first:last, None]
        product *= self.a_scale[None, :]
        return product


def read_manners(path: Path, base_sha256: str) -> dict[str, Change]:
    """The update of each weight of a base: "blk.0.attn_q" → change.

    Raises:
        ModelFileError: missing, damaged, of another format or for another base.
    """
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="numpy") as file:
            about = file.metadata() or {}
            names = file.keys()  # what `safe_open` gives cannot be iterated itself
            tensors = {name: file.get_tensor(name) for name in names}
    except (OSError, SafetensorError, ValueError) as error:
        raise ModelFileError(f"{path.name} is missing or damaged.", _REMEDY) from error
    if about.get("format") != FORMAT:
        raise ModelFileError(f"{path.name} is of another version.", _REMEDY)
    if about.get("base_sha256") != base_sha256:
        raise ModelFileError(f"{path.name} was trained on another model.", _REMEDY)
    parts: dict[str, dict[str, Any]] = {}
    for name, tensor in tensors.items():
        if not (match := _NAME.fullmatch(name)):
            raise ModelFileError(f"{path.name} has an unknown part, {name}.", _REMEDY)
        parts.setdefault(match[1], {})[match[2]] = tensor
    changes = {name: _change(part) for name, part in sorted(parts.items())}
    if not changes or None in changes.values():
        raise ModelFileError(f"{path.name} is damaged: its parts do not fit together.", _REMEDY)
    return {name: change for name, change in changes.items() if change is not None}


def _change(part: Mapping[str, Any]) -> Change | None:
    """The factors of one weight; None if they do not fit together."""
    if len(part) != 4:
        return None
    a, b, a_scale, b_scale = part["a"], part["b"], part["a_scale"], part["b_scale"]
    whole = a.dtype == b.dtype == np.int8 and a_scale.dtype == b_scale.dtype == np.float32
    if not (whole and a.ndim == b.ndim == 2 and a_scale.ndim == b_scale.ndim == 1):
        return None
    fits = (len(a) == b.shape[1] <= MOST_RANK and a.shape[1] == len(a_scale)
            and len(b) == len(b_scale))  # fmt: skip
    return Change(a, a_scale, b, b_scale) if fits else None
