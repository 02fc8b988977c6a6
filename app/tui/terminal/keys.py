"""Keys: those of the registry as bindings, and Alt+Enter on older terminals."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from textual.binding import Binding, BindingType

from app.house.actions import ACTIONS, Where

PAUSE = 0.25  # seconds without a key after which nobody types
BURST = 0.35  # seconds: letters that follow each other faster are a sentence
OWN = {"newline"}  # the input itself does these
PRIORITY = {"scroll_up", "scroll_down"}  # wherever the focus is


class Extra(StrEnum):
    """Keys that Textual has no name for."""

    ALT_ENTER = "alt+enter"


class Letters:
    """Tells a letter that is a key of a screen from one of a sentence typed there by mistake.

    Attributes:
        is_letter: whether the latest key was a letter.
    """

    def __init__(self) -> None:
        self.is_letter = False
        self._letter = ""
        self._latest = 0.0  # when a letter was typed
        self._alone = True  # long enough after another one

    def saw(self, character: str | None, when: float) -> None:
        """A key was pressed, with that character or none, at so many seconds of a clock."""
        self.is_letter = bool(character) and str(character).isalpha()
        if self.is_letter:
            self._alone = when - self._latest > BURST or character == self._letter
            self._letter, self._latest = str(character), when

    def alone(self, when: float) -> bool:
        """Whether the latest letter stands alone, BURST seconds after it was pressed."""
        return self._alone and when - self._latest >= BURST


def teach_alt_enter() -> None:
    """Let ESC CR be Alt+Enter; without this Textual takes it for Enter, which would send."""
    from textual import _ansi_sequences

    known: Any = _ansi_sequences.ANSI_SEQUENCES_KEYS
    if isinstance(known, dict):
        for sequence in ("\x1b\r", "\x1b\n"):
            known.setdefault(sequence, (Extra.ALT_ENTER,))


def bindings(where: Where) -> list[BindingType]:
    """The keys of a screen, from the registry; their ids let the user choose others."""
    made: list[BindingType] = []
    for each in ACTIONS:
        if each.where == where and each.key and each.name not in OWN:
            first = each.name in PRIORITY or where == "everywhere"
            made.append(
                Binding(each.key, f"do({each.name!r})", each.about, show=False, id=each.name,
                        priority=first)
            )  # fmt: skip
    return made
