"""A conversation that goes another way from some message on: the turns before it, copied.

What a fact came from and where it was shown is copied with them: forgetting reaches a copy as it
reaches the turn itself, and no copy is noticed again.
"""

from __future__ import annotations

from dataclasses import replace

from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.store.talks.turns import Conversations
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Conversation, Turn, new_id, now

FROM = "branch:"  # a mark: which conversation another one branched from


def ancestors(database: Database, conversation: str) -> list[str]:
    """The conversations that one branched from, directly or not; their talk is no past of it."""
    found: list[str] = []
    while (conversation := database.marked(f"{FROM}{conversation}")) and conversation not in found:
        found.append(conversation)
    return found


class Branching:
    """Makes branches of stored conversations."""

    def __init__(self, database: Database, conversations: Conversations, lineage: Lineage) -> None:
        self._database = database
        self._conversations = conversations
        self._lineage = lineage

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """A new conversation of what was said before a message.

        Returns:
            The conversation, which may be empty, and the message, which is not in it.

        Raises:
            NotFoundError: there is no message of that id.
        """
        with self._database.lock:
            message = self._conversations.turn(turn_id)
            if message is None or message.role != "user":
                raise NotFoundError(
                    f"No message has the id “{turn_id}”.", "It may have been forgotten or deleted."
                )
            old = self._conversations.get(message.conversation)
            turns = self._conversations.turns(old.id)
            before = turns[: next(n for n, turn in enumerate(turns) if turn.id == message.id)]
            made = self._conversations.start(old.title, now(), "")
            copies = [replace(turn, id=new_id(), conversation=made.id) for turn in before]
            ids = {turn.id: copy.id for turn, copy in zip(before, copies, strict=True)}
            # The marks first: killed in between, nothing of a copy can be noticed.
            self._database.marks(*self._marks(ids))
            self._database.marks(f"{FROM}{made.id}", value=old.id)
            self._lineage.follow(ids)
            if copies:
                self._conversations.save(copies)
            return self._conversations.get(made.id), message

    def _marks(self, ids: dict[str, str]) -> list[str]:
        """A copy is neither noticed nor recalled, and what was forgotten in it stays so."""
        redacted = [
            f"redacted:{c}" for t, c in ids.items() if self._database.marked(f"redacted:{t}")
        ]
        return [*redacted, *(f"never:{copy}" for copy in ids.values())]
