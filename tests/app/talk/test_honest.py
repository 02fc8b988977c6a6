"""A reply that claims to have kept something where nothing was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.talk.reply.truth.honest import NOTHING_KEPT, Honest


def shown(*pieces: str) -> str:
    honest = Honest()
    return "".join([*(honest.feed(piece) for piece in pieces), honest.rest()])


@pytest.mark.parametrize(
    "claim",
    [
        "I'll remember that.", "Got it!", "Noted.", "I have saved this for you.",
        "Okay, I'll keep that in mind.", "Sure, noted!", "I will make a note of it.",
        "I won't forget that.", "I've memorised it.", "Added that to my notes.",
    ],
)  # fmt: skip
def test_a_claim_is_left_out(claim: str) -> None:
    assert shown(claim) == NOTHING_KEPT
    assert shown(f"{claim} Rain is likely.") == "Rain is likely."
    assert shown(f"Rain is likely. {claim}") == "Rain is likely. "


@pytest.mark.parametrize(
    "reply",
    [
        "Paris is the capital of France.", "I'll help you with that.", "Sure, here it is: 3.5 km.",
        "Do you remember the name?", "I won't lie, it's hard.", "Added sugar is bad for you.",
        "1. Eggs\n2. Milk\n", "def f(x):\n    return x",
    ],
)  # fmt: skip
def test_everything_else_passes_as_it_is(reply: str) -> None:
    assert shown(reply) == reply
    assert shown(*reply) == reply


@given(st.lists(st.text(alphabet="abc .!?\nI'", max_size=8), max_size=12))
def test_the_pieces_do_not_matter(pieces: list[str]) -> None:
    assert shown(*pieces) == shown("".join(pieces))
