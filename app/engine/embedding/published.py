"""The published sentence encoder's own weights and words, for the small nets trained on top of it.

What a net did not change is read from the package, once for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from threading import Lock

from app.engine.embedding.bert import WORDS, Floats, load
from app.engine.embedding.convert_embedder import package_folder
from app.engine.tokens.wordpiece import WordPiece
from memory.vocabulary.errors import ModelFileError

_LONGEST = 100  # letters of a word; longer ones are unknown


class Words:
    """The encoder's tokens.

    Raises:
        ModelFileError: the package is not installed.
        OSError: its vocabulary cannot be read.
    """

    def __init__(self) -> None:
        lines = (package_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
        vocabulary = {word: number for number, word in enumerate(lines) if word}
        self.unknown = vocabulary["[UNK]"]
        self.cls, self.sep = vocabulary["[CLS]"], vocabulary["[SEP]"]
        self._pieces = WordPiece(vocabulary, self.unknown)

    def encode(self, word: str) -> Sequence[int]:
        """The tokens of a word."""
        return self._pieces.encode(word, _LONGEST)


@cache
def words() -> Words:
    """The tokens, read once."""
    return Words()


_READING = Lock()  # so that nets that load at once read the package once


def _published() -> Mapping[str, Floats]:
    with _READING:
        return _read()


@cache
def _read() -> Mapping[str, Floats]:
    """The published weights; the word embeddings in half precision."""
    from safetensors.numpy import load_file

    weights = load_file(package_folder() / "model.safetensors")
    return {
        name: tensor.astype("float16") if name == WORDS else tensor.astype("float32")
        for name, tensor in weights.items()
        if "position_ids" not in name
    }


def encoder(file: Path) -> dict[str, Floats]:
    """The encoder's weights with those of a file in place of its own.

    Raises:
        ModelFileError: they cannot be read.
    """
    try:
        return {**_published(), **load(file)}
    except (OSError, ValueError, KeyError) as error:
        raise ModelFileError(
            f"The weights in {file.name} cannot be loaded: {error}", "Install Luna again."
        ) from error
