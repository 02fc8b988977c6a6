"""Weights in blocks of 32: to float32, and from float32 to Q8_0.

One IEEE 754 operation for each element at a time, nothing that is summed: the same input gives
the same bytes on every machine, whatever its processor, threads or version of a library. The
results are those of `gguf.quants` to the bit.
Formats: https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from memory.vocabulary.errors import ModelFileError

F32, F16, Q4_1, Q8_0 = 0, 1, 3, 8  # ggml types
BLOCK = 32  # values
ROW_BYTES = {F32: 128, F16: 64, Q4_1: 20, Q8_0: 34}  # of a block

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


def unpacked(data: Bytes, kind: int) -> Floats:
    """Values of shape [rows, columns] from bytes of shape [rows, columns / 32 * block].

    Raises:
        ModelFileError: a type of ggml that is not known here.
    """
    rows = data.shape[0]
    if kind == F32:
        return data.view("<f4").astype(np.float32, copy=False)
    if kind == F16:
        return data.view("<f2").astype(np.float32)
    if kind not in ROW_BYTES:
        raise ModelFileError(f"Weights of the ggml type {kind} cannot be read here.")
    blocks = data.reshape(-1, ROW_BYTES[kind])
    step = blocks[:, :2].copy().view("<f2").astype(np.float32)
    if kind == Q8_0:
        values = blocks[:, 2:].view(np.int8).astype(np.float32)
        values *= step
        return values.reshape(rows, -1)
    least = blocks[:, 2:4].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 4:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
    values *= step
    values += least
    return values.reshape(rows, -1)


def packed(values: Floats) -> Bytes:
    """Q8_0 of shape [rows, columns / 32 * 34] from values of shape [rows, columns]."""
    rows = values.shape[0]
    blocks = values.reshape(-1, BLOCK)
    step = np.abs(blocks).max(axis=1, keepdims=True) / np.float32(127)
    with np.errstate(divide="ignore"):
        inverse = np.where(step == 0, np.float32(0), np.float32(1) / step)
    scaled = blocks * inverse
    size = np.abs(scaled)
    whole = np.floor(size)
    size -= whole
    size *= np.float32(2)
    whole += np.floor(size)  # halves go away from zero
    out = np.empty((len(blocks), ROW_BYTES[Q8_0]), dtype=np.uint8)
    out[:, :2] = step.astype("<f2").view(np.uint8)
    out[:, 2:] = np.copysign(whole, scaled).astype(np.int8).view(np.uint8)
    return out.reshape(rows, -1)
