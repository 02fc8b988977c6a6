"""A notice of the system through the terminal: its own notices where it has some, else its bell.

No program is started and no bus is asked: a terminal on another machine can show it too.
Sources: iTerm2's and WezTerm's documents of OSC 9, urxvt's and VTE's of OSC 777.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

BELL = "\a"
Way = Literal["OSC 9", "OSC 777", "bell"]
_NINE = ("iterm.app", "wezterm", "kitty")
_MANY = ("ghostty", "foot", "rxvt", "contour")  # by the beginning of TERM or TERM_PROGRAM


def way(environ: Mapping[str, str] | None = None) -> Way:
    """How this terminal can be asked for a notice."""
    env = os.environ if environ is None else environ
    if env.get("TMUX") or env.get("STY") or env.get("TEXTUAL_DRIVER"):
        return "bell"  # what stands between passes a bell on and little else
    program = env.get("TERM_PROGRAM", "").lower()
    term = env.get("TERM", "").lower().removeprefix("xterm-")
    if program in _NINE or term in _NINE or env.get("KITTY_WINDOW_ID"):
        return "OSC 9"
    if env.get("VTE_VERSION") or any(name.startswith(_MANY) for name in (program, term)):
        return "OSC 777"
    return "bell"


def written(title: str, text: str, by: Way) -> str:
    """What the terminal is sent."""
    title, text = (_plain(each) for each in (title, text))
    if by == "OSC 9":
        return f"\x1b]9;{title}: {text}{BELL}"
    if by == "OSC 777":
        return f"\x1b]777;notify;{title};{text}{BELL}"
    return BELL


def _plain(text: str) -> str:
    """Words that cannot end the sequence or begin another field of it."""
    return "".join(c if c.isprintable() and c != ";" else " " for c in text)[:200]
