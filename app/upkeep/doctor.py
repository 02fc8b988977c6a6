"""Checks of everything that Luna needs, each with a remedy."""

from __future__ import annotations

import importlib.util
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from app.house.models import bundled, default_mind
from memory.disk.files import sha256_of
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Status

if TYPE_CHECKING:
    from app.assembly import Luna

State = Literal["ok", "warn", "fail"]
GIB = 1 << 30
DISK = 1 * GIB  # with less free space a night may fill the disk


@dataclass(frozen=True, slots=True)
class Check:
    """What was checked, its state, and what to do about it."""

    name: str
    state: State
    detail: str
    remedy: str = ""


def examine(luna: Luna) -> Iterator[Check]:
    """Run all checks; one that fails does not stop the others."""
    checks: list[tuple[str, Callable[[Luna], Check]]] = [
        ("folders", _folders),
        ("model", _model),
        ("embedder", _embedder),
        ("sealing", _sealing),
        ("memory", _memory),
        ("adapters", _adapters),
        ("damage", _damage),
        ("backups", _backups),
        ("nights", _nights),
        ("disk", _disk),
        ("working memory", _ram),
        ("threads", _threads),
    ]
    for name, check in checks:
        try:
            yield check(luna)
        except LunaError as error:
            yield Check(name, "fail", error.message, error.remedy)
        except Exception as error:
            yield Check(
                name, "fail", f"The check failed: {type(error).__name__}.", "The log says where."
            )


def _folders(luna: Luna) -> Check:
    open_to_others = [
        path
        for path in _tree(luna.paths.data)
        if path.is_dir() and path.stat().st_mode & 0o077 and not path.is_symlink()
    ]
    if open_to_others:
        return Check(
            "folders", "warn", f"{open_to_others[0]} can be read by others.",
            f"chmod -R go= {luna.paths.data}",
        )  # fmt: skip
    return Check("folders", "ok", f"{luna.paths.data}, yours alone")


def _tree(folder: Path) -> Iterator[Path]:
    """The folder and its direct entries."""
    yield folder
    yield from sorted(folder.iterdir())


def _model(luna: Luna) -> Check:
    if luna.settings.server_url:
        return _server(luna)
    engine = luna.engine
    size = engine.path.stat().st_size / 1e6
    name = engine.name
    if engine.path.name == default_mind.FILE:
        name = f"{bundled.TITLE}: {bundled.ABOUT}"
        # Read in full, not from the cache of hashes.
        if sha256_of(engine.path) != bundled.default().identity.sha256:
            return Check(
                "model", "fail", f"{engine.path} is damaged.", "Delete it; it is made again."
            )
    detail = (f"{name}, {engine.architecture}, {engine.parameters / 1e6:.1f}M parameters, "
              f"{size:.0f} MB, {engine.context} tokens of context")  # fmt: skip
    return Check("model", "ok", detail)


def _server(luna: Luna) -> Check:
    """The server that is used instead of the engine."""
    server: Any = luna.engine
    name, models = server.chosen(), server.models()
    if name not in models and f"{name}:latest" not in models:  # Ollama's short form
        names = ", ".join(models[:8]) or "none"
        return Check(
            "model", "fail", f"The server {server.address.url} has no “{name}”; it has: {names}.",
            f"`luna models server {server.address.url} --name NAME` chooses another.",
        )  # fmt: skip
    detail = (f"{name} of the server {server.address.url}, {server.context} tokens of context; "
              "facts are in the prompt alone")  # fmt: skip
    if not server.address.here:
        open_ = "" if server.address.scheme == "https" else ", not encrypted"
        return Check(
            "model", "warn", f"{detail}. Your messages and facts leave this machine{open_}.",
            "`luna models use default` keeps them here.",
        )  # fmt: skip
    return Check("model", "ok", detail)


def _embedder(luna: Luna) -> Check:
    vectors = luna.embedder.embed(["A dog.", "A hound.", "Tax law."])
    near, far = float(vectors[0] @ vectors[1]), float(vectors[0] @ vectors[2])
    if near <= far:
        return Check(
            "embedder", "fail", "It does not recognise similar sentences.",
            f"Delete {luna.paths.cache}; it is made again.",
        )  # fmt: skip
    return Check("embedder", "ok", f"{vectors.shape[1]} dimensions")


def _sealing(luna: Luna) -> Check:
    from app.house.vault.keeping import status

    vault = status(luna.home)
    if not vault.sealed:
        return Check(
            "sealing", "warn", "Memory is not sealed: anyone with the disk can read it.",
            "`luna vault on` seals it.",
        )  # fmt: skip
    luna.home.need()
    if not {"recovery key", "passphrase"} & {*vault.ways}:
        return Check(
            "sealing", "warn", "sealed, but if the system's key store is lost, nothing opens it.",
            "`luna vault recovery-key` adds a second way to open it.",
        )  # fmt: skip
    if vault.swap:
        return Check(
            "sealing", "warn", "sealed, but this system swaps to an unencrypted disk.",
            "Encrypt the swap, or turn it off (swapoff).",
        )  # fmt: skip
    return Check("sealing", "ok", f"sealed, opened by: {', '.join(vault.ways)}")


