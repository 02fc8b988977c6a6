"""One thread that owns a llama.cpp context; other threads submit jobs to it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import SimpleQueue
from typing import TypeVar

from memory.vocabulary.errors import ModelError

T = TypeVar("T")
_Job = Callable[[], None]


def _nothing() -> None:
    """Used while no aside job runs."""


class Worker:
    """Runs jobs one after the other in its own thread.

    llama.cpp contexts are not thread-safe, and OpenMP keeps a team of threads for every thread
    that calls it, so exactly one thread does.
    """

    def __init__(self, name: str) -> None:
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._lock = threading.Lock()
        self._closed = False
        self._end_aside: Callable[[], None] = _nothing
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    def submit(self, job: Callable[[], T]) -> Future[T]:
        """Queue a job; a running aside job is ended.

        Raises:
            ModelError: The worker is closed.
        """
        future = self._queue(job)
        self._end_aside()  # after queueing, so that no aside job starts in between
        return future

    def _queue(self, job: Callable[[], T]) -> Future[T]:
        future: Future[T] = Future()

        def run() -> None:
            try:
                future.set_result(job())
            except BaseException as error:
                future.set_exception(error)

        with self._lock:
            if self._closed:
                raise ModelError("The model was closed.", "Start Luna again.")
            self._jobs.put(run)
        return future

    @property
    def inside(self) -> bool:
        """Whether the caller is the worker's own thread."""
        return threading.current_thread() is self._thread

    def call(self, job: Callable[[], T]) -> T:
        """Run a job and wait for its result or error."""
        return self.submit(job).result()

    def call_aside(self, job: Callable[[], T], end: Callable[[], None]) -> T:
        """Run a low-priority job: `end` is called when another job is queued."""
        self._end_aside = end
        return self._queue(job).result()

    def close(self, last: Callable[[], None] | None = None) -> None:
        """Finish the queued jobs, run `last`, end the thread. Safe to call twice."""
        with self._lock:
            first, self._closed = not self._closed, True
            if first and last is not None:
                self._jobs.put(last)
            if first:
                self._jobs.put(None)
        self._end_aside()
        if not self.inside:
            self._thread.join()

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()
            del job  # it may hold the last reference to an object of the caller
