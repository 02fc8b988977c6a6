"""Which known facts cannot stay beside what is told now. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memory.vocabulary.alike import LIKED, same_value
from memory.vocabulary.records import Candidate, Fact, Kind

_MANNER_WORDS = re.compile(
    r"(?:always|never|avoid|please|the|an?|in|to|me|user|s|use|with|and|of|your?|you|every|each|be|it|that|don|t)$"
)


def opposed(candidate: Candidate, known: Sequence[Fact]) -> list[Fact]:
    """Facts that cannot stay beside the candidate: likes X ↔ dislikes X, eats X ↔ does not."""
    same_subject = [f for f in known if f.subject == candidate.subject]
    value = candidate.value
    if candidate.slot == "dislikes":
        out = [f for f in same_subject if f.slot in LIKED and same_value(f.value, value)]
        out += [
            f
            for f in same_subject
            if f.slot.startswith("favourite.") and same_value(f.value, value)
        ]
        return out
    if candidate.slot in LIKED or candidate.slot.startswith("favourite."):
        out = [f for f in same_subject if f.slot == "dislikes" and same_value(f.value, value)]
        if candidate.slot == "prefers":
            out += [f for f in same_subject if f.slot == "prefers" and _reverse(f, candidate)]
        return out
    if candidate.slot.startswith("instruction"):
        return [
            f
            for f in same_subject
            if f.kind is Kind.INSTRUCTION and against(f.text, candidate.text)
        ]
    return []


def _reverse(fact: Fact, candidate: Candidate) -> bool:
    """Prefers A to B against prefers B to A."""
    one = re.fullmatch(r".* prefers (.+) to (.+)\.", fact.text)
    other = re.fullmatch(r".* prefers (.+) to (.+)\.", candidate.text)
    return bool(one and other and same_value(one[1], other[2]) and same_value(one[2], other[1]))


def against(one: str, other: str) -> bool:
    """Two instructions that say the opposite: "Always use emoji." and "Never use emoji." """
    no = [
        re.match(r"(?:never|avoid|don't)\b", text.casefold()) is not None for text in (one, other)
    ]
    return no[0] != no[1] and content(one) == content(other) != frozenset()


def content(text: str) -> frozenset[str]:
    words = re.findall(r"\w+", text.casefold())
    return frozenset(
        re.sub(r"(?:ies|es|s|ing)$", "", w) for w in words if not _MANNER_WORDS.match(w)
    )
