"""The registry of adapters: one folder for each base model.

::

    <folder>/<base, 12 digits>/
        current.json        the manifest in use, replaced atomically and last
        copy.json           the same once more, for a disk that loses one
        past/<name>.json    earlier manifests, for going back
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
    """Which adapters there are and which are in use. Safe between processes.

    Attributes:
        damage: what was found damaged and set aside.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.damage: list[Damage] = []
        self._checked: dict[Path, tuple[int, int, str]] = {}  # file → mtime, size, sha256

    def home(self, base: str) -> Path:
        """The folder of one base."""
        return self.folder / base[:12]

    def stamp(self, base: str) -> str:
        """Changes whenever the manifest of this base does; cheap enough for every turn."""
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
        wrong: AdapterError | None = None
        for path in (self.home(base) / CURRENT, self.home(base) / COPY):
            try:
                manifest = from_json(read_text(path), path)
                if manifest.base == base:
                    return manifest
                wrong = wrong or AdapterError(
                    "The adapters belong to another base model.", "`luna consolidate` learns again."
                )
            except FileNotFoundError:
                continue
            except AdapterError as error:
                wrong = wrong or error
            except (OSError, UnicodeDecodeError):
                wrong = wrong or AdapterError(
                    "The list of adapters cannot be read.", "Run `luna doctor`."
                )
        if wrong is not None:
            raise wrong
        return None

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        """The files to attach and their scales; empty when there are none or they are off.

        Raises:
            AdapterError: the manifest or a file is damaged; nothing may be attached then.
        """
        manifest = self.current(base)
        if manifest is None or not manifest.on:
            return []
        return [(self.check(base, shard), shard.scale) for shard in manifest.shards]

    def path(self, base: str, shard: Shard) -> Path:
        """Where the file of a shard is."""
        return self.home(base) / shard.file

    def check(self, base: str, shard: Shard) -> Path:
        """The file of a shard; AdapterError when it is missing or damaged."""
        path = self.path(base, shard)
        try:
            stat = path.stat()
            known = self._checked.get(path)
            if known is None or known[:2] != (stat.st_mtime_ns, stat.st_size):
                known = (stat.st_mtime_ns, stat.st_size, sha256_of(path))
                self._checked[path] = known
        except OSError as error:
            raise AdapterError(
                "An adapter is missing.", "`luna consolidate` learns its facts again."
            ) from error
        if known[2] != shard.sha256:
            raise AdapterError(
                "An adapter is damaged.", "`luna consolidate` learns its facts again."
            )
        return path

    @contextmanager
    def changing(self, base: str) -> Iterator[None]:
        """Nobody else changes this base's manifest while the block runs."""
        with locked(make_folder(self.home(base)) / "lock"):
            yield

    def adopt(self, base: str, make: Callable[[], Manifest], files: Mapping[str, Path]) -> Manifest:
        """Make a manifest current: its new files first, itself last.

        Args:
            make: called under the lock; gives what shall be current, or raises to refuse it.
            files: finished LoRA files by shard id; they are moved.
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
        """Replace the manifest in use; the caller is `changing` it."""
        home, text = self.home(manifest.base), to_json(manifest)
        for name in (COPY, CURRENT):  # the one that counts last
            if (home / name).is_dir():
                set_aside(home / name)
            write_whole(home / name, text)

    def mark_cleared(self, base: str, serial: int) -> None:
        """Note that fast memory follows the manifest of this serial."""
        with self.changing(base):
            manifest = self.current(base)
            if manifest and manifest.serial == serial and not manifest.cleared:
                self.write(replace(manifest, cleared=True))

    def switch(self, base: str, on: bool) -> Manifest:
        """Use the adapters of this base, or leave them be. The facts stay where they are.

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
        found = []
        for path in (self.home(base) / "past").glob("*.json"):
            try:
                found.append(from_json(read_text(path), path))
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
        return sorted(found, key=lambda m: m.serial, reverse=True)

    def bases(self) -> list[str]:
        """The full hashes of the bases that have a readable manifest."""
        found = set()
        names = (f"*/{CURRENT}", f"*/{COPY}", "*/past/*.json")
        for path in (path for name in names for path in self.folder.glob(name)):
            try:
                found.add(from_json(read_text(path), path).base)
            except (AdapterError, OSError, UnicodeDecodeError):
                continue
        return sorted(found)

    def listed(self) -> list[Listed]:
        """Everything there is, the current one of each base first."""
        found: list[Listed] = []
        for base in self.bases():
            try:
                current = self.current(base)
            except AdapterError:
                current = None
            if current is not None:
                found.append(Listed(current, True))
            name = current.name if current else ""
            found += [Listed(m, False) for m in self.past(base) if m.name != name]
        return found

    def use(self, base: str, name: str) -> Manifest:
        """Go back to an earlier manifest, by its name or the beginning of it.

        Fast memory must follow afterwards (`consolidation.adapters.recovery.follow`).

        Raises:
            NotFoundError: none, or more than one, is called so.
            AdapterError: one of its files is missing or damaged.
        """
        named = [m for m in self.past(base) if m.name.startswith(name)]
        current = self.current(base)
        if current is not None and current.name.startswith(name):
            return self.switch(base, True)
        if len(named) != 1:
            raise NotFoundError(
                f"No single adapter is called {name}.", "`luna adapters list` shows them."
            )
        for shard in named[0].shards:
            self.check(base, shard)
        older = replace(named[0], cleared=False, on=True)
        return self.adopt(base, lambda: older, {})

    def carrying(self, fact_id: str) -> list[tuple[str, Shard]]:
        """Every (base, shard), current or past, that was trained on the fact."""
        found: dict[tuple[str, str], Shard] = {}
        for listed in self.listed():
            for shard in listed.manifest.shards:
                if shard.carries(fact_id):
                    found[listed.manifest.base, shard.id] = shard
        return [(base, shard) for (base, _), shard in found.items()]

    def drop(self, shards: Collection[str]) -> list[tuple[str, str]]:
        """Take shards out of use everywhere and delete their files.

        Returns:
            (base, fact id) of every ledger entry that no current shard answers for any more.
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
                    gone = [e for e in current.entries if e.adapter in shards]
                    fallen += [(base, entry.fact_id) for entry in gone]
                    self.write(
                        replace(
                            current,
                            serial=current.serial + 1,
                            shards=kept,
                            entries=tuple(e for e in current.entries if e not in gone),
                        )
                    )
                for manifest in self.past(base):
                    if any(s.id in shards for s in manifest.shards):
                        (self.home(base) / "past" / f"{manifest.name}.json").unlink()
                for name in shards:
                    (self.home(base) / f"{name}.gguf").unlink(missing_ok=True)
                sync_folder(self.home(base))
        return fallen
