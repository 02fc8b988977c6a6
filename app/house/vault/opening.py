"""A home is entered: what was interrupted is finished, it is held, and its key is looked for.

The key comes from whoever started this process (a pipe), from what `luna vault unlock` left, from
the system's key store, or from the passphrase in the file that LUNA_PASSPHRASE_FILE names. Nobody
is asked here: that is for the command line and the screen.
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
WRONG = VaultError("That passphrase is another.", "Try again: nothing was changed.")


class Home:
    """A home that is in use: unsealed, sealed and open, or sealed and locked.

    Args:
        folder: the data of a profile; it exists.
        key: the data key in hexadecimal digits, from the process that started this one.
        fresh: a home without a memory may be sealed, where the system has a key store.

    Raises:
        VaultError: the vault's file is damaged.
    """

    def __init__(self, folder: Path, *, key: str = "", fresh: bool = False) -> None:
        self.folder = folder
        self.seal: Seal | None = None
        self.vault: document.Vault | None = None
        self.wrong: VaultError | None = None  # the vault's file cannot be read
        self.begun = False  # it was sealed just now, for it was new
        self._hold = Hold(folder)
        self._lock = threading.Lock()
        try:
            if unfinished(folder) and self._hold.alone():
                finish(folder)
            self._hold.share()
            self.vault = document.load(folder)
        except OSError as error:
            self.wrong = VaultError(
                "Memory was being sealed or unsealed, and that cannot be brought to its end: "
                f"{error.strerror or type(error).__name__}.",
                "Nothing is lost. See whether the disk is full or read-only, then start again.",
            )
        except VaultError as error:
            self.wrong = error
        if self.vault is None and self.wrong is None:
            if fresh and not (folder / "memory").exists():
                self._begin()
            if self.vault is None:
                leave_home(folder)
                return
        known = home_of(folder)  # this process has it open already
        if known is not None and self.vault is not None and known.vault == self.vault.id:
            self.seal = known
            return
        open_home(folder, None)
        self._look(key)

    @property
    def sealed(self) -> bool:
        """Whether it is sealed, open or not."""
        return self.vault is not None or self.wrong is not None

    @property
    def is_open(self) -> bool:
        """Whether what is in it can be read."""
        return not self.sealed or self.seal is not None

    def need(self) -> Seal | None:
        """What seals; None where the home is not sealed.

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
        """Open it with a passphrase.

        Raises:
            VaultError: it is another one, or no passphrase opens this vault.
        """
        if self.vault is None:
            return
        self._open(key_by_passphrase(self.vault, passphrase))

    def close(self) -> None:
        """Let go of the home. What is open in this process stays readable."""
        self._hold.close()

    def _begin(self) -> None:
        """Seal a home that holds nothing yet, with a key in the system's store."""
        vault, key = document.new_vault()
        wrapping = key_store.keep(vault.id)
        if wrapping is None:
            return
        made = vault.having(with_key(key, wrapping, KEY_STORE, vault.id))
        with suppress(VaultError):  # it stays unsealed, and says so
            document.save(self.folder, made)
            self.vault = made
            self.begun = True
            self._open(key)

    def _look(self, key: str) -> None:
        """Open it by what can be had without asking."""
        if self.vault is None:
            return
        found = bytes.fromhex(key) if key else find_key(self.vault)
        if found is not None:
            self._open(found)

    def _open(self, key: bytes) -> None:
        assert self.vault is not None
        keep_in_memory(key)
        self.seal = Seal(key, self.vault.id)
        open_home(self.folder, self.seal)


def find_key(vault: document.Vault) -> bytes | None:
    """The data key of a vault, as far as nobody is asked.

    Raises:
        VaultError: LUNA_PASSPHRASE_FILE names a file with another passphrase.
    """
    if (held := agent.ask(vault.id)) is not None:
        return held
    slot = vault.slot(KEY_STORE)
    if slot is not None and (wrapping := key_store.find(vault.id)) is not None:
        found = by_key(slot, wrapping, vault.id)
        if found is not None:
            return found
    file = os.environ.get(PASSPHRASE_FILE, "")
    if file and vault.slot(PASSPHRASE) is not None:
        return key_by_passphrase(vault, passphrase_in(Path(file)))
    return None


def key_by_passphrase(vault: document.Vault, passphrase: str) -> bytes:
    """The data key.

    Raises:
        VaultError: the passphrase is another, or none opens this vault.
    """
    slot = vault.slot(PASSPHRASE)
    if slot is None:
        raise VaultError("No passphrase opens this vault.", f"These do: {document.ways(vault)}.")
    key = by_passphrase(slot, passphrase, vault.id)
    if key is None:
        raise WRONG
    return key


def passphrase_in(file: Path) -> str:
    """The passphrase of a file: its first line.

    Raises:
        VaultError: it cannot be read, or others can read it.
    """
    try:
        with file.open(encoding="utf-8") as stream:
            others = os.fstat(stream.fileno()).st_mode & 0o077
            if others and stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
                raise VaultError(
                    f"Others can read {file}: no passphrase belongs there.",
                    f"chmod 600 {file}",
                )
            return stream.readline().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise VaultError(
            f"The passphrase could not be read from {file}.", "Its first line should be it."
        ) from error


def key_for_child(folder: Path) -> str:
    """The data key for a process that is started here, for its pipe; "" where none is open."""
    seal = home_of(folder)
    return seal.key.hex() if seal is not None else ""


def open_swap() -> bool:
    """Whether this system has swap on a disk: what is in memory may be written there."""
    if sys.platform != "linux":
        return False
    try:
        lines = Path("/proc/swaps").read_text(encoding="ascii").splitlines()[1:]
    except (OSError, UnicodeDecodeError):
        return False
    return any(not line.startswith(("/dev/zram", "/dev/dm-", "/dev/mapper")) for line in lines)


__all__ = ["Home", "alone", "find_key", "key_by_passphrase", "key_for_child", "passphrase_in"]
