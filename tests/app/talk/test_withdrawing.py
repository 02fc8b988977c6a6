"""What only takes something back is answered by memory, not by the model."""

from __future__ import annotations

import pytest

from app.talk.reply.truth.taken_back import NOTHING, only_takes_back, what_left
from memory.vocabulary.records import Change, ChangeKind, Fact, Kind

TEA = Fact("likes", "tea", "The user likes tea.", Kind.PREFERENCE)


@pytest.mark.parametrize(
    "text", ["scratch that", "Forget what I said about tea.", "undo", "delete that please"]
)
def test_a_withdrawal_does_nothing_else(text: str) -> None:
    assert only_takes_back(text)


@pytest.mark.parametrize(
    "text",
    ["forget it, doesn't matter", "delete the second paragraph", "I like tea", "scratch that itch"],
)
def test_other_messages_go_to_the_model(text: str) -> None:
    assert not only_takes_back(text)


def test_what_left_is_said() -> None:
    assert "You like tea." in what_left([Change(ChangeKind.RETRACTED, TEA)])
    assert what_left([Change(ChangeKind.REFUSED, TEA, reason="Which one?")]) == "Which one?"
    assert what_left([]) == NOTHING
