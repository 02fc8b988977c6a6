"""Recovery after a kill: one adapter in use, complete, and every fact in fast memory or ledger."""

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
A_NIGHT = "night"  # content of the lock file while a night holds it
REPORT = "report.json"
NOTHING = "base-alone"  # the name of a manifest without shards


def follow(memory: FastMemory, adapters: Adapters, manifest: Manifest) -> None:
    """Update fast memory and the ledger to a manifest. Idempotent.

    Facts of the manifest leave fast memory, unless they were edited since; facts of ledger entries
    that the manifest lacks return to it.
    """
    memory.consolidate(manifest.entries)
    adopted = {entry.fact_id for entry in manifest.entries}
    returning = [e.fact_id for e in memory.ledger(manifest.base) if e.fact_id not in adopted]
    if returning:
        memory.return_to_fast(returning, manifest.base, "the adapter in use does not know them")
    adapters.mark_cleared(manifest.base, manifest.serial)


def before(adapters: Adapters, base: str) -> Manifest | None:
    """The manifest before the last night; one without shards before the very first.

    Returns:
        None if no adapter of a night is in use.
    """

    def age(manifest: Manifest) -> tuple[str, str]:
        return manifest.adopted, manifest.name

    current = adapters.current(base)
    if current is None or not current.shards:
        return None
    older = [past for past in adapters.past(base) if age(past) < age(current)]
    return max(older, key=age, default=Manifest(base, NOTHING, 0))


def go_back(memory: FastMemory, adapters: Adapters, base: str) -> Manifest:
    """Go back to the manifest before the last night; what that night taught returns to fast memory.

    Raises:
        NotFoundError: no night has taught anything.
        AdapterError: an adapter of that manifest is damaged.
    """
    manifest = before(adapters, base)
    if manifest is None:
        raise NotFoundError("No night has taught anything yet.", "F3 shows past nights.")
    if manifest.shards:
        restored = adapters.use(base, manifest.name)
    else:
        restored = adapters.adopt(base, lambda: manifest, {})
    follow(memory, adapters, restored)
    return restored


def let_go(
    memory: FastMemory, adapters: Adapters, base: str, shards: Collection[str], reason: str
) -> None:
    """Take shards out of use; what they knew for this base returns to the prompt."""
    fallen = adapters.drop(shards) if shards else []
    memory.return_to_fast([id for fallen_base, id in fallen if fallen_base == base], base, reason)


def recover(memory: FastMemory, adapters: Adapters, folder: Path) -> bool:
    """Repair whatever a killed process left, at start-up; cheap if there is nothing to do.

    Args:
        folder: Folder of all nights.

    Returns:
        False if a night runs in another process; then nothing is done.
    """
    with locked(make_folder(folder) / LOCK, wait=False) as held:
        if held:
            with suppress(OSError):  # a full disk
                (folder / LOCK).write_text("")  # so that others know that no night holds the lock
            recover_locked(memory, adapters, folder)
        return held


def recover_locked(memory: FastMemory, adapters: Adapters, folder: Path) -> None:
    """`recover` for a caller that holds the lock of the nights."""
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
            returned = memory.return_to_fast(lost, base, "their adapter is gone")
            if returned and not adapters.damage:
                adapters.damage.append(
                    Damage("adapter", f"The adapter with {len(returned)} facts is gone.", AGAIN)
                )
    _sweep_nameless(adapters)
    for night in folder.iterdir():
        if night.is_dir() and night.name != FOLDER and not (night / REPORT).is_file():
            shutil.rmtree(night)
    for path in folder.glob(f"**/*{TEMPORARY}"):
        path.unlink(missing_ok=True)


def _sweep_nameless(adapters: Adapters) -> None:
    """Delete LoRA files of a base that has no manifest: its first night was killed."""
    for home in adapters.folder.glob("*/"):
        if not any((home / name).exists() for name in (CURRENT, COPY, FOLDER, "past")):
            for path in (*home.glob("*.gguf"), *home.glob(f"*{TEMPORARY}")):
                if path.is_file():
                    path.unlink(missing_ok=True)


def drop_forgotten(memory: FastMemory, adapters: Adapters) -> None:
    """Drop adapters trained on a forgotten fact: a kill may have interrupted the forgetting."""
    trained = {
        fact_id
        for listed in adapters.listed()
        for shard in listed.manifest.shards
        for fact_id, _ in shard.trained
    }
    # Only these: a fact that is merely absent may have been lost by the disk.
    forgotten = memory.forgotten(trained)
    fallen = {
        shard.id
        for listed in adapters.listed()
        for shard in listed.manifest.shards
        if any(fact_id in forgotten for fact_id, _ in shard.trained)
    }
    if fallen:
        for base, fact_id in adapters.drop(fallen):
            memory.return_to_fast([fact_id], base, "its adapter was trained on a forgotten fact")
