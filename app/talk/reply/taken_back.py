"""A message that only takes something back is answered from what memory did.

A small model, asked to forget, is sorry for somebody's loss; what left memory is known exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from memory.notice.rules.asked.takeback import withdrawn
from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import holds
from memory.vocabulary.records import Change, ChangeKind, Turn

NOTHING = "I don't remember anything like that. `/memory` shows everything."


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


def still_said(turns: Sequence[Turn], changes: Mapping[str, Sequence[Change]]) -> list[Turn]:
    """The turns of a talk without those that tell what was taken back after them.

    What else they told stands in memory and comes back by recall.

    Args:
        turns: In order.
        changes: What memory made of each turn, by its id.
    """
    out: list[Turn] = []
    for turn in turns:
        gone = [c.fact for c in changes.get(turn.id, ()) if c.kind is ChangeKind.RETRACTED]
        words = [found for fact in gone if (found := holds(fact.value)) is not None]
        if words:
            out = [one for one in out if not any(found.search(one.text) for found in words)]
        else:
            out.append(turn)
    return out
