"""Forgetting a fact everywhere: the weights first, then memory, then what nights left behind.

In this order a kill in between leaves a fact that is still listed, in fast memory, and can be
forgotten again; never one that is gone from the list and still in use.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.assembly import Luna
    from memory.records import Forgotten


def forget_fact(luna: Luna, fact_id: str) -> Forgotten:
    """Erase a fact from the weights, from memory and from where it was said.

    An open chat follows with its next turn: it polls the adapters and reads its turns anew.

    Raises:
        NotFoundError: no fact has that id.
    """
    from consolidation.report import forget_traces

    preview = luna.memory.forget_preview(fact_id)
    shards = {shard.id for _, shard in luna.adapters.carrying(preview.fact.id)}
    shards.update(preview.adapters)
    if shards:
        for base, fallen in luna.adapters.drop(shards):
            luna.memory.return_to_fast([fallen], base, "its adapter was dropped by a forgetting")
    done = luna.memory.forget(preview.fact.id)
    forget_traces(luna.paths.nights, [preview.fact.id])
    return done


def entailed(preview: Forgotten) -> Iterator[str]:
    """What a forgetting entails, a line each, for a question before it."""
    yield f"To be forgotten: {preview.fact.text}"
    if preview.turns:
        many = f"{len(preview.turns)} messages" if len(preview.turns) > 1 else "one message"
        yield f"The words leave {many} of your conversations."
    if preview.adapters:
        yield "It is in the weights: the adapter that holds it is dropped at once."
    if preview.returned:
        yield f"{len(preview.returned)} other facts of it return to fast memory until a night:"
        yield from (f"  {fact.text}" for fact in preview.returned)
    if preview.entails:
        yield "Other facts hold the same word and stay:"
        yield from (f"  {fact.id}  {fact.text}" for fact in preview.entails)
    if preview.mentions:
        yield f"{len(preview.mentions)} of your messages hold the word in another sense and stay."
