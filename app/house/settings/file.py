"""Single settings changed in the settings file; every other line of it stays as it was."""

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
    """Set some settings by their keys; None takes a line away.

    Raises:
        SettingsError: the file cannot be read or written, or one of these settings stands in it in
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
            f"{file} is damaged: it is no text.", "Move it away, then try again."
        ) from error
    except OSError as error:
        raise SettingsError(
            f"{file} cannot be written: {error.strerror}.", "Make it writable."
        ) from error


def _changed(text: str, key: str, value: str | bool | None) -> str:
    """The text with one setting changed."""
    table, _, name = key.rpartition(".")
    head, rest = _cut(text, r"(?m)^[ \t]*\[")  # what stands before the first table
    head = re.sub(rf"(?m)^[ \t]*{re.escape(key)}[ \t]*=.*\n?", "", head)
    line = "" if value is None else f"{name} = {json.dumps(value, ensure_ascii=False)}\n"
    if not table:
        return line + head + rest
    before, found = _cut(rest, rf"(?m)^[ \t]*\[[ \t]*{re.escape(table)}[ \t]*\][ \t]*(#.*)?$")
    if not found:
        if not line:
            return head + rest
        whole = head + rest
        gap = (
            "" if not whole or whole.endswith("\n\n") else "\n" if whole.endswith("\n") else "\n\n"
        )
        return f"{whole}{gap}[{table}]\n{line}"
    title, _, below = found.partition("\n")
    body, after = _cut(below, r"(?m)^[ \t]*\[")
    body = re.sub(rf"(?m)^[ \t]*{re.escape(name)}[ \t]*=.*\n?", "", body)
    return f"{head}{before}{title}\n{line}{body}{after}"


def _cut(text: str, pattern: str) -> tuple[str, str]:
    """What stands before the first hit, and the rest with it."""
    match = re.search(pattern, text)
    return (text, "") if match is None else (text[: match.start()], text[match.start() :])


def _check(file: Path, text: str, values: Mapping[str, str | bool | None]) -> None:
    """Raises a SettingsError where the new text does not say what it should."""
    try:
        found: Any = tomllib.loads(text)
        wrong = [key for key, value in values.items() if _value(found, key) != value]
    except (tomllib.TOMLDecodeError, RecursionError):
        wrong = [next(iter(values))]
    if wrong:
        raise SettingsError(
            f"“{wrong[0]}” cannot be changed in {file} as that file is written.",
            "Correct it by hand, or move it away and try again.",
        )


def _value(tables: Any, key: str) -> Any:
    for name in key.split("."):
        tables = tables.get(name) if isinstance(tables, dict) else None
    return tables
