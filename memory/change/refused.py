"""The user's no to what waited for a yes: it leaves, and the same is never proposed again."""

from __future__ import annotations

from collections.abc import Sequence

from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lance.table import key_of
from memory.store.lineage import Lineage
from memory.vocabulary.records import Fact


class Refused:
    """Remembers what the user did not want; its words cannot be read from what is kept."""

    def __init__(self, database: Database, beliefs: Beliefs, lineage: Lineage) -> None:
        self._database = database
        self._beliefs = beliefs
        self._lineage = lineage

    def before(self, fact: Fact) -> bool:
        """Whether the same was refused."""
        return bool(self._database.marked(_mark(fact)))

    def refuse(self, facts: Sequence[Fact]) -> None:
        """The user's no. What was said stays in its conversation."""
        with self._database.lock:
            self._database.marks(*(_mark(fact) for fact in facts))
            self.drop([fact.id for fact in facts])

    def drop(self, ids: Sequence[str]) -> None:
        """Take facts out, with what they came from."""
        if ids:
            self._beliefs.drop(ids)
            self._lineage.drop(facts=ids)


def _mark(fact: Fact) -> str:
    sign = str(fact.polarity)
    return f"refused:{key_of(fact.slot, fact.subject, sign, fact.value.casefold())}"
