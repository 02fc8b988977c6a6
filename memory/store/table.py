"""One LanceDB table: upsert with read-back, cached reading, search, true erasure."""

from __future__ import annotations

import hashlib
import re
import time
from collections import deque
from collections.abc import Collection, Iterable, Sequence
from datetime import timedelta
from typing import Any

import numpy as np
import numpy.typing as npt

from memory.errors import StoreError, WriteLostError

Row = dict[str, Any]

OPTIMIZE_AFTER = 20  # writes; a search over 60 fragments takes four times as long as over one
_WORDS = 64  # words of one query: a pasted page asks for no more
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

    def __init__(self, connection: Any, name: str, schema: Any, words: str = "") -> None:
        """Open or create the table.

        Args:
            connection: an open LanceDB connection.
            name: the table's name.
            schema: its pyarrow schema; columns `key`, and `vector` where there is one.
            words: the column with a full-text index, or "".
        """
        self.name = name
        self.schema = schema
        self._words = words
        self._columns = [n for n in schema.names if n != "vector"]
        self._vectors = "vector" in schema.names
        self._table = connection.create_table(name, schema=schema, exist_ok=True)
        if words and not self._table.list_indices():  # new, or the process died before this
            self._index()
        self._writes = 0
        self._cache: dict[str, Row] = {}
        self._cached = -1
        self._journal: deque[tuple[int, int, list[Row] | None]] = deque(maxlen=_JOURNAL)

    @property
    def version(self) -> int:
        """Rises with every write, by whomever."""
        return int(self._table.version)

    def written_since(self, version: int) -> list[Row] | None:
        """The rows written since a version by this process alone; None where more happened."""
        rows: list[Row] = []
        at = version
        for before, after, written in self._journal:
            if before == at and written is not None:
                rows += written
                at = after
        return rows if at == self.version else None

    def upsert(self, rows: Sequence[Row]) -> None:
        """Write rows by key and read them back.

        Raises:
            WriteLostError: a row was not there, or not as written.
        """
        import pyarrow as pa

        latest = {row["key"]: row for row in rows}
        if not latest:
            return
        begun = self.version
        fresh = self._cached == begun
        data = pa.Table.from_pylist(list(latest.values()), schema=self.schema)
        try:
            merge = self._table.merge_insert("key")
            merge.when_matched_update_all().when_not_matched_insert_all().execute(data)
        except Exception as error:
            raise StoreError(
                f"The table {self.name} could not be written ({type(error).__name__}).",
                "See whether the disk is full or the folder is read-only.",
            ) from error
        found = {row["key"]: row for row in self.get(list(latest))}
        for key, row in latest.items():
            there = found.get(key)
            if there is None or any(there[c] != row[c] for c in self._columns):
                raise WriteLostError(
                    f"A row of {self.name} was not there when it was read back.",
                    "Nothing was remembered. Try again; `luna doctor` checks the disk.",
                )
        if fresh:
            self._cache.update(found)
            self._cached = self._table.version
        self._wrote()
        self._journal.append((begun, self.version, list(found.values())))

    def get(self, keys: Collection[str]) -> list[Row]:
        """The rows of some keys, in no particular order."""
        return self.where("key", keys)

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
        version = self._table.version
        if version != self._cached:
            self._cache = {row["key"]: row for row in self._rows(self._table.to_arrow())}
            self._cached = version
        return self._cache

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

    def near(
        self, vector: npt.NDArray[np.float32], limit: int, *, unless: tuple[str, str] | None = None
    ) -> list[tuple[Row, float]]:
        """The rows nearest to a unit vector, each with its cosine."""
        query = self._table.search(vector, vector_column_name="vector").distance_type("cosine")
        if unless:
            query = query.where(f"{unless[0]} != {_listed([unless[1]])}")
        found = query.limit(limit).to_arrow()
        distances = found.column("_distance").to_pylist() if found.num_rows else []
        return [(r, 1.0 - d) for r, d in zip(self._rows(found), distances, strict=True)]

    def matching(
        self, words: str, limit: int, *, unless: tuple[str, str] | None = None
    ) -> list[tuple[Row, float]]:
        """The rows that share words with a query, best first, each with its BM25 score."""
        query = self._match(words, limit)
        if query is None:
            return []
        if unless:
            query = query.where(f"{unless[0]} != {_listed([unless[1]])}")
        found = query.to_arrow()
        scores = found.column("_score").to_pylist() if found.num_rows else []
        return list(zip(self._rows(found), scores, strict=True))

    def scores(self, words: str, limit: int) -> dict[str, float]:
        """BM25 scores by key of the rows that share words with a query, best first."""
        query = self._match(words, limit)
        if query is None:
            return {}
        found = query.select(["key", "_score"]).to_arrow().to_pylist()
        return {row["key"]: row["_score"] for row in found}

    def _match(self, words: str, limit: int) -> Any:
        from lancedb.query import MatchQuery

        wanted = list(dict.fromkeys(re.findall(r"\w+", words)))[:_WORDS]
        if not wanted:
            return None
        query = MatchQuery(" ".join(wanted), self._words)
        found = self._table.search(query, query_type="fts")
        return found.limit(limit)

    def remove(self, keys: Collection[str]) -> None:
        """Take rows out. Their bytes stay on disk until `erase`."""
        wanted = list(dict.fromkeys(keys))
        fresh = self._cached == self._table.version
        for start in range(0, len(wanted), _CHUNK):
            self._table.delete(f"key IN ({_listed(wanted[start : start + _CHUNK])})")
        if self.get(wanted):
            raise WriteLostError(f"A row of {self.name} is still there.", "Try again.")
        if fresh:
            for key in wanted:
                self._cache.pop(key, None)
            self._cached = self._table.version
        self._wrote()

    def erase(self) -> None:
        """Rewrite the table, so that what was removed or replaced leaves the disk.

        Deleting alone does not: a fragment keeps its bytes until a tenth of it is gone.
        """
        data = self._table.to_arrow()
        self._table.add(data.select(self.schema.names), mode="overwrite")
        self._index()
        self.clean_up()
        self._cached = -1
        self._cache = {}

    def clean_up(self) -> None:
        """Merge fragments, refresh the index, remove every older version."""
        time.sleep(0.002)  # "older than a millisecond" must hold for the last version but one
        self._table.optimize(cleanup_older_than=_AT_ONCE, delete_unverified=True)
        self._writes = 0

    def _wrote(self) -> None:
        self._writes += 1
        if self._writes < OPTIMIZE_AFTER:
            return
        fresh = self._cached == self._table.version
        self.clean_up()
        if fresh:  # the rows are the same, only the version moved
            self._cached = self._table.version

    def _index(self) -> None:
        if not self._words:
            return
        from lancedb.index import FTS

        config = FTS(with_position=False, stem=True, remove_stop_words=True, ascii_folding=True)
        self._table.create_index(self._words, config=config, replace=True)

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
