"""Backups: one file with everything of a profile, verified in full before it gets its name.

A zip archive. The backup of a sealed home is sealed and contains what opens its vault; anyone who
has the file can read the backup of an unsealed home. Its members::

    memory.jsonl     in the format of `luna memory export`
    adapters/…       the manifests and LoRA files
    state/…          settings and Luna's own small state files
    backup.json      describes the backup, with the SHA-256 of every other member; written last

Forgetting a fact removes it from Luna's own backups too: they are replaced by a new one. Files that
the user put elsewhere are not touched.
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
from memory.archives.replacing import spare
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
_MOST = 100_000  # members; a file with more is not one of our backups


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
    """A backup that was verified.

    Attributes:
        file: its path.
        made: its time, ISO 8601.
        records: records of memory in it.
        wrong: what differs from what was written; empty for a good backup.
    """

    file: Path
    made: str = ""
    records: int = 0
    wrong: tuple[str, ...] = ()


def folder(paths: Paths) -> Path:
    """The folder for backups that were given no other place."""
    return paths.data / "backups"


def make(luna: Profile, file: Path | None = None) -> Backup:
    """Write a backup, verify it in full, and only then give it its name; mode 0600.

    Args:
        file: the path; None takes a name with the time in Luna's own folder.

    Raises:
        ArchiveError: it cannot be written, the disk holds something else than was written, or
            another's file is there.
    """
    in_own_folder = file is None
    if file is not None:
        spare(file, _ours, "backup")
    target = file or folder(luna.paths) / f"luna-{now():%Y%m%d-%H%M%S-%f}.zip"
    try:
        if in_own_folder:
            make_folder(target.parent)
        with draft(target) as unnamed:
            with unnamed.open("w+b") as stream:
                records = _sealed(luna, stream)
            sync_file(unnamed)
            if wrong := look(unnamed).wrong:
                raise ArchiveError(
                    f"The backup on the disk differs from what was written: {wrong[0]}.",
                    "The disk may be failing. Choose another place.",
                )
            rename(unnamed, target)
    except OSError as error:
        raise ArchiveError(
            f"The backup could not be written: {error.strerror or error}.", "Choose another place."
        ) from error
    return Backup(target, now().isoformat(), records)


def _ours(stream: IO[bytes]) -> bool:
    """Whether it is a backup, also a damaged one: its index is there."""
    try:
        with zipfile.ZipFile(stream) as archive:
            return INDEX in archive.namelist()
    except (zipfile.BadZipFile, EOFError, RuntimeError, ValueError):
        return False


def _sealed(luna: Profile, stream: IO[bytes]) -> int:
    seal, vault = luna.home.need(), luna.home.vault
    if seal is None or vault is None:
        return _write(luna, stream)
    with SealedWriter(stream, seal, {OPENS: vault.as_dict()}) as sealed:
        return _write(luna, cast(IO[bytes], sealed))


def _write(luna: Profile, stream: IO[bytes]) -> int:
    """Write every member, the index last; returns the number of records of memory."""
    sums: dict[str, str] = {}
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        with tempfile.TemporaryDirectory(dir=luna.paths.data, prefix=".backup-") as staging:
            records = luna.memory.export(Path(staging) / MEMORY)
            sums[MEMORY] = _add(archive, Path(staging) / MEMORY, MEMORY)
        for name, path in _members(luna.paths):
            sums[name] = _add(archive, path, name)
        index = {
            "luna": "backup", "schema": SCHEMA, "made": now().isoformat(),
            "profile": luna.settings.profile, "records": records, "files": sums,
        }  # fmt: skip
        archive.writestr(INDEX, json.dumps(index, indent=1))
    return records


def _add(archive: zipfile.ZipFile, path: Path, name: str) -> str:
    """Copy a file into the archive; returns its SHA-256."""
    digest = hashlib.sha256()
    kind = zipfile.ZIP_STORED if path.suffix == ".gguf" else zipfile.ZIP_DEFLATED
    entry = zipfile.ZipInfo(name, date_time=now().timetuple()[:6])
    entry.compress_type, entry.external_attr = kind, 0o600 << 16
    with open_plain(path) as source, archive.open(entry, "w", force_zip64=True) as sink:
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            sink.write(chunk)
    return digest.hexdigest()


def _members(paths: Paths) -> Iterator[tuple[str, Path]]:
    """The members besides memory, as (name, file)."""
    for path in sorted(paths.adapters.rglob("*")) if paths.adapters.is_dir() else ():
        inner = path.relative_to(paths.adapters)
        if path.is_file() and path.suffix in (".json", ".gguf") and FOLDER not in inner.parts:
            yield f"adapters/{inner.as_posix()}", path
    for path in (paths.settings_file, *(paths.data / name for name in WHOLE)):
        if path.is_file():
            yield f"state/{path.name}", path


def look(file: Path) -> Backup:
    """Verify a backup in full; `wrong` lists what differs from what was written.

    Raises:
        ArchiveError: it is not one of Luna's backups, or is from a newer version.
        VaultError: it is sealed and the key is not available; see `app.house.vault.backups`.
    """
    try:
        with open_plain(file) as stream, zipfile.ZipFile(stream) as archive:
            index = read_index(archive)
            names = {entry.filename for entry in archive.infolist()} - {INDEX}
            defects = [f"{name} is missing" for name in sorted(set(index["files"]) - names)]
            defects += [
                f"{name} does not belong there" for name in sorted(names - {*index["files"]})
            ]
            for name in sorted(names & {*index["files"]}):
                if not _plain(name) or _sum(archive, name) != index["files"][name]:
                    defects.append(f"{name} is damaged")
            return Backup(file, str(index["made"]), int(index["records"]), tuple(defects))
    except (OSError, zipfile.BadZipFile, EOFError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it is cut short or damaged"
        raise ArchiveError(
            f"{file} cannot be read as a backup: {reason}.", "Use another backup."
        ) from error


def read_index(archive: zipfile.ZipFile) -> dict[str, Any]:
    """The checked index of a backup; ArchiveError where it is not one of ours."""
    not_ours = ArchiveError("This file is not one of Luna's backups.", "`luna backup` makes one.")
    try:
        if len(archive.infolist()) > _MOST or archive.getinfo(INDEX).file_size > 1 << 26:
            raise not_ours
        index = json.loads(archive.read(INDEX))
        if index["luna"] != "backup" or type(index["schema"]) is not int:
            raise not_ours
        if index["schema"] > SCHEMA:
            raise ArchiveError("This backup was written by a newer version.", "Update Luna first.")
        files = index["files"]
        if MEMORY not in files or not all(isinstance(digest, str) for digest in files.values()):
            raise not_ours
        int(index["records"])
        return dict(index)
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise not_ours from error
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
            while chunk := member.read(_CHUNK):
                digest.update(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError):
        return ""
    return digest.hexdigest()


def made(paths: Paths) -> list[Path]:
    """The backups in Luna's own folder, the newest first."""
    return sorted(folder(paths).glob("luna-*.zip"), reverse=True)


def roll(luna: Profile, *, always: bool = False) -> Path | None:
    """Make a backup if the newest is over a day old, and delete the oldest; logs a failure.

    Args:
        always: make one in any case and delete all others, because a fact was forgotten.
    """
    keep = luna.settings.backups
    backups = made(luna.paths)
    try:
        if not keep:
            return None
        newest = backups[0].stat().st_mtime if backups else 0.0
        if not always and abs(now().timestamp() - newest) < EVERY.total_seconds():
            return None
        written = make(luna).file
        for old in backups if always else backups[keep - 1 :]:
            if old != written:
                old.unlink(missing_ok=True)
        return written
    except (ArchiveError, OSError) as error:
        LOG.warning("no backup was made: %s", type(error).__name__)
        return None


def follow_erasure(luna: Profile) -> None:
    """Replace all of Luna's own backups by a new one, which lacks what was erased."""
    backups = made(luna.paths)
    if backups and roll(luna, always=True) is None:
        for old in backups:  # no backup is better than one that contains a forgotten fact
            old.unlink(missing_ok=True)
