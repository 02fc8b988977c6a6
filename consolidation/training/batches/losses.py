"""The loss of a batch, and its gradient."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from consolidation.training.batches.targets import Batch
    from consolidation.training.twin.twin import Twin


def learn(twin: Twin, ends: torch.Tensor, batch: Batch) -> tuple[float, torch.Tensor, torch.Tensor]:
    """Forward and backward pass of the loss; gradients are added to the trained parameters.

    The head runs over a few positions at a time, forward and backward: with a large vocabulary the
    logits of all positions and their gradients would take more memory than the layers.

    Args:
        ends: [n, width] hidden states at the answer positions, before the head.

    Returns:
        As `losses`, the loss as a number.
    """
    import torch

    count = len(ends)
    if count <= twin.places:
        loss, likeliest, far = losses(twin.logits(ends), batch)
        torch.autograd.backward([loss])
        return loss.item(), likeliest, far
    leaf = ends.detach().requires_grad_()
    total, parts = 0.0, []
    for begin in range(0, count, twin.places):
        chunk = slice(begin, begin + twin.places)
        part = replace(
            batch, answer=batch.answer[chunk], top=batch.top[chunk], logs=batch.logs[chunk],
            cross_entropy=batch.cross_entropy[chunk], divergence=batch.divergence[chunk],
        )  # fmt: skip
        loss, *marks = losses(twin.logits(leaf[chunk]), part)
        share = len(part.answer) / count
        torch.autograd.backward([loss * share])
        total += loss.item() * share
        parts.append(marks)
    torch.autograd.backward([ends], [leaf.grad])
    likeliest, far = (torch.cat(pieces) for pieces in zip(*parts, strict=True))
    return total, likeliest, far


def losses(logits: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The loss of a batch, which answer tokens are the student's likeliest, and the divergences.

    Forward KL(teacher ‖ student) over the teacher's likeliest tokens, with all others as one more
    outcome (arXiv 2412.14964 matches whole distributions), plus cross-entropy.

    Args:
        logits: [n, vocabulary] at the answer positions.

    Returns:
        A scalar in nats per answer token, [n] booleans, and [n] divergences in nats.
    """
    import torch

    logs = logits.float().log_softmax(-1)
    gathered = logs.gather(1, torch.cat([batch.top, batch.answer[:, None]], dim=1))
    top, answer = gathered[:, :-1], gathered[:, -1]
    likeliest = logits.max(-1).indices == batch.answer  # faster than argmax
    crossed = -answer
    teacher = batch.logs.exp()
    diverged = (teacher * (batch.logs - top)).sum(-1)
    if batch.top.shape[1] < logits.shape[1]:
        teacher_rest = (1 - teacher.sum(-1)).clamp_min(1e-6)
        student_rest = (1 - top.exp().sum(-1)).clamp_min(1e-6)
        diverged = diverged + teacher_rest * (teacher_rest.log() - student_rest.log())
    total = (batch.cross_entropy * crossed + batch.divergence * diverged).sum()
    return total / len(batch.answer), likeliest, diverged.detach()
