"""Locks that die with their process: on a file, and on a file for the threads of a process too."""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

from memory.disk.damage import set_aside
from memory.disk.files import make_folder
from memory.vocabulary.errors import StoreError


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


class StoreLock:
    """A reentrant thread lock that also holds an OS lock on a file.

    The operating system lets go of the file lock when a process dies, however it dies.
    With it, read-check-write is safe between a chat and a night, and old versions of a
    table can be removed at once because nobody is reading them.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._depth = 0
        self._file = -1
        self._turns = 0

    @property
    def turn(self) -> int:
        """Counts how often the lock was taken; -1 while nobody holds it."""
        return self._turns if self._depth else -1

    def __enter__(self) -> StoreLock:
        self._lock.acquire()
        if self._depth == 0:
            try:
                if self._file < 0:
                    self._file = open_lock(self._path)
                take(self._file)
            except OSError as error:
                self._lock.release()
                raise StoreError(
                    f"Fast memory could not be locked: {error.strerror}.",
                    "See whether the disk is full or the folder is read-only.",
                ) from error
            except BaseException:
                self._lock.release()
                raise
            self._turns += 1
        self._depth += 1
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._depth -= 1
        if self._depth == 0:
            let_go(self._file)
        self._lock.release()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._file >= 0:
                os.close(self._file)
                self._file = -1
