"""What a night works with: models, memory, trainer, and the signal to stop."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.adapters.shelf import Adapters
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.training.parity.parity_cache import ensure_parity, has_parity
from consolidation.training.trainer import Trainer

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory


def nothing_needed(model: Model, settings: NightSettings, facts: int) -> int:
    """Stands in for `foresee` when the memory of a training is unknown."""
    return 0


@dataclass(frozen=True, slots=True)
class Tools:
    """What a night works with.

    Attributes:
        beside: A second instance of the model, so that exams take half the time; None if it is
            too large.
        foresee: Bytes that training this many facts needs; raises if they are not free.
    """

    memory: FastMemory
    model: Model
    adapters: Adapters
    folder: Path
    settings: NightSettings
    trainer: Trainer
    parity: Callable[..., float]
    clock: Callable[[], datetime]
    on_event: Callable[[dict[str, Any]], None]
    cancelled: Callable[[], bool]
    beside: Model | None = None
    foresee: Callable[[Model, NightSettings, int], int] = nothing_needed

    @property
    def models(self) -> tuple[Model, ...]:
        """The model, and its second instance if there is one."""
        return (self.model,) if self.beside is None else (self.model, self.beside)

    def detach(self) -> None:
        """Detach all adapters."""
        for model in self.models:
            model.set_adapters([])


@contextmanager
def parity_checked(tools: Tools, tick: Callable[[], None]) -> Iterator[Sequence[Model]]:
    """Compare one instance of the model with its torch twin while the block uses the other.

    If there is only one instance, the comparison runs first.

    Yields:
        The instances that the block may use: all if this base passed before.

    Raises:
        ParityError: model and twin differ; raised at the end of the block at the latest.
    """
    if has_parity(tools.model, tools.folder):
        yield tools.models
        return
    with ThreadPoolExecutor(1) as pool:
        check = pool.submit(ensure_parity, tools.models[-1], tools.folder, tools.parity, tick)
        if len(tools.models) == 1:
            check.result()
        yield tools.models[:1]
        check.result()
