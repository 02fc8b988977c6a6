"""Exchanges that the user called good: shown again with a similar question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from memory.store.index.turn_index import Floats, TurnIndex
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import key_of
from memory.store.lineage import GONE
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Turn

NEAR = 0.55  # cosine from which two questions call for the same kind of answer
_MARK = "good:"
_LONG = 280  # characters of a question or a reply


@dataclass(frozen=True, slots=True)
class Example:
    """A reply that was called good, with its question."""

    question: Turn
    reply: Turn
    cosine: float

    @property
    def text(self) -> str:
        """The exchange as it appears in a prompt."""
        day = f"{self.reply.time.day} {self.reply.time:%B %Y}"
        question, reply = _short(self.question.text), _short(self.reply.text)
        return f"[{day}] Asked “{question}”, the user liked this reply: “{reply}”"


class Examples:
    """Marks replies, with the ids of their questions; both stay in their conversation."""

    def __init__(self, database: Database, rows: Rows) -> None:
        self._database = database
        self._rows = rows

    def keep(self, reply_id: str) -> Example:
        """Keep a reply as an example of how to answer.

        Raises:
            NotFoundError: there is no such reply, or nothing was asked before it.
        """
        with self._database.lock:
            rows = self._database.turns.get([key_of(reply_id)])
            reply = self._rows.turn(rows[0]) if rows else None
            if reply is None or reply.role != "assistant":
                raise NotFoundError("There is no such reply.", "Say what was good about it.")
            talk = self._database.turns.where("conversation_key", [rows[0]["conversation_key"]])
            earlier = [
                r for r in talk if r["position"] < rows[0]["position"] and r["role"] == "user"
            ]
            if not earlier:
                raise NotFoundError("Nothing was asked before that reply.", "Say what was good.")
            question = self._rows.turn(max(earlier, key=lambda row: row["position"]))
            self._database.mark(f"{_MARK}{reply_id}", question.id)
            return Example(question, reply, 1.0)

    def drop(self, reply_id: str) -> None:
        """Make a reply no longer an example."""
        with self._database.lock:
            if self._database.marked(f"{_MARK}{reply_id}"):
                self._database.mark(f"{_MARK}{reply_id}", "")

    def near(
        self, vector: Floats, index: TurnIndex, allowed: Callable[[Turn], bool]
    ) -> Example | None:
        """The example whose question is most similar, if any is similar enough.

        Args:
            vector: of the question, shape [dimensions].
            index: of all turns, up to date.
            allowed: whether a turn may be recalled.
        """
        pairs = {
            reply: slot
            for reply, question in self._database.marked_with(_MARK).items()
            if question and (slot := index.slot(key_of(question))) is not None
        }
        if not pairs:
            return None
        cosines = index.vectors[list(pairs.values())] @ vector
        replies = list(pairs)
        for place in np.argsort(-cosines, kind="stable").tolist():
            if cosines[place] < NEAR:
                break
            question_key = index.keys[pairs[replies[place]]]
            keys = [question_key, key_of(replies[place])]
            rows = {row["key"]: self._rows.turn(row) for row in self._database.turns.get(keys)}
            if len(rows) == 2 and all(GONE not in t.text and allowed(t) for t in rows.values()):
                return Example(rows[keys[0]], rows[keys[1]], float(cosines[place]))
        return None


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONG else words[: _LONG - 1].rsplit(" ", 1)[0] + "…"
