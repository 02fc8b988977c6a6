"""The one cipher of a sealed home: AES-256-GCM, with a key of its own for each purpose.

A home has one random data key of 32 bytes. From it HKDF-Expand (RFC 5869) makes the key of the
rows, the key that hides the rows' opaque names, and one key for each file and its salt, so that no
key ever sees a nonce twice. Who wraps the data key is not known here (`app/house/vault`).
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
from typing import Any

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16


def derived(key: bytes, purpose: bytes) -> bytes:
    """32 bytes for one purpose: HKDF-Expand with one block."""
    return hmac.digest(key, b"luna 1 " + purpose + b"\x01", "sha256")


class Seal:
    """Closes and opens with one data key.

    Args:
        key: the data key, 32 bytes.
        vault: the id of the vault that it belongs to.
    """

    def __init__(self, key: bytes, vault: str) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("a data key has 32 bytes")
        self.key = key
        self.vault = vault
        self._index = derived(key, b"index")
        self._rows = _cipher(derived(key, b"rows"))
        self._lines = _cipher(derived(key, b"lines"))

    def __repr__(self) -> str:
        return f"Seal(vault={self.vault!r})"  # never the key

    def hidden(self, name: str) -> str:
        """An opaque name as it stands in a table: 24 hexadecimal digits that say nothing."""
        return hashlib.blake2b(name.encode(), key=self._index, digest_size=12).hexdigest()

    def close_row(self, data: bytes, about: bytes) -> bytes:
        """Nonce, ciphertext and tag of a row; `about` is bound to it, unsealed."""
        nonce = os.urandom(NONCE_BYTES)
        return bytes(nonce + self._rows.encrypt(nonce, data, about))

    def open_row(self, sealed: bytes, about: bytes) -> bytes | None:
        """What was closed with the same `about`; None where a bit of either has changed."""
        return _opened(self._rows, sealed, about)

    def close_line(self, data: bytes) -> bytes:
        """As `close_row`, for one line of a file that grows."""
        nonce = os.urandom(NONCE_BYTES)
        return bytes(nonce + self._lines.encrypt(nonce, data, b"line"))

    def open_line(self, sealed: bytes) -> bytes | None:
        """What `close_line` closed; None where a bit has changed."""
        return _opened(self._lines, sealed, b"line")

    def of_file(self, salt: bytes) -> FileCipher:
        """The cipher of one file."""
        return FileCipher(derived(self.key, b"file " + salt))


class FileCipher:
    """Closes the chunks of one file, in order; the last one is marked (STREAM, Hoang et al. 2015).

    A file that is cut short, or whose chunks were moved, cannot be opened.
    """

    def __init__(self, key: bytes) -> None:
        self._cipher = _cipher(key)

    def close(self, number: int, data: bytes, last: bool, head: bytes) -> bytes:
        """The ciphertext and tag of chunk `number`; `head` is bound to it."""
        return bytes(self._cipher.encrypt(_nonce(number, last), data, head))

    def open(self, number: int, sealed: bytes, last: bool, head: bytes) -> bytes | None:
        """The chunk as it was; None where it is not."""
        from cryptography.exceptions import InvalidTag

        try:
            return bytes(self._cipher.decrypt(_nonce(number, last), sealed, head))
        except (InvalidTag, ValueError):
            return None


def _nonce(number: int, last: bool) -> bytes:
    return b"\0\0\0" + struct.pack(">Q?", number, last)


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(key)


def _opened(cipher: Any, sealed: bytes, about: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag

    try:
        return bytes(cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about))
    except (InvalidTag, ValueError):
        return None
