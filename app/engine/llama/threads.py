"""How many threads compute, by the model's size: for single tokens and for prompts apart."""

from __future__ import annotations

from dataclasses import dataclass

from app.engine.llama.library import cores

MOST = 8  # more wait for memory and for one another
_TINY = 30_000_000  # parameters: below this the steps of a prompt, too, are shorter than waking
_SMALL = 200_000_000  # parameters: below this one thread reads the weights as fast as several


@dataclass(frozen=True, slots=True)
class Threads:
    """Compute threads of a context."""

    token: int  # for one token after the other: bound by reading the weights
    prompt: int  # for many tokens at once: bound by computing

    @classmethod
    def alike(cls, count: int) -> Threads:
        """The same number for both."""
        return cls(count, count)


def threads_for(parameters: int, available: int | None = None) -> Threads:
    """The threads for a model on this machine.

    A token of a small model is some hundred steps of a few microseconds, after each of which
    threads wait for one another: what several gain they lose there, and a core that is busy with
    something else for a moment holds up all. So small models say their tokens with one thread,
    which also leaves the others to the screen.

    Args:
        parameters: of the model.
        available: cores; None asks the system.
    """
    several = min(cores() if available is None else available, MOST)
    if parameters < _TINY:
        return Threads(1, 1)
    return Threads(1 if parameters < _SMALL else several, several)
