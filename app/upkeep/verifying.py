"""`luna verify`: reads everything that was saved and compares it with its checksums."""

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

ASIDE = "Keep it until `luna restore` has brought back what you need, then delete it."


def everything(luna: Luna) -> Iterator[Check]:
    """Check memory row by row, adapters, small files, settings, set-aside files and backups."""
    rows = luna.memory.read_all()
    damages = luna.damage()
    parts = {item.part for item in damages}
    if not parts & rows.keys():
        counts = ", ".join(f"{count} {name}" for name, count in rows.items() if count)
        yield Check("memory", "ok", f"every row is intact: {counts or 'none yet'}")
    for item in damages:
        yield Check(item.part, "fail", item.message, item.remedy)
    if "adapter" not in parts:
        yield from _adapters(luna)
    if not parts & WHOLE.keys():
        files = [name for name in WHOLE if (luna.paths.data / name).exists()]
        yield Check("state", "ok", f"{len(files)} small files, intact")
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
    yield Check("adapters", "ok", f"{files} files, intact")


def set_aside(luna: Luna) -> Iterator[Check]:
    """Files that could not be read and are still set aside."""
    for path in damaged.aside(luna.paths.data):
        yield Check("set aside", "warn", f"{path} could not be read.", ASIDE)


def backups(luna: Luna) -> Iterator[Check]:
    """Check Luna's own backups, each read in full."""
    files = backup.made(luna.paths)
    if not files:
        yield Check("backups", "warn", "There is none yet.", "`luna backup` makes one.")
    for file in files:
        yield from of_backup(file)


def of_backup(file: Path) -> Iterator[Check]:
    """Check one backup."""
    try:
        summary = backup.look(file)
    except ArchiveError as error:
        yield Check("backup", "fail", error.message, error.remedy)
        return
    if summary.wrong:
        yield Check("backup", "fail", f"{file}: {'; '.join(summary.wrong)}.", "Use another backup.")
    else:
        yield Check("backup", "ok", f"{file}, of {summary.made}, {summary.records} records, intact")
