"""Alt+Enter on terminals without the extended key protocol."""

from __future__ import annotations

from enum import StrEnum
from typing import Any


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
