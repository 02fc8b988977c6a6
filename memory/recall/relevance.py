"""How near a question is to what is stored: meaning and words, fused, behind a gate.

Fused by reciprocal rank (Cormack, Clarke and Büttcher, 2009). Ranks alone would always
return something, so a gate on the plain scores decides whether anything is relevant at all:
"tell me a joke" gets nothing.
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
_FUSION = 60  # the constant of reciprocal rank fusion
_BY_WORDS = 50  # facts in the ranking by words
_K1, _B = 1.5, 0.75  # the usual constants of BM25


@dataclass(frozen=True, slots=True)
class Scored:
    """One candidate with its scores."""

    place: int  # in the index
    score: float
    cosine: float
    shared: tuple[str, ...]  # stems that query and text have in common
    cued: tuple[str, ...]  # stems of the query that are cues of the fact's slot
    topical: float = 0.0  # how far the topics agree, where a choice is asked for
    needed: str = ""  # the domain that needs it, where no word or meaning is shared


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
    index: FactIndex,
    allowed: Flags,
    topics: Topics | None = None,
    most: int = 200,
) -> list[Scored]:
    """The facts that pass the gate, best first.

    Args:
        query: what the user typed.
        vector: its unit vector, shape [dimensions].
        index: of all facts.
        allowed: which places are looked at, shape [places].
        topics: with it, tastes and limits of the same topic are found for requests that leave
            a choice open, however far their words are.
        most: facts that are looked at closely.
    """
    if not allowed.any():
        return []
    asked = frozenset(stems(without_manners(query)))
    near_enough, shared_enough = (NEAR, SHARED) if personal(query) else (OTHER_NEAR, OTHER_SHARED)
    near = cosines(index.vectors, vector)
    words = _Words(index, asked, allowed)
    meant = index.with_part(phrased(query))
    alike = _alike(query, vector, index, allowed, near, topics)
    passed = near >= near_enough
    passed |= words.there & (near >= shared_enough)
    passed[meant] = True
    places = [place for place, topical in alike.items() if near[place] + _TOPIC * topical >= TASTE]
    passed[places] = True
    found = np.flatnonzero(passed & allowed)
    if not len(found):
        return []
    score = near[found] + 0.25 * np.minimum(1.0, words.weight[found] / words.most)
    score += 0.25 * np.isin(found, meant)
    score += _TOPIC * np.array([alike.get(place, 0.0) for place in found.tolist()])
    best = np.argsort(-score, kind="stable")[:most]
    found, score = found[best], score[best]
    scored = [
        Scored(place, value, float(near[place]), *words.of(place), alike.get(place, 0.0))
        for place, value in zip(found.tolist(), score.tolist(), strict=True)
    ]
    if alike:  # a choice: what is liked or avoided counts by topic, not by a word in common
        return scored
    told = words.bm25[found]
    by_words = [n for n in np.argsort(-told, kind="stable").tolist() if told[n] > 0][:_BY_WORDS]
    by_score = range(len(scored))
    ranks = fused(by_score, by_score, by_words)  # meaning counts twice
    return [scored[n] for n in sorted(by_score, key=lambda n: (-ranks[n], -scored[n].score))]


def worth_a_place(
    found: Sequence[Scored], index: FactIndex, fresh: Sequence[Fact] = ()
) -> list[Scored]:
    """What of the relevant facts goes into a prompt.

    Left out: what is in the weights, and what matches only some of the words that a nearer fact
    matches, there or here. Asked where the grandmother lives, a small model reads where the son
    does. But what the weights know comes along beside its like: who plays the harp since today
    still plays the cello.

    Args:
        found: relevant facts, those in the weights among them.
        index: of all facts.
        fresh: facts that are in the prompt anyhow.
    """
    kept = {
        each.place
        for each in found
        if each.place not in index.learned and not any(_outdone(each, by) for by in found)
    }
    beside = {several(fact.text) for fact in fresh}
    beside |= {several(fact.text) for place in kept if (fact := index.at[place])}
    beside -= {""}

    def comes_along(place: int) -> bool:
        fact = index.at[place]
        return place in index.learned and fact is not None and several(fact.text) in beside

    return [each for each in found if each.place in kept or comes_along(each.place)]


def _outdone(one: Scored, by: Scored) -> bool:
    """Whether another fact is nearer and matches all that this one does, and more."""
    own, others = set(one.shared), set(by.shared)
    every, all_others = own | set(one.cued), others | set(by.cued)
    more = own < others or every < all_others
    return one.score < by.score and own <= others and every <= all_others and more


def _alike(
    query: str,
    vector: Vector,
    index: FactIndex,
    allowed: Flags,
    near: Vector,
    topics: Topics | None,
) -> dict[int, float]:
    """How far the topics of tastes and limits agree with a request that leaves a choice open."""
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


class _Words:
    """Where the words that were asked for stand.

    Attributes:
        there: facts with one of them, or whose slot is asked for by one, shape [places].
        weight: of those words, by rarity, shape [places]; a cue counts 0.7.
        most: the weight of a fact that has them all.
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
        """The words that a fact has, and those that are cues of its slot."""
        own = tuple(sorted(w for w, (own, _) in self._places.items() if _in(own, place)))
        return own, tuple(sorted(w for w, (_, cued) in self._places.items() if _in(cued, place)))


def _in(places: Places, place: int) -> bool:
    at = int(np.searchsorted(places, place))
    return at < len(places) and int(places[at]) == place
