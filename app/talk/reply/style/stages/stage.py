"""Stages of a reply's stream, one character after the other: so any split gives the same text.

A stage takes a character and gives what may be shown now. `flush` gives what it still holds where
something that is not its own follows (code); `end` where the reply ends. `full` says that the reply
is complete: nothing more is to be taken.
"""

from __future__ import annotations

from collections.abc import Iterable


class Stage:
    """Passes everything on; the base of the others."""

    full = False

    def feed(self, c: str) -> str:
        """Take one character; what may be shown now."""
        return c

    def flush(self) -> str:
        """What is held, unchanged in meaning, because code follows."""
        return ""

    def end(self) -> str:
        """What is held, because the reply ends here."""
        return self.flush()


class Chain:
    """Stages one behind the other, with fenced code led past all of them."""

    def __init__(self, stages: Iterable[Stage]) -> None:
        self._stages = list(stages)
        self._ticks = ""  # backticks at the beginning of a line
        self._indent = True  # only spaces so far in this line
        self.code = False  # inside a fence
        self._tail = ""
        self._last = ""  # the last character that was shown
        self._after = False  # a fence was just closed

    @property
    def full(self) -> bool:
        """Whether a stage wants no more."""
        return any(stage.full for stage in self._stages)

    def feed(self, c: str) -> str:
        """Take one character of the reply."""
        shown = self._fed(c)
        self._last = shown[-1:] or self._last
        return shown

    def _fed(self, c: str) -> str:
        if self.code:
            self._tail = (self._tail + c)[-4:]
            if self._tail == "\n```":
                self.code, self._indent, self._tail, self._after = False, False, "", True
            return c
        if self._after and c == "\n":
            self._after, self._indent = False, True
            return c
        if self._indent and c == "`" and not self.full:
            self._ticks += c
            if len(self._ticks) < 3:
                return ""
            shown, self._ticks, self.code = self._flushed(), "", True
            line = (shown or self._last) in ("", "\n") or shown.endswith("\n")
            return f"{shown}```" if line else f"{shown}\n```"
        shown = self._unticked()
        self._indent = c == "\n" or (self._indent and c == " ")
        return shown + self._through(c)

    def end(self) -> str:
        """What all stages still hold."""
        shown = self._unticked()
        for place, stage in enumerate(self._stages):
            shown = self._later(shown, place) + self._later(stage.end(), place + 1)
        return shown

    def _unticked(self) -> str:
        ticks, self._ticks = self._ticks, ""
        return "".join(self._through(tick) for tick in ticks)

    def _through(self, c: str) -> str:
        return "" if self.full else self._later(c, 0)

    def _later(self, text: str, first: int) -> str:
        for stage in self._stages[first:]:
            text = "".join(stage.feed(c) for c in text if not stage.full)
        return text

    def _flushed(self) -> str:
        shown = ""
        for place, stage in enumerate(self._stages):
            shown = self._later(shown, place) + self._later(stage.flush(), place + 1)
        return shown
