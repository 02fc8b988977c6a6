"""What a night works with: its models, its memory, its trainer, and how it is asked to stop."""

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
    """The memory of a training that nobody can foresee."""
    return 0


@dataclass(frozen=True, slots=True)
class Tools:
    """What a night works with.

    Attributes:
        beside: The same model once more, so that exams take half the time; None where it is large.
        foresee: Bytes that the training of so many facts needs; raises where they are missing.
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
        """The model, and the same once more where it is there."""
        return (self.model,) if self.beside is None else (self.model, self.beside)

    def detach(self) -> None:
        """No adapter in use any more."""
        for model in self.models:
            model.set_adapters([])


@contextmanager
def parity_checked(tools: Tools, tick: Callable[[], None]) -> Iterator[Sequence[Model]]:
    """While the block uses a model, the same one beside it is compared with its twin in torch.

    Where there is no other the block begins afterwards.

    Yields:
        The models that are free for the block: all where the comparison was made before.

    Raises:
        ParityError: they differ, at the end of the block at the latest.
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
