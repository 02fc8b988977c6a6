"""Lines of a plain terminal, with what was pasted told apart from what was typed.

A terminal that marks pastes says where one begins and ends; readline shows the marks as brackets.
Where it does not, lines that arrive at once are a paste: nobody types two in the same moment.
"""

from __future__ import annotations

import os
import re
import select
import sys
from contextlib import suppress
from dataclasses import dataclass

BEGIN, END = "⟦", "⟧"
_AT_ONCE = 0.05  # seconds within which the next line of a paste is there
_PASTED = re.compile(f"{BEGIN}(.*?)(?:{END}|\\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Line:
    """What came from the terminal: typed words, pasted ones, and both as they stood."""

    typed: str
    pasted: str
    whole: str


def prepare() -> bool:
    """Let readline mark what is pasted; whether it does."""
    if not sys.stdin.isatty() or os.environ.get("TERM", "dumb") in ("", "dumb"):
        return False
    with suppress(ImportError):
        import readline

        if "libedit" not in (readline.__doc__ or ""):
            readline.parse_and_bind("set enable-bracketed-paste on")
            readline.parse_and_bind(rf'"\e[200~": "{BEGIN}"')
            readline.parse_and_bind(rf'"\e[201~": "{END}"')
            return True
    return False


def read(prompt: str, marked: bool = False) -> Line:
    """The next message.

    Args:
        prompt: what stands before the cursor.
        marked: pastes are marked; else lines that come at once are one.

    Raises:
        EOFError: the input has ended.
    """
    lines = [input(prompt)]
    if sys.stdin.isatty():
        while _open(lines) or (not marked and _waiting()):
            lines.append(input(""))
    return parted("\n".join(lines), burst=len(lines) > 1)


def parted(text: str, *, burst: bool = False) -> Line:
    """A message with its pastes taken out.

    Args:
        text: as it was read; pastes stand between the marks.
        burst: several lines came at once.
    """
    found = [part.strip("\n") for part in _PASTED.findall(text)]
    whole = text.replace(BEGIN, "").replace(END, "")
    if not found:
        return Line("", whole, whole) if burst else Line(whole, "", whole)
    typed = " ".join(_PASTED.sub(" ", text).split())
    return Line(typed, "\n\n".join(part for part in found if part.strip()), whole)


def _open(lines: list[str]) -> bool:
    """Whether a paste has begun and not ended."""
    text = "\n".join(lines)
    return text.rfind(BEGIN) > text.rfind(END)


def _waiting() -> bool:
    return bool(select.select([sys.stdin], [], [], _AT_ONCE)[0])
