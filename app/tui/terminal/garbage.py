"""Python's garbage: looked for while nobody types, so that no key waits for it."""

from __future__ import annotations

import gc

REST = 10.0  # seconds of quiet after which it is looked for
SELDOM = 200  # collections of what is young for each of everything, while nobody rests
YOUNG = 6  # of the former since the last of the latter: with fewer there is nothing to find


class Garbage:
    """Keeps full collections away from the keys.

    One of everything takes most of a tenth of a second once the model's and the memory's libraries
    are imported, and came every few seconds while a reply streamed. What is there when all is
    loaded stays for good: it is left out. The rest is small and is looked through in quiet times.
    """

    def __init__(self) -> None:
        self._before = gc.get_threshold()

    def settle(self) -> None:
        """Everything is loaded."""
        gc.freeze()
        gc.set_threshold(*self._before[:2], SELDOM)

    def collect(self) -> None:
        """Nobody waits: look through everything, when something was done since the last time."""
        if gc.get_count()[2] > YOUNG:
            gc.collect()

    def leave(self) -> None:
        """As it was before."""
        gc.unfreeze()
        gc.set_threshold(*self._before)
