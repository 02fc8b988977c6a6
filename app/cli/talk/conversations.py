"""`luna conversations`: what was talked about: list, search, rename, delete, export."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.common import Place, as_json, clean, pass_place
from app.cli.show import echo
from app.cli.talk.search import command as search
from app.talk.after.pinned import Pinned
from app.upkeep import wire
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Conversation

if TYPE_CHECKING:
    from app.assembly import Luna


@click.group("conversations")
def command() -> None:
    """What was talked about. The beginning of an id will do."""


@command.command("list")
@as_json
@pass_place
def list_(place: Place, as_json: bool) -> None:
    """All conversations, the latest first; those that are pinned (*) before the others."""
    with place.luna() as luna:
        pinned = Pinned(luna.paths.pinned)
        found, top = pinned.first(luna.memory.conversations()), pinned.ids
    for each in found:
        if as_json:
            wire.write({**wire.plain(each), "pinned": each.id in top})
        else:
            sign = "*" if each.id in top else " "
            echo(f"{each.id} {sign}{each.last.astimezone():%Y-%m-%d %H:%M}  "
                       f"{each.turns:4d}  {each.title}")  # fmt: skip
    if not found and not as_json:
        echo("None yet: `luna` begins the first.", err=True)


@command.command("show")
@click.argument("name", metavar="ID")
@pass_place
def show(place: Place, name: str) -> None:
    """One conversation, to read."""
    from app.talk.after.transcript import markdown

    with place.luna() as luna:
        talk = one(luna, name)
        echo(markdown(talk, luna.memory.turns(talk.id)))


command.add_command(search)


@command.command("rename")
@click.argument("name", metavar="ID")
@click.argument("title", nargs=-1, required=True)
@pass_place
def rename(place: Place, name: str, title: tuple[str, ...]) -> None:
    """Give a conversation another title."""
    with place.luna() as luna:
        luna.memory.rename_conversation(one(luna, name).id, clean(" ".join(title)))


@command.command("good")
@click.argument("name", metavar="ID")
@click.option("--off", is_flag=True, help="No longer.")
@pass_place
def good(place: Place, name: str, off: bool) -> None:
    """Keep the last reply of a conversation as an example of how to answer."""
    with place.luna() as luna:
        talk = one(luna, name)
        replies = [turn for turn in luna.memory.turns(talk.id) if turn.role == "assistant"]
        if not replies:
            raise NotFoundError("Nothing was answered there.", "Choose another conversation.")
        luna.memory.example(replies[-1].id, not off)


@command.command("pin")
@click.argument("name", metavar="ID")
@click.option("--off", is_flag=True, help="No longer.")
@pass_place
def pin(place: Place, name: str, off: bool) -> None:
    """Keep a conversation on top of the list."""
    with place.luna() as luna:
        Pinned(luna.paths.pinned).pin([one(luna, name).id], not off)


@command.command("delete")
@click.argument("names", metavar="ID...", nargs=-1, required=True)
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def delete(place: Place, names: tuple[str, ...], yes: bool) -> None:
    """Erase conversations from the disk. The facts they told stay."""
    with place.luna() as luna:
        talks = {talk.id: talk for talk in (one(luna, name) for name in names)}
        if not yes:
            for talk in talks.values():
                echo(f"“{talk.title}”, {talk.turns} messages. Its facts stay.", err=True)
            what = "it" if len(talks) == 1 else f"these {len(talks)}"
            click.confirm(f"Delete {what} for good?", abort=True, err=True)
        luna.memory.delete_conversation(*talks)


@command.command("export")
@click.argument("name", metavar="ID")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@pass_place
def export(place: Place, name: str, file: Path | None) -> None:
    """Write a conversation as Markdown, or as JSON lines when FILE ends in .jsonl."""
    from app.talk.after import transcript

    with place.luna() as luna:
        talk = one(luna, name)
        turns = luna.memory.turns(talk.id)
    echo(transcript.write(file or Path(transcript.name_of(talk)), talk, turns))


def one(luna: Luna, name: str) -> Conversation:
    """The conversation whose id begins so; "last" is the latest.

    Raises:
        NotFoundError: none or several.
    """
    talks = luna.memory.conversations()
    found = talks[:1] if name == "last" else [t for t in talks if t.id.startswith(name)]
    if len(found) != 1:
        count = f"{len(found)} conversations begin" if found else "No conversation begins"
        raise NotFoundError(f"{count} with “{name}”.", "`luna conversations list` shows them.")
    return found[0]
