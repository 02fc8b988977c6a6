"""Files that are either the old ones or the new ones, and locks that die with their process."""

from __future__ import annotations

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memory.damage import set_aside
from memory.files import (
    TEMPORARY,
    make_folder,
    move_whole,
    read_text,
    sync_folder,
    write_json,
    write_whole,
)
from memory.sealed_files import open_plain

__all__ = [
    "TEMPORARY",
    "locked",
    "make_folder",
    "move_whole",
    "read_text",
    "sha256_of",
    "sync_folder",
    "write_json",
    "write_whole",
]


def sha256_of(path: Path) -> str:
    """sha256 of what a file holds, hexadecimal; sealed or not it is the same."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@contextmanager
def locked(path: Path, *, wait: bool = True) -> Iterator[bool]:
    """Hold an OS lock on a file while the block runs; the system frees it when a process dies.

    Args:
        path: the lock file; it is made, and stays.
        wait: False yields False at once when somebody else holds it.

    Yields:
        Whether the lock is held.
    """
    make_folder(path.parent)
    if path.is_dir():  # of a damaged disk or a careless copy
        set_aside(path)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            yield False
            return
        yield True
    finally:
        os.close(handle)
