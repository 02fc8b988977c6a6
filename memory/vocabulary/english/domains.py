"""The domain of a request, and the kinds of facts that an answer to it needs.

"Order me a pizza" and "is allergic to nuts" share no word and little meaning. But the request is
about a meal, and meals depend on what somebody cannot eat. A request's domain and a fact's kind
are each predicted from the sentence embedding by a softmax regression; a table says which kinds a
domain needs. All three are made in `assets/fast_memory` (`train_domains.py`, `requests.txt`,
`facts_by_sort.txt`); the weights, one byte each, are in `weights/domains.json`.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from memory.vocabulary.records import Fact

Floats = npt.NDArray[np.float32]

SCALE = 6.0  # factor for the unit vector, so that one weight penalty suits vector and bias
_CLEAR = 0.5  # probability from which a fact counts as of a kind
_NAMED = 2.5  # added to the logit of a domain whose word occurs: about twelve times the odds
IDLE = ("none", "self")  # domains of requests that need no facts, or ask for them
_HOUSEHOLD = frozenset((
    "wife", "husband", "partner", "girlfriend", "boyfriend", "fiance", "fiancee", "spouse",
    "daughter", "son", "child", "children", "kid", "kids", "baby", "flatmate", "roommate",
    "housemate", "twins",
))  # fmt: skip
# Words that determine the kind, whatever else is in the sentence.
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
# Relatives and others, in the words that slots use for them.
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
# Allergies that do not concern food.
_AIRBORNE = re.compile(
    r"\b(?:cats?|dogs?|pollen|dust|bees?|wasps?|penicillin|antibiotics?|latex|nickel|mould|mold"
    r"|aspirin|ibuprofen|horses?|grass|birch|fur|feathers)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Needs:
    """What a request needs.

    Attributes:
        domain: the most probable one.
        sure: the probability of any domain, rather than small talk or a plain question.
        need: for each kind, the probability that an answer needs it, shape [sorts].
        use: for each kind, the probability that it is needed or helpful, shape [sorts].
    """

    domain: str
    sure: float
    need: Floats
    use: Floats


class Domains:
    """The trained classifier of requests and facts.

    Args:
        domains: names of the domains.
        sorts: names of the kinds of facts.
        needs: the kinds that a domain needs, by its name.
        helps: the kinds that may help it.
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
        """What a request needs, from its words and its unit vector, shape [dimensions]."""
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

    def sorts_of(
        self, facts: Sequence[Fact], vectors: Floats, sort_of: Callable[[str], str]
    ) -> Floats:
        """The probabilities of the kinds of facts, shape [facts, sorts].

        Args:
            facts: slots and words decide first.
            vectors: embeddings of the facts for the others, shape [facts, dimensions].
            sort_of: the kind that a slot determines by its name, or "".
        """
        probabilities = softmax(with_one(vectors) @ self._facts)
        for row, fact in enumerate(facts):
            if sort := _plainly(fact, sort_of):
                probabilities[row] = 0.0
                probabilities[row, self._place[sort]] = 1.0
            elif fact.slot == "dislikes" and probabilities[row].max() < _CLEAR:
                probabilities[row, self._place["fooddislike"]] = (
                    _CLEAR  # without another kind, a dislike is about food
                )
        return probabilities


def _plainly(fact: Fact, sort_of: Callable[[str], str]) -> str:
    """The kind that slot or words determine outright, or ""."""
    text = fact.text
    parts = re.split(r"[._]", fact.slot)
    if parts[0] == "allergy" and _AIRBORNE.search(text):
        return "health"
    if parts[0] == "diet" and _DRUNK.search(text):
        return "drink"
    if relation := somebody(fact):
        if parts[0] == "birthday" or _DATED.search(text):
            return "dates"
        return "household" if relation in _HOUSEHOLD else "relative"
    if sort := sort_of(parts[0]):
        return sort
    return next((sort for pattern, sort in _PLAIN if pattern.search(text)), "")


def somebody(fact: Fact) -> str:
    """The person a fact is about, other than the user: "sister"; "" for the user."""
    if match := _WHOSE.match(fact.text):
        return match[1].casefold()
    first, *remaining = re.split(r"[._]", fact.slot)
    if first == "family" and remaining:
        return remaining[0]
    words = fact.subject.split()
    return words[-1] if words and fact.subject != "user" else ""


def with_one(vectors: Floats) -> Floats:
    """The input of the regressions: scaled vectors and a one, shape [texts, dimensions + 1]."""
    ones = np.ones((len(vectors), 1), dtype=np.float32)
    return np.concatenate([vectors * SCALE, ones], axis=1)


def softmax(points: Floats) -> Floats:
    """Probabilities along the last axis."""
    powers = np.exp(points - points.max(axis=-1, keepdims=True))
    return np.asarray(powers / powers.sum(axis=-1, keepdims=True), dtype=np.float32)


def packed(weights: Floats) -> dict[str, Any]:
    """Weights as int8, with one scale for each column."""
    step = np.abs(weights).max(axis=0) / 127 + 1e-9
    small = np.round(weights / step).astype(np.int8)
    return {
        "shape": list(weights.shape),
        "step": [round(float(x), 6) for x in step],
        "bytes": base64.b64encode(small.tobytes()).decode(),
    }


def _unpacked(made: dict[str, Any]) -> Floats:
    raw = base64.b64decode(made["bytes"])
    quantised = np.frombuffer(raw, dtype=np.int8).reshape(made["shape"])
    return np.asarray(quantised * np.array(made["step"], dtype=np.float32), dtype=np.float32)


@lru_cache(maxsize=1)
def shipped() -> Domains:
    """The weights that Luna comes with."""
    stored = json.loads(files("memory").joinpath("weights/domains.json").read_text("utf-8"))
    return Domains(
        stored["domains"], stored["sorts"], stored["needs"], stored["helps"],
        _unpacked(stored["requests"]), _unpacked(stored["facts"]),
    )  # fmt: skip


@lru_cache(maxsize=1)
def _request_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the domains, from `weights/request_words.json`."""
    text = files("memory").joinpath("weights/request_words.json").read_text("utf-8")
    words_by_domain = {
        name: "|".join(words) for name, words in json.loads(text).items() if name != "note"
    }
    return tuple(
        (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
        for name, words in words_by_domain.items()
    )


def _named_in(request: str) -> frozenset[str]:
    """The domains whose words occur in a request."""
    straight = request.replace("’", "'")
    return frozenset(domain for domain, pattern in _request_words() if pattern.search(straight))
