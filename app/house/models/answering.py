"""The model that answers: a file in the engine, or a server, as the settings say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.house.paths import Paths
from app.house.settings.config import Settings
from memory.vocabulary.errors import NightError

if TYPE_CHECKING:
    from app.engine import Engine


def server(settings: Settings) -> Any:
    """The server's model, which satisfies `app.talk.ports.Talker`. No request is sent yet.

    Raises:
        SettingsError: its address is invalid, or is another machine's and that is not allowed.
    """
    from app.house.models.server.model import ServerModel

    return ServerModel(settings)


def loaded(settings: Settings, paths: Paths, file: Path, threads: int = 0) -> Engine:
    """The engine with a model loaded.

    Args:
        file: the GGUF.
        threads: threads of the engine; 0: the number in the settings.

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
    """The hash of the base model, which adapters belong to; computed without loading a model.

    Raises:
        ModelFileError: the model file cannot be read.
    """
    if settings.server_url:
        from app.house.models.server.address import base_hash as of_server

        return of_server(settings.server_url, settings.server_model)
    from app.engine.files.file_hash import file_hash
    from app.house.models.bundled import default

    chosen = settings.model_file
    # Luna's own mind has a hash known in advance: reading memory need not make the file.
    return file_hash(chosen, paths.hashes) if chosen else default().identity.sha256


def what_a_night_needs(settings: Settings) -> None:
    """Raise a NightError where a server answers: only a model file can be trained."""
    if settings.server_url:
        raise NightError(
            f"A night needs a model on this machine, and the server {settings.server_url} answers.",
            "`luna models use default` lets Luna's own mind answer; until then facts stay in the "
            "prompt.",
        )
