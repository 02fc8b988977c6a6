"""When two statements say the same, and when they cannot both hold. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Fact, Kind

LIKED = frozenset({"likes", "hobby", "prefers"})
_ARTICLES = re.compile(r"^(?:an?|the|my|our|some|any)\s+")
_MANNER_WORDS = re.compile(
    r"(?:always|never|avoid|please|the|an?|in|to|me|user|s|use|with|and|of|your?|you|every|each|be|it|that|don|t)$"
)


def same_value(one: str, other: str) -> bool:
    """Whether two values are the same but for case, articles, marks and a plural s."""
    return plain_value(one) == plain_value(other)


def plain_value(value: str) -> str:
    words = re.sub(r"[^\w\s]", " ", value.casefold()).strip()
    words = _ARTICLES.sub("", " ".join(words.split()))
    return singular(words)


def says(fact: Fact, candidate: Candidate) -> bool:
    """Whether a fact says what a candidate says, or its opposite."""
    return fact.subject == candidate.subject and (
        same_value(fact.value, candidate.value) or same_value(fact.text, candidate.text)
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


def slot_fits(name: str, candidate: Candidate) -> bool:
    """Whether facts of a slot may be what a retraction means."""
    wanted = candidate.slot
    if name == wanted or name.startswith(wanted + "."):
        return True
    if wanted in LIKED:
        return name in LIKED or name.startswith("favourite.")
    if wanted.startswith("own."):
        noun = wanted.removeprefix("own.")
        return not candidate.value and name in (
            f"pet.{noun}",
            f"favourite.{noun}",
            f"event.{noun}",
            noun,
            f"habit.{noun}",
        )
    return wanted in ("home", "origin", "hometown", "birthplace") and name == wanted
