"""Elastic weight consolidation (Kirkpatrick et al., "Overcoming catastrophic forgetting in neural
networks", 2017) for the plain loop: the diagonal Fisher information of earlier lessons holds what
mattered where it was."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from consolidation.adapters.file import read_adapter
from consolidation.lessons.lesson import Lesson
from consolidation.ports import Model
from consolidation.training.examples import examples
from consolidation.training.twin.twin import Twin, chosen_weights
from tests.benchmarks.plain_loop import ALPHA, LINEAR, RANK, answer_loss


class Elastic:
    """The penalty, summed over the nights so far."""

    def __init__(self, strength: float = 1e6) -> None:
        self.strength = strength
        self.fisher: list[torch.Tensor] = []
        self.anchor: list[torch.Tensor] = []

    def penalty(self, parameters: Sequence[torch.nn.Parameter]) -> torch.Tensor:
        """A scalar: how far what mattered has moved."""
        total = torch.zeros(())
        for p, weight, start in zip(parameters, self.fisher, self.anchor, strict=False):
            total = total + (weight * (p - start).square()).sum()
        return self.strength / 2 * total

    def learn(
        self,
        model: Model,
        lessons: Sequence[Lesson],
        adapter: Path,
        learned: Sequence[torch.nn.Parameter],
    ) -> None:
        """Add tonight's Fisher information, estimated at the adapter."""
        twin = Twin(model.path)
        start = read_adapter(adapter, heads=twin.heads, kv_heads=twin.kv_heads).tensors
        weights = chosen_weights(twin.layers, LINEAR, 1.0)
        learning = twin.add_lora(weights, RANK, ALPHA, start)
        found = [torch.zeros_like(p) for p in learning]
        made = examples(lessons, model.prompt_tokens, model.text_tokens)
        for example in made:
            answer_loss(twin, [example]).backward()  # type: ignore[no-untyped-call]
            for total, p in zip(found, learning, strict=True):
                if p.grad is not None:
                    total += p.grad.square() / len(made)
                p.grad = None
        before = self.fisher or [torch.zeros_like(p) for p in learning]
        self.fisher = [a + b for a, b in zip(before, found, strict=True)]
        self.anchor = [p.detach().clone() for p in learned]
