"""All or nothing over several tables: what fails or is killed midway was never there.

A note says at which version each table was; LanceDB goes back to it. While it lies there no older
version is removed. Deleting the note is the moment that counts.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from memory.disk.files import sync_folder, write_json
from memory.store.lance.table import Table


@contextmanager
def whole(tables: Sequence[Table], note: Path) -> Iterator[None]:
    """Everything that the block writes, or nothing of it. The caller holds the store's lock.

    Raises:
        OSError: the note cannot be written; nothing was begun then.
    """
    if note.exists():  # a transaction in a transaction
        yield
        return
    write_json(note, {table.name: table.stored_version for table in tables})
    for table in tables:
        table.keep_versions = True
    try:
        yield
    except BaseException:
        take_back(tables, note)
        raise
    finally:
        for table in tables:
            table.keep_versions = False
    note.unlink()
    sync_folder(note.parent)


def take_back(tables: Sequence[Table], note: Path) -> bool:
    """Undo what a transaction left behind; whether there was one. The lock is held."""
    try:
        versions = json.loads(note.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return False
    except (OSError, ValueError):
        versions = {}  # the note was not whole: nothing had been written after it
    for table in tables:
        version = versions.get(table.name)
        if type(version) is int:
            table.go_back(version)
    if note.is_dir():
        note.rmdir()
    else:
        note.unlink()
    sync_folder(note.parent)
    return True
