"""Conversations of other programs: stored whole, and searchable by words at once.

Embedding and reading for proposals follow later: both cost a thousand times as much as storing.
What remains to be done is in marks of the store, one for each batch of conversations, written
before their turns, so that after a kill the next run continues.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

import numpy as np

from memory.accept.secrets import masked
from memory.change.proposing import Proposing
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.talks.turns import Conversations, spoken, title_of
from memory.store.vectors import Vectors
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Change, Conversation, Turn

_MARK = "import:"  # followed by the batch's time in nanoseconds, so that marks sort
_SHORT = 64  # turns whose vectors are computed together


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of some conversations."""

    new: int = 0
    grown: int = 0  # existing ones with new messages
    known: int = 0  # existing and unchanged
    deleted: int = 0  # deleted here earlier, and left out
    turns: int = 0  # new ones

    def __add__(self, other: Stored) -> Stored:
        return Stored(
            self.new + other.new,
            self.grown + other.grown,
            self.known + other.known,
            self.deleted + other.deleted,
            self.turns + other.turns,
        )


@dataclass(frozen=True, slots=True)
class Batch:
    """Conversations that were stored together, and what remains to be done with them."""

    name: str
    unread: tuple[str, ...]  # ids of conversations not yet read for proposals
    bare: tuple[str, ...]  # ids of conversations whose turns have no vectors yet


