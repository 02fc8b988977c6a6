"""The folder of fast memory: its tables, its schema version, its lock, its erasure."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path

from memory.errors import SchemaError, StoreError
from memory.ports import Codec
from memory.store import schema
from memory.store.codec import PlainCodec, clean
from memory.store.lock import StoreLock
from memory.store.table import Table, key_of

# 1 had a column for full-text search, which tables drop when opened; 2 had no `own`, which they
# then add.
SCHEMA_VERSION = 3


class Database:
    """Six tables in one folder that only its owner may read.

    Args:
        folder: created when missing, mode 0700.
        dimensions: of the embedder's vectors.
        codec: every stored text passes it.

    Raises:
        SchemaError: the folder was written by a newer version, or with another embedder.
        StoreError: the folder cannot be written.
    """

    def __init__(self, folder: Path, dimensions: int, codec: Codec | None = None) -> None:
        self.folder = folder
        self.dimensions = dimensions
        self.codec: Codec = codec or PlainCodec()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.chmod(folder, 0o700)
        except OSError as error:
            raise StoreError(
                f"Fast memory could not be opened: {error.strerror}.",
                "See that the folder exists and belongs to you.",
            ) from error
        self._erasing = folder / "erasing"
        self._read_marks: tuple[int, dict[str, str]] = (-1, {})
        self.lock = StoreLock(folder / "lock")
        with self.lock:
            import lancedb

            # Zero: another process's write is seen by the very next read.
            db = lancedb.connect(str(folder), read_consistency_interval=timedelta(0))
            self.meta = self._open(db, schema.META, dimensions)
            self._check(dimensions)
            self.facts = self._open(db, schema.FACTS, dimensions)
            self.turns = self._open(db, schema.TURNS, dimensions)
            self.conversations = self._open(db, schema.CONVERSATIONS, dimensions)
            self.lineage = self._open(db, schema.LINEAGE, dimensions)
            self.ledger = self._open(db, schema.LEDGER, dimensions)
            if self._erasing.exists():  # an erasure was interrupted
                self.erase()

    def encode(self, text: str) -> str:
        """A text as it is stored."""
        return self.codec.encode(clean(text))

    def decode(self, stored: str) -> str:
        """A stored text as it was said."""
        return self.codec.decode(stored)

    def mark(self, name: str, value: str = "1") -> None:
        """Set a mark; names are opaque ids with a prefix, never a user's text."""
        with self.lock:
            row = {"key": key_of(name), "name": self.encode(name), "value": self.encode(value)}
            self.meta.upsert([row])

    def marks(self, *names: str, value: str = "1") -> None:
        """Set several marks in one write."""
        with self.lock:
            stored = self.encode(value)
            self.meta.upsert(
                [{"key": key_of(n), "name": self.encode(n), "value": stored} for n in names]
            )

    def marked(self, name: str) -> str:
        """The value of a mark, or ""."""
        with self.lock:
            row = self.meta.all().get(key_of(name))
            return self.decode(row["value"]) if row else ""

    def marked_with(self, beginning: str) -> dict[str, str]:
        """The values of all marks that begin so, by the rest of their names."""
        with self.lock:
            if self._read_marks[0] != self.meta.version:
                rows = self.meta.all().values()
                marks = {self.decode(row["name"]): self.decode(row["value"]) for row in rows}
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
            return Table(db, name, made, self.lock, name in schema.INDEXED)
        except Exception as error:
            raise StoreError(
                f"The table {name} of fast memory could not be opened ({type(error).__name__}).",
                "Restore the folder from a backup, or move it away to begin anew.",
            ) from error

    def _check(self, dimensions: int) -> None:
        version = self.marked("schema_version")
        if not version:
            self.mark("dimensions", str(dimensions))
            self.mark("schema_version", str(SCHEMA_VERSION))
        elif int(version) > SCHEMA_VERSION:
            raise SchemaError(
                f"This memory was written by a newer version (schema {version}).",
                "Update Luna, or open it with the version that wrote it.",
            )
        if version and int(version) < SCHEMA_VERSION:
            self.mark("schema_version", str(SCHEMA_VERSION))
        if version and self.marked("dimensions") != str(dimensions):
            raise SchemaError(
                f"This memory holds vectors of {self.marked('dimensions')} dimensions, "
                f"the embedder gives {dimensions}.",
                "Export the memory with the old embedder and import it with the new one.",
            )
