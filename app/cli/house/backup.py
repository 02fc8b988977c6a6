"""`luna backup`, `luna restore`, `luna verify`."""

from __future__ import annotations

from pathlib import Path

import click

from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire

FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False), required=False)


@click.command("backup")
@FILE
@as_json
@pass_place
def backup(place: Place, file: Path | None, as_json: bool) -> None:
    """Write memory, adapters and settings to one file, and read it back.

    That of a sealed memory is sealed and opens with the same passphrase; that of another can be
    read by whoever has the file. Without FILE it goes to Luna's own folder, where what you forget
    later leaves it too.
    """
    from app.house import backup as backups

    with place.luna() as luna:
        done = backups.make(luna, file)
        sealed = luna.home.sealed
    if as_json:
        wire.write(done)
    else:
        echo(f"{done.records} records in {done.file}, read back whole. "
             f"It is {'' if sealed else 'not '}sealed.")  # fmt: skip


@click.command("restore")
@FILE
@as_json
@pass_place
def restore(place: Place, file: Path | None, as_json: bool) -> None:
    """Bring back from a backup what is missing here; the newest of Luna's own without FILE.

    What is here stays, and what was forgotten here stays forgotten. A backup of how it was
    before is made first.
    """
    from app.cli.asking import passphrase
    from app.house.vault.backups import unlock
    from app.upkeep.restoring import restore as bring_back

    with place.luna() as luna:
        luna.home.need()
        if file is not None:
            unlock(file, passphrase)
        luna.start_memory()
        done = bring_back(luna, file)
    if as_json:
        wire.write(done)
        return
    echo(f"From {done.file}, of {done.made}: {done.facts} facts and {done.turns} messages "
               "that were missing.")  # fmt: skip
    for name in done.adapters:
        echo(f"The adapter {name} is in use again.")
    for name in done.files:
        echo(f"{name} is as it was then.")
    echo(f"How it was before: {done.before}")


@click.command("verify")
@FILE
@as_json
@pass_place
def verify(place: Place, file: Path | None, as_json: bool) -> None:
    """Read everything that was saved, to the last byte; or one backup.

    Exit code 1 where anything is not as it was written.
    """
    from app.cli.asking import passphrase
    from app.house.vault.backups import unlock
    from app.upkeep.verifying import everything, of_backup

    if file is not None:
        with place.luna():  # its key, where it is this home's
            unlock(file, passphrase)
            found = list(of_backup(file))
    else:
        with place.luna() as luna:
            found = list(everything(luna))
    for check in found:
        if as_json:
            wire.write(check)
            continue
        echo(f"{'✓' if check.state == 'ok' else '✗'} {check.name:<15} {check.detail}")
        if check.remedy:
            echo(f"  {'':<15} → {check.remedy}")
    if any(check.state == "fail" for check in found):
        raise click.exceptions.Exit(1)
