"""Rows as a sealed table has them: opaque keys that filters need, and everything else in one blob.

The blob holds all other fields as JSON, then the vector's bytes. Table and keys are bound to it,
so that no row can be put in another's place. Keys are hidden by a keyed hash: whoever guesses an
id does not find its row.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterable
from typing import Any

import numpy as np

from memory.disk.sealing import Seal
from memory.store.lance.columns.schema import TURNS

BLOB = "sealed"
_KEYS = {TURNS: ("key", "conversation_key")}  # what filters ask for
_LENGTH = struct.Struct("<I")
_LATER = {"own": -1}  # what rows of an earlier version have in a column that they lack


def keys_of(table: str) -> tuple[str, ...]:
    """The columns of a table that stay beside the blob, hidden."""
    return _KEYS.get(table, ("key",))


def sealed_schema(table: str) -> Any:
    """The pyarrow schema of a sealed table."""
    import pyarrow as pa

    fields = [pa.field(name, pa.string()) for name in keys_of(table)]
    return pa.schema([*fields, pa.field(BLOB, pa.binary())])


class SealedRows:
    """Seals and opens the rows of one table.

    Args:
        table: its name.
        columns: all fields but the vector.
        dimensions: of the vectors, 0 where there are none.
    """

    def __init__(self, table: str, columns: list[str], dimensions: int, seal: Seal) -> None:
        self._seal = seal
        self._table = table
        self._keys = keys_of(table)
        self._columns = columns
        self._dimensions = dimensions

    def hidden(self, keys: Iterable[str]) -> list[str]:
        """Keys as they stand in the table."""
        return [self._seal.hidden(key) for key in keys]

    def close(self, row: dict[str, Any]) -> dict[str, Any]:
        """A row as it is stored."""
        stored: dict[str, Any] = {name: self._seal.hidden(row[name]) for name in self._keys}
        fields = json.dumps({name: row[name] for name in self._columns}, ensure_ascii=False)
        text = fields.encode("utf-8")
        vector = b""
        if self._dimensions:
            vector = np.asarray(row["vector"], dtype="<f4").tobytes()
        stored[BLOB] = self._seal.close_row(
            _LENGTH.pack(len(text)) + text + vector, self._about(stored)
        )
        return stored

    def open(self, stored: dict[str, Any]) -> dict[str, Any] | None:
        """The row that was closed; None where it is not as it was written."""
        blob = stored[BLOB]
        if not isinstance(blob, bytes):
            return None
        data = self._seal.open_row(blob, self._about(stored))
        if data is None:
            return None
        (length,) = _LENGTH.unpack_from(data)
        begin = _LENGTH.size + length
        row: dict[str, Any] = json.loads(data[_LENGTH.size : begin])
        for name in self._columns:
            if name not in row:
                row[name] = _LATER.get(name)
        if self._dimensions:
            row["vector"] = np.frombuffer(data, dtype="<f4", offset=begin)
        return row

    def _about(self, stored: dict[str, Any]) -> bytes:
        return "\x1f".join([self._table, *(str(stored[name]) for name in self._keys)]).encode()
