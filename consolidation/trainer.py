"""The seam between a night and its training."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from consolidation.lesson import Lesson
from consolidation.ports import Model
from consolidation.settings import NightSettings
from memory.records import Message


@dataclass(frozen=True, slots=True)
class Work:
    """One round of training.

    Attributes:
        out: The LoRA file to write, whole or not at all.
        parent: The LoRA file to go on from; None starts from nothing.
        parent_scale: What the parent is used at.
        beside: Adapters that stay in use with it, with their scales.
        metadata: Kept in the file: the hash of the base, the night, the ledger digest.
        progress: Called with (steps done, steps in all, loss).
        polish: A further round of the same night: half the rate.
        cancelled: Asked between steps; training then raises `NightCancelled`.
        memo: What one round of a night computed of the base is kept here for the next.
    """

    model: Model
    lessons: Sequence[Lesson]
    out: Path
    parent: Path | None
    parent_scale: float
    beside: Sequence[tuple[Path, float]]
    metadata: Mapping[str, str]
    settings: NightSettings
    seed: int
    epochs: int
    progress: Callable[[int, int, float], None]
    cancelled: Callable[[], bool]
    memo: dict[Any, Any] = field(default_factory=dict)
    polish: bool = False


@dataclass(frozen=True, slots=True)
class Trained:
    """What a round of training cost."""

    steps: int
    seconds: float
    loss: float
    peak_mb: float


Trainer = Callable[[Work], Trained]


def train_with_torch(work: Work) -> Trained:
    """LoRA distillation in this process. Loads torch.

    Raises:
        NightCancelled: on request.
        NightError: the training did not come to a usable end.
    """
    from consolidation.train import TrainSettings, train

    chosen = work.settings
    facts = {fact_id for lesson in work.lessons if lesson.value for fact_id, _ in lesson.facts}
    rate = chosen.further_rate if work.parent else chosen.learning_rate
    rate *= 0.5 if work.polish else 1.0
    rate *= min(1.0, math.sqrt(chosen.rate_facts / max(len(facts), 1)))
    settings = TrainSettings(
        rank=chosen.rank,
        alpha=chosen.alpha,
        upper=chosen.upper,
        learning_rate=rate,
        epochs=work.epochs,
        batch=chosen.batch,
        seed=work.seed,
        threads=chosen.threads,
        cross_entropy=chosen.cross_entropy,
        max_seconds=chosen.max_seconds,
        ratio=chosen.ratio,
    )
    result = train(
        work.model.path,
        work.model.prompt_tokens,
        work.model.text_tokens,
        work.lessons,
        work.out,
        settings,
        metadata=work.metadata,
        parent=work.parent,
        parent_scale=work.parent_scale,
        beside=work.beside,
        progress=work.progress,
        cancelled=work.cancelled,
        memo=work.memo,
    )
    return Trained(result.steps, result.seconds, result.loss, result.peak_mb)


def check_with_torch(model: Model, prompts: Sequence[Sequence[Message]]) -> float:
    """Compare torch and llama.cpp on this base; the largest difference of a logit.

    Raises:
        ParityError: they differ, or the architecture is not supported.
    """
    from consolidation.parity import check_parity

    return float(check_parity(model.path, model, prompts).max_difference)
