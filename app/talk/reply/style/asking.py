"""Asks a model for a reply that keeps the rules, as often as it takes."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import is_dataclass, replace
from typing import Any

from app.talk.ports import Talker
from app.talk.reply.style.enforce import styled
from app.talk.reply.style.rules import Rule
from memory.vocabulary.errors import ContextError
from memory.vocabulary.records import Message

LOG = logging.getLogger(__name__)
_BIT = 64  # tokens that the end of a reply may have beside its own


Answer = Callable[[str, threading.Event], Generator[str, None, None]]


def begun(messages: Sequence[Message], text: str) -> tuple[Message, ...]:
    """The prompt with the beginning of its reply, after one that it may have already."""
    if not text:
        return tuple(messages)
    if messages and messages[-1].role == "assistant":
        return (*messages[:-1], Message("assistant", messages[-1].text + text))
    return (*messages, Message("assistant", text))


class Halt(threading.Event):
    """A stop of one stream; the user's stop counts, too."""

    def __init__(self, outer: threading.Event | None) -> None:
        super().__init__()
        self._outer = outer

    def is_set(self) -> bool:
        """Whether either was set."""
        return super().is_set() or (self._outer is not None and self._outer.is_set())


class Asking:
    """One reply.

    Args:
        engine: the model.
        messages: the prompt; its last message may be the beginning of the reply.
        sampling: of the reply, with its longest length.
        answer: gives the reply itself, after a beginning that rules ask for, until the given event
            is set; by default what the model says.
        stop: the user's; what came so far stays, and nothing is added.

    Attributes:
        stats: statistics of the whole reply, once it is complete.
    """

    def __init__(
        self,
        engine: Talker,
        messages: Sequence[Message],
        sampling: Any,
        stop: threading.Event | None = None,
        answer: Answer | None = None,
    ) -> None:
        self._engine = engine
        self._messages = tuple(messages)
        self._sampling = sampling
        self._stop = stop
        self._answer = answer or self._said
        self._cut = False
        self.stats: Any = None

    def pieces(self, rules: Sequence[Rule], request: str = "") -> Generator[str, None, None]:
        """The reply, piece by piece; it keeps the rules unless the user stops it.

        Args:
            rules: in force together.
            request: what the user typed.

        Raises:
            ContextError: the prompt does not fit.
        """
        if not rules:
            with closing(self._answer("", self._stop or threading.Event())) as plain:
                yield from plain
            self.stats = self._engine.last
            return
        continued = bool(self._messages) and self._messages[-1].role == "assistant"
        for piece in styled(
            rules, self._go_on, self._first, request, continued=continued,
            stopped=self._stopped, cut=lambda: self._cut,
        ):  # fmt: skip
            if piece:
                yield piece

    def _said(self, lead: str, stop: threading.Event) -> Generator[str, None, None]:
        """The model's stream after a beginning."""
        return self._engine.stream(begun(self._messages, lead), self._sampling, stop)

    def _stopped(self) -> bool:
        return self._stop is not None and self._stop.is_set()

    def _first(self, lead: str) -> Generator[str, None, None]:
        """The reply itself after its beginning; a rule that has enough closes it."""
        halt, before = Halt(self._stop), self._engine.last
        yield from self._drained(self._answer(lead, halt), halt, first=True)
        self._cut = self._cut and self._engine.last is not before  # the model said something

    def _go_on(self, said: str) -> Generator[str, None, None]:
        """What the model says after the reply so far; little, and nothing where no room is."""
        if self._stopped():
            return
        halt = Halt(self._stop)
        short = replace(self._sampling, max_tokens=min(self._sampling.max_tokens, _BIT))
        try:
            stream = self._engine.stream(begun(self._messages, said), short, halt)
        except ContextError:
            LOG.info("no room for the end of a reply")
            return
        yield from self._drained(stream, halt)

    def _drained(
        self, stream: Generator[str, None, None], halt: Halt, *, first: bool = False
    ) -> Generator[str, None, None]:
        """A stream that runs to its end when it is closed, so that its statistics are there."""
        whole = False
        try:
            for piece in stream:  # noqa: UP028 - `yield from` would close it
                yield piece
            whole = True
        finally:
            halt.set()
            for _ in stream:
                pass
            self._counted(first, whole)

    def _counted(self, first: bool, whole: bool) -> None:
        last = self._engine.last
        if not is_dataclass(last) or isinstance(last, type):
            self.stats = last
            return
        now: Any = last
        if not whole and not self._stopped():  # a rule had enough: the reply is complete
            now = replace(now, finish="stop")
        self._cut = now.finish == "length"
        if first or self.stats is None:
            self.stats = now
            return
        sums = {
            name: getattr(self.stats, name) + getattr(now, name)
            for name in ("reply_tokens", "reply_seconds")
        }
        self.stats = replace(self.stats, **sums)
