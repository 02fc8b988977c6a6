"""Recognises the program that wrote an item of JSON, by its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats import chatgpt, claude, mem0, open_webui
from app.doors.imports.formats.foreign import UNKNOWN, Item, Left

FORMATS = (chatgpt, claude, open_webui, mem0)
DAMAGED = Left("damaged")


def items(value: Any) -> Iterator[Item]:
    """The contents of an item of JSON; `DAMAGED` where its fields are malformed."""
    if not isinstance(value, Mapping):
        yield UNKNOWN
        return
    format_ = next((candidate for candidate in FORMATS if candidate.fits(value)), None)
    if format_ is None:
        yield UNKNOWN
        return
    try:
        yield from list(format_.items(value))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        yield DAMAGED
