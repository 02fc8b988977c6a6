"""From a backup: what is missing here comes back; nothing here is replaced by something older.

Memory takes the backup's rows beside its own, in one step or not at all; what was forgotten here
stays forgotten. An adapter comes back where this model has none, a small file where it is missing
or damaged.
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
    """What a restoring brought back.

    Attributes:
        file: the backup.
        made: when it was made.
        facts, turns: of memory that were missing here.
        adapters: names of those that are in use again.
        files: settings and small files that were missing or damaged.
        before: a backup of how it was before.
    """

    file: Path
    made: str
    facts: int
    turns: int
    adapters: tuple[str, ...]
    files: tuple[str, ...]
    before: Path


def restore(luna: Luna, file: Path | None = None) -> Restored:
    """Bring back what a backup has and this home lacks.

    Args:
        file: the backup; the newest of Luna's own when None.

    Raises:
        NotFoundError: there is none.
        ArchiveError: it is damaged; nothing was changed then.
        NightBusyError: a night runs.
    """
    from consolidation.adapters.recovery import recover
    from memory.vocabulary.errors import NightBusyError

    own = backup.made(luna.paths)
    if file is None and not own:
        raise NotFoundError("There is no backup.", "`luna backup` makes one.")
    file = file or own[0]
    found = backup.look(file)
    if found.wrong:
        raise ArchiveError(
            f"The backup is damaged: {found.wrong[0]}.", "Nothing was changed. Use another backup."
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
        raise NightBusyError("A night runs.", "What is in the weights is put in order after it.")
    memory.switch_base(luna.base_hash)
    return Restored(
        file, found.made, len(memory.facts()) - facts, _turns(luna) - turns, adapters, files, before
    )


def _turns(luna: Luna) -> int:
    return sum(talk.turns for talk in luna.memory.conversations())


def _adapters(luna: Luna, folder: Path) -> tuple[str, ...]:
    """Manifests and files of bases that have none here, and know nothing that was forgotten."""
    from consolidation.adapters.manifest import from_json
    from consolidation.adapters.shelf import COPY, CURRENT

    back = []
    for home in sorted(folder.glob("*/")):
        for name in (CURRENT, COPY):
            try:
                manifest = from_json(read_text(home / name), home / name)
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
            if _take(luna, home, manifest):
                back.append(manifest.name)
            break
    return tuple(back)


def _take(luna: Luna, home: Path, manifest: Manifest) -> bool:
    """Let a manifest of a backup be in use, where none is."""
    from dataclasses import replace

    shelf = luna.adapters
    trained = {fact_id for shard in manifest.shards for fact_id, _ in shard.trained}
    try:
        there = shelf.current(manifest.base)
    except AdapterError:
        there = None
    if (there is not None and there.shards) or luna.memory.forgotten(trained):
        return False
    files = {shard.id: home / shard.file for shard in manifest.shards}
    if not manifest.shards or not all(path.is_file() for path in files.values()):
        return False
    shelf.adopt(manifest.base, lambda: replace(manifest, cleared=False), files)
    return True


def _files(luna: Luna, folder: Path) -> tuple[str, ...]:
    """Settings and small files that are missing or damaged here."""
    settings = luna.paths.settings_file
    wanted = [(settings, not settings.exists() or bool(luna.unreadable))]
    for name in state_files.WHOLE:
        path = luna.paths.data / name
        wanted.append((path, not path.exists() or state_files.is_damaged(path)))
    done = []
    for path, lacking in wanted:
        kept = folder / path.name
        if lacking and kept.is_file():
            if path.exists():
                set_aside(path)
            make_folder(path.parent)
            write_whole(path, read_bytes(kept))
            done.append(path.name)
    return tuple(done)
