"""The one atomic writer: a file is the old one or the new one, whole, also after a power cut."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

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


def write_whole(path: Path, data: str | bytes) -> None:
    """Replace a file in one step: a reader sees the old bytes or the new ones, never a part.

    The draft has a name that nobody can guess and is made by this call alone, so that no link
    which lies there is followed; mode 0600. A target that is a link is replaced where it points.

    Raises:
        OSError: the disk does not take it; the old file is there as it was.
    """
    target = path.resolve() if path.is_symlink() else path
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=TEMPORARY)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data.encode("utf-8", "replace") if isinstance(data, str) else data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def write_json(path: Path, value: Any) -> None:
    """`write_whole` of a JSON value, readable by people."""
    write_whole(path, json.dumps(value, ensure_ascii=False, indent=1) + "\n")


def move_whole(source: Path, target: Path) -> None:
    """Move a finished file into place: its bytes are on the disk before its name is."""
    sync_file(source)
    os.replace(source, target)
    sync_folder(target.parent)


def read_json(path: Path, of: type, whole: Callable[[Any], bool] = lambda value: True) -> Any:
    """A stored JSON value; None where it is missing or not what it should be.

    Args:
        of: the type that it must have.
        whole: further conditions; an exception of it counts as no.
    """
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
        return value if isinstance(value, of) and whole(value) else None
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
