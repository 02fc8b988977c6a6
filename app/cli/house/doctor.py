"""`luna doctor`: is everything there and whole?"""

from __future__ import annotations

import sys

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire

SIGNS = {"ok": ("✓", "green"), "warn": ("!", "yellow"), "fail": ("✗", "red")}


@click.command("doctor")
@as_json
@pass_place
def command(place: Place, as_json: bool) -> None:
    """Check that everything Luna needs is there and whole."""
    from app.upkeep.doctor import examine

    failed = False
    with place.luna() as luna:
        luna.start()
        for check in examine(luna):
            failed |= check.state == "fail"
            if as_json:
                wire.write(check)
                continue
            sign, colour = SIGNS[check.state]
            click.secho(sign, fg=colour if sys.stdout.isatty() else None, nl=False)
            echo(f" {check.name:<15} {check.detail}")
            if check.remedy:
                echo(f"   {'':<15} → {check.remedy}")
    if failed:
        raise click.exceptions.Exit(1)
