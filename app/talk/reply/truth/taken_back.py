"""Answers to messages that only take something back, from what memory did.

Asked to forget, a small model offers condolences; what memory deleted is known exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from memory.vocabulary.english.second_person import to_user
from memory.vocabulary.english.words import holds
from memory.vocabulary.records import Change, ChangeKind, Turn

NOTHING = "I don't remember anything like that. `/memory` shows everything."


def only_takes_back(text: str) -> bool:
    """Whether a message does nothing else: "scratch that", "forget what I said about tea"."""
    from memory.notice.rules.asked.takeback import withdrawn  # loads every family of slots

    return bool(withdrawn(text.strip().rstrip(".!").strip()))


def what_left(changes: Sequence[Change]) -> str:
    """The answer: what memory no longer holds."""
    retracted = [to_user(c.fact) for c in changes if c.kind is ChangeKind.RETRACTED]
    if retracted:
        return " ".join(["I no longer hold on to this:", *dict.fromkeys(retracted)])
    reasons = [c.reason for c in changes if c.kind is ChangeKind.REFUSED and c.reason]
    return reasons[0] if reasons else NOTHING


def still_said(turns: Sequence[Turn], changes: Mapping[str, Sequence[Change]]) -> list[Turn]:
    """The turns of a conversation without those whose statements were later taken back.

    Other facts that they told are in memory and are recalled.

    Args:
        turns: in order.
        changes: what memory did with each turn, by its id.
    """
    remaining: list[Turn] = []
    for turn in turns:
        retracted = [c.fact for c in changes.get(turn.id, ()) if c.kind is ChangeKind.RETRACTED]
        patterns = [pattern for fact in retracted if (pattern := holds(fact.value)) is not None]
        if patterns:
            remaining = [
                earlier
                for earlier in remaining
                if not any(pattern.search(earlier.text) for pattern in patterns)
            ]
        else:
            remaining.append(turn)
    return remaining
