"""`luna vault`: sealing memory on the disk, and what opens it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.asking import new_passphrase, passphrase
from app.cli.common import Place, as_json, pass_place
from app.cli.show import echo
from app.upkeep import wire
from memory.vocabulary.errors import VaultError

if TYPE_CHECKING:
    from app.house.vault.opening import Home

FILE = click.option(
    "--passphrase-file", "file", type=click.Path(path_type=Path, dir_okay=False),
    help="Read the passphrase from its first line; nobody is asked.",
)  # fmt: skip


@click.group("vault")
def command() -> None:
    """Seal memory on the disk: texts, vectors, talks, reports, adapters and backups.

    docs/SECURITY.md says what that protects and what it does not.
    """


@contextmanager
def _home(place: Place) -> Iterator[Home]:
    from app.assembly import prepared
    from app.house.vault.opening import Home

    settings, paths = place.resolve(lambda error: None)
    prepared(settings, paths)
    home = Home(paths.data)
    try:
        yield home
    finally:
        home.close()


def _key(place: Place, file: Path | None = None) -> tuple[Path, bytes]:
    """The folder and the data key; asks for the passphrase where nothing else opens it."""
    from app.house.vault import document
    from app.house.vault.opening import key_by_passphrase
    from app.house.vault.slots import PASSPHRASE

    with _home(place) as home:
        if home.wrong is not None:
            raise home.wrong
        if home.vault is None:
            raise VaultError("This memory is not sealed.", "`luna vault on` seals it.")
        if file is None and home.seal is not None:
            return home.folder, home.seal.key
        if home.vault.slot(PASSPHRASE) is None:
            raise VaultError(
                f"The key is not here. What opens this vault: {document.ways(home.vault)}.",
                "`luna vault recover` takes the recovery key.",
            )
        return home.folder, key_by_passphrase(home.vault, passphrase("Passphrase", file))


@command.command("status")
@as_json
@pass_place
def status(place: Place, as_json: bool) -> None:
    """Whether memory is sealed, whether it can be read now, and what opens it."""
    from app.house.vault.keeping import status as look

    with _home(place) as home:
        found = look(home)
    if as_json:
        wire.write(found)
        return
    if not found.sealed:
        echo("Memory is not sealed: whoever has this disk or a copy of it can read it.")
        where = f"a key in {found.key_store}" if found.key_store else "a passphrase"
        echo(f"`luna vault on` seals it with {where}.")
        return
    if found.wrong:
        echo(f"Memory is sealed. {found.wrong}")
        raise click.exceptions.Exit(1)
    echo(f"Memory is sealed and {'open' if found.open else 'locked'}.")
    echo(f"What opens it: {', '.join(found.ways)}.")
    if found.held:
        echo("`luna vault unlock` left the key in a process; `luna vault lock` ends it.")
    if not {"recovery key", "passphrase"} & {*found.ways}:
        echo("Only the key store opens it: `luna vault recovery-key` makes a second way.")
    if found.swap:
        echo("This system swaps to a disk in clear: what Luna has in memory may be written there.")


@command.command("on")
@click.option("--passphrase", "asked", is_flag=True, help="A passphrase, not the key store.")
@FILE
@pass_place
def on(place: Place, asked: bool, file: Path | None) -> None:
    """Seal memory: what is there already and all that comes. All of it or nothing.

    The key goes to the system's key store, where there is one; else a passphrase is asked for. A
    recovery key is shown once.
    """
    from app.house.vault import key_store
    from app.house.vault.keeping import seal

    with _home(place) as home:
        folder, sealed = home.folder, home.sealed
    if sealed:
        raise VaultError("This memory is sealed already.", "`luna vault status` says how.")
    words = ""
    if asked or file is not None or not key_store.name():
        words = new_passphrase(file)
    written = seal(folder, words, _progress("Sealing"))
    echo("Memory is sealed." if words else "Memory is sealed; the system's key store opens it.")
    _show_recovery(written)
    if any((folder / "profiles").glob("*/memory")):
        echo("Other profiles have vaults of their own: `luna --profile NAME vault on`.")
    echo("What was deleted now may stay on a disk until it is written over: docs/SECURITY.md.")


@command.command("off")
@FILE
@pass_place
def off(place: Place, file: Path | None) -> None:
    """Unseal memory: from now on whoever has the disk can read it. All of it or nothing."""
    from app.house.vault.keeping import unseal

    folder, key = _key(place, file)
    unseal(folder, key, _progress("Unsealing"))
    echo("Memory is not sealed any more.")


@command.command("passphrase")
@FILE
@click.option(
    "--new-passphrase-file", "new", type=click.Path(path_type=Path, dir_okay=False),
    help="Read the new one from its first line.",
)  # fmt: skip
@pass_place
def change(place: Place, file: Path | None, new: Path | None) -> None:
    """Set or change the passphrase. Backups of before open with the one of then."""
    from app.house.vault.keeping import change_passphrase

    folder, key = _key(place, file)
    change_passphrase(folder, key, new_passphrase(new))
    echo("The new passphrase opens it from now on.")


@command.command("key-store")
@click.option("--off", "leave", is_flag=True, help="The key store opens it no more.")
@FILE
@pass_place
def store(place: Place, leave: bool, file: Path | None) -> None:
    """Let the system's key store open it, too."""
    from app.house.vault.keeping import leave_key_store, use_key_store

    folder, key = _key(place, file)
    if leave:
        leave_key_store(folder)
        echo("Only the passphrase opens it now, and the recovery key.")
    else:
        use_key_store(folder, key)
        echo("The system's key store opens it from now on.")


