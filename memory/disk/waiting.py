"""Waiting for another process: how often it is looked whether something has come."""

from __future__ import annotations

import time
from collections.abc import Iterator

LOOK = 0.02  # seconds between two looks


def looks(seconds: float) -> Iterator[None]:
    """A turn of a loop for each look: one at once, then one after each `LOOK`, until time is over.

    Args:
        seconds: how long is waited; 0 looks once.
    """
    until = time.monotonic() + seconds
    yield
    while time.monotonic() < until:
        time.sleep(LOOK)
        yield
