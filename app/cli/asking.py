"""Asking for what must not be seen: only a terminal is asked, never a pipe or a test."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from memory.vocabulary.errors import VaultError

if TYPE_CHECKING:
    from app.house.vault.opening import Home

TRIES = 3


def interactive() -> bool:
    """Whether somebody sits at this terminal."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stderr.isatty())


def passphrase(question: str, file: Path | None = None) -> str:
    """A passphrase from a file, else from the terminal, unseen.

    Raises:
        VaultError: there is neither.
    """
    from app.house.vault.opening import passphrase_in

    if file is not None:
        return passphrase_in(file)
    if not interactive():
        raise VaultError(
            "Nobody can be asked for it here.",
            "Name a file that has it: --passphrase-file FILE, or LUNA_PASSPHRASE_FILE.",
        )
    return str(click.prompt(question, hide_input=True, err=True, prompt_suffix=": "))


def new_passphrase(file: Path | None = None) -> str:
    """A new passphrase, on a terminal typed twice.

    Raises:
        VaultError: nobody can be asked, or the two differ.
    """
    words = passphrase("New passphrase", file)
    if file is None and words != passphrase("The same again"):
        raise VaultError("The two differ.", "Nothing was changed. Try again.")
    return words


def open_home(home: Home) -> None:
    """Ask for the passphrase of a locked home, where somebody can be asked; else leave it so."""
    from app.house.vault.slots import PASSPHRASE

    if home.is_open or home.vault is None or home.vault.slot(PASSPHRASE) is None:
        return
    for _ in range(TRIES if interactive() else 0):
        try:
            home.unlock(passphrase("Passphrase of this memory"))
            return
        except VaultError as error:
            click.echo(error.message, err=True)
