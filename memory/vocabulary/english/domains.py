"""What a request touches, and which sorts of facts an answer to it needs.

"Order me a pizza" and "is allergic to nuts" share no word and little meaning. But one is about a
meal, and meals need what limits what somebody eats. A request's domain and a fact's sort are each
read off the sentence embedding by a softmax regression; which sorts a domain needs is a table.
All three are fitted or written in `assets/fast_memory` (`train_domains.py`, `requests.txt`,
`facts_by_sort.txt`); the numbers are in `weights/domains.json`, a byte each.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from memory.vocabulary.records import Fact

Floats = npt.NDArray[np.float32]

SCALE = 6.0  # of the unit vector, so that one penalty fits vector and bias
_CLEAR = 0.5  # chance of a sort from which it is taken for the sort
_NAMED = 2.5  # what a domain's own word adds to its points: about twelve times the chance
IDLE = ("none", "self")  # domains of requests that need nothing of the user, or ask for it
# A slot that says what sort its facts are, by the first part of its name; else the text says it.
_SORTS = {
    "allergy": "foodlimit", "diet": "foodlimit", "health": "health", "pet": "pet", "home": "home",
    "job": "work", "employer": "work", "name": "name", "call_name": "name", "age": "age",
    "birthday": "dates", "car": "vehicle", "wake": "sleep", "bedtime": "sleep", "team": "team",
    "language": "language", "native_language": "language", "instrument": "instrument",
    "collection": "collection", "height": "body", "study": "study", "school": "study",
    "relationship": "household", "origin": "other", "hometown": "other", "birthplace": "other",
    "pronouns": "other", "nickname": "other",
}  # fmt: skip
_HOUSEHOLD = frozenset((
    "wife", "husband", "partner", "girlfriend", "boyfriend", "fiance", "fiancee", "spouse",
    "daughter", "son", "child", "children", "kid", "kids", "baby", "flatmate", "roommate",
    "housemate", "twins",
))  # fmt: skip
# A word that settles the sort whatever the rest of the sentence is near to.
_PLAIN = tuple(
    (re.compile(pattern, re.IGNORECASE), sort)
    for pattern, sort in (
        (r"\b(?:birthday|anniversary)\b", "dates"),
        (r"\b(?:shoe|ring|hat|glove|dress|shirt|clothing) size\b|\bsize is\b", "body"),
        (r"\bbudget\b|\bafford\b", "budget"),
        (r"\b(?:afraid|scared|terrified|fear|phobi\w+|claustrophobi\w+)\b", "fear"),
        (r"\b(?:halal|kosher|vegan|vegetarian|coeliac|celiac|gluten)\b", "foodlimit"),
        (r"\bwork(?:s|ing)? (?:from home|remotely|nights|part-time|shifts)\b", "workhours"),
        (r"\bcolou?rs?\b", "colour"),
    )
)
_DATED = re.compile(r"\b(?:birthday|anniversary)\b", re.IGNORECASE)
# Those who are near, by the words that slots use for them.
RELATIONS = (
    "mother", "father", "parents", "sister", "brother", "sibling", "wife", "husband", "partner",
    "girlfriend", "boyfriend", "fiance", "fiancee", "spouse", "daughter", "son", "child",
    "children", "baby", "grandmother", "grandfather", "grandparents", "granddaughter",
    "grandson", "aunt", "uncle", "cousin", "niece", "nephew", "friend", "boss", "colleague",
    "neighbour", "neighbor", "flatmate", "roommate", "stepmother", "stepfather",
    "mother-in-law", "father-in-law", "sister-in-law", "brother-in-law", "teacher",
)  # fmt: skip
_WHOSE = re.compile(rf"The user's (?:\w+ )?({'|'.join(RELATIONS)})\b", re.IGNORECASE)
_DRUNK = re.compile(r"\b(?:drinks?|alcohol|caffeine|coffee)\b", re.IGNORECASE)
# Allergies that limit no meal.
_AIRBORNE = re.compile(
    r"\b(?:cats?|dogs?|pollen|dust|bees?|wasps?|penicillin|antibiotics?|latex|nickel|mould|mold"
    r"|aspirin|ibuprofen|horses?|grass|birch|fur|feathers)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a request needs.

    Attributes:
        domain: the likeliest one.
        sure: the chance that it touches some domain: neither small talk nor a plain question.
        need: chance by sort that an answer needs it, shape [sorts].
        use: chance by sort that it needs it or is helped by it, shape [sorts].
    """

    domain: str
    sure: float
    need: Floats
    use: Floats


