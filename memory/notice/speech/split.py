"""Splits a message by its structure: whose words each part is.

A part with closing marks ends there. One that is only opened, as a letter after "she wrote:", has no
certain end: its first paragraph is somebody else's, what follows is unclear.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from memory.notice.speech.announced import leads, reported, tasks_after
from memory.notice.speech.blocks import by_line, letters, rulers
from memory.notice.speech.leads import OWN_SAYING, Whose, whose
from memory.notice.speech.marks import BLANK, CONTROL, enclosed, quotations
from memory.notice.speech.spans import Marker, Shredded, Span, Voice

LONGEST = 4_000  # characters; nobody types that much in one turn
_NAMING = re.compile(
    r"(?:\b(?:called|named|me|as|is|name|are|nickname|with|say|saying|word|words|phrase|film|book|"
    r"band|song|series|game|like|love|hate|read)|:|,)\s*$",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"\b(?:i|i'm|im|my|me|we|you|your|always|never|from now on|don't|do not|please|remember)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Speech:
    """A message, and whose words its parts are.

    Attributes:
        text: as it was typed.
        own: the same length, with somebody else's words blanked: within a line by `BLANK`, to
            its end and across lines by spaces.
        spans: the parts that are not clearly the user's own, in order.
    """

    text: str
    own: str
    spans: tuple[Span, ...]

    @property
    def whole(self) -> bool:
        """Whether all of it is clearly the user's own."""
        return not self.spans

    def doubt(self, sentence: str) -> str:
        """Why words of the message may not be the user's; "" where they are.

        Words that occur twice are the user's if one occurrence is.
        """
        if not self.spans:
            return ""
        position = self.text.find(sentence) if sentence.strip() else -1
        if position < 0:
            return self.spans[0].why
        reason = ""
        while position >= 0:
            end = position + len(sentence)
            overlapping = [s for s in self.spans if s.begin < end and position < s.end]
            doubtful = [
                s
                for s in overlapping
                if s.voice is Voice.UNSURE or (s.begin <= position and end <= s.end)
            ]
            if not doubtful:
                return ""
            reason = reason or doubtful[0].why
            position = self.text.find(sentence, position + 1)
        return reason


@lru_cache(maxsize=16)
def split(message: str) -> Speech:
    """Split a message by whose words its parts are, in linear time."""
    if len(message) > LONGEST:
        return _foreign(message, "It is too long to be typed.")
    marks = Marker(message)
    if CONTROL.search(marks.text) or CONTROL.search(message):
        return _foreign(message, "It holds control marks of a model's template.")
    try:
        for step in _STEPS:
            step(marks)
    except Shredded:
        return _foreign(message, "It has too many parts to be typed.")
    return Speech(message, _masked(marks), _merged(marks.spans))


def _foreign(message: str, why: str) -> Speech:
    """The whole message as somebody else's."""
    blank = re.sub(r"[^\n]", " ", message)
    return Speech(message, blank, (Span(0, len(message), Voice.OTHER, why),))


def _enclosed(marks: Marker) -> None:
    for begin, end, closed in enclosed(marks.text):
        reason = "It stands in code, tags or brackets."
        if closed:
            marks.put(begin, end, Voice.OTHER, reason)
            if "\n" not in marks.raw[begin:end]:
                marks.inline.append((begin, end))
        else:
            marks.open(begin, reason)


def _quoted(marks: Marker) -> None:
    text = marks.text
    for begin, end, closed in quotations(marks.raw, text):
        if marks.other(begin):
            continue
        inner = text[begin + 1 : end - 1 if closed else end]
        preceding = text[max(0, begin - 90) : begin]
        if closed and _is_name(preceding, inner):
            marks.unquoted.append((begin, end))
            continue
        sentence = re.split(r"[.!?\n]\s", preceding)[-1]
        if closed and OWN_SAYING.search(sentence) and whose(sentence) is Whose.OWN:
            marks.unquoted.append((begin, end))
            continue
        reason = "It stands in a quotation."
        if closed:
            marks.put(begin, end, Voice.OTHER, reason)
            marks.inline.append((begin, end))
        else:
            marks.open(begin, reason)


def _is_name(before: str, inner: str) -> bool:
    """Whether a quotation is a name: "a dog called 'Rex'"."""
    short = 0 < len(inner.split()) <= 6 and not inner.rstrip().endswith("?") and "\n" not in inner
    if not (short and _NAMING.search(before)) or _SPOKEN.search(inner):
        return False
    introduction = before.rstrip()
    return not introduction.endswith((":", ",")) or len(inner.split()) <= 3


_STEPS: Sequence[Callable[[Marker], None]] = (
    _enclosed, _quoted, by_line, letters, rulers, leads, reported, tasks_after,
)  # fmt: skip


def _masked(marks: Marker) -> str:
    text = list(marks.text)
    for begin, end in marks.unquoted:
        text[begin] = text[end - 1] = " "
    inline = dict(marks.inline)
    for span in marks.spans:
        if span.voice is Voice.OTHER:
            blank = BLANK if inline.get(span.begin) == span.end else " "
            for position in range(span.begin, span.end):
                if text[position] != "\n" and not (blank == " " and text[position] == BLANK):
                    text[position] = blank
    return "".join(text)


def _merged(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Spans in order; where several begin at one position, the most certain first."""
    ordered = sorted(spans, key=lambda span: (span.begin, -span.voice, span.end))
    return tuple(ordered)
