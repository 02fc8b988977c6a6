"""Models for chat: Luna's own, the catalogue, the local files, and what fits this machine."""

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
OWN = "default"  # the name of Luna's own mind where models are chosen by name
BESIDE = 0.7 * GIB  # bytes that a night needs besides the weights
TRAINING = 1.6  # factor: float32 weights, the adapter's gradients and a small batch's activations


@dataclass(frozen=True, slots=True)
class Listed:
    """A model of the catalogue.

    Attributes:
        size: bytes of the file, rounded; the server knows the exact size.
        parameters: their number, rounded.
        capable: it follows a JSON schema well enough to propose facts.
        sha256: of the file; empty where it is not known in advance.
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
    """Bytes of memory of this machine."""
    import psutil

    return int(psutil.virtual_memory().total)


def catalogue(text: str = "") -> list[Listed]:
    """The models that can be downloaded, smallest first.

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
        models = [_listed(entry, table["server"]) for entry in table["model"]]
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise SettingsError("The catalogue of models is damaged.", "Install Luna again.") from error
    return sorted(models, key=lambda model: model.size)


def _listed(entry: dict[str, Any], server: str) -> Listed:
    return Listed(
        entry["name"], entry["repository"], entry["file"],
        server.format(repository=entry["repository"], file=entry["file"]),
        int(entry["size_mb"]) * 1_000_000, int(entry["parameters_m"]) * 1_000_000,
        entry["architecture"], int(entry["context"]), entry["licence"], entry["about"],
        bool(entry["capable"]), entry["sha256"],
    )  # fmt: skip


def own() -> Listed:
    """Luna's own mind as a row of the catalogue; it is made here, not downloaded."""
    from app.house.models import bundled
    from app.house.models.default_mind import FILE

    return Listed(
        OWN, bundled.REPOSITORY, FILE, "", 145_000_000, 135_000_000, "llama", 8192,
        bundled.LICENCE, f"{bundled.TITLE}: {bundled.ABOUT}", capable=False,
    )  # fmt: skip


def answers(model: Listed, settings: Settings) -> bool:
    """Whether this is the model that the settings name."""
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
        NotFoundError: no model has that name.
    """
    for model in catalogue() if models is None else models:
        if model.name == name:
            return model
    raise NotFoundError(f"No model is called “{name}”.", "`luna models list` shows them.")


def capable(file: Path | None) -> bool:
    """Whether a file, by its name, is a catalogue model that is good enough to propose facts.

    None is Luna's own mind, which is not.
    """
    return file is not None and any(
        model.capable and model.file == file.name for model in catalogue()
    )


def place(folder: Path, model: Listed) -> Path:
    """Where a model's file is or will be."""
    return folder / model.file


def here(folder: Path) -> list[Path]:
    """The model files that are complete; a partial download has another name."""
    return sorted(folder.glob("*.gguf")) if folder.is_dir() else []


def check(file: Path) -> str:
    """Check that Luna can chat with a file; returns its architecture and size in words.

    Raises:
        ModelFileError: it is missing, cut short, or not a chat model.
    """
    from app.engine.llama.loading import check_chat_model

    file = file.expanduser()
    if not file.is_file():
        raise ModelFileError(f"There is no file {file}.", "Name a GGUF file on this machine.")
    header = check_chat_model(file)
    return f"{header.architecture}, {file.stat().st_size / 1e6:.0f} MB"


def use(settings_file: Path, model: Path | None) -> None:
    """Make a model answer from the next start on; None is Luna's own mind.

    A server that answered until now no longer does. Other lines of the settings file stay.

    Raises:
        ModelFileError: it is not a chat model.
        SettingsError: the settings cannot be written.
    """
    if model is not None:
        check(model)
    chosen = None if model is None else str(model.expanduser().absolute())
    change(settings_file, {"model": chosen, "server.url": None})
