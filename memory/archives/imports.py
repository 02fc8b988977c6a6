"""Conversations of other programs: stored whole, searchable by their words at once.

The vectors that search by meaning follow later, and so does the reading for proposals: both cost
a thousand times what storing costs. What is still to do stands in marks of the store, a batch of
conversations each, written before their turns: killed anywhere, the next run goes on.
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

_MARK = "import:"  # and the nanoseconds of the batch, so that they sort
_SHORT = 64  # turns whose vectors are computed together


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of some conversations."""

    new: int = 0
    grown: int = 0  # were here and have more messages now
    known: int = 0  # were here as they are
    deleted: int = 0  # had been deleted here, and stay so
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
    """Conversations that were stored together, and what is still to be done with them."""

    name: str
    unread: tuple[str, ...]  # ids of conversations; their own words may tell something
    bare: tuple[str, ...]  # ids of conversations whose turns have no vectors yet


class Imports:
    """Stores what was read from exports. Proposals are made in `proposals`.

    Attributes:
        proposals: what imported words tell, waiting for a yes.
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
        """Write conversations with their turns; what is there already stays as it is.

        Args:
            talks: each with its turns in order; ids are those of the export, made opaque.
            read: whether they shall be read for proposals.
            again: also those that were deleted here.

        Raises:
            StoreError: nothing of this call, or all of it, will be found by the next.
        """
        with self._database.lock:
            kept = [
                (talk, turns)
                for talk, turns in dict((t.id, (t, own)) for t, own in talks).values()
                if again or not self._database.marked(f"deleted:{talk.id}")
            ]
            talk_rows = self._database.conversations.where("key", [key_of(t.id) for t, _ in kept])
            there = {row["key"]: row["turns"] for row in talk_rows}
            old = [(talk, own) for talk, own in kept if key_of(talk.id) in there]
            # One that has its last message, and as many as the export, did not go on.
            ends = self._there([own[-1] for _, own in old])
            same = {
                talk.id
                for talk, own in old
                if key_of(own[-1].id) in ends and there[key_of(talk.id)] >= len(own)
            }
            known = self._there([t for talk, own in old if talk.id not in same for t in own])
            new = grown = 0
            turns: list[Row] = []
            heads: list[Row] = []
            changed: list[str] = []
            for talk, own in kept:
                here = key_of(talk.id) in there
                fresh = [t for t in own if talk.id not in same and key_of(t.id) not in known]
                if here and not fresh:
                    continue
                before = self._count(talk.id) if here else 0
                turns += self._turn_rows(fresh, before)
                heads.append(self._rows.conversation_row(self._headed(talk, own, before, fresh)))
                changed.append(talk.id)
                new, grown = new + (not here), grown + here
            if changed:
                self._write(f"{_MARK}{time.time_ns()}", changed if read else (), changed)
                self._database.turns.upsert(turns, known)
                self._database.conversations.upsert(heads, there)
        left = len({talk.id for talk, _ in talks}) - len(kept)
        return Stored(new, grown, len(kept) - new - grown, left, len(turns))

    def pending(self) -> list[Batch]:
        """What is still to be done, the batch that was stored first at the head."""
        found = self._database.marked_with(_MARK)
        batches = []
        for name in sorted(found):
            try:
                value = json.loads(found[name])
                batches.append(Batch(name, tuple(value["unread"]), tuple(value["bare"])))
            except (ValueError, KeyError, TypeError):
                continue  # written by another version: what is stored can be searched by its words
        return [batch for batch in batches if batch.unread or batch.bare]

    def done(self, batch: Batch, *, read: Iterable[str] = (), embedded: Iterable[str] = ()) -> None:
        """Some conversations of a batch were read, or have vectors now."""
        gone, dressed = set(read), set(embedded)
        with self._database.lock:
            now = next((each for each in self.pending() if each.name == batch.name), None)
            if now is None:
                return
            unread = [id for id in now.unread if id not in gone]
            bare = [id for id in now.bare if id not in dressed]
            self._write(f"{_MARK}{batch.name}", unread, bare)

    def drop_unread(self) -> None:
        """Read no more of what was imported so far."""
        for batch in self.pending():
            self.done(batch, read=batch.unread)

    def read(self, conversations: Sequence[str]) -> list[Change]:
        """Propose what the user's own messages of some conversations tell."""
        own: list[tuple[Turn, Sequence[Turn]]] = []
        for id in conversations:
            said = self._conversations.turns(id)
            own += [
                (turn, said[max(0, place - 2) : place])
                for place, turn in enumerate(said)
                if turn.role == "user" and turn.origin is Origin.IMPORTED
            ]
        return self.proposals.propose(own)

    def embed(self, conversation: str) -> int:
        """Give the turns of a conversation their vectors; returns how many had none."""
        with self._database.lock:
            rows = self._database.turns.where("conversation_key", [key_of(conversation)])
        bare = [row for row in rows if not row["vector"].any()]
        for start in range(0, len(bare), _SHORT):
            part = bare[start : start + _SHORT]
            vectors = self._vectors.of([spoken(self._rows.turn(row)) for row in part])
            with self._database.lock:
                # A forgetting may have taken words meanwhile: their vectors are not to come back.
                now = {r["key"]: r for r in self._database.turns.where(
                    "key", [row["key"] for row in part])}  # fmt: skip
                self._database.turns.upsert(
                    [
                        {**row, "vector": vector}
                        for row, vector in zip(part, vectors, strict=True)
                        if row["key"] in now and now[row["key"]]["text"] == row["text"]
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
    """A turn of another program, without its secrets, marked as imported: no word in it is a
    fact by itself."""
    return Turn(
        conversation, role, masked(text), id=id, time=when, speaker=speaker, origin=Origin.IMPORTED
    )


__all__ = ["Batch", "Imports", "Stored", "imported"]
