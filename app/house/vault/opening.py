"""Opening a home: interrupted conversions are finished, the home is locked, its key is looked for.

The key comes from the process that started this one (a pipe), from the agent of `luna vault
unlock`, from the system's key store, or from the passphrase in the file that LUNA_PASSPHRASE_FILE
names. The user is not asked here: that is for the command line and the screen.
"""

from __future__ import annotations

import os
import stat
import sys
import threading
from contextlib import suppress
from pathlib import Path

from app.house.process.cores import keep_in_memory
from app.house.vault import agent, document, key_store
from app.house.vault.converting import Hold, alone, finish, unfinished
from app.house.vault.slots import KEY_STORE, PASSPHRASE, by_key, by_passphrase, with_key
from memory.disk.sealed_files import home_of, leave_home, locked, open_home
from memory.disk.sealing import Seal
from memory.vocabulary.errors import VaultError

PASSPHRASE_FILE = "LUNA_PASSPHRASE_FILE"
WRONG = VaultError("That passphrase is wrong.", "Try again: nothing was changed.")


class Home:
    """A home that is in use: unsealed, sealed and open, or sealed and locked.

    Args:
        folder: the data of a profile; it exists.
        key: the data key in hexadecimal digits, from the parent process.
        fresh: a home without a memory may be sealed, where the system has a key store.

    Raises:
        VaultError: the vault's file is damaged.
    """

    def __init__(self, folder: Path, *, key: str = "", fresh: bool = False) -> None:
        self.folder = folder
        self.seal: Seal | None = None
        self.vault: document.Vault | None = None
        self.wrong: VaultError | None = None  # why the vault's file cannot be read
        self.begun = False  # this call sealed it, because it was new
        self._hold = Hold(folder)
        self._lock = threading.Lock()
        try:
            if unfinished(folder) and self._hold.alone():
                finish(folder)
            self._hold.share()
            self.vault = document.load(folder)
        except OSError as error:
            self.wrong = VaultError(
                "Memory was being sealed or unsealed, and that could not be finished: "
                f"{error.strerror or type(error).__name__}.",
                "Nothing is lost. Check whether the disk is full or read-only, then start again.",
            )
        except VaultError as error:
            self.wrong = error
        if self.vault is None and self.wrong is None:
            if fresh and not (folder / "memory").exists():
                self._begin()
            if self.vault is None:
                leave_home(folder)
                return
        seal = home_of(folder)  # already open in this process
        if seal is not None and self.vault is not None and seal.vault == self.vault.id:
            self.seal = seal
            return
        open_home(folder, None)
        self._look(key)

    @property
    def sealed(self) -> bool:
        """Whether the home is sealed, open or locked."""
        return self.vault is not None or self.wrong is not None

    @property
    def is_open(self) -> bool:
        """Whether its contents can be read."""
        return not self.sealed or self.seal is not None

    def need(self) -> Seal | None:
        """The seal to write with; None where the home is not sealed.

        Raises:
            VaultError: it is locked, or its vault cannot be read.
        """
        with self._lock:
            if self.wrong is not None:
                raise self.wrong
            if self.vault is not None and self.seal is None:
                self._look("")
            if self.vault is not None and self.seal is None:
                raise locked()
            return self.seal

    def unlock(self, passphrase: str) -> None:
        """Open the vault with a passphrase.

        Raises:
            VaultError: the passphrase is wrong, or no passphrase opens this vault.
        """
        if self.vault is None:
            return
        self._open(key_by_passphrase(self.vault, passphrase))

    def close(self) -> None:
        """Release the lock on the home. What is open in this process stays readable."""
        self._hold.close()

    def _begin(self) -> None:
        """Seal an empty home with a key in the system's store."""
        vault, key = document.new_vault()
        wrapping = key_store.keep(vault.id)
        if wrapping is None:
            return
        stored = vault.having(with_key(key, wrapping, KEY_STORE, vault.id))
        with suppress(VaultError):  # it stays unsealed, and `luna vault status` says so
            document.save(self.folder, stored)
            self.vault = stored
            self.begun = True
            self._open(key)

    def _look(self, key: str) -> None:
        """Open the vault with what is available without asking the user."""
        if self.vault is None:
            return
        data_key = bytes.fromhex(key) if key else find_key(self.vault)
        if data_key is not None:
            self._open(data_key)

    def _open(self, key: bytes) -> None:
        assert self.vault is not None
        keep_in_memory(key)
        self.seal = Seal(key, self.vault.id)
        open_home(self.folder, self.seal)


def find_key(vault: document.Vault) -> bytes | None:
    """The data key of a vault, if it is available without asking the user.

    Raises:
        VaultError: LUNA_PASSPHRASE_FILE names a file with a wrong passphrase.
    """
    if (from_agent := agent.ask(vault.id)) is not None:
        return from_agent
    slot = vault.slot(KEY_STORE)
    if slot is not None and (wrapping := key_store.find(vault.id)) is not None:
        data_key = by_key(slot, wrapping, vault.id)
        if data_key is not None:
            return data_key
    file = os.environ.get(PASSPHRASE_FILE, "")
    if file and vault.slot(PASSPHRASE) is not None:
        return key_by_passphrase(vault, passphrase_in(Path(file)))
    return None


def key_by_passphrase(vault: document.Vault, passphrase: str) -> bytes:
    """The data key, unwrapped with a passphrase.

    Raises:
        VaultError: the passphrase is wrong, or none opens this vault.
    """
    slot = vault.slot(PASSPHRASE)
    if slot is None:
        raise VaultError("No passphrase opens this vault.", f"These do: {document.ways(vault)}.")
    key = by_passphrase(slot, passphrase, vault.id)
    if key is None:
        raise WRONG
    return key


def passphrase_in(file: Path) -> str:
    """The passphrase in a file: its first line.

    Raises:
        VaultError: it cannot be read, or others can read it.
    """
    try:
        with file.open(encoding="utf-8") as stream:
            others = os.fstat(stream.fileno()).st_mode & 0o077
            if others and stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise VaultError(
                    f"Others can read {file}: it is not safe for a passphrase.",
                    f"chmod 600 {file}",
                )
            return stream.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise VaultError(
            f"The passphrase could not be read from {file}.",
            "It must be the first line of the file.",
        ) from error


def key_for_child(folder: Path) -> str:
    """The data key for the pipe of a child process; "" where no vault is open."""
    seal = home_of(folder)
    return seal.key.hex() if seal is not None else ""


def open_swap() -> bool:
    """Whether this system has unencrypted swap on a disk, where memory may be written."""
    if sys.platform != "linux":
        return False
    try:
        lines = Path("/proc/swaps").read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return False
    return any(not line.startswith(("/dev/zram", "/dev/dm-", "/dev/mapper")) for line in lines)


__all__ = ["Home", "alone", "find_key", "key_by_passphrase", "key_for_child", "passphrase_in"]
