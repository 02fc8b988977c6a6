"""What was found damaged, in words, and the place where it is kept: nothing unreadable is deleted.

A part that cannot be read is moved into a folder called `damaged` beside it. It stays there until
the user removes it, or forgets something: what cannot be read may hold what is to be forgotten.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

FOLDER = "damaged"


@dataclass(frozen=True, slots=True)
class Damage:
    """One damaged part.

    Attributes:
        part: what it is: "facts", "adapter", "settings".
        message: what is missing and where the rest was put, in a sentence.
        remedy: what to do.
    """

    part: str
    message: str
    remedy: str = ""


def set_aside(path: Path, into: Path | None = None) -> Path:
    """Move a file or a folder that cannot be read out of the way.

    Args:
        into: the folder that keeps it; `damaged` beside it when None.

    Returns:
        Where it is now; the path itself when it was not there.

    Raises:
        OSError: it cannot be moved.
    """
    keep = into or path.parent / FOLDER
    if not os.path.lexists(path):
        return path
    keep.mkdir(parents=True, exist_ok=True, mode=0o700)
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    target = keep / f"{stamp}-{path.name}"
    number = 1
    while os.path.lexists(target):
        number += 1
        target = keep / f"{stamp}-{number}-{path.name}"
    os.rename(path, target)
    return target


def kept_aside(folder: Path) -> Iterator[Path]:
    """Everything that was set aside in a folder and those under it."""
    for keep in sorted(folder.rglob(FOLDER)):
        if keep.is_dir() and not keep.is_symlink():
            yield from sorted(keep.iterdir())


def drop_kept(folder: Path) -> int:
    """Delete what was set aside: something is forgotten, and nobody can say what is in it."""
    found = list(kept_aside(folder))
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
    return len(found)
