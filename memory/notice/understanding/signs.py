"""How the words just before a value change it: "not", "used to", "if I", "from … to"."""

from __future__ import annotations

import re
from dataclasses import replace

from memory.notice.frames import Frame
from memory.notice.frames.frame import standing
from memory.notice.grammar.text import plain
from memory.vocabulary.english.calendar import WEEKDAY

_NOT = re.compile(
    r"\b(?:not|never|no longer|don'?t|doesn'?t|isn'?t|aren'?t|am not|ain'?t|can'?t|won'?t|didn'?t)"
    r"(?:\s+[\w']+){0,3}\s+(?:an?\s+|the\s+|my\s+)?$",
    re.IGNORECASE,
)
# A "not" that does not negate what follows.
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


_FOOD_ONLY = re.compile(
    r"^(?!.*(?:all?erg|intoler|anaphyl|epi-?pen|hives|rash|react|c(?:o?)eliac|swell|itch|sneez"
    r"|can'?t|cannot"
    r"|make|give|kill|throat|sick|breathe|hay|sensitiv|free|break|uczul|no\b|not?\b))"
    r".*\b(?:have|take|eat|drink|like|love|got|two|pugs?|cats?|dogs?)\b",
    re.IGNORECASE,
)


_PLAIN_NOT = re.compile(r"\b(?:not|\w+n'?t)\s+(?:\w+\s+)?$", re.IGNORECASE)
_STATUS = ("partner", "religion", "pet", "family", "owns", "medication", "health", "nationality")
_OVER = re.compile(r"\b(?:any ?more|no longer|now|since|yet|stopped|quit|until)\b", re.IGNORECASE)
_FROM = re.compile(
    r"(?:^|[,.;]\s*|\b(?:i'?m|i am|im|hi|hello|hey|originally|\d{1,2}"
    r"|[a-z]{3,}))\s*(?<!live )(?<!living )"
    r"(?<!work )(?<!working )(?<!moved )(?<!away )(?<!back )(?<!home )(?<!far )(?<!moving )"
    r"(?<!over )"
    r"(?<!up )(?<!here )(?<!way )from $",
    re.IGNORECASE,
)


_CANNOT = re.compile(
    r"\b(?:can'?t|cannot|can not|couldn'?t|mustn'?t|must not)\b(?!.*\ballerg)", re.I
)


def in_its_place(frame: Frame, sentence: str, earlier: bool = False) -> Frame | None:
    """A frame, changed by the words before its value; None where it is not meant as true.

    Args:
        frame: grounded.
        sentence: the sentence of its value.
        earlier: whether something was said before, which an allergy may answer.
    """
    if frame.act in ("withdraws", "instructs"):
        return frame
    if frame.slot == "allergy" and not earlier and _FOOD_ONLY.search(sentence):
        eats = re.search(r"\b(?:eat|drink|have|take|like|love)\b", sentence, re.I)
        # No word of it speaks of an allergy.
        frame = replace(frame, slot="diet" if eats else "health", negated=False)
    text = " ".join(plain(sentence).split())
    value = standing(plain(frame.value), text)
    if value is None:
        return frame
    preceding = text[: text.find(value)]
    if frame.slot == "allergy" and frame.negated and _CANNOT.search(preceding):
        return replace(frame, slot="diet")  # "I can't do peanuts" denies no allergy
    if _UNREAL.search(preceding) or (_DOUBLE.search(preceding) and frame.slot == "likes"):
        return None
    if (past := _PAST.search(preceding)) is not None and frame.slot in _LIVES:
        start = past.start("p")
        whole = text[start : len(preceding) + len(value)]
        return replace(frame, slot="other", value=whole) if whole in sentence else None
    if (
        frame.negated
        and frame.act == "changes"
        and re.search(r"\bnever (?:\w+ )?$", preceding, re.I)
    ):
        return replace(frame, act="tells")  # "never been to Asia" ended nothing
    plainly_not = frame.negated and frame.act == "changes" and _PLAIN_NOT.search(preceding)
    if plainly_not and frame.slot in _STATUS and not _OVER.search(text):
        return replace(frame, act="tells")  # "I'm not married"
    if frame.slot == "home" and _FROM.search(preceding):
        return replace(frame, slot="origin")
    if not frame.negated and _NOT.search(preceding) and not _NO_DENIAL.search(preceding):
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


_HABIT = re.compile(
    rf"\b(?:every|each|usually|always|never|on {WEEKDAY}s"
    r"|twice a|once a"
    r"|(?<=i drink )my|(?<=i take )my|(?<=i eat )my|(?<=i have )my|daily|weekly"
    r"|in the (?:morning|evening)s?)\b",
    re.IGNORECASE,
)
_MAINLY = re.compile(r"\b(?:mostly|mainly|usually|always|only|often|normally)\s+$", re.IGNORECASE)
_LEAST = 0.2  # probability of a frame from which a plain sign of a habit confirms it


def plainly(frame: Frame, sentence: str, chance: float) -> float:
    """The probability of a frame; a habit's is higher where the sentence plainly tells one."""
    if frame.slot not in ("does", "schedule", "plays") or not frame.of_user or chance < _LEAST:
        return chance
    text = " ".join(plain(sentence).split())
    value = standing(plain(frame.value), text)
    first = frame.value.split()[0]
    if value and frame.slot == "schedule" and _MAINLY.search(text[: text.find(value)]):
        return max(chance, 0.6)  # "mostly nights"
    own = re.search(rf"\b(?:i|we) (?:\w+ ){{0,2}}{re.escape(first)}\b", text, re.IGNORECASE)
    return max(chance, 0.6) if value and own and _HABIT.search(text) else chance
