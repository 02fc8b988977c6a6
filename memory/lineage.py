"""Which turns a fact came from, and which replies showed it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Literal

from memory.records import now
from memory.store import Database
from memory.store.table import Row, key_of

Link = Literal["source", "shown"]


class Lineage:
    """The lineage table. A "source" link keeps the words that the fact was taken from."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def link(
        self,
        kind: Link,
        links: Iterable[tuple[str, str, str]],
        when: datetime | None = None,
    ) -> None:
        """Write links (turn id, fact id, sentence)."""
        encode = self._database.encode
        time = (when or now()).isoformat()
        rows = [
            {
                "key": key_of(kind, turn, fact),
                "kind": kind,
                "turn": encode(turn),
                "turn_key": key_of(turn),
                "fact": encode(fact),
                "fact_key": key_of(fact),
                "sentence": encode(sentence),
                "time": time,
            }
            for turn, fact, sentence in links
            if turn
        ]
        with self._database.lock:
            self._database.lineage.upsert(rows)

    def linked(self, kind: Link, turn: str, fact: str) -> bool:
        """Whether a link is there."""
        with self._database.lock:
            return key_of(kind, turn, fact) in self._database.lineage.all()

    def turns(self, fact: str, kind: Link) -> list[tuple[str, str]]:
        """(turn id, sentence) of a fact's links of one kind, the oldest first."""
        found = [row for row in self._of("fact_key", fact) if row["kind"] == kind]
        found.sort(key=lambda row: row["time"])
        decode = self._database.decode
        return [(decode(row["turn"]), decode(row["sentence"])) for row in found]

    def facts(self, turn: str, kind: Link) -> list[str]:
        """The ids of the facts that a turn is linked to."""
        decode = self._database.decode
        return [decode(r["fact"]) for r in self._of("turn_key", turn) if r["kind"] == kind]

    def by_turn(self, kind: Link) -> dict[str, list[str]]:
        """Fact ids by turn id, for all links of one kind."""
        found: dict[str, list[str]] = {}
        decode = self._database.decode
        with self._database.lock:
            for row in self._database.lineage.all().values():
                if row["kind"] == kind:
                    found.setdefault(decode(row["turn"]), []).append(decode(row["fact"]))
        return found

    def unlink(self, kind: Link, turn: str, fact: str) -> None:
        """Remove one link."""
        with self._database.lock:
            self._database.lineage.remove([key_of(kind, turn, fact)])

    def drop(self, *, facts: Collection[str] = (), turns: Collection[str] = ()) -> None:
        """Remove every link of some facts and of some turns."""
        of_facts, of_turns = {key_of(f) for f in facts}, {key_of(t) for t in turns}
        with self._database.lock:
            gone = [
                key
                for key, row in self._database.lineage.all().items()
                if row["fact_key"] in of_facts or row["turn_key"] in of_turns
            ]
            if gone:
                self._database.lineage.remove(gone)

    def redact(self, value: re.Pattern[str], mark: str) -> None:
        """Put a mark in place of a value, in the sentences that other facts came from."""
        decode, encode = self._database.decode, self._database.encode
        with self._database.lock:
            changed = [
                {**row, "sentence": encode(value.sub(mark, decode(row["sentence"])))}
                for row in self._database.lineage.all().values()
                if value.search(decode(row["sentence"]))
            ]
            self._database.lineage.upsert(changed)

    def _of(self, column: str, id: str) -> list[Row]:
        key = key_of(id)
        with self._database.lock:
            return [r for r in self._database.lineage.all().values() if r[column] == key]
