"""Sealed files: who may open them, and which places of a home stay clear.

What is damaged raises an OSError, as a damaged disk does; what has no key here a VaultError.

Sealing is the rule of a sealed home: every file that is written in it is sealed, but those that
`is_clear` names.
"""

from __future__ import annotations

import base64
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from memory.disk.sealed_streams import CHUNK, MAGIC, SealedReader, SealedWriter, read_head
from memory.disk.sealing import Seal
from memory.vocabulary.errors import VaultError

OPENS = "opens"  # in the label of a backup: the vault, as `vault.json` has it
LINE = "~"  # how a sealed line begins; no JSON does

STAGING, BEFORE, JOURNAL = ".vault-new", ".vault-before", ".vault-journal.json"
VAULT, VAULT_COPY = "vault.json", "vault.copy.json"
CLEAR_FOLDERS = frozenset(
    # Tables are sealed row by row; models and what can be made again hold nothing of the user.
    ("memory", "models", "cache", "logs", "profiles", "config", STAGING, BEFORE)
)
CLEAR_FILES = frozenset((
    VAULT, VAULT_COPY, JOURNAL, "config.toml", "clients.json", "uses.jsonl",
    # ids, times, counts and switches
    "pinned.json", "last-talk", "unanswered.json", "strength.json", "schedule.json", "asked.json",
    "first-run", "in-use",
))  # fmt: skip
_LOCK = ("lock", ".lock")

_roots: dict[Path, Seal | None] = {}  # sealed homes; None while one is locked
_seals: dict[str, Seal] = {}  # by vault


def open_home(root: Path, seal: Seal | None) -> None:
    """From now on files under `root` are sealed; with None it is locked, and nothing is written."""
    _roots[root.absolute()] = seal
    if seal is not None:
        _seals[seal.vault] = seal


def leave_home(root: Path) -> None:
    """Files under `root` are written as they are."""
    _roots.pop(root.absolute(), None)


def forget_all() -> None:
    """Nothing is open any more in this process: every sealed home is as to a stranger."""
    _roots.clear()
    _seals.clear()


def know(seal: Seal) -> None:
    """Files of this vault can be read, wherever they are."""
    _seals[seal.vault] = seal


def is_clear(inner: Path) -> bool:
    """Whether a file of a sealed home stays unsealed; `inner` is its path within the home."""
    first = inner.parts[0] if inner.parts else ""
    return (
        first in CLEAR_FOLDERS
        or inner.name.endswith(_LOCK)
        or (len(inner.parts) == 1 and first in CLEAR_FILES)
    )


def seal_for(path: Path) -> Seal | None:
    """What seals a file that is written there; None where it stays as it is.

    Raises:
        VaultError: the home is sealed and locked.
    """
    if not _roots:
        return None
    there = path.absolute()
    found = [root for root in _roots if root in there.parents]
    if not found:
        return None
    root = max(found, key=lambda each: len(each.parts))
    if is_clear(there.relative_to(root)):
        return None
    seal = _roots[root]
    if seal is None:
        raise locked()
    return seal


def home_of(path: Path) -> Seal | None:
    """The seal of the home at exactly this folder; None where it is not sealed, or locked."""
    return _roots.get(path.absolute())


def locked() -> VaultError:
    """What is said where a key is missing."""
    return VaultError(
        "This memory is sealed, and its key is not here: nothing in it can be read.",
        "`luna vault unlock` asks for the passphrase, `luna vault recover` for the recovery key.",
    )


def label_of(path: Path) -> dict[str, Any] | None:
    """The label of a sealed file; None where it is not sealed."""
    with path.open("rb") as file:
        if file.read(len(MAGIC)) != MAGIC:
            return None
        file.seek(0)
        return read_head(file)[2]


def open_plain(path: Path) -> io.BufferedReader:
    """A file for reading, opened where it is sealed.

    Raises:
        OSError: missing, or damaged.
        VaultError: it is sealed and its key is not here.
    """
    file = path.open("rb")
    try:
        if file.read(len(MAGIC)) != MAGIC:
            file.seek(0)
            return file
        file.seek(0)
        seal = _seals.get(str(read_head(file)[2]["vault"]))
        if seal is None:
            raise locked()
        return io.BufferedReader(SealedReader(file, seal, os.fstat(file.fileno()).st_size), CHUNK)
    except BaseException:
        file.close()
        raise


def sealed_bytes(data: bytes, seal: Seal) -> bytes:
    """A whole sealed file of some bytes."""
    made = io.BytesIO()
    with SealedWriter(made, seal) as sink:
        sink.write(data)
    return made.getvalue()


def sealed_line(text: str, seal: Seal | None) -> str:
    """A line of a file that grows, without its end; as it is where nothing is sealed."""
    if seal is None:
        return text
    return LINE + base64.b64encode(seal.close_line(text.encode())).decode()


def plain_line(line: str, seal: Seal | None) -> str:
    """A line as it was; "" where it cannot be opened."""
    if not line.startswith(LINE) or seal is None:
        return "" if line.startswith(LINE) else line
    try:
        opened = seal.open_line(base64.b64decode(line[len(LINE) :]))
    except ValueError:
        return ""
    return opened.decode("utf-8", "replace") if opened is not None else ""


@contextmanager
def plain_path(path: Path) -> Iterator[Path]:
    """A path that libraries can read: the file's own, or one in memory where it is sealed.

    On Linux nothing of it comes near a disk (memfd_create(2)); elsewhere a file without a name
    is used for as long as the block runs.
    """
    with path.open("rb") as file:
        sealed = file.read(len(MAGIC)) == MAGIC
    if not sealed:
        yield path
        return
    with open_plain(path) as source, in_memory() as (target, name):
        while piece := source.read(CHUNK):
            target.write(piece)
        target.flush()
        yield name


@contextmanager
def in_memory() -> Iterator[tuple[IO[bytes], Path]]:
    """An empty file for libraries that want a path, and that path; gone after the block."""
    if hasattr(os, "memfd_create"):
        handle, folder = os.memfd_create("luna", os.MFD_CLOEXEC), "/proc/self/fd"
    else:  # not on macOS
        import tempfile

        handle, name = tempfile.mkstemp(prefix="luna-")
        os.unlink(name)
        folder = "/dev/fd"
    with os.fdopen(handle, "w+b") as file:
        yield file, Path(folder) / str(handle)
