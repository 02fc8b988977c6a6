"""`luna chat`: the screen, JSON lines for programs, plain lines for simple terminals."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from app.cli.common import Place, clean, objects, pass_place
from app.cli.show import echo
from app.house.actions import Typed, parse
from app.talk.after.last_talk import LastTalk
from app.upkeep import wire
from memory.disk.refusal import as_said
from memory.vocabulary.errors import LunaError
from memory.vocabulary.origin import Origin

if TYPE_CHECKING:
    from app.talk.session import Session

USE = (
    'Send {"say": TEXT}, {"paste": TEXT}, both together, {"new": true} or {"continue": true}; '
    '{"from": "client"} beside a text that no person typed.'
)


@click.command("chat")
@click.option("--jsonl", is_flag=True, help='Lines in: {"say": …}, {"paste": …}, {"new": true}.')
@click.option("--plain", is_flag=True, help="Line by line, for simple terminals.")
@click.option("--continue", "go_on", is_flag=True, help="Go on with the last talk.")
@pass_place
def command(place: Place, jsonl: bool, plain: bool, go_on: bool) -> None:
    """Talk to Luna.

    With --jsonl one JSON object is read from each line and one is written for it: the
    reply, what was remembered and recalled, and the prompt section by section.

    The options of `luna` itself (--model, --profile, --home) may stand here too.
    """
    if jsonl:
        lines(place, go_on=go_on)
    elif plain:
        by_line(place, go_on=go_on)
    else:
        screen(place, go_on=go_on)


def screen(place: Place, *, go_on: bool = False) -> None:
    """The Textual chat; once more when the user chose another model in it.

    A terminal that can place no cursor gets the plain chat.
    """
    if os.environ.get("TERM", "") in ("", "dumb"):
        by_line(place, go_on=go_on)
        return
    from app.tui import run

    while True:
        with place.luna() as luna:
            luna.home.need()  # a locked memory is said before the screen opens
            again = run(luna, go_on=go_on)
        if not again or os.environ.get("TEXTUAL_DRIVER"):  # a browser begins anew by itself
            return
        place.flags.pop("model", None)  # what was chosen on the screen is in the settings


def lines(place: Place, *, go_on: bool = False) -> None:
    """One object in, one object out, until the input ends."""
    with place.luna() as luna:
        luna.start()
        session: Session | None = None
        for given in objects(iter(sys.stdin.readline, "")):
            try:
                if isinstance(given, LunaError):
                    raise given
                _check(given)
                with as_said():
                    if session is None:
                        session = luna.session()
                        if go_on:
                            session.resume_last()
                    wire.write(_turn(session, given))
            except LunaError as error:
                wire.write(wire.error(error))


def _check(line: dict[str, Any]) -> None:
    """Raises a LunaError when a line is none of ours."""
    for key, kind in (
        ("say", str),
        ("paste", str),
        ("from", str),
        ("new", bool),
        ("continue", bool),
    ):
        if key in line and not isinstance(line[key], kind):
            wanted = "a text" if kind is str else "true or false"
            raise LunaError(f"“{key}” must be {wanted}.", USE)
    if unknown := set(line) - {"say", "paste", "from", "new", "continue"}:
        raise LunaError(f"Unknown key “{min(unknown)}”.", USE)
    if line.get("from", "user") not in ("user", "client"):
        raise LunaError("“from” must be “user” or “client”.", USE)
    texts = [line[key] for key in ("say", "paste") if key in line]
    if line.get("continue") and len(line) > 1:
        raise LunaError("“continue” stands alone.", USE)
    if not (texts or line.get("new") or line.get("continue")) or any(
        not text.strip() for text in texts
    ):
        raise LunaError("There is nothing to answer in that line.", USE)


def _turn(session: Session, line: dict[str, Any]) -> dict[str, Any]:
    """The answer to one line."""
    if line.get("continue"):
        return wire.answer(session.more())
    if line.get("new"):
        session.new()
    said, pasted = clean(line.get("say", "")), clean(line.get("paste", ""))
    if said:
        origin = Origin.CLIENT if line.get("from") == "client" else Origin.TYPED
        typed = parse(line["say"]) if origin is Origin.TYPED and not pasted else None
        if typed is not None:
            return _command(session, typed)
        return wire.answer(session.ask(said, attached=pasted, origin=origin))
    if pasted:
        return wire.answer(session.ask(pasted, pasted=True))
    return {"new": True}


def _command(session: Session, typed: Typed) -> dict[str, Any]:
    """A command that was typed where a message goes; most have a key or a program of their own.

    Raises:
        LunaError: there is none, or it is done elsewhere.
    """
    action = typed.need()
    if action.name == "new":
        session.new()
        return {"new": True}
    if action.name == "more":
        return wire.answer(session.more())
    elsewhere = f"`{action.command}` does it." if action.command else "The chat does it."
    raise LunaError(
        f"{action.slash} is a command, and was not sent.",
        f"{elsewhere} To send it as a message, begin with a space.",
    )


def by_line(place: Place, *, go_on: bool = False) -> None:
    """A chat without a screen: one line, one answer."""
    from app.cli.doors.mcp import asking
    from app.cli.talk.ask import note, run_turn
    from app.cli.talk.plain import Plain
    from app.cli.talk.typed_lines import prepare, read
    from app.doors.programs.clients import Clients

    with place.luna() as luna:
        luna.start()
        session = luna.session()
        noted = LastTalk(luna.paths.last_talk)
        talk = noted.of(luna.memory.conversations(), 0, always=True) if go_on else None
        if talk is not None:
            session.resume(talk)
        plain = Plain(luna, session)
        for text in asking(Clients(luna.paths.clients)):
            note(text)
        note("/help shows the commands; an empty line or Ctrl+D ends the talk, Ctrl+C a reply")
        marked = prepare()
        while True:
            try:
                line = read("you: ", marked)
            except (EOFError, KeyboardInterrupt):
                break
            if not line.whole.strip():
                break
            if plain.typed(line.whole):
                if plain.over:
                    break
                continue
            echo("luna: ", nl=False)
            run_turn(session, line, plain.watch)
            if session.conversation is not None and not session.incognito:
                noted.note(session.conversation.id)
