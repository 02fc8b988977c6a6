"""A message that only takes something back is answered from what memory did.

A small model, asked to forget, is sorry for somebody's loss; what left memory is known exactly.
"""

from __future__ import annotations

from collections.abc import Sequence

from memory.notice.takeback import withdrawn
from memory.records import Change, ChangeKind
from memory.second_person import to_user

NOTHING = "I find nothing like that in what I remember. `/memory` shows all of it."


def only_takes_back(text: str) -> bool:
    """Whether a message does nothing else: "scratch that", "forget what I said about tea"."""
    return bool(withdrawn(text.strip().rstrip(".!").strip()))


def what_left(changes: Sequence[Change]) -> str:
    """What the user is told of it."""
    gone = [to_user(c.fact) for c in changes if c.kind is ChangeKind.RETRACTED]
    if gone:
        return " ".join(["I no longer hold on to this:", *dict.fromkeys(gone)])
    asked = [c.reason for c in changes if c.kind is ChangeKind.REFUSED and c.reason]
    return asked[0] if asked else NOTHING
