"""Secrets of more than ninety kinds are found where they stand; what looks like one is none."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from memory.accept.guard import sensitivity
from memory.accept.secrets import MASK, masked, secrets
from memory.vocabulary.records import Sensitivity
from tests.memory.secret_cases import (
    KNOWN,
    LAST,
    LAST_LOOK_ALIKES,
    LATER,
    LATER_LOOK_ALIKES,
    LOOK_ALIKES,
)

CAUGHT = 0.98
FALSE = 0.01


@pytest.mark.parametrize("table", [KNOWN, LATER, {"last": LAST}], ids=["known", "later", "last"])
def test_secrets_are_found(table: dict[str, list[str]]) -> None:
    said = [text for texts in table.values() for text in texts]
    missed = [text for text in said if sensitivity(text) is not Sensitivity.SECRET]
    assert len(missed) <= (1 - CAUGHT) * len(said), missed


def test_there_are_more_than_ninety_kinds() -> None:
    assert len(KNOWN.keys() | LATER.keys()) > 90


@pytest.mark.parametrize("said", [LOOK_ALIKES, LATER_LOOK_ALIKES, LAST_LOOK_ALIKES])
def test_what_looks_like_a_secret_is_none(said: list[str]) -> None:
    wrong = [text for text in said if secrets(text)]
    assert len(wrong) <= FALSE * len(said), wrong


def test_what_is_masked_holds_no_secret_any_more() -> None:
    said = [text for table in (KNOWN, LATER) for texts in table.values() for text in texts] + LAST
    for text in said:
        kept = masked(text)
        assert MASK in kept
        assert not [s for s in secrets(kept) if kept[s.begin : s.end].strip("[]") != "secret"], text
    assert masked("My password is hunter2.") == f"My password is {MASK}"
    assert masked("Mein Passwort ist hunter2, merk es dir") == (
        f"Mein Passwort ist {MASK}, merk es dir"
    )
    assert masked("I live in Orlen") == "I live in Orlen"


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300))
def test_places_lie_within_the_text_and_do_not_overlap(text: str) -> None:
    at = 0
    for one in secrets(text):
        assert at <= one.begin < one.end <= len(text)
        at = one.end


@pytest.mark.parametrize(
    "text",
    ["a" * 20_000, "passwort für " * 1500, "https://a:" * 2000, "1 2 3 4 " * 2500, "A_KEY" * 4000,
     "-----BEGIN PRIVATE KEY-----" * 700, "AB12 " * 4000, "word " * 4000],
)  # fmt: skip
def test_no_text_takes_long(text: str) -> None:
    begin = time.process_time()
    secrets(text)
    assert time.process_time() - begin < 5
