"""`luna consolidate`: a night, now."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli import wire
from app.cli.common import Place, as_json, pass_place
from memory.errors import LunaError

if TYPE_CHECKING:
    from app.night_process import NightProcess


@click.command("consolidate")
@click.option("--all", "everything", is_flag=True, help="Also facts that are not yet stable.")
@click.option(
    "--facts", "file", type=click.Path(path_type=Path, dir_okay=False),
    help='Remember the facts of this file first, one {"text": …} a line, and train those.',
)  # fmt: skip
@click.option("--seed", type=click.IntRange(0), default=0, help="The same night again.")
@as_json
@pass_place
def command(place: Place, everything: bool, file: Path | None, seed: int, as_json: bool) -> None:
    """Train what proved stable into the weights, examine it, and clear what passed.

    Runs in a process of its own; Ctrl+C stops it and changes nothing.
    """
    from app.night_process import start

    settings, paths = place.resolve()
    only: list[str] | None = None
    with place.luna() as luna:  # recovers from a night that was killed, checks the model
        settings.model_file.stat()
        if file is not None:
            from app.facts_file import remember_file

            only = remember_file(luna.memory, file)
    night = start(settings, paths, everything=everything or bool(only), only=only, seed=seed)
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
    """While the block runs, Ctrl+C cancels the night."""

    def pressed(*_: object) -> None:
        click.echo("Stopping …", err=True)
        night.cancel()

    before = signal.signal(signal.SIGINT, pressed)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
        if night.running:
            night.cancel()


def _say(event: dict[str, Any]) -> None:
    """A line for each step; the numbers of a step behind it."""
    name = event.get("event") or event.get("step") or "…"
    rest = {k: v for k, v in event.items() if k not in ("event", "time") and v not in ("", None)}
    details = ", ".join(
        f"{k} {round(v, 4) if isinstance(v, float) else v}"
        for k, v in rest.items()
        if isinstance(v, str | int | float)
    )
    click.echo(f"{name}  {details}".rstrip())


def _report(outcome: dict[str, Any]) -> None:
    """The outcome for people."""
    facts = outcome.get("facts", [])
    passed = [fact for fact in facts if fact.get("verdict") == "passed"]
    if outcome.get("adopted"):
        click.echo(f"{len(passed)} of {len(facts)} facts are in the weights now.")
    elif facts:
        click.echo("The new adapter was not adopted; everything stays as it was.")
    else:
        click.echo("There was nothing to consolidate (--all takes what is not yet stable).")
    for fact in facts:
        click.echo(f"  {fact.get('verdict', ''):<10} {fact.get('text') or fact.get('id')}")
    if report := outcome.get("report"):
        click.echo(f"Report: {report}")
