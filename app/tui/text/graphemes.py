"""Symbols that terminals do not agree on: a picture of several characters, in one cell or eight.

Textual counts ⚠️ as two cells and a family as two, as Unicode says; many terminals (tmux, screen,
xterm, older VTE) draw one and eight, and everything behind them in the row moves. Where the
terminal is not known to follow Unicode such a symbol is shown by characters that all agree on.
What is stored, sent and copied out of the input stays as it was written.
"""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Mapping
from functools import cache

VARIANT, JOINER, KEYCAP = "\ufe0f", "\u200d", "\u20e3"
TONES = "\U0001f3fb-\U0001f3ff"
TAGS = "\U000e0020-\U000e007f"
# Pictures, and what else may stand before a variant selector or a tone.
_PICTURE = "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff"
_UNSURE = re.compile(f"[{VARIANT}{TONES}{TAGS}]|(?<=[{_PICTURE}{VARIANT}{TONES}]){JOINER}")
# In the input every character keeps its place: marks of no width stand for those without one.
_NO_WIDTH = "\u200b\u2060\u2061\u2062\u2063\u2064\u206a"
_MARKS = dict(zip((VARIANT, JOINER, *map(chr, range(0x1F3FB, 0x1F400))), _NO_WIDTH, strict=True))
_MEANT = {mark: meant for meant, mark in _MARKS.items()}
_MARKED = re.compile(
    f"(?<=[0-9#*{_PICTURE}])[{''.join(_MEANT)}]+"  # only after what they can belong to
)
_AGREEING = ("iTerm.app", "WezTerm", "ghostty", "kitty", "contour", "rio")


def agrees(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to draw such symbols as Unicode says."""
    if environ.get("TMUX") or environ.get("STY"):
        return False
    program, term = environ.get("TERM_PROGRAM", ""), environ.get("TERM", "")
    known = program in _AGREEING or bool(environ.get("KITTY_WINDOW_ID"))
    return known or any(name in term for name in ("kitty", "ghostty", "foot", "contour"))


@cache
def _here() -> bool:
    return agrees(os.environ)


def shown(text: str) -> str:
    """A text as this terminal can show it."""
    return text if text.isascii() or _here() else steady(text)


def steady(text: str) -> str:
    """The same with characters only whose widths add up in every terminal."""
    return _UNSURE.sub("", text)


def marked(text: str) -> str:
    """A text for the input: as long as before, each unsure character a mark of no width."""
    if text.isascii() or _here():
        return text
    return _UNSURE.sub(lambda found: _MARKS.get(found[0], found[0]), text)


def meant(text: str) -> str:
    """What was written, from a text of the input."""
    if text.isascii():
        return text
    return _MARKED.sub(lambda found: "".join(_MEANT[mark] for mark in found[0]), text)


def step(text: str, place: int, direction: int) -> int:
    """The next place in a line between two symbols, as a reader sees them; -1 goes left."""
    place = min(max(place + direction, 0), len(text))
    while 0 < place < len(text) and _within(text, place):
        place += direction
    return place


def _within(text: str, place: int) -> bool:
    """Whether a place lies inside a symbol."""
    before, after = text[place - 1], text[place]
    if _joins(before) and not after.isspace():
        return True
    if after in _MEANT or after in (VARIANT, JOINER) or re.fullmatch(f"[{TONES}{TAGS}]", after):
        return not before.isspace()
    if unicodedata.category(after) in ("Mn", "Me"):
        return not before.isspace()
    return _flag(after) and _flags_before(text, place) % 2 == 1


def _joins(character: str) -> bool:
    return character in (JOINER, _MARKS[JOINER])


def _flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _flags_before(text: str, place: int) -> int:
    count = 0
    while count < place and _flag(text[place - 1 - count]):
        count += 1
    return count
