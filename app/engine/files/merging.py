"""Merges the manners (`app.engine.files.manners`) into a base model: one GGUF, reproducible.

Matrices become Q8_0; everything else stays as in the base: tokenizer, template and norms are copied
byte for byte. The product of the manners' factors is exact in float32, and everything after it
(dequantising, adding, quantising) is an element-wise IEEE 754 operation: nothing depends on the
order of a sum, and no library writes the file. So its sha256 is known before it is made.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import numpy as np

from app.engine.files import blocks
from app.engine.files.manners import Change
from consolidation.adapters.gguf_file import GgufFile, Tensor, read_gguf
from memory.vocabulary.errors import ModelFileError

Progress = Callable[[float], None]
_CHUNK = 1 << 16  # values processed at once: about what a core's cache holds
_STRING, _UINT32, _FLOAT32 = 8, 4, 6  # GGUF value types
_MOSTLY_Q8_0 = 7  # general.file_type


def merge(
    base: Path,
    manners: Mapping[str, Change],
    target: Path,
    own: Mapping[str, str | float],
    on_progress: Progress = lambda share: None,
) -> None:
    """Write base and manners as one file, replacing `target`.

    Args:
        base: a llama whose matrices are F32, F16, Q4_1 or Q8_0.
        own: metadata keys to set or replace; numbers become float32.
        on_progress: called with the share done, 0 to 1.

    Raises:
        ModelFileError: the base cannot be read, or the manners do not fit it.
        OSError: the file cannot be written.
    """
    from threadpoolctl import threadpool_limits

    file = read_gguf(base)
    changes = _fitted(file, manners)
    with (
        base.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data,
        target.open("wb") as sink,
        # The products are small: a second BLAS thread would mostly spin.
        threadpool_limits(1, user_api="blas"),
    ):
        _write(file, data, changes, own, sink, on_progress)


def _fitted(file: GgufFile, manners: Mapping[str, Change]) -> dict[str, Change]:
    """The changes by tensor name, rows in llama.cpp's order.

    Raises:
        ModelFileError: a change has no tensor, or one of another shape.
    """
    heads = {
        "attn_q": file.metadata.get("llama.attention.head_count"),
        "attn_k": file.metadata.get("llama.attention.head_count_kv"),
    }
    fitted: dict[str, Change] = {}
    for name, change in manners.items():
        tensor = file.tensors.get(f"{name}.weight")
        count = heads.get(name.rpartition(".")[2], 0)
        if tensor is None or tensor.shape[::-1] != change.shape or not isinstance(count, int):
            raise ModelFileError(
                f"Luna's manners do not fit {file.path.name}.", "Install Luna again."
            )
        fitted[f"{name}.weight"] = change.rotated(count) if count else change
    return fitted


def _write(
    file: GgufFile,
    data: mmap.mmap,
    changes: Mapping[str, Change],
    own: Mapping[str, str | float],
    sink: BinaryIO,
    on_progress: Progress,
) -> None:
    """Write the header, the tensor table, and then each tensor."""
    alignment = int(file.metadata.get("general.alignment", 32)) or 32
    new = {key: _value(value) for key, value in own.items()}
    new["general.file_type"] = struct.pack("<II", _UINT32, _MOSTLY_Q8_0)
    old = [data[slice(*span)] for key, span in file.spans.items() if key not in new]
    kinds = {name: _kind(tensor, name in changes) for name, tensor in file.tensors.items()}
    table, total = bytearray(), 0
    for name, tensor in file.tensors.items():
        table += _text(name) + struct.pack("<I", len(tensor.shape))
        table += struct.pack(f"<{len(tensor.shape)}Q", *tensor.shape)
        table += struct.pack("<IQ", kinds[name], total)
        total += _padded(_size(tensor, kinds[name]), alignment)
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(file.tensors), len(old) + len(new))
    head += b"".join([*old, *(_text(key) + value for key, value in new.items()), table])
    sink.write(head.ljust(_padded(len(head), alignment), b"\0"))
    written = 0
    for name, tensor in file.tensors.items():
        size = _tensor(file, data, tensor, kinds[name], changes.get(name), sink)
        full = _padded(size, alignment)
        sink.write(bytes(full - size))
        written += full
        on_progress(written / total)


def _tensor(
    file: GgufFile,
    data: mmap.mmap,
    tensor: Tensor,
    kind: int,
    change: Change | None,
    sink: BinaryIO,
) -> int:
    """Write one tensor; returns its size in bytes."""
    begin = file.start + tensor.offset
    if kind == tensor.type and change is None:
        size = _size(tensor, kind)
        sink.write(data[begin : begin + size])
        return size
    width, height = tensor.shape
    row = _size(tensor, tensor.type) // height
    size, step = 0, max(_CHUNK // width, 1)
    for first in range(0, height, step):
        last = min(first + step, height)
        raw = np.frombuffer(data[begin + first * row : begin + last * row], dtype=np.uint8)
        values = blocks.unpacked(raw.reshape(last - first, row), tensor.type)
        if change is not None:
            values = values + change.rows(first, last)
        size += sink.write(blocks.packed(values).tobytes())
    return size


def _kind(tensor: Tensor, changed: bool) -> int:
    """The type of a tensor in the new file.

    Raises:
        ModelFileError: a matrix that cannot be quantised.
    """
    if len(tensor.shape) == 1 and not changed:
        return tensor.type
    if len(tensor.shape) != 2 or tensor.shape[0] % blocks.BLOCK:
        raise ModelFileError("This model has matrices that cannot be quantised.")
    return blocks.Q8_0


def _size(tensor: Tensor, kind: int) -> int:
    """Size of a tensor in bytes.

    Raises:
        ModelFileError: an unsupported ggml type.
    """
    values = 1
    for length in tensor.shape:
        values *= length
    if kind == blocks.F32:
        return 4 * values
    if kind not in blocks.ROW_BYTES:
        raise ModelFileError(f"Weights of the ggml type {kind} cannot be read here.")
    return values // blocks.BLOCK * blocks.ROW_BYTES[kind]


def _value(value: str | float) -> bytes:
    """A metadata value with its type in front."""
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _text(value)
    return struct.pack("<If", _FLOAT32, value)


def _text(value: str) -> bytes:
    """A string in GGUF: its length, then its bytes."""
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def _padded(size: int, alignment: int) -> int:
    """The next multiple of the alignment."""
    return -(-size // alignment) * alignment
