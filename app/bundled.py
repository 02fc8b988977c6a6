"""The files that come with Luna, found the same way in a checkout and in a wheel."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from memory.errors import ModelFileError

DEFAULT_MODEL = "luna-small.gguf"


def default_model() -> Path:
    """The GGUF of the default model.

    Raises:
        ModelFileError: it is not there.
    """
    file = Path(str(resources.files("assets").joinpath("default_model", DEFAULT_MODEL)))
    if not file.is_file():
        raise ModelFileError(
            "The default model is missing from this installation.",
            "Install Luna again, or name a GGUF file with --model.",
        )
    return file