def _memory(luna: Luna) -> Check:
    facts = luna.memory.facts(status=list(Status))
    counts = {status: sum(fact.status is status for fact in facts) for status in Status}
    talks = len(luna.memory.conversations())
    return Check(
        "memory", "ok",
        f"{counts[Status.ACTIVE] + counts[Status.PROMPT_ONLY]} facts in fast memory, "
        f"{counts[Status.CONSOLIDATED]} in the weights, {counts[Status.HELD]} waiting for a yes; "
        f"{talks} conversations",
    )  # fmt: skip


def _adapters(luna: Luna) -> Check:
    manifest = luna.adapters.current(luna.base_hash)
    if manifest is None:
        return Check("adapters", "ok", "none yet for this model")
    files = luna.adapters.loaded(luna.base_hash)  # checks every file against its sha256
    if not manifest.on:
        return Check("adapters", "warn", "switched off", "`luna adapters on` uses them again.")
    facts = sum(len(shard.facts) for shard in manifest.shards)
    return Check("adapters", "ok", f"{len(files)} in use, intact; {facts} facts")


def _damage(luna: Luna) -> Check:
    """Damage found since this start, and files set aside before."""
    from app.talk.reply import damaged

    luna.memory.read_all()
    damages, aside = luna.damage(), damaged.aside(luna.paths.data)
    if damages:
        others = (
            f" (and {len(damages) - 1} more; `luna verify` lists all)" if len(damages) > 1 else ""
        )
        return Check("damage", "fail", damages[0].message + others, damages[0].remedy)
    if aside:
        return Check(
            "damage", "warn", f"{len(aside)} damaged parts were set aside, "
            f"the first at {aside[0]}.", "`luna restore` brings back what a backup has of them.",
        )  # fmt: skip
    return Check("damage", "ok", "every row and file is intact")


def _backups(luna: Luna) -> Check:
    from app.house import backup
    from memory.vocabulary.errors import ArchiveError

    backups = backup.made(luna.paths)
    if not backups:
        return Check("backups", "warn", "There is none yet.", "`luna backup` makes one.")
    try:
        newest = backup.look(backups[0])
    except ArchiveError as error:
        return Check("backups", "fail", error.message, "`luna backup` makes a new one.")
    if newest.wrong:
        return Check(
            "backups", "fail", f"The newest is damaged: {newest.wrong[0]}.",
            "`luna backup` makes a new one.",
        )  # fmt: skip
    return Check("backups", "ok", f"{len(backups)}; the newest, of {newest.made[:16]}, is intact")


def _nights(luna: Luna) -> Check:
    if luna.settings.server_url:
        return Check(
            "nights", "warn", "none while a server answers: only a model file can be trained.",
            "`luna models use default` lets Luna's own mind answer.",
        )  # fmt: skip
    missing = [name for name in ("torch", "transformers", "peft", "gguf") if not _there(name)]
    if missing:
        return Check(
            "nights", "fail", f"A night cannot train: {', '.join(missing)} is not installed.",
            f"pip install {' '.join(missing)}",
        )  # fmt: skip
    return Check("nights", "ok", "everything for the training is installed")


def _there(name: str) -> bool:
    return importlib.util.find_spec(name) is not None


def _disk(luna: Luna) -> Check:
    free = shutil.disk_usage(luna.paths.data).free
    if free < DISK:
        return Check(
            "disk", "warn", f"{free / 1e6:.0f} MB are free.",
            "A night may need a gigabyte: free some space first.",
        )  # fmt: skip
    return Check("disk", "ok", f"{free / GIB:.0f} GiB free")


def _ram(luna: Luna) -> Check:
    import psutil

    free = psutil.virtual_memory().available
    if luna.settings.server_url:
        return Check("working memory", "ok", f"{free / GIB:.1f} GiB free; the server has its own")
    # Weights in float32, gradients, and the activations of a small batch.
    need = luna.engine.parameters * 4 * 1.6 + 0.7 * GIB
    detail = f"{free / GIB:.1f} GiB free, a night on this model needs about {need / GIB:.1f}"
    if need > free:
        return Check(
            "working memory", "warn", detail, "Close other programs, or use a smaller model."
        )
    return Check("working memory", "ok", detail)


def _threads(luna: Luna) -> Check:
    from app.engine.llama.library import cores
    from app.nights.night_process import threads

    chat, night = luna.settings.threads or min(cores(), 8), threads(luna.settings)
    if chat > cores():
        return Check(
            "threads", "warn", f"{chat} threads on {cores()} cores.",
            "Set chat.threads to 0: more threads than cores wait for each other.",
        )  # fmt: skip
    return Check("threads", "ok", f"{chat} for the chat, {night} for a night, {cores()} cores")
