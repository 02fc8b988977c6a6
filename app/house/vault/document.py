"""`vault.json`: what a home's vault is and how it can be opened. Without it nobody can.

It is written twice, and every sealed backup carries it in its label. It holds no key that is not
wrapped.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.house.vault.slots import KEY_STORE, PASSPHRASE, RECOVERY, Slot, by_key, slot_of
from memory.disk.files import write_json
from memory.disk.sealed_files import VAULT, VAULT_COPY
from memory.vocabulary.errors import VaultError

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Vault:
    """A vault as it is written down.

    Attributes:
        id: random; names its key in the system's key store, and its files.
        slots: the ways to open it, one of each kind at most.
    """

    id: str
    slots: tuple[Slot, ...]

    def slot(self, kind: str) -> Slot | None:
        """The slot of a kind, or None."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def having(self, *new: Slot) -> Vault:
        """The same with some slots, each in the place of that of its kind."""
        kinds = {slot.kind for slot in new}
        return Vault(self.id, (*(s for s in self.slots if s.kind not in kinds), *new))

    def without(self, kind: str) -> Vault:
        """The same without the slot of a kind."""
        return Vault(self.id, tuple(slot for slot in self.slots if slot.kind != kind))

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return {
            "luna": "vault",
            "schema": SCHEMA,
            "id": self.id,
            "slots": [slot.as_dict() for slot in self.slots],
        }


def new_vault() -> tuple[Vault, bytes]:
    """A vault that nothing opens yet, and its data key."""
    return Vault(os.urandom(8).hex(), ()), os.urandom(32)


def vault_of(value: Any) -> Vault:
    """A vault from JSON.

    Raises:
        VaultError: it is none, or of a newer version.
    """
    try:
        if value["luna"] != "vault" or type(value["schema"]) is not int:
            raise ValueError("another file")
        if value["schema"] > SCHEMA:
            raise VaultError("This vault was made by a newer version.", "Update Luna first.")
        slots = tuple(slot_of(each) for each in value["slots"])
        found = Vault(str(value["id"]), slots)
        if not slots or not found.id.isalnum():
            raise ValueError("nothing opens it")
        return found
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise VaultError(
            "The vault's file is damaged: what opens it cannot be read.",
            f"Put {VAULT} of a copy of this folder back; a sealed backup has it too.",
        ) from error


def load(folder: Path) -> Vault | None:
    """The vault of a home, from its file or the copy of it; None where there is none.

    Raises:
        VaultError: neither can be read.
    """
    there = [file for name in (VAULT, VAULT_COPY) if (file := folder / name).exists()]
    wrong: VaultError | None = None
    for file in there:
        try:
            return vault_of(json.loads(file.read_text(encoding="utf-8")))
        except VaultError as error:
            wrong = wrong or error
        except (OSError, ValueError, RecursionError):
            continue
    if there:
        raise wrong or VaultError(
            "The vault's file cannot be read.",
            f"Put {VAULT} of a copy of this folder back; a sealed backup has it too.",
        )
    return None


def save(folder: Path, vault: Vault) -> None:
    """Write it, and its copy; one of them is whole at any time.

    Raises:
        VaultError: the disk does not take it; what was there is there still.
    """
    try:
        for name in (VAULT, VAULT_COPY):
            write_json(folder / name, vault.as_dict())
    except OSError as error:
        raise VaultError(
            f"The vault could not be written: {error.strerror or error}.",
            "See whether the disk is full.",
        ) from error


def ways(vault: Vault) -> str:
    """How it can be opened, in words."""
    known = [kind for kind in (KEY_STORE, PASSPHRASE, RECOVERY) if vault.slot(kind)]
    return ", ".join(known)


def opens_recovery(vault: Vault, key: bytes) -> bytes | None:
    """The data key by the bytes of a recovery key, or None."""
    slot = vault.slot(RECOVERY)
    return by_key(slot, key, vault.id) if slot else None
