"""The position of a value in its sentence, and the words around it. Pure functions."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memory.notice.frames.frame import standing
from memory.notice.grammar.text import plain
from memory.vocabulary.english.inflection import BASES, base_of_past

# An aside ends a clause, too.
_ASIDE = (
    r"\s+(?:btw|by the way|lol\w*|lmao|rofl|(?:ha){2,}\w*|(?:he){2,}\w*|tbh|tho|imo|imho|ngl|fyi"
    r"|jsyk|thx|thanks|thank you|pls|plz|xd|you know|to be honest|just so you know|for the record"
    r"|as you know|if you must know|i guess|i think|i suppose)\b"
)
# Ends of clauses: punctuation, or a word after which another clause begins.
_END = re.compile(
    r"\s*[.;!?:()\[\]\"“”—–]|\s+-\s|"
    r",?\s+\b(?:but|so|cos|coz|cause|because|while|although|though|which|who|where|that|then"
    r"|also|plus"
    r"|or|i|i'?m|ive|i'?ve|i'?ll|i'?d|im|we|we'?re|we'?ve|he|she|they|it|it'?s|you|please|can"
    r"|could|any"
    r"|what|how|is|are|was|and)\b|,|" + _ASIDE,
    re.IGNORECASE,
)
# "with two sugars and a splash of milk": the same phrase continues.
_GOES_ON = re.compile(
    r"(?:,?\s+and|\s+or)\s+(?:an?|some|the|no|my|our|his|her|two|three|four|\d+|in|on|at|with"
    r"|lots)\s",
    re.IGNORECASE,
)
# A subordinate clause has its own subject, which does not end the clause.
_UNDER = re.compile(
    r"\s*,?\s*(?:except|unless|if|when|whenever|until|till|before|after|since|as long as"
    r"|provided|once"
    r"|but only|but not|only|not|never|apart from|aside from|other than|depending|besides|save for"
    r"|just not|though not|and only)\b",
    re.IGNORECASE,
)
_HARD_END = re.compile(
    r"\s*[.;!?:()\[\]\"“”—–]|\s+-\s|,\s*(?:and|but|so|i|i'?m|my|we|what|how|can|could|any)\b"
    r"|\s+(?:but|so|because|cos|and (?:i|i'?m|my|we|he|she|they))\b|,|" + _ASIDE,
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Place:
    """The position of a value in its sentence.

    Attributes:
        text: the sentence with plain apostrophes and single spaces.
        start, end: of the value.
    """

    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """The part of the sentence before the value."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """The text after the value, to the end of its clause."""
        return clause_tail(self.text, self.end)


def place(value: str, sentence: str) -> Place | None:
    """The position of a value; None where it is not in the sentence."""
    text = " ".join(plain(sentence).split())
    match_text = standing(plain(value), text)
    if match_text is None:
        return None
    start = text.find(match_text)
    while start > 0 and text[start - 1].isalnum() and match_text[0].isalnum():
        start = text.find(match_text, start + 1)
    return None if start < 0 else Place(text, start, start + len(match_text))


def clause_tail(text: str, begin: int) -> str:
    """The text from a position to the end of its clause."""
    position = begin
    ends = _HARD_END if _UNDER.match(text, begin) else _END
    while match := ends.search(text, position):
        if (
            ends is _END
            and (continuation := _GOES_ON.match(text, match.start()))
            and _is_noun(text, continuation.end())
        ):
            position = continuation.end()
            continue
        return text[begin : match.start()]
    return text[begin:]


def _is_noun(text: str, begin: int) -> bool:
    """Whether no verb follows before the clause ends: "and a splash of milk"."""
    end = _END.search(text, begin)
    words = text[begin : end.start() if end else len(text)].casefold().split()
    return not any(word in BASES or base_of_past(word) in BASES for word in words[1:])
