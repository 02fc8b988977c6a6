"""Phrases that are a wallet: twelve to twenty-four words of one of the lists of BIP-39."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

_ANNOUNCED = re.compile(
    r"\b(?:seed|recovery|mnemonic|backup) (?:phrase|words)\b.{0,20}?(?:\b[a-z]{3,8}\b[\s,]+){8,}",
    re.I | re.S,
)
_ALONE = re.compile(r"^\W*(?:[a-z]{3,8} ){11}(?:[a-z]{3,8}|(?:[a-z]{3,8} ){12}[a-z]{3,8})\W*$")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 12
_BETWEEN = re.compile(r"[\s,;.:|()\d-]{1,8}")  # numbered, in lines, with commas


def found(text: str) -> Iterator[tuple[str, int, int]]:
    """(kind, begin, end) of every phrase."""
    for match in _ANNOUNCED.finditer(text):
        yield "seed phrase", match.start(), match.end()
    if alone := _ALONE.match(text):
        yield "seed phrase", alone.start(), alone.end()
    words = list(_WORD.finditer(text)) if text.count(" ") + text.count("\n") >= _LEAST - 1 else []
    begin = 0
    for place in range(len(words) + 1):
        goes_on = (
            place < len(words)
            and _listed(words[place][0].lower())
            and (
                place == begin
                or _BETWEEN.fullmatch(text, words[place - 1].end(), words[place].start())
                is not None
            )
        )
        if goes_on:
            continue
        if place - begin >= _LEAST and not _sentence(
            text[words[begin].start() : words[place - 1].end()]
        ):
            yield "seed phrase", words[begin].start(), words[place - 1].end()
        again = place < len(words) and _listed(words[place][0].lower())
        begin = place if again else place + 1


def _sentence(words: str) -> bool:
    """Whether so many of the words are the commonest ones that somebody speaks."""
    said = _WORD.findall(words.lower())
    common = sum(word in _COMMON for word in said)
    return common / len(said) > 0.3


_COMMON = frozenset(
    "about all and any can day few give good have high how into just know like make much need new "
    "old one only other over people same she that then there they this time two use very way what "
    "when where will work year you your".split()
)


def _listed(word: str) -> bool:
    return unicodedata.normalize("NFKD", word) in _words()


@cache
def _words() -> frozenset[str]:
    from mnemonic import Mnemonic

    listed = ("english", "spanish", "french", "italian", "portuguese", "czech")
    return frozenset(word for name in listed for word in Mnemonic(name).wordlist)
