"""The tagger as memory's reader."""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.house.process.later import Later
from memory.vocabulary.errors import LunaError

if TYPE_CHECKING:
    from app.talk.reading.tagger.encoder import Tagger

LOG = logging.getLogger(__name__)
FILE = "tagger.safetensors"
THRESHOLD = 0.2  # probability from which a value is reported at all


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
        from app.talk.reading.tagger.form import asked, frames

        try:
            loaded = self._later.get()
        except LunaError as error:
            LOG.warning("no reader: %s", error)
            return None
        began = time.perf_counter()
        tokens = asked(message, before, loaded.words.encode, loaded.words.cls, loaded.words.sep)
        if not tokens.words:
            return []
        frames_found = frames(tokens, loaded.tagger.answer(tokens), self._threshold)
        LOG.debug("read in %.0f ms", 1000 * (time.perf_counter() - began))
        return frames_found


class _Loaded:
    """The loaded weights and tokenizer."""

    def __init__(self, file: Path) -> None:
        from app.engine.embedding.published import encoder, words
        from app.talk.reading.tagger.encoder import Tagger

        self.words = words()
        self.tagger: Tagger = Tagger(encoder(file))


def own_file() -> Path:
    """The file of weights that Luna comes with."""
    return Path(str(resources.files("assets").joinpath("mind", "reader", FILE)))
