"""A message as a turn for memory: which part of it the user typed."""

from __future__ import annotations

from collections.abc import Sequence

from memory.vocabulary.origin import RUN, Origin, repeats
from memory.vocabulary.records import Turn


def sent(
    conversation: str,
    text: str,
    history: Sequence[Turn],
    *,
    pasted: bool = False,
    attached: str = "",
    origin: Origin = Origin.TYPED,
) -> Turn:
    """The turn of a message.

    Text copied from an earlier paste in the same conversation, for example with the key that
    brings back the last message, does not count as typed.

    Args:
        conversation: its id.
        text: what was typed, or the paste itself with `pasted`.
        history: the turns before it.
        pasted: nothing of `text` was typed.
        attached: a paste that follows it.
        origin: the source of `text`, when it was neither typed nor pasted.
    """
    whole = "\n\n".join(part for part in (text, attached) if part)
    foreign = [turn.foreign for turn in history]
    if origin is Origin.TYPED and (pasted or repeats(text, foreign)):
        origin = Origin.PASTED
    if attached and origin is Origin.TYPED:
        return Turn(conversation, "user", whole, origin=Origin.ATTACHED, own=len(text))
    return Turn(conversation, "user", whole, origin=origin)


def hide(text: str, hidden: Sequence[str]) -> str:
    """A text with a mark in place of secrets, for a reply that repeats them."""
    from memory.notice.speech.marks import MASK

    for secret in sorted(hidden, key=len, reverse=True):
        text = text.replace(secret, MASK)
    return text


def copied(text: str, turn: Turn) -> bool:
    """Whether a rewritten message still contains what was pasted into it."""
    return repeats(text, [turn.foreign], run=RUN - 2)
