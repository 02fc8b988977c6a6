"""Past turns: found for a prompt under the rules of lineage, or by explicit search."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from memory.lineage import Lineage
from memory.records import Fact, Kind, Recalled, Sensitivity, Status, Turn, TurnState
from memory.relevance import SEARCH_NEAR, fused, turn_passes
from memory.store import Database
from memory.store.rows import Rows
from memory.store.table import Row, key_of
from memory.vectors import Vectors
from memory.words import holds, sentences, stems

Vector = npt.NDArray[np.float32]
_LONG = 280  # characters of a past turn that a prompt carries
_WORDS = ", shares words"
_CLEARED = (Status.CONSOLIDATED, Status.SUPERSEDED)


class PastTurns:
    """Searches the turns table."""

    def __init__(
        self, database: Database, rows: Rows, vectors: Vectors, lineage: Lineage, profile: str
    ) -> None:
        self._database = database
        self._rows = rows
        self._vectors = vectors
        self._lineage = lineage
        self._profile = profile

    def search(self, query: str, k: int) -> list[Recalled]:
        """Explicit search by words and meaning; lineage is not applied."""
        if not query.strip():
            return []
        vector = self._vectors.one(query)
        found = [
            entry
            for entry in self._candidates(query, vector, "", max(k, 30))
            if entry[2] >= SEARCH_NEAR or entry[3].endswith(_WORDS)
        ]
        return [
            Recalled("recalled", "turn", turn.text, round(score, 4), why, 0, turn_id=turn.id)
            for turn, score, _, why in found[:k]
        ]

    def recall(
        self,
        query: str,
        vector: Vector,
        conversation: str,
        shown: Collection[str],
        facts: Sequence[Fact],
        time: datetime,
    ) -> list[tuple[str, str, float, str]]:
        """(labelled text, turn id, score, reason) of turns of other conversations, best first.

        Left out: turns that carry a consolidated, superseded or forgotten fact, turns that
        only ask, turns with a secret, turns whose fact is in the prompt already, and replies
        that a fact was shown to: they repeat it, or get it wrong.
        """
        from memory.guard import sensitivity

        asked = stems(query)
        found = [
            entry
            for entry in self._candidates(query, vector, conversation, 30)
            if turn_passes(asked, entry[0].text, entry[2])
        ]
        if not found:
            return []
        barred = self._barred(facts)
        sources = self._lineage.by_turn("source")
        constant = {f.id for f in facts if f.kind in (Kind.IDENTITY, Kind.INSTRUCTION)}
        repeats = {
            turn for turn, ids in self._lineage.by_turn("shown").items() if set(ids) - constant
        }
        chosen = []
        for turn, score, _, why in found:
            of = sources.get(turn.id, [])
            if turn.time > time or turn.state is not TurnState.COMPLETE or only_asks(turn.text):
                continue
            if self._database.marked(f"never:{turn.id}") or barred(turn, of):
                continue
            if turn.id in repeats or any(fact in shown for fact in of):
                continue
            if sensitivity(turn.text) is Sensitivity.SECRET:
                continue
            chosen.append((labelled(turn), turn.id, round(score, 4), why))
        return chosen

    def exchanges(self, fact: str) -> list[tuple[str, str]]:
        """(what the user typed, the reply) for each reply that was shown a fact, in order."""
        shown = [turn for turn, _ in self._lineage.turns(fact, "shown")]
        with self._database.lock:
            replies = self._database.turns.get([key_of(id) for id in shown])
            talks = {row["conversation_key"] for row in replies}
            rows = self._database.turns.where("conversation_key", talks)
        rows.sort(key=lambda row: (row["conversation_key"], row["position"]))
        before: dict[str, Row] = {}
        for last, row in pairwise(rows):
            if last["conversation_key"] == row["conversation_key"] and last["role"] == "user":
                before[row["key"]] = last
        replies.sort(key=lambda row: self._rows.turn(row).time)
        return [
            (self._rows.turn(before[row["key"]]).text, self._rows.turn(row).text)
            for row in replies
            if row["key"] in before and row["state"] == TurnState.COMPLETE.value
        ]

    def _candidates(
        self, query: str, vector: Vector, conversation: str, limit: int
    ) -> list[tuple[Turn, float, float, str]]:
        """(turn, fused score, cosine, reason), best first."""
        unless = ("conversation_key", key_of(conversation)) if conversation else None
        with self._database.lock:
            near = self._database.turns.near(vector, limit, unless=unless)
            words = self._database.turns.matching(query, limit, unless=unless)
        rows: dict[str, Row] = {row["key"]: row for row, _ in [*near, *words]}
        keys = list(rows)
        cosines = {key: float(rows[key]["vector"] @ vector) for key in keys}
        by_meaning = sorted(range(len(keys)), key=lambda i: -cosines[keys[i]])[:limit]
        places = {key: place for place, key in enumerate(keys)}
        by_words = [places[row["key"]] for row, _ in words]
        with_word = set(by_words)
        ranks = fused(by_meaning, by_words)
        found = []
        for place, rank in ranks.items():
            row = rows[keys[place]]
            if self._database.decode(row["profile"]) != self._profile:
                continue
            cosine = cosines[keys[place]]
            why = f"an earlier conversation; near in meaning ({cosine:.2f})"
            if place in with_word:
                why += _WORDS
            # Ranks order; the cosine breaks ties and keeps far-off word matches down.
            found.append((self._rows.turn(row), (rank + max(0.0, cosine)) / 2, cosine, why))
        return sorted(found, key=lambda entry: -entry[1])

    def _barred(self, facts: Sequence[Fact]) -> _Barred:
        return _Barred(
            {fact.id: fact for fact in facts},
            [
                p
                for f in facts
                if f.status in _CLEARED and len(f.value) > 2 and (p := holds(f.value))
            ],
        )


class _Barred:
    """Whether a turn carries what was cleared from the prompt."""

    def __init__(self, facts: Mapping[str, Fact], values: Sequence[re.Pattern[str]]) -> None:
        self._facts = facts
        self._values = values

    def __call__(self, turn: Turn, sources: Sequence[str]) -> bool:
        for id in sources:
            fact = self._facts.get(id)
            if fact is None or fact.status in _CLEARED:  # no row: it was forgotten
                return True
        return any(value.search(turn.text) for value in self._values)


def only_asks(text: str) -> bool:
    """Whether every sentence is a question: such a turn tells nothing."""
    spans = sentences(text)
    return bool(spans) and all(text[begin:end].rstrip().endswith("?") for begin, end in spans)


def labelled(turn: Turn) -> str:
    """A past turn as the prompt carries it: "[12 March 2026] User: I was in Orlen."."""
    who = turn.speaker or ("User" if turn.role == "user" else "Luna")
    text = " ".join(turn.text.split())
    if len(text) > _LONG:
        text = text[: _LONG - 1].rsplit(" ", 1)[0] + "…"
    return f"[{turn.time.day} {turn.time:%B %Y}] {who}: {text}"


__all__ = ["PastTurns", "labelled", "only_asks"]
