"""What a user does with a vault: seal and unseal, change what opens it, recover.

The data key stays the same for the life of a vault: changing the passphrase only wraps it again.
Anyone who fears that the data key itself is known should unseal and seal again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.house.vault import agent, document, key_store
from app.house.vault.converting import alone, convert, finish
from app.house.vault.opening import Home, find_key, open_swap
from app.house.vault.slots import (
    KEY_STORE,
    PASSPHRASE,
    RECOVERY,
    new_recovery_key,
    recovery_key,
    with_key,
    with_passphrase,
)
from memory.disk.sealed_files import leave_home, locked, open_home
from memory.disk.sealing import Seal
from memory.vocabulary.errors import VaultError

Progress = Callable[[float], None]


@dataclass(frozen=True, slots=True)
class Status:
    """The state of a home's vault.

    Attributes:
        sealed: whether the home is sealed.
        open: whether it can be read now, without asking for a passphrase.
        ways: what opens it: "passphrase", "key store", "recovery key".
        held: whether a process started by `luna vault unlock` holds the key.
        key_store: the name of the system's key store; "" where there is none.
        swap: whether memory may be swapped to a disk unencrypted.
        wrong: why the vault cannot be read; "" where it can.
    """

    sealed: bool
    open: bool
    ways: tuple[str, ...]
    held: bool
    key_store: str
    swap: bool
    wrong: str = ""


def status(home: Home) -> Status:
    """The state of the vault."""
    vault = home.vault
    return Status(
        home.sealed,
        home.is_open,
        tuple(slot.kind for slot in vault.slots) if vault else (),
        vault is not None and agent.ask(vault.id) is not None,
        key_store.name(),
        open_swap(),
        home.wrong.message if home.wrong else "",
    )


def words(home: Home) -> str:
    """The state of the vault, in one sentence."""
    if not home.sealed:
        return "Memory is not sealed: `luna vault on` seals it."
    if home.vault is None:
        return "Memory is sealed, and its vault cannot be read: `luna vault status` says why."
    return f"Memory is sealed. What opens it: {document.ways(home.vault)}."


def seal(folder: Path, passphrase: str, progress: Progress = lambda share: None) -> str:
    """Seal a home with everything in it; all of it or nothing.

    Args:
        folder: the data of a profile.
        passphrase: what will open it; "" uses the system's key store.

    Returns:
        The recovery key, as the user writes it down. It is stored nowhere.

    Raises:
        VaultError: already sealed, in use or damaged, no key store, or the passphrase is too short.
    """
    if document.load(folder) is not None:
        raise VaultError("This memory is already sealed.", "`luna vault status` says how.")
    vault, key = document.new_vault()
    recovery, words = new_recovery_key()
    vault = vault.having(with_key(key, recovery, RECOVERY, vault.id))
    if passphrase:
        vault = vault.having(with_passphrase(key, passphrase, vault.id))
    with alone(folder):
        finish(folder)
        if not passphrase:
            wrapping = key_store.keep(vault.id)
            if wrapping is None:
                raise VaultError(
                    "This system has no working key store.",
                    "`luna vault on --passphrase` asks for a passphrase instead.",
                )
            vault = vault.having(with_key(key, wrapping, KEY_STORE, vault.id))
        new_seal = Seal(key, vault.id)
        try:
            convert(folder, None, new_seal, vault, progress)
        except BaseException:
            if document.load(folder) is None:
                key_store.drop(vault.id)
            raise
        open_home(folder, new_seal)
    return words


def unseal(folder: Path, key: bytes, progress: Progress = lambda share: None) -> None:
    """Write a home back unsealed; all of it or nothing.

    Args:
        key: the data key.

    Raises:
        VaultError: not sealed, in use or damaged.
    """
    vault = _vault(folder)
    with alone(folder):
        convert(folder, Seal(key, vault.id), None, None, progress)
        leave_home(folder)
    agent.stop(vault.id)
    key_store.drop(vault.id)


def change_passphrase(folder: Path, key: bytes, passphrase: str) -> None:
    """Set or replace the passphrase. Older backups keep the one they were made with."""
    vault = _vault(folder)
    document.save(folder, vault.having(with_passphrase(key, passphrase, vault.id)))


def new_recovery(folder: Path, key: bytes) -> str:
    """Replace the recovery key; returns the new one as written down. The old one opens nothing."""
    vault = _vault(folder)
    recovery, words = new_recovery_key()
    document.save(folder, vault.having(with_key(key, recovery, RECOVERY, vault.id)))
    return words


def recover(folder: Path, typed: str, passphrase: str) -> None:
    """Open a vault with its recovery key and give it a new passphrase.

    Raises:
        VaultError: the key is wrong; nothing was changed.
    """
    vault = _vault(folder)
    key = document.opens_recovery(vault, recovery_key(typed))
    if key is None:
        raise VaultError(
            "That recovery key is wrong.", "Each vault has its own; only the latest one works."
        )
    change_passphrase(folder, key, passphrase)


def use_key_store(folder: Path, key: bytes) -> None:
    """Let the system's key store open the vault too.

    Raises:
        VaultError: there is no working key store.
    """
    vault = _vault(folder)
    wrapping = key_store.keep(vault.id)
    if wrapping is None:
        raise VaultError("This system has no working key store.", "Use a passphrase.")
    document.save(folder, vault.having(with_key(key, wrapping, KEY_STORE, vault.id)))


def leave_key_store(folder: Path) -> None:
    """Remove the key from the key store, which then no longer opens the vault.

    Raises:
        VaultError: there is no passphrase.
    """
    vault = _vault(folder)
    if vault.slot(PASSPHRASE) is None:
        raise VaultError(
            "Nothing else would open this vault.",
            "`luna vault passphrase` sets one first.",
        )
    document.save(folder, vault.without(KEY_STORE))
    key_store.drop(vault.id)


def data_key(folder: Path) -> bytes:
    """The data key, if it is available without asking the user.

    Raises:
        VaultError: not sealed, or locked.
    """
    key = find_key(_vault(folder))
    if key is None:
        raise locked()
    return key


def _vault(folder: Path) -> document.Vault:
    vault = document.load(folder)
    if vault is None:
        raise VaultError("This memory is not sealed.", "`luna vault on` seals it.")
    return vault
