"""Which parts of an earlier message are evidence."""

from __future__ import annotations

import pytest

from memory.recall.past.telling import asks, what_it_tells


@pytest.mark.parametrize(
    "text",
    [
        "How long do lentils take?", "plan a picnic", "please book a court for two", "dinner ideas",
        "could you check the train", "remind me of my passport", "thanks!", "hey, what's new",
        "ok now write it shorter", "which one is cheaper", "I need a recipe for plums",
    ],
)  # fmt: skip
def test_questions_and_requests_tell_nothing(text: str) -> None:
    assert asks(text) and what_it_tells(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        "The heron caught a trout.", "Painting the fence took me three weekends.",
        "My flight to Lisbon was late because of fog.", "I grew beans on the roof.",
        "Play is what my dog wants.", "We moved to Orlen in May.",
    ],
)  # fmt: skip
def test_statements_tell(text: str) -> None:
    assert what_it_tells(text) == text


def test_what_stands_before_a_question_is_told() -> None:
    said = "I'm building a shed of oak, can you help me with the roof?"
    assert what_it_tells(said) == "I'm building a shed of oak."
    assert what_it_tells("We saw an owl. Which sort was it?") == "We saw an owl."
