"""The interface between a night and its training."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.lessons.lesson import Lesson
from consolidation.ports import Model
from consolidation.settings import NightSettings
from memory.vocabulary.records import Message

if TYPE_CHECKING:
    from consolidation.training.settings import TrainSettings


LESSON, ANSWER = 50, 14  # average tokens of a lesson with its prompt, and of its answer


@dataclass(frozen=True, slots=True)
class Work:
    """One round of training.

    Attributes:
        out: The LoRA file to write, whole or not at all.
        parent: The LoRA file to train further; None starts a new one.
        parent_scale: The scale at which the parent is used.
        beside: Adapters that stay in use with the new one, with their scales.
        metadata: Stored in the file: the hash of the base, the night, the ledger digest.
        progress: Called with (steps done, steps in total, loss).
        polish: A further training round of the same night, at half the learning rate.
        cancelled: Asked between steps; if True, training raises `NightCancelled`.
        memo: Keeps what one training round computed of the base for the next.
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
    """What a training round cost; the loss is in nats per answer token, peak memory in MB."""

    steps: int
    seconds: float
    loss: float
    peak_mb: float


Trainer = Callable[[Work], Trained]


def train_settings(
    chosen: NightSettings, facts: int, epochs: int, seed: int, *, further: bool, polish: bool
) -> TrainSettings:
    """The settings of one training, from those of the night.

    Args:
        facts: How many facts its lessons are about.
        further: It trains an existing adapter further.
        polish: As in `Work`.
    """
    from consolidation.training.settings import TrainSettings

    rate = chosen.further_rate if further else chosen.learning_rate
    rate *= 0.5 if polish else 1.0
    rate *= min(1.0, math.sqrt(chosen.rate_facts / max(facts, 1)))
    return TrainSettings(
        rank=chosen.rank,
        alpha=chosen.alpha,
        upper=chosen.upper,
        learning_rate=rate,
        epochs=epochs,
        batch=chosen.batch,
        seed=seed,
        threads=chosen.threads,
        cross_entropy=chosen.cross_entropy,
        max_seconds=chosen.max_seconds,
        ratio=chosen.ratio,
        firm=chosen.firm,
        shield=chosen.shield,
    )


def foresee_with_torch(model: Model, chosen: NightSettings, facts: int) -> int:
    """Bytes that training this many facts needs, roughly; called before the lessons are made.

    Raises:
        NightError: the machine has less memory free.
        ModelFileError: the model's file cannot be read.
    """
    from consolidation.training.memory_needed import Amount, check_memory

    settings = train_settings(chosen, facts, chosen.epochs, 0, further=False, polish=False)
    about = facts * max(
        chosen.prompts_per_fact, min(chosen.most_prompts, chosen.questions // facts)
    )
    lessons = about * (1 + chosen.absence) + max(chosen.reading, chosen.reading_each * facts)
    talk = chosen.general + chosen.passages
    read = Amount(
        round(lessons * LESSON + talk * (LESSON + chosen.talk_tokens)),
        round(lessons * ANSWER + talk * chosen.talk_tokens),
        LESSON + ANSWER + chosen.talk_tokens,
        chosen.talk_tokens,
    )
    return check_memory(model.path, read, settings)


def train_with_torch(work: Work) -> Trained:
    """Distil the lessons into a LoRA in this process. Loads torch.

    Raises:
        NightCancelled: on request.
        NightError: the training gave no usable adapter.
    """
    from consolidation.training.train import train

    facts = {fact_id for lesson in work.lessons if lesson.value for fact_id, _ in lesson.facts}
    settings = train_settings(
        work.settings, len(facts), work.epochs, work.seed,
        further=work.parent is not None, polish=work.polish,
    )  # fmt: skip
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
    """Compare torch and llama.cpp on this base; returns the largest difference of a logit.

    Raises:
        ParityError: they differ, or the architecture is not supported.
    """
    from consolidation.training.parity.parity import check_parity

    return float(check_parity(model.path, model, prompts).max_difference)
