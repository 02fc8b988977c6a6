"""`luna -p TEXT`: one question, one answer."""

from __future__ import annotations

import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import click

from app.cli.common import Place, clean
from app.cli.show import echo, printable
from app.talk.after.why import cut
from app.talk.events import (
    AdapterSwapped,
    Attached,
    Done,
    Failed,
    Notice,
    Piece,
    PromptReady,
    Remembered,
)
from app.upkeep import wire
from memory.disk.refusal import as_said
from memory.vocabulary.errors import LunaError, SettingsError
from memory.vocabulary.records import ChangeKind, TurnState

if TYPE_CHECKING:
    from app.cli.talk.typed_lines import Line
    from app.talk.events import Event
    from app.talk.session import Session

SAID = {
    ChangeKind.ADDED: "remembered",
    ChangeKind.REPEATED: "known already",
    ChangeKind.SUPERSEDED: "remembered, replacing what was known",
    ChangeKind.RETRACTED: "no longer true",
    ChangeKind.HELD: "waits for your yes",
    ChangeKind.REFUSED: "not kept",
    ChangeKind.EDITED: "corrected",
    ChangeKind.FORGOTTEN: "forgotten",
}


CUT = {
    "length": "cut: the longest reply allowed (chat.max_tokens in the settings)",
    "room": "cut: the model's context is full",
    "repeated": "cut: it kept repeating itself",
}


def ask(
    place: Place,
    text: str,
    *,
    as_json: bool,
    go_on: bool,
    files: Sequence[Path] = (),
    private: bool = False,
) -> None:
    """Answer on standard output. Ctrl+C ends the reply and keeps what came so far.

    Args:
        text: what was typed, "-" to read it; a file named in it as @FILE goes along.
        files: to go along; so does what comes through a pipe.
        private: what is known is used, and nothing is written anywhere.
    """
    from app.talk.attachments import files as reading
    from app.talk.attachments.form import absent, named

    read = text == "-"
    piped = "" if read else _piped()
    text, more = (clean(sys.stdin.read()), []) if read else named(clean(text))
    if not text.strip():
        raise SettingsError("There is nothing to answer.", "Write something after -p.")
    told = [piped, *(reading.read(file) for file in dict.fromkeys([*files, *more]))]
    for name in [] if read else absent(text):
        echo(f"There is no file {name}; the question goes without it.", err=True)
    attached = clean("\n\n".join(part for part in told if part))
    with place.luna() as luna, interruptible() as stop:
        session = luna.session()
        if go_on:
            session.resume_last()
        if private:
            session.go_incognito(True)
        # What comes through a pipe was not typed: nothing in it is noticed.
        events = session.ask(text, pasted=read, attached=attached, stop=stop)
        if as_json:
            answer = wire.answer(events)
            wire.write(answer)
            if "error" in answer:
                raise click.exceptions.Exit(1)
        else:
            show(events)


def _piped() -> str:
    """What comes through a pipe, as it is attached; "" where the input is a terminal."""
    from app.talk.attachments.files import of_bytes

    if sys.stdin is None or sys.stdin.closed or sys.stdin.isatty():
        return ""
    stream = sys.stdin.buffer
    _say_if_waiting(stream)
    raw = stream.read()
    return of_bytes("standard input", raw) if raw.strip() else ""


def _say_if_waiting(stream: BinaryIO) -> None:
    """A pipe that gives nothing, as over ssh, looks like a program that hangs."""
    try:
        ready = select.select([stream], [], [], 1.0)[0] if sys.stderr.isatty() else [stream]
    except (OSError, ValueError):  # no file of the system: a test, or a closed one
        return
    if not ready:
        note("waiting for the end of standard input; `< /dev/null` gives it none")


def show(events: Iterator[Event]) -> None:
    """The reply on standard output, what memory did on standard error.

    Raises:
        LunaError: the turn failed.
    """
    room = 0
    for event in events:
        if isinstance(event, PromptReady):
            room = event.prompt.room
        match event:
            case Piece(text):
                echo(text, nl=False)
            case Remembered(changes):
                for change in changes:
                    note(f"{SAID[change.kind]}: {change.fact.text} {change.reason}".rstrip())
            case Attached(passages):
                for name, number in passages.items():
                    note(f"{name} is long: of {number:,} passages only those that fit are sent")
            case Notice(message, remedy):
                note(f"{message} {remedy}".rstrip())
            case PromptReady(prompt, _) if prompt.dropped:
                note(f"{prompt.dropped} oldest exchanges did not fit and were left out")
            case AdapterSwapped(adapters) if not adapters:
                note("what was learned at night is switched off")
            case Done(turn, stats):
                echo()
                if turn.state is TurnState.STOPPED:
                    note("stopped; the text so far is kept")
                elif reason := cut(stats, room):
                    note(CUT[reason])
            case Failed(error, turn):
                if turn is not None and turn.role == "assistant":
                    echo()
                raise error
            case _:
                pass


def note(text: str) -> None:
    """A line beside the answer."""
    click.secho(f"({printable(text)})", err=True, dim=sys.stderr.isatty())


@contextmanager
def interruptible() -> Iterator[threading.Event]:
    """An event that Ctrl+C sets; a second Ctrl+C ends the program."""
    stop = threading.Event()

    def pressed(*_: object) -> None:
        if stop.is_set():
            raise KeyboardInterrupt
        stop.set()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def run_turn(
    session: Session, line: Line, watch: Callable[[Iterator[Event]], Iterator[Event]]
) -> None:
    """One turn of a plain chat; a failed one is said and the talk goes on.

    Args:
        watch: sees the events on their way.
    """
    with interruptible() as stop:
        try:
            typed, pasted = clean(line.typed), clean(line.pasted)
            if typed.strip():
                events = session.ask(typed, attached=pasted, stop=stop)
            else:
                events = session.ask(pasted, pasted=True, stop=stop)
            with as_said():
                show(watch(events))
        except LunaError as error:
            note(str(error))
