"""The facts table as values: reading by id, writing with read-back, vectors for all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from memory.cues import cue_words
from memory.errors import NotFoundError
from memory.records import Fact, Kind, Status
from memory.store import Database
from memory.store.rows import Rows
from memory.store.table import Row, key_of
from memory.vectors import Vectors

CURRENT = (Status.ACTIVE, Status.PROMPT_ONLY)  # what may be put into a prompt
BELIEVED = (*CURRENT, Status.HELD, Status.CONSOLIDATED)  # what a new statement is held against


class Beliefs:
    """Facts of one profile. Every method takes the store's lock itself."""

    def __init__(self, database: Database, rows: Rows, vectors: Vectors, profile: str) -> None:
        self._database = database
        self._table = database.facts
        self._rows = rows
        self._vectors = vectors
        self._profile = profile
        self._decoded: dict[str, tuple[Row, Fact]] = {}
        self._stacked: tuple[list[Fact], npt.NDArray[np.float32]] | None = None

    def all(self) -> dict[str, Fact]:
        """Every fact by id, whatever its status."""
        return {fact.id: fact for fact, _ in self._pairs()}

    def matrix(self) -> tuple[list[Fact], npt.NDArray[np.float32]]:
        """The facts and their vectors, shape [facts, dimensions], in one order."""
        with self._database.lock:
            pairs = self._pairs()
            if not self._stacked or [f for f, _ in pairs] != self._stacked[0]:
                facts = [fact for fact, _ in pairs]
                empty = np.zeros((0, self._vectors.dimensions), dtype=np.float32)
                rows = [row["vector"] for _, row in pairs]
                self._stacked = (facts, np.stack(rows) if rows else empty)
            return self._stacked

    def get(self, id_or_prefix: str) -> Fact:
        """The fact of an id, or of the only id that begins so.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        facts = self.all()
        if id_or_prefix in facts:
            return facts[id_or_prefix]
        found = [fact for id, fact in facts.items() if id_or_prefix and id.startswith(id_or_prefix)]
        if len(found) == 1:
            return found[0]
        many = "More than one fact begins" if found else "No fact has an id that begins"
        raise NotFoundError(
            f"{many} with “{id_or_prefix}”.", "`luna memory list` shows every fact with its id."
        )

    def prepare(self, texts: Iterable[str]) -> None:
        """Embed texts ahead, outside of the lock."""
        self._vectors.of(list(texts))

    def put(self, facts: Sequence[Fact]) -> list[Fact]:
        """Write facts, read back.

        Raises:
            WriteLostError: a fact was not there afterwards.
        """
        if not facts:
            return []
        with self._database.lock:
            there = self._table.all()
            known = {f.id: there.get(key_of(f.id)) for f in facts}
            new = [f.text for f in facts if not self._same_text(known[f.id], f)]
            vectors = dict(zip(new, self._vectors.of(new), strict=True)) if new else {}
            rows = []
            for fact in facts:
                row = known[fact.id]
                vector = (
                    vectors[fact.text] if row is None or fact.text in vectors else row["vector"]
                )
                words = f"{fact.text} {fact.value} {cue_words(fact)}"
                fact = replace(fact, profile=self._profile)
                rows.append(self._rows.fact_row(fact, vector, words))
            self._table.upsert(rows)
            current = self._table.all()
            return [self._rows.fact(current[row["key"]]) for row in rows]

    def drop(self, ids: Sequence[str]) -> None:
        """Take facts out; their bytes leave with the next erasure."""
        with self._database.lock:
            self._table.remove([key_of(id) for id in ids])

    def _same_text(self, row: Row | None, fact: Fact) -> bool:
        return row is not None and self._rows.fact(row).text == fact.text

    def _pairs(self) -> list[tuple[Fact, Row]]:
        with self._database.lock:
            rows = self._table.all()
            decoded: dict[str, tuple[Row, Fact]] = {}
            for key, row in rows.items():
                known = self._decoded.get(key)
                decoded[key] = known if known and known[0] is row else (row, self._rows.fact(row))
            self._decoded = decoded
            return [(f, row) for row, f in decoded.values() if f.profile == self._profile]


def always_on(fact: Fact) -> bool:
    """Whether a fact is in every prompt, whatever was asked."""
    return fact.pinned or fact.kind in (Kind.IDENTITY, Kind.INSTRUCTION, Kind.GUIDELINE)
