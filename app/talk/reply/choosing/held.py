"""The reply of the model, held to a choice that what is known decides."""

from __future__ import annotations

import re
import threading
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import replace
from typing import Any

from app.talk.ports import Talker
from app.talk.reading.judge import Focus, Verdict
from app.talk.reply.choosing.choice import Choice, chosen
from app.talk.reply.choosing.kept import kept
from app.talk.reply.truth.steered import gap, may_begin, steered
from memory.vocabulary.records import Message

_BEGIN = "I'd choose"
_CLAUSE = 24  # tokens of it
_END = re.compile(r"[,.;:!?\n]|\s(?:because|since|as|over|instead|rather|but)\b")


def held(
    engine: Talker,
    messages: Sequence[Message],
    sampling: Any,
    focus: Focus,
    choice: Choice,
    stop: threading.Event | None = None,
    lead: str = "",
) -> Generator[str, None, None]:
    """The pieces of a reply; messages and sampling as for `Talker.stream`.

    Args:
        focus: what the judge found; a choice that is decided goes before it.
        choice: what decides; without it the reply is `steered`.
        lead: what the reply begins with already; it is not among the pieces.
    """
    if not choice or not may_begin(messages, sampling):
        yield from steered(engine, messages, sampling, focus, stop, lead=lead)
        return
    if choice.excluded and focus.verdict is Verdict.TOLD:
        yield from steered(engine, messages, sampling, focus, stop, lead=lead)
        return
    free = replace(focus, verdict=Verdict.FREE, opening="")
    if choice.excluded:
        yield from _suggested(engine, messages, sampling, free, choice, stop, lead)
        return
    begun = gap(lead) + choice.opening
    if not choice.opening:
        begun = gap(lead) + _first_clause(engine, messages, sampling, free, choice, stop, lead)
    yield begun
    if stop is None or not stop.is_set():
        yield from steered(engine, messages, sampling, free, stop, lead=lead + begun)


def _suggested(
    engine: Talker,
    messages: Sequence[Message],
    sampling: Any,
    focus: Focus,
    choice: Choice,
    stop: threading.Event | None,
    lead: str,
) -> Generator[str, None, None]:
    """What the model suggests, without what is excluded."""

    def say(said: str, never: tuple[str, ...]) -> Generator[str, None, None]:
        left = sampling.max_tokens - (engine.count(said) if said else 0)
        bound = replace(sampling, never=never, max_tokens=max(1, left))
        return steered(engine, messages, bound, focus, stop, lead=lead + said)

    yield from kept(
        say, choice.excluded, choice.nothing, lambda: stop is not None and stop.is_set(),
        known=choice.nothing,
    )  # fmt: skip


def _first_clause(
    engine: Talker,
    messages: Sequence[Message],
    sampling: Any,
    focus: Focus,
    choice: Choice,
    stop: threading.Event | None,
    lead: str,
) -> str:
    """What the model chooses of what is left, with the reason for the rest."""
    short = replace(sampling, never=choice.never, max_tokens=min(sampling.max_tokens, _CLAUSE))
    said, end = "", None
    begun = f"{lead}{gap(lead)}{_BEGIN}"
    with closing(steered(engine, messages, short, focus, stop, lead=begun)) as pieces:
        for piece in pieces:
            said += piece
            if (end := _END.search(said)) is not None:
                break
    clause = said[: end.start()] if end else said
    if stop is not None and stop.is_set():
        return f"{_BEGIN}{clause}"
    first = f"{_BEGIN}{clause.rstrip()}" if chosen(clause, choice.left) else choice.instead
    return f"{first}, {choice.because}"
