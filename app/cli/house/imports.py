"""`luna import`: talks and memories from other assistants."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo, printable
from app.doors.imports import words
from app.upkeep import wire
from memory.vocabulary.errors import ArchiveError

if TYPE_CHECKING:
    from app.doors.imports.importing import Outcome, Progress


@click.command("import")
@click.argument("file", metavar="[FILE|FOLDER]", type=click.Path(path_type=Path), required=False)
@click.option("--proposals/--no-proposals", default=True,
              help="Read your messages for what they tell about you.")  # fmt: skip
@click.option("--again", is_flag=True, help="Also conversations that you deleted in Luna.")
@as_json
@pass_place
def command(place: Place, file: Path | None, proposals: bool, again: bool, as_json: bool) -> None:
    """Bring your talks and memories from ChatGPT, Claude, Open WebUI, llm or mem0.

    FILE is what they export (conversations.json, its zip or folder, logs.db), or a text with the
    memories that an assistant printed. Conversations are found by `luna search` at once. What
    they tell about you becomes proposals; `luna memory review` goes through them. Ctrl+C ends it
    at any time; the same again, or `luna import` alone, goes on.
    """
    from app.cli.talk.ask import interruptible
    from app.doors.imports import sources
    from app.doors.imports.importing import Importing, Outcome

    if file is not None:
        sources.there(file)
    with place.luna() as luna, interruptible() as stop:
        luna.start_memory()
        line = _Line(as_json)
        importing = Importing(luna.memory, line.tell, stop)
        outcome = importing.take(file, read=proposals, again=again) if file else Outcome()
        if not proposals:
            luna.memory.imports.drop_unread()
        if file and not as_json:
            line.end()
            for told in words.came(wire.plain(outcome)):
                echo(told)
            if outcome.conversations:
                echo("`luna search WORDS` finds them from now on.")
        importing.go_on(outcome)
        line.end()
    if as_json:
        wire.write({"event": "done", **wire.plain(outcome)})
    else:
        _now(outcome, bool(file))
    if outcome.damaged:
        raise ArchiveError(" ".join(outcome.damaged), "What came before the damage is here.")


class _Line:
    """The progress: JSON lines, or one line of the terminal that is written over."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._open = False
        self._step = ""

    def tell(self, progress: Progress) -> None:
        """Show it."""
        if self._as_json:
            wire.write({"event": "progress", **wire.plain(progress)})
        elif sys.stderr.isatty():
            text = words.doing(wire.plain(progress))
            click.echo(f"\r\x1b[K{printable(text)}", nl=False, err=True)
            self._open = True
        elif progress.step != self._step:
            echo(f"{words.DOING[progress.step]} ...", err=True)
        self._step = progress.step

    def end(self) -> None:
        """Leave the line as it is."""
        if self._open:
            echo(err=True)
            self._open = False


def _now(outcome: Outcome, named: bool) -> None:
    """What waits, and what is still to do."""
    told = wire.plain(outcome)
    if waits := words.waits(told):
        echo(f"{waits}: `luna memory review`, or F2 in the chat.")
    elif not outcome.unread:
        echo("Nothing in it is proposed as a fact about you." if named
                   else "There is nothing left to import.")  # fmt: skip
    if rest := words.rest(told):
        echo(f"Not done yet with {rest}: `luna import` goes on.")
