"""Facts that an answer needs, whatever words the request uses; and facts that are irrelevant.

"Order me a pizza" must bring the allergy, though it names no stored food; "suggest a film" must not
bring the coffee. `memory.vocabulary.english.domains` says which kinds of facts a request needs.
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

SURE = 0.5  # probability of a domain from which facts irrelevant to it are left out
NEED = 0.4  # probability that an answer needs a fact, from which it is included
USE = 0.12  # probability that a fact is of use, below which a chance match is left out
PLAIN = 0.38  # cosine from which a fact is relevant whatever its kind
_MOST = 6  # facts included only because an answer needs them
_KIN_MOST = 5  # facts about people whom the request names
_WEIGHT = 0.5  # weight of the need, relative to the cosine

# Words for relatives and friends, and the word that slots use.
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
_NAME = re.compile(r"^family\b|\bname\b")  # slots whose value is a name
# Words for several relations, each with its own slots.
_ALSO = {
    "children": ("son", "daughter", "child"), "child": ("son", "daughter"),
    "parents": ("mother", "father"), "grandparents": ("grandmother", "grandfather"),
    "sibling": ("sister", "brother"), "spouse": ("wife", "husband"), "partner": ("wife", "husband"),
}  # fmt: skip
# A question about a stored fact leaves no choice: all its matches are kept.
_DIRECT = re.compile(
    r"^\W*(?:(?:please|luna|hey),? )*(?:what|who|whom|whose|where|when|which|how|do|did|does|am|is"
    r"|are|remind|tell|say|name)\b.*\b(?:i|my|mine|i'm|me)\b",
    re.IGNORECASE | re.DOTALL,
)
# "I'm bored" asks for nothing.
_MOOD = re.compile(r"^\W*(?:i'm|im|i am|i feel|feeling)(?: \w+){1,2}\W*$", re.IGNORECASE)
# Domains where the people in a request matter: facts about them are included.
_OF_PEOPLE = frozenset((
    "gift", "visit", "dates", "romantic", "party", "kids", "meal", "dessert", "restaurant",
    "drinks", "film", "book", "music", "game", "trip", "wish", "petsitter", "packing",
    "outfit", "calendar", "freetime", "letter",
))  # fmt: skip
_FOR_OTHERS = frozenset(("gift", "visit", "dates"))  # the user's own tastes are irrelevant
_OF_OTHERS = ("relative", "household", "dates")  # kinds of facts about other people


def needs_of(request: str, vector: Vector) -> Needs:
    """What a request needs, from its words and unit vector."""
    return shipped().needs(request, vector)


def with_needed(
    request: str,
    vector: Vector,
    needs: Needs,
    found: Sequence[Scored],
    index: FactIndex,
    allowed: Flags,
) -> list[Scored]:
    """The matches without irrelevant ones, plus the facts that an answer needs, best first.

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
    relations = _named(request)
    kin = _kin(relations, request, index, allowed) if needs.domain in _OF_PEOPLE else set()
    chances = _chances(needs, index, bool(relations))
    need, use = chances
    similarity = cosines(index.vectors, vector)
    irrelevant: set[int] = set()
    if relations or needs.domain in _FOR_OTHERS:
        irrelevant = {place for place in _of_somebody(index, allowed) if place not in kin}
        need[list(irrelevant)] = 0.0
        use[list(irrelevant)] = 0.0
    direct = _DIRECT.match(request.replace("’", "'")) and not asks_advice(request)
    chosen = [
        replace(candidate, score=candidate.score + _WEIGHT * float(need[candidate.place]))
        for candidate in found
        if direct
        or candidate.place in kin
        or (
            candidate.place not in irrelevant
            and _of_use(candidate, float(use[candidate.place]), needs.domain)
        )
    ]
    included = {candidate.place for candidate in chosen}
    additional = np.flatnonzero(allowed & (need >= NEED)).tolist()
    additional = sorted(additional, key=lambda place: -(need[place] + similarity[place]))[:_MOST]
    additional += sorted(kin, key=lambda place: -similarity[place])[:_KIN_MOST]
    for place in dict.fromkeys(additional):
        if place not in included:
            score = float(similarity[place]) + _WEIGHT * max(
                float(need[place]), float(place in kin)
            )
            chosen.append(
                Scored(place, score, float(similarity[place]), (), (), needed=needs.domain)
            )
    return sorted(chosen, key=lambda candidate: -candidate.score)


def _of_use(each: Scored, use: float, domain: str) -> bool:
    """Whether a matching fact serves the request, or is clearly meant by it."""
    if use >= USE:
        return True
    if domain in _FOR_OTHERS and not each.shared:
        return False
    return each.cosine >= PLAIN or (bool(each.shared) and each.cosine >= 0.25)


def _chances(needs: Needs, index: FactIndex, somebody: bool) -> tuple[Vector, Vector]:
    """The probabilities that each fact is needed, and that it is of use, shape [places] each."""
    sorts = index.sorts()
    need, use = needs.need.copy(), needs.use.copy()
    if somebody and needs.domain in _FOR_OTHERS:  # people who are named are found by name
        for name in _OF_OTHERS:
            place = shipped().sorts.index(name)
            need[place] = use[place] = 0.0
    return sorts @ need, sorts @ use


def _named(request: str) -> set[str]:
    """The relations that a request names, in the words that slots use."""
    relations = {match["who"].casefold() for match in _RELATION.finditer(request.replace("’", "'"))}
    relations = {_KIN.get(word, word) for word in relations}
    return relations.union(*(_ALSO.get(word, ()) for word in relations))


def _kin(who: set[str], request: str, index: FactIndex, allowed: Flags) -> set[int]:
    """Places of facts about the people whom a request names, by relation or by name."""
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
    related_ids = {fact.id for fact, relation in related if relation in who}
    related_ids |= {fact.id for fact in facts if any(name.search(fact.text) for name in names)}
    return {
        place for place in np.flatnonzero(allowed).tolist()
        if (known := index.at[place]) is not None and known.id in related_ids
    }  # fmt: skip


def _capital(request: str) -> bool:
    """Whether a request may name somebody: it has a capital after its first word."""
    return re.search(r"\S\s+[A-ZÀ-Þ]", request) is not None


def _of_somebody(index: FactIndex, allowed: Flags) -> list[int]:
    """Places of facts about people other than the user."""
    return [
        place for place in np.flatnonzero(allowed).tolist()
        if (fact := index.at[place]) is not None
        and somebody(fact)
    ]  # fmt: skip
