"""The adapters in use and their strength: those made at night, scaled by the user."""

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
_NEVER = object()  # the shelf was not read yet
Files = tuple[tuple[Path, float], ...]


class Dialled:
    """The adapters, scaled by the user's strength setting. Satisfies `app.talk.ports.Shelf`.

    Args:
        shelf: the adapters, each with the scale at which it passed its exam.
        file: where the strength is stored, for all processes.
    """

    def __init__(self, shelf: Shelf, file: Path) -> None:
        self._shelf = shelf
        self._file = file

    @property
    def strength(self) -> float:
        """From 0, exactly the base model, to 1, as examined."""
        return float(state_files.load(self._file).get("strength", 1.0))

    def turn_to(self, strength: float) -> None:
        """Set the strength; conversations use it from their next turn on.

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
                f"{self._file} cannot be written: {error.strerror}.", "Free some space on the disk."
            ) from error

    def stamp(self, base: str) -> Any:
        """A value that changes whenever the adapters or the strength change."""
        return self.strength, self._shelf.stamp(base)

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        """The adapter files to attach and their scales; none at strength 0."""
        strength = self.strength
        if strength == 0.0:
            return []
        return [(path, scale * strength) for path, scale in self._shelf.loaded(base)]


class Weights:
    """Keeps the engine's adapters in step with the shelf. One for each engine."""

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
        """Attach the current adapters, if they have changed.

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
            current = tuple(self._shelf.loaded(self._engine.base_hash))
            self._engine.set_adapters(current)
        except LunaError as error:
            LOG.warning("adapters not loaded: %s", type(error).__name__)
            self._stamp, self._loaded = stamp, ()
            self._engine.set_adapters(())
            yield Notice(f"What was learned at night is not in use. {error.message}", error.remedy)
            return
        # The manifest can change while the adapters stay, as when memory followed it.
        changed = current != self._loaded
        self._stamp, self._loaded = stamp, current
        if changed:
            yield AdapterSwapped(current)
