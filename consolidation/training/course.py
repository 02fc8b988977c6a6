"""The training loop: which lessons come when, the learning rate, and when training stops."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from consolidation.training.batches.flat import Flat
from consolidation.training.batches.losses import learn
from consolidation.training.batches.targets import Cached, collate
from consolidation.training.examples import batches, stems
from consolidation.training.twin.shield import Shield
from memory.vocabulary.errors import NightError

if TYPE_CHECKING:
    import torch

    from consolidation.training.settings import TrainSettings
    from consolidation.training.twin.layers import Packed
    from consolidation.training.twin.twin import Twin

WARM = 0.05  # share of the training in which the learning rate rises
CALM = 0.02  # nats per token: an anchor this close to the base counts as right


class Course:
    """One training run, from its first step to its last.

    A lesson that was right `firm` times in a row skips the next epoch, then the next two after
    another right visit, and so on: steps go to what is not learned yet. Whether it was right is
    read off the training's own forward pass: every token of the answer is the student's likeliest.
    An anchor that was right that often in the previous round comes once, in a random epoch.
    Questions that have no answer are many and change little at first: each comes in the first or
    second epoch, and rests after one right visit.
    """

    def __init__(
        self,
        twin: Twin,
        top: Packed,
        cached: Sequence[Cached],
        learning: Sequence[torch.nn.Parameter],
        settings: TrainSettings,
        began: float,
        *,
        fresh: bool,
    ) -> None:
        """
        Args:
            top: the layers that learn.
            fresh: training starts from a new LoRA, not from an earlier adapter.
            began: `time.perf_counter()` when the training began.
        """
        import torch

        self.twin, self.top, self.settings, self.began = twin, top, settings, began
        groups = (Flat(learning[0::2]), Flat(learning[1::2]))  # A, B
        self.learning = [flat.vector for flat in groups]
        self.cached = list(cached)
        self.stems = stems([item.example.read for item in self.cached])
        self.rng = random.Random(settings.seed)
        self.optimizer = torch.optim.AdamW(
            [
                {"params": [vector], "share": share}
                for vector, share in zip(self.learning, (1.0, settings.ratio), strict=True)
            ],
            lr=settings.learning_rate,
            weight_decay=settings.decay,
            fused=True,
        )
        self.shield = self._shielded(fresh) if settings.shield else None
        self.step = 0
        self.first = began  # when the first step starts
        self.epochs = 0
        self.right = 0.0
        # For each lesson, consecutive epochs in which it was right, and epochs it still skips.
        self.streak = [self._stood(item) for item in self.cached]
        self.rests = [self._first_rest(index) for index in range(len(self.cached))]

    def run(
        self,
        progress: Callable[[int, int, float], None],
        check: Callable[[], None],
        save: Callable[[], None] | None = None,
        evaluate: Callable[[int], bool] | None = None,
    ) -> float:
        """Run all epochs.

        Args:
            progress, check, evaluate: as in `train`; `save` is called before `evaluate`.

        Returns:
            The mean loss of the last epoch, nats per answer token.
        """
        mean = 0.0
        self.first = time.perf_counter()
        for epoch in range(1, self.settings.epochs + 1):
            due = self._due()
            rows = batches([self.stems[index] for index in due], self.settings.batch, self.rng)
            epochs_left = self.settings.epochs - epoch
            expected = self.step + len(rows) * (1 + epochs_left)
            losses: list[float] = []
            for number, row in enumerate(rows):
                check()
                gone = self._gone((epoch - 1 + number / len(rows)) / self.settings.epochs)
                losses.append(self._step([due[index] for index in row], gone, 1 / len(rows)))
                progress(self.step, expected, losses[-1])
                if self._late():
                    break
            mean = sum(losses) / len(losses)
            self.epochs = epoch
            facts = [n for n, c in enumerate(self.cached) if not c.example.stays]
            self.right = sum(self.streak[n] > 0 for n in facts) / len(facts)
            if evaluate is not None and save is not None:
                save()
                if evaluate(epoch):
                    break
            if self._late() or (
                self.settings.rest and all(s >= self.settings.firm for s in self.streak)
            ):
                break
        for item, streak in zip(self.cached, self.streak, strict=True):
            item.past.streak = streak
        return mean

    def _stood(self, one: Cached) -> int:
        """A lesson's streak before the first step.

        A fact never starts with a streak long enough to rest: new questions without an answer are
        trained beside it, and would wash it out.
        """
        streak = one.past.streak
        return streak if one.example.stays else min(streak, self.settings.firm - 1)

    def _first_rest(self, place: int) -> int:
        """Epochs to wait before a lesson is first trained."""
        if self.streak[place] >= self.settings.firm:
            return self.rng.randrange(self.settings.epochs)
        return self.rng.randrange(2) if self.cached[place].example.spaced else 0

    def _gone(self, share: float) -> float:
        """The share of the training that is over: of the epochs, or of the time for steps.

        The larger of the two, so the clock decides only where the steps are too slow to take all
        of them. A training with enough time gives the same result at any speed.
        """
        time_left = max(1e-6, self.began + self.settings.max_seconds - self.first)
        return min(1.0, max(share, (time.perf_counter() - self.first) / time_left))

    def _late(self) -> bool:
        return time.perf_counter() - self.began > self.settings.max_seconds

    def _shielded(self, fresh: bool) -> Shield | None:
        """The shield for the plain talk among the lessons; None if there is none."""
        from consolidation.training.twin.maps import Maps

        talk = [item for item in self.cached if item.example.stays and not item.example.said]
        parts = [part for layer, _ in self.top.layers for part in layer.modules()]
        maps = [part for part in parts if isinstance(part, Maps) and part.lora]
        if not talk or not maps:
            return None
        packs = [
            collate(
                talk[at : at + self.settings.batch], self.twin.device, window=self.top.window,
                cross_entropy=0.0, anchor=1.0,
            ).pack
            for at in range(0, len(talk), self.settings.batch)
        ]  # fmt: skip
        shield = Shield(maps, self.top, packs, self.settings.shield)
        if fresh:
            shield.clear()
        return shield

    def _due(self) -> list[int]:
        """Indices of the lessons of this epoch; the others rest."""
        due = []
        for index, wait in enumerate(self.rests):
            if wait and self.settings.rest:
                self.rests[index] = wait - 1
            else:
                due.append(index)
        return due

    def _step(self, batch: Sequence[int], gone: float, epoch: float) -> float:
        """One optimizer step.

        Args:
            batch: indices of the lessons.
            gone: share of the training that is over; `epoch` is a step's share of an epoch.

        Returns:
            The loss, nats per answer token.

        Raises:
            NightError: the loss or the gradient is no longer finite.
        """
        import torch

        settings = self.settings
        side = collate(
            [self.cached[index] for index in batch],
            self.twin.device,
            window=self.top.window,
            cross_entropy=settings.cross_entropy,
            anchor=settings.anchor,
        )
        rate = settings.learning_rate * _rate(gone, epoch / settings.epochs)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["share"]
        if settings.noise:
            hidden = side.pack.hidden
            side.pack.hidden = hidden + settings.noise * hidden.std() * torch.randn_like(hidden)
        value, likeliest, far = learn(self.twin, self.top(side.pack), side)
        norm = torch.nn.utils.clip_grad_norm_(self.learning, settings.clip)
        if not math.isfinite(value) or not math.isfinite(norm.item()):
            raise NightError("The training diverged.", "Lower the learning rate.")
        if self.shield is not None:
            self.shield.hold()
        self.optimizer.step()
        if self.shield is not None:
            self.shield.project()
        self.optimizer.zero_grad(set_to_none=False)
        self.step += 1
        self._mark(batch, side.owner, likeliest, far)
        return value

    def _mark(
        self, batch: Sequence[int], owner: torch.Tensor, said: torch.Tensor, far: torch.Tensor
    ) -> None:
        """Record which lessons of a step were right: `said` and `far` as in `losses`."""
        missed = set(owner[~said].tolist())
        for row, index in enumerate(batch):
            if self.cached[index].example.stays:
                right = float(far[owner == row].mean()) < CALM
            else:
                right = row not in missed
            self.streak[index] = self.streak[index] + 1 if right else 0
            enough = 1 if self.cached[index].example.spaced else self.settings.firm
            self.rests[index] = max(0, self.streak[index] - enough + 1)


def _rate(gone: float, step: float) -> float:
    """The factor on the learning rate: a linear warm-up over `WARM`, then a cosine to 0."""
    if gone < WARM:
        return min(1.0, (gone + step) / WARM)
    return 0.5 * (1 + math.cos(math.pi * (gone - WARM) / (1 - WARM)))
