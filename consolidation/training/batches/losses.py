"""What a batch costs, and its gradient."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import torch

    from consolidation.training.batches.targets import Batch
    from consolidation.training.twin.twin import Twin


def learn(twin: Twin, ends: torch.Tensor, batch: Batch) -> tuple[float, torch.Tensor, torch.Tensor]:
    """`losses` of a batch, its gradient added to what learns.

    The head is run over few places at a time, each with its gradient: the logits of all at once,
    with theirs, would take more memory than the layers where the vocabulary is large.

    Args:
        ends: [n, width] before the head.
    """
    import torch

    count = len(ends)
    if count <= twin.places:
        loss, said, far = losses(twin.logits(ends), batch)
        torch.autograd.backward([loss])
        return loss.item(), said, far
    leaf = ends.detach().requires_grad_()
    total, parts = 0.0, []
    for begin in range(0, count, twin.places):
        few = slice(begin, begin + twin.places)
        part = replace(
            batch, answer=batch.answer[few], top=batch.top[few], logs=batch.logs[few],
            cross_entropy=batch.cross_entropy[few], divergence=batch.divergence[few],
        )  # fmt: skip
        loss, *marks = losses(twin.logits(leaf[few]), part)
        share = len(part.answer) / count
        torch.autograd.backward([loss * share])
        total += loss.item() * share
        parts.append(marks)
    torch.autograd.backward([ends], [leaf.grad])
    said, far = (torch.cat(some) for some in zip(*parts, strict=True))
    return total, said, far


def losses(logits: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The loss of a batch, which answer tokens the student would now say itself, and how far.

    Forward KL(teacher ‖ student) over the teacher's likeliest tokens, with all others as one
    more outcome (arXiv 2412.14964 matches whole distributions), and cross-entropy.

    Args:
        logits: [n, vocabulary] at the batch's places.

    Returns:
        A scalar in nats per answer token, [n] booleans, and [n] divergences in nats.
    """
    import torch

    logs = logits.float().log_softmax(-1)
    asked = logs.gather(1, torch.cat([batch.top, batch.answer[:, None]], dim=1))
    known, answer = asked[:, :-1], asked[:, -1]
    said = logits.max(-1).indices == batch.answer  # faster than argmax
    crossed = -answer
    teacher = batch.logs.exp()
    diverged = (teacher * (batch.logs - known)).sum(-1)
    if batch.top.shape[1] < logits.shape[1]:
        rest = (1 - teacher.sum(-1)).clamp_min(1e-6)
        left = (1 - known.exp().sum(-1)).clamp_min(1e-6)
        diverged = diverged + rest * (rest.log() - left.log())
    total = (batch.cross_entropy * crossed + batch.divergence * diverged).sum()
    return total / len(batch.answer), said, diverged.detach()
