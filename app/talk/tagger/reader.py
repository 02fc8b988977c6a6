"""The tagger as memory's reader."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.house.process.later import Later
from memory.vocabulary.errors import LunaError, ModelFileError

if TYPE_CHECKING:
    from app.talk.tagger.encoder import Tagger

LOG = logging.getLogger(__name__)
FILE = "tagger.safetensors"
THRESHOLD = 0.2  # probability from which a value is reported at all
_CLS, _SEP = "[CLS]", "[SEP]"


class Reader:
    """Satisfies `memory.vocabulary.ports.Reader`; loaded by the first message or by
    `start`."""

    def __init__(self, file: Path | None = None, threshold: float = THRESHOLD) -> None:
        self._threshold = threshold
        self._later: Later[_Loaded] = Later(lambda: _Loaded(file or own_file()), "reader")

    def start(self) -> None:
        """Start to load, and return at once."""
        self._later.start()

    def read(
        self, message: str, before: Sequence[tuple[str, str]] = ()
    ) -> list[dict[str, Any]] | None:
        """The frames of a message, unchecked; None where the weights are not available."""
        from app.talk.tagger.form import asked, frames

        try:
            loaded = self._later.get()
        except LunaError as error:
            LOG.warning("no reader: %s", error)
            return None
        began = time.perf_counter()
        tokens = asked(message, before, loaded.encode, loaded.cls, loaded.sep)
        if not tokens.words:
            return []
        frames_found = frames(tokens, loaded.tagger.answer(tokens), self._threshold)
        LOG.debug("read in %.0f ms", 1000 * (time.perf_counter() - began))
        return frames_found


class _Loaded:
    """The loaded weights and tokenizer."""

    def __init__(self, file: Path) -> None:
        from app.engine.embedding.convert_embedder import package_folder
        from app.engine.tokens.wordpiece import WordPiece
        from app.talk.tagger.encoder import Tagger
        from app.talk.tagger.weights import WORDS, load

        folder = package_folder()
        try:
            from safetensors.numpy import safe_open

            weights = load(file)
            with safe_open(folder / "model.safetensors", "np") as published:
                weights[WORDS] = published.get_tensor(WORDS).astype("float16")
            lines = (folder / "vocab.txt").read_text(encoding="utf-8").split("\n")
        except (OSError, ValueError, KeyError) as error:
            raise ModelFileError(
                f"The weights that read messages cannot be loaded: {error}", "Install Luna again."
            ) from error
        vocabulary = {word: number for number, word in enumerate(lines) if word}
        self._words = WordPiece(vocabulary, vocabulary["[UNK]"])
        self.cls, self.sep = vocabulary[_CLS], vocabulary[_SEP]
        self.tagger: Tagger = Tagger(weights)

    def encode(self, word: str) -> list[int]:
        """A word's tokens."""
        return self._words.encode(word, 100)


def own_file() -> Path:
    """The file of weights that Luna comes with."""
    return Path(str(resources.files("assets").joinpath("mind", "reader", FILE)))
