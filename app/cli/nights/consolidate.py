"""`luna consolidate`: a night, now."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.vocabulary.errors import LunaError

if TYPE_CHECKING:
    from app.nights.night_process import NightProcess


@click.command("consolidate")
@click.option("--all", "everything", is_flag=True, help="Also facts that are not yet stable.")
@click.option(
    "--facts", "file", type=click.Path(path_type=Path, dir_okay=False),
    help='Remember the facts of this file first, one {"text": …} a line, and train those.',
)  # fmt: skip
@click.option("--rebuild", is_flag=True, help="What is in the weights anew, from the ledger alone.")
@click.option("--seed", type=click.IntRange(0), default=0, help="The same night again.")
@as_json
@pass_place
def command(
    place: Place, everything: bool, file: Path | None, rebuild: bool, seed: int, as_json: bool
) -> None:
    """Train what proved stable into the weights, examine it, and clear what passed.

    Runs in a process of its own; Ctrl+C stops it and changes nothing.
    """
    from app.house.models.answering import what_a_night_needs
    from app.nights.night_process import start

    if rebuild and (everything or file is not None):
        raise click.UsageError("--rebuild learns nothing new: give it without --all and --facts.")
    settings, paths = place.resolve()
    what_a_night_needs(settings)
    only: list[str] | None = None
    with place.luna() as luna:
        if file is not None:
            from app.nights.facts_file import remember_file

            luna.start_memory()
            only = remember_file(luna.memory, file)
    night = start(
        settings, paths, everything=everything or bool(only), only=only, rebuild=rebuild, seed=seed
    )
    try:
        with stopping(night):
            for event in night.events():
                wire.write(event) if as_json else _say(event)
    except LunaError as error:
        if as_json:
            wire.write(wire.error(error))
        raise
    assert night.outcome is not None
    if as_json:
        wire.write(night.outcome)
    else:
        _report(night.outcome)


@contextmanager
def stopping(night: NightProcess) -> Iterator[None]:
    """While the block runs, Ctrl+C and SIGTERM cancel the night."""

    def pressed(*_: object) -> None:
        echo("Stopping …", err=True)
        night.cancel()

    before = {name: signal.signal(name, pressed) for name in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)
        if night.running:
            night.cancel()


VERDICTS = {
    "passed": "in the weights now",
    "known": "known to the base without help",
    "failed": "not yet; stays in fast memory",
    "edited": "changed in the meantime; stays in fast memory",
    "returned": "back in fast memory",
}


def _say(event: dict[str, Any]) -> None:
    """A line for each step; progress only on a terminal, in place."""
    kind = event.get("event")
    if kind == "step":
        echo(event["step"])
    elif kind == "progress" and sys.stdout.isatty():
        done, total = event["done"], event["total"]
        click.echo(f"\r  {done} of {total}, loss {event['loss']:.3f}\x1b[K", nl=done == total)


def _report(outcome: dict[str, Any]) -> None:
    """The outcome for people."""
    facts = outcome["facts"]
    passed = [fact for fact in facts if fact["verdict"] == "passed"]
    if outcome["adopted"]:
        echo(f"{len(passed)} of {len(facts)} facts are in the weights now.")
    else:
        echo(f"Nothing was adopted: {outcome.get('reason') or 'there was nothing to do'}.")
        if outcome.get("waiting"):
            echo(f"{outcome['waiting']} facts wait; --all takes what is not yet stable.")
    for fact in facts:
        why = f": {fact['why']}" if fact.get("why") else ""
        echo(f"  {fact['text']}  [{VERDICTS.get(fact['verdict'], fact['verdict'])}; "
                   f"{fact['right']} of {fact['probes']} questions{why}]")  # fmt: skip
    if outcome.get("report"):
        echo(f"Report: {outcome['report']}")
