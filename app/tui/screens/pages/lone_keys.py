"""A page whose keys are letters: a sentence that is typed on it by mistake must do nothing."""

from __future__ import annotations

import time
from typing import ClassVar, Protocol, cast

from textual.screen import Screen
from textual.timer import Timer

from app.tui.terminal.keys import BURST, Letters

TYPED = "That was typed on this page: nothing was done. Esc goes to the talk."


class Keyboard(Protocol):
    """The application, as far as it sees every key."""

    letters: Letters


class LoneKeys(Screen[None]):
    """Does what a letter stands for when no other letter comes with it.

    Attributes:
        AT_ONCE: actions that only show something; they do not wait.
    """

    AT_ONCE: ClassVar[frozenset[str]] = frozenset()

    def __init__(self) -> None:
        super().__init__()
        self._pending: Timer | None = None
        self._told = False  # that typing does nothing here

    def action_do(self, name: str) -> None:
        """A key of the registry."""
        letters = cast(Keyboard, self.app).letters
        if name in self.AT_ONCE or not letters.is_letter:
            self.do(name)
        elif self._pending is None:
            self._pending = self.set_timer(BURST + 0.05, lambda: self._alone(name))

    def _alone(self, name: str) -> None:
        self._pending = None
        if self.app.screen is not self:
            return
        if cast(Keyboard, self.app).letters.alone(time.monotonic()):
            self.do(name)
        elif not self._told:
            self._told = True
            self.app.notify(TYPED, timeout=6)

    def do(self, name: str) -> None:
        """The action of that name."""
        raise NotImplementedError
