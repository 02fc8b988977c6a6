"""Stages that change sentences, words and marks."""

from __future__ import annotations

import re
from collections.abc import Callable

from app.talk.reply.style.stages.stage import Stage
from app.talk.reply.style.words import ended


class BySentence(Stage):
    """Holds a sentence until it is complete and changes it; empty: it is left out.

    Args:
        change: takes a sentence without the white space around it, and whether it is the first.
        may: whether a sentence with this beginning may need a change; others pass as they come.
    """

    def __init__(self, change: Callable[[str, bool], str], may: Callable[[str], bool]) -> None:
        self._change = change
        self._may = may
        self._held = ""
        self._gap = ""
        self._passing = False
        self._now = ""
        self._any = False
        self._left_out = ""
        self._number = 0

    def feed(self, c: str) -> str:
        """Hold a sentence that may need a change."""
        if c.isspace() and not self._now:
            self._gap += c if self._any else ""
            return ""
        if c.isspace() and (ended(self._now) or c == "\n"):
            shown = self._complete()
            self._gap = c
            return shown
        self._now += c
        if self._passing:
            return c
        self._held += c
        if not self._may(self._held):
            self._passing = True
            return self._given(self._held)
        return ""

    def _given(self, text: str) -> str:
        self._held = ""
        gap, self._gap = self._gap if self._any else "", ""
        self._any = True
        return gap + text

    def _complete(self) -> str:
        held, passing = self._held, self._passing
        self._held, self._now, self._passing = "", "", False
        self._number += 1
        if passing:
            return ""
        changed = self._change(held, not self._any)
        if not changed:
            self._left_out = self._left_out or held
            return ""
        return self._given(changed)

    def flush(self) -> str:
        """The sentence that is held, changed, and the gap before code."""
        shown = self._complete() if self._now else ""
        gap, self._gap = self._gap if self._any else "", ""
        return shown + gap

    def end(self) -> str:
        """The last sentence; where all were left out, the first of them without its mark."""
        shown = self._complete() if self._now else ""
        if not self._any and not shown and self._left_out:
            return re.sub(r"[?]+", ".", self._left_out)
        return shown


class Words(Stage):
    """Changes words, each when it is complete.

    Args:
        change: takes a word (letters, digits, apostrophes, hyphens) and gives what is written.
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self._word = ""
        self._dropped = False

    def feed(self, c: str) -> str:
        """Hold a word until it ends."""
        if c.isalnum() or (c in "'’-" and self._word):
            self._word += c
            return ""
        shown = self.flush()
        if self._dropped and c == " ":
            self._dropped = False
            return shown
        self._dropped = False if shown else self._dropped
        return shown + c

    def flush(self) -> str:
        """The held word, changed."""
        word, self._word = self._word, ""
        if not word:
            return ""
        core = word.rstrip("'’-")
        changed = self._change(core)
        self._dropped = not changed
        return changed + word[len(core) :]


class Marks(Stage):
    """Leaves out or replaces single characters.

    Args:
        change: takes a character and the next one ("" at the end), and gives what is written.
        held: characters that may change, and so wait for the next one.
    """

    def __init__(self, change: Callable[[str, str, str], str], held: Callable[[str], bool]) -> None:
        self._change = change
        self._is_held = held
        self._held = ""
        self._before = ""

    def feed(self, c: str) -> str:
        """Change the held character, now that the next one is known."""
        shown = self._out(c) if self._held else ""
        if self._is_held(c):
            self._held = c
            return shown
        self._before = c
        return shown + c

    def _out(self, following: str) -> str:
        held, self._held = self._held, ""
        changed = self._change(self._before, held, following)
        self._before = changed[-1:] or self._before
        return changed

    def flush(self) -> str:
        """The held character."""
        return self._out("") if self._held else ""


class NoCommas(Stage):
    """Leaves out commas: a conjunction that follows says enough, else a dash stands for it."""

    def __init__(self) -> None:
        self._held = ""  # a comma and what follows it, up to the end of the next word
        self._before = ""

    def feed(self, c: str) -> str:
        """Hold a comma until the next word is known."""
        if not self._held:
            if c in _COMMAS:
                self._held = c
                return ""
            self._before = c
            return c
        if c == "\n" or (c in _COMMAS and not self._held[1:].strip()):
            shown = "" if c in _COMMAS else self._held[1:].rstrip(" ") + c
            self._held = self._held if c in _COMMAS else ""
            return shown
        if c.isalnum() or (c == " " and not self._held[1:].strip()):
            self._held += c
            return ""
        shown = self._out()
        return shown + self.feed(c)

    def _out(self) -> str:
        held, self._held = self._held[1:], ""
        if not held.strip():
            return held
        if held[:1].isdigit() and self._before.isdigit():
            shown = held
        elif held.strip().lower() in _CONJUNCTIONS:
            shown = held if held[0] == " " else f" {held}"
        else:
            shown = f" –{held}" if held[0] == " " else f" – {held}"
        self._before = held[-1]
        return shown

    def flush(self) -> str:
        """The held comma's replacement."""
        return self._out()


