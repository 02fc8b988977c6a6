"""`luna memory`: what Luna knows, and every way to change it."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.common import Place, as_json, clean, pass_place
from app.cli.memory.forget import LIVING, line
from app.cli.memory.forget import command as forget
from app.cli.memory.review import command as review
from app.cli.show import echo
from app.upkeep import wire
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, ChangeKind, Status, now


@click.group("memory")
def command() -> None:
    """What Luna knows: look, add, correct, forget, move."""


@command.command("list")
@click.argument("words", nargs=-1)
@click.option("--all", "everything", is_flag=True, help="Also what was replaced or is over.")
@click.option("--status", type=click.Choice([s.value for s in Status]), help="Only these.")
@as_json
@pass_place
def list_facts(
    place: Place, words: tuple[str, ...], everything: bool, status: str | None, as_json: bool
) -> None:
    """Every fact, or those with all the words in them."""
    wanted = [Status(status)] if status else list(Status) if everything else LIVING
    with place.luna() as luna:
        facts = luna.memory.facts(status=wanted)
        if words:
            found = {fact.id for fact in luna.memory.find(" ".join(words))}
            facts = [fact for fact in facts if fact.id in found]
    if as_json:
        for fact in facts:
            wire.write(wire.fact(fact))
    elif not facts:
        echo("Nothing yet." if not words else "Nothing with those words.", err=True)
    else:
        for fact in facts:
            echo(line(fact))


@command.command("show")
@click.argument("fact_id", metavar="ID")
@as_json
@pass_place
def show(place: Place, fact_id: str, as_json: bool) -> None:
    """One fact with all that is known about it; the beginning of its id will do."""
    with place.luna() as luna:
        fact = luna.memory.fact(fact_id)
    if as_json:
        wire.write(wire.fact(fact))
        return
    for name, value in wire.fact(fact).items():
        if value not in ("", None):
            echo(f"{name.replace('_', ' '):>15}  {value}")


@command.command("add")
@click.argument("text")
@as_json
@pass_place
def add(place: Place, text: str, as_json: bool) -> None:
    """Keep something: "I'm allergic to nuts", "Always answer briefly"."""
    with place.luna() as luna:
        changes = luna.memory.remember(clean(text))
    _tell(changes, as_json)
    if changes and all(change.kind is ChangeKind.REFUSED for change in changes):
        raise LunaError("It was not kept.", changes[0].reason)


@command.command("edit")
@click.argument("fact_id", metavar="ID")
@click.option("--text", help='The whole statement: "The user lives in Orlen."')
@click.option("--value", help='Only its value: "Orlen".')
@as_json
@pass_place
def edit(place: Place, fact_id: str, text: str | None, value: str | None, as_json: bool) -> None:
    """Correct a fact. What the weights know of it is overruled at once."""
    if (text is None) == (value is None):
        raise click.UsageError("Give either --text or --value.")
    with place.luna() as luna:
        fact = luna.memory.fact(fact_id)
        change = luna.memory.edit(
            fact.id, text=clean(text) if text else None, value=clean(value) if value else None
        )
    _tell([change], as_json)


@command.command("pin")
@click.argument("fact_id", metavar="ID")
@click.option("--off", is_flag=True, help="No longer.")
@pass_place
def pin(place: Place, fact_id: str, off: bool) -> None:
    """Keep a fact in every prompt."""
    with place.luna() as luna:
        luna.memory.pin(luna.memory.fact(fact_id).id, not off)


@command.command("confirm")
@click.argument("fact_id", metavar="ID")
@as_json
@pass_place
def confirm(place: Place, fact_id: str, as_json: bool) -> None:
    """Say yes to a fact that waits for it."""
    with place.luna() as luna:
        change = luna.memory.confirm(luna.memory.fact(fact_id).id)
    _tell([change], as_json)


@command.command("promote")
@click.argument("fact_id", metavar="ID")
@pass_place
def promote(place: Place, fact_id: str) -> None:
    """Let the next night learn a fact, however new it is."""
    with place.luna() as luna:
        luna.memory.promote(luna.memory.fact(fact_id).id)


command.add_command(forget)
command.add_command(review)


@command.command("export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)
@as_json
@pass_place
def export(place: Place, file: Path | None, as_json: bool) -> None:
    """Write everything Luna knows to a file of JSON lines, readable by you alone.

    Without FILE it goes to Luna's own folder, where what you forget later leaves it too.
    """
    with place.luna() as luna:
        if file is None:
            luna.paths.exports.mkdir(mode=0o700, exist_ok=True)
            file = luna.paths.exports / f"memory-{now():%Y-%m-%d-%H%M%S}.jsonl"
        count = luna.memory.export(file)
    if as_json:
        wire.write({"exported": count, "file": str(file)})
    else:
        echo(f"{count} records in {file}.")


@command.command("import")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--own", is_flag=True, help="It is your own export: its pins and yeses count.")
@as_json
@pass_place
def import_(place: Place, file: Path, own: bool, as_json: bool) -> None:
    """Read what `luna memory export` wrote. What was forgotten here stays forgotten.

    Without --own nothing in the file counts as your yes: pins are left off, what would steer
    replies waits for you, and what reads like orders or holds a secret stays out.
    """
    with place.luna() as luna:
        luna.start_memory()
        done = luna.memory.import_(file, own=own)
    if as_json:
        wire.write(done)
    else:
        echo(f"{done.facts} facts and {done.turns} turns of {done.conversations} "
                   "conversations read.")  # fmt: skip
        if done.held:
            echo(f"{done.held} of them wait for your yes: `luna memory list --status held`.")
        if done.refused:
            echo(f"{done.refused} facts were left out: they read like orders or secrets.")
        if done.forgotten:
            echo(f"{done.forgotten} facts were left out: they had been forgotten here.")


@command.command("ingest")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--user", default="", metavar="NAME", help="The speaker who is you.")
@as_json
@pass_place
def ingest(place: Place, file: Path, user: str, as_json: bool) -> None:
    """Read past conversations, one turn a line, and notice what they tell.

    A line is {"conversation", "id", "role" or "speaker", "time", "text"}.
    """
    with place.luna() as luna:
        luna.start_memory()
        done = luna.memory.ingest(file, user=user)
    if as_json:
        wire.write(done)
    else:
        for name, value in wire.plain(done).items():
            echo(f"{name.replace('_', ' '):>15}  {value}")


def _tell(changes: list[Change], as_json: bool) -> None:
    from app.cli.talk.ask import SAID

    for change in changes:
        if as_json:
            wire.write(wire.change(change))
        else:
            echo(f"{SAID[change.kind].capitalize()}: {change.fact.text} {change.reason}")
