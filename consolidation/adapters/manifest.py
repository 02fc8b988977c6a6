"""The manifest: which LoRA files are in use, and for which facts. One JSON file per base."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from memory.vocabulary.errors import AdapterError
from memory.vocabulary.records import LedgerEntry

SCHEMA = 1
MOST = 16.0  # no exam is passed at a scale above this
FactKey = tuple[str, int]  # (fact id, revision)


@dataclass(frozen=True, slots=True)
class Shard:
    """One LoRA file.

    Attributes:
        id: Opaque name; the file is `<id>.gguf`.
        sha256: Of the file; checked before use.
        scale: The scale at which it passed the exam.
        facts: Facts that passed the exam.
        trained: Every fact that its lessons cited, including those of the adapter that it
            continues: forgetting any of them makes the file unusable.
        night: Id of the night that made it.
    """

    id: str
    sha256: str
    scale: float
    facts: tuple[FactKey, ...]
    trained: tuple[FactKey, ...]
    night: str

    @property
    def file(self) -> str:
        """Name of the file in the folder of the base."""
        return f"{self.id}.gguf"

    def carries(self, fact_id: str) -> bool:
        """Whether it was trained on any revision of the fact."""
        return any(fact_id == known for known, _ in (*self.trained, *self.facts))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The adapters in use with one base, and the ledger entries that they answer.

    Attributes:
        base: sha256 of the base model.
        name: The name that the user sees: the id of its night.
        serial: Grows with every change of the manifest in use.
        on: False if the user switched the adapters off; facts stay where they are.
        cleared: Whether fast memory and the ledger have been updated to it.
        adopted: Time of adoption, ISO 8601.
        drift: The exam's measurements, for lists.
    """

    base: str
    name: str
    serial: int
    shards: tuple[Shard, ...] = ()
    entries: tuple[LedgerEntry, ...] = ()
    on: bool = True
    cleared: bool = False
    adopted: str = ""
    drift: Mapping[str, float] = field(default_factory=dict)

    def carries(self, fact_id: str) -> bool:
        """Whether one of its shards was trained on the fact."""
        return any(shard.carries(fact_id) for shard in self.shards)


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry in the list of adapters."""

    manifest: Manifest
    current: bool


def ledger_digest(entries: Sequence[LedgerEntry]) -> str:
    """A hash of a set of ledger entries, independent of their order."""
    lines = sorted(f"{e.fact_id} {e.revision} {e.base}" for e in entries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def to_json(manifest: Manifest) -> str:
    """The manifest as stored text."""
    value = asdict(manifest)
    value["schema"] = SCHEMA
    for entry in value["entries"]:
        entry["learned"] = entry["learned"].isoformat()
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str, path: Path) -> Manifest:
    """Read a stored manifest.

    Raises:
        AdapterError: it is damaged, or another version of Luna wrote it.
    """
    try:
        value = json.loads(text)
        if value["schema"] != SCHEMA:
            raise AdapterError(
                f"The list of adapters was written by another version of Luna ({path.name}).",
                "Update Luna, or consolidate again.",
            )
        return Manifest(
            base=str(value["base"]),
            name=str(value["name"]),
            serial=int(value["serial"]),
            shards=tuple(_shard(item) for item in value["shards"]),
            entries=tuple(_entry(item) for item in value["entries"]),
            on=bool(value["on"]),
            cleared=bool(value["cleared"]),
            adopted=str(value["adopted"]),
            drift={str(key): float(number) for key, number in value["drift"].items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise AdapterError(
            f"The list of adapters is damaged ({path.name}).",
            "Luna goes on without what she learned at night; `luna consolidate` learns it again.",
        ) from error


def _keys(items: Any) -> tuple[FactKey, ...]:
    return tuple((str(fact_id), int(revision)) for fact_id, revision in items)


def _shard(item: Mapping[str, Any]) -> Shard:
    name = str(item["id"])
    if not name.replace("-", "").isalnum():
        raise ValueError("a shard's id is a plain word")
    scale = float(item["scale"])
    if not 0.0 <= scale <= MOST:
        raise ValueError("a scale lies between 0 and 16")
    return Shard(
        id=name,
        sha256=str(item["sha256"]),
        scale=scale,
        facts=_keys(item["facts"]),
        trained=_keys(item["trained"]),
        night=str(item["night"]),
    )


def _entry(item: Mapping[str, Any]) -> LedgerEntry:
    return LedgerEntry(**{**item, "learned": datetime.fromisoformat(item["learned"])})
