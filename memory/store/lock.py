"""One lock for threads and processes around every use of the tables."""

from __future__ import annotations

import fcntl
import os
import threading
from pathlib import Path
from types import TracebackType

from memory.damage import set_aside


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
                    if self._path.is_dir():
                        set_aside(self._path)
                    self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
                fcntl.flock(self._file, fcntl.LOCK_EX)
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
            fcntl.flock(self._file, fcntl.LOCK_UN)
        self._lock.release()

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            if self._file >= 0:
                os.close(self._file)
                self._file = -1
