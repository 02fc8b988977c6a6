"""Locks on files that die with their process."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from memory.disk.damage import set_aside
from memory.disk.files import make_folder


def open_lock(path: Path) -> int:
    """The handle of a lock file; it is made where it is missing, and stays. No link is followed."""
    if path.is_dir() and not path.is_symlink():  # of a damaged disk or a careless copy
        set_aside(path)
    return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)


def take(handle: int, *, shared: bool = False, wait: bool = True) -> bool:
    """Hold the lock of an open lock file, until it is let go, closed, or its process dies.

    Args:
        shared: beside others that share it; else alone.
        wait: False returns at once when somebody else is in the way.

    Returns:
        Whether it is held.
    """
    how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
    try:
        fcntl.flock(handle, how | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def let_go(handle: int) -> None:
    """Free the lock of an open lock file."""
    fcntl.flock(handle, fcntl.LOCK_UN)


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
    handle = open_lock(path)
    try:
        yield take(handle, wait=wait)
    finally:
        os.close(handle)
