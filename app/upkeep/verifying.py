"""`luna verify`: everything that was saved is read, and compared with its checksum."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from app.house import backup
from app.house.state_files import WHOLE
from app.talk.reply import damaged
from app.upkeep.doctor import Check
from memory.vocabulary.errors import AdapterError, ArchiveError

if TYPE_CHECKING:
    from app.assembly import Luna

ASIDE = "Keep it until you have what you need of it (`luna restore`), then delete it."


def everything(luna: Luna) -> Iterator[Check]:
    """Memory row by row, adapters, small files, settings, backups, and what was set aside."""
    rows = luna.memory.read_all()
    said = luna.damage()
    parts = {each.part for each in said}
    if not parts & rows.keys():
        counts = ", ".join(f"{count} {name}" for name, count in rows.items() if count)
        yield Check("memory", "ok", f"every row as it was written: {counts or 'none yet'}")
    for each in said:
        yield Check(each.part, "fail", each.message, each.remedy)
    if "adapter" not in parts:
        yield from _adapters(luna)
    if not parts & WHOLE.keys():
        there = [name for name in WHOLE if (luna.paths.data / name).exists()]
        yield Check("state", "ok", f"{len(there)} small files, whole")
    if not luna.unreadable:
        yield Check("settings", "ok", str(luna.paths.settings_file))
    yield from set_aside(luna)
    yield from backups(luna)


def _adapters(luna: Luna) -> Iterator[Check]:
    files = 0
    for listed in luna.adapters.listed():
        for shard in listed.manifest.shards:
            try:
                luna.adapters.check(listed.manifest.base, shard)
                files += 1
            except AdapterError as error:
                yield Check("adapters", "fail", error.message, error.remedy)
    yield Check("adapters", "ok", f"{files} files as they were written")


def set_aside(luna: Luna) -> Iterator[Check]:
    """What could not be read at some time, and lies there still."""
    for path in damaged.aside(luna.paths.data):
        yield Check("set aside", "warn", f"{path} could not be read.", ASIDE)


def backups(luna: Luna) -> Iterator[Check]:
    """Luna's own backups, each read to the last byte."""
    there = backup.made(luna.paths)
    if not there:
        yield Check("backups", "warn", "There is none yet.", "`luna backup` makes one.")
    for file in there:
        yield from of_backup(file)


def of_backup(file: Path) -> Iterator[Check]:
    """One backup."""
    try:
        found = backup.look(file)
    except ArchiveError as error:
        yield Check("backup", "fail", error.message, error.remedy)
        return
    if found.wrong:
        yield Check("backup", "fail", f"{file}: {'; '.join(found.wrong)}.", "Use another backup.")
    else:
        yield Check("backup", "ok", f"{file}, of {found.made}, {found.records} records, whole")
