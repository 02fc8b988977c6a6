"""How relevant stored facts are to a question: meaning and words, fused, behind a threshold.

Fused by reciprocal rank (Cormack, Clarke and Büttcher, 2009). Ranks alone would always return
something, so thresholds on the raw scores decide whether anything is relevant at all: "tell me a
joke" gets nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from memory.recall.phrasing import personal, phrased, reaches_back, without_manners
from memory.store.index.fact_index import FactIndex, Flags, Places
from memory.store.vectors import cosines
from memory.vocabulary.english.topics import Topics, asks_advice, same_topic
from memory.vocabulary.english.words import stems
from memory.vocabulary.prompt_form import several
from memory.vocabulary.records import Fact

Words = frozenset[str]
Vector = npt.NDArray[np.float32]

# Measured with all-MiniLM-L6-v2 on invented facts and questions (tests/memory/notice/test_gate.py).
NEAR = 0.38  # a question about oneself: meaning alone is enough
SHARED = -0.1  # the cosine that is enough where a word is shared
OTHER_NEAR = 0.42  # a question that is not about the user
OTHER_SHARED = 0.22
TURN_NEAR = 0.50  # past turns cost more tokens and mislead more, so they must be closer
TURN_SHARED = 0.30
BACK_NEAR = 0.30  # a question about earlier statements or events
BACK_SHARED = 0.15
SEARCH_NEAR = 0.25  # explicit search: the user looks through the results
TASTE = 0.15  # combined cosine and topic score from which a taste matters for a request
_TOPIC = 0.2  # weight of the topic, relative to the cosine
_TASTES = 300  # tastes whose topics are compared
_FUSION = 60  # the constant of reciprocal rank fusion
_BY_WORDS = 50  # facts in the word ranking
_K1, _B = 1.5, 0.75  # the usual constants of BM25


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate with its scores."""

    place: int  # in the index
    score: float
    cosine: float
    shared: tuple[str, ...]  # stems that query and text have in common
    cued: tuple[str, ...]  # stems of the query that are cues of the fact's slot
    topical: float = 0.0  # how well the topics agree, where the request leaves a choice
    needed: str = ""  # the domain that needs it, where no word or meaning is shared


def fused(*rankings: Sequence[int]) -> dict[int, float]:
    """Reciprocal rank fusion of several rankings; the best possible score is 1."""
    scores: dict[int, float] = {}
    for ranking in rankings:
        for rank, index in enumerate(ranking):
            scores[index] = scores.get(index, 0.0) + 1 / (_FUSION + rank + 1)
    maximum = len(rankings) / (_FUSION + 1)
    return {index: score / maximum for index, score in scores.items()}


def relevant_facts(
    query: str,
    vector: Vector,
    index: FactIndex,
    allowed: Flags,
    topics: Topics | None = None,
    most: int = 200,
) -> list[Scored]:
    """The facts that pass the threshold, best first.

    Args:
        query: what the user typed.
        vector: its unit vector, shape [dimensions].
        index: of all facts.
        allowed: which places are searched, shape [places].
        topics: if given, tastes and limits of the same topic are found for requests that leave a
            choice, however different their words are.
        most: the number of facts that are scored in detail.
    """
    if not allowed.any():
        return []
    asked = frozenset(stems(without_manners(query)))
    near_enough, shared_enough = (NEAR, SHARED) if personal(query) else (OTHER_NEAR, OTHER_SHARED)
    similarity = cosines(index.vectors, vector)
    words = _Words(index, asked, allowed)
    phrase_places = index.with_part(phrased(query))
    topical_scores = _alike(query, vector, index, allowed, similarity, topics)
    passed = similarity >= near_enough
    passed |= words.there & (similarity >= shared_enough)
    passed[phrase_places] = True
    places = [
        place
        for place, topical in topical_scores.items()
        if similarity[place] + _TOPIC * topical >= TASTE
    ]
    passed[places] = True
    matches = np.flatnonzero(passed & allowed)
    if not len(matches):
        return []
    score = similarity[matches] + 0.25 * np.minimum(1.0, words.weight[matches] / words.most)
    score += 0.25 * np.isin(matches, phrase_places)
    score += _TOPIC * np.array([topical_scores.get(place, 0.0) for place in matches.tolist()])
    best = np.argsort(-score, kind="stable")[:most]
    matches, score = matches[best], score[best]
    scored = [
        Scored(
            place, value, float(similarity[place]), *words.of(place), topical_scores.get(place, 0.0)
        )
        for place, value in zip(matches.tolist(), score.tolist(), strict=True)
    ]
    if topical_scores:  # a choice: tastes count by topic, not by common words
        return scored
    word_scores = words.bm25[matches]
    by_words = [n for n in np.argsort(-word_scores, kind="stable").tolist() if word_scores[n] > 0][
        :_BY_WORDS
    ]
    by_score = range(len(scored))
    ranks = fused(by_score, by_score, by_words)  # meaning counts twice
    return [scored[n] for n in sorted(by_score, key=lambda n: (-ranks[n], -scored[n].score))]


