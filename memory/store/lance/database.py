"""The folder of fast memory: its tables, its schema version, its lock, its erasure."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from memory.disk.damage import Damage
from memory.disk.sealing import Seal
from memory.store.lance.columns import schema
from memory.store.lance.columns.utf8 import clean
from memory.store.lance.lock import StoreLock
from memory.store.lance.table import Table, key_of
from memory.store.lance.transaction import take_back, whole
from memory.store.quick_lance import lance
from memory.vocabulary.errors import LunaError, SchemaError, StoreError

# 1 had a column for full-text search, 2 no `own`, 3 no checksums; tables follow when opened.
SCHEMA_VERSION = 4
_ORDER = (
    schema.META, schema.FACTS, schema.TURNS, schema.CONVERSATIONS, schema.LINEAGE, schema.LEDGER,
)  # fmt: skip
_MADE = "made"  # a mark: all tables were made once


class Database:
    """Six tables in one folder that only its owner may read.

    Args:
        folder: created when missing, mode 0700.
        dimensions: of the embedder's vectors.
        seal: what seals every row; None where they lie open.

    Raises:
        VaultError: the tables are sealed and there is no seal.
        SchemaError: the folder was written by a newer version, or with another embedder.
        StoreError: the folder cannot be written.
    """

    def __init__(self, folder: Path, dimensions: int, seal: Seal | None = None) -> None:
        self.folder = folder
        self.dimensions = dimensions
        self.seal = seal
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.chmod(folder, 0o700)
        except OSError as error:
            raise StoreError(
                f"Fast memory could not be opened: {error.strerror}.",
                "See that the folder exists and belongs to you.",
            ) from error
        self._erasing = folder / "erasing"
        self._importing = folder / "importing"
        self._read_marks: tuple[int, dict[str, str]] = (-1, {})
        self.lock = StoreLock(folder / "lock")
        with self.lock:
            # Zero: another process's write is seen by the very next read.
            db = lance().connect(str(folder), read_consistency_interval=timedelta(0))
            self._told: list[Damage] = []
            self._was = [name for name in _ORDER if (folder / f"{name}.lance").is_dir()]
            self.meta = self._open(db, schema.META, dimensions)
            self._check(dimensions)
            self.facts = self._open(db, schema.FACTS, dimensions)
            self.turns = self._open(db, schema.TURNS, dimensions)
            self.conversations = self._open(db, schema.CONVERSATIONS, dimensions)
            self.lineage = self._open(db, schema.LINEAGE, dimensions)
            self.ledger = self._open(db, schema.LEDGER, dimensions)
            if not self.marked(_MADE):
                self.mark(_MADE)
            take_back(self.tables, self._importing)
            if self._erasing.exists():  # an erasure was interrupted
                self.erase()

    @property
    def tables(self) -> tuple[Table, ...]:
        """All six."""
        return (
            self.meta, self.facts, self.turns, self.conversations, self.lineage, self.ledger,
        )  # fmt: skip

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything that the block writes, or nothing of it, also after a kill."""
        with self.lock:
            try:
                with whole(self.tables, self._importing):
                    yield
            except OSError as error:
                raise StoreError(
                    f"Nothing was written: {error.strerror}.", "Make room on the disk."
                ) from error
            finally:
                self._read_marks = (-1, {})

    def read_all(self) -> dict[str, int]:
        """Read and check every row of every table; how many are whole, by table."""
        with self.lock:
            return {t.name: sum(len(rows) for rows in t.batches()) for t in self.tables}

    def damage(self) -> list[Damage]:
        """What was found damaged since the store was opened."""
        found = [table.damage for table in self.tables]
        return [*self._told, *(each for each in found if each is not None)]

    def mark(self, name: str, value: str = "1") -> None:
        """Set a mark; names are opaque ids with a prefix, never a user's text."""
        with self.lock:
            row = {"key": key_of(name), "name": clean(name), "value": clean(value)}
            self.meta.upsert([row])

    def marks(self, *names: str, value: str = "1") -> None:
        """Set several marks in one write."""
        with self.lock:
            stored = clean(value)
            self.meta.upsert([{"key": key_of(n), "name": clean(n), "value": stored} for n in names])

    def marked(self, name: str) -> str:
        """The value of a mark, or ""."""
        with self.lock:
            row = self.meta.all().get(key_of(name))
            return row["value"] if row else ""

    def marked_with(self, beginning: str) -> dict[str, str]:
        """The values of all marks that begin so, by the rest of their names."""
        with self.lock:
            if self._read_marks[0] != self.meta.version:
                rows = self.meta.all().values()
                marks = {row["name"]: row["value"] for row in rows}
                self._read_marks = (self.meta.version, marks)
            found = self._read_marks[1].items()
            return {n.removeprefix(beginning): v for n, v in found if n.startswith(beginning)}

    def begin_erasure(self) -> None:
        """Say that rows are about to leave: interrupted, the next start erases."""
        self._erasing.touch(mode=0o600)

    def erase(self) -> None:
        """Rewrite every table that holds texts: what was removed leaves the disk for good."""
        with self.lock:
            self.begin_erasure()
            for table in (self.turns, self.conversations, self.lineage, self.ledger, self.facts):
                table.erase()
            self._erasing.unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the folder."""
        self.lock.close()

    def _open(self, db: object, name: str, dimensions: int) -> Table:
        try:
            made = schema.schema(name, dimensions)
            later = _ORDER[_ORDER.index(name) + 1 :]  # tables are made in their order
            was = any(each in self._was for each in later) or (
                name != schema.META and bool(self.marked(_MADE))
            )
            return Table(
                db, name, made, self.lock, name in schema.INDEXED, self.folder, was,
                self._told.append, self.seal,
            )  # fmt: skip
        except LunaError:
            raise
        except Exception as error:
            raise StoreError(
                f"The table {name} of fast memory could not be opened ({type(error).__name__}).",
                "See whether the disk is full or the folder is read-only; `luna verify` looks.",
            ) from error

    def _check(self, dimensions: int) -> None:
        version = self.marked("schema_version")
        if not version:
            self.mark("dimensions", str(dimensions))
            self.mark("schema_version", str(SCHEMA_VERSION))
        elif version.isdecimal() and int(version) > SCHEMA_VERSION:
            raise SchemaError(
                f"This memory was written by a newer version (schema {version}).",
                "Update Luna, or open it with the version that wrote it.",
            )
        if version and version != str(SCHEMA_VERSION):
            self.mark("schema_version", str(SCHEMA_VERSION))
        held = self.marked("dimensions")
        if version and not held:  # that mark alone was lost
            self.mark("dimensions", str(dimensions))
        elif version and held != str(dimensions):
            raise SchemaError(
                f"This memory holds vectors of {held} dimensions, the embedder gives {dimensions}.",
                "Export the memory with the old embedder and import it with the new one.",
            )
