"""The ledger: every fact that is in weights, for each base model."""

from __future__ import annotations

import logging
from collections.abc import Collection, Sequence
from dataclasses import replace

from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import key_of
from memory.vocabulary.errors import WriteLostError
from memory.vocabulary.records import FAILED_NIGHTS, Fact, LedgerEntry, Status

_log = logging.getLogger("luna.memory")


class Ledger:
    """The ledger table and the statuses that follow from it."""

    def __init__(self, database: Database, rows: Rows, beliefs: Beliefs) -> None:
        self._database = database
        self._rows = rows
        self._beliefs = beliefs

    def entries(self, base: str = "") -> list[LedgerEntry]:
        """The entries of one base, or of all."""
        with self._database.lock:
            found = [self._rows.entry(row) for row in self._database.ledger.all().values()]
        return [entry for entry in found if not base or entry.base == base]

    def consolidate(self, entries: Sequence[LedgerEntry]) -> None:
        """Record entries and let their facts leave fast memory; may be repeated.

        Only a fact whose revision is still the trained one leaves; one that was edited
        meanwhile keeps its place, and its entry records what the weights still say. A fact
        that was forgotten meanwhile gets no entry.

        Raises:
            WriteLostError: an entry or a status was not there when read back.
        """
        with self._database.lock:
            facts = self._beliefs.all()
            kept = [entry for entry in entries if entry.fact_id in facts]
            self._database.ledger.upsert([self._rows.entry_row(entry) for entry in kept])
            current = self._database.marked("base")
            leaving = []
            for entry in kept:
                fact = facts[entry.fact_id]
                here = not current or entry.base == current
                if here and fact.revision == entry.revision and fact.status is Status.ACTIVE:
                    leaving.append(replace(fact, status=Status.CONSOLIDATED))
            self._beliefs.put(leaving)
            after = self._beliefs.all()
            if any(after[fact.id].status is not Status.CONSOLIDATED for fact in leaving):
                raise WriteLostError("A fact did not leave fast memory.", "Run the night again.")

    def back(self, ids: Collection[str], base: str, reason: str) -> list[Fact]:
        """Take facts out of the ledger of a base; they are in fast memory again."""
        with self._database.lock:
            keys = [key_of(id, base) for id in ids]
            there = self._database.ledger.all()
            gone = [key for key in keys if key in there]
            if gone:
                self._database.ledger.remove(gone)
            facts = self._beliefs.all()
            found = [facts[id] for id in ids if id in facts]
            if self._database.marked("base") not in ("", base):
                return []
            back = [f for f in found if f.status is Status.CONSOLIDATED]
            _log.info("%d facts returned to fast memory: %s", len(back), reason)
            return self._beliefs.put([replace(f, status=Status.ACTIVE) for f in back])

    def switch(self, base: str) -> None:
        """Let the statuses follow another base model's ledger."""
        with self._database.lock:
            if self._database.marked("base") != base:
                self._database.mark("base", base)
            learned = {entry.fact_id: entry.revision for entry in self.entries(base)}
            changed = []
            for fact in self._beliefs.all().values():
                here = learned.get(fact.id) == fact.revision
                if fact.status is Status.CONSOLIDATED and not here:
                    changed.append(replace(fact, status=Status.ACTIVE))
                elif fact.status is Status.ACTIVE and here:
                    changed.append(replace(fact, status=Status.CONSOLIDATED))
            self._beliefs.put(changed)

    def settle(self) -> None:
        """Statuses as the current base's ledger has them: what was put back may have left it."""
        if base := self._database.marked("base"):
            self.switch(base)

    def fail(self, ids: Collection[str]) -> list[Fact]:
        """One more failed night for some facts; the third makes them prompt-only."""
        with self._database.lock:
            facts = self._beliefs.all()
            changed = []
            for id in ids:
                if id not in facts:
                    continue
                fact = replace(facts[id], failed_nights=facts[id].failed_nights + 1)
                if fact.failed_nights >= FAILED_NIGHTS and fact.status is Status.ACTIVE:
                    fact = replace(fact, status=Status.PROMPT_ONLY)
                changed.append(fact)
            return self._beliefs.put(changed)

    def stale(self, base: str) -> list[LedgerEntry]:
        """Entries whose fact changed since: the weights still say what is no longer so."""
        facts = self._beliefs.all()
        gone = (Status.SUPERSEDED, Status.EXPIRED)
        return [
            entry
            for entry in self.entries(base)
            if (fact := facts.get(entry.fact_id)) is not None
            and (fact.revision != entry.revision or fact.status in gone)
        ]

    def remove(self, ids: Collection[str]) -> None:
        """Drop the entries of some facts, of every base."""
        with self._database.lock:
            found = [entry for entry in self.entries() if entry.fact_id in set(ids)]
            if found:
                self._database.ledger.remove([key_of(e.fact_id, e.base) for e in found])
