"""The one atomic writer: a file is the old one or the new one, whole, also after a power cut."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from memory.disk.sealed_files import open_plain, plain_line, seal_for, sealed_bytes, sealed_line
from memory.disk.sealed_streams import CHUNK, MAGIC, SealedWriter

PRIVATE_FOLDER = 0o700
TEMPORARY = ".part"  # how the name of a half-written file ends


def make_folder(folder: Path) -> Path:
    """The folder, readable by its owner only."""
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    return folder


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(path: Path) -> None:
    """Make the bytes of a file last through a power cut."""
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sha256_of(path: Path) -> str:
    """sha256 of what a file holds, hexadecimal; sealed or not it is the same."""
    with open_plain(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write_whole(path: Path, data: str | bytes) -> None:
    """Replace a file in one step: a reader sees the old bytes or the new ones, never a part.

    The draft has a name that nobody can guess and is made by this call alone, so that no link
    which lies there is followed; mode 0600. A target that is a link is replaced where it points.
    In a sealed home the file is sealed.

    Raises:
        OSError: the disk does not take it; the old file is there as it was.
        VaultError: the home is sealed and locked.
    """
    raw = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if (seal := seal_for(path)) is not None:
        raw = sealed_bytes(raw, seal)
    _replace(path, raw)


def _replace(path: Path, raw: bytes) -> None:
    target = path.resolve() if path.is_symlink() else path
    with draft(target) as new:
        new.write_bytes(raw)
        _place(new, target)


@contextmanager
def draft(target: Path) -> Iterator[Path]:
    """An empty file beside a target, to be filled and moved; it is gone after the block.

    Its name ends in `TEMPORARY`, nobody can guess it, and its mode is 0600.

    Raises:
        OSError: the folder takes no file.
    """
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=TEMPORARY)
    os.close(handle)
    try:
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)


def rename(source: Path, target: Path) -> None:
    """Give a file or a folder another name, for good: also after a power cut."""
    os.replace(source, target)
    sync_folder(target.parent)


def _place(source: Path, target: Path) -> None:
    """Its bytes are on the disk before its name is."""
    sync_file(source)
    rename(source, target)


def write_json(path: Path, value: Any) -> None:
    """`write_whole` of a JSON value, readable by people."""
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def move_whole(source: Path, target: Path) -> None:
    """Move a finished file into place: its bytes are on the disk before its name is.

    In a sealed home it is sealed on its way, where it was not yet.
    """
    if (seal := seal_for(target)) is not None and not is_sealed(source):
        with draft(target) as new:
            with (
                new.open("wb") as sink,
                source.open("rb") as plain,
                SealedWriter(sink, seal) as sealed,
            ):
                copy(plain, sealed)
            _place(new, target)
        source.unlink(missing_ok=True)
    else:
        _place(source, target)


def copy(source: IO[bytes], target: Any) -> None:
    """All bytes from one open file to another."""
    while piece := source.read(CHUNK):
        target.write(piece)


def is_sealed(path: Path) -> bool:
    """Whether a file is sealed; OSError where it cannot be read."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def read_bytes(path: Path) -> bytes:
    """What a file holds, opened where it is sealed.

    Raises:
        OSError: missing or damaged.
        VaultError: it is sealed and its key is not here.
    """
    with open_plain(path) as file:
        return file.read()


def read_text(path: Path, errors: str = "strict") -> str:
    """`read_bytes` of a text in UTF-8; UnicodeDecodeError where it is none and `errors` strict."""
    return read_bytes(path).decode("utf-8", errors)


def write_quickly(path: Path, text: str, by: Path) -> None:
    """Replace a file in one step, without waiting for the disk: a power cut may take it.

    Args:
        by: the draft beside it, which one writer alone has; sealed in a sealed home.
    """
    raw = text.encode("utf-8", "replace")
    seal = seal_for(by)
    by.write_bytes(raw if seal is None else sealed_bytes(raw, seal))
    os.replace(by, path)


def write_stream(path: Path, source: IO[bytes]) -> None:
    """All of an open file into a new one; sealed in a sealed home."""
    seal = seal_for(path)
    with path.open("wb") as sink:
        if seal is None:
            copy(source, sink)
        else:
            with SealedWriter(sink, seal) as sealed:
                copy(source, sealed)


def append_line(path: Path, text: str) -> None:
    """One more line to a file that grows; sealed by itself in a sealed home.

    Raises:
        OSError: the disk does not take it.
    """
    line = sealed_line(text, seal_for(path)) + "\n"
    with path.open("a", encoding="utf-8") as file:
        file.write(line)


def write_growing(path: Path, lines: Sequence[str]) -> None:
    """A file that grows, anew: each line as `append_line` would write it."""
    seal = seal_for(path)
    text = "".join(f"{sealed_line(line, seal)}\n" for line in lines)
    _replace(path, text.encode("utf-8", "replace"))


def read_growing(path: Path) -> list[str]:
    """The lines of a file that grows, those that can be opened; OSError where it is missing."""
    seal = seal_for(path)
    text = path.read_text(encoding="utf-8", errors="replace")
    return [found for line in text.splitlines() if (found := plain_line(line, seal))]


def read_json(path: Path, of: type, whole: Callable[[Any], bool] = lambda value: True) -> Any:
    """A stored JSON value; None where it is missing or not what it should be.

    Args:
        of: the type that it must have.
        whole: further conditions; an exception of it counts as no.
    """
    try:
        value = json.loads(read_text(path))
        return value if isinstance(value, of) and whole(value) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
