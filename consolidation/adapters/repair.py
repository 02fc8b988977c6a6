"""Repair of damaged adapters: a manifest is restored from its copy, bad files are set aside.

Only what a killed night left is deleted here. Anything that may be missed goes to `damaged/` in the
folder of its base, and is reported.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from consolidation.adapters.manifest import Manifest, from_json
from consolidation.adapters.shelf import COPY, CURRENT, Adapters
from memory.disk.damage import FOLDER, Damage, set_aside
from memory.disk.files import TEMPORARY, read_text
from memory.vocabulary.errors import AdapterError

AGAIN = "What it knew is in the prompt again; `luna consolidate` learns it anew."


def mend_manifest(adapters: Adapters, base: str) -> None:
    """Restore the manifest in use from its copy or the copy from it; set damaged ones aside."""
    home = adapters.home(base)
    with adapters.changing(base):
        bad = [name for name in (CURRENT, COPY) if _bad(home / name, base)]
        for name in bad:
            set_aside(home / name)
        whole = [name for name in (CURRENT, COPY) if (home / name).is_file()]
        if whole and len(whole) < 2:
            manifest = from_json(read_text(home / whole[0]), home / whole[0])
            adapters.write(manifest)
            if bad:
                adapters.damage.append(Damage(
                    "adapter", "The list of what is in the weights was damaged and was restored "
                    "from its copy.",
                ))  # fmt: skip
        elif bad:
            adapters.damage.append(
                Damage("adapter", "The list of what is in the weights is damaged.", AGAIN)
            )


def _bad(path: Path, base: str) -> bool:
    """Whether a manifest exists but cannot be read."""
    try:
        return from_json(read_text(path), path).base != base
    except FileNotFoundError:
        return False
    except (AdapterError, OSError, UnicodeDecodeError):
        return True


def without_damaged(adapters: Adapters, base: str, manifest: Manifest) -> Manifest:
    """The manifest without a damaged shard and those above it; their files are set aside.

    A shard is trained on top of those below and is useless without them.
    """
    reason = ""
    sound = 0
    for shard in manifest.shards:
        try:
            adapters.check(base, shard)
        except AdapterError as error:
            reason = error.message
            break
        sound += 1
    if not reason:
        return manifest
    fallen = {shard.id for shard in manifest.shards[sound:]}
    with adapters.changing(base):
        for shard in manifest.shards[sound:]:
            set_aside(adapters.path(base, shard))
        kept = replace(
            manifest,
            serial=manifest.serial + 1,
            shards=manifest.shards[:sound],
            entries=tuple(e for e in manifest.entries if e.adapter not in fallen),
            cleared=False,
        )
        adapters.write(kept)
    count = f"{len(fallen)} adapters with" if len(fallen) > 1 else "One adapter with"
    facts = len(manifest.entries) - len(kept.entries)
    adapters.damage.append(Damage(
        "adapter", f"{reason} {count} {facts} facts: out of use; the files that "
        f"are there lie in {adapters.home(base) / FOLDER}.", AGAIN,
    ))  # fmt: skip
    return kept


def sweep(adapters: Adapters, base: str, known: Collection[str]) -> list[str]:
    """Delete what a killed process left: half-written files, and LoRA files of no manifest.

    The caller holds the lock of the nights, so that none is running.

    Args:
        known: shards that the ledger names: their files are kept, since their manifest was lost.

    Returns:
        The names of the files that were deleted.
    """
    home = adapters.home(base)
    if not home.is_dir():
        return []
    with adapters.changing(base):
        manifests = adapters.past(base)
        current = adapters.current(base)
        if current is not None:
            manifests.append(current)
        damaged = [p for p in (home / "past").glob("*.json") if _bad(p, base)]
        for path in damaged:
            set_aside(path, home / FOLDER)
        if damaged:
            adapters.damage.append(Damage(
                "adapter", "An earlier adapter can no longer be used: its list is damaged."
            ))  # fmt: skip
        listed = {shard.file for manifest in manifests for shard in manifest.shards}
        unlisted = [path for path in home.glob("*.gguf") if path.name not in listed]
        keep = [p for p in unlisted if damaged or p.stem in known or not p.is_file()]
        for path in keep:
            set_aside(path)
        if any(path.stem in known for path in keep) and current is None:
            adapters.damage.append(
                Damage("adapter", "The list of what is in the weights is gone.", AGAIN)
            )
        unlisted = [path for path in unlisted if path not in keep]
        unlisted += [*home.glob(f"*{TEMPORARY}"), *home.glob(f"past/*{TEMPORARY}")]
        for path in unlisted:
            path.unlink(missing_ok=True)
    return sorted(path.name for path in unlisted)
