"""The lock of the store: for the threads of a process and for other processes."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from types import TracebackType

from memory.disk.lock import let_go, open_lock, take
from memory.vocabulary.errors import StoreError


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
