"""What makes an adapter current: which files, which facts. One JSON file, replaced at once."""

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
MOST = 16.0  # no exam is passed at a scale above that
FactKey = tuple[str, int]  # (fact id, revision)


@dataclass(frozen=True, slots=True)
class Shard:
    """One LoRA file.

    Attributes:
        id: Opaque name; the file is `<id>.gguf`.
        sha256: Of the file, checked before it is used.
        scale: What the exam was passed at.
        facts: Those that passed the exam.
        trained: Every fact that its lessons cited, those of the adapter it continues included:
            forgetting any of them makes the file unusable.
        night: The night that made it.
    """

    id: str
    sha256: str
    scale: float
    facts: tuple[FactKey, ...]
    trained: tuple[FactKey, ...]
    night: str

    @property
    def file(self) -> str:
        """The name of the file in the folder of the base."""
        return f"{self.id}.gguf"

    def carries(self, fact_id: str) -> bool:
        """Whether the fact, of any revision, was among what it was trained on."""
        return any(fact_id == known for known, _ in (*self.trained, *self.facts))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The adapters in use with one base, and the ledger entries they answer for.

    Attributes:
        name: What the user calls it: the id of its night.
        serial: Grows with every change of what is current.
        on: False: the user switched the adapters off; nothing else changes.
        cleared: Whether fast memory and the ledger already follow it.
        drift: What the exam measured, for the lists.
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
    """One line of the list of adapters."""

    manifest: Manifest
    current: bool


def ledger_digest(entries: Sequence[LedgerEntry]) -> str:
    """One hash for a set of facts in weights, in any order."""
    lines = sorted(f"{e.fact_id} {e.revision} {e.base}" for e in entries)
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def to_json(manifest: Manifest) -> str:
    """The manifest as it is stored."""
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
        raise ValueError("a scale is a number of a few")
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
