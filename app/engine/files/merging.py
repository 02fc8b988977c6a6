"""A base model and manners (`app.engine.files.manners`) as one GGUF, the same bytes on every
machine.

Matrices become Q8_0, everything else stays as it is in the base: tokenizer, template and norms are
copied byte for byte. The product of the manners is exact in float32, and all that follows
(unpacking, adding, packing) is one IEEE 754 operation for each element: no sum whose order
matters, no library that writes the file. So its sha256 is known before it is made.
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
_CHUNK = 1 << 16  # values that are worked on at once: what a core's cache holds
_STRING, _UINT32, _FLOAT32 = 8, 4, 6  # types of the format's values
_MOSTLY_Q8_0 = 7  # general.file_type


def merge(
    base: Path,
    manners: Mapping[str, Change],
    target: Path,
    own: Mapping[str, str | float],
    on_progress: Progress = lambda share: None,
) -> None:
    """Write base and manners as one file, over whatever is at `target`.

    Args:
        base: a llama whose matrices are F32, F16, Q4_1 or Q8_0.
        own: keys of the metadata that are set or replaced; numbers become float32.
        on_progress: called with the share that is done, 0 to 1.

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
        # The products are small: a second thread of the BLAS waits awake more than it works.
        threadpool_limits(1, user_api="blas"),
    ):
        _write(file, data, changes, own, sink, on_progress)


def _fitted(file: GgufFile, manners: Mapping[str, Change]) -> dict[str, Change]:
    """The changes by the name of their tensor, rows in llama.cpp's order.

    Raises:
        ModelFileError: one has no tensor, or one of another shape.
    """
    heads = {
        "attn_q": file.metadata.get("llama.attention.head_count"),
        "attn_k": file.metadata.get("llama.attention.head_count_kv"),
    }
    found: dict[str, Change] = {}
    for name, change in manners.items():
        tensor = file.tensors.get(f"{name}.weight")
        turned = heads.get(name.rpartition(".")[2], 0)
        if tensor is None or tensor.shape[::-1] != change.shape or not isinstance(turned, int):
            raise ModelFileError(
                f"Luna's manners do not fit {file.path.name}.", "Install Luna again."
            )
        found[f"{name}.weight"] = change.rotated(turned) if turned else change
    return found


def _write(
    file: GgufFile,
    data: mmap.mmap,
    changes: Mapping[str, Change],
    own: Mapping[str, str | float],
    sink: BinaryIO,
    on_progress: Progress,
) -> None:
    """Header, table of tensors, then tensor by tensor."""
    alignment = int(file.metadata.get("general.alignment", 32)) or 32
    new = {key: _value(value) for key, value in own.items()}
    new["general.file_type"] = struct.pack("<II", _UINT32, _MOSTLY_Q8_0)
    kept = [data[slice(*span)] for key, span in file.spans.items() if key not in new]
    kinds = {name: _kind(tensor, name in changes) for name, tensor in file.tensors.items()}
    table, total = bytearray(), 0
    for name, tensor in file.tensors.items():
        table += _text(name) + struct.pack("<I", len(tensor.shape))
        table += struct.pack(f"<{len(tensor.shape)}Q", *tensor.shape)
        table += struct.pack("<IQ", kinds[name], total)
        total += _padded(_size(tensor, kinds[name]), alignment)
    head = struct.pack("<4sIQQ", b"GGUF", 3, len(file.tensors), len(kept) + len(new))
    head += b"".join([*kept, *(_text(key) + value for key, value in new.items()), table])
    sink.write(head.ljust(_padded(len(head), alignment), b"\0"))
    done = 0
    for name, tensor in file.tensors.items():
        size = _tensor(file, data, tensor, kinds[name], changes.get(name), sink)
        full = _padded(size, alignment)
        sink.write(bytes(full - size))
        done += full
        on_progress(done / total)


def _tensor(
    file: GgufFile,
    data: mmap.mmap,
    tensor: Tensor,
    kind: int,
    change: Change | None,
    sink: BinaryIO,
) -> int:
    """Write one tensor; its size in bytes."""
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
        ModelFileError: it is a matrix that cannot be read or packed.
    """
    if len(tensor.shape) == 1 and not changed:
        return tensor.type
    if len(tensor.shape) != 2 or tensor.shape[0] % blocks.BLOCK:
        raise ModelFileError("This model has matrices that cannot be packed.")
    return blocks.Q8_0


def _size(tensor: Tensor, kind: int) -> int:
    """Bytes of a tensor.

    Raises:
        ModelFileError: a type of ggml that is not known here.
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
    """A value of the metadata, its type before it."""
    if isinstance(value, str):
        return struct.pack("<I", _STRING) + _text(value)
    return struct.pack("<If", _FLOAT32, value)


def _text(value: str) -> bytes:
    """A string as the format has it: its length, then its bytes."""
    raw = value.encode()
    return struct.pack("<Q", len(raw)) + raw


def _padded(size: int, alignment: int) -> int:
    """The next multiple of the alignment."""
    return -(-size // alignment) * alignment
