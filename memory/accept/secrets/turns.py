"""Messages as they are stored: without their secrets."""

from __future__ import annotations

from dataclasses import replace

from memory.accept.secrets import masked, secrets
from memory.vocabulary.records import Turn


def without_secrets(turn: Turn) -> tuple[Turn, tuple[str, ...]]:
    """The turn as it is stored, with a mark in the place of each secret, and the secrets.

    What never was on the disk is in no title, search, export, backup or lesson.
    """
    hidden = tuple(dict.fromkeys(turn.text[s.begin : s.end] for s in secrets(turn.text)))
    if not hidden:
        return turn, ()
    words = turn.text[: turn.own] if turn.own >= 0 else ""
    kept = masked(words) + masked(turn.text[len(words) :])
    return replace(turn, text=kept, own=len(masked(words)) if turn.own >= 0 else -1), hidden
