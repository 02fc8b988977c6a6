"""Lessons → LoRA: context distillation of facts from the prompt into weights, in torch.

The teacher is the base with the fact in its prompt; the student is the base with the LoRA and
without the fact (arXiv 2412.14964). Plain talk is anchored to the base by a divergence loss. Only
the upper layers learn; the output of the lower layers and of the teacher is computed once.

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
    """The result of a training.

    Attributes:
        loss: mean of the last epoch, nats per answer token.
        peak_mb: peak memory of the process in MB; of the GPU if one was used.
        right: share of the lessons, anchors aside, whose whole answer was the likeliest at the end.
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
        base: the GGUF file that is served.
        prompt_tokens, text_tokens: the served model's tokenisation, so that both see the same
            tokens.
        out: the adapter; replaced atomically, at the end and before each `evaluate`.
        metadata: stored in the file; "base_sha256" is computed if it is missing.
        parent: an adapter of this base to train further.
        parent_scale: the scale at which the parent is used.
        beside: adapters that will be in use with the new one, with their scales: they change the
            student, not the teacher.
        progress: called with (steps done, steps in total, loss of the last step).
        cancelled: asked before every step.
        evaluate: called after each epoch (from 1) with `out` written; True ends the training.
        memo: what earlier trainings computed of the same base; this one adds to it.

    Raises:
        NightCancelled: `cancelled` said so; `out` is as it was.
        NightError: nothing to learn, too little memory, or the training diverged.
        AdapterError: the architecture is not supported, or the parent does not fit the base.
        ModelFileError: the base cannot be loaded.
    """
    began = time.perf_counter()
    torch = prepare(settings.threads)

    def check() -> None:
        if cancelled():
            raise NightCancelled("The consolidation was stopped.", "Start it again at any time.")

    tokenised = examples(lessons, prompt_tokens, text_tokens)
    check_memory(base, amount(tokenised), settings)
    check()
    own = {key.removeprefix("luna."): text for key, text in metadata.items()}
    own.setdefault(BASE, own.get("base") or sha256_of(base))
    with _deterministic(torch, settings.seed):
        twin = Twin(base)
        before = _read(parent, twin, own[BASE]) if parent else None
        adapters_beside = [(_read(path, twin, own[BASE]), scale) for path, scale in beside]
        weights = (
            weights_of(before)
            if before
            else chosen_weights(twin.layers, settings.modules, settings.upper)
        )
        first = min(
            first_layer(names)
            for names in (weights, *(weights_of(adapter) for adapter, _ in adapters_beside))
        )
        check_packed(twin, tokenised)
        cached = compute(twin, first, tokenised, settings.top_k, check, memo)
        top = Packed(twin, first)
        for adapter_beside, scale in adapters_beside:
            twin.fold(adapter_beside, scale)
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
        mean_loss = course.run(progress, check, save if evaluate else None, evaluate)
        save()
    return TrainResult(
        out, course.step, time.perf_counter() - began, mean_loss, peak_mb(torch),
        course.right, course.epochs, twin.device,
    )  # fmt: skip


def _read(path: Path, twin: Twin, base_sha256: str) -> AdapterFile:
    return read_adapter(path, heads=twin.heads, kv_heads=twin.kv_heads, base_sha256=base_sha256)


class _deterministic:
    """Seeds torch and has it use deterministic algorithms while the block runs."""

    def __init__(self, torch: Any, seed: int) -> None:
        self.torch, self.seed = torch, seed
        self.before = bool(torch.are_deterministic_algorithms_enabled())
        self.filled = bool(torch.utils.deterministic.fill_uninitialized_memory)

    def __enter__(self) -> None:
        self.torch.use_deterministic_algorithms(True)
        # No code here reads uninitialised memory; filling it would cost 3 % of a step.
        self.torch.utils.deterministic.fill_uninitialized_memory = False
        self.torch.manual_seed(self.seed)

    def __exit__(self, *_: object) -> None:
        self.torch.use_deterministic_algorithms(self.before)
        self.torch.utils.deterministic.fill_uninitialized_memory = self.filled
