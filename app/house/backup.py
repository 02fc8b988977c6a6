"""Backups: one file with everything of a profile, checked to the last byte before it counts.

A zip archive. That of a sealed home is sealed, and brings along what opens its vault; that of
another can be read by whoever has the file. In it::

    memory.jsonl     as `luna memory export` writes it
    adapters/…       the manifests and LoRA files
    state/…          settings and the small files Luna keeps for herself
    backup.json      what it is, with the sha256 of every other member; written last

What is forgotten here leaves Luna's own backups too: they are made anew. A file that the user put
elsewhere is theirs.
"""

from __future__ import annotations

import hashlib
import json
import logging
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path, PurePosixPath
from typing import IO, TYPE_CHECKING, Any, Protocol, cast

from app.house.state_files import WHOLE
from memory.disk.damage import FOLDER
from memory.disk.files import draft, make_folder, rename, sync_file
from memory.disk.sealed_files import OPENS, open_plain
from memory.disk.sealed_streams import SealedWriter
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import now

if TYPE_CHECKING:
    from app.house.paths import Paths
    from app.house.settings.config import Settings
    from app.house.vault.opening import Home
    from memory.fast_memory import FastMemory

LOG = logging.getLogger(__name__)
INDEX, MEMORY = "backup.json", "memory.jsonl"
SCHEMA = 1
EVERY = timedelta(days=1)
_CHUNK = 1 << 20
_MOST = 100_000  # members; more is no backup of ours


class Profile(Protocol):
    """What is backed up; `app.assembly.Luna`."""

    @property
    def settings(self) -> Settings: ...
    @property
    def paths(self) -> Paths: ...
    @property
    def memory(self) -> FastMemory: ...
    @property
    def home(self) -> Home: ...


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was looked at.

    Attributes:
        file: where it is.
        made: when, ISO 8601.
        records: lines of memory in it.
        wrong: what is not as it was written; empty when it is whole.
    """

    file: Path
    made: str = ""
    records: int = 0
    wrong: tuple[str, ...] = ()


def folder(paths: Paths) -> Path:
    """Where backups go that were given no other place."""
    return paths.data / "backups"


def make(luna: Profile, file: Path | None = None) -> Backup:
    """Write a backup, read it back whole, and only then give it its name; mode 0600.

    Args:
        file: where to; a name with the time in Luna's own folder when None.

    Raises:
        ArchiveError: it cannot be written, or was not on the disk as written.
    """
    own = file is None
    target = file or folder(luna.paths) / f"luna-{now():%Y%m%d-%H%M%S-%f}.zip"
    try:
        if own:
            make_folder(target.parent)
        with draft(target) as new:
            with new.open("w+b") as stream:
                records = _sealed(luna, stream)
            sync_file(new)
            if wrong := look(new).wrong:
                raise ArchiveError(
                    f"The backup was not on the disk as written: {wrong[0]}.",
                    "The disk may be failing. Choose another place.",
                )
            rename(new, target)
    except OSError as error:
        raise ArchiveError(
            f"The backup could not be written: {error.strerror or error}.", "Choose another place."
        ) from error
    return Backup(target, now().isoformat(), records)


def _sealed(luna: Profile, stream: IO[bytes]) -> int:
    seal, vault = luna.home.need(), luna.home.vault
    if seal is None or vault is None:
        return _write(luna, stream)
    with SealedWriter(stream, seal, {OPENS: vault.as_dict()}) as sealed:
        return _write(luna, cast(IO[bytes], sealed))


def _write(luna: Profile, stream: IO[bytes]) -> int:
    """Every member, the index last; returns the records of memory."""
    sums: dict[str, str] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with tempfile.TemporaryDirectory(dir=luna.paths.data, prefix=".backup-") as beside:
            records = luna.memory.export(Path(beside) / MEMORY)
            sums[MEMORY] = _add(archive, Path(beside) / MEMORY, MEMORY)
        for name, path in _members(luna.paths):
            sums[name] = _add(archive, path, name)
        index = {
            "luna": "backup", "schema": SCHEMA, "made": now().isoformat(),
            "profile": luna.settings.profile, "records": records, "files": sums,
        }  # fmt: skip
        archive.writestr(INDEX, json.dumps(index, indent=1))
    return records


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    """Copy a file into the archive; its sha256."""
    digest = hashlib.sha256()
    kind = zipfile.ZIP_STORED if path.suffix == ".gguf" else zipfile.ZIP_DEFLATED
    entry = zipfile.ZipInfo(name, date_time=now().timetuple()[:6])
    entry.compress_type, entry.external_attr = kind, 0o600 << 16
    with open_plain(path) as source, archive.open(entry, "w", force_zip64=True) as sink:
        while piece := source.read(_CHUNK):
            digest.update(piece)
            sink.write(piece)
    return digest.hexdigest()


def _members(paths: Paths) -> Iterator[tuple[str, Path]]:
    """What goes in beside memory: name and file."""
    for path in sorted(paths.adapters.rglob("*")) if paths.adapters.is_dir() else ():
        inner = path.relative_to(paths.adapters)
        if path.is_file() and path.suffix in (".json", ".gguf") and FOLDER not in inner.parts:
            yield f"adapters/{inner.as_posix()}", path
    for path in (paths.settings_file, *(paths.data / name for name in WHOLE)):
        if path.is_file():
            yield f"state/{path.name}", path


def look(file: Path) -> Backup:
    """Read a backup to the last byte; `wrong` says what is not as it was written.

    Raises:
        ArchiveError: it is no backup of Luna's, or of a newer version.
        VaultError: it is sealed and its key is not here; see `app.house.vault.backups`.
    """
    try:
        with open_plain(file) as stream, zipfile.ZipFile(stream) as archive:
            index = read_index(archive)
            names = {entry.filename for entry in archive.infolist()} - {INDEX}
            wrong = [f"{name} is missing" for name in sorted(set(index["files"]) - names)]
            wrong += [f"{name} does not belong there" for name in sorted(names - {*index["files"]})]
            for name in sorted(names & {*index["files"]}):
                if not _plain(name) or _sum(archive, name) != index["files"][name]:
                    wrong.append(f"{name} is damaged")
            return Backup(file, str(index["made"]), int(index["records"]), tuple(wrong))
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it is cut short or damaged"
        raise ArchiveError(
            f"{file} cannot be read as a backup: {reason}.", "Use another backup."
        ) from error


def read_index(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The checked index of a backup; ArchiveError where it is none of ours."""
    none = ArchiveError("This file is no backup of Luna's.", "`luna backup` makes one.")
    try:
        if len(archive.infolist()) > _MOST or archive.getinfo(INDEX).file_size > 1 << 26:
            raise none
        index = json.loads(archive.read(INDEX))
        if index["luna"] != "backup" or type(index["schema"]) is not int:
            raise none
        if index["schema"] > SCHEMA:
            raise ArchiveError("This backup was written by a newer version.", "Update Luna first.")
        files = index["files"]
        if MEMORY not in files or not all(isinstance(each, str) for each in files.values()):
            raise none
        int(index["records"])
        return dict(index)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise none from error
    except zipfile.BadZipFile as error:
        raise ArchiveError("The backup's index is damaged.", "Use another backup.") from error


