"""One LanceDB table: upsert with read-back, cached reading, true erasure."""

from __future__ import annotations

import hashlib
import time
from collections import deque
from collections.abc import Collection, Container, Iterable, Iterator, Sequence
from datetime import timedelta
from typing import Any

from memory.errors import StoreError, WriteLostError
from memory.store.lock import StoreLock
from memory.store.schema import MISSING

Row = dict[str, Any]
News = tuple[list[Row], list[str]]  # rows written, keys removed

OPTIMIZE_AFTER = 20  # writes; a search over 60 fragments takes four times as long as over one
_ROWS_A_WRITE = 1000  # optimizing writes a large table anew: for so many rows one write later
_BATCH = 8192  # rows read at a time
_CHUNK = 400  # keys in one filter
_JOURNAL = 64  # own writes that readers may follow one by one
# Zero would warn about other readers; there are none while the store's lock is held.
_AT_ONCE = timedelta(milliseconds=1)


def key_of(*parts: str) -> str:
    """The opaque key of a row: filters and the transaction log see this, never a user's text."""
    joined = "\x1f".join(parts).encode("utf-8", "replace")
    return hashlib.blake2b(joined, digest_size=12).hexdigest()


class Table:
    """A table whose rows are dicts with an opaque `key`. The caller holds the store's lock."""

    def __init__(
        self, connection: Any, name: str, schema: Any, lock: StoreLock, indexed: bool = False
    ) -> None:
        """Open or create the table.

        Args:
            connection: an open LanceDB connection.
            name: the table's name.
            schema: its pyarrow schema; columns `key`, and `vector` where there is one.
            lock: the store's; while it is held nobody else writes.
            indexed: whether the keys have an index, for tables that grow large.
        """
        self.name = name
        self.schema = schema
        self._lock = lock
        self._indexed = indexed
        self._columns = [n for n in schema.names if n != "vector"]
        self._vectors = "vector" in schema.names
        try:
            self._table = connection.create_table(name, schema=schema, exist_ok=True)
        except ValueError:  # it is there, with the columns of an earlier version
            self._table = connection.open_table(name)
        self._writes = 0
        self._cache: dict[str, Row] = {}
        self._cached = -1
        self._journal: deque[tuple[int, int, list[Row], list[str]]] = deque(maxlen=_JOURNAL)
        self._seen = (-1, -1)  # the lock's turn, and the version in it
        if more := [n for n in self._table.schema.names if n not in schema.names]:
            self._table.drop_columns(more)  # of an earlier version
            self.erase()
        if lacking := {n: MISSING[n] for n in schema.names if n not in self._table.schema.names}:
            self._table.add_columns(lacking)
        self._index()

    @property
    def version(self) -> int:
        """Rises with every write, by whomever."""
        turn = self._lock.turn
        if turn < 0 or self._seen[0] != turn:
            self._seen = (turn, int(self._table.version))
        return self._seen[1]

    def written_since(self, version: int) -> News | None:
        """What this process alone wrote and removed since a version; None where more happened."""
        rows: list[Row] = []
        gone: list[str] = []
        at = version
        for before, after, written, removed in self._journal:
            if before == at and after != at:
                rows += written
                gone += removed
                at = after
        return (rows, gone) if at == self.version else None

    def upsert(self, rows: Sequence[Row], known: Container[str] | None = None) -> None:
        """Write rows by key and read them back.

        Args:
            rows: at most one for each key counts, the last.
            known: the keys that are there already, where the caller knows them all: what is
                new is then appended, which takes a tenth of the time.

        Raises:
            WriteLostError: a row was not there, or not as written.
        """
        import pyarrow as pa

        latest = {row["key"]: row for row in rows}
        if not latest:
            return
        begun = self.version
        fresh = self._cached == begun
        known = known if known is not None else self._cache if fresh else None
        data = pa.Table.from_pylist(list(latest.values()), schema=self.schema)
        try:
            if known is not None and not any(key in known for key in latest):
                written = self._table.add(data)
            else:
                merge = self._table.merge_insert("key")
                merge = merge.when_matched_update_all().when_not_matched_insert_all()
                written = merge.execute(data)
        except Exception as error:
            raise StoreError(
                f"The table {self.name} could not be written ({type(error).__name__}).",
                "See whether the disk is full or the folder is read-only.",
            ) from error
        self._moved(written.version)
        found = self._read_back(list(latest))
        for key, row in latest.items():
            there = found.get(key)
            if there is None or any(there[c] != row[c] for c in self._columns):
                raise WriteLostError(
                    f"A row of {self.name} was not there when it was read back.",
                    "Nothing was remembered. Try again; `luna doctor` checks the disk.",
                )
        if fresh:
            self._cache.update(found)
            self._cached = self.version
        self._wrote()
        self._journal.append((begun, self.version, list(found.values()), []))

    def get(self, keys: Collection[str]) -> list[Row]:
        """The rows of some keys, in no particular order. Not to be changed."""
        if self._cached == self.version:
            return [self._cache[key] for key in dict.fromkeys(keys) if key in self._cache]
        return self.where("key", keys)

    def _read_back(self, keys: Sequence[str]) -> dict[str, Row]:
        """Rows just written, by key, read from the disk.

        What was written stands at the end of the table. To look there costs the same however
        many writes were not yet indexed; a search by key goes through each of them.
        """
        count = self.count()
        last = range(max(0, count - len(keys)), count)
        data = self._table.take_offsets(list(last)).select(self.schema.names).to_arrow()
        found = {row["key"]: row for row in self._rows(data)}
        if len(found) == len(keys) and all(key in found for key in keys):
            return found
        return {row["key"]: row for row in self.where("key", keys)}

    def where(self, column: str, keys: Collection[str]) -> list[Row]:
        """Rows whose column holds one of some opaque keys (hexadecimal digits only)."""
        wanted = list(dict.fromkeys(keys))
        rows: list[Row] = []
        for start in range(0, len(wanted), _CHUNK):
            part = _listed(wanted[start : start + _CHUNK])
            rows += self._rows(self._table.search().where(f"{column} IN ({part})").to_arrow())
        return rows

    def all(self) -> dict[str, Row]:
        """Every row by key; kept in memory and re-read when anybody wrote. Not to be changed."""
        version = self.version
        if version != self._cached:
            self._cache = {row["key"]: row for row in self._rows(self._table.to_arrow())}
            self._cached = version
        return self._cache

    def batches(self) -> Iterator[list[Row]]:
        """Every row, some thousand at a time; nothing is kept in memory."""
        data = self._table.to_arrow()
        for begin in range(0, data.num_rows, _BATCH):
            yield self._rows(data.slice(begin, _BATCH))

    def column(self, *names: str) -> list[Row]:
        """Some columns of every row."""
        if self.count() == 0:
            return []
        query = self._table.search().select(list(names)).limit(self.count())
        found: list[Row] = query.to_arrow().to_pylist()
        return found

    def count(self, column: str = "", key: str = "") -> int:
        """How many rows there are, or how many have a key in a column."""
        where = f"{column} = {_listed([key])}" if column else None
        return int(self._table.count_rows(where))

    def remove(self, keys: Collection[str]) -> None:
        """Take rows out. Their bytes stay on disk until `erase`."""
        wanted = list(dict.fromkeys(keys))
        begun = self.version
        fresh = self._cached == begun
        for start in range(0, len(wanted), _CHUNK):
            self._table.delete(f"key IN ({_listed(wanted[start : start + _CHUNK])})")
        self._moved()
        if self.where("key", wanted):
            raise WriteLostError(f"A row of {self.name} is still there.", "Try again.")
        if fresh:
            for key in wanted:
                self._cache.pop(key, None)
            self._cached = self.version
        self._wrote()
        self._journal.append((begun, self.version, [], wanted))

    def erase(self) -> None:
        """Rewrite the table, so that what was removed or replaced leaves the disk.

        Deleting alone does not: a fragment keeps its bytes until a tenth of it is gone.
        """
        begun = self.version
        fresh = self._cached == begun
        data = self._table.to_arrow()
        self._table.add(data.select(self.schema.names), mode="overwrite")
        self._index()
        self.clean_up()
        if fresh:  # the rows are the same, only their place on disk is new
            self._cached = self.version
        self._journal.append((begun, self.version, [], []))

    def clean_up(self) -> None:
        """Merge fragments, refresh the index, remove every older version."""
        self._table.optimize()  # makes versions of its own
        time.sleep(0.002)  # "older than a millisecond" must hold for the last version but one
        self._table.optimize(cleanup_older_than=_AT_ONCE, delete_unverified=True)
        self._moved()
        self._writes = 0

    def _moved(self, version: int | None = None) -> None:
        """The version that the table has after a write of ours; looked up where not known."""
        self._seen = (self._lock.turn, int(version or self._table.version))

    def _wrote(self) -> None:
        self._writes += 1
        if self._writes < OPTIMIZE_AFTER:
            return
        if self._writes < OPTIMIZE_AFTER + self.count() // _ROWS_A_WRITE:
            return
        fresh = self._cached == self.version
        self.clean_up()
        if fresh:  # the rows are the same, only the version moved
            self._cached = self.version

    def _index(self) -> None:
        """Index the keys, where that was not done: new, or the process died before."""
        there = self._table.list_indices()
        for index in there:
            if index.columns != ["key"]:  # of an earlier version of Luna
                self._table.drop_index(index.name)
        if self._indexed and not any(index.columns == ["key"] for index in there):
            from lancedb.index import BTree

            self._table.create_index("key", config=BTree(), replace=True)

    def _rows(self, data: Any) -> list[Row]:
        rows: list[Row] = data.select(self._columns).to_pylist()
        if self._vectors:
            column = data.column("vector").combine_chunks()
            flat = column.flatten().to_numpy(zero_copy_only=False)
            if rows:
                for row, vector in zip(rows, flat.reshape(len(rows), -1), strict=True):
                    row["vector"] = vector
        return rows


def _listed(keys: Iterable[str]) -> str:
    """Keys for a filter. Only our own hexadecimal keys may come near the filter language."""
    wanted = list(keys)
    for key in wanted:
        if not key or any(letter not in "0123456789abcdef" for letter in key):
            raise StoreError("A key that is not hexadecimal came to a filter.", "This is a bug.")
    return ", ".join(f"'{key}'" for key in wanted)
