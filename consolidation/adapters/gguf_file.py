"""A small GGUF reader that finds a broken file before llama.cpp loads it.

llama.cpp aborts the process on some broken files, so magic number, version, header and the size
of every tensor are checked first. Only the header is read.
Format: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from memory.disk.sealed_files import plain_path
from memory.vocabulary.errors import ModelFileError

Value = str | int | float | bool

_SCALARS = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    7: "?",
    10: "Q",
    11: "q",
    12: "d",
}
_STRING, _ARRAY = 8, 9
_VERSIONS = (2, 3)
_MOST = 1 << 24  # a header with more keys, dimensions or tensors than this is garbage

# ggml type → (values in a block, bytes of a block). Unknown types are left to llama.cpp.
_BLOCKS = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    9: (32, 40), 10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176),
    14: (256, 210), 15: (256, 292), 16: (256, 66), 17: (256, 74), 18: (256, 98),
    19: (256, 50), 20: (32, 18), 21: (256, 110), 22: (256, 82), 23: (256, 136), 24: (1, 1),
    25: (1, 2), 26: (1, 4), 27: (1, 8), 28: (1, 8), 29: (256, 56), 30: (1, 2),
    34: (256, 54), 35: (256, 66), 39: (32, 17),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Tensor:
    """One entry of the tensor table; the shape has its fastest-varying dimension first."""

    shape: tuple[int, ...]
    type: int
    offset: int  # in bytes, from the start of the tensor data


@dataclass(frozen=True)
class GgufFile:
    """The header of a GGUF file that is long enough for all its tensors."""

    path: Path
    version: int
    metadata: Mapping[str, Value]  # arrays are left out
    tensors: Mapping[str, Tensor]
    spans: Mapping[str, tuple[int, int]]  # key → byte range of key and value, arrays too
    start: int  # of the tensor data, in bytes from the start of the file

    @property
    def architecture(self) -> str:
        """`general.architecture`, or an empty string."""
        return str(self.metadata.get("general.architecture", ""))

    @property
    def kind(self) -> str:
        """`general.type`, "model" by default."""
        return str(self.metadata.get("general.type", "model"))


class _TruncatedError(Exception):
    """The header runs past the end of the file."""


class _Cursor:
    """Reads little-endian values from a file in memory, never past its end."""

    def __init__(self, data: mmap.mmap) -> None:
        self.data = data
        self.at = 0

    def number(self, code: str) -> Value:
        size = struct.calcsize("<" + code)
        self._need(size)
        value: Value = struct.unpack_from("<" + code, self.data, self.at)[0]
        self.at += size
        return value

    def count(self, most: int = _MOST) -> int:
        value = int(self.number("Q"))
        if value > most:
            raise _TruncatedError
        return value

    def string(self) -> str:
        size = self.count(len(self.data))
        self._need(size)
        value = self.data[self.at : self.at + size].decode("utf-8", "replace")
        self.at += size
        return value

    def skip(self, size: int) -> None:
        self._need(size)
        self.at += size

    def value(self, kind: int) -> Value | None:
        """One metadata value; arrays are skipped and return None."""
        if kind == _STRING:
            return self.string()
        if kind in _SCALARS:
            return self.number(_SCALARS[kind])
        if kind != _ARRAY:
            raise _TruncatedError
        inner, length = int(self.number("I")), self.count(1 << 32)
        if inner in _SCALARS:
            self.skip(length * struct.calcsize("<" + _SCALARS[inner]))
        elif inner in (_STRING, _ARRAY):
            for _ in range(length):
                self.skip(self.count(len(self.data))) if inner == _STRING else self.value(inner)
        else:
            raise _TruncatedError
        return None

    def _need(self, size: int) -> None:
        if self.at + size > len(self.data):
            raise _TruncatedError


def read_gguf(path: Path) -> GgufFile:
    """Read and check the header of a GGUF file.

    Raises:
        ModelFileError: missing, a folder, empty, unreadable, not a GGUF, of an unsupported version
            or byte order, or too short for its tensors.
    """
    remedy = "Download it again, or choose another model file."
    try:
        if not path.exists():
            raise ModelFileError(
                f"There is no model file {path}.",
                "Name one that exists: `luna --model FILE`, `luna models use FILE`, or F5.",
            )
        if not path.is_file():
            raise ModelFileError(f"{path} is not a file.", "Give the path of a .gguf file.")
        with plain_path(path) as plain, plain.open("rb") as file:
            if file.read(4) != b"GGUF":
                empty = path.stat().st_size == 0
                problem = "is empty" if empty else "is not a GGUF file"
                raise ModelFileError(f"{path} {problem}.", remedy)
            with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
                return _parse(path, _Cursor(data))
    except _TruncatedError:
        raise ModelFileError(f"{path} is cut short or damaged.", remedy) from None
    except OSError as error:
        reason = error.strerror or "unknown reason"
        raise ModelFileError(
            f"{path} cannot be read: {reason}.", "Check its permissions."
        ) from None


def _parse(path: Path, cursor: _Cursor) -> GgufFile:
    cursor.skip(4)
    version = int(cursor.number("I"))
    if version not in _VERSIONS:
        raise ModelFileError(
            f"{path} is a GGUF of version {version}, which cannot be read.",
            "Use a little-endian GGUF of version 3.",
        )
    n_tensors, n_keys = cursor.count(), cursor.count()
    metadata: dict[str, Value] = {}
    spans: dict[str, tuple[int, int]] = {}
    for _ in range(n_keys):
        begin, key = cursor.at, cursor.string()
        value = cursor.value(int(cursor.number("I")))
        spans[key] = begin, cursor.at
        if value is not None:
            metadata[key] = value
    tensors: dict[str, Tensor] = {}
    for _ in range(n_tensors):
        name = cursor.string()
        n_dims = int(cursor.number("I"))
        if n_dims > 8:
            raise _TruncatedError
        shape = tuple(cursor.count(1 << 40) for _ in range(n_dims))
        tensors[name] = Tensor(shape, int(cursor.number("I")), cursor.count(1 << 62))
    alignment = int(metadata.get("general.alignment", 32)) or 32
    start = -(-cursor.at // alignment) * alignment
    if any(start + _end(tensor) > len(cursor.data) for tensor in tensors.values()):
        raise _TruncatedError
    return GgufFile(path, version, metadata, tensors, spans, start)


def _end(tensor: Tensor) -> int:
    """The end of a tensor, in bytes from the start of the tensor data."""
    return tensor.offset + packed_bytes(tensor)


def packed_bytes(tensor: Tensor) -> int:
    """Size of a tensor's data in bytes; 0 for an unknown type."""
    values, size = _BLOCKS.get(tensor.type, (1, 0))
    total = 1
    for length in tensor.shape:
        total *= length
    return total // values * size
