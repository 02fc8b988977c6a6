"""`luna schedule`: when nights come by themselves, and the system's timer for them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.disk.files import read_text
from memory.vocabulary.errors import LunaError, NightCancelled, NotFoundError

if TYPE_CHECKING:
    from app.nights.schedule import Schedule
    from app.nights.timers import Kind, Plan

KIND = click.option(
    "--kind", type=click.Choice(["systemd", "launchd", "cron"]), help="Default: what fits."
)


@click.group("schedule")
def command() -> None:
    """When nights come by themselves."""


@command.command("show")
@KIND
@as_json
@pass_place
def show(place: Place, kind: Kind | None, as_json: bool) -> None:
    """The next night, the last one, and whether a timer of the system is installed."""
    from app.nights import timers
    from app.upkeep import nights

    settings, paths = place.resolve()
    paths.create()
    schedule = _schedule(place)
    coming, last = schedule.next(), nights.past(paths.nights)[:1]
    try:
        timer = timers.installed(_plan(place, kind))
    except LunaError:
        timer = False
    if as_json:
        wire.write({
            "next": coming, "due": schedule.due(), "paused": schedule.state.paused,
            "timer": timer, "last": last[0].name if last else None,
        })  # fmt: skip
        return
    state = schedule.state
    said = f"{coming:%A, %d %B, %H:%M}" if coming else "none: " + (
        "paused" if state.paused else "night.automatic is off")  # fmt: skip
    echo(f"next night    {said}")
    if schedule.missed():
        echo("missed        the last one; Luna asks at her next start, `luna schedule run` "
                   "does it now")  # fmt: skip
    for night in last:
        echo(f"last night    {night.when}: {night.summary}")
    asleep = "a timer is installed" if timer else "nothing; `luna schedule install` changes that"
    echo(f"while closed  {asleep}")
    if settings.mains:
        echo("only          on mains power")


@command.command("install")
@KIND
@click.option("-y", "--yes", is_flag=True, help="Do not ask.")
@pass_place
def install(place: Place, kind: Kind | None, yes: bool) -> None:
    """A timer of the system, for nights while Luna is closed. Shown before it is written."""
    from app.nights import timers

    made = _plan(place, kind)
    echo(made.text())
    if not yes:
        click.confirm("Write this?", abort=True, err=True)
    timers.install(made)
    _schedule(place).begin()
    echo("Installed. `luna schedule remove` takes it away.")


@command.command("remove")
@KIND
@pass_place
def remove(place: Place, kind: Kind | None) -> None:
    """Take the timer away."""
    from app.nights import timers

    found = timers.remove(_plan(place, kind))
    echo("Removed." if found else "There was none.")


@command.command("run")
@click.option("--now", is_flag=True, help="Also on battery.")
@as_json
@pass_place
def run(place: Place, now: bool, as_json: bool) -> None:
    """The night that is due, if there is one; what a timer runs."""
    from app.cli.nights.consolidate import stopping
    from app.nights.night_process import start

    settings, paths = place.resolve()
    paths.create()
    schedule = _schedule(place)
    schedule.begin()
    slot = schedule.due()
    why = "" if now or slot is None else schedule.why_not()
    if slot is None or why or not schedule.claim(slot):
        said = f"Not now: {why}." if why else "No night is due."
        wire.write({"due": slot is not None, "reason": why}) if as_json else echo(said)
        return
    try:
        night = start(settings, paths)
        with stopping(night):
            for event in night.events():
                if as_json:
                    wire.write(event)
    except NightCancelled:
        schedule.serve(slot)
        raise
    except LunaError:
        schedule.release()
        raise
    schedule.serve(slot)
    outcome: dict[str, Any] = night.outcome or {}
    if as_json:
        wire.write(outcome)
    else:
        echo(f"Report: {outcome.get('report')}")


@command.command("report")
@click.argument("name", required=False)
@as_json
@pass_place
def report(place: Place, name: str | None, as_json: bool) -> None:
    """What a night did: the last one, or the one whose name begins so."""
    from app.upkeep import nights

    with place.luna() as luna:
        luna.home.need()
        found = [n for n in nights.past(luna.paths.nights) if n.name.startswith(name or "")]
    if not found:
        raise NotFoundError("There is no report of a night.", "`luna consolidate` has one now.")
    if as_json:
        wire.write(found[0].report)
    else:
        echo(read_text(found[0].text))


@command.command("pause")
@click.option("--off", is_flag=True, help="Nights again.")
@pass_place
def pause(place: Place, off: bool) -> None:
    """No nights by themselves until `luna schedule pause --off`."""
    place.resolve()[1].create()
    _schedule(place).pause(not off)


def _schedule(place: Place) -> Schedule:
    from app.nights.schedule import Schedule

    settings, paths = place.resolve()
    return Schedule(paths.data, settings)


def _plan(place: Place, kind: Kind | None) -> Plan:
    from app.nights import timers

    settings, paths = place.resolve()
    arguments: list[str] = []
    if place.home is not None:
        arguments += ["--home", str(Path(paths.config))]
    for flag in ("profile", "model"):
        if value := place.flags.get(flag):
            arguments += [f"--{flag}", str(value)]
    return timers.plan(timers.fitting() if kind is None else kind, settings.night_at, arguments)
