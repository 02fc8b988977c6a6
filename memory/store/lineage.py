"""Which turns a fact came from, and which replies showed it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Literal

from memory.store.lance import Database
from memory.store.lance.columns.utf8 import clean
from memory.store.lance.table import Row, key_of
from memory.vocabulary.records import Turn, now

Link = Literal["source", "shown"]
GONE = "[forgotten]"  # stands where a forgotten value stood


class Lineage:
    """The lineage table. A "source" link keeps the words that the fact was taken from."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._version = -1
        self._by_fact: dict[str, dict[str, Row]] = {}  # rows by key, by the fact's key
        self._by_turn: dict[str, dict[str, Row]] = {}
        self._shown: set[str] = set()

    def link(
        self,
        kind: Link,
        links: Iterable[tuple[str, str, str]],
        when: datetime | None = None,
    ) -> None:
        """Write links (turn id, fact id, sentence)."""
        time = (when or now()).isoformat()
        rows = [
            {
                "key": key_of(kind, turn, fact),
                "kind": kind,
                "turn": clean(turn),
                "turn_key": key_of(turn),
                "fact": clean(fact),
                "fact_key": key_of(fact),
                "sentence": clean(sentence),
                "time": time,
            }
            for turn, fact, sentence in links
            if turn
        ]
        with self._database.lock:
            self._database.lineage.upsert(rows)

    def follow(self, turns: Mapping[str, str]) -> None:
        """Link copies of turns as the turns are linked: turn id → id of its copy."""
        with self._database.lock:
            rows = [
                {
                    **row,
                    "key": key_of(row["kind"], copy, row["fact"]),
                    "turn": copy,
                    "turn_key": key_of(copy),
                }
                for turn, copy in turns.items()
                for row in self._of("turn_key", turn)
            ]
            if rows:
                self._database.lineage.upsert(rows)

    def turns(self, fact: str, kind: Link) -> list[tuple[str, str]]:
        """(turn id, sentence) of a fact's links of one kind, the oldest first."""
        found = [row for row in self._of("fact_key", fact) if row["kind"] == kind]
        found.sort(key=lambda row: row["time"])
        return [(row["turn"], row["sentence"]) for row in found]

    def facts(self, turn: str, kind: Link) -> list[str]:
        """The ids of the facts that a turn is linked to."""
        return [r["fact"] for r in self._of("turn_key", turn) if r["kind"] == kind]

    def told_by(self, turns: Iterable[str]) -> set[tuple[str, str]]:
        """(turn id, fact id): the facts that some turns were the source of."""
        return {(turn, fact) for turn in turns for fact in self.facts(turn, "source")}

    def told_last(self, before: Sequence[Turn]) -> list[str]:
        """The facts that the last turn of the user which told any was the source of."""
        for turn in reversed(before):
            if turn.role == "user" and (told := self.facts(turn.id, "source")):
                return told
        return []

    def shown(self) -> Collection[str]:
        """The ids of the facts that replies were shown; to be read under the store's lock."""
        with self._database.lock:
            self._refresh()
            return self._shown

    def last(self, fact: str, kind: Link) -> str:
        """The turn of a fact's latest link of one kind, or ""."""
        found = [row for row in self._of("fact_key", fact) if row["kind"] == kind]
        latest = max(found, key=lambda row: row["time"], default=None)
        return latest["turn"] if latest else ""

    def used(self, fact: str) -> datetime | None:
        """When a reply was last shown a fact, or None."""
        times = [row["time"] for row in self._of("fact_key", fact) if row["kind"] == "shown"]
        return datetime.fromisoformat(max(times)) if times else None

    def unlink(self, kind: Link, turn: str, fact: str) -> None:
        """Remove one link."""
        with self._database.lock:
            self._database.lineage.remove([key_of(kind, turn, fact)])

    def drop(self, *, facts: Collection[str] = (), turns: Collection[str] = ()) -> None:
        """Remove every link of some facts and of some turns."""
        of_facts, of_turns = {key_of(f) for f in facts}, {key_of(t) for t in turns}
        with self._database.lock:
            self._refresh()
            gone = {key for fact in of_facts for key in self._by_fact.get(fact, ())}
            gone |= {key for turn in of_turns for key in self._by_turn.get(turn, ())}
            if gone:
                self._database.lineage.remove(gone)

    def redact(self, value: re.Pattern[str], mark: str) -> list[str]:
        """Put a mark in place of a value where other facts came from; the ids of those facts."""
        with self._database.lock:
            changed = [
                {**row, "sentence": clean(value.sub(mark, row["sentence"]))}
                for row in self._database.lineage.all().values()
                if value.search(row["sentence"])
            ]
            self._database.lineage.upsert(changed)
            return [row["fact"] for row in changed if row["kind"] == "source"]

    def _of(self, column: str, id: str) -> list[Row]:
        with self._database.lock:
            self._refresh()
            index = self._by_fact if column == "fact_key" else self._by_turn
            return list(index.get(key_of(id), {}).values())

    def _refresh(self) -> None:
        """Follow the table. The caller holds the lock."""
        table = self._database.lineage
        if table.version == self._version:
            return
        news = table.written_since(self._version)
        if news is None or news[1]:
            self._by_fact, self._by_turn, self._shown = {}, {}, set()
        rows = news[0] if news is not None and not news[1] else table.all().values()
        for row in rows:
            self._by_fact.setdefault(row["fact_key"], {})[row["key"]] = row
            self._by_turn.setdefault(row["turn_key"], {})[row["key"]] = row
            if row["kind"] == "shown":
                self._shown.add(row["fact"])
        self._version = table.version
