"""What an answer needs of what is known, whatever the request's words; and what is beside it.

"Order me a pizza" must carry the allergy, though it names no food that is stored; "suggest a film"
must not carry the coffee. Which sorts of facts a request needs is
`memory.vocabulary.english.domains`' to say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from memory.recall.relevance import Scored
from memory.store.index.fact_index import FactIndex, Flags
from memory.store.vectors import Vector, cosines
from memory.vocabulary.english.domains import RELATIONS, Needs, shipped, somebody
from memory.vocabulary.english.topics import asks_advice
from memory.vocabulary.english.words import holds

SURE = 0.5  # chance that a request touches a domain, from which what is beside it is left out
NEED = 0.4  # chance that an answer needs a fact, from which it is there
USE = 0.12  # chance that it is of use, below which a fact that was found by chance is left out
PLAIN = 0.38  # cosine of a fact that is near enough whatever its sort
_MOST = 6  # facts that are there only because an answer needs them
_KIN_MOST = 5  # facts about somebody whom the request names
_WEIGHT = 0.5  # of the need beside the cosine

# Words for those who are near, and the one that slots use.
_KIN = {
    "mum": "mother", "mom": "mother", "mummy": "mother", "mama": "mother", "dad": "father",
    "daddy": "father", "papa": "father", "grandma": "grandmother", "granny": "grandmother",
    "gran": "grandmother", "nan": "grandmother", "grandpa": "grandfather", "grandad": "grandfather",
    "hubby": "husband", "bf": "boyfriend", "gf": "girlfriend", "sis": "sister", "bro": "brother",
    "folks": "parents", "kid": "child", "kids": "children", "coworker": "colleague",
}  # fmt: skip
_RELATION = re.compile(
    rf"\b(?P<who>{'|'.join(sorted([*_KIN, *RELATIONS], key=len, reverse=True))})(?:'?s)?\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"^family\b|\bname\b")  # slots whose value is somebody's name
# Several at once, each with a slot of its own.
_ALSO = {
    "children": ("son", "daughter", "child"), "child": ("son", "daughter"),
    "parents": ("mother", "father"), "grandparents": ("grandmother", "grandfather"),
    "sibling": ("sister", "brother"), "spouse": ("wife", "husband"), "partner": ("wife", "husband"),
}  # fmt: skip
# A question for what is stored, which leaves no choice: what was found for it stays.
_DIRECT = re.compile(
    r"^\W*(?:(?:please|luna|hey),? )*(?:what|who|whom|whose|where|when|which|how|do|did|does|am|is"
    r"|are|remind|tell|say|name)\b.*\b(?:i|my|mine|i'm|me)\b",
    re.IGNORECASE | re.DOTALL,
)
# "I'm bored" asks for nothing.
_MOOD = re.compile(r"^\W*(?:i'm|im|i am|i feel|feeling)(?: \w+){1,2}\W*$", re.IGNORECASE)
# Domains in which whom a request names matters: what is known about them is there.
_OF_PEOPLE = frozenset((
    "gift", "visit", "dates", "romantic", "party", "kids", "meal", "dessert", "restaurant",
    "drinks", "film", "book", "music", "game", "trip", "wish", "petsitter", "packing",
    "outfit", "calendar", "freetime", "letter",
))  # fmt: skip
_FOR_OTHERS = frozenset(("gift", "visit", "dates"))  # the user's own tastes are beside the point
_OF_OTHERS = ("relative", "household", "dates")  # sorts that speak of somebody


def needs_of(request: str, vector: Vector) -> Needs:
    """What a request needs, by its words and unit vector."""
    return shipped().needs(request, vector)


def with_needed(
    request: str,
    vector: Vector,
    needs: Needs,
    found: Sequence[Scored],
    index: FactIndex,
    allowed: Flags,
) -> list[Scored]:
    """What was found without what is beside the point, and what an answer needs, best first.

    Args:
        request: what the user typed.
        vector: its unit vector, shape [dimensions].
        needs: what it needs.
        found: facts that share words or meaning with it, best first.
        index: of all facts.
        allowed: which places may be added, shape [places].
    """
    if needs.sure < SURE or _MOOD.match(request.replace("’", "'")):
        return list(found)
    who = _named(request)
    kin = _kin(who, request, index, allowed) if needs.domain in _OF_PEOPLE else set()
    chances = _chances(needs, index, bool(who))
    need, use = chances
    near = cosines(index.vectors, vector)
    beside: set[int] = set()
    if who or needs.domain in _FOR_OTHERS:
        beside = {place for place in _of_somebody(index, allowed) if place not in kin}
        need[list(beside)] = 0.0
        use[list(beside)] = 0.0
    direct = _DIRECT.match(request.replace("’", "'")) and not asks_advice(request)
    kept = [
        replace(each, score=each.score + _WEIGHT * float(need[each.place]))
        for each in found
        if direct
        or each.place in kin
        or (each.place not in beside and _of_use(each, float(use[each.place]), needs.domain))
    ]
    there = {each.place for each in kept}
    wanted = np.flatnonzero(allowed & (need >= NEED)).tolist()
    wanted = sorted(wanted, key=lambda place: -(need[place] + near[place]))[:_MOST]
    wanted += sorted(kin, key=lambda place: -near[place])[:_KIN_MOST]
    for place in dict.fromkeys(wanted):
        if place not in there:
            score = float(near[place]) + _WEIGHT * max(float(need[place]), float(place in kin))
            kept.append(Scored(place, score, float(near[place]), (), (), needed=needs.domain))
    return sorted(kept, key=lambda each: -each.score)


def _of_use(each: Scored, use: float, domain: str) -> bool:
    """Whether a fact that was found serves the request, or is meant by it outright."""
    if use >= USE:
        return True
    if domain in _FOR_OTHERS and not each.shared:
        return False
    return each.cosine >= PLAIN or (bool(each.shared) and each.cosine >= 0.25)


def _chances(needs: Needs, index: FactIndex, somebody: bool) -> tuple[Vector, Vector]:
    """How far each fact is needed, and of use, shape [places] each."""
    sorts = index.sorts()
    need, use = needs.need.copy(), needs.use.copy()
    if somebody and needs.domain in _FOR_OTHERS:  # those who are named come by name
        for name in _OF_OTHERS:
            place = shipped().sorts.index(name)
            need[place] = use[place] = 0.0
    return sorts @ need, sorts @ use


def _named(request: str) -> set[str]:
    """The relations that a request names, as slots call them."""
    found = {each["who"].casefold() for each in _RELATION.finditer(request.replace("’", "'"))}
    found = {_KIN.get(word, word) for word in found}
    return found.union(*(_ALSO.get(word, ()) for word in found))


def _kin(who: set[str], request: str, index: FactIndex, allowed: Flags) -> set[int]:
    """Places of facts about those whom a request names, by relation or by name."""
    if not who and not _capital(request):
        return set()
    facts = index.some(np.flatnonzero(allowed).tolist())
    related = [(fact, relation) for fact in facts if (relation := somebody(fact))]
    names: list[re.Pattern[str]] = []
    for fact, relation in related:
        name = holds(fact.value) if _NAME.search(fact.slot) and len(fact.value) > 2 else None
        if name is not None and (relation in who or name.search(request)):
            who = who | {relation}
            names.append(name)
    about = {fact.id for fact, relation in related if relation in who}
    about |= {fact.id for fact in facts if any(name.search(fact.text) for name in names)}
    return {
        place for place in np.flatnonzero(allowed).tolist()
        if (here := index.at[place]) is not None and here.id in about
    }  # fmt: skip


def _capital(request: str) -> bool:
    """Whether a request may name somebody: a capital after its first word."""
    return re.search(r"\S\s+[A-ZÀ-Þ]", request) is not None


def _of_somebody(index: FactIndex, allowed: Flags) -> list[int]:
    """Places of facts about somebody else than the user."""
    return [
        place for place in np.flatnonzero(allowed).tolist()
        if (fact := index.at[place]) is not None
        and somebody(fact)
    ]  # fmt: skip
