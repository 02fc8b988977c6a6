"""The lines of an export as records: every field is checked before anything is written."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields
from datetime import datetime
from enum import Enum
from io import TextIOWrapper
from pathlib import Path
from typing import Any, TypeVar, get_args, get_type_hints

from memory.disk.sealed_files import open_plain
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.origin import Origin, origin_of
from memory.vocabulary.records import Conversation, Fact, LedgerEntry, Turn

R = TypeVar("R")

_RECORDS: dict[str, type[Any]] = {
    "fact": Fact, "conversation": Conversation, "turn": Turn, "entry": LedgerEntry,
}  # fmt: skip
# Marks that belong to exported rows; others belong to this folder or to the user.
_MARKS = (
    "never:", "redacted:", "forgotten:", "good:", "deleted:", "refused:", "import:",
)  # fmt: skip
_LEAST = {
    "revision": 1, "times_seen": 1, "failed_nights": 0, "turns": 0, "probes": 0, "right": 0,
    "polarity": -1, "own": -1,
}  # fmt: skip
_MOST = 2**53
_DEEP = 1_000_000  # characters of one text


@dataclass(frozen=True, slots=True)
class Link:
    """Connects a fact with a turn: where it was told, or a reply that was shown it."""

    kind: str
    turn: str
    fact: str
    sentence: str
    time: str


@dataclass(frozen=True, slots=True)
class Archived:
    """The contents of an export, complete and of the right types."""

    schema: int
    facts: tuple[Fact, ...]
    conversations: tuple[Conversation, ...]
    turns: tuple[Turn, ...]
    entries: tuple[LedgerEntry, ...]
    links: tuple[Link, ...]
    marks: tuple[tuple[str, str], ...]


def archived(path: Path, newest: int) -> Archived:
    """Read an export.

    Args:
        path: JSON lines, as `memory.archives.archive` describes them.
        newest: the latest schema that can be read.

    Raises:
        ArchiveError: it is not an export, is of a newer version, or has an invalid line, which it
            names.
    """
    head: dict[str, Any] | None = None
    records: dict[str, list[Any]] = {kind: [] for kind in (*_RECORDS, "link", "mark")}
    for number, line in enumerate(read_lines(path), start=1):
        if head is None:
            head = _head(line, newest)
            continue
        kind = line.get("type")
        if not isinstance(kind, str) or kind not in records:
            raise _wrong(number, "an unknown “type”")
        records[kind].append(_one(kind, line, number))
    if head is None:
        raise ArchiveError("This file is empty.", "Use another export.")
    return Archived(
        head["schema"], tuple(records["fact"]), tuple(records["conversation"]),
        tuple(records["turn"]), tuple(records["entry"]), tuple(records["link"]),
        tuple(records["mark"]),
    )  # fmt: skip


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a file, one per line.

    Raises:
        ArchiveError: it cannot be read, or a line is not an object; names the line.
    """
    try:
        with TextIOWrapper(open_plain(path), encoding="utf-8") as file:
            for number, line in enumerate(file, start=1):
                if not line.strip():
                    continue
                try:
                    value = json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise ArchiveError(
                        f"Line {number} of {path.name} is not JSON.", "Write one object per line."
                    ) from error
                if not isinstance(value, dict):
                    raise ArchiveError(
                        f"Line {number} of {path.name} is not an object.",
                        "Write one object per line.",
                    )
                yield value
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(f"{path.name} could not be read.", "Is it a UTF-8 text file?") from error


def _head(line: Mapping[str, Any], newest: int) -> dict[str, Any]:
    schema = line.get("schema")
    if line.get("luna") != "memory" or isinstance(schema, bool) or not isinstance(schema, int):
        raise ArchiveError(
            "This file is not an export of Luna's memory.", "Use `luna memory ingest`?"
        )
    if schema > newest:
        raise ArchiveError("This export was written by a newer version.", "Update Luna first.")
    return dict(line)


