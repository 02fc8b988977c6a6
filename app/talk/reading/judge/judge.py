"""Probabilities: that a message asks for what only its user can have told, that a line answers it,
and that it needs what was said before it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import cached_property, lru_cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from app.house.process.later import Later
from memory.vocabulary.errors import LunaError

if TYPE_CHECKING:
    from app.talk.reading.judge.net import Net

LOG = logging.getLogger(__name__)
FILE = "judge.safetensors"
OTHER = 0.1  # probability below which a message asks for nothing that was told
ALONE = 0.3  # below which it needs nothing said before it


class Judge:
    """Judges messages; loaded by the first one or by `start`."""

    def __init__(self, file: Path | None = None) -> None:
        self._later: Later[Net] = Later(lambda: _loaded(file or own_file()), "judge")
        self.asks = lru_cache(maxsize=16)(self._asks)  # one message is asked for several times

    def start(self) -> None:
        """Start to load, and return at once."""
        self._later.start()

    @cached_property
    def _net(self) -> Net | None:
        try:
            return self._later.get()
        except LunaError as error:
            LOG.warning("no judge: %s", error)
            return None

    def _asks(self, message: str) -> float:
        """Probability that only the user can have told what is asked for; 1/2 without weights."""
        return self._net.judge(message)[0] if self._net is not None else 0.5

    def alone(self, message: str) -> bool:
        """Whether a message asks for nothing that was told, and needs nothing said before it."""
        return self.asks(message) < OTHER and self.follows(message) < ALONE

    def follows(self, message: str) -> float:
        """Probability that the message needs what was said before it; 1 without weights."""
        return self._net.follows(message) if self._net is not None else 1.0

    def answers(self, message: str, lines: Sequence[str]) -> list[float]:
        """Probability for each line that it answers the message."""
        return self._net.judge(message, lines)[1] if self._net is not None else [0.0] * len(lines)


def _loaded(file: Path) -> Net:
    from app.talk.reading.judge.net import Net

    return Net(file)


def own_file() -> Path:
    """The file of weights that Luna comes with."""
    return Path(str(resources.files("assets").joinpath("mind", "judge", FILE)))
