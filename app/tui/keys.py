"""Alt+Enter on terminals without the extended key protocol."""

from __future__ import annotations

from enum import StrEnum


class Extra(StrEnum):
    """Keys that Textual has no name for."""

    ALT_ENTER = "alt+enter"


def teach_alt_enter() -> None:
    """Let ESC CR be Alt+Enter; without this Textual takes it for Enter, which would send."""
    from textual import _ansi_sequences as known

    for sequence in ("\x1b\r", "\x1b\n"):
        known.ANSI_SEQUENCES_KEYS.setdefault(sequence, (Extra.ALT_ENTER,))  # type: ignore[arg-type]
