"""Which adapters answer, and how strongly: what the nights made, turned down by the user's dial."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from app.house import state_files
from app.talk.events import AdapterSwapped, Event, Notice
from app.talk.ports import Shelf, Talker
from memory.vocabulary.errors import LunaError, SettingsError

LOG = logging.getLogger(__name__)
_NEVER = object()  # no adapters were looked for yet
Files = tuple[tuple[Path, float], ...]


class Dialled:
    """The adapters with the user's dial over them. Satisfies `app.talk.ports.Shelf`.

    Args:
        shelf: what the nights made, each adapter with the scale it passed its exam at.
        file: where the dial is kept, so that every process turns to the same strength.
    """

    def __init__(self, shelf: Shelf, file: Path) -> None:
        self._shelf = shelf
        self._file = file

    @property
    def strength(self) -> float:
        """From 0, exactly the base model, to 1, as examined."""
        return float(state_files.load(self._file).get("strength", 1.0))

    def turn_to(self, strength: float) -> None:
        """Set the dial; chats follow with their next turn.

        Raises:
            SettingsError: it is not between 0 and 1, or cannot be written.
        """
        if not 0.0 <= strength <= 1.0:
            raise SettingsError(
                f"The strength cannot be {strength * 100:g} %.", "It goes from 0 to 100 %."
            )
        try:
            state_files.save(self._file, {"strength": round(strength, 4)})
        except OSError as error:
            raise SettingsError(
                f"{self._file} cannot be written: {error.strerror}.", "Make room on the disk."
            ) from error

    def stamp(self, base: str) -> Any:
        """Changes whenever the adapters or the dial do."""
        return self.strength, self._shelf.stamp(base)

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        """The files to attach and their scales; none at strength 0."""
        strength = self.strength
        if strength == 0.0:
            return []
        return [(path, scale * strength) for path, scale in self._shelf.loaded(base)]


class Weights:
    """What the engine has attached, kept in step with the shelf. One for each engine."""

    def __init__(self, engine: Talker, shelf: Shelf | None) -> None:
        self._engine = engine
        self._shelf = shelf
        self._stamp: Any = _NEVER
        self._loaded: Files = ()

    @property
    def speak(self) -> bool:
        """Whether any adapter is attached."""
        return bool(self._loaded)

    def follow(self) -> Iterator[Event]:
        """Use the adapters that are current now, if they are others than before.

        Yields:
            AdapterSwapped when they changed, Notice when they cannot be used.
        """
        if self._shelf is None:
            return
        stamp: Any = None
        try:
            stamp = self._shelf.stamp(self._engine.base_hash)
            if stamp == self._stamp:
                return
            wanted = tuple(self._shelf.loaded(self._engine.base_hash))
            self._engine.set_adapters(wanted)
        except LunaError as error:
            LOG.warning("adapters not loaded: %s", type(error).__name__)
            self._stamp, self._loaded = stamp, ()
            self._engine.set_adapters(())
            yield Notice(f"What was learned at night is not in use. {error.message}", error.remedy)
            return
        # The manifest also changes without its adapters, as when memory has followed it.
        changed = wanted != self._loaded
        self._stamp, self._loaded = stamp, wanted
        if changed:
            yield AdapterSwapped(wanted)