class Imports:
    """Stores conversations read from exports. `proposals` makes the proposals.

    Attributes:
        proposals: proposes facts from imported text, which wait for confirmation.
    """

    def __init__(
        self,
        database: Database,
        vectors: Vectors,
        rows: Rows,
        conversations: Conversations,
        proposals: Proposing,
        profile: str,
    ) -> None:
        self._database = database
        self._rows = rows
        self._vectors = vectors
        self._conversations = conversations
        self._profile = profile
        self.proposals = proposals

    def store(
        self,
        talks: Sequence[tuple[Conversation, Sequence[Turn]]],
        *,
        read: bool = True,
        again: bool = False,
    ) -> Stored:
        """Write conversations with their turns; existing rows stay as they are.

        Args:
            talks: each with its turns in order; ids are those of the export, made opaque.
            read: whether to read them for proposals later.
            again: include those that were deleted here.

        Raises:
            StoreError: the call is retried safely: the next one finds all of it or nothing.
        """
        with self._database.lock:
            accepted = [
                (talk, turns)
                for talk, turns in dict((t.id, (t, talk_turns)) for t, talk_turns in talks).values()
                if again or not self._database.marked(f"deleted:{talk.id}")
            ]
            talk_rows = self._database.conversations.where(
                "key", [key_of(t.id) for t, _ in accepted]
            )
            counts = {row["key"]: row["turns"] for row in talk_rows}
            existing = [
                (talk, talk_turns) for talk, talk_turns in accepted if key_of(talk.id) in counts
            ]
            # Unchanged: the last message is stored, and at least as many as in the export.
            stored_ends = self._there([talk_turns[-1] for _, talk_turns in existing])
            unchanged = {
                talk.id
                for talk, talk_turns in existing
                if key_of(talk_turns[-1].id) in stored_ends
                and counts[key_of(talk.id)] >= len(talk_turns)
            }
            stored = self._there(
                [t for talk, talk_turns in existing if talk.id not in unchanged for t in talk_turns]
            )
            new = grown = 0
            turns: list[Row] = []
            heads: list[Row] = []
            changed: list[str] = []
            for talk, talk_turns in accepted:
                exists = key_of(talk.id) in counts
                fresh = [
                    t for t in talk_turns if talk.id not in unchanged and key_of(t.id) not in stored
                ]
                if exists and not fresh:
                    continue
                stored_count = self._count(talk.id) if exists else 0
                turns += self._turn_rows(fresh, stored_count)
                heads.append(
                    self._rows.conversation_row(self._headed(talk, talk_turns, stored_count, fresh))
                )
                changed.append(talk.id)
                new, grown = new + (not exists), grown + exists
            if changed:
                self._write(f"{_MARK}{time.time_ns()}", changed if read else (), changed)
                self._database.turns.upsert(turns, stored)
                self._database.conversations.upsert(heads, counts)
        deleted = len({talk.id for talk, _ in talks}) - len(accepted)
        return Stored(new, grown, len(accepted) - new - grown, deleted, len(turns))

    def pending(self) -> list[Batch]:
        """The batches with work left, oldest first."""
        marks = self._database.marked_with(_MARK)
        batches = []
        for name in sorted(marks):
            try:
                value = json.loads(marks[name])
                batches.append(Batch(name, tuple(value["unread"]), tuple(value["bare"])))
            except (ValueError, KeyError, TypeError):
                continue  # written by another version; its conversations stay searchable by words
        return [batch for batch in batches if batch.unread or batch.bare]

    def done(self, batch: Batch, *, read: Iterable[str] = (), embedded: Iterable[str] = ()) -> None:
        """Note that some conversations of a batch were read or embedded."""
        read_ids, embedded_ids = set(read), set(embedded)
        with self._database.lock:
            current = next(
                (pending for pending in self.pending() if pending.name == batch.name), None
            )
            if current is None:
                return
            unread = [id for id in current.unread if id not in read_ids]
            bare = [id for id in current.bare if id not in embedded_ids]
            self._write(f"{_MARK}{batch.name}", unread, bare)

    def drop_unread(self) -> None:
        """Give up reading what was imported so far."""
        for batch in self.pending():
            self.done(batch, read=batch.unread)

    def read(self, conversations: Sequence[str]) -> list[Change]:
        """Propose facts from the user's own messages in some conversations."""
        messages: list[tuple[Turn, Sequence[Turn]]] = []
        for id in conversations:
            turns = self._conversations.turns(id)
            messages += [
                (turn, turns[max(0, place - 2) : place])
                for place, turn in enumerate(turns)
                if turn.role == "user" and turn.origin is Origin.IMPORTED
            ]
        return self.proposals.propose(messages)

    def embed(self, conversation: str) -> int:
        """Embed the turns of a conversation; returns how many had no vectors."""
        with self._database.lock:
            rows = self._database.turns.where("conversation_key", [key_of(conversation)])
        bare = [row for row in rows if not row["vector"].any()]
        for start in range(0, len(bare), _SHORT):
            group = bare[start : start + _SHORT]
            vectors = self._vectors.of([spoken(self._rows.turn(row)) for row in group])
            with self._database.lock:
                # Forgetting may have changed the text meanwhile: do not store its old vector.
                present = {r["key"]: r for r in self._database.turns.where(
                    "key", [row["key"] for row in group])}  # fmt: skip
                self._database.turns.upsert(
                    [
                        {**row, "vector": vector}
                        for row, vector in zip(group, vectors, strict=True)
                        if row["key"] in present and present[row["key"]]["text"] == row["text"]
                    ]
                )
        return len(bare)

    def _write(self, name: str, unread: Sequence[str], bare: Sequence[str]) -> None:
        value = json.dumps({"unread": list(unread), "bare": list(bare)})
        self._database.mark(name, value)

    def _there(self, turns: Sequence[Turn]) -> set[str]:
        """The keys of those turns that are stored."""
        rows = self._database.turns.where("key", [key_of(turn.id) for turn in turns])
        return {row["key"] for row in rows}

    def _count(self, conversation: str) -> int:
        return self._database.turns.count("conversation_key", key_of(conversation))

    def _turn_rows(self, turns: Sequence[Turn], before: int) -> list[Row]:
        empty = np.zeros(self._vectors.dimensions, dtype=np.float32)
        return [
            self._rows.turn_row(turn, empty, before + place, self._profile)
            for place, turn in enumerate(turns)
        ]

    def _headed(
        self, talk: Conversation, turns: Sequence[Turn], before: int, fresh: Sequence[Turn]
    ) -> Conversation:
        """The conversation as it is listed."""
        first = next((turn.text for turn in turns if turn.role == "user"), turns[0].text)
        times = sorted((turn.time for turn in turns), key=lambda time: time.timestamp())
        return replace(
            talk,
            title=talk.title or title_of(first),
            started=min(talk.started, times[0], key=lambda time: time.timestamp()),
            last=times[-1],
            turns=before + len(fresh),
            profile=self._profile,
        )


def imported(
    conversation: str,
    id: str,
    role: Literal["user", "assistant"],
    text: str,
    when: datetime,
    speaker: str = "",
) -> Turn:
    """A turn of another program, with secrets masked, marked as imported: no statement in it is
    a fact by itself."""
    return Turn(
        conversation, role, masked(text), id=id, time=when, speaker=speaker, origin=Origin.IMPORTED
    )


__all__ = ["Batch", "Imports", "Stored", "imported"]
