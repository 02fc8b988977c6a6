"""Saving what can be read of a damaged table, and saying what cannot."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path
from typing import Any

from memory.disk.damage import FOLDER, Damage, set_aside
from memory.store.lance.repair.opening import BACK, WHAT, Tell, is_stop, readable_rows

LOG = logging.getLogger(__name__)


def salvaged(
    table: Any, connection: Any, name: str, schema: Any, folder: Path, tell: Tell
) -> Any:  # fmt: skip
    """The table anew, with every row that can be read; the damaged folder is set aside.

    Rows that cannot be read in the newest version are looked for in the versions before it.

    Args:
        table: as it was opened.
        connection: an open LanceDB connection to the store.
        folder: of the store.
        tell: called with what was lost.

    Raises:
        OSError: the damaged folder cannot be moved, or the disk does not take the new one.
    """
    import pyarrow as pa

    names = [field for field in schema.names if field in table.schema.names]
    parts, lost = _readable(table, names)
    keys = {key for part in parts for key in part.column("key").to_pylist()}
    if lost:
        for version in sorted(_older(table), reverse=True):
            earlier, _ = _readable(table, names, version)
            for part in earlier:
                new = [key not in keys for key in part.column("key").to_pylist()]
                if any(new):
                    parts.append(part.filter(pa.array(new)))
                    keys.update(parts[-1].column("key").to_pylist())
    kept = set_aside(folder / f"{name}.lance", folder / FOLDER)
    made = connection.create_table(name, schema=schema)
    for part in parts:
        made.add(part)
    LOG.warning("%s was damaged: %d rows saved, %d not readable", name, len(keys), lost)
    tell(Damage(name, _said(name, len(keys), lost, kept), BACK if lost else ""))
    return made


def _said(name: str, saved: int, lost: int, kept: Path) -> str:
    if not lost:
        return f"The table of {WHAT[name]} was damaged; all {saved} were saved."
    return (
        f"The table of {WHAT[name]} is damaged: {lost} could not be read as they were, "
        f"{saved} are there. The damaged table lies in {kept}."
    )


def _readable(table: Any, names: list[str], version: int = 0) -> tuple[list[Any], int]:
    try:
        if version:
            table.checkout(version)
        return readable_rows(table, names)
    except BaseException as error:
        if is_stop(error):
            raise
        return [], 1


def _older(table: Any) -> list[int]:
    try:
        return [int(each["version"]) for each in table.list_versions()][:-1]
    except BaseException as error:
        if is_stop(error):
            raise
        return []


def damaged_rows(name: str, bad: Collection[str], weak: Collection[str]) -> Damage | None:
    """What is said of rows that are not as they were written."""
    if not bad and not weak:
        return None
    said = []
    if bad:
        said.append(f"{len(bad)} of the {WHAT[name]} are not as they were written: not used")
    if weak:
        said.append(f"{len(weak)} of the {WHAT[name]} are found by their words alone")
    return Damage(name, f"Bytes on the disk have changed. {'; '.join(said)}.", BACK)


def plain_rows(data: Any) -> list[dict[str, Any]]:
    """Arrow rows as dicts; a text that is no UTF-8 makes its row one without a checksum."""
    try:
        rows: list[dict[str, Any]] = data.to_pylist()
        return rows
    except ValueError:
        return [_plain_row(data.slice(at, 1)) for at in range(data.num_rows)]


def _plain_row(row: Any) -> dict[str, Any]:
    try:
        return dict(row.to_pylist()[0])
    except ValueError:
        return dict.fromkeys(row.schema.names)