def worth_a_place(
    found: Sequence[Scored], index: FactIndex, fresh: Sequence[Fact] = ()
) -> list[Scored]:
    """The relevant facts that go into a prompt.

    Left out: facts in the weights, and facts that match only some of the words that a closer fact
    matches, in the prompt or in the weights. Asked where the grandmother lives, a small model
    would otherwise read where the son does. But a fact in the weights comes along with another
    of its kind: a user who plays the harp since today still plays the cello.

    Args:
        found: relevant facts, including those in the weights.
        index: of all facts.
        fresh: facts that are in the prompt anyway.
    """
    chosen = {
        candidate.place
        for candidate in found
        if candidate.place not in index.learned and not any(_outdone(candidate, by) for by in found)
    }
    listed_slots = {several(fact.text) for fact in fresh}
    listed_slots |= {several(fact.text) for place in chosen if (fact := index.at[place])}
    listed_slots -= {""}

    def comes_along(place: int) -> bool:
        fact = index.at[place]
        return place in index.learned and fact is not None and several(fact.text) in listed_slots

    return [
        candidate
        for candidate in found
        if candidate.place in chosen or comes_along(candidate.place)
    ]


def _outdone(one: Scored, by: Scored) -> bool:
    """Whether another fact scores higher and matches everything that this one does, and more."""
    shared, other_shared = set(one.shared), set(by.shared)
    matched, other_matched = shared | set(one.cued), other_shared | set(by.cued)
    covers_more = shared < other_shared or matched < other_matched
    return (
        one.score < by.score and shared <= other_shared and matched <= other_matched and covers_more
    )


def _alike(
    query: str,
    vector: Vector,
    index: FactIndex,
    allowed: Flags,
    near: Vector,
    topics: Topics | None,
) -> dict[int, float]:
    """How well tastes and limits match the topic of a request that leaves a choice."""
    if topics is None or not asks_advice(query):
        return {}
    tastes = np.flatnonzero(index.tastes & allowed)
    if len(tastes) > _TASTES:
        tastes = tastes[np.argpartition(-near[tastes], _TASTES)[:_TASTES]]
    if not len(tastes):
        return {}
    shares = topics.of(np.concatenate([vector[None], index.vectors[tastes]]))
    return dict(zip(tastes.tolist(), same_topic(shares[0], shares[1:]).tolist(), strict=True))


def turn_passes(query: str, cosine: float, coverage: float, named: bool) -> bool:
    """Whether a past turn is close enough to go into a prompt.

    Args:
        query: the question. Where it refers back ("did I", "last week", "you said") or names the
            speaker, lower thresholds apply than for a question about the world.
        cosine: of question and turn.
        coverage: share of the question's words in the turn, weighted by rarity.
        named: whether the question names the turn's speaker.
    """
    if cosine >= TURN_NEAR:
        return True
    if (named and not personal(query)) or reaches_back(query):
        return cosine >= BACK_NEAR or (cosine >= BACK_SHARED and coverage > 0.3)
    return cosine >= TURN_SHARED and coverage > 0.5


class _Words:
    """Where the words of the query occur.

    Attributes:
        there: facts with one of them, or whose slot has one as a cue, shape [places].
        weight: of those words, by rarity, shape [places]; a cue counts 0.7.
        most: the weight of a fact with all of them.
        bm25: over a fact's own words and its cues (Robertson and Zaragoza, 2009).
    """

    def __init__(self, index: FactIndex, asked: Words, allowed: Flags) -> None:
        self._places: dict[str, tuple[Places, Places]] = {}
        n = len(index)
        self.there = np.zeros(n, dtype=np.bool_)
        self.weight = np.zeros(n, dtype=np.float32)
        self.bm25 = np.zeros(n, dtype=np.float32)
        self.most = 0.0
        mean = float(index.lengths.mean()) or 1.0
        for word in asked:
            own, cued = index.with_word(word), index.with_cue(word)
            own = own[allowed[own]]
            alone = allowed.copy()
            alone[own] = False
            cued = cued[alone[cued]]
            self._places[word] = (own, cued)
            rarity = index.rarity(len(own) + len(cued))
            self.most += rarity
            for places, share in ((own, 1.0), (cued, 0.7)):
                self.there[places] = True
                self.weight[places] += share * rarity
                norm = _K1 * (1 - _B + _B * index.lengths[places] / mean)
                self.bm25[places] += rarity * (_K1 + 1) / (1 + norm)
        self.most = max(1.0, self.most)

    def of(self, place: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The query's words in a fact, and those that are cues of its slot."""
        own = tuple(sorted(w for w, (own, _) in self._places.items() if _in(own, place)))
        return own, tuple(sorted(w for w, (_, cued) in self._places.items() if _in(cued, place)))


def _in(places: Places, place: int) -> bool:
    index = int(np.searchsorted(places, place))
    return index < len(places) and int(places[index]) == place
