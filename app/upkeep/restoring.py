"""Restoring from a backup: adds what is missing; nothing is replaced by an older version.

Rows of memory are added in one step or not at all; what was forgotten stays forgotten. An adapter
is restored if its model has none, a small file if it is missing or damaged.
"""

from __future__ import annotations

import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from app.house import backup, state_files
from memory.disk.damage import set_aside
from memory.disk.files import make_folder, read_bytes, read_text, write_stream, write_whole
from memory.disk.sealed_files import open_plain
from memory.vocabulary.errors import AdapterError, ArchiveError, NotFoundError

if TYPE_CHECKING:
    from app.assembly import Luna
    from consolidation.adapters.manifest import Manifest


@dataclass(frozen=True, slots=True)
class Restored:
    """What was restored.

    Attributes:
        file: the backup.
        made: when the backup was made.
        facts, turns: how many were missing in memory and were added.
        adapters: names of the adapters that are in use again.
        files: settings and small files that were missing or damaged.
        before: a backup of the state before.
    """

    file: Path
    made: str
    facts: int
    turns: int
    adapters: tuple[str, ...]
    files: tuple[str, ...]
    before: Path


def restore(luna: Luna, file: Path | None = None) -> Restored:
    """Restore what a backup has and this home lacks.

    Args:
        file: the backup; None takes the newest of Luna's own.

    Raises:
        NotFoundError: there is none.
        ArchiveError: it is damaged; nothing is changed.
        NightBusyError: a night is running; adapters are put in order after it.
    """
    from consolidation.adapters.recovery import recover
    from memory.vocabulary.errors import NightBusyError

    own = backup.made(luna.paths)
    if file is None and not own:
        raise NotFoundError("There is no backup.", "`luna backup` makes one.")
    file = file or own[0]
    summary = backup.look(file)
    if summary.wrong:
        raise ArchiveError(
            f"The backup is damaged: {summary.wrong[0]}.",
            "Nothing was changed. Use another backup.",
        )
    memory = luna.memory
    facts, turns = len(memory.facts()), _turns(luna)
    with tempfile.TemporaryDirectory(dir=luna.paths.data, prefix=".restore-") as draft:
        with open_plain(file) as stream, zipfile.ZipFile(stream) as archive:
            for name in archive.namelist():  # each was checked by `look`
                make_folder((Path(draft) / name).parent)
                with archive.open(name) as member:
                    write_stream(Path(draft) / name, member)
        before = backup.make(luna).file
        memory.import_(Path(draft) / backup.MEMORY, with_ledger=True)
        adapters = _adapters(luna, Path(draft) / "adapters")
        files = _files(luna, Path(draft) / "state")
    if not recover(memory, luna.adapters, luna.paths.nights):
        raise NightBusyError("A night is running.", "The adapters are put in order after it.")
    memory.switch_base(luna.base_hash)
    return Restored(
        file,
        summary.made,
        len(memory.facts()) - facts,
        _turns(luna) - turns,
        adapters,
        files,
        before,
    )


def _turns(luna: Luna) -> int:
    return sum(talk.turns for talk in luna.memory.conversations())


def _adapters(luna: Luna, folder: Path) -> tuple[str, ...]:
    """Adopt adapters of bases that have none here, unless they know a forgotten fact."""
    from consolidation.adapters.manifest import from_json
    from consolidation.adapters.shelf import COPY, CURRENT

    adopted = []
    for home in sorted(folder.glob("*/")):
        for name in (CURRENT, COPY):
            try:
                manifest = from_json(read_text(home / name), home / name)
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
            if _take(luna, home, manifest):
                adopted.append(manifest.name)
            break
    return tuple(adopted)


def _take(luna: Luna, home: Path, manifest: Manifest) -> bool:
    """Adopt the manifest of a backup if its base has none; returns whether it was adopted."""
    from dataclasses import replace

    shelf = luna.adapters
    trained = {fact_id for shard in manifest.shards for fact_id, _ in shard.trained}
    try:
        current = shelf.current(manifest.base)
    except AdapterError:
        current = None
    if (current is not None and current.shards) or luna.memory.forgotten(trained):
        return False
    files = {shard.id: home / shard.file for shard in manifest.shards}
    if not manifest.shards or not all(path.is_file() for path in files.values()):
        return False
    shelf.adopt(manifest.base, lambda: replace(manifest, cleared=False), files)
    return True


def _files(luna: Luna, folder: Path) -> tuple[str, ...]:
    """Restore settings and small files that are missing or damaged; returns their names."""
    settings = luna.paths.settings_file
    wanted = [(settings, not settings.exists() or bool(luna.unreadable))]
    for name in state_files.WHOLE:
        path = luna.paths.data / name
        wanted.append((path, not path.exists() or state_files.is_damaged(path)))
    restored = []
    for path, lacking in wanted:
        copy = folder / path.name
        if lacking and copy.is_file():
            if path.exists():
                set_aside(path)
            make_folder(path.parent)
            write_whole(path, read_bytes(copy))
            restored.append(path.name)
    return tuple(restored)
