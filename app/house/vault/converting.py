"""Sealing a home that is there, and unsealing it: all of it or nothing, also after a kill.

Everything is written anew into a folder beside what is there, read back, and put on the disk. Then
a journal is written: that moment counts. Killed before it, the next start removes what was begun;
killed after it, the next start moves the rest into place. Whoever has the home open keeps it from
being converted, by a lock on a file.
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
_ROOM = 1.3  # times what is written anew must be free on the disk
_GROWING = ("whys", ".jsonl")  # a folder whose files are sealed line by line


class Hold:
    """A lock on the home: shared by all who use it, alone while it is converted."""

    def __init__(self, folder: Path) -> None:
        self._file = -1
        with suppress(OSError):  # a disk that only reads: nobody converts it either
            self._file = open_lock(folder / IN_USE)

    def share(self) -> None:
        """Use the home; waits while it is converted."""
        if self._file >= 0:
            take(self._file, shared=True)

    def alone(self, *, wait: bool = False) -> bool:
        """Have it alone; False where somebody else uses it."""
        return self._file >= 0 and take(self._file, wait=wait)

    def close(self) -> None:
        """Let go."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Nobody else has the home open while the block runs.

    Raises:
        VaultError: somebody has.
    """
    hold = Hold(folder)
    try:
        if not hold.alone():
            raise VaultError(
                "Another Luna has this memory open: a talk, a night or a program.",
                "End it, and try again.",
            )
        yield
    finally:
        hold.close()


def unfinished(folder: Path) -> bool:
    """Whether a conversion was interrupted."""
    return any((folder / name).exists() for name in (JOURNAL, STAGING, BEFORE))


def finish(folder: Path) -> None:
    """Bring an interrupted conversion to its end, or to nothing. Needs no key; the home is ours.

    Raises:
        OSError: the disk does not take it; the next start tries again.
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
    for left in (before, staging):
        if left.exists():
            shutil.rmtree(left)
    (folder / JOURNAL).unlink(missing_ok=True)
    sync_folder(folder)


def convert(
    folder: Path,
    before: Seal | None,
    after: Seal | None,
    vault: document.Vault | None,
    progress: Callable[[float], None] = lambda share: None,
) -> None:
    """Write a home anew with another seal. The caller has it `alone`.

    Args:
        folder: the data of a profile.
        before, after: the seal of now and the one that is wanted; None is unsealed.
        vault: what opens it then; with `after`.
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
            "`luna verify` says which part cannot be read; make room where the disk is full.",
        ) from error
    finally:
        if not (folder / JOURNAL).exists():
            shutil.rmtree(staging, ignore_errors=True)
    finish(folder)
    progress(1.0)


def _files(folder: Path) -> Iterator[Path]:
    """Every file that is sealed in a sealed home; links are followed by nobody."""
    for path in sorted(folder.rglob("*")):
        inner = path.relative_to(folder)
        aside = inner.parts[:2] == (MEMORY, FOLDER)  # tables that could not be read
        if path.is_symlink() or not path.is_file() or (is_clear(inner) and not aside):
            continue
        if not any(folder.joinpath(*inner.parts[:n]).is_symlink() for n in range(len(inner.parts))):
            yield path


def _write(
    path: Path, target: Path, before: Seal | None, after: Seal | None, label: dict[str, Any]
) -> None:
    """One file anew, and read back."""
    make_folder(target.parent)
    inner = path.parent.name, path.suffix
    if inner == _GROWING:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        plain = [line for each in lines if (line := plain_line(each, before))]
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
        while piece := source.read(1 << 20):
            digest.update(piece)
    with open_plain(target) as written:
        if hashlib.file_digest(written, "sha256").digest() != digest.digest():
            raise OSError(5, f"{path.name} was not on the disk as written")


def _check_room(folder: Path, files: list[Path]) -> None:
    needed = sum(path.stat().st_size for path in files)
    needed += sum(p.stat().st_size for p in (folder / MEMORY).rglob("*") if p.is_file())
    free = shutil.disk_usage(folder).free
    if free < needed * _ROOM:
        raise VaultError(
            f"The disk has too little room: {needed * _ROOM / 1e6:,.0f} MB are needed, "
            f"{free / 1e6:,.0f} MB are free.",
            "Make room; nothing was changed.",
        )
