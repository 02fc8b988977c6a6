"""The form in which a model reads a message: what it is asked, and the lines that it writes.

One place for the form, because the product that asks and the training of the default mind must
agree on it to the letter. A line is one thing that a message tells about its user::

    user | home | Leeds | since: last May
    sister Carol | allergy | cats
    user | likes | not: mushrooms
    changes: user | employer | Siemens

`none` stands alone where there is nothing. Values are the user's own words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

INSTRUCTION = (
    "Read the message and write what it tells about the user, one thing a line: "
    "whose | what | value. Write none if it tells nothing."
)
NOTHING = "none"
ACTS = ("tells", "changes", "withdraws", "corrects", "instructs")
QUALIFIERS = ("when", "where", "how_often", "only_if", "how_long", "with", "why", "since")
_BEFORE = 200  # characters of an earlier turn that are shown


def reading_text(message: str, before: Sequence[tuple[str, str]] = ()) -> str:
    """What the model is asked.

    Args:
        message: What the user typed.
        before: Up to two turns before it as (role, text), oldest first.
    """
    lines = [
        f"{'User' if role == 'user' else 'Luna'}: {' '.join(text.split())[:_BEFORE]}"
        for role, text in before[-2:]
    ]
    return "\n".join([*lines, f"Message: {message}"])


def written(frames: Sequence[Mapping[str, Any]]) -> str:
    """The lines of frames, in their order; `none` without one."""
    return "\n".join(map(_line, frames)) or NOTHING


def _line(frame: Mapping[str, Any]) -> str:
    act = str(frame.get("act") or "tells")
    value = f"not: {frame['value']}" if frame.get("not") else str(frame["value"])
    parts = [str(frame["whose"]), str(frame["slot"]), value]
    parts += [f"{name.replace('_', ' ')}: {frame[name]}" for name in QUALIFIERS if frame.get(name)]
    line = " | ".join(" ".join(part.split()) for part in parts)
    return line if act == "tells" else f"{act}: {line}"


def read_lines(text: str) -> list[dict[str, Any]]:
    """Frames of what a model wrote; a line that is no frame is left out."""
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
