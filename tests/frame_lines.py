"""Frames in one line each, as tests write them down::

user | home | Leeds | since: last May
changes: user | employer | Siemens
user | likes | not: mushrooms
"""

from __future__ import annotations

from typing import Any

from memory.notice.frames.frame import ACTS, QUALIFIERS


def read_lines(text: str) -> list[dict[str, Any]]:
    """The frames of some lines; a line that is none is left out."""
    return [frame for line in text.splitlines() if (frame := _frame(line)) is not None]


def _frame(line: str) -> dict[str, Any] | None:
    act, mark, rest = line.partition(": ")
    if not mark or act not in ACTS:
        act, rest = "tells", line
    parts = [part.strip() for part in rest.split(" | ")]
    if len(parts) < 3 or not all(parts[:3]):
        return None
    whose, slot, value = parts[:3]
    frame: dict[str, Any] = {"act": act, "whose": whose, "slot": slot}
    frame["not"] = value.startswith("not: ")
    frame["value"] = value.removeprefix("not: ").strip()
    for part in parts[3:]:
        name, _, words = part.partition(": ")
        if name.replace(" ", "_") in QUALIFIERS and words:
            frame[name.replace(" ", "_")] = words
    return frame if frame["value"] else None
