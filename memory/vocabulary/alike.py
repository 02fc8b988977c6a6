"""When two values say the same, and when two slots speak of one matter. Pure."""

from __future__ import annotations

import re

from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate

LIKED = frozenset({"likes", "hobby", "prefers"})
# Slots that speak of one matter: what is denied in one of them may have been told in another.
_MATTERS = tuple(
    frozenset(slots.split())
    for slots in (
        "likes dislikes prefers favourite hobby sport instrument habit does skill team"
        " collection diet learning note self",
        "diet allergy health likes dislikes medication habit note self",
        "pet own car family count self relationship note",
        "home origin hometown birthplace workplace note",
        "job employer workplace school study education habit self note",
        "event plan goal habit schedule note",
    )
)
_ARTICLES = re.compile(r"^(?:an?|the|my|our|some|any)\s+")


def same_value(one: str, other: str) -> bool:
    """Whether two values are the same but for case, articles, marks and a plural s."""
    return plain_value(one) == plain_value(other)


def plain_value(value: str) -> str:
    words = re.sub(r"[^\w\s]", " ", value.casefold()).strip()
    words = _ARTICLES.sub("", " ".join(words.split()))
    return singular(words)


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


def family(slot: str) -> str:
    """The first part of a slot's name."""
    return slot.partition(".")[0]


def one_matter(one: str, other: str) -> bool:
    """Whether two slots may speak of one thing."""
    first, second = family(one), family(other)
    return first == second or any(first in matter and second in matter for matter in _MATTERS)
