"""Luna's own small state files: what each must contain, and whether one is damaged.

A damaged file is set aside when it is written again; until then the default is used.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memory.disk.damage import Damage, set_aside
from memory.disk.files import read_json, write_json

if TYPE_CHECKING:
    from app.house.paths import Paths

_TIMES = ("served", "claimed", "asked", "wanted")


def strength_whole(value: Any) -> bool:
    """Whether a stored adapter strength is a number from 0 to 1."""
    number = value["strength"]
    return type(number) in (int, float) and math.isfinite(number) and 0.0 <= number <= 1.0


def schedule_whole(value: Any) -> bool:
    """Whether the stored state of the schedule has the right types and readable times."""
    for name in _TIMES:
        if (text := value.get(name, "")) and datetime.fromisoformat(text).tzinfo is None:
            return False
    return type(value.get("owner", 0)) is int and type(value.get("paused", False)) is bool


def counts_whole(value: Any) -> bool:
    """Whether stored counts are integers by id."""
    return all(type(count) is int for count in value.values())


WHOLE: dict[str, tuple[str, Callable[[Any], bool], str]] = {
    "strength.json": (
        "How strongly the weights speak", strength_whole,
        "They are used at full strength; /strength sets it again.",
    ),
    "schedule.json": (
        "When the last night was", schedule_whole,
        "Nights count from now on; `luna schedule` shows them.",
    ),
    "unanswered.json": (
        "Which questions the weights did not answer", counts_whole,
        "Counting starts again from zero.",
    ),
}  # fmt: skip


def _whole(file: Path) -> Callable[[Any], bool]:
    """The check for a file, by its name; the check for counts where the name is unknown."""
    return WHOLE[file.name][1] if file.name in WHOLE else counts_whole


def load(file: Path) -> dict[str, Any]:
    """The contents of a state file; empty where it is missing or damaged."""
    state: dict[str, Any] | None = read_json(file, dict, _whole(file))
    return state if state is not None else {}


def save(file: Path, value: Any) -> None:
    """Write a state file atomically and durably; a damaged one is set aside first.

    Raises:
        OSError: it cannot be written.
    """
    if is_damaged(file):
        set_aside(file)
    write_json(file, value)


def is_damaged(file: Path) -> bool:
    """Whether a file exists and its contents are invalid."""
    return file.exists() and read_json(file, dict, _whole(file)) is None


def damaged_files(paths: Paths) -> list[Damage]:
    """The state files that are damaged now."""
    return [
        Damage(name, f"{what} cannot be read: {name} is damaged.", remedy)
        for name, (what, _, remedy) in WHOLE.items()
        if is_damaged(paths.data / name)
    ]
