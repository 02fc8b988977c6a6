"""The features of past turns with regard to a question, which are the input of the ranking.

Meaning (cosine), words (BM25), neighbouring turns, conversation, speaker, time, and the kind of
turn. The weights that combine them are in `memory.recall.past.ranking`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

import numpy as np
import numpy.typing as npt

from memory.store.index.turn_index import Floats, TurnIndex
from memory.store.vectors import cosines
from memory.vocabulary.english.inflection import stem
from memory.vocabulary.english.periods import period
from memory.vocabulary.english.words import fold, stem_list

Slots = npt.NDArray[np.int64]

NAMES = (
    "cosine", "cosine_z", "words", "words_raw", "coverage", "words_near", "coverage_near",
    "cosine_before", "cosine_after", "words_before", "words_after", "coverage_before",
    "speaker", "talk_words", "talk_cosine", "length", "ends_asking",
    "asks", "answers", "when_timed", "timed", "number_counted", "period", "answers_words",
    "answers_cosine", "speaker_words", "cosine_words", "tells_words", "reply", "reply_words",
)  # fmt: skip
POOL = 400  # turns whose features are computed in full
_TALKATIVE = 25  # content words; a longer turn does not answer better
_K1, _B = 1.5, 0.75  # the usual constants of BM25

_ME = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|myself|we|our|us)\b", re.IGNORECASE)
_YOU = re.compile(
    r"\b(?:did|have|had|were|are) you\b|\byour (?:advice|suggestion|recommendation|answer|reply)"
    r"|\byou (?:say|said|suggest|recommend|tell|told|advise|mention|call|g[ai]ve)",
    re.IGNORECASE,
)
_WHEN = re.compile(r"\s*(?:when|what (?:date|day|year|month|time)|how long|since when)\b", re.I)
_MANY = re.compile(r"\bhow (?:many|much|often|old|far|long)\b|\bwhat (?:number|percentage)\b", re.I)


@dataclass(frozen=True, slots=True)
class Features:
    """Features of the candidate turns, and plain scores for gate and reason.

    Attributes:
        slots: which rows of the index, shape [pool].
        table: their features in the order of `NAMES`, shape [pool, features].
        cosine: shape [pool].
        coverage: share of the question's words, weighted by rarity, shape [pool].
        in_period: how well the turn's day matches the time asked about, 0 to 1, shape [pool].
        named: 1 where the question names the speaker, shape [pool].
    """

    slots: Slots
    table: Floats
    cosine: Floats
    coverage: Floats
    in_period: Floats
    named: Floats


def features(
    index: TurnIndex, query: str, vector: Floats, now: datetime, allowed: npt.NDArray[np.bool_]
) -> Features:
    """The features of the best candidates among the turns that may be recalled.

    Args:
        index: of all turns.
        query: what was asked.
        vector: its unit vector, shape [dimensions].
        now: the time of asking.
        allowed: which turns may be recalled, shape [turns]; the others still count as
            neighbours and for the rarity of words.
    """
    n = len(index)
    cosine = cosines(index.vectors, vector)
    mention, named = _mentions(index, query)
    words = [word for word in dict.fromkeys(stem_list(query)) if word not in named]
    bm25, coverage, bm25_near, coverage_near, talk = _words(index, words)
    z = (cosine - cosine.mean()) / (cosine.std() + 1e-9)
    asked = period(query, now)
    in_period = asked.match(index.days, index.months) if asked else np.zeros(n, np.float32)
    speaker = mention[index.party] - _others(index, mention)
    best = z + 2 * bm25 / _top(bm25) + 2 * bm25_near / _top(bm25_near) + 0.5 * speaker + in_period
    best[~allowed] = -np.inf
    slots = np.flatnonzero(allowed)
    if len(slots) > POOL:
        slots = np.argpartition(-best, POOL)[:POOL]
    raw = bm25
    bm25, bm25_near = bm25 / _top(bm25), bm25_near / _top(bm25_near)
    before, after = index.before, index.after
    shift = _Shift(before, after, slots)
    answers = shift.back(index.ends)
    top = np.full(index.talks, -1.0, np.float32)
    np.maximum.at(top, index.talk, cosine)
    replies = np.array([role == "assistant" and not who for role, who in index.parties], np.float32)
    columns = {
        "cosine": 10 * cosine[slots],
        "cosine_z": z[slots],
        "words": bm25[slots],
        "words_raw": raw[slots] / 10,
        "coverage": coverage[slots],
        "words_near": bm25_near[slots],
        "coverage_near": coverage_near[slots],
        "cosine_before": 10 * shift.back(cosine),
        "cosine_after": 10 * shift.forth(cosine),
        "words_before": shift.back(bm25),
        "words_after": shift.forth(bm25),
        "coverage_before": shift.back(coverage),
        "speaker": speaker[slots],
        "talk_words": (talk / _top(talk))[index.talk[slots]],
        "talk_cosine": 10 * (top - top.mean())[index.talk[slots]],
        "length": np.log1p(np.minimum(index.length[slots], _TALKATIVE)),
        "ends_asking": index.ends[slots],
        "asks": index.asks[slots],
        "answers": answers,
        "when_timed": index.timed[slots] * bool(_WHEN.match(query)),
        "timed": index.timed[slots],
        "number_counted": index.counted[slots] * bool(_MANY.search(query)),
        "period": in_period[slots],
        "reply": replies[index.party[slots]],
    }
    columns |= {
        "answers_words": answers * columns["words_before"],
        "answers_cosine": answers * columns["cosine_before"],
        "speaker_words": columns["speaker"] * columns["words"],
        "cosine_words": columns["cosine_z"] * columns["words"],
        "tells_words": (1 - columns["ends_asking"]) * columns["words"],
        "reply_words": columns["reply"] * columns["words"],
    }
    table = np.stack([columns[name] for name in NAMES], axis=1).astype(np.float32)
    named_here = np.maximum(mention[index.party][slots], 0)
    return Features(slots, table, cosine[slots], coverage[slots], in_period[slots], named_here)


class _Shift:
    """A column shifted to the turns before and after; 0 where there is none."""

    def __init__(self, before: Slots, after: Slots, slots: Slots) -> None:
        self._before, self._after, self._slots = before, after, slots

    def back(self, column: Floats) -> Floats:
        return self._from(self._before, column)

    def forth(self, column: Floats) -> Floats:
        return self._from(self._after, column)

    def _from(self, neighbour: Slots, column: Floats) -> Floats:
        neighbours = neighbour[self._slots]
        values: Floats = np.where(neighbours >= 0, column[neighbours], 0.0).astype(np.float32)
        return values


def _mentions(index: TurnIndex, query: str) -> tuple[Floats, set[str]]:
    """Which parties a question names, shape [parties]; and the stems of those names."""
    query_words = set(re.findall(r"\w+", fold(query).replace("'s", " ").replace("’s", " ")))
    me, you = bool(_ME.search(query)), bool(_YOU.search(query))
    mention = np.zeros(len(index.parties), dtype=np.float32)
    name_stems: set[str] = set()
    for place, (role, speaker) in enumerate(index.parties):
        names = set(speaker.split())
        if names & query_words:
            mention[place] = 1
            name_stems |= {stem(name) for name in names}
        elif (role == "user" and me) or (role == "assistant" and you and not speaker):
            mention[place] = 1
    return mention, name_stems


def _others(index: TurnIndex, mention: Floats) -> Floats:
    """1 for turns in whose conversation another party is named, shape [turns]."""
    talks, parties = index.pairs.T
    total = np.bincount(talks, weights=mention[parties], minlength=index.talks)
    mentions = total[index.talk] - mention[index.party]
    return np.asarray(np.minimum(mentions, 1.0), dtype=np.float32)


def _words(index: TurnIndex, words: list[str]) -> tuple[Floats, Floats, Floats, Floats, Floats]:
    """BM25 and coverage of turns, of turns with their neighbours, and BM25 of conversations."""
    n = len(index)
    bm25, coverage, bm25_near, coverage_near = (np.zeros(n, np.float32) for _ in range(4))
    talk = np.zeros(index.talks, np.float32)
    length = index.length.astype(np.float32)
    span = length + _near(index, length)
    long_talk = np.bincount(index.talk, length, index.talks).astype(np.float32)
    norm, norm_near, norm_talk = (_norm(size) for size in (length, span, long_talk))
    total = sum(index.rarity(word) for word in words) or 1.0
    for word in words:
        counts = index.counts(word)
        if counts is None:
            continue
        weight = index.rarity(word)
        with_neighbours = counts + _near(index, counts)
        in_talk = np.bincount(index.talk, weights=counts, minlength=index.talks)
        talk_weight = np.log1p(index.talks / np.count_nonzero(in_talk) - 1 + 0.5)
        bm25 += weight * counts * (_K1 + 1) / (counts + norm)
        bm25_near += weight * with_neighbours * (_K1 + 1) / (with_neighbours + norm_near)
        talk += (talk_weight * in_talk * (_K1 + 1) / (in_talk + norm_talk)).astype(np.float32)
        coverage += (counts > 0) * (weight / total)
        coverage_near += (with_neighbours > 0) * (weight / total)
    return bm25, coverage, bm25_near, coverage_near, talk


def _near(index: TurnIndex, column: Floats) -> Floats:
    """The sum of a column over the turn before and the turn after."""
    previous = np.where(index.before >= 0, column[index.before], 0.0)
    following = np.where(index.after >= 0, column[index.after], 0.0)
    return (previous + following).astype(np.float32)


def _norm(length: npt.NDArray[np.floating]) -> npt.NDArray[np.floating]:
    return _K1 * (1 - _B + _B * length / max(float(length.mean()), 1e-9)) + 1e-9


def _top(column: Floats) -> float:
    return float(column.max()) + 1e-9 if len(column) else 1.0
