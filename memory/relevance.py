"""How near a question is to what is stored: meaning and words, fused, behind a gate.

Fused by reciprocal rank (Cormack, Clarke and Büttcher, 2009). Ranks alone would always
return something, so a gate on the plain scores decides whether anything is relevant at all:
"tell me a joke" gets nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from memory.cues import (
    cue_stems,
    personal,
    phrased,
    reaches_back,
    slot_parts,
    text_stems,
    without_manners,
)
from memory.records import Fact, Kind
from memory.topics import Topics, asks_advice, same_topic
from memory.words import stems

Words = frozenset[str]
Vector = npt.NDArray[np.float32]

# Measured with all-MiniLM-L6-v2 on invented facts and questions (tests/memory/test_gate.py).
NEAR = 0.38  # a question about oneself: the meaning alone is enough
SHARED = -0.1  # the meaning that is enough where a word is shared
OTHER_NEAR = 0.42  # a question that does not speak of the one who asks
OTHER_SHARED = 0.22
TURN_NEAR = 0.50  # past turns cost more tokens and mislead more: they must be nearer
TURN_SHARED = 0.30
BACK_NEAR = 0.30  # a question about what was said or happened before
BACK_SHARED = 0.15
SEARCH_NEAR = 0.25  # whoever searches by hand looks through more
TASTE = 0.15  # cosine and topic that make a taste count for a request
_TOPIC = 0.2  # weight of the topic beside the cosine
_TASTES = 300  # tastes whose topics are looked at
_LIMITS = frozenset(("allergy", "diet", "health"))
_FUSION = 60  # the constant of reciprocal rank fusion


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate with its scores."""

    index: int
    score: float
    cosine: float
    shared: tuple[str, ...]  # stems that query and text have in common
    cued: tuple[str, ...]  # stems of the query that are cues of the fact's slot
    topical: float = 0.0  # how far the topics agree, where a choice is asked for


def fused(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion of several rankings; the best possible score is 1."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, index in enumerate(ranking):
            scores[index] = scores.get(index, 0.0) + 1 / (_FUSION + rank + 1)
    most = len(rankings) / (_FUSION + 1)
    return {index: score / most for index, score in scores.items()}


def relevant_facts(
    query: str,
    vector: Vector,
    facts: Sequence[Fact],
    matrix: Vector,
    words: Mapping[str, float],
    topics: Topics | None = None,
) -> list[Scored]:
    """The facts that pass the gate, best first.

    Args:
        query: what the user typed.
        vector: its unit vector, shape [dimensions].
        facts: candidates.
        matrix: their unit vectors, shape [facts, dimensions].
        words: BM25 scores of full-text search by fact id.
        topics: with it, tastes and limits of the same topic are found for requests that leave
            a choice open, however far their words are.
    """
    if not facts:
        return []
    asked = frozenset(stems(without_manners(query)))
    phrases = phrased(query)
    near_enough, shared_enough = (NEAR, SHARED) if personal(query) else (OTHER_NEAR, OTHER_SHARED)
    near = matrix @ vector
    alike = _alike(query, vector, facts, matrix, near, topics)
    cosine = near.tolist()
    hits = [(asked & text_stems(fact), asked & cue_stems(fact)) for fact in facts] if asked else []
    rarity = _Rarity(len(facts), hits)
    most = max(1.0, sum(map(rarity, asked)))
    passed: list[Scored] = []
    for index, near in enumerate(cosine):
        topical = alike.get(index, 0.0)
        shared, cued = hits[index] if hits else (frozenset(), frozenset())
        meant = bool(phrases) and bool(phrases & slot_parts(facts[index].slot))
        wanted = index in alike and near + _TOPIC * topical >= TASTE
        if not (
            wanted or meant or near >= near_enough or ((shared or cued) and near >= shared_enough)
        ):
            continue
        cued = cued - shared
        weight = sum(map(rarity, shared)) + 0.7 * sum(map(rarity, cued))
        score = near + 0.25 * meant + 0.25 * min(1.0, weight / most) + _TOPIC * topical
        passed.append(
            Scored(index, score, near, tuple(sorted(shared)), tuple(sorted(cued)), topical)
        )
    if alike:  # a choice: what is liked or avoided counts by topic, not by a word in common
        return sorted(passed, key=lambda s: -s.score)
    by_score = [s.index for s in sorted(passed, key=lambda s: -s.score)]
    by_words = [
        s.index
        for s in sorted(passed, key=lambda s: -words.get(facts[s.index].id, 0.0))
        if facts[s.index].id in words
    ]
    ranks = fused(by_score, by_score, by_words)  # meaning counts twice
    return sorted(passed, key=lambda s: (-ranks[s.index], -s.score))


def _alike(
    query: str,
    vector: Vector,
    facts: Sequence[Fact],
    matrix: Vector,
    near: Vector,
    topics: Topics | None,
) -> dict[int, float]:
    """How far the topics of tastes and limits agree with a request that leaves a choice open."""
    if topics is None or not asks_advice(query):
        return {}
    tastes = [n for n, f in enumerate(facts) if f.kind is Kind.PREFERENCE or f.slot in _LIMITS]
    if len(tastes) > _TASTES:
        tastes = sorted(tastes, key=lambda n: -near[n])[:_TASTES]
    if not tastes:
        return {}
    shares = topics.of(np.stack([vector, *matrix[tastes]]))
    return dict(zip(tastes, same_topic(shares[0], shares[1:]).tolist(), strict=True))


def turn_passes(query: str, cosine: float, coverage: float, named: bool) -> bool:
    """Whether a past turn is near enough to be put into a prompt.

    Args:
        query: what was asked. Where it reaches back ("did I", "last week", "you said") or names
            who spoke, less nearness is enough than for a question about the world.
        cosine: of question and turn.
        coverage: share of the question's words that the turn has, weighed by rarity.
        named: the question names the turn's speaker.
    """
    if cosine >= TURN_NEAR:
        return True
    if (named and not personal(query)) or reaches_back(query):
        return cosine >= BACK_NEAR or (cosine >= BACK_SHARED and coverage > 0.3)
    return cosine >= TURN_SHARED and coverage > 0.5


class _Rarity:
    """Inverse document frequency of the words asked for, 1 for a word in one fact."""

    def __init__(self, facts: int, hits: Sequence[tuple[Words, Words]]) -> None:
        self._counts = Counter(word for shared, cued in hits for word in shared | cued)
        self._total = 1 + facts
        self._most = math.log(self._total)

    def __call__(self, word: str) -> float:
        count = self._counts.get(word, 0)
        return math.log(self._total / count) / self._most if count else 1.0
