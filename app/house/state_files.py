"""The small files that Luna keeps for herself: what each must hold, and when one is damaged.

A file that cannot be read is set aside when it is written again; until then its default counts.
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
    """Whether a stored dial is a number from 0 to 1."""
    number = value["strength"]
    return type(number) in (int, float) and math.isfinite(number) and 0.0 <= number <= 1.0


def schedule_whole(value: Any) -> bool:
    """Whether a stored state of the schedule has its types and its times can be read."""
    for name in _TIMES:
        if (text := value.get(name, "")) and datetime.fromisoformat(text).tzinfo is None:
            return False
    return type(value.get("owner", 0)) is int and type(value.get("paused", False)) is bool


def counts_whole(value: Any) -> bool:
    """Whether stored counts are whole numbers by id."""
    return all(type(count) is int for count in value.values())


WHOLE: dict[str, tuple[str, Callable[[Any], bool], str]] = {
    "strength.json": (
        "How strongly the weights speak", strength_whole,
        "They speak at full strength; /strength sets it again.",
    ),
    "schedule.json": (
        "When the last night was", schedule_whole,
        "Nights count from now on; `luna schedule` shows them.",
    ),
    "unanswered.json": (
        "Which questions the weights did not answer", counts_whole, "They are counted anew.",
    ),
}  # fmt: skip


def _whole(file: Path) -> Callable[[Any], bool]:
    """What a file must hold, by its name; counts where the name is another one."""
    return WHOLE[file.name][1] if file.name in WHOLE else counts_whole


def load(file: Path) -> dict[str, Any]:
    """What a file of Luna's holds; empty where it is missing or damaged."""
    found: dict[str, Any] | None = read_json(file, dict, _whole(file))
    return found if found is not None else {}


def save(file: Path, value: Any) -> None:
    """Write a file of Luna's, whole and on the disk; a damaged one is set aside first.

    Raises:
        OSError: the disk does not take it.
    """
    if is_damaged(file):
        set_aside(file)
    write_json(file, value)


def is_damaged(file: Path) -> bool:
    """Whether a file is there and is not what it should be."""
    return file.exists() and read_json(file, dict, _whole(file)) is None


def damaged_files(paths: Paths) -> list[Damage]:
    """Those of the files that are damaged now."""
    return [
        Damage(name, f"{what} cannot be read: {name} is damaged.", remedy)
        for name, (what, _, remedy) in WHOLE.items()
        if is_damaged(paths.data / name)
    ]
