"""A part that is built once, in a thread, when it is first needed or a little earlier."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Later(Generic[T]):
    """Builds an object in a thread of its own; `get` waits for it.

    An error while building is raised by every `get`.
    """

    def __init__(self, build: Callable[[], T], name: str = "later") -> None:
        self._build = build
        self._name = name
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._values: list[T] = []
        self._error: BaseException | None = None

    def built(self) -> T | None:
        """The object if its building was started and succeeded; waits, but starts nothing."""
        if self._thread is None:
            return None
        self._thread.join()
        return self._values[0] if self._values else None

    def start(self) -> None:
        """Start to build, and return at once."""
        with self._lock:
            if self._thread is None:
                # A daemon: quitting does not wait for a model to load.
                self._thread = threading.Thread(target=self._run, name=self._name, daemon=True)
                self._thread.start()

    def _run(self) -> None:
        try:
            self._values.append(self._build())
        except BaseException as error:
            self._error = error

    def get(self) -> T:
        """The object; waits until it is built."""
        self.start()
        assert self._thread is not None
        self._thread.join()
        if self._error is not None:
            raise self._error
        return self._values[0]
