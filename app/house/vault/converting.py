"""Sealing or unsealing an existing home: all of it or nothing, even if the process is killed.

Every file is rewritten into a folder beside the home, read back, and synced to the disk. Then a
journal is written: that is the point of no return. If the process is killed before it, the next
start deletes the new files; if after it, the next start moves the rest into place. A file lock
keeps a home from being converted while anybody has it open.
"""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from app.house.vault import document
from memory.disk.damage import FOLDER
from memory.disk.files import copy, make_folder, rename, sync_file, sync_folder, write_json
from memory.disk.lock import open_lock, take
from memory.disk.sealed_files import (
    BEFORE,
    JOURNAL,
    OPENS,
    STAGING,
    VAULT,
    VAULT_COPY,
    is_clear,
    know,
    open_plain,
    plain_line,
    sealed_line,
)
from memory.disk.sealed_streams import SealedWriter
from memory.disk.sealing import Seal
from memory.vocabulary.errors import VaultError

IN_USE = "in-use"
MEMORY = "memory"
_ROOM = 1.3  # factor: free disk space, relative to what is rewritten
_GROWING = ("whys", ".jsonl")  # a folder whose files are sealed line by line


class Hold:
    """A lock on the home: shared by its users, exclusive while it is converted."""

    def __init__(self, folder: Path) -> None:
        self._file = -1
        with suppress(OSError):  # a read-only disk: nobody converts it either
            self._file = open_lock(folder / IN_USE)

    def share(self) -> None:
        """Take the lock shared; waits while the home is converted."""
        if self._file >= 0:
            take(self._file, shared=True)

    def alone(self, *, wait: bool = False) -> bool:
        """Take the lock exclusively; False where somebody else uses the home."""
        return self._file >= 0 and take(self._file, wait=wait)

    def close(self) -> None:
        """Release the lock."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep all others from opening the home while the block runs.

    Raises:
        VaultError: it is open elsewhere.
    """
    hold = Hold(folder)
    try:
        if not hold.alone():
            raise VaultError(
                "Another Luna has this memory open: a conversation, a night or a program.",
                "End it, and try again.",
            )
        yield
    finally:
        hold.close()


def unfinished(folder: Path) -> bool:
    """Whether a conversion was interrupted."""
    return any((folder / name).exists() for name in (JOURNAL, STAGING, BEFORE))


def finish(folder: Path) -> None:
    """Complete an interrupted conversion, or undo it. Needs no key; the caller has the home.

    Raises:
        OSError: it cannot be written; the next start tries again.
    """
    staging, before = folder / STAGING, folder / BEFORE
    if (folder / JOURNAL).exists():
        tables = staging / MEMORY
        if tables.is_dir():
            if (folder / MEMORY).is_dir():
                make_folder(before)
                rename(folder / MEMORY, before / MEMORY)
            rename(tables, folder / MEMORY)
        for path in sorted(staging.rglob("*")) if staging.is_dir() else ():
            if path.is_file():
                target = folder / path.relative_to(staging)
                make_folder(target.parent)
                rename(path, target)
        if (folder / JOURNAL).read_text(encoding="utf-8").strip() == '"open"':
            for name in (VAULT, VAULT_COPY):
                (folder / name).unlink(missing_ok=True)
    for leftover in (before, staging):
        if leftover.exists():
            shutil.rmtree(leftover)
    (folder / JOURNAL).unlink(missing_ok=True)
    sync_folder(folder)


def convert(
    folder: Path,
    before: Seal | None,
    after: Seal | None,
    vault: document.Vault | None,
    progress: Callable[[float], None] = lambda share: None,
) -> None:
    """Rewrite a home with another seal. The caller has it `alone`.

    Args:
        folder: the data of a profile.
        before, after: the present seal and the new one; None is unsealed.
        vault: what opens the home afterwards; required with `after`.
        progress: called with the share that is done, 0 to 1.

    Raises:
        VaultError: memory is damaged, or the disk has too little room; nothing was changed.
        StoreError: a row could not be written; nothing was changed.
    """
    finish(folder)
    for seal in (before, after):
        if seal is not None:
            know(seal)
    staging = folder / STAGING
    files = list(_files(folder))
    try:
        _check_room(folder, files)
        make_folder(staging)
        if (folder / MEMORY).is_dir():
            from memory.store.lance.resealing import reseal

            reseal(folder / MEMORY, staging / MEMORY, before, after, lambda s: progress(0.9 * s))
        for path in files:
            inner = path.relative_to(folder)
            label = {OPENS: vault.as_dict()} if vault and inner.parts[0] == "backups" else {}
            _write(path, staging / inner, before, after, label)
        for path in staging.rglob("*"):
            (sync_folder if path.is_dir() else sync_file)(path)
        if vault is not None:
            document.save(staging, vault)
        sync_folder(staging)
        write_json(folder / JOURNAL, "sealed" if after is not None else "open")
    except OSError as error:
        raise VaultError(
            f"Nothing was changed: {error.strerror or type(error).__name__}.",
            "`luna verify` says which part cannot be read; free some space if the disk is full.",
        ) from error
    finally:
        if not (folder / JOURNAL).exists():
            shutil.rmtree(staging, ignore_errors=True)
    finish(folder)
    progress(1.0)


def _files(folder: Path) -> Iterator[Path]:
    """Every file that is sealed in a sealed home; links are not followed."""
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        aside = inner.parts[:2] == (MEMORY, FOLDER)  # set aside because they were damaged
        if path.is_symlink() or not path.is_file() or (is_clear(inner) and not aside):
            continue
        if not any(folder.joinpath(*inner.parts[:n]).is_symlink() for n in range(len(inner.parts))):
            yield path


def _write(
    path: Path, target: Path, before: Seal | None, after: Seal | None, label: dict[str, Any]
) -> None:
    """Rewrite one file, and read it back."""
    make_folder(target.parent)
    inner = path.parent.name, path.suffix
    if inner == _GROWING:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        plain = [line for stored in lines if (line := plain_line(stored, before))]
        text = "".join(f"{sealed_line(line, after)}\n" for line in plain)
        target.write_text(text, encoding="utf-8")
        return
    digest = hashlib.sha256()
    with open_plain(path) as source, target.open("wb") as sink:
        if after is None:
            copy(source, sink)
        else:
            with SealedWriter(sink, after, label) as sealed:
                copy(source, sealed)
        source.seek(0)
        while chunk := source.read(1 << 20):
            digest.update(chunk)
    with open_plain(target) as written:
        if hashlib.file_digest(written, "sha256").digest() != digest.digest():
            raise OSError(5, f"{path.name} was not on the disk as written")


def _check_room(folder: Path, files: list[Path]) -> None:
    needed = sum(path.stat().st_size for path in files)
    needed += sum(p.stat().st_size for p in (folder / MEMORY).rglob("*") if p.is_file())
    free = shutil.disk_usage(folder).free
    if free < needed * _ROOM:
        raise VaultError(
            f"The disk has too little space: {needed * _ROOM / 1e6:,.0f} MB are needed, "
            f"{free / 1e6:,.0f} MB are free.",
            "Free some space; nothing was changed.",
        )
