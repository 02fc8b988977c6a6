"""The registry of adapters: one folder for each base model.

::

    <folder>/<base, 12 digits>/
        current.json        the manifest in use, replaced atomically and last
        copy.json           a second copy, in case the disk loses one
        past/<name>.json    earlier manifests, to go back to
        <shard>.gguf        the LoRA files
        damaged/            what could not be read (`repair`)
        lock                held while a manifest is replaced
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from consolidation.adapters.manifest import Listed, Manifest, Shard, from_json, to_json
from memory.disk.damage import Damage, set_aside
from memory.disk.files import (
    make_folder,
    move_whole,
    read_text,
    sha256_of,
    sync_folder,
    write_whole,
)
from memory.disk.lock import locked
from memory.vocabulary.errors import AdapterError, NotFoundError

CURRENT, COPY = "current.json", "copy.json"


class Adapters:
    """Which adapters exist and which are in use. Safe across processes.

    Attributes:
        damage: damage that was found, with what was done about it.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damage: list[Damage] = []
        self._checked: dict[Path, tuple[int, int, str]] = {}  # file → mtime, size, sha256

    def home(self, base: str) -> Path:
        """The folder of one base."""
        return self.folder / base[:12]

    def stamp(self, base: str) -> str:
        """A value that changes with the manifest of this base; cheap enough for every turn."""
        try:
            stat = (self.home(base) / CURRENT).stat()
        except OSError:
            return ""
        return f"{stat.st_mtime_ns}-{stat.st_size}-{stat.st_ino}"

    def current(self, base: str) -> Manifest | None:
        """The manifest in use, or None.

        Raises:
            AdapterError: it is damaged, of another version or of another base.
        """
        problem: AdapterError | None = None
        for path in (self.home(base) / CURRENT, self.home(base) / COPY):
            try:
                manifest = from_json(read_text(path), path)
                if manifest.base == base:
                    return manifest
                problem = problem or AdapterError(
                    "The adapters belong to another base model.", "`luna consolidate` learns again."
                )
            except FileNotFoundError:
                continue
            except AdapterError as error:
                problem = problem or error
            except (OSError, UnicodeDecodeError):
                problem = problem or AdapterError(
                    "The list of adapters cannot be read.", "Run `luna doctor`."
                )
        if problem is not None:
            raise problem
        return None

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        """The files to attach and their scales; empty if there are none or they are off.

        Raises:
            AdapterError: the manifest or a file is damaged; then nothing may be attached.
        """
        manifest = self.current(base)
        if manifest is None or not manifest.on:
            return []
        return [(self.check(base, shard), shard.scale) for shard in manifest.shards]

    def path(self, base: str, shard: Shard) -> Path:
        """The path of a shard's file."""
        return self.home(base) / shard.file

    def check(self, base: str, shard: Shard) -> Path:
        """The path of a shard's file; raises `AdapterError` if it is missing or damaged."""
        path = self.path(base, shard)
        try:
            stat = path.stat()
            checked = self._checked.get(path)
            if checked is None or checked[:2] != (stat.st_mtime_ns, stat.st_size):
                checked = (stat.st_mtime_ns, stat.st_size, sha256_of(path))
                self._checked[path] = checked
        except OSError as error:
            raise AdapterError(
                "An adapter is missing.", "`luna consolidate` learns its facts again."
            ) from error
        if checked[2] != shard.sha256:
            raise AdapterError(
                "An adapter is damaged.", "`luna consolidate` learns its facts again."
            )
        return path

    @contextmanager
    def changing(self, base: str) -> Iterator[None]:
        """Lock the manifest of this base while the block runs."""
        with locked(make_folder(self.home(base)) / "lock"):
            yield

    def adopt(self, base: str, make: Callable[[], Manifest], files: Mapping[str, Path]) -> Manifest:
        """Make a manifest current: move its new files first, write the manifest last.

        Args:
            make: called under the lock; returns the manifest, or raises to refuse.
            files: finished LoRA files by shard id; they are moved.

        Returns:
            The manifest as written, with its serial and time of adoption.
        """
        home = make_folder(self.home(base))
        with self.changing(base):
            manifest = make()
            for shard in manifest.shards:
                if shard.id in files:
                    move_whole(files[shard.id], self.path(manifest.base, shard))
                self.check(manifest.base, shard)
            try:
                before = self.current(manifest.base)
            except AdapterError:
                before = None
            new = replace(
                manifest,
                serial=(before.serial if before else 0) + 1,
                adopted=manifest.adopted or datetime.now(UTC).isoformat(timespec="seconds"),
            )
            if before is not None and before.shards and before.name != new.name:
                past = make_folder(home / "past")
                write_whole(past / f"{before.name}.json", to_json(before))
            self.write(new)
            (home / "past" / f"{new.name}.json").unlink(missing_ok=True)
        return new

    def write(self, manifest: Manifest) -> None:
        """Replace the manifest in use; the caller holds the lock (`changing`)."""
        home, text = self.home(manifest.base), to_json(manifest)
        for name in (COPY, CURRENT):  # the one that counts is written last
            if (home / name).is_dir():
                set_aside(home / name)
            write_whole(home / name, text)

    def mark_cleared(self, base: str, serial: int) -> None:
        """Record that fast memory has been updated to the manifest with this serial."""
        with self.changing(base):
            manifest = self.current(base)
            if manifest and manifest.serial == serial and not manifest.cleared:
                self.write(replace(manifest, cleared=True))

    def switch(self, base: str, on: bool) -> Manifest:
        """Switch the adapters of this base on or off. The facts stay where they are.

        Raises:
            NotFoundError: there are none.
        """
        with self.changing(base):
            manifest = self.current(base)
            if manifest is None:
                raise NotFoundError(
                    "There is no adapter for this model yet.", "`luna consolidate` makes one."
                )
            if manifest.on != on:
                manifest = replace(manifest, on=on, serial=manifest.serial + 1)
                self.write(manifest)
        return manifest

    def past(self, base: str) -> list[Manifest]:
        """Earlier manifests that can be used again, newest first; damaged ones are left out."""
        manifests = []
        for path in (self.home(base) / "past").glob("*.json"):
            try:
                manifests.append(from_json(read_text(path), path))
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
        return sorted(manifests, key=lambda m: m.serial, reverse=True)

    def bases(self) -> list[str]:
        """The full hashes of the bases that have a readable manifest."""
        hashes = set()
        names = (f"*/{CURRENT}", f"*/{COPY}", "*/past/*.json")
        for path in (path for name in names for path in self.folder.glob(name)):
            try:
                hashes.add(from_json(read_text(path), path).base)
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
        return sorted(hashes)

    def listed(self) -> list[Listed]:
        """All manifests, the current one of each base first."""
        entries: list[Listed] = []
        for base in self.bases():
            try:
                current = self.current(base)
            except AdapterError:
                current = None
            if current is not None:
                entries.append(Listed(current, True))
            name = current.name if current else ""
            entries += [Listed(m, False) for m in self.past(base) if m.name != name]
        return entries

    def use(self, base: str, name: str) -> Manifest:
        """Go back to an earlier manifest, by its name or the beginning of its name.

        Fast memory must be updated afterwards (`consolidation.adapters.recovery.follow`).

        Raises:
            NotFoundError: none, or more than one, has this name.
            AdapterError: one of its files is missing or damaged.
        """
        matches = [m for m in self.past(base) if m.name.startswith(name)]
        current = self.current(base)
        if current is not None and current.name.startswith(name):
            return self.switch(base, True)
        if len(matches) != 1:
            raise NotFoundError(
                f"No adapter, or more than one, is called {name}.",
                "`luna adapters list` shows them.",
            )
        for shard in matches[0].shards:
            self.check(base, shard)
        older = replace(matches[0], cleared=False, on=True)
        return self.adopt(base, lambda: older, {})

    def carrying(self, fact_id: str) -> list[tuple[str, Shard]]:
        """All (base, shard) pairs, current or past, that were trained on the fact."""
        carriers: dict[tuple[str, str], Shard] = {}
        for listed in self.listed():
            for shard in listed.manifest.shards:
                if shard.carries(fact_id):
                    carriers[listed.manifest.base, shard.id] = shard
        return [(base, shard) for (base, _), shard in carriers.items()]

    def drop(self, shards: Collection[str]) -> list[tuple[str, str]]:
        """Take shards out of use everywhere and delete their files.

        Returns:
            (base, fact id) of every ledger entry that no current shard answers any more.
        """
        fallen: list[tuple[str, str]] = []
        for base in self.bases():
            with self.changing(base):
                try:
                    current = self.current(base)
                except AdapterError:
                    current = None
                if current is not None and any(s.id in shards for s in current.shards):
                    kept = tuple(s for s in current.shards if s.id not in shards)
                    removed = [e for e in current.entries if e.adapter in shards]
                    fallen += [(base, entry.fact_id) for entry in removed]
                    self.write(
                        replace(
                            current,
                            serial=current.serial + 1,
                            shards=kept,
                            entries=tuple(e for e in current.entries if e not in removed),
                        )
                    )
                for manifest in self.past(base):
                    if any(s.id in shards for s in manifest.shards):
                        (self.home(base) / "past" / f"{manifest.name}.json").unlink()
                for name in shards:
                    (self.home(base) / f"{name}.gguf").unlink(missing_ok=True)
                sync_folder(self.home(base))
        return fallen
