"""What stands around a whole reply: quotation marks, brackets, a JSON object."""

from __future__ import annotations

import json

from app.talk.reply.style.stages.stage import Stage


class Wrap:
    """Nothing around the reply; the base of the others.

    Attributes:
        open: what the model and the user see first.
        close: what the user sees last.
    """

    open = ""
    close = ""

    def inner(self) -> Stage:
        """Takes the model's own closing away, new for each stretch of its text."""
        return Stage()

    def outer(self, text: str) -> str:
        """How the text is written inside."""
        return text


class _Quoted(Wrap):
    open = close = '"'

    def inner(self) -> Stage:
        return _NoQuotes()

    def outer(self, text: str) -> str:
        return text.replace('"', "'")


class _NoQuotes(Stage):
    """Ends at the model's closing quotation mark; others become single ones."""

    def __init__(self) -> None:
        self._last = ""

    def feed(self, c: str) -> str:
        if c in '"“”':
            if self._last in tuple(".!?…") and c != "“":
                self.full = True
                return ""
            self._last = c
            return "'"
        self._last = c
        return c


class _Bracketed(Wrap):
    def __init__(self, pair: str) -> None:
        self.open, self.close = pair[0], pair[1]

    def inner(self) -> Stage:
        return _Closed(self.open, self.close)


class _Closed(Stage):
    """Ends where the bracket that was opened for the model is closed."""

    def __init__(self, left: str, right: str) -> None:
        self._left, self._right = left, right
        self._depth = 1

    def feed(self, c: str) -> str:
        self._depth += (c == self._left) - (c == self._right)
        self.full = self._depth == 0
        return "" if self.full else c


class _Json(Wrap):
    def __init__(self, key: str) -> None:
        self.open, self.close = f'{{{json.dumps(key)}: "', '"}'

    def inner(self) -> Stage:
        return _Unescaped()

    def outer(self, text: str) -> str:
        return json.dumps(text, ensure_ascii=False)[1:-1]


_SPECIAL = {"n": "\n", "t": "\t", "r": ""}


class _Unescaped(Stage):
    """Reads a JSON string up to its end."""

    def __init__(self) -> None:
        self._escaped = False

    def feed(self, c: str) -> str:
        if self._escaped:
            self._escaped = False
            return _SPECIAL.get(c, c)
        if c == "\\":
            self._escaped = True
            return ""
        self.full = c == '"'
        return "" if self.full else c


def quoted() -> Wrap:
    """Double quotation marks."""
    return _Quoted()


def bracketed(pair: str) -> Wrap:
    """A pair of brackets."""
    return _Bracketed(pair)


def in_json(key: str) -> Wrap:
    """A JSON object with one string."""
    return _Json(key)
