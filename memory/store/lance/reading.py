"""Reading one LanceDB table that may be damaged: every row is checked, what fails is told."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from memory.disk.damage import Damage
from memory.disk.sealed_files import locked
from memory.disk.sealing import Seal
from memory.store.lance.columns.sealed_rows import BLOB, SealedRows, sealed_schema
from memory.store.lance.lock import StoreLock
from memory.store.lance.repair.opening import WHAT, Tell, is_stop, open_whole
from memory.store.lance.repair.salvage import damaged_rows, plain_rows, salvaged
from memory.store.lance.repair.whole import CHECK, checksum, fields_whole, vector_whole, wrong_field
from memory.vocabulary.errors import StoreError, VaultError

Row = dict[str, Any]

_BATCH = 8192  # rows read at a time
CHUNK = 400  # keys in one filter
_JOURNAL = 64  # own writes that readers may follow one by one
_ANEW = 1_000_000  # added to the version of a table that was written anew and counts from 1


def key_of(*parts: str) -> str:
    """The opaque key of a row: filters and the transaction log see this, never a user's text."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return hashlib.blake2b(joined, digest_size=12).hexdigest()


class Readable:
    """What a table says, and where that cannot be read. The caller holds the store's lock."""

    def __init__(
        self, connection: Any, name: str, schema: Any, lock: StoreLock, indexed: bool,
        folder: Path, was: bool, tell: Tell, seal: Seal | None = None,
    ) -> None:  # fmt: skip
        """Open or create the table.

        Args:
            connection: an open LanceDB connection.
            name: the table's name.
            schema: its pyarrow schema; columns `key`, `check`, and `vector` where there is one.
            lock: the store's; while it is held nobody else writes.
            indexed: whether the keys have an index, for tables that grow large.
            folder: of the store.
            was: whether the store had the table already: then its absence is damage.
            tell: called with what is found damaged.
            seal: what seals its rows; None where they lie open.

        Raises:
            VaultError: it is sealed and there is no seal, or the other way round.
        """
        self.name = name
        self.schema = schema
        self.bad: set[str] = set()  # keys of rows that are not as they were written
        self.weak: set[str] = set()  # keys of rows whose vector alone is not
        self._lock = lock
        self._indexed = indexed
        self._home = (connection, folder)
        self._tell = tell
        self._columns = [n for n in schema.names if n not in ("vector", CHECK)]
        self._vectors = "vector" in schema.names
        self._sealed: SealedRows | None = None
        self.stored = schema  # as it is on the disk
        if seal is not None:
            dimensions = schema.field("vector").type.list_size if self._vectors else 0
            self._sealed = SealedRows(name, self._columns, dimensions, seal)
            self.stored = sealed_schema(name)
        self._table = open_whole(connection, name, self.stored, folder, was, tell)
        if (BLOB in self._table.schema.names) != (seal is not None):
            raise locked() if seal is None else VaultError(
                f"The table of {WHAT[name]} is not sealed, though this memory is.",
                "Somebody may have put it there. `luna restore` brings back a backup.",
            )  # fmt: skip
        self._writes = 0
        self._cache: dict[str, Row] = {}
        self._cached = -1
        self._journal: deque[tuple[int, int, list[Row], list[str]]] = deque(maxlen=_JOURNAL)
        self._seen = (-1, -1)  # the lock's turn, and the version in it
        self._shift = 0  # added to versions: a table that was written anew counts from 1

    def _arrow(self, rows: Iterable[Row]) -> Any:
        """Rows as they are written, each with its checksum."""
        import pyarrow as pa

        if self._sealed is not None:
            closed = [self._sealed.close(row) for row in rows]
            return pa.Table.from_pylist(closed, schema=self.stored)
        given = [{**row, CHECK: checksum(row, self._columns)} for row in rows]
        return pa.Table.from_pylist(given, schema=self.schema)

    @property
    def damage(self) -> Damage | None:
        """What was found among the rows since the table was opened."""
        return damaged_rows(self.name, self.bad, self.weak)

    def _reading(self, read: Callable[[], Any]) -> Any:
        """Read; where the table cannot be read, save its readable rows first.

        Raises:
            StoreError: it cannot be read even then.
        """
        try:
            return read()
        except BaseException as error:
            if is_stop(error) or isinstance(error, StoreError):
                raise
            first = type(error).__name__
        try:
            connection, folder = self._home
            self._table = salvaged(
                self._table, connection, self.name, self.stored, folder, self._tell
            )
            self._shift += _ANEW
            self._cached, self._seen = -1, (-1, -1)
            self._journal.clear()
            self._index()
            return read()
        except BaseException as error:
            if is_stop(error):
                raise
            raise StoreError(
                f"The table of {WHAT[self.name]} cannot be read ({first}, {type(error).__name__}).",
                "See whether the disk is full or failing; `luna verify` looks at every part.",
            ) from error

    @property
    def version(self) -> int:
        """Rises with every write, by whomever."""
        turn = self._lock.turn
        if turn < 0 or self._seen[0] != turn:
            self._seen = (turn, self._shift + int(self._reading(lambda: self._table.version)))
        return self._seen[1]

    def get(self, keys: Collection[str]) -> list[Row]:
        """The rows of some keys, in no particular order. Not to be changed."""
        if self._cached == self.version:
            return [self._cache[key] for key in dict.fromkeys(keys) if key in self._cache]
        return self.where("key", keys)

    def where(self, column: str, keys: Collection[str]) -> list[Row]:
        """Rows whose column holds one of some opaque keys (hexadecimal digits only)."""
        wanted = list(dict.fromkeys(keys))
        rows: list[Row] = []
        for start in range(0, len(wanted), CHUNK):
            part = listed(self.as_stored(wanted[start : start + CHUNK]))
            rows += self._rows(self._reading(partial(self._where, column, part)))
        return rows

    def as_stored(self, keys: Collection[str]) -> Collection[str]:
        """Keys as they stand in the table."""
        return keys if self._sealed is None else self._sealed.hidden(keys)

    def _where(self, column: str, part: str) -> Any:
        return self._table.search().where(f"{column} IN ({part})").to_arrow()

    def all(self) -> dict[str, Row]:
        """Every row by key; kept in memory and re-read when anybody wrote. Not to be changed."""
        version = self.version
        if version != self._cached:
            self._cache = {row["key"]: row for row in self._rows(self._whole())}
            self._cached = version
        return self._cache

    def _whole(self) -> Any:
        return self._reading(lambda: self._table.to_arrow())

    def batches(self) -> Iterator[list[Row]]:
        """Every row, some thousand at a time; nothing is kept in memory."""
        data = self._whole()
        for begin in range(0, data.num_rows, _BATCH):
            yield self._rows(data.slice(begin, _BATCH))

    def column(self, *names: str) -> list[Row]:
        """Some columns of every row."""
        if self.count() == 0:
            return []
        if self._sealed is not None:
            return [{name: row[name] for name in names} for row in self.all().values()]
        found: list[Row] = self._reading(
            lambda: self._table.search().select(list(names)).limit(self.count()).to_arrow()
        ).to_pylist()
        return found

    def count(self, column: str = "", key: str = "") -> int:
        """How many rows there are, or how many have a key in a column."""
        where = f"{column} = {listed(self.as_stored([key]))}" if column else None
        return int(self._table.count_rows(where))

    def _moved(self, version: int | None = None) -> None:
        """The version that the table has after a write of ours; looked up where not known."""
        self._seen = (self._lock.turn, self._shift + int(version or self._table.version))

    def _index(self) -> None:
        """Index the keys, where that was not done: new, or the process died before."""
        there = self._table.list_indices()
        for index in there:
            if index.columns != ["key"]:  # of an earlier version of Luna
                self._table.drop_index(index.name)
        if self._indexed and not any(index.columns == ["key"] for index in there):
            from lancedb.index import BTree

            self._table.create_index("key", config=BTree(), replace=True)

    def _rows(self, data: Any, checked: bool = True) -> list[Row]:
        if self._sealed is not None:
            return self._opened(self._sealed, data)
        names = [*self._columns, CHECK] if checked else self._columns
        rows: list[Row] = plain_rows(data.select(names))
        if self._vectors and rows:
            column = data.column("vector").combine_chunks()
            flat = column.flatten().to_numpy(zero_copy_only=False)
            for row, vector in zip(rows, flat.reshape(len(rows), -1), strict=True):
                row["vector"] = vector
        return [row for row in rows if not checked or self._as_written(row)]

    def _opened(self, sealed: SealedRows, data: Any) -> list[Row]:
        found = []
        for stored in plain_rows(data.select(self.stored.names)):
            row = sealed.open(stored)
            if row is None or wrong_field(self.name, row):
                self.bad.add(str(stored["key"]))
            else:
                found.append(row)
        return found

    def _as_written(self, row: Row) -> bool:
        """Whether a row is as it was written; a vector that is not becomes zero."""
        check = row.pop(CHECK)
        key = row["key"]
        if check is None or not fields_whole(check, row, self._columns):
            self.bad.add(str(key))
            return False
        if wrong_field(self.name, row):
            self.bad.add(key)
            return False
        if self._vectors and not vector_whole(check, row["vector"]):
            self.weak.add(key)
            row["vector"] = row["vector"] * 0
        return True


def listed(keys: Iterable[str]) -> str:
    """Keys for a filter. Only our own hexadecimal keys may come near the filter language."""
    wanted = list(keys)
    for key in wanted:
        if not key or any(letter not in "0123456789abcdef" for letter in key):
            raise StoreError("A key that is not hexadecimal came to a filter.", "This is a bug.")
    return ", ".join(f"'{key}'" for key in wanted)
