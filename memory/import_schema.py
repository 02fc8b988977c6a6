"""What a line of an export may hold: every field is checked before anything is written.

A field that is missing has its default where the record has one; an unknown field, a wrong type,
a number out of bounds or a time that cannot be read refuses the whole file, with the line.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from typing import Any, TypeVar, get_type_hints

from memory.errors import ArchiveError
from memory.records import Conversation, Fact, LedgerEntry, Turn

R = TypeVar("R")

MOST = 1 << 31  # of any whole number
LONGEST = 1 << 20  # characters of a text; a book has about as many
_ID = re.compile(r"[^\x00-\x1f\x7f]{1,200}")
_IDS = frozenset("id fact_id conversation base adapter night turn fact superseded_by".split())
_EMPTY = frozenset(("superseded_by", "adapter", "night"))  # ids that may be empty
_BOUNDS: Mapping[str, tuple[float, float]] = {
    "confidence": (0.0, 1.0),
    "polarity": (-1, 1),
    "revision": (1, MOST),
    "margin": (-1e6, 1e6),
}
_ROLES = ("user", "assistant")
RECORDS: Mapping[str, type] = {
    "fact": Fact, "conversation": Conversation, "turn": Turn, "entry": LedgerEntry,
}  # fmt: skip
LINK = ("kind", "turn", "fact", "sentence", "time")
MARK = re.compile(r"[a-z][a-z-]{0,30}(?::[^\x00-\x1f\x7f]{1,300})?")


class Wrong(ValueError):
    """A field that cannot be taken, as "its time is no time"."""


def record(line: Mapping[str, Any], number: int) -> Any:
    """The record, link or mark of one line of an export.

    Returns:
        A Fact, Conversation, Turn or LedgerEntry; a dict for a link; a pair for a mark.

    Raises:
        ArchiveError: it is none; the message names the line and the field.
    """
    kind = line.get("type")
    fields = {name: value for name, value in line.items() if name != "type"}
    try:
        if kind == "link":
            return _link(fields)
        if kind == "mark":
            return _mark(fields)
        if not isinstance(kind, str) or kind not in RECORDS:
            raise Wrong("its type is unknown")
        return _made(RECORDS[kind], fields)
    except Wrong as error:
        raise ArchiveError(
            f"Line {number} of the export cannot be taken: {error}.",
            "Nothing was imported. Correct that line, or use another export.",
        ) from None


def _made(kind: type[R], fields: Mapping[str, Any]) -> R:
    hints = get_type_hints(kind)
    known = {each.name: each for each in dataclasses.fields(kind)}  # type: ignore[arg-type]
    for name in fields:
        if name not in known:
            raise Wrong(f"it has an unknown field “{name[:40]}”")
    taken = {}
    for name, spec in known.items():
        if name in fields:
            taken[name] = _value(name, hints[name], fields[name])
        elif spec.default is dataclasses.MISSING and spec.default_factory is dataclasses.MISSING:
            raise Wrong(f"it has no {name}")
        elif name in ("id", "fact_id"):
            raise Wrong(f"it has no {name}")
    return kind(**taken)


def _value(name: str, hint: Any, value: Any) -> Any:
    """One field as its record wants it."""
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _one_of(name, hint, value)
    if name == "role":
        if value not in _ROLES:
            raise Wrong("its role is neither user nor assistant")
        return value
    if hint is bool:
        if type(value) is not bool:
            raise Wrong(f"its {name} is neither true nor false")
        return value
    if hint in (int, float):
        return _number(name, hint, value)
    if hint is str:
        return _text(name, value)
    if value is None:  # a time that may be missing
        if hint is datetime:
            raise Wrong(f"its {name} is null")
        return None
    return _time(name, value)


def _one_of(name: str, hint: Callable[[Any], Any], value: Any) -> Any:
    try:
        return hint(value)
    except (ValueError, TypeError):
        raise Wrong(f"its {name} is unknown") from None


def _number(name: str, hint: type, value: Any) -> Any:
    right = type(value) is int or (hint is float and type(value) is float and math.isfinite(value))
    low, high = _BOUNDS.get(name, (0, MOST))
    if not right or not low <= value <= high or (name == "polarity" and value == 0):
        raise Wrong(f"its {name} is no number that it can be")
    return hint(value)


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Wrong(f"its {name} is no text" if not isinstance(value, str) else
                    f"its {name} is too long")  # fmt: skip
    if name in _IDS and not (value == "" and name in _EMPTY) and not _ID.fullmatch(value):
        raise Wrong(f"its {name} is no name")
    return value


def _time(name: str, value: Any) -> datetime:
    try:
        moment = datetime.fromisoformat(value)
        moment = moment if moment.tzinfo else moment.astimezone()
        moment.timestamp()
    except (TypeError, ValueError, OverflowError, OSError):
        raise Wrong(f"its {name} is no time") from None
    return moment


def _link(fields: Mapping[str, Any]) -> dict[str, str]:
    if set(fields) != set(LINK):
        raise Wrong("it is not a link of a message and a fact")
    if fields["kind"] not in ("source", "shown"):
        raise Wrong("its kind is unknown")
    found = {name: _text(name, fields[name]) for name in LINK}
    return {**found, "time": _time("time", fields["time"]).isoformat()}


def _mark(fields: Mapping[str, Any]) -> tuple[str, str]:
    if set(fields) != {"name", "value"}:
        raise Wrong("it is not a mark")
    name, value = _text("name", fields["name"]), _text("value", fields["value"])
    if not MARK.fullmatch(name):
        raise Wrong("its name is none of a mark")
    return name, value
