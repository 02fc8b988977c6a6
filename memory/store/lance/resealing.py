"""The tables of a memory, written anew beside it: sealed, unsealed, or with another key."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from memory.disk.sealing import Seal
from memory.store.lance.columns import schema
from memory.store.lance.database import Database
from memory.store.lance.lock import StoreLock
from memory.store.lance.table import Table, key_of
from memory.store.quick_lance import lance
from memory.vocabulary.errors import StoreError, VaultError


def reseal(
    source: Path,
    target: Path,
    before: Seal | None,
    after: Seal | None,
    progress: Callable[[float], None] = lambda share: None,
) -> int:
    """Write every row of a memory into new tables, and read them back; the source stays.

    Older versions of the tables stay behind: the target has none.

    Args:
        source: folder of the tables.
        target: where the new ones go; nothing is there.
        before, after: what seals the rows there and here; None where they lie open.
        progress: called with the share that is done, 0 to 1.

    Returns:
        How many rows there are.

    Raises:
        VaultError: something in the source is damaged; it would be lost.
        StoreError: a row was not there when it was read back, or the disk is full.
    """
    dimensions = dimensions_of(source, before)
    old = Database(source, dimensions, before)
    try:
        counts = old.read_all()
        if damage := old.damage():
            raise VaultError(
                f"Memory is damaged, and what is damaged would be lost: {damage[0].message}",
                "`luna restore` brings back a backup; then try again.",
            )
        total, done = sum(counts.values()) or 1, 0
        new = Database(target, dimensions, after)
        try:
            with old.lock, new.lock:
                for here, there in zip(old.tables, new.tables, strict=True):
                    for rows in here.batches():
                        if here.name == schema.META:
                            there.upsert(rows)
                        else:
                            there.append(rows)
                        done += len(rows)
                        progress(done / total)
                    there.clean_up()
                if new.read_all() != counts or new.damage():
                    raise StoreError(
                        "A row was not there when it was read back.",
                        "Nothing was changed. `luna doctor` checks the disk.",
                    )
        finally:
            new.close()
    finally:
        old.close()
    return total if counts else 0


def dimensions_of(folder: Path, seal: Seal | None) -> int:
    """The dimensions of a memory's vectors, as it says itself.

    Raises:
        StoreError: it does not say so.
        VaultError: it is sealed with another key, or there is none.
    """
    lock = StoreLock(folder / "lock")
    try:
        with lock:
            connection = lance().connect(str(folder))
            made = schema.schema(schema.META, 0)
            table = Table(
                connection, schema.META, made, lock, False, folder, False,
                lambda damage: None, seal,
            )  # fmt: skip
            row = table.all().get(key_of("dimensions"))
    finally:
        lock.close()
    if row is None or not str(row["value"]).isdecimal():
        raise StoreError("This memory does not say what it is.", "`luna verify` looks at it.")
    return int(row["value"])
