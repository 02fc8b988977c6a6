"""Replies in transit from the worker to their reader."""

from __future__ import annotations

import threading
from collections.abc import Generator, Sequence
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

from app.engine.llama.abort import AbortSwitch
from app.engine.llama.worker import Worker
from memory.disk.waiting import LOOK

T = TypeVar("T")


class Run:
    """One reply: the queue of its pieces, and its stop signals."""

    def __init__(self, stop: threading.Event | None = None, begun: Sequence[int] = ()) -> None:
        """`begun`: the tokens at the end of the prompt that are the beginning of the reply."""
        self.begun = tuple(begun)
        self.cancel = threading.Event()
        self.pieces: SimpleQueue[str | None] = SimpleQueue()
        self._stop = stop

    def stopped(self) -> bool:
        """Whether a stop was requested."""
        return self.cancel.is_set() or (self._stop is not None and self._stop.is_set())


class Turnstile:
    """Ensures that the abort switch stops the run it is meant for, and no other."""

    def __init__(self, switch: AbortSwitch) -> None:
        self._switch = switch
        self._lock = threading.Lock()
        self._current: Run | None = None
        self._closing = False

    def enter(self, run: Run) -> None:
        """Called when the worker begins a run."""
        with self._lock:
            self._current = run
            self._switch.set(self._closing or run.stopped())
            if self._closing:
                run.cancel.set()

    def leave(self) -> None:
        """Called when the worker has finished the run."""
        with self._lock:
            self._current = None
            self._switch.set(self._closing)

    def press(self, run: Run) -> None:
        """Stop a run, even inside a decode; does nothing if it waits or has ended."""
        with self._lock:
            if self._current is run:
                self._switch.set(True)

    def close(self) -> None:
        """Stop the current run, and any that follows."""
        with self._lock:
            self._closing = True
            self._switch.set(True)
            if self._current is not None:
                self._current.cancel.set()

    def next_piece(self, run: Run) -> str | None:
        """Wait for the next piece of a run, watching for a stop; None at its end."""
        while True:
            try:
                return run.pieces.get(timeout=LOOK)
            except Empty:
                if run.stopped():
                    self.press(run)


def pieces_of(
    run: Run, turnstile: Turnstile, done: Future[T], worker: Worker
) -> Generator[str, None, T]:
    """The pieces of a run on the worker, as they come; returns its result.

    Closing this generator stops the run and waits until the worker is free.
    """
    try:
        while (piece := turnstile.next_piece(run)) is not None:
            yield piece
    except BaseException:  # closed, garbage-collected or interrupted
        run.cancel.set()
        turnstile.press(run)
        if not worker.inside:  # garbage collection may happen in the worker's thread
            done.exception()  # waits
        raise
    return done.result()
