"""The number of compute threads, by the model's size: for single tokens and for prompts."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.llama.library import cores

MOST = 8  # more would only wait for memory and for one another
_TINY = 30_000_000  # parameters: below this even a prompt's steps are shorter than waking a thread
_SMALL = 200_000_000  # parameters: below this one thread generates tokens as fast as several


@dataclass(frozen=True, slots=True)
class Threads:
    """Compute threads of a context."""

    token: int  # for generation, token by token: bound by memory bandwidth
    prompt: int  # for prompts, many tokens at once: bound by computing

    @classmethod
    def alike(cls, count: int) -> Threads:
        """The same number for both."""
        return cls(count, count)


def threads_for(parameters: int, available: int | None = None) -> Threads:
    """The threads for a model on this machine.

    A token of a small model takes some hundred steps of a few microseconds, after each of which
    the threads synchronise: that costs what several threads gain, and one busy core holds up all.
    So small models generate with one thread, which also leaves the other cores to the screen.

    Args:
        parameters: number of weights.
        available: cores; None asks the system.
    """
    several = min(cores() if available is None else available, MOST)
    if parameters < _TINY:
        return Threads(1, 1)
    return Threads(1 if parameters < _SMALL else several, several)
