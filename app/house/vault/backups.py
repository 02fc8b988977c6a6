"""Sealed backups of other homes: each contains what opens its vault."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from app.house.vault import document
from app.house.vault.opening import find_key, key_by_passphrase
from app.house.vault.slots import PASSPHRASE
from memory.disk.sealed_files import OPENS, know, label_of
from memory.disk.sealing import Seal
from memory.vocabulary.errors import VaultError


def unlock(file: Path, ask: Callable[[str], str]) -> None:
    """Make a sealed backup readable, whatever home it is from; does nothing for a plain one.

    Args:
        ask: returns the passphrase for a prompt.

    Raises:
        VaultError: it cannot be opened.
    """
    try:
        label = label_of(file)
    except OSError:
        return  # the reader reports what is wrong with it
    if label is None or OPENS not in label:
        return
    vault = document.vault_of(label[OPENS])
    key = find_key(vault)
    if key is None:
        if vault.slot(PASSPHRASE) is None:
            raise VaultError(
                f"{file.name} is sealed, and the key store here does not have its key.",
                "Open it on the machine where it was made.",
            )
        key = key_by_passphrase(vault, ask(f"Passphrase of {file.name}"))
    know(Seal(key, vault.id))
