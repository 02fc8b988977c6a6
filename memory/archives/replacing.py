"""What lies where a file is to be written: Luna replaces files that she wrote, and no others."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import IO

from memory.disk.files import is_sealed
from memory.vocabulary.errors import ArchiveError

HEAD = 1 << 16  # bytes that are enough to know a file by


def spare(file: Path, ours: Callable[[IO[bytes]], bool], what: str) -> None:
    """Refuse to write over a file that Luna did not write.

    Args:
        file: where something is to be written; what is no ordinary file (a pipe) is left alone.
        ours: whether an open file is one that Luna wrote.
        what: what she writes there, as the user calls it: "backup".

    Raises:
        ArchiveError: something else is there; it was not touched.
    """
    try:
        if not file.is_file() or not file.stat().st_size or is_sealed(file):
            return
        with file.open("rb") as stream:
            if ours(stream):
                return
    except OSError:
        return  # whoever writes finds out, and says why
    raise ArchiveError(
        f"{file} is there already, and is no {what} of Luna's.",
        "Nothing was written. Name another file, or remove that one first.",
    )
