"""Stages that end a reply: after a number of sentences, words or characters."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.talk.reply.style.stages.stage import Stage
from app.talk.reply.style.words import ended


class Opener(Stage):
    """Leaves out a short opener ("Sure!") where something follows it.

    For replies that may not be long: an opener is no sentence that anybody asked for.
    """

    def __init__(self) -> None:
        self._held = ""
        self._passing = False
        self._complete = False  # what is held is an opener

    def feed(self, c: str) -> str:
        """Hold the first words."""
        if self._passing:
            return c
        if self._complete:
            if c.isspace():
                return ""
            self._passing = True
            return c
        if c.isspace() and ended(self._held):
            self._complete = _FILLER.match(self._held) is not None
            self._passing = not self._complete
        elif len(self._held) >= _OPENER:
            self._passing = True
        self._held += c
        return self._held if self._passing else ""

    def flush(self) -> str:
        """What may be an opener; if it is one, there is nothing else."""
        held = "" if self._passing else self._held
        self._passing = True
        return held


_OPENER = 34  # characters that an opener has at most
_FILLER = re.compile(
    r"(?:Sure|Certainly|Of course|Absolutely|Great|Got it|Okay|OK|All right|Alright|Thanks"
    r"|Thank you|"
    r"Hello|Hi|Hey|Noted|Understood|Gladly|With pleasure|I'd be happy to help|No problem)\b",
    re.IGNORECASE,
)


class Sentences(Stage):
    """Ends the reply after a number of sentences; a line break without an end mark is one end."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._said = 0
        self._now = ""  # the sentence so far
        self._gap = ""  # white space not shown yet

    def feed(self, c: str) -> str:
        """Count sentences; the white space after the last one is not shown."""
        if not c.isspace():
            shown, self._gap = self._gap + c, ""
            self._now += shown if self._now else c
            return shown
        if self._now and (ended(self._now) or (c == "\n" and self._now[-1] not in ":,;")):
            self._said += 1
            self.full = self._said >= self._most
            self._now = ""
        if self._said or self._now:
            self._gap += " " if c == "\n" and self._most == 1 else c
        return ""

    def flush(self) -> str:
        """The gap before code."""
        gap, self._gap = self._gap, ""
        return gap

    def end(self) -> str:
        """Nothing but white space is held."""
        return ""


class Measured(Stage):
    """Ends the reply before it has more than a number of words or characters.

    It ends at a whole sentence; where the first one is too long, at a clause, and a first clause
    that is too long after its last word that fits.

    Args:
        most: of what `size` counts.
        size: the measure of a text.
    """

    def __init__(self, most: int, size: Callable[[str], int]) -> None:
        self._most = most
        self._size = size
        self._shown = ""
        self._held = ""
        self._first = True  # no sentence is complete yet

    def feed(self, c: str) -> str:
        """Hold what may not fit."""
        if not self._held.strip() and c.isspace() and not self._shown:
            return ""
        if c.isspace() and self._held.strip():
            if ended(self._held) or c == "\n":
                shown = self._given(self._held)
                self._first = False
                self._held = "" if self.full else c
                return shown
            if self._first and (clause := _CLAUSE.search(self._held)):
                shown = self._given(self._held[: clause.start()])
                self._held = "" if self.full else self._held[len(shown) :] + c
                return shown
        self._held += c
        if self._size(self._shown + self._held) > self._most:
            return self._stopped()
        return ""

    def _given(self, text: str) -> str:
        if self._size(self._shown + text) > self._most:
            return self._stopped()
        self._shown += text
        return text

    def _stopped(self) -> str:
        """The end of a reply that does not fit."""
        self.full = True
        if self._shown.strip():
            return "" if ended(self._shown) or not self._first else "."
        kept = ""
        for word in self._held.split():
            longer = f"{kept} {word}" if kept else word
            if self._size(f"{longer}.") > self._most:
                break
            kept = longer
        self._shown = kept
        return f"{kept.rstrip(',;:–- ')}." if kept and not ended(kept) else kept

    def flush(self) -> str:
        """What is held, if it fits."""
        held, self._held = self._held, ""
        return self._given(held) if held else ""

    def end(self) -> str:
        """The last sentence, if it fits."""
        return "" if self.full else self.flush()


_CLAUSE = re.compile(r"[,;:–—]$|(?<=\w) (?:and|but|because|which|while|although|so|where|or)$")
