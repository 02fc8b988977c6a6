"""Changes single settings in the settings file; its other lines stay as they are."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from memory.disk.files import write_whole
from memory.vocabulary.errors import SettingsError


def change(file: Path, values: Mapping[str, str | bool | None]) -> None:
    """Set some settings by their keys; None removes the line.

    Raises:
        SettingsError: the file cannot be read or written, or contains one of these settings in
            a form that cannot be changed line by line.
    """
    try:
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for key, value in values.items():
            text = _changed(text, key, value)
        _check(file, text, values)
        write_whole(file, text)
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{file} is damaged: it is not a text file.", "Move it away, then try again."
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be written: {error.strerror}.", "Make it writable."
        ) from error


def _changed(text: str, key: str, value: str | bool | None) -> str:
    """The text with one setting changed."""
    table, _, name = key.rpartition(".")
    head, tables = _cut(text, r"(?m)^[ \t]*\[")  # the part before the first table
    head = re.sub(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=.*\n?", "", head)
    line = "" if value is None else f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
    if not table:
        return line + head + tables
    preceding, section = _cut(
        tables, rf"(?m)^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\][ \t]*(#.*)?$"
    )
    if not section:
        if not line:
            return head + tables
        unchanged = head + tables
        gap = (
            ""
            if not unchanged or unchanged.endswith("\n\n")
            else "\n"
            if unchanged.endswith("\n")
            else "\n\n"
        )
        return f"{unchanged}{gap}[{table}]\n{line}"
    title, _, contents = section.partition("\n")
    body, following = _cut(contents, r"(?m)^[ \t]*\[")
    body = re.sub(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*=.*\n?", "", body)
    return f"{head}{preceding}{title}\n{line}{body}{following}"


def _cut(text: str, pattern: str) -> tuple[str, str]:
    """The text before the first match, and the rest from the match on."""
    match = re.search(pattern, text)
    return (text, "") if match is None else (text[: match.start()], text[match.start() :])


def _check(file: Path, text: str, values: Mapping[str, str | bool | None]) -> None:
    """Raise a SettingsError where the new text does not contain the new values."""
    try:
        tables: Any = tomllib.loads(text)
        failed = [key for key, value in values.items() if _value(tables, key) != value]
    except (tomllib.TOMLDecodeError, RecursionError):
        failed = [next(iter(values))]
    if failed:
        raise SettingsError(
            f"“{failed[0]}” cannot be changed in {file} as that file is written.",
            "Correct it by hand, or move it away and try again.",
        )


def _value(tables: Any, key: str) -> Any:
    for name in key.split("."):
        tables = tables.get(name) if isinstance(tables, dict) else None
    return tables
