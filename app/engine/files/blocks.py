"""Weights in blocks of 32: dequantised to float32, and quantised from float32 to Q8_0.

All operations are element-wise IEEE 754 without sums: the same input gives the same bytes on every
machine, whatever its processor, threads or library versions. The results equal those of
`gguf.quants` bit for bit.
Formats: https://github.com/ggml-org/ggml/blob/master/src/ggml-common.h
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from memory.vocabulary.errors import ModelFileError

F32, F16, Q4_1, Q8_0 = 0, 1, 3, 8  # ggml types
BLOCK = 32  # values in a block
ROW_BYTES = {F32: 128, F16: 64, Q4_1: 20, Q8_0: 34}  # bytes of a block

Floats = npt.NDArray[np.float32]
Bytes = npt.NDArray[np.uint8]


def unpacked(data: Bytes, kind: int) -> Floats:
    """Dequantise: bytes [rows, columns / 32 * bytes of a block] → values [rows, columns].

    Raises:
        ModelFileError: an unsupported ggml type.
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
    minimum = blocks[:, 2:4].copy().view("<f2").astype(np.float32)
    nibbles = blocks[:, 4:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32)
    values *= step
    values += minimum
    return values.reshape(rows, -1)


def packed(values: Floats) -> Bytes:
    """Quantise to Q8_0: values [rows, columns] → bytes [rows, columns / 32 * 34]."""
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
    whole += np.floor(size)  # halves are rounded away from zero
    quantised = np.empty((len(blocks), ROW_BYTES[Q8_0]), dtype=np.uint8)
    quantised[:, :2] = step.astype("<f2").view(np.uint8)
    quantised[:, 2:] = np.copysign(whole, scaled).astype(np.int8).view(np.uint8)
    return quantised.reshape(rows, -1)
