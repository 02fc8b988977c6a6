"""Forgetting in exports: files in Luna's own exports folder lose what is forgotten.

A file that the user put elsewhere is not touched.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from memory.disk.files import read_text, write_whole
from memory.store.lineage import GONE
from memory.vocabulary.english.words import holds, name_like
from memory.vocabulary.records import Fact


def forget_in(folder: Path, fact: Fact, turns: Mapping[str, tuple[str, str]]) -> list[Path]:
    """Erase a fact from every export in a folder.

    Args:
        folder: the exports folder; need not exist.
        fact: the fact that is forgotten.
        turns: by id, the old and new texts of the turns that lose it.

    Returns:
        The files that were rewritten.
    """
    touched: list[Path] = []
    for path in sorted(folder.glob("*")) if folder.is_dir() else ():
        if not path.is_file():
            continue
        old_text = read_text(path, "replace")
        cleaner = _lines if path.suffix in (".jsonl", ".json") else _prose
        new_text = cleaner(old_text, fact, turns)
        if new_text != old_text:
            write_whole(path, new_text)
            touched.append(path)
    return touched


def _lines(text: str, fact: Fact, turns: Mapping[str, tuple[str, str]]) -> str:
    lines = []
    for line in text.splitlines():
        try:
            record = json.loads(line)
        except ValueError:
            record = None
        if not isinstance(record, dict):
            lines.append(_prose(line, fact, turns))
            continue
        cleaned = _record(record, fact, turns)
        if cleaned is record:
            lines.append(line)
        elif cleaned is not None:
            lines.append(json.dumps(cleaned, ensure_ascii=False))
    return "\n".join(lines) + "\n"


def _record(
    record: dict[str, Any], fact: Fact, turns: Mapping[str, tuple[str, str]]
) -> dict[str, Any] | None:
    """The record, changed if necessary; the same object if unchanged, None if it is deleted."""
    value = holds(fact.value)
    type_ = record.get("type", "turn")
    if type_ == "fact":
        fields = [str(record.get(name, "")).casefold() for name in ("slot", "subject", "value")]
        is_same = fields == [fact.slot.casefold(), fact.subject.casefold(), fact.value.casefold()]
        return None if is_same or record.get("id") == fact.id else record
    if fact.id in (record.get("fact"), record.get("fact_id")):
        return None
    changed = dict(record)
    if type_ == "turn" and record.get("id") in turns:
        changed["text"] = turns[str(record["id"])][1]
    for name in ("title", "sentence", "lessons"):
        if value is not None and isinstance(record.get(name), str):
            changed[name] = value.sub(GONE, record[name])
    return changed if changed != record else record


def _prose(text: str, fact: Fact, turns: Mapping[str, tuple[str, str]]) -> str:
    for old, new in turns.values():
        if old.strip():
            text = text.replace(old.strip(), new.strip())
    value: re.Pattern[str] | None = holds(fact.value) if name_like(fact.value) else None
    return value.sub(GONE, text) if value is not None else text
