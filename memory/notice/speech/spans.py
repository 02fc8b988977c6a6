"""The parts of a message and whose words they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from memory.notice.speech.marks import plain

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MOST = 200  # parts of a message


class Voice(IntEnum):
    """Whose words a part is. The order counts: the less one's own wins."""

    OWN = 0
    UNSURE = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A part that is not plainly the user's own."""

    begin: int
    end: int
    voice: Voice
    why: str


class Shredded(Exception):
    """A message in too many parts to be anybody's speech."""


class Marker:
    """Collects the spans of one message."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = plain(raw)
        self.spans: list[Span] = []
        self.inline: list[tuple[int, int]] = []
        self.unquoted: list[tuple[int, int]] = []
        self._others = bytearray(len(raw))

    def put(self, begin: int, end: int, voice: Voice, why: str) -> None:
        """Say whose words a part is.

        Raises:
            Shredded: it has more parts than a message that somebody typed.
        """
        if begin >= end:
            return
        self.spans.append(Span(begin, end, voice, why))
        if len(self.spans) > _MOST:
            raise Shredded
        if voice is Voice.OTHER:
            self._others[begin:end] = b"\1" * (end - begin)

    def other(self, at: int) -> bool:
        """Whether a place is somebody else's already."""
        return at < len(self._others) and self._others[at] == 1

    def open(self, begin: int, why: str) -> None:
        """Somebody's words begin here: the paragraph is theirs, the rest is in doubt."""
        end = paragraph(self.text, begin)
        self.put(begin, end, Voice.OTHER, why)
        self.put(end, len(self.text), Voice.UNSURE, why)


def rows(text: str) -> list[tuple[int, int, str]]:
    """(begin, end, line) of each line."""
    out, at = [], 0
    for line in text.split("\n"):
        out.append((at, at + len(line), line))
        at += len(line) + 1
    return out


def paragraph(text: str, begin: int) -> int:
    """Where the paragraph at a place ends, or the next one where a blank line is there."""
    at = begin + len(text[begin:]) - len(text[begin:].lstrip())
    found = _BLANK_LINE.search(text, at)
    return found.start() if found else len(text)


def start(text: str, at: int) -> int:
    """Where the paragraph before a place begins."""
    found = [m.end() for m in re.finditer(r"\n[ \t]*\n", text[:at].rstrip())]
    return found[-1] if found else 0


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
