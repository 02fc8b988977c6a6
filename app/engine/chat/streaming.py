"""Replies on their way from the worker to whoever reads them."""

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
    """One reply: its pieces, and the ways to stop it."""

    def __init__(self, stop: threading.Event | None = None, begun: Sequence[int] = ()) -> None:
        """`begun` are the tokens at the end of the prompt that are the reply's own."""
        self.begun = tuple(begun)
        self.cancel = threading.Event()
        self.pieces: SimpleQueue[str | None] = SimpleQueue()
        self._stop = stop

    def stopped(self) -> bool:
        """Whether anybody asked it to stop."""
        return self.cancel.is_set() or (self._stop is not None and self._stop.is_set())


class Turnstile:
    """Lets the abort switch reach the run it is meant for, and no other."""

    def __init__(self, switch: AbortSwitch) -> None:
        self._switch = switch
        self._lock = threading.Lock()
        self._current: Run | None = None
        self._closing = False

    def enter(self, run: Run) -> None:
        """The worker begins a run."""
        with self._lock:
            self._current = run
            self._switch.set(self._closing or run.stopped())
            if self._closing:
                run.cancel.set()

    def leave(self) -> None:
        """The worker is done with it."""
        with self._lock:
            self._current = None
            self._switch.set(self._closing)

    def press(self, run: Run) -> None:
        """Stop a run, also inside a decode; one that waits or is over is left alone."""
        with self._lock:
            if self._current is run:
                self._switch.set(True)

    def close(self) -> None:
        """Stop whatever runs, and everything after it."""
        with self._lock:
            self._closing = True
            self._switch.set(True)
            if self._current is not None:
                self._current.cancel.set()

    def next_piece(self, run: Run) -> str | None:
        """The next piece of a run, or None at its end; watches its stop event meanwhile."""
        while True:
            try:
                return run.pieces.get(timeout=LOOK)
            except Empty:
                if run.stopped():
                    self.press(run)


def pieces_of(
    run: Run, turnstile: Turnstile, done: Future[T], worker: Worker
) -> Generator[str, None, T]:
    """The pieces of a run that the worker does, as they come; its result at the end.

    Closing this ends the run and waits until the worker is free again.
    """
    try:
        while (piece := turnstile.next_piece(run)) is not None:
            yield piece
    except BaseException:  # the reader left: closed, collected or interrupted
        run.cancel.set()
        turnstile.press(run)
        if not worker.inside:  # a collection may happen anywhere
            done.exception()  # waits
        raise
    return done.result()
