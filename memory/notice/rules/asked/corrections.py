"""Bare corrections: "actually it's Thursday", "I meant Tolu"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate

_IT_IS = pattern(
    r"(?:it's|its|it is|it was|that's|that is|it should be|it'll be|they're|she's "
    r"called|he's called|it's called|it is called|the (?:date|day|time|name) is|make "
    r"(?:it|that)|should be) (?:actually |really |on |at |called "
    r")?(?P<v>[^,]{1,40}?)(?:,? (?:and )?not (?:on |at )?(?P<old>[^,]{1,40}))?"
)

_MEANT = pattern(r"(?P<v>[^,]{1,40}?)(?:,? (?:and )?not (?P<old>[^,]{1,40}))?")

_NOT_BUT = pattern(
    r"(?:it's |it is )?not (?P<old>[^,]{1,40}?),? but (?P<v>[^,]{1,40})|(?:it's |it "
    r"is )(?:not|n't) (?P<old2>[^,]{1,40}?),? it's (?P<v2>[^,]{1,40})"
    r"|not (?P<old3>[\w'-]{1,30}), (?P<v3>[\w'-]{1,30})"
)

_PLAINLY = re.compile(
    r"(?:it's|its|it is|that's|that is) (?:actually\b|[^,]{1,40}, not \w)"
    r"|not (?-i:[A-Z])\w*,? (?:but )?(?-i:[A-Z])\w*$",
    re.IGNORECASE,
)

_SOFT = re.compile(
    r"^(?:to|well|actually|really|wrong|right|true|fine|ok|okay|good|nice|great|me|you"
    r"|it|them|him|her|us|this way|late|early|over|hard|easy|not|just|a|an|the|about"
    r"|because|been|all|so|too|very|my|your|for|in|that|this|what|like|no|yes|nothing"
    r"|complicated|important|possible|up|cold|hot|raining|time)\b",
    re.I,
)


_BARE = re.compile(
    r"\s*(?:(?:no|nope|nah|sorry|oops|wait|i mean|i meant|make (?:that|it)|rather|correction|actually"
    r"|well)[,.!]?\s+)+(?:(?:it's|its|at|on|to)\s+)?(?P<v>[^\s,][^,]{0,30}?)[.!]*\s*$"
    r"|\s*\*\s*(?P<star>\S[^,]{0,30}?)\*?[.!]*\s*$",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"(?:\d[\d:.]*(?: ?[ap]\.?m\.?)?|half .+|quarter .+|[A-Z]\S*(?: [A-Z]\S*)?|\w+day)$"
)


def bare(sentence: str) -> str:
    """The value of a message that is only a correction: "no, 8", "*Kirsten"; else ""."""
    match = _BARE.match(sentence)
    if match is None:
        return ""
    if match["star"]:
        return match["star"] if len(match["star"].split()) <= 2 else ""
    return match["v"] if _VALUE.match(match["v"]) else ""


def correction(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "Actually it's Thursday": `reconcile` finds what it corrects."""
    if plainly := bare(clause.sentence):
        made = make(clause, "correction", plainly, text=f"It is {plainly}.")
        return [replace(made, corrects=True)]
    if not clause.correcting and not _PLAINLY.match(clause.text):
        return None
    match = _NOT_BUT.match(clause.text)
    old = ""
    if match:
        groups = match.groupdict()
        new = groups["v"] or groups["v2"] or groups["v3"]
        old = groups["old"] or groups["old2"] or groups["old3"]
    else:
        match = _IT_IS.match(clause.text)
        if not match and re.match(r"\W*(?:.*\b)?i mean", clause.sentence, re.I):
            match = _MEANT.match(clause.text)
        if not match:
            return None
        new, old = match["v"], match["old"] or ""
    chosen = value(new, trim=False)
    if not chosen or len(chosen.split()) > 4 or _SOFT.match(chosen):
        return []
    said = f"Not {value(old)} but {chosen}." if old else f"It is {chosen}."
    found_candidate = make(clause, "correction", chosen, text=said)
    return [replace(found_candidate, corrects=True)]
