"""A night: facts that proved stable move from fast memory into the weights.

lock → snapshot → select → lessons → train → convert → examine → adopt → clear → report. Each
step writes its result before the next begins; the manifest that makes the new adapter current is
replaced last. Killed anywhere, `recover` finds the old adapter or the new one, whole.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.adapters.recovery import A_NIGHT, LOCK, follow, recover, recover_locked
from consolidation.adapters.shelf import Adapters
from consolidation.night.outcome import NightOutcome
from consolidation.night.report import forget_traces, together
from consolidation.night.steps import Run
from consolidation.night.tools import Tools, nothing_needed
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.training.trainer import (
    Trainer,
    check_with_torch,
    foresee_with_torch,
    train_with_torch,
)
from memory.disk.files import make_folder
from memory.disk.lock import locked
from memory.disk.waiting import looks
from memory.vocabulary.errors import NightBusyError, NightError
from memory.vocabulary.records import now

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

__all__ = [
    "Adapters",
    "Night",
    "NightOutcome",
    "NightSettings",
    "follow",
    "forget_traces",
    "recover",
]


LOG = logging.getLogger(__name__)
START_UP = 30.0  # seconds that another process's start-up may hold the lock


class Night:
    """Runs one consolidation at a time, across processes.

    Args:
        memory: The facts and the ledger.
        model: The served GGUF; nobody else may use it during the night.
        adapters: The registry for the new adapter.
        folder: Folder of all nights; each learning round gets a folder of its own.
        trainer: Replaces the training in torch, in tests.
        parity: Replaces the comparison of torch with llama.cpp, in tests.
        clock: The time, replaced in tests.
        beside: A second instance of the model, if memory allows: exams then take half the time.
    """

    def __init__(
        self,
        memory: FastMemory,
        model: Model,
        adapters: Adapters,
        folder: Path,
        settings: NightSettings | None = None,
        *,
        trainer: Trainer | None = None,
        parity: Callable[..., float] | None = None,
        clock: Callable[[], datetime] = now,
        beside: Model | None = None,
    ) -> None:
        self.memory = memory
        self.model = model
        self.adapters = adapters
        self.folder = folder
        self.settings = settings or NightSettings()
        self.trainer = trainer or train_with_torch
        self.foresee = foresee_with_torch if trainer is None else nothing_needed
        self.parity = parity or check_with_torch
        self.clock = clock
        self.beside = beside

    def run(
        self,
        *,
        all: bool = False,
        only: Collection[str] | None = None,
        rebuild: bool = False,
        seed: int = 0,
        on_event: Callable[[dict[str, Any]], None] = lambda event: None,
        cancelled: Callable[[], bool] = lambda: False,
    ) -> NightOutcome:
        """Run one night: learning rounds while facts are ready.

        Args:
            all: Include facts that are not yet stable.
            only: Ids of the facts to learn; others wait.
            rebuild: Learn nothing new, but what is in the weights again from scratch, from the
                ledger alone. Between two learning rounds a fact may be back in the prompt.
            seed: The same seed, facts and threads give the same lessons and questions.
            on_event: Called with dicts with "event": "step", "progress", "fact", "drift".
            cancelled: Asked between small steps; True stops the night.

        Raises:
            NightBusyError: A night runs in another process.
            NightCancelled: On request; nothing was changed.
            ParityError: This base cannot be trained.
            NightError: Something else ended the night; nothing was changed.
        """
        with self._alone():
            recover_locked(self.memory, self.adapters, self.folder)
            tools = Tools(
                self.memory, self.model, self.adapters, self.folder, self.settings,
                self.trainer, self.parity, self.clock, on_event, cancelled,
                self.beside, self.foresee,
            )  # fmt: skip
            outcomes: list[NightOutcome] = []
            tried: set[str] = set()
            if rebuild:
                all, only = True, {e.fact_id for e in self.memory.ledger(self.model.base_hash)}
            while True:
                run = Run(
                    tools, everything=all, only=only, seed=seed + len(outcomes), tried=tried,
                    anew=rebuild and not outcomes,
                )  # fmt: skip
                try:
                    outcomes.append(run.go())
                except NightError as error:
                    if not outcomes:
                        raise
                    LOG.warning("a later learning round failed: %s", type(error).__name__)
                    return together(outcomes)  # what earlier rounds adopted stays
                tried |= run.worked_on
                if len(outcomes) == self.settings.passes or not (
                    outcomes[-1].adopted and run.more()
                ):
                    return together(outcomes)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of the nights; wait for a start-up elsewhere, which holds it briefly."""
        path = make_folder(self.folder) / LOCK
        for _ in looks(START_UP):
            with locked(path, wait=False) as held:
                if held:
                    path.write_text(A_NIGHT)
                    try:
                        yield
                    finally:
                        path.write_text("")
                    return
            if path.read_text() == A_NIGHT:
                break
        raise NightBusyError("Another consolidation is running.", "Wait until it has ended.")
