"""Models to talk with: Luna's own, the catalogue, what fits here, what is here, what answers."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.house.settings.file import change
from memory.vocabulary.errors import ModelFileError, NotFoundError, SettingsError

if TYPE_CHECKING:
    from app.house.paths import Paths
    from app.house.settings.config import Settings

GIB = 1 << 30
OWN = "default"  # how Luna's own mind is called where models are chosen by name
BESIDE = 0.7 * GIB  # what a night needs beside the weights
TRAINING = 1.6  # fp32 weights with the adapter's gradients and a small batch's activations


@dataclass(frozen=True, slots=True)
class Listed:
    """A model of the catalogue.

    Attributes:
        size: bytes of the file, rounded; the server says it exactly.
        parameters: how many, rounded.
        capable: it follows a JSON schema well enough to propose facts.
        sha256: of the file; empty where it is not known beforehand.
    """

    name: str
    repository: str
    file: str
    url: str
    size: int
    parameters: int
    architecture: str
    context: int
    licence: str
    about: str
    capable: bool
    sha256: str = ""

    @property
    def night(self) -> str:
        """Why a night cannot train it on this machine; empty when it can."""
        return night_trouble(self.architecture, self.parameters)

    @property
    def talks(self) -> str:
        """Why it cannot talk on this machine; empty when it can."""
        return talk_trouble(self.size)


def night_trouble(architecture: str, parameters: int) -> str:
    """Why a night cannot train such a model on this machine; empty when it can."""
    from consolidation.adapters.file import SUPPORTED

    if architecture not in SUPPORTED:
        return f"nights cannot train the {architecture} architecture yet"
    need = parameters * 4 * TRAINING + BESIDE
    if need > memory_size():
        return f"a night needs about {need / GIB:.0f} GiB of memory"
    return ""


def talk_trouble(size: int) -> str:
    """Why a model file of that size cannot talk on this machine; empty when it can."""
    need = size * 1.15 + 0.3 * GIB
    if need > memory_size():
        return f"it needs about {need / GIB:.0f} GiB of memory"
    return ""


def memory_size() -> int:
    """Bytes of working memory of this machine."""
    import psutil

    return int(psutil.virtual_memory().total)


def catalogue(text: str = "") -> list[Listed]:
    """The models that can be fetched, smallest first.

    Args:
        text: another catalogue, as TOML; for tests.

    Raises:
        SettingsError: it is damaged.
    """
    try:
        if not text:
            file = resources.files("assets").joinpath("catalogue.toml")
            text = file.read_text(encoding="utf-8")
        table = tomllib.loads(text)
        found = [_listed(entry, table["server"]) for entry in table["model"]]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SettingsError("The catalogue of models is damaged.", "Install Luna again.") from error
    return sorted(found, key=lambda model: model.size)


def _listed(entry: dict[str, Any], server: str) -> Listed:
    return Listed(
        entry["name"], entry["repository"], entry["file"],
        server.format(repository=entry["repository"], file=entry["file"]),
        int(entry["size_mb"]) * 1_000_000, int(entry["parameters_m"]) * 1_000_000,
        entry["architecture"], int(entry["context"]), entry["licence"], entry["about"],
        bool(entry["capable"]), entry["sha256"],
    )  # fmt: skip


def own() -> Listed:
    """Luna's own mind beside the models of the catalogue; it is made here, not fetched."""
    from app.house.models import bundled
    from app.house.models.default_mind import FILE

    return Listed(
        OWN, bundled.REPOSITORY, FILE, "", 145_000_000, 135_000_000, "llama", 8192,
        bundled.LICENCE, f"{bundled.TITLE}: {bundled.ABOUT}", capable=False,
    )  # fmt: skip


def answers(model: Listed, settings: Settings) -> bool:
    """Whether a model is the one that the settings say."""
    if settings.server_url:
        return False
    if model.name == OWN:
        return not settings.model
    return Path(settings.model).name == model.file


def is_here(model: Listed, paths: Paths) -> bool:
    """Whether a model's file is on this machine."""
    return place(paths.cache if model.name == OWN else paths.models, model).is_file()


def named(name: str, models: list[Listed] | None = None) -> Listed:
    """A model of the catalogue.

    Raises:
        NotFoundError: none is called so.
    """
    for model in catalogue() if models is None else models:
        if model.name == name:
            return model
    raise NotFoundError(f"No model is called “{name}”.", "`luna models list` shows them.")


def capable(file: Path | None) -> bool:
    """Whether a file is a model of the catalogue that may propose facts, by the file's name.

    None is Luna's own mind, which may not.
    """
    return file is not None and any(
        model.capable and model.file == file.name for model in catalogue()
    )


def place(folder: Path, model: Listed) -> Path:
    """Where the file of a model is or will be."""
    return folder / model.file


def here(folder: Path) -> list[Path]:
    """The models that are wholly here; a file that is still being fetched has another name."""
    return sorted(folder.glob("*.gguf")) if folder.is_dir() else []


def check(file: Path) -> str:
    """Whether Luna can talk with a file; its architecture and size in words.

    Raises:
        ModelFileError: it is missing, cut short, or no chat model.
    """
    from app.engine.llama.loading import check_chat_model

    file = file.expanduser()
    if not file.is_file():
        raise ModelFileError(f"There is no file {file}.", "Name a GGUF file on this machine.")
    found = check_chat_model(file)
    return f"{found.architecture}, {file.stat().st_size / 1e6:.0f} MB"


def use(settings_file: Path, model: Path | None) -> None:
    """Let a model answer from the next start on; None is Luna's own mind.

    A server that answered until now does so no more. No other line of the settings file changes.

    Raises:
        ModelFileError: it is no chat model.
        SettingsError: the settings cannot be written.
    """
    if model is not None:
        check(model)
    chosen = None if model is None else str(model.expanduser().absolute())
    change(settings_file, {"model": chosen, "server.url": None})
