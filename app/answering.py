"""Who answers: the engine with a model file, as the settings say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from app.config import Settings
from app.paths import Paths

if TYPE_CHECKING:
    from app.engine import Engine


def loaded(settings: Settings, paths: Paths, file: Path, threads: int = 0) -> Engine:
    """The engine with a model in it.

    Args:
        file: the GGUF.
        threads: of it; 0: those of the settings.

    Raises:
        ModelError: the file cannot be used.
    """
    from app.engine import Engine

    return Engine(
        file,
        context=settings.context or None,
        threads=threads or settings.threads or None,
        verbose_log=paths.library_log,
        hash_cache=paths.hashes,
        gpu_layers=settings.gpu_layers,
    )


def base_hash(settings: Settings, paths: Paths) -> str:
    """What adapters belong to; known without loading anything.

    Raises:
        ModelFileError: the model file cannot be read.
    """
    from app.bundled import default
    from app.engine.file_hash import file_hash

    chosen = settings.model_file
    # That of Luna's own mind is known before it is made: looking at memory need not make it.
    return file_hash(chosen, paths.hashes) if chosen else default().identity.sha256
