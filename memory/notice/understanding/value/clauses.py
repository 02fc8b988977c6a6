"""Where a value stands in its sentence, and what stands around it there. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from memory.notice.frames.frame import standing
from memory.notice.rules.grammar.text import plain
from memory.vocabulary.english.inflection import BASES, base_of_past

# What is said beside the matter ends a clause as well.
_ASIDE = (
    r"\s+(?:btw|by the way|lol\w*|lmao|rofl|(?:ha){2,}\w*|(?:he){2,}\w*|tbh|tho|imo|imho|ngl|fyi"
    r"|jsyk|thx|thanks|thank you|pls|plz|xd|you know|to be honest|just so you know|for the record"
    r"|as you know|if you must know|i guess|i think|i suppose)\b"
)
# Where a clause ends: a mark, or a word after which another one begins.
_END = re.compile(
    r"\s*[.;!?:()\[\]\"“”—–]|\s+-\s|"
    r",?\s+\b(?:but|so|cos|coz|cause|because|while|although|though|which|who|where|that|then"
    r"|also|plus"
    r"|or|i|i'?m|ive|i'?ve|i'?ll|i'?d|im|we|we'?re|we'?ve|he|she|they|it|it'?s|you|please|can"
    r"|could|any"
    r"|what|how|is|are|was|and)\b|,|" + _ASIDE,
    re.IGNORECASE,
)
# "with two sugars and a splash of milk": the same phrase goes on.
_GOES_ON = re.compile(
    r"(?:,?\s+and|\s+or)\s+(?:an?|some|the|no|my|our|his|her|two|three|four|\d+|in|on|at|with"
    r"|lots)\s",
    re.IGNORECASE,
)
# A subordinate clause has its own subject, which ends nothing.
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
    """A value within its sentence.

    Attributes:
        text: The sentence with plain apostrophes and single spaces.
        start, end: Of the value.
    """

    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """What stands before the value, in its sentence."""
        return self.text[: self.start]

    @property
    def after(self) -> str:
        """What stands after the value, to the end of its clause."""
        return clause_tail(self.text, self.end)


def place(value: str, sentence: str) -> Place | None:
    """Where a value stands; None where the sentence does not have it."""
    text = " ".join(plain(sentence).split())
    found = standing(plain(value), text)
    if found is None:
        return None
    start = text.find(found)
    while start > 0 and text[start - 1].isalnum() and found[0].isalnum():
        start = text.find(found, start + 1)
    return None if start < 0 else Place(text, start, start + len(found))


def clause_tail(text: str, begin: int) -> str:
    """The words from a place to the end of the clause that it stands in."""
    at = begin
    ends = _HARD_END if _UNDER.match(text, begin) else _END
    while found := ends.search(text, at):
        if (
            ends is _END
            and (on := _GOES_ON.match(text, found.start()))
            and _is_noun(text, on.end())
        ):
            at = on.end()
            continue
        return text[begin : found.start()]
    return text[begin:]


def _is_noun(text: str, begin: int) -> bool:
    """Whether no verb follows before the clause ends: "and a splash of milk"."""
    end = _END.search(text, begin)
    words = text[begin : end.start() if end else len(text)].casefold().split()
    return not any(word in BASES or base_of_past(word) in BASES for word in words[1:])
