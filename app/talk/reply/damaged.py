"""What was found damaged, gathered from every part and told once: in a talk, by `doctor`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.talk.events import Event, Notice
from memory.disk.damage import Damage, kept_aside

if TYPE_CHECKING:
    from app.house.paths import Paths
    from consolidation.adapters.shelf import Adapters
    from memory.fast_memory import FastMemory


class Parts(Protocol):
    """What may be found damaged; `app.assembly.Luna`."""

    unreadable: list[Damage]

    @property
    def adapters(self) -> Adapters: ...
    @property
    def memory(self) -> FastMemory: ...
    @property
    def paths(self) -> Paths: ...


class Told:
    """Iterating gives a Notice for each damage that was not told yet."""

    def __init__(self, found: Callable[[], Iterable[Damage]]) -> None:
        self._found = found
        self._told: set[Damage] = set()

    def __iter__(self) -> Iterator[Event]:
        for damage in self._found():
            if damage not in self._told:
                self._told.add(damage)
                yield Notice(damage.message, damage.remedy)


def of(luna: Parts) -> list[Damage]:
    """Everything that was found damaged since Luna was started, each once."""
    from app.house.state_files import damaged_files

    found = [*luna.unreadable, *luna.adapters.damage, *damaged_files(luna.paths)]
    found += luna.memory.damage()
    return list(dict.fromkeys(found))


def aside(folder: Path) -> list[Path]:
    """What was set aside at any time and lies there still."""
    return list(kept_aside(folder)) if folder.is_dir() else []
