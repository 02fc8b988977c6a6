"""A conversation without a trace: memory is read, nothing is written, turns exist in RAM only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from app.talk.ports import Aside, Keeper, Store
from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import Change, Conversation, Fact, Recall, Status, Turn


class Incognito:
    """Wraps a store: turns are kept here and lost with it. Satisfies
    `app.talk.ports.Store`."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turns: dict[str, Turn] = {}
        self.attached: Keeper = store.attached.in_memory()
        self.beside: Aside = store.beside.in_memory()

    def start_conversation(self, title: str = "") -> Conversation:
        """A conversation that is stored nowhere."""
        return Conversation(title=title)

    def conversations(self) -> list[Conversation]:
        """The stored conversations; this one is not among them."""
        return self._store.conversations()

    def save_turn(self, turn: Turn) -> Turn:
        """Keep a turn in RAM."""
        self._turns[turn.id] = turn
        return turn

    def turns(self, conversation: str) -> list[Turn]:
        """The turns of this conversation."""
        return [turn for turn in self._turns.values() if turn.conversation == conversation]

    def delete_turns(self, ids: Sequence[str]) -> None:
        """Drop some turns."""
        for id in ids:
            self._turns.pop(id, None)

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """Not possible: nothing here is stored."""
        raise StoreError("This conversation is not stored.", "Send the message again.")

    def observe(
        self, turn: Turn, *, keep_secrets: bool = False, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Nothing is learned."""
        return []

    def undo(self, change: Change) -> None:
        """Does nothing: nothing was written."""

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        """The facts known from before."""
        return self._store.facts(status=status)

    def recall(self, query: str, **how: Any) -> Recall:
        """Recall works as usual, from what was known before."""
        return self._store.recall(query, **how)

    def nearest(self, query: str, most: int = 16) -> list[Fact]:
        """The facts known from before."""
        return self._store.nearest(query, most)

    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None:
        """Does nothing: what is not stored has no lineage."""
