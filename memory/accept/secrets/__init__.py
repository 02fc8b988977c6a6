"""Secrets in what somebody says: where they stand, and of what kind.

Seven ways, each in a file: tokens by their form, fields of programs by their name, numbers by
their check digits, words for a secret and what follows them, in English and in other languages, a
word for a secret near what is no word of any language, and phrases of a wallet. What only looks
like one stands in `innocent`: digests, ids of things, numbers of books and parcels.

It imports none of its neighbours; from elsewhere `memory.notice`, `memory.vocabulary`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from memory.accept.secrets import (
    english,
    innocent,
    languages,
    named,
    numbers,
    phrases,
    structure,
    tokens,
)
from memory.notice.speech.marks import MASK, plain

_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret in a text: its kind, and its place in the text."""

    kind: str
    begin: int
    end: int


def holds_secret(text: str) -> bool:
    """Whether a text holds one; `text` as `memory.notice.speech.marks.plain` gives it."""
    return next(_found(text), None) is not None


def secrets(text: str) -> list[Secret]:
    """The secrets of a text as it was typed, in order; what overlaps is one."""
    known: list[Secret] = []
    for one in sorted(_found(plain(text[:_MOST])), key=lambda each: (each.begin, -each.end)):
        if known and one.begin < known[-1].end:
            last = known.pop()
            one = Secret(last.kind, last.begin, max(last.end, one.end))
        known.append(one)
    return known


def masked(text: str) -> str:
    """A text with a mark in the place of each secret."""
    for one in reversed(secrets(text)):
        text = text[: one.begin] + MASK + text[one.end :]
    return text


def _found(text: str) -> Iterator[Secret]:
    text = innocent.without_public(text)
    rest = innocent.blanked(text)
    for kind, begin, end in chain(
        tokens.found(innocent.without_names(text), rest),
        *(part.found(text) for part in (structure, english, languages, named, phrases)),
        numbers.found(rest),
        numbers.told(text),
    ):
        if not innocent.placeholder(text[begin:end]):
            yield Secret(kind, begin, end)
