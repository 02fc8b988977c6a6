"""One LanceDB table: upsert with read-back, cached reading, true erasure."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Collection, Container, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from memory.store.lance.columns.schema import MISSING
from memory.store.lance.reading import CHUNK, Readable, Row, key_of, listed
from memory.store.lance.repair.opening import WHAT, is_stop
from memory.store.lance.repair.whole import CHECK, wrong_field
from memory.vocabulary.errors import StoreError, WriteLostError

__all__ = ["Row", "Table", "key_of"]
LOG = logging.getLogger(__name__)
News = tuple[list[Row], list[str]]  # rows written, keys removed

OPTIMIZE_AFTER = 20  # writes; a search over 60 fragments takes four times as long as over one
_ROWS_A_WRITE = 1000  # optimizing writes a large table anew: for so many rows one write later
_FOLLOWED = 256  # rows of a write that readers follow; those of an import would fill the memory
# Zero would warn about other readers; there are none while the store's lock is held.
_AT_ONCE = timedelta(milliseconds=1)


class Table(Readable):
    """A table whose rows are dicts with an opaque `key`. The caller holds the store's lock."""

    def __init__(self, *given: Any) -> None:
        """As `Readable`; tables of an earlier version get the columns of this one."""
        super().__init__(*given)
        self.keep_versions = False  # within a transaction
        if self._sealed is None:
            self._follow()
        self._reading(self._index)

    def _follow(self) -> None:
        """Columns of this version of Luna."""
        has = self._table.schema.names
        if lacking := {n: MISSING[n] for n in self.schema.names if n not in has and n != CHECK}:
            self._table.add_columns(lacking)
        if CHECK not in has:
            self._reading(self._give_checks)
        if more := [n for n in self._table.schema.names if n not in self.schema.names]:
            self._table.drop_columns(more)
            self.erase()

    def _give_checks(self) -> None:
        rows = self._rows(self._table.to_arrow(), checked=False)
        self._table.add(self._arrow(rows), mode="overwrite")

    def _writing(self, write: Callable[[], Any]) -> Any:
        """Write; StoreError where the disk does not take it."""
        try:
            return write()
        except BaseException as error:
            if is_stop(error) or isinstance(error, StoreError):
                raise
            raise StoreError(
                f"The table of {WHAT[self.name]} could not be written ({type(error).__name__}).",
                "See whether the disk is full or the folder is read-only.",
            ) from error

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
        latest = {row["key"]: row for row in rows}
        if not latest:
            return
        for row in latest.values():
            if wrong := wrong_field(self.name, row):
                raise StoreError(f"A row of {self.name} has a wrong {wrong}.", "It was not kept.")
        begun = self.version
        fresh = self._cached == begun
        known = known if known is not None else self._cache if fresh else None
        data = self._arrow(latest.values())
        if known is not None and not any(key in known for key in latest):
            written = self._writing(lambda: self._table.add(data))
        else:
            merge = self._table.merge_insert("key")
            merge = merge.when_matched_update_all().when_not_matched_insert_all()
            written = self._writing(lambda: merge.execute(data))
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
        if len(found) <= _FOLLOWED:
            self._journal.append((begun, self.version, list(found.values()), []))

    def append(self, rows: Sequence[Row]) -> None:
        """Write rows that are not there yet; the caller reads them back."""
        if rows:
            data = self._arrow(rows)
            self._writing(lambda: self._table.add(data))
            self._moved()

    def _read_back(self, keys: Sequence[str]) -> dict[str, Row]:
        """Rows just written, by key, read from the disk.

        What was written stands at the end of the table. To look there costs the same however
        many writes were not yet indexed; a search by key goes through each of them.
        """
        count = self.count()
        last = range(max(0, count - len(keys)), count)
        data = self._table.take_offsets(list(last)).select(self.stored.names).to_arrow()
        found = {row["key"]: row for row in self._rows(data)}
        if len(found) == len(keys) and all(key in found for key in keys):
            return found
        return {row["key"]: row for row in self.where("key", keys)}

    def remove(self, keys: Collection[str]) -> None:
        """Take rows out. Their bytes stay on disk until `erase`."""
        wanted = list(dict.fromkeys(keys))
        begun = self.version
        fresh = self._cached == begun
        for start in range(0, len(wanted), CHUNK):
            where = f"key IN ({listed(self.as_stored(wanted[start : start + CHUNK]))})"
            self._writing(partial(self._table.delete, where))
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
        data = self._whole()
        anew = data.select(self.stored.names)  # sealed rows stay as they are: no new nonces
        self._writing(lambda: self._table.add(anew, mode="overwrite"))
        self._writing(self._index)
        self._writing(self.clean_up)
        if fresh:  # the rows are the same, only their place on disk is new
            self._cached = self.version
        self._journal.append((begun, self.version, [], []))

    @property
    def stored_version(self) -> int:
        """The version on the disk, to go back to."""
        return int(self._table.version)

    def go_back(self, version: int) -> None:
        """Make an earlier version the newest; what was written since is gone."""
        if self._table.version > version:
            self._table.restore(version)
            self._table.checkout_latest()
        self._seen = (-1, -1)
        self._cached = -1
        self._journal.clear()

    def clean_up(self) -> None:
        """Merge fragments, refresh the index, remove every older version."""
        if self.keep_versions:
            return
        self._table.optimize()  # makes versions of its own
        time.sleep(0.002)  # "older than a millisecond" must hold for the last version but one
        self._table.optimize(cleanup_older_than=_AT_ONCE, delete_unverified=True)
        self._moved()
        self._writes = 0

    def _wrote(self) -> None:
        self._writes += 1
        if self._writes < OPTIMIZE_AFTER:
            return
        if self._writes < OPTIMIZE_AFTER + self.count() // _ROWS_A_WRITE:
            return
        fresh = self._cached == self.version
        try:
            self._writing(self.clean_up)
        except StoreError:  # the rows are written; another write tidies up
            LOG.warning("%s could not be tidied", self.name)
            self._moved()
            fresh = False
        if fresh:  # the rows are the same, only the version moved
            self._cached = self.version
