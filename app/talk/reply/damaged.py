"""Damage that was found (`app.assembly.Luna.damage`), reported once in a conversation."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from app.talk.events import Event, Notice
from memory.disk.damage import Damage, kept_aside


class Told:
    """Iterating yields a Notice for each damage that was not reported yet."""

    def __init__(self, found: Callable[[], Iterable[Damage]]) -> None:
        self._found = found
        self._told: set[Damage] = set()

    def __iter__(self) -> Iterator[Event]:
        for damage in self._found():
            if damage not in self._told:
                self._told.add(damage)
                yield Notice(damage.message, damage.remedy)


def aside(folder: Path) -> list[Path]:
    """Everything that was ever set aside and still exists."""
    return list(kept_aside(folder)) if folder.is_dir() else []
