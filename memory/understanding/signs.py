"""What the words right before a value do to it: a "not", a "used to", an "if I", a "from … to"."""

from __future__ import annotations

import re
from dataclasses import replace

from memory.frames import Frame
from memory.frames.frame import standing
from memory.notice.text import plain

_NOT = re.compile(
    r"\b(?:not|never|no longer|don'?t|doesn'?t|isn'?t|aren'?t|am not|ain'?t|can'?t|won'?t|didn'?t)"
    r"(?:\s+[\w']+){0,3}\s+(?:an?\s+|the\s+|my\s+)?$",
    re.IGNORECASE,
)
# A "not" that denies nothing of what follows.
_NO_DENIAL = re.compile(
    r"\b(?:not (?:only|just|to mention|sure|that|bad)|why not"
    r"|(?:can'?t|cannot|couldn'?t|don'?t) (?:wait|stop|get enough|live without|help|complain|forget"
    r"|know|think|remember)|(?:don'?t|not) (?:hate|mind|dislike))\b",
    re.IGNORECASE,
)
_DOUBLE = re.compile(r"\b(?:don'?t|do not|not) (?:hate|mind|dislike)\b", re.IGNORECASE)
_UNREAL = re.compile(
    r"\bif i(?:'d| had| were| was| lived| could| won| ever| got)\b|\bi would(?: have| be|'ve)?\b"
    r"(?! (?:like|love|prefer|rather|never|always))|\blet'?s (?:play|say|pretend)\b|\bpretend\b",
    re.IGNORECASE,
)
_FOND = re.compile(
    r"\b(?:lov(?:e|es|ed|ing)|luv|ador\w+|passion\w*|obsessed|(?:huge|big|massive) fan|joy|so happy"
    r"|mad about|crazy about|fulfil\w*)\b",
    re.IGNORECASE,
)
_MILD = re.compile(r"\b(?:like|likes|don'?t mind|fine with|okay with|ok with)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?P<p>used to(?:\s+[\w']+){0,4})\s+$", re.IGNORECASE)
_LIVES = ("home", "job", "employer", "workplace", "school", "does", "plays", "likes", "drives")


def in_its_place(frame: Frame, sentence: str) -> Frame | None:
    """A frame with what the words before its value say of it; None where it is not said for real.

    Args:
        frame: Grounded.
        sentence: Where its value stands.
    """
    if frame.act in ("withdraws", "instructs"):
        return frame
    text = " ".join(plain(sentence).split())
    value = standing(plain(frame.value), text)
    if value is None:
        return frame
    before = text[: text.find(value)]
    if _UNREAL.search(before) or (_DOUBLE.search(before) and frame.slot == "likes"):
        return None
    if (past := _PAST.search(before)) is not None and frame.slot in _LIVES:
        start = past.start("p")
        whole = text[start : len(before) + len(value)]
        return replace(frame, slot="other", value=whole) if whole in sentence else None
    if not frame.negated and _NOT.search(before) and not _NO_DENIAL.search(before):
        return replace(frame, negated=True)
    return frame


def fond(sentence: str) -> bool:
    """Whether a sentence that tells a taste tells a strong one."""
    return _FOND.search(sentence) is not None and _MILD.search(sentence) is None


def left_behind(sentence: str, one: str, other: str) -> bool:
    """Whether `one` is where somebody came from and `other` where they went."""
    a, b = re.escape(one), re.escape(other)
    ways = rf"\bfrom {a} (?:\w+ )?(?:to|into) {b}|\b(?:to|in|into) {b},? from {a}"
    return re.search(ways, plain(sentence), re.IGNORECASE) is not None
