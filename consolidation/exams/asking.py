"""Many questions to the served model at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from consolidation.ports import Model
from memory.records import Message

AT_ONCE = 16  # prompts between two ticks


def ask(
    model: Model, prompts: Sequence[Sequence[Message]], limit: int, tick: Callable[[], None]
) -> list[str]:
    """Greedy replies of up to `limit` tokens; `tick` is called now and then and may raise."""
    found: list[str] = []
    for first in range(0, len(prompts), AT_ONCE):
        tick()
        some = model.replies(prompts[first : first + AT_ONCE], limit)
        found += [reply.strip() for reply in some]
    return found
