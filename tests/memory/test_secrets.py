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


@pytest.mark.parametrize(
    "said",
    [
        "use 3f7c1e9a52b84d06c1d2e3f4a5b6c7d8 for Datadog from tomorrow on",
        "is 52998224725 a valid CPF?",
        "our rent goes to DE89370400440532013000 each month",
        "48213 for the cellar, it sticks",
        "log in at 192.168.7.1 with admin and plumtrumpet",
        "the office cash box has 40917",
        'echo "db.heron.org:5432:store:mira:Qp7xLw2" >> ~/.pgpass',
        "keep these codes\nQ7RT2MKA\nP9DX4LWE\nZ3HB8NVC",
        "nest.com - mira91 - Otter77*fin",
    ],
)
def test_what_is_told_loosely_is_found(said: str) -> None:
    assert secrets(said)


@pytest.mark.parametrize(
    "said",
    [
        "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEEq8Zr7Qm2vX1Lk9\n-----END PGP SIGNATURE-----",
        "tx 0x4f1c9be27a630d58e1f2a3b4c5d6e7f80912a3b4c5d6e7f8091a2b3c4d5e6f70 is confirmed",
        "STRIPE_SECRET_KEY=sk_live_...",
        "postgres://user:password@host:5432/dbname is the form",
        "client_id: 0oa4Kq9ZtBvW2mXcL5d7",
        "I paid 1200 for the bike",
        "parts: AB12-CD34, AB13-CD35, AB14-CD36 in stock",
        "the RAL code is RAL 7016",
        "I need a new passport before June 2027",
    ],
)
def test_what_everybody_may_know_is_none(said: str) -> None:
    assert not secrets(said)
