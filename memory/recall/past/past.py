"""Past turns: recalled for a prompt under the rules of lineage, or found by explicit search."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from memory.recall.asked import Asked, asked
from memory.recall.examples import Example, Examples
from memory.recall.past.freshness import latest_first
from memory.recall.past.ranking import shipped
from memory.recall.past.telling import evidence, only_asks
from memory.recall.past.turn_features import features
from memory.recall.phrasing import tells
from memory.recall.relevance import SEARCH_NEAR, turn_passes
from memory.store.index.fact_index import CLEARED, FactIndex
from memory.store.index.turn_index import TurnIndex
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.lineage import Lineage
from memory.store.talks.branching import ancestors
from memory.store.vectors import Vectors
from memory.vocabulary.english.words import holds
from memory.vocabulary.origin import MARKS, Origin
from memory.vocabulary.records import Kind, Recalled, Status, Turn, TurnState, now

Vector = npt.NDArray[np.float32]
_SHORT = 12  # words of a question that states nothing else
_LONG = 280  # characters of a past turn in a prompt
_CLAIM = re.compile(r"(?:(?:yes|no), )?you(?:r)?\b", re.IGNORECASE)
MANY = 8  # results; a caller that wants more looks for evidence, and no gate applies


class PastTurns:
    """Searches the turns of the profile."""

    def __init__(
        self, database: Database, rows: Rows, vectors: Vectors, lineage: Lineage, profile: str
    ) -> None:
        self._database = database
        self._rows = rows
        self._vectors = vectors
        self._lineage = lineage
        self._index = TurnIndex(database, rows, profile)
        self.examples = Examples(database, rows)

    def example(self, vector: Vector, index: FactIndex) -> Example | None:
        """A reply that the user called good, to a similar question."""
        barred = _Barred(index)
        with self._database.lock:
            self._index.refresh()

            def allowed(turn: Turn) -> bool:
                never = self._database.marked(f"never:{turn.id}")
                return not never and barred(turn, self._lineage.facts(turn.id, "source")) is None

            return self.examples.near(vector, self._index, allowed)

    def search(
        self,
        query: str,
        k: int,
        role: str | None = None,
        since: datetime | None = None,
        until: datetime | None = None,
    ) -> list[Recalled]:
        """Explicit search by words and meaning; lineage is not applied."""
        if not query.strip():
            return []
        vector = self._vectors.one(query)
        span = (since.toordinal() if since else 0, until.toordinal() if until else 10**7)

        def wanted(index: TurnIndex) -> npt.NDArray[np.bool_]:
            days = (index.days >= span[0]) & (index.days <= span[1])
            sides = np.array([role in (None, side) for side, _ in index.parties], dtype=np.bool_)
            return np.asarray(days & sides[index.party], dtype=np.bool_)

        results = [
            hit
            for hit in self._ranked(query, vector, "", now(), max(k, 30), wanted)
            if hit.turn.text.strip() and (hit.cosine >= SEARCH_NEAR or hit.coverage > 0)
        ]
        return [
            Recalled("recalled", "turn", h.turn.marked, h.score, _why(h), 0, turn_id=h.turn.id)
            for h in results[:k]
        ]

    def recall(
        self,
        query: str,
        vector: Vector,
        conversation: str,
        shown: Collection[str],
        index: FactIndex,
        time: datetime,
        k: int,
    ) -> list[tuple[str, str, float, str]]:
        """(labelled text, turn id, score, reason) of turns of other conversations, best first.

        Left out: turns that carry a consolidated, superseded or forgotten fact, questions and
        requests, pastes, orders for an assistant, short replies about the user, sentences with a
        secret, turns whose fact is already in the prompt, and replies that a fact was shown to:
        they repeat it, or get it wrong. A caller that wants more than `MANY` looks for evidence and
        gets the best, with superseded statements last and marked; otherwise each must pass a gate.
        """
        from memory.accept.guard import without_secrets

        hits = self._ranked(query, vector, conversation, time, 2 * k + 30)
        if k <= MANY:
            hits = [h for h in hits if turn_passes(query, h.cosine, h.coverage, h.named)]
        if not hits:
            return []
        barred = _Barred(index)
        chosen: list[_Hit] = []
        for hit in hits:
            turn = hit.turn
            source_facts = self._lineage.facts(turn.id, "source")
            if k <= MANY:
                if claims(turn) or not (statements := evidence(turn)):
                    continue
                turn = _with(turn, statements)
            else:
                turn = _with(turn, turn.marked)
            status = barred(turn, source_facts)
            hit = replace(hit, turn=turn, changed=status is Status.SUPERSEDED)
            if self._database.marked(f"never:{turn.id}") or (
                status is not None and not hit.changed
            ):
                continue
            if hit.changed and k <= MANY:
                continue
            if any(fact in shown for fact in source_facts):  # already in the prompt
                continue
            if any(_repeats(index, id) for id in self._lineage.facts(turn.id, "shown")):
                continue
            if text := without_secrets(turn.text):
                chosen.append(replace(hit, turn=replace(turn, text=text)))
        top, remaining = chosen[:k], chosen[k:]
        best = [hit for hit in top if not hit.changed]
        places = latest_first(query, [(hit.turn.text, hit.turn.time) for hit in best])
        order = [*(best[n] for n in places), *(hit for hit in top if hit.changed), *remaining]
        scores = [hit.score for hit in chosen]  # a score belongs to its position, not to its turn
        return [
            (labelled(hit.turn, hit.changed), hit.turn.id, score, hit.reason)
            for hit, score in zip(order, scores, strict=True)
        ]

    def told_in(self, fact: str) -> str:
        """The turn that a fact was last told in, or ""."""
        return self._lineage.last(fact, "source")

    def exchanges(self, fact: str) -> list[tuple[Asked, Turn]]:
        """(the user's own question, the reply) for each reply that was shown a fact, in order.

        Questions that no lesson may be made from are left out.
        """
        reply_ids = [turn for turn, _ in self._lineage.turns(fact, "shown")]
        with self._database.lock:
            replies = self._database.turns.get([key_of(id) for id in reply_ids])
            talks = {row["conversation_key"] for row in replies}
            rows = self._database.turns.where("conversation_key", talks)
        rows.sort(key=lambda row: (row["conversation_key"], row["position"]))
        questions: dict[str, Row] = {}
        for last, row in pairwise(rows):
            if last["conversation_key"] == row["conversation_key"] and last["role"] == "user":
                questions[row["key"]] = last
        replies.sort(key=lambda row: self._rows.turn(row).time)
        pairs = [
            (asked(self._rows.turn(questions[row["key"]])), self._rows.turn(row))
            for row in replies
            if row["key"] in questions and row["state"] == TurnState.COMPLETE.value
        ]
        return [(question, reply) for question, reply in pairs if question is not None]

    def _ranked(
        self,
        query: str,
        vector: Vector,
        conversation: str,
        time: datetime,
        limit: int,
        wanted: Callable[[TurnIndex], npt.NDArray[np.bool_]] | None = None,
    ) -> list[_Hit]:
        """The best turns of other conversations; with `wanted`, stopped and later turns too."""
        index = self._index
        with self._database.lock:
            index.refresh()
            if not len(index):
                return []
            allowed = index.talk != index.talk_of(key_of(conversation))
            for earlier in ancestors(self._database, conversation):
                allowed &= index.talk != index.talk_of(key_of(earlier))
            if wanted is None:
                allowed &= index.complete & (index.seconds <= int(time.timestamp()))
            else:
                allowed &= wanted(index)
            if not allowed.any():
                return []
            computed = features(index, query, vector, time, allowed)
            # A statement is not a search by words: rank by meaning only.
            by_meaning = wanted is None and tells(query)
            scores = computed.cosine if by_meaning else shipped()(computed.table)
            best = np.argsort(-scores, kind="stable")[:limit]
            keys = [index.keys[slot] for slot in computed.slots[best]]
            rows = {row["key"]: row for row in self._database.turns.get(keys)}
        hits = []
        for place, key in zip(best, keys, strict=True):
            cosine, coverage = float(computed.cosine[place]), float(computed.coverage[place])
            reason = f"an earlier conversation; similar meaning ({cosine:.2f})"
            reason += ", shares words" if coverage else ""
            reason += ", from the time asked about" if computed.in_period[place] > 0 else ""
            reason += ", said by the person you name" if computed.named[place] else ""
            score = round(cosine if by_meaning else shipped().chance(float(scores[place])), 4)
            turn = self._rows.turn(rows[key])
            hits.append(_Hit(turn, score, cosine, coverage, bool(computed.named[place]), reason))
        return hits


@dataclass(frozen=True, slots=True)
class _Hit:
    """A matching turn."""

    turn: Turn
    score: float  # 0 to 1
    cosine: float
    coverage: float  # share of the question's words
    named: bool  # the question names its speaker
    reason: str
    changed: bool = False  # something in it has been superseded


def _why(hit: _Hit) -> str:
    return f"{hit.reason}; not written by the user" if hit.turn.foreign else hit.reason


class _Barred:
    """Whether a turn carries a fact that has left the prompt."""

    def __init__(self, index: FactIndex) -> None:
        self._index = index

    def __call__(self, turn: Turn, sources: Sequence[str]) -> Status | None:
        """CONSOLIDATED (also for a forgotten fact), SUPERSEDED, or None."""
        words = frozenset(re.findall(r"\w+", turn.text.casefold()))
        facts = [self._index.facts.get(id) for id in sources]
        facts += [
            fact
            for fact in self._index.cleared(words)
            if (value := holds(fact.value)) is not None and value.search(turn.text)
        ]
        states = {fact.status if fact is not None else Status.CONSOLIDATED for fact in facts}
        return next((state for state in CLEARED if state in states), None)


def _repeats(index: FactIndex, id: str) -> bool:
    """Whether a reply that was shown a fact repeats it, or gets it wrong."""
    fact = index.facts.get(id)
    return fact is None or fact.kind not in (Kind.IDENTITY, Kind.INSTRUCTION)


def claims(turn: Turn) -> bool:
    """Whether this is a short reply that claims something about the user, right or wrong.

    It repeats what memory or the weights hold, or is an error, which must not be sent again.
    """
    short = len(turn.text.split()) <= _SHORT
    return turn.role == "assistant" and short and _CLAIM.match(turn.text) is not None


def _with(turn: Turn, text: str) -> Turn:
    """A turn with another text: the user's part, if there is any."""
    return replace(turn, text=text, own=-1, origin=Origin.TYPED if turn.words else turn.origin)


def labelled(turn: Turn, changed: bool = False) -> str:
    """A past turn as it appears in a prompt: "[12 March 2026] User: I was in Orlen."."""
    author = turn.speaker or ("User" if turn.role == "user" else "Luna")
    if turn.foreign:
        author = MARKS.get(turn.origin, MARKS[Origin.PASTED]).rstrip(":")
    text = " ".join(turn.text.split())
    if len(text) > _LONG:
        text = text[: _LONG - 1].rsplit(" ", 1)[0] + "…"
    author += " (some of this has changed since)" if changed else ""
    return f"[{turn.time.day} {turn.time:%B %Y}] {author}: {text}"


__all__ = ["PastTurns", "labelled", "only_asks"]
