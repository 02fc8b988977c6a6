"""The columns of every table. Times are ISO 8601 with their zone, so that they come back exact."""

from __future__ import annotations

from typing import Any

from memory.store.lance.repair.whole import CHECK

FACTS = "facts"
TURNS = "turns"
CONVERSATIONS = "conversations"
LINEAGE = "lineage"
LEDGER = "ledger"
META = "meta"

_STRINGS = {
    FACTS: "key id subject slot value text kind source status first_seen last_seen valid_from "
    "valid_until sensitivity superseded_by profile",
    TURNS: "key id conversation conversation_key role text time state speaker source profile",
    CONVERSATIONS: "key id title started last profile",
    LINEAGE: "key kind turn turn_key fact fact_key sentence time",
    LEDGER: "key fact_id base adapter night learned lessons",
    META: "key name value",
}
_INTEGERS = {
    FACTS: "revision polarity times_seen failed_nights",
    TURNS: "position own",
    CONVERSATIONS: "turns",
    LEDGER: "revision probes right",
}
_FLOATS = {FACTS: "confidence", LEDGER: "margin"}
_FLAGS = {FACTS: "pinned confirmed", TURNS: "pasted"}
WITH_VECTOR = (FACTS, TURNS)
INDEXED = (FACTS, TURNS, LINEAGE)  # tables that grow large: their keys have an index


# What rows of an earlier version have in a column that they lack.
MISSING = {"own": "cast(-1 as bigint)"}


def schema(table: str, dimensions: int) -> Any:
    """The pyarrow schema of a table; `vector` has the embedder's dimensions."""
    import pyarrow as pa

    fields = [pa.field(n, pa.string()) for n in _STRINGS[table].split()]
    fields += [pa.field(n, pa.int64()) for n in _INTEGERS.get(table, "").split()]
    fields += [pa.field(n, pa.float64()) for n in _FLOATS.get(table, "").split()]
    fields += [pa.field(n, pa.bool_()) for n in _FLAGS.get(table, "").split()]
    fields.append(pa.field(CHECK, pa.int64()))
    if table in WITH_VECTOR:
        fields.append(pa.field("vector", pa.list_(pa.float32(), dimensions)))
    return pa.schema(fields)
