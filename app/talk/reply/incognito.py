"""A talk without a trace: memory is read, nothing is written, the words live in RAM only."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from app.talk.ports import Aside, Keeper, Store
from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import Change, Conversation, Fact, Recall, Status, Turn


class Incognito:
    """A store over a store: turns stay here and are gone with it. Satisfies
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
        """The stored ones; this one is not among them."""
        return self._store.conversations()

    def save_turn(self, turn: Turn) -> Turn:
        """Keep it for the length of the talk."""
        self._turns[turn.id] = turn
        return turn

    def turns(self, conversation: str) -> list[Turn]:
        """What was said here."""
        return [turn for turn in self._turns.values() if turn.conversation == conversation]

    def delete_turns(self, ids: Sequence[str]) -> None:
        """Drop some of it."""
        for id in ids:
            self._turns.pop(id, None)

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """Nothing here has a past to go back to."""
        raise StoreError("Nothing of this talk is stored.", "Write the message anew.")

    def observe(
        self, turn: Turn, *, keep_secrets: bool = False, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Nothing is noticed."""
        return []

    def undo(self, change: Change) -> None:
        """There is nothing to undo."""

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        """What is known from before."""
        return self._store.facts(status=status)

    def recall(self, query: str, **how: Any) -> Recall:
        """What is known from before is used as ever."""
        return self._store.recall(query, **how)

    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None:
        """No lineage of what is not stored."""
