"""The steps of one training: which lessons when, at what rate, and when it is enough."""

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

WARM = 0.05  # share of the training in which the rate rises
CALM = 0.02  # nats per token: so near to the base what is to stay may rest


class Course:
    """One training, from its first step to its last.

    A lesson that was right `firm` times running misses the next epoch, after once more two, and so
    on: what is surprising gets the steps, and what is known costs little. Being right is read off
    the training's own forward pass: every token of the answer is the student's likeliest. What is
    to stay and was firm in the round before comes once, at any time. Questions without an answer
    are many and have moved little at first: each comes in the first or the second epoch, and rests
    after one calm visit.
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
            fresh: nothing was learned before.
            began: `time.perf_counter()` when the training began.
        """
        import torch

        self.twin, self.top, self.settings, self.began = twin, top, settings, began
        groups = (Flat(learning[0::2]), Flat(learning[1::2]))  # A, B
        self.learning = [flat.vector for flat in groups]
        self.cached = list(cached)
        self.stems = stems([one.example.read for one in self.cached])
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
        self.first = began  # when the first step begins
        self.epochs = 0
        self.right = 0.0
        self.streak = [self._stood(one) for one in self.cached]  # epochs running that it was right
        # Epochs that it misses now.
        self.rests = [self._first_rest(place) for place in range(len(self.cached))]

    def run(
        self,
        progress: Callable[[int, int, float], None],
        check: Callable[[], None],
        save: Callable[[], None] | None = None,
        evaluate: Callable[[int], bool] | None = None,
    ) -> float:
        """All epochs.

        Args:
            progress, check, evaluate: as in `train`; `save` is called before `evaluate`.

        Returns:
            The mean loss of the last epoch, nats per answer token.
        """
        mean = 0.0
        self.first = time.perf_counter()
        for epoch in range(1, self.settings.epochs + 1):
            places = self._due()
            rows = batches([self.stems[place] for place in places], self.settings.batch, self.rng)
            left = self.settings.epochs - epoch
            expected = self.step + len(rows) * (1 + left)
            seen: list[float] = []
            for number, row in enumerate(rows):
                check()
                gone = self._gone((epoch - 1 + number / len(rows)) / self.settings.epochs)
                seen.append(self._step([places[place] for place in row], gone, 1 / len(rows)))
                progress(self.step, expected, seen[-1])
                if self._late():
                    break
            mean = sum(seen) / len(seen)
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
        for one, streak in zip(self.cached, self.streak, strict=True):
            one.past.streak = streak
        return mean

    def _stood(self, one: Cached) -> int:
        """How firm a lesson is before the first step.

        A fact is never so firm that it rests at once: new questions without an answer come in
        beside it, and would take it along.
        """
        streak = one.past.streak
        return streak if one.example.stays else min(streak, self.settings.firm - 1)

    def _first_rest(self, place: int) -> int:
        """Epochs before a lesson comes first."""
        if self.streak[place] >= self.settings.firm:
            return self.rng.randrange(self.settings.epochs)
        return self.rng.randrange(2) if self.cached[place].example.spaced else 0

    def _gone(self, share: float) -> float:
        """What is behind, of the epochs or of the time for steps, whichever is more.

        The clock counts from the first step and only where the steps are too slow to be all taken:
        a training that has time enough is the same at any pace.
        """
        time_left = max(1e-6, self.began + self.settings.max_seconds - self.first)
        return min(1.0, max(share, (time.perf_counter() - self.first) / time_left))

    def _late(self) -> bool:
        return time.perf_counter() - self.began > self.settings.max_seconds

    def _shielded(self, fresh: bool) -> Shield | None:
        """The shield of the plain talk among the lessons; None where there is none."""
        from consolidation.training.twin.maps import Maps

        talk = [one for one in self.cached if one.example.stays and not one.example.said]
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
        """The lessons of this epoch; the others rest."""
        due = []
        for place, left in enumerate(self.rests):
            if left and self.settings.rest:
                self.rests[place] = left - 1
            else:
                due.append(place)
        return due

    def _step(self, batch: Sequence[int], gone: float, epoch: float) -> float:
        """One step.

        Args:
            gone: share of the training that is behind; `epoch` is a step's share of an epoch.

        Raises:
            NightError: the numbers are no longer finite.
        """
        import torch

        settings = self.settings
        side = collate(
            [self.cached[place] for place in batch],
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
        value, said, far = learn(self.twin, self.top(side.pack), side)
        norm = torch.nn.utils.clip_grad_norm_(self.learning, settings.clip)
        if not math.isfinite(value) or not math.isfinite(norm.item()):
            raise NightError("The training went astray.", "Lower the learning rate.")
        if self.shield is not None:
            self.shield.hold()
        self.optimizer.step()
        if self.shield is not None:
            self.shield.project()
        self.optimizer.zero_grad(set_to_none=False)
        self.step += 1
        self._mark(batch, side.owner, said, far)
        return value

    def _mark(
        self, batch: Sequence[int], owner: torch.Tensor, said: torch.Tensor, far: torch.Tensor
    ) -> None:
        """Note which lessons of a step were right."""
        missed = set(owner[~said].tolist())
        for row, place in enumerate(batch):
            if self.cached[place].example.stays:
                right = float(far[owner == row].mean()) < CALM
            else:
                right = row not in missed
            self.streak[place] = self.streak[place] + 1 if right else 0
            enough = 1 if self.cached[place].example.spaced else self.settings.firm
            self.rests[place] = max(0, self.streak[place] - enough + 1)


def _rate(gone: float, step: float) -> float:
    """The share of the learning rate: it rises over `WARM`, then a cosine to 0."""
    if gone < WARM:
        return min(1.0, (gone + step) / WARM)
    return 0.5 * (1 + math.cos(math.pi * (gone - WARM) / (1 - WARM)))
