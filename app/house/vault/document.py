"""`vault.json`: a home's vault and how it can be opened. Without it nobody can open it.

It is written twice, and every sealed backup carries it in its label. Every key in it is wrapped.
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
    """A vault as it is stored.

    Attributes:
        id: random; names its key in the system's key store, and its files.
        slots: the key slots that open it, at most one of each kind.
    """

    id: str
    slots: tuple[Slot, ...]

    def slot(self, kind: str) -> Slot | None:
        """The key slot of a kind, or None."""
        return next((slot for slot in self.slots if slot.kind == kind), None)

    def having(self, *new: Slot) -> Vault:
        """A copy with these key slots, each replacing the one of its kind."""
        replaced = {slot.kind for slot in new}
        return Vault(self.id, (*(s for s in self.slots if s.kind not in replaced), *new))

    def without(self, kind: str) -> Vault:
        """A copy without the key slot of a kind."""
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
    """A vault without key slots, and its data key."""
    return Vault(os.urandom(8).hex(), ()), os.urandom(32)


def vault_of(value: Any) -> Vault:
    """A vault from JSON.

    Raises:
        VaultError: the value is not one, or is of a newer version.
    """
    try:
        if value["luna"] != "vault" or type(value["schema"]) is not int:
            raise ValueError("another file")
        if value["schema"] > SCHEMA:
            raise VaultError("This vault was made by a newer version.", "Update Luna first.")
        slots = tuple(slot_of(slot) for slot in value["slots"])
        vault = Vault(str(value["id"]), slots)
        if not slots or not vault.id.isalnum():
            raise ValueError("nothing opens it")
        return vault
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise VaultError(
            "The vault's file is damaged: what opens it cannot be read.",
            f"Put {VAULT} of a copy of this folder back; a sealed backup has it too.",
        ) from error


def load(folder: Path) -> Vault | None:
    """The vault of a home, from its file or the copy; None where there is neither.

    Raises:
        VaultError: neither can be read.
    """
    files = [file for name in (VAULT, VAULT_COPY) if (file := folder / name).exists()]
    first_error: VaultError | None = None
    for file in files:
        try:
            return vault_of(json.loads(file.read_text(encoding="utf-8")))
        except VaultError as error:
            first_error = first_error or error
        except (OSError, ValueError, RecursionError):
            continue
    if files:
        raise first_error or VaultError(
            "The vault's file cannot be read.",
            f"Put {VAULT} of a copy of this folder back; a sealed backup has it too.",
        )
    return None


def save(folder: Path, vault: Vault) -> None:
    """Write the file and its copy; one of them is complete at any time.

    Raises:
        VaultError: it cannot be written; the old file is unchanged.
    """
    try:
        for name in (VAULT, VAULT_COPY):
            write_json(folder / name, vault.as_dict())
    except OSError as error:
        raise VaultError(
            f"The vault could not be written: {error.strerror or error}.",
            "Check whether the disk is full.",
        ) from error


def ways(vault: Vault) -> str:
    """The ways to open it, in words."""
    kinds = [kind for kind in (KEY_STORE, PASSPHRASE, RECOVERY) if vault.slot(kind)]
    return ", ".join(kinds)


def opens_recovery(vault: Vault, key: bytes) -> bytes | None:
    """The data key, unwrapped with a recovery key's bytes, or None."""
    slot = vault.slot(RECOVERY)
    return by_key(slot, key, vault.id) if slot else None
