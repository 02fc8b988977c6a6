"""Stages that give a reply its lines and paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.talk.reply.style.stages.stage import Stage
from app.talk.reply.style.words import ended


class Lines(Stage):
    """Gives every line that has text a beginning of its own, and leaves out empty lines.

    Args:
        begin: the beginning of the line of a number.
        most: lines after which the reply is complete; 0 for no limit.
        close: what ends a line.
    """

    def __init__(self, begin: Callable[[int], str], most: int = 0, close: str = "") -> None:
        self._begin = begin
        self._most = most
        self._close = close
        self.count = 0
        self._start = ""  # of a line: perhaps a marker
        self._inside = False
        self._gap = ""

    def feed(self, c: str) -> str:
        """Replace the marker at the beginning of a line."""
        if c == "\n":
            line = (
                "" if self._inside else self._begun(_MARKER.sub("", self._start.strip(), count=1))
            )
            closed = self._close if self._inside or line else ""
            self._start, self._inside, self._gap = "", False, ""
            return line + closed
        if self._inside:
            if c.isspace():
                self._gap += c
                return ""
            gap, self._gap = self._gap, ""
            return gap + c
        self._start += c
        if _MAY_MARK.fullmatch(self._start):
            return ""
        text = _MARKER.sub("", self._start.lstrip(), count=1)
        self._start = ""
        shown = self._begun(text)
        self._inside = bool(shown)
        return shown

    def _begun(self, text: str) -> str:
        if not text.strip():
            return ""
        if self._most and self.count >= self._most:
            self.full = True
            return ""
        self.count += 1
        return ("\n" if self.count > 1 else "") + self._begin(self.count) + text

    def flush(self) -> str:
        """A line that may have been a marker."""
        rest, self._start = _MARKER.sub("", self._start.strip(), count=1), ""
        shown = self._begun(rest) if rest and not self._inside and not self.full else ""
        self._inside = False
        return shown


_MAY_MARK = re.compile(r"\s*(?:(?:[-*•>+]|\d{1,3}[.)]?)\s*)?|\s*\d{1,3}[.)]\s*")
_MARKER = re.compile(r"^(?:[-*•>+]\s+|\d{1,3}[.)](?:\s+|$)|[-*•>+]$)")


class EachSentence(Stage):
    """Puts something after every sentence: a line break, an emoji.

    Args:
        after: what comes after a complete sentence.
        instead: what replaces the white space there.
        own: whether a character after the end mark is what is asked for already.
    """

    def __init__(
        self, after: str, instead: str, own: Callable[[str], bool] = lambda c: False
    ) -> None:
        self._after = after
        self._instead = instead
        self._own = own
        self._now = ""
        self._gap = ""
        self._complete = False  # a sentence is, and what follows is not known yet

    def feed(self, c: str) -> str:
        """Hold white space until it is known what it separates."""
        if c.isspace():
            if self._now and not self._complete:
                self._complete = ended(self._now) or c == "\n"
            self._gap += c if self._now else ""
            return ""
        gap, self._gap = self._gap, ""
        if not self._complete:
            self._now += gap + c if self._now else c
            return gap + c
        if self._own(c):  # belongs to the sentence before it
            self._now += c
            return (gap if gap == " " else " ") + c if gap else c
        self._complete, now = False, self._now
        self._now = c
        after = "" if now and self._own(now[-1]) else self._after
        return after + self._instead + c

    def flush(self) -> str:
        """The gap before code."""
        shown = self._last() if self._complete else ""
        gap, self._gap, self._now, self._complete = self._gap, "", "", False
        return shown + gap

    def end(self) -> str:
        """After the last sentence, too."""
        return self._last() if self._now else ""

    def _last(self) -> str:
        return "" if self._own(self._now[-1:]) and self._now else self._after


class Paragraphs(Stage):
    """Puts a divider where paragraphs part, and ends the reply after a number of them.

    Args:
        most: paragraphs; 0 for any number.
        divider: what stands between number n and the next.
    """

    def __init__(self, most: int, divider: Callable[[int], str]) -> None:
        self._most = most
        self._divider = divider
        self.count = 1
        self._gap = ""
        self._any = False
        self._marks = ""  # a divider of the model's own

    def feed(self, c: str) -> str:
        """Replace blank lines, and dividers of the model's own."""
        if c.isspace():
            if self._marks and len(self._marks) < 3:  # a list
                shown, self._gap, self._marks = self._gap + self._marks, c, ""
                return self._parted(shown)
            self._gap += c if self._any else ""
            return ""
        if c in "*-=" and ("\n" in self._gap or self._marks):
            self._marks += c
            return ""
        marks, self._marks = self._marks, ""
        gap, self._gap = self._gap, ""
        if len(marks) >= 3:  # a divider of the model's own
            return self._parted("\n\n" + c if self._any else c)
        return self._parted(gap + marks + c)

    def _parted(self, text: str) -> str:
        """Text with the gap before it, in which the divider replaces blank lines."""
        said = text.lstrip()
        gap = text[: len(text) - len(said)]
        if not self._any or gap.count("\n") < 2:
            shown = text if self._any else said
            self._any = True
            return shown
        if self._most and self.count >= self._most:
            self.full = True
            return ""
        self.count += 1
        return self._divider(self.count) + said

    def flush(self) -> str:
        """The gap before code."""
        gap, self._gap = self._gap + self._marks, ""
        self._marks = ""
        return gap


class OneBlock(Stage):
    """One paragraph without lists: line breaks become spaces, markers go."""

    def __init__(self, *, paragraphs: bool = False) -> None:
        self._paragraphs = paragraphs  # keep those
        self._breaks = 0
        self._start = ""
        self._inside = False
        self._any = False

    def feed(self, c: str) -> str:
        """Join lines."""
        if c == "\n":
            shown = self._line(self._start) if self._start.strip() and not self._inside else ""
            self._start, self._inside = "", False
            self._breaks += 1
            return shown
        if self._inside:
            return c
        self._start += c
        if _MAY_MARK.fullmatch(self._start):
            return ""
        text, self._start = self._start, ""
        return self._line(text)

    def _line(self, text: str) -> str:
        text = _MARKER.sub("", text.lstrip(), count=1)
        gap = ("\n\n" if self._paragraphs and self._breaks > 1 else " ") if self._any else ""
        self._breaks, self._inside, self._any = 0, True, True
        return gap + text

    def flush(self) -> str:
        """A line that may have been a marker."""
        rest, self._start = self._start, ""
        return self._line(rest) if rest.strip() and not self._inside else ""
