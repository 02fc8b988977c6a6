"""The parts of a message and whose words they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from memory.notice.speech.marks import plain

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_MOST = 200  # parts of a message


class Voice(IntEnum):
    """Whose words a part is. The order matters: where parts overlap, the less trusted wins."""

    OWN = 0
    UNSURE = 1
    OTHER = 2


@dataclass(frozen=True, slots=True)
class Span:
    """A part that is not clearly the user's own."""

    begin: int
    end: int
    voice: Voice
    why: str


class Shredded(Exception):
    """A message has more parts than one that somebody typed."""


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
        """Mark whose words a part is.

        Raises:
            Shredded: there are more parts than in a message that somebody typed.
        """
        if begin >= end:
            return
        self.spans.append(Span(begin, end, voice, why))
        if len(self.spans) > _MOST:
            raise Shredded
        if voice is Voice.OTHER:
            self._others[begin:end] = b"\1" * (end - begin)

    def other(self, at: int) -> bool:
        """Whether a position is already marked as somebody else's."""
        return at < len(self._others) and self._others[at] == 1

    def open(self, begin: int, why: str) -> None:
        """Mark the beginning of somebody's words: the paragraph is theirs, the rest is unclear."""
        end = paragraph(self.text, begin)
        self.put(begin, end, Voice.OTHER, why)
        self.put(end, len(self.text), Voice.UNSURE, why)


def rows(text: str) -> list[tuple[int, int, str]]:
    """(begin, end, line) of each line."""
    lines, offset = [], 0
    for line in text.split("\n"):
        lines.append((offset, offset + len(line), line))
        offset += len(line) + 1
    return lines


def paragraph(text: str, begin: int) -> int:
    """The end of the paragraph at a position, or of the next one after blank lines."""
    offset = begin + len(text[begin:]) - len(text[begin:].lstrip())
    match = _BLANK_LINE.search(text, offset)
    return match.start() if match else len(text)


def start(text: str, at: int) -> int:
    """The beginning of the paragraph before a position."""
    ends = [m.end() for m in re.finditer(r"\n[ \t]*\n", text[:at].rstrip())]
    return ends[-1] if ends else 0


def line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return end if end >= 0 else len(text)
