"""Opening a table that may be damaged: its last whole version, else its readable rows.

A table is a folder: `_versions/` has a manifest for each version, `data/` the rows, and
`_transactions/N-….txn` says which version N was changed. A version that cannot be opened is set
aside and the one before it is tried; where none is left, the whole folder is set aside and the
table begins empty. Whatever happens is told.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from memory.disk.damage import FOLDER, Damage, set_aside

LOG = logging.getLogger(__name__)
Tell = Callable[[Damage], None]
WHAT = {
    "meta": "marks",
    "facts": "facts",
    "turns": "messages",
    "conversations": "conversations",
    "lineage": "links between facts and messages",
    "ledger": "entries of what is in the weights",
}
BACK = "`luna restore` brings back what the latest backup has of it."
_NEWEST = (1 << 64) - 1  # a manifest is named after this less its version
_TXN = re.compile(r"(\d+)-")


def is_stop(error: BaseException) -> bool:
    """Whether an exception ends the program: everything else may be damage, Rust panics too."""
    return isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit)


def manifests(home: Path) -> dict[int, Path]:
    """The manifests of a table by version; `home` is its folder."""
    found = {}
    for path in (home / "_versions").glob("*.manifest"):
        if path.stem.isdecimal():
            number = int(path.stem)
            found[_NEWEST - number if number > _NEWEST // 2 else number] = path
    return found


def newest_known(home: Path) -> int:
    """The newest version that anything in a table's folder speaks of."""
    known = list(manifests(home))
    for path in (home / "_transactions").glob("*.txn"):
        if match := _TXN.match(path.name):
            known.append(int(match[1]) + 1)
    try:
        hint = json.loads((home / "_versions" / "latest_version_hint.json").read_text("utf-8"))
        known.append(int(hint["version"]))
    except (OSError, ValueError, KeyError, TypeError):
        pass
    return max(known, default=0)


def open_whole(connection: Any, name: str, schema: Any, folder: Path, was: bool, tell: Tell) -> Any:
    """Open a table at its last version that can be read, or begin it.

    Args:
        schema: of a table that is begun.
        folder: of the store; what cannot be read goes to `damaged` in it.
        was: whether the store had this table already.
        tell: called with what is damaged.

    Raises:
        OSError: what cannot be read could not be moved.
    """
    home, keep = folder / f"{name}.lance", folder / FOLDER
    if not home.is_dir():
        if was or home.exists():
            set_aside(home, keep)
            _tell_gone(name, home, tell)
        return connection.create_table(name, schema=schema)
    newest = newest_known(home)
    hint = home / "_versions" / "latest_version_hint.json"
    while there := manifests(home):
        last = max(there)
        try:
            table = connection.open_table(name)
            if table.version != last and hint.exists():
                set_aside(hint, keep)  # only a help, and a wrong one
                continue
            if table.version == last:
                table.count_rows()
                if last < newest:
                    _tell_older(name, newest - last, tell)
                    _drop_later(home, last, keep)
                return table
        except BaseException as error:
            if is_stop(error):
                raise
            LOG.warning("%s, version %d: %s", name, last, type(error).__name__)
        set_aside(there[last], keep)
        set_aside(hint, keep)
    held = any((home / "data").glob("*"))
    kept = set_aside(home, keep)
    if was or held:
        _tell_gone(name, kept, tell)
    return connection.create_table(name, schema=schema)


def _drop_later(home: Path, last: int, keep: Path) -> None:
    """What belongs to versions that are no longer there, so that it is told once."""
    set_aside(home / "_versions" / "latest_version_hint.json", keep)
    for path in (home / "_transactions").glob("*.txn"):
        if (match := _TXN.match(path.name)) and int(match[1]) >= last:
            set_aside(path, keep)


def _tell_older(name: str, missing: int, tell: Tell) -> None:
    many = "The last write" if missing == 1 else f"The last {missing} writes"
    tell(Damage(
        name, f"{many} to the table of {WHAT[name]} cannot be read; what was before is there.",
        f"Look whether anything is missing: `luna memory list`. {BACK}",
    ))  # fmt: skip


def _tell_gone(name: str, kept: Path, tell: Tell) -> None:
    where = f"; what is left of it lies in {kept}" if kept.parent.name == FOLDER else ""
    tell(Damage(
        name, f"The table of {WHAT[name]} is gone or cannot be read{where}.",
        f"{BACK} Until then Luna goes on without it and takes nothing for forgotten.",
    ))  # fmt: skip


def readable_rows(table: Any, columns: list[str]) -> tuple[list[Any], int]:
    """The rows of a table that can still be read, as Arrow tables, and how many cannot.

    Halves what fails, so that one bad fragment costs few tries.
    """
    total = int(table.count_rows())
    found: list[Any] = []
    lost = 0
    parts = [(0, total)] if total else []
    while parts:
        begin, end = parts.pop()
        try:
            data = table.take_offsets(list(range(begin, end))).select(columns).to_arrow()
            data.to_pylist()
            found.append(data)
        except BaseException as error:
            if is_stop(error):
                raise
            if end - begin == 1:
                lost += 1
            else:
                middle = (begin + end) // 2
                parts += [(middle, end), (begin, middle)]
    return found, lost
