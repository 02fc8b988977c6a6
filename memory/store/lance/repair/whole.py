"""Is a row as it was written? Each carries a checksum, and its fields have forms.

LanceDB keeps no checksum of its data files: a flipped bit comes back as another letter. The
checksum finds accidents, not somebody who changes rows on purpose.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from memory.vocabulary.records import Kind, Sensitivity, Source, Status, TurnState

CHECK = "check"  # the column
_LOW = 0xFFFFFFFF
_ONE_OF: Mapping[str, frozenset[str]] = {
    "status": frozenset(Status),
    "sensitivity": frozenset(Sensitivity),
    "state": frozenset(TurnState),
    # "file": a passage of what was attached; the last two stand beside the turns of a talk.
    "role": frozenset(("user", "assistant", "file", "version", "persona")),
}
_TIMES = frozenset(["first_seen", "last_seen", "time", "started", "last", "learned"])
_PERHAPS = frozenset(("valid_from", "valid_until"))  # times that may be empty
_OF_FACTS = {"kind": frozenset(Kind), "source": frozenset(Source)}


def checksum(row: Mapping[str, Any], columns: Sequence[str]) -> int:
    """CRC-32 of the fields in the upper half and of the vector's bytes in the lower, signed."""
    fields = zlib.crc32("\x1f".join([str(row[name]) for name in columns]).encode("utf-8"))
    vector = row.get("vector")
    low = zlib.crc32(vector.astype("<f4", copy=False).tobytes()) if vector is not None else 0
    value = fields << 32 | low
    return value - (1 << 64) if value >> 63 else value


def fields_whole(check: int, row: Mapping[str, Any], columns: Sequence[str]) -> bool:
    """Whether the fields are those that the checksum was made of."""
    joined = "\x1f".join([str(row[name]) for name in columns])
    return zlib.crc32(joined.encode("utf-8")) == check >> 32 & _LOW


def vector_whole(check: int, vector: Any) -> bool:
    """Whether the vector is the one that the checksum was made of."""
    return zlib.crc32(vector.tobytes()) == check & _LOW


def wrong_field(table: str, row: Mapping[str, Any]) -> str:
    """The first column whose value could not be read back as a record; "" where none."""
    for name, value in row.items():
        if name == "vector":
            continue
        if value is None:
            return name
        if (allowed := _ONE_OF.get(name)) is not None and value not in allowed:
            return name
        if table == "facts" and value not in _OF_FACTS.get(name, (value,)):
            return name
        if name in _TIMES or (name in _PERHAPS and value):
            try:
                if datetime.fromisoformat(value).tzinfo is None:
                    return name
            except (TypeError, ValueError):
                return name
    return ""