class Domains:
    """The fitted reader of requests and facts.

    Args:
        domains: names of the domains.
        sorts: names of the sorts of facts.
        needs: sorts that a domain needs, by its name.
        helps: sorts that may help it.
        requests: weights, shape [dimensions + 1, domains]; the last row is the bias.
        facts: weights, shape [dimensions + 1, sorts].
    """

    def __init__(
        self,
        domains: Sequence[str],
        sorts: Sequence[str],
        needs: dict[str, list[str]],
        helps: dict[str, list[str]],
        requests: Floats,
        facts: Floats,
    ) -> None:
        self.sorts = tuple(sorts)
        self.domains = tuple(domains)
        self._place = {sort: place for place, sort in enumerate(sorts)}
        self._need = np.zeros((len(domains), len(sorts)), dtype=np.float32)
        self._help = np.zeros((len(domains), len(sorts)), dtype=np.float32)
        for row, domain in enumerate(domains):
            self._need[row, [self._place[sort] for sort in needs[domain]]] = 1.0
            self._help[row, [self._place[sort] for sort in helps[domain]]] = 1.0
        self._busy = np.array([domain not in IDLE for domain in domains], dtype=np.float32)
        self._requests, self._facts = requests, facts

    def needs(self, request: str, vector: Floats) -> Needs:
        """What a request needs, by its words and its unit vector, shape [dimensions]."""
        words = _named_in(request)
        points = (with_one(vector[None]) @ self._requests)[0]
        points += _NAMED * np.array([domain in words for domain in self.domains], dtype=np.float32)
        chances = softmax(points)
        need = chances @ self._need
        return Needs(
            self.domains[int(chances.argmax())],
            float(chances @ self._busy),
            need,
            need + chances @ self._help,
        )

    def sorts_of(self, facts: Sequence[Fact], vectors: Floats) -> Floats:
        """Chances of the sorts of facts, shape [facts, sorts].

        Args:
            facts: by their slots and words first.
            vectors: what they are held against, shape [facts, dimensions].
        """
        out = softmax(with_one(vectors) @ self._facts)
        for row, fact in enumerate(facts):
            if sort := _plainly(fact):
                out[row] = 0.0
                out[row, self._place[sort]] = 1.0
            elif fact.slot == "dislikes" and out[row].max() < _CLEAR:
                out[row, self._place["fooddislike"]] = _CLEAR  # what has no other sort is eaten
        return out


def _plainly(fact: Fact) -> str:
    """The sort that slot or words say outright, or ""."""
    text = fact.text
    parts = re.split(r"[._]", fact.slot)
    if parts[0] == "allergy" and _AIRBORNE.search(text):
        return "health"
    if parts[0] == "diet" and _DRUNK.search(text):
        return "drink"
    if whose := somebody(fact):
        if parts[0] == "birthday" or _DATED.search(text):
            return "dates"
        return "household" if whose in _HOUSEHOLD else "relative"
    if parts[0] in _SORTS:
        return _SORTS[parts[0]]
    return next((sort for pattern, sort in _PLAIN if pattern.search(text)), "")


def somebody(fact: Fact) -> str:
    """Whom a fact is about where that is not the user: "sister"; "" for the user."""
    if found := _WHOSE.match(fact.text):
        return found[1].casefold()
    first, *rest = re.split(r"[._]", fact.slot)
    if first == "family" and rest:
        return rest[0]
    words = fact.subject.split()
    return words[-1] if words and fact.subject != "user" else ""


def with_one(vectors: Floats) -> Floats:
    """What the regressions see: scaled vectors and a one, shape [texts, dimensions + 1]."""
    ones = np.ones((len(vectors), 1), dtype=np.float32)
    return np.concatenate([vectors * SCALE, ones], axis=1)


def softmax(points: Floats) -> Floats:
    """Chances along the last axis."""
    powers = np.exp(points - points.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def packed(weights: Floats) -> dict[str, Any]:
    """Weights as a byte each, with a step for each column."""
    step = np.abs(weights).max(axis=0) / 127 + 1e-9
    small = np.round(weights / step).astype(np.int8)
    return {
        "shape": list(weights.shape),
        "step": [round(float(x), 6) for x in step],
        "bytes": base64.b64encode(small.tobytes()).decode(),
    }


def _unpacked(made: dict[str, Any]) -> Floats:
    raw = base64.b64decode(made["bytes"])
    small = np.frombuffer(raw, dtype=np.int8).reshape(made["shape"])
    return np.asarray(small * np.array(made["step"], dtype=np.float32), dtype=np.float32)


@lru_cache(maxsize=1)
def shipped() -> Domains:
    """The weights that come along."""
    made = json.loads(files("memory").joinpath("weights/domains.json").read_text("utf-8"))
    return Domains(
        made["domains"], made["sorts"], made["needs"], made["helps"],
        _unpacked(made["requests"]), _unpacked(made["facts"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _request_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the domains, from `weights/request_words.json`."""
    text = files("memory").joinpath("weights/request_words.json").read_text("utf-8")
    made = {name: "|".join(words) for name, words in json.loads(text).items() if name != "note"}
    return tuple(
        (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in made.items()
    )


def _named_in(request: str) -> frozenset[str]:
    """The domains whose words a request has."""
    straight = request.replace("’", "'")
    return frozenset(domain for domain, pattern in _request_words() if pattern.search(straight))
