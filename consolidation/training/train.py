"""Lessons → LoRA: context distillation of facts from the prompt into weights, in torch.

The teacher is the base with the fact in its prompt, the student the base with the LoRA and
without the fact (arXiv 2412.14964). General talk is anchored to the base by its divergence. Only
the upper layers learn; the others, and the teacher, are computed once.

Importing this module loads nothing heavy; `train` does.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from consolidation.adapters.file import BASE, AdapterFile, read_adapter, write_adapter
from consolidation.lessons.lesson import Lesson
from consolidation.training.batches.targets import Memo, check_packed, compute
from consolidation.training.course import Course
from consolidation.training.examples import PromptTokens, TextTokens, examples
from consolidation.training.memory_needed import amount, check_memory, peak_mb
from consolidation.training.settings import TrainSettings
from consolidation.training.twin.layers import Packed
from consolidation.training.twin.twin import Twin, chosen_weights, first_layer, prepare, weights_of
from memory.disk.files import sha256_of
from memory.vocabulary.errors import NightCancelled


@dataclass(frozen=True, slots=True)
class TrainResult:
    """What a training gave.

    Attributes:
        loss: mean of the last epoch, nats per answer token.
        peak_mb: the most memory that the process held, of the GPU where one was used.
        right: share of the lessons whose whole answer was the likeliest at the end.
        epochs: how many were run.
    """

    file: Path
    steps: int
    seconds: float
    loss: float
    peak_mb: float
    right: float = 0.0
    epochs: int = 0
    device: str = "cpu"


def train(
    base: Path,
    prompt_tokens: PromptTokens,
    text_tokens: TextTokens,
    lessons: Sequence[Lesson],
    out: Path,
    settings: TrainSettings,
    *,
    metadata: Mapping[str, str],
    parent: Path | None = None,
    parent_scale: float = 1.0,
    beside: Sequence[tuple[Path, float]] = (),
    progress: Callable[[int, int, float], None] = lambda step, steps, loss: None,
    cancelled: Callable[[], bool] = lambda: False,
    evaluate: Callable[[int], bool] | None = None,
    memo: Memo | None = None,
) -> TrainResult:
    """Train a LoRA for a GGUF model and write it as a GGUF adapter.

    Args:
        base: the model file that is served.
        prompt_tokens, text_tokens: the served model's own, so that both see the same tokens.
        out: replaced atomically, at the end or at each `evaluate`.
        metadata: kept in the file; its "base_sha256" is computed where it is missing.
        parent: an adapter of this base to go on from.
        parent_scale: what the parent is used at.
        beside: adapters that will be in use with it, with their scales: they change the student,
            not the teacher.
        progress: gets (steps done, steps in all, loss of the last step).
        cancelled: asked before every step.
        evaluate: called after each epoch (from 1) with `out` written; True ends the training.
        memo: what an earlier training of the same base computed; this one adds to it.

    Raises:
        NightCancelled: `cancelled` said so; `out` is as it was.
        NightError: nothing to learn, too little memory, or the training went astray.
        AdapterError: the architecture or the parent does not fit.
        ModelFileError: the base cannot be loaded.
    """
    began = time.perf_counter()
    torch = prepare(settings.threads)

    def check() -> None:
        if cancelled():
            raise NightCancelled("The consolidation was stopped.", "Start it again at any time.")

    made = examples(lessons, prompt_tokens, text_tokens)
    check_memory(base, amount(made), settings)
    check()
    own = {key.removeprefix("luna."): text for key, text in metadata.items()}
    own.setdefault(BASE, own.get("base") or sha256_of(base))
    with _deterministic(torch, settings.seed):
        twin = Twin(base)
        before = _read(parent, twin, own[BASE]) if parent else None
        others = [(_read(path, twin, own[BASE]), scale) for path, scale in beside]
        weights = (
            weights_of(before)
            if before
            else chosen_weights(twin.layers, settings.modules, settings.upper)
        )
        first = min(first_layer(some) for some in (weights, *(weights_of(o) for o, _ in others)))
        check_packed(twin, made)
        cached = compute(twin, first, made, settings.top_k, check, memo)
        top = Packed(twin, first)
        for other, scale in others:
            twin.fold(other, scale)
        rank, alpha = (before.rank, before.alpha) if before else (settings.rank, settings.alpha)
        learning = twin.add_lora(
            weights, rank, alpha, before.tensors if before else None, parent_scale
        )
        twin.join(first)
        twin.drop(first)

        def save() -> None:
            write_adapter(
                out, twin.architecture, twin.lora_pairs(), alpha, own, twin.heads, twin.kv_heads
            )

        course = Course(twin, top, cached, learning, settings, began, fresh=before is None)
        done = course.run(progress, check, save if evaluate else None, evaluate)
        save()
    return TrainResult(
        out, course.step, time.perf_counter() - began, done, peak_mb(torch),
        course.right, course.epochs, twin.device,
    )  # fmt: skip


def _read(path: Path, twin: Twin, base_sha256: str) -> AdapterFile:
    return read_adapter(path, heads=twin.heads, kv_heads=twin.kv_heads, base_sha256=base_sha256)


class _deterministic:
    """Torch seeded and on its reproducible ways while the block runs."""

    def __init__(self, torch: Any, seed: int) -> None:
        self.torch, self.seed = torch, seed
        self.before = bool(torch.are_deterministic_algorithms_enabled())
        self.filled = bool(torch.utils.deterministic.fill_uninitialized_memory)

    def __enter__(self) -> None:
        self.torch.use_deterministic_algorithms(True)
        # Nothing here reads memory that was never written; filling it costs 3 % of a step.
        self.torch.utils.deterministic.fill_uninitialized_memory = False
        self.torch.manual_seed(self.seed)

    def __exit__(self, *_: object) -> None:
        self.torch.use_deterministic_algorithms(self.before)
        self.torch.utils.deterministic.fill_uninitialized_memory = self.filled