def _plain(name: str) -> bool:
    """Whether a member's name stays within its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _sum(archive: zipfile.ZipFile, name: str) -> str:
    digest = hashlib.sha256()
    try:
        with archive.open(name) as member:
            while piece := member.read(_CHUNK):
                digest.update(piece)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return ""
    return digest.hexdigest()


def made(paths: Paths) -> list[Path]:
    """The backups in Luna's own folder, the newest first."""
    return sorted(folder(paths).glob("luna-*.zip"), reverse=True)


def roll(luna: Profile, *, always: bool = False) -> Path | None:
    """A backup where the newest is older than a day; the oldest go. A failure is only logged.

    Args:
        always: make one whatever there is, and let all others go: something was forgotten.
    """
    keep = luna.settings.backups
    there = made(luna.paths)
    try:
        if not keep:
            return None
        newest = there[0].stat().st_mtime if there else 0.0
        if not always and abs(now().timestamp() - newest) < EVERY.total_seconds():
            return None
        done = make(luna).file
        for old in there if always else there[keep - 1 :]:
            if old != done:
                old.unlink(missing_ok=True)
        return done
    except (ArchiveError, OSError) as error:
        LOG.warning("no backup was made: %s", type(error).__name__)
        return None


def follow_erasure(luna: Profile) -> None:
    """Luna's own backups lose what was erased: a new one takes the place of all others."""
    there = made(luna.paths)
    if there and roll(luna, always=True) is None:
        for old in there:  # rather none than one that knows what is forgotten
            old.unlink(missing_ok=True)
