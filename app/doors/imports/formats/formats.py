"""Whose an item of JSON is, told by its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats import chatgpt, claude, mem0, open_webui
from app.doors.imports.formats.foreign import UNKNOWN, Item, Left

FORMATS = (chatgpt, claude, open_webui, mem0)
DAMAGED = Left("damaged")


def items(value: Any) -> Iterator[Item]:
    """What an item of JSON holds; one whose fields are not as they should be is `DAMAGED`."""
    if not isinstance(value, Mapping):
        yield UNKNOWN
        return
    own = next((each for each in FORMATS if each.fits(value)), None)
    if own is None:
        yield UNKNOWN
        return
    try:
        yield from list(own.items(value))
    except (TypeError, ValueError, KeyError, AttributeError, RecursionError):
        yield DAMAGED