_COMMAS = ",،，、"
_CONJUNCTIONS = frozenset(
    ["and", "or", "but", "so", "because", "which", "while", "then", "too", "please"]
)


class LastMark(Stage):
    """Holds the end of a sentence, so that the reply's last one can be changed.

    Args:
        change: takes the closing marks of the reply ("." or "" or "!").
    """

    def __init__(self, change: Callable[[str], str]) -> None:
        self._change = change
        self._held = ""

    def feed(self, c: str) -> str:
        """Hold marks and white space until something follows."""
        if c in ".!?…" or c.isspace():
            self._held += c
            return ""
        held, self._held = self._held, ""
        return held + c

    def flush(self) -> str:
        """Not the end: code follows."""
        held, self._held = self._held, ""
        return held

    def end(self) -> str:
        """The changed end."""
        return self._change(self._held.strip())


class KeyWord(Stage):
    """Puts a mark around the first word that matters: a name, a number, a long word.

    Args:
        mark: "**" or "*".
    """

    def __init__(self, mark: str) -> None:
        self._mark = mark
        self._word = ""
        self._after = ""  # what follows the held word
        self._stars = 0
        self._done = False
        self._start = True  # a sentence begins

    def feed(self, c: str) -> str:
        """Hold a word until the next one begins; the model's own emphasis counts."""
        if c == "*":
            self._stars += 1
            return self._released() + c
        self._done = self._done or (self._stars == len(self._mark) and not c.isspace())
        self._stars = 0
        if self._done:
            return self._released() + c
        if c.isalnum() or (c in "'’-" and self._word and not self._after):
            shown = self._released() if self._after else ""
            self._word += c
            return shown
        self._after += c
        return self._judged()

    def _judged(self) -> str:
        """A complete word: shown with its mark, or held as it may be the last."""
        word = self._word
        name = word[:1].isupper() and not self._start and word not in _PRONOUNS
        if word and (name or word[0].isdigit() or (len(word) >= 8 and not self._start)):
            self._done = True
            self._word = f"{self._mark}{word}{self._mark}"
            return self._released()
        return ""

    def _released(self) -> str:
        shown = self._word + self._after
        if self._word:
            self._start = False
        self._start = self._start or any(c in ".!?\n:" for c in self._after)
        self._word = self._after = ""
        return shown

    def flush(self) -> str:
        """The held word."""
        return self._released()

    def end(self) -> str:
        """The last word, where nothing else was marked."""
        if self._word and not self._done:
            self._done = True
            self._word = f"{self._mark}{self._word}{self._mark}"
        return self._released()


_PRONOUNS = frozenset(("I", "I'm", "I'll", "I'd", "I've"))