@command.command("unlock")
@click.option("--hours", type=click.FloatRange(0.01, 24 * 30), default=8.0, show_default=True,
              help="For how long.")  # fmt: skip
@FILE
@pass_place
def unlock(place: Place, hours: float, file: Path | None) -> None:
    """Give the passphrase once for some hours: nights and programs can work meanwhile."""
    from app.house.vault import agent, document

    folder, key = _key(place, file)
    vault = document.load(folder)
    assert vault is not None
    agent.start(vault.id, key, hours * 3600)
    echo(f"Unlocked for {hours:g} hours. `luna vault lock` ends that.")


@command.command("lock")
@pass_place
def lock(place: Place) -> None:
    """Take back what `unlock` gave. What is open in another Luna stays until it ends."""
    from app.house.vault import agent
    from app.house.vault.slots import KEY_STORE

    with _home(place) as home:
        vault = home.vault
    if vault is None:
        raise VaultError("This memory is not sealed.", "`luna vault on` seals it.")
    held = agent.stop(vault.id)
    echo("Locked." if held else "Nothing was unlocked.")
    if vault.slot(KEY_STORE):
        echo("The system's key store still opens it; `luna vault key-store --off` ends that.")


@command.command("recovery-key")
@FILE
@pass_place
def recovery(place: Place, file: Path | None) -> None:
    """Make another recovery key and show it once; the one of before opens nothing any more."""
    from app.house.vault.keeping import new_recovery

    folder, key = _key(place, file)
    _show_recovery(new_recovery(folder, key))


@command.command("recover")
@click.option("--recovery-key-file", "key_file", type=click.Path(path_type=Path, dir_okay=False),
              help="Read the recovery key from its first line.")  # fmt: skip
@FILE
@pass_place
def recover(place: Place, key_file: Path | None, file: Path | None) -> None:
    """Open the vault with the recovery key, and set a new passphrase."""
    from app.house.vault.keeping import recover as open_again

    with _home(place) as home:
        folder = home.folder
    typed = passphrase("Recovery key", key_file)
    open_again(folder, typed, new_passphrase(file))
    echo("The new passphrase opens it from now on.")


@command.command("read")
@click.argument("path", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@FILE
@pass_place
def read(place: Place, path: Path, file: Path | None) -> None:
    """Write a sealed file to standard output as it is inside: an export, a report, a backup."""
    from app.house.vault import backups
    from memory.disk.files import copy
    from memory.disk.sealed_files import open_plain

    with _home(place):
        backups.unlock(path, lambda question: passphrase(question, file))
        try:
            with open_plain(path) as source:
                copy(source, sys.stdout.buffer)
                sys.stdout.flush()
        except OSError as error:
            raise VaultError(
                f"{path.name} cannot be read: {error.strerror}.", "Use a backup."
            ) from error


def _show_recovery(written: str) -> None:
    echo("")
    echo(f"    {written}")
    echo("")
    echo(
        "This recovery key opens it when everything else is lost. Write it down: it is shown once."
    )


def _progress(doing: str) -> Progress:
    return Progress(doing)


class Progress:
    """One line on standard error, in place on a terminal."""

    def __init__(self, doing: str) -> None:
        self._doing = doing
        self._shown = -1

    def __call__(self, share: float) -> None:
        """Show a share, 0 to 1."""
        percent = int(100 * share)
        if percent != self._shown and sys.stderr.isatty():
            self._shown = percent
            click.echo(f"\r{self._doing}: {percent} %", nl=percent == 100, err=True)
