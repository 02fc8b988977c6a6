"""What stands beside the turns of a talk: other versions of its replies, and its persona.

They lie in the turns table under a key of their own, as what is attached does: they are no turns,
no recall finds them, and deleting the conversation, forgetting and erasing reach them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.vectors import Vectors
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Turn, new_id

VERSION: Any = "version"  # in place of who spoke
PERSONA: Any = "persona"
ROLES = frozenset((VERSION, PERSONA))
MOST = 24  # versions of a reply; of more the oldest goes


def beside_key(conversation: str) -> str:
    """The key that these rows have in place of their conversation's own."""
    return key_of(conversation, "beside")


class Beside:
    """Versions and personas of all talks."""

    def __init__(self, database: Database, vectors: Vectors, rows: Rows, profile: str) -> None:
        self._database = database
        self._vectors = vectors
        self._rows = rows
        self._profile = profile

    def versions(self, reply: Turn) -> list[Turn]:
        """The versions of a reply that were kept, the oldest first; their ids are their own."""
        return [turn for _, turn in self._of(reply)]

    def keep(self, reply: Turn, instead: str = "") -> None:
        """Keep a reply as it is now; what is kept already is not kept twice.

        Args:
            instead: the text of a version that this one goes on from, and whose place it takes.
        """
        kept = self._of(reply)
        texts = [turn.text for _, turn in kept]
        if not reply.text.strip() or reply.text in texts:
            return
        if instead in texts:
            row, turn = kept[texts.index(instead)]
            self._write(replace(turn, text=reply.text, state=reply.state), row["position"])
            return
        place = max((row["position"] for row, _ in kept), default=-1) + 1
        made = Turn(reply.conversation, VERSION, reply.text, new_id(), reply.time, reply.state,
                    reply.id, Origin.REPLY)  # fmt: skip
        self._write(made, place)
        if more := kept[: max(0, len(kept) + 1 - MOST)]:
            self._database.turns.remove([row["key"] for row, _ in more])

    def move(self, reply: Turn, id: str) -> None:
        """The versions of a reply belong to one of another id from now on."""
        for row, turn in self._of(reply):
            self._write(replace(turn, speaker=id), row["position"])

    def persona(self, conversation: str) -> str:
        """Who the model plays in a talk; empty where nothing was said of it."""
        found = [turn for _, turn in self._rows_of(conversation) if turn.role == PERSONA]
        return found[0].text if found else ""

    def play(self, conversation: str, text: str) -> None:
        """Let the model play somebody in a talk; empty: nobody any more."""
        id = key_of(conversation, PERSONA)
        if text:
            self._write(Turn(conversation, PERSONA, text, id, origin=Origin.TYPED), 0)
        else:
            with self._database.lock:
                self._database.turns.remove([key_of(id)])

    def in_memory(self) -> BesideHere:
        """The same for a talk that is written nowhere."""
        return BesideHere()

    def _of(self, reply: Turn) -> list[tuple[Row, Turn]]:
        rows = self._rows_of(reply.conversation)
        return [(r, t) for r, t in rows if t.role == VERSION and t.speaker == reply.id]

    def _rows_of(self, conversation: str) -> list[tuple[Row, Turn]]:
        with self._database.lock:
            rows = self._database.turns.where("conversation_key", [beside_key(conversation)])
        return [(row, self._rows.turn(row)) for row in sorted(rows, key=lambda r: r["position"])]

    def _write(self, turn: Turn, place: int) -> None:
        vector = self._vectors.one(turn.text)
        row = self._rows.turn_row(turn, vector, place, self._profile)
        with self._database.lock:
            self._database.turns.upsert(
                [{**row, "conversation_key": beside_key(turn.conversation)}]
            )


class BesideHere:
    """Versions and a persona in RAM alone."""

    def __init__(self) -> None:
        self._versions: dict[str, list[Turn]] = {}
        self._personas: dict[str, str] = {}

    def versions(self, reply: Turn) -> list[Turn]:
        """The versions of a reply, the oldest first."""
        return list(self._versions.get(reply.id, ()))

    def keep(self, reply: Turn, instead: str = "") -> None:
        """Keep a reply for the length of the talk."""
        kept = self._versions.setdefault(reply.id, [])
        texts = [turn.text for turn in kept]
        if not reply.text.strip() or reply.text in texts:
            return
        if instead in texts:
            kept[texts.index(instead)] = reply
        else:
            kept.append(reply)
            del kept[:-MOST]

    def move(self, reply: Turn, id: str) -> None:
        """The versions of a reply belong to one of another id."""
        self._versions[id] = self._versions.pop(reply.id, [])

    def persona(self, conversation: str) -> str:
        """Who the model plays."""
        return self._personas.get(conversation, "")

    def play(self, conversation: str, text: str) -> None:
        """Let it play somebody."""
        self._personas[conversation] = text


def of_replies(rows: Sequence[Row], replies: frozenset[str], read: Rows) -> list[str]:
    """The keys of the rows that are versions of some replies."""
    return [
        row["key"] for row in rows if row["role"] == VERSION and read.turn(row).speaker in replies
    ]
