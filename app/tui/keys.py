"""Keys: those of the registry as bindings, and Alt+Enter on older terminals."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from textual.binding import Binding, BindingType

from app.actions import ACTIONS, Where

OWN = {"newline"}  # the input itself does these
PRIORITY = {"scroll_up", "scroll_down"}  # wherever the focus is


class Extra(StrEnum):
    """Keys that Textual has no name for."""

    ALT_ENTER = "alt+enter"


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
