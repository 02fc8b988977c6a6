"""Turns and conversations, saved as they happen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.vectors import Vectors
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Conversation, Turn, new_id, now

_AHEAD = timedelta(days=1)
_TITLE = 60  # characters of the first message that name a conversation


class Conversations:
    """The turns and conversations tables as values."""

    def __init__(self, database: Database, rows: Rows, vectors: Vectors, profile: str) -> None:
        self._database = database
        self._rows = rows
        self._vectors = vectors
        self._profile = profile

    def start(self, title: str, when: datetime | None, id: str) -> Conversation:
        """A new conversation, or the one that already has this id."""
        time = when or now()
        made = Conversation(id or new_id(), title, time, time, 0, self._profile)
        with self._database.lock:
            table = self._database.conversations
            there = table.all().get(key_of(made.id))
            if there is None:
                table.upsert([self._rows.conversation_row(made)])
                there = table.all()[key_of(made.id)]
            return self._rows.conversation(there)

    def save(self, turns: Sequence[Turn]) -> list[Turn]:
        """Write turns by id and read them back; conversations follow.

        A turn whose text was redacted by a forgetting keeps its redacted text.
        """
        self._vectors.of([spoken(turn) for turn in turns])  # embeds outside of the lock
        with self._database.lock:
            table = self._database.turns
            there = {row["key"]: row for row in table.get([key_of(turn.id) for turn in turns])}
            places: dict[str, int] = {}  # turns by conversation's key
            kept: list[Turn] = []
            rows: list[Row] = []
            for turn in turns:
                old = there.get(key_of(turn.id))
                if old is not None:
                    place = old["position"]
                    if self._database.marked(f"redacted:{turn.id}"):
                        kept_as = self._rows.turn(old)
                        turn = replace(turn, text=kept_as.text, own=kept_as.own)
                else:
                    group = key_of(turn.conversation)
                    if group not in places:
                        places[group] = table.count("conversation_key", group)
                    place = places[group]
                    places[group] += 1
                kept.append(turn)
                vector = self._vectors.one(spoken(turn))
                rows.append(self._rows.turn_row(turn, vector, place, self._profile))
            table.upsert(rows, there)
            self._follow(kept, places)
            return [self._rows.turn(row) for row in rows]

    def turns(self, conversation: str) -> list[Turn]:
        """The turns of a conversation in order."""
        with self._database.lock:
            rows = self._database.turns.where("conversation_key", [key_of(conversation)])
        rows.sort(key=lambda row: row["position"])
        return [self._rows.turn(row) for row in rows]

    def turn(self, id: str) -> Turn | None:
        """The turn of an id."""
        found = self.some([id])
        return found[0] if found else None

    def some(self, ids: Sequence[str]) -> list[Turn]:
        """The turns of some ids, in no particular order."""
        with self._database.lock:
            rows = self._database.turns.get([key_of(id) for id in ids])
        return [self._rows.turn(row) for row in rows]

    def list(self) -> list[Conversation]:
        """All conversations, the latest first."""
        with self._database.lock:
            rows = list(self._database.conversations.all().values())
        found = [self._rows.conversation(row) for row in rows]
        mine = [c for c in found if c.profile == self._profile]
        # What a clock that was ahead has dated stands behind what is dated rightly.
        limit = now() + _AHEAD
        return sorted(mine, key=lambda c: (c.last <= limit, c.last), reverse=True)

    def get(self, id: str) -> Conversation:
        """A conversation.

        Raises:
            NotFoundError: there is none of that id.
        """
        with self._database.lock:
            row = self._database.conversations.all().get(key_of(id))
        if row is None:
            raise NotFoundError(f"No conversation has the id “{id}”.", "`luna chat` lists them.")
        return self._rows.conversation(row)

    def rename(self, id: str, title: str) -> Conversation:
        """Give a conversation another title."""
        with self._database.lock:
            renamed = replace(self.get(id), title=title)
            self._database.conversations.upsert([self._rows.conversation_row(renamed)])
            return self.get(id)

    def _follow(self, turns: Sequence[Turn], counts: Mapping[str, int]) -> None:
        """Title, last time and number of turns of the conversations that were written to."""
        rows = []
        table = self._database.conversations
        for id in dict.fromkeys(turn.conversation for turn in turns):
            own = [turn for turn in turns if turn.conversation == id]
            key = key_of(id)
            count = counts.get(key)
            if count is None:  # no turn of it was new
                count = self._database.turns.count("conversation_key", key)
            row = table.all().get(key)
            known = self._rows.conversation(row) if row else None
            if known is None:
                known = Conversation(id, "", own[0].time, own[0].time, 0, self._profile)
            first = next((turn.text for turn in own if turn.role == "user"), "")
            rows.append(
                self._rows.conversation_row(
                    replace(
                        known,
                        title=known.title or title_of(first),
                        last=max([known.last, *(turn.time for turn in own)], key=_instant),
                        turns=count,
                    )
                )
            )
        table.upsert(rows)


def spoken(turn: Turn) -> str:
    """A turn as it is embedded: with its speaker, where several people talk."""
    return f"{turn.speaker}: {turn.text}" if turn.speaker else turn.text


def title_of(text: str) -> str:
    """The title that a first message gives its conversation."""
    line = " ".join(text.split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"


def _instant(time: datetime) -> float:
    return time.timestamp()