def _one(kind: str, line: Mapping[str, Any], number: int) -> Any:
    if kind == "mark":
        name, value = (_text(line, key, number) for key in ("name", "value"))
        if not name.startswith(_MARKS):
            raise _wrong(number, "an unknown mark")
        return name, value
    if kind == "link":
        words = [_text(line, key, number) for key in ("kind", "turn", "fact", "sentence", "time")]
        if words[0] not in ("source", "shown") or not words[1] or not words[2]:
            raise _wrong(number, "a link of an unknown kind")
        _time(words[4], "time", number)
        return Link(*words)
    return _record(_RECORDS[kind], line, number)


def _record(kind: type[R], line: Mapping[str, Any], number: int) -> R:
    present = {name: value for name, value in line.items() if name != "type"}
    if kind is Turn and "origin" not in present:  # from an earlier version
        source, pasted = present.pop("source", "told"), present.pop("pasted", False)
        if not isinstance(source, str) or not isinstance(pasted, bool):
            raise _wrong(number, "no known origin")
        present["origin"] = origin_of(source, pasted, str(present.get("role"))).value
    hints = get_type_hints(kind)
    fields_by_name: dict[str, Field[Any]] = {field.name: field for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := set(present) - set(fields_by_name):
        raise _wrong(number, f"an unknown field “{min(unknown)[:40]}”")
    for name, field in fields_by_name.items():
        needed = field.default is MISSING and field.default_factory is MISSING
        if name not in present and (needed or name == "id"):
            raise _wrong(number, f"no “{name}”")
    values = {name: _value(value, hints[name], name, number) for name, value in present.items()}
    record = kind(**values)
    if isinstance(record, Turn) and record.own > len(record.text):
        raise _wrong(number, "more typed characters than its text has")
    if isinstance(record, Turn) and record.origin is Origin.ATTACHED and record.own < 0:
        raise _wrong(number, "a paste without the number of typed characters before it")
    return record


def _value(value: Any, hint: Any, name: str, number: int) -> Any:
    """The value of a field, checked against its type."""
    if hint is datetime or datetime in get_args(hint):
        return None if value is None and hint is not datetime else _time(value, name, number)
    if isinstance(hint, type) and issubclass(hint, Enum):
        return _checked(lambda: hint(value), name, number)
    if hint is bool:
        return _sure(isinstance(value, bool), value, name, number)
    if hint is int:
        is_int = isinstance(value, int) and not isinstance(value, bool)
        return _sure(is_int and _LEAST.get(name, 0) <= value <= _MOST, value, name, number)
    if hint is float:
        real = isinstance(value, int | float) and not isinstance(value, bool)
        real = real and math.isfinite(value) and (name != "confidence" or 0 <= value <= 1)
        return float(_sure(real, value, name, number))
    if hint is str:
        fits = isinstance(value, str) and len(value) <= _DEEP and (name != "id" or value != "")
        return _sure(fits, value, name, number)
    return _sure(value in get_args(hint), value, name, number)  # a Literal


def _sure(fits: bool, value: Any, name: str, number: int) -> Any:
    if not fits:
        raise _wrong(number, f"an invalid “{name}”")
    return value


def _checked(make: Callable[[], Any], name: str, number: int) -> Any:
    try:
        return make()
    except (ValueError, TypeError, OverflowError) as error:
        raise _wrong(number, f"an invalid “{name}”") from error


def _time(value: Any, name: str, number: int) -> datetime:
    time: datetime = _checked(lambda: datetime.fromisoformat(value), name, number)
    return time if time.tzinfo else time.astimezone()


def _text(line: Mapping[str, Any], key: str, number: int) -> str:
    return str(_sure(isinstance(line.get(key), str), line.get(key), key, number))


def _wrong(number: int, what: str) -> ArchiveError:
    return ArchiveError(
        f"Line {number} of the export is damaged: it has {what}.",
        "Nothing was imported. Use another backup.",
    )
