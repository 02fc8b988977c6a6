"""The form of a sealed file, as streams.

It begins with a head: 8 letters that say what it is, a salt, and a label in JSON that names its
vault (a backup's label also holds the wrapped keys). Then come chunks of 256 KiB, each closed by
itself with the head bound to it. What is damaged raises an OSError.
"""

from __future__ import annotations

import errno
import io
import json
import os
from typing import IO, Any

from memory.disk.sealing import TAG_BYTES, Seal

MAGIC = b"LUNASEA1"
CHUNK = 1 << 18
_SALT = 16
_MOST_LABEL = 1 << 16


class SealedWriter(io.RawIOBase):
    """Bytes to a sealed file. `close` writes the last chunk; the file below stays open."""

    def __init__(self, below: IO[bytes], seal: Seal, label: dict[str, Any] | None = None) -> None:
        super().__init__()
        salt = os.urandom(_SALT)
        about = json.dumps({"vault": seal.vault, **(label or {})}).encode()
        self._head = MAGIC + salt + len(about).to_bytes(4, "big") + about
        self._cipher = seal.of_file(salt)
        self._below = below
        self._held = bytearray()
        self._number = 0
        below.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        given = memoryview(data).cast("B")
        self._held += given
        while len(self._held) > CHUNK:
            self._chunk(bytes(self._held[:CHUNK]), False)
            del self._held[:CHUNK]
        return len(given)

    def _chunk(self, data: bytes, last: bool) -> None:
        self._below.write(self._cipher.close(self._number, data, last, self._head))
        self._number += 1

    def close(self) -> None:
        if not self.closed:
            self._chunk(bytes(self._held), True)
            self._held.clear()
        super().close()


class SealedReader(io.RawIOBase):
    """The bytes of a sealed file, from any place; closes the file below with itself."""

    def __init__(self, below: IO[bytes], seal: Seal, size: int) -> None:
        super().__init__()
        below.seek(0)
        self._head, salt, _ = read_head(below)
        self._cipher = seal.of_file(salt)
        self._below = below
        body = size - len(self._head)
        self._count = max(1, -(-body // (CHUNK + TAG_BYTES)))
        self._size = body - self._count * TAG_BYTES
        if self._size < 0:
            raise damaged()
        self._at = 0
        self._chunk: tuple[int, bytes] = (-1, b"")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        begin = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if begin + offset < 0:
            raise OSError(errno.EINVAL, "before the beginning")
        self._at = begin + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: Any) -> int:
        if self._at >= self._size and self._count > 1:
            return 0
        number, place = divmod(self._at, CHUNK)
        if number >= self._count:
            return 0
        piece = self._of(number)[place : place + len(buffer)]
        buffer[: len(piece)] = piece
        self._at += len(piece)
        return len(piece)

    def _of(self, number: int) -> bytes:
        if self._chunk[0] != number:
            self._below.seek(len(self._head) + number * (CHUNK + TAG_BYTES))
            sealed = self._below.read(CHUNK + TAG_BYTES)
            data = self._cipher.open(number, sealed, number == self._count - 1, self._head)
            if data is None:
                raise damaged()
            self._chunk = (number, data)
        return self._chunk[1]

    def close(self) -> None:
        if not self.closed:
            self._below.close()
        super().close()


def damaged() -> OSError:
    """What is raised for sealed bytes that are not as they were written."""
    return OSError(errno.EIO, "its sealed bytes have changed")


def read_head(file: IO[bytes]) -> tuple[bytes, bytes, dict[str, Any]]:
    """The head of a sealed file, its salt and its label; OSError where it is damaged."""
    begin = file.read(len(MAGIC) + _SALT + 4)
    length = int.from_bytes(begin[-4:], "big")
    if len(begin) < len(MAGIC) + _SALT + 4 or length > _MOST_LABEL:
        raise damaged()
    about = file.read(length)
    try:
        label = json.loads(about)
        str(label["vault"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise damaged() from error
    return begin + about, begin[len(MAGIC) : -4], dict(label)
