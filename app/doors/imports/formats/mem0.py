"""Memories of mem0 and OpenMemory."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats.foreign import DELETED, EMPTY, Item, Memory, moment, plain

ORIGIN = "mem0"
_TEXTS = ("content", "memory", "text")
_BESIDE = ("state", "app", "app_name", "categories", "metadata", "created_at", "hash")


def fits(item: Mapping[str, Any]) -> bool:
    """Whether an item is a memory; exports made by the platform have the fields users chose."""
    has_text = any(isinstance(item.get(key), str) for key in _TEXTS)
    return has_text and "role" not in item and any(key in item for key in _BESIDE)


def items(item: Mapping[str, Any]) -> Iterator[Item]:
    """The memory, unless it was deleted."""
    if item.get("state") == "deleted" or item.get("deleted_at"):
        yield DELETED
        return
    text = plain(next((item[key] for key in _TEXTS if isinstance(item.get(key), str)), ""))
    time = moment(item.get("updated_at")) or moment(item.get("created_at"))
    yield Memory(ORIGIN, str(item.get("id") or text), text, time) if text else EMPTY
