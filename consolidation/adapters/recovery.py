"""After a kill: the old adapter or the new one, whole, and every fact in one place or the other."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from consolidation.adapters.manifest import Manifest
from consolidation.adapters.repair import AGAIN, mend_manifest, sweep, without_damaged
from consolidation.adapters.shelf import COPY, CURRENT, Adapters
from memory.disk.damage import FOLDER, Damage
from memory.disk.files import TEMPORARY, make_folder
from memory.disk.lock import locked
from memory.vocabulary.errors import NotFoundError

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

LOCK = "lock"
A_NIGHT = "night"  # what the lock's file says while a night holds it
REPORT = "report.json"
NOTHING = "base-alone"  # the name of a manifest without shards


def follow(memory: FastMemory, adapters: Adapters, manifest: Manifest) -> None:
    """Let fast memory and the ledger say what a manifest says. May be repeated.

    Facts of the manifest leave fast memory, unless they were edited since; ledger entries that
    the manifest does not hold return to it.
    """
    memory.consolidate(manifest.entries)
    held = {entry.fact_id for entry in manifest.entries}
    gone = [e.fact_id for e in memory.ledger(manifest.base) if e.fact_id not in held]
    if gone:
        memory.return_to_fast(gone, manifest.base, "the adapter in use does not know them")
    adapters.mark_cleared(manifest.base, manifest.serial)


def before(adapters: Adapters, base: str) -> Manifest | None:
    """What was current before the last night; a manifest without shards before the first of all.

    Returns:
        None when nothing is in use that a night made.
    """

    def age(manifest: Manifest) -> tuple[str, str]:
        return manifest.adopted, manifest.name

    current = adapters.current(base)
    if current is None or not current.shards:
        return None
    older = [each for each in adapters.past(base) if age(each) < age(current)]
    return max(older, key=age, default=Manifest(base, NOTHING, 0))


def go_back(memory: FastMemory, adapters: Adapters, base: str) -> Manifest:
    """Use what was current before the last night; what it taught returns to fast memory.

    Raises:
        NotFoundError: no night has taught anything.
        AdapterError: what was current then is damaged.
    """
    manifest = before(adapters, base)
    if manifest is None:
        raise NotFoundError("No night has taught anything yet.", "F3 shows past nights.")
    if manifest.shards:
        made = adapters.use(base, manifest.name)
    else:
        made = adapters.adopt(base, lambda: manifest, {})
    follow(memory, adapters, made)
    return made


def let_go(
    memory: FastMemory, adapters: Adapters, base: str, shards: Collection[str], reason: str
) -> None:
    """Take shards out of use; what they knew of this base is in the prompt again."""
    fallen = adapters.drop(shards) if shards else []
    memory.return_to_fast([id for other, id in fallen if other == base], base, reason)


def recover(memory: FastMemory, adapters: Adapters, folder: Path) -> bool:
    """Bring everything in order at start-up; cheap when it is.

    Args:
        folder: Of the nights.

    Returns:
        False when a night runs in another process: then nothing is done.
    """
    with locked(make_folder(folder) / LOCK, wait=False) as held:
        if held:
            with suppress(OSError):  # a full disk
                (folder / LOCK).write_text("")  # who finds it locked need not wait for a night
            recover_locked(memory, adapters, folder)
        return held


def recover_locked(memory: FastMemory, adapters: Adapters, folder: Path) -> None:
    """`recover` for one who holds the lock of the nights."""
    drop_forgotten(memory, adapters)
    bases = {entry.base for entry in memory.ledger("")} | set(adapters.bases())
    for base in sorted(bases):
        if not adapters.home(base).is_dir():
            shards: set[str] = set()
        else:
            mend_manifest(adapters, base)
            manifest = adapters.current(base)
            if manifest is not None:
                manifest = without_damaged(adapters, base, manifest)
            if manifest is not None and not manifest.cleared:
                follow(memory, adapters, manifest)
            shards = {shard.id for shard in manifest.shards} if manifest else set()
            sweep(adapters, base, {entry.adapter for entry in memory.ledger(base)})
        lost = [entry.fact_id for entry in memory.ledger(base) if entry.adapter not in shards]
        if lost:
            back = memory.return_to_fast(lost, base, "their adapter is gone")
            if back and not adapters.damage:
                adapters.damage.append(
                    Damage("adapter", f"The adapter with {len(back)} facts is gone.", AGAIN)
                )
    _sweep_nameless(adapters)
    for night in folder.iterdir():
        if night.is_dir() and night.name != FOLDER and not (night / REPORT).is_file():
            shutil.rmtree(night)
    for path in folder.glob(f"**/*{TEMPORARY}"):
        path.unlink(missing_ok=True)


def _sweep_nameless(adapters: Adapters) -> None:
    """LoRA files of a base without any manifest: its first night was killed before it."""
    for home in adapters.folder.glob("*/"):
        if not any((home / name).exists() for name in (CURRENT, COPY, FOLDER, "past")):
            for path in (*home.glob("*.gguf"), *home.glob(f"*{TEMPORARY}")):
                if path.is_file():
                    path.unlink(missing_ok=True)


def drop_forgotten(memory: FastMemory, adapters: Adapters) -> None:
    """No adapter that was trained on a forgotten fact stays: a kill may have come in between."""
    known = {
        fact_id
        for listed in adapters.listed()
        for shard in listed.manifest.shards
        for fact_id, _ in shard.trained
    }
    gone = memory.forgotten(known)  # what is only absent may have been lost by a disk
    fallen = {
        shard.id
        for listed in adapters.listed()
        for shard in listed.manifest.shards
        if any(fact_id in gone for fact_id, _ in shard.trained)
    }
    if fallen:
        for base, fact_id in adapters.drop(fallen):
            memory.return_to_fast([fact_id], base, "its adapter knew a forgotten fact")
