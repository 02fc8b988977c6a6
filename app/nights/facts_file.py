"""A file of facts to remember, as `luna consolidate --facts FILE` reads it."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import ChangeKind

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

KEPT = (ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED)


def remember_file(memory: FastMemory, file: Path) -> list[str]:
    """Remember the facts of a file, one `{"text": …}` per line, as `/remember` would.

    Returns:
        The ids of the facts that are now in memory, each once.

    Raises:
        ArchiveError: the file cannot be read, or a line is wrong; then nothing is stored.
    """
    texts = []
    for number, value in objects(file):
        text = value.get("text")
        if not isinstance(text, str) or not text.strip():
            raise _wrong(file, number, "“text” must be a non-empty string")
        texts.append(text)
    ids: dict[str, None] = {}
    for text in texts:
        for change in memory.remember(text):
            if change.kind in KEPT:
                ids[change.fact.id] = None
    return list(ids)


def objects(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file with their line numbers; `-` is standard input.

    Raises:
        ArchiveError: it cannot be read, or a line is not a JSON object.
    """
    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(
            f"{file} cannot be read.", "Check its name, its permissions and that it is UTF-8."
        ) from error
    numbered = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise _wrong(file, number, "it is not a JSON object")
        numbered.append((number, value))
    return numbered


def _wrong(file: Path, number: int, what: str) -> ArchiveError:
    return ArchiveError(
        f"Line {number} of {file.name}: {what}.", "Correct that line; nothing was stored."
    )
