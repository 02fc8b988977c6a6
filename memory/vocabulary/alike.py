"""Whether two values are equal, and whether a retraction fits a slot. Pure functions."""

from __future__ import annotations

import re

from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate

LIKED = frozenset({"likes", "hobby", "prefers"})
_ARTICLES = re.compile(r"^(?:an?|the|my|our|some|any)\s+")


def same_value(one: str, other: str) -> bool:
    """Whether two values are equal apart from case, articles, punctuation and a plural s."""
    return plain_value(one) == plain_value(other)


def plain_value(value: str) -> str:
    words = re.sub(r"[^\w\s]", " ", value.casefold()).strip()
    words = _ARTICLES.sub("", " ".join(words.split()))
    return singular(words)


def slot_fits(name: str, candidate: Candidate) -> bool:
    """Whether a retraction can refer to facts of a slot."""
    meant_slot = candidate.slot
    if name == meant_slot or name.startswith(meant_slot + "."):
        return True
    if meant_slot in LIKED:
        return name in LIKED or name.startswith("favourite.")
    if meant_slot.startswith("own."):
        noun = meant_slot.removeprefix("own.")
        return not candidate.value and name in (
            f"pet.{noun}",
            f"favourite.{noun}",
            f"event.{noun}",
            noun,
            f"habit.{noun}",
        )
    return meant_slot in ("home", "origin", "hometown", "birthplace") and name == meant_slot


def family(slot: str) -> str:
    """The first part of a slot's name."""
    return slot.partition(".")[0]
