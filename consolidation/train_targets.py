"""What is computed once a night: the teacher's distributions and the frozen layers' output."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from consolidation.train_data import Example
from consolidation.train_packed import Pack, PackedTop, pack
from memory.errors import NightError

if TYPE_CHECKING:
    import torch

    from consolidation.train_model import Twin

GROUP = 8  # examples in one pass


@dataclass(slots=True)
class Cached:
    """One example, ready for training; on the CPU.

    Attributes:
        hidden: what the first layer that learns is given, [student and answer, width].
        first: the place in `hidden` that predicts the first answer token.
        answer: [answer] token ids.
        top: [answer, k] token ids that the teacher finds likeliest.
        logs: [answer, k] their log-probabilities.
        surprise: mean negative log-likelihood of the answer under the base as the student is
            asked, nats per token.
    """

    example: Example
    hidden: torch.Tensor
    first: int
    answer: torch.Tensor
    top: torch.Tensor
    logs: torch.Tensor
    surprise: float = 0.0


def compute(
    twin: Twin,
    below: Any,
    above: Any,
    examples: Sequence[Example],
    top_k: int,
    check: Callable[[], None],
) -> list[Cached]:
    """Run every example through the base once. No LoRA may be in the model yet.

    Args:
        below, above: the frozen part of the model and the part that will learn.
        top_k: how many of the teacher's likeliest tokens are kept at each place.
        check: called before each pass; may raise to stop.

    Returns:
        In the order of `examples`.
    """
    import torch

    done: dict[int, Cached] = {}
    k = min(top_k, twin.vocabulary)
    with torch.no_grad():
        for group in _groups([e.length for e in examples]):
            check()
            some = [examples[place] for place in group]
            ids = [e.read for e in some]
            hidden = below(input_ids=_padded(ids, twin.device), use_cache=False).last_hidden_state
            out = above(inputs_embeds=hidden, use_cache=False).last_hidden_state
            for row, place in enumerate(group):
                e = examples[place]
                first = len(e.student) - 1
                logs = twin.logits(out[row, first : e.length]).float().log_softmax(-1)
                answer = torch.tensor(e.answer, device=twin.device)
                likely, top = logs.topk(k, dim=-1)
                done[place] = Cached(
                    e,
                    hidden[row, : e.length].clone().cpu(),
                    first,
                    answer.cpu(),
                    top.cpu(),
                    likely.cpu(),
                    float(-logs.gather(1, answer[:, None]).mean()),
                )
        others = [n for n, e in enumerate(examples) if e.divergence and e.teacher != e.student]
        for group in _groups([len(examples[n].teacher) for n in others]):
            check()
            places = [others[n] for n in group]
            ids = [(*examples[n].teacher, *examples[n].answer[:-1]) for n in places]
            hidden = below(input_ids=_padded(ids, twin.device), use_cache=False).last_hidden_state
            out = above(inputs_embeds=hidden, use_cache=False).last_hidden_state
            for row, place in enumerate(places):
                first, last = len(examples[place].teacher) - 1, len(ids[row])
                logs = twin.logits(out[row, first:last]).float().log_softmax(-1)
                likely, top = logs.topk(k, dim=-1)
                done[place].top, done[place].logs = top.cpu(), likely.cpu()
    for one in done.values():
        if one.example.said and bool((one.top[:, 0] != one.answer).any()):
            # The teacher says something else: its distribution is no target, the answer is.
            one.example = replace(
                one.example, divergence=False, cross_entropy=True, stays=False, said=False
            )
    return [done[place] for place in range(len(examples))]


def _groups(lengths: Sequence[int]) -> list[list[int]]:
    """Places of alike lengths together."""
    order = sorted(range(len(lengths)), key=lambda place: lengths[place])
    return [order[at : at + GROUP] for at in range(0, len(order), GROUP)]


def _padded(ids: Sequence[Sequence[int]], device: str) -> torch.Tensor:
    """[n, longest] with zeros to the right: what is causal never sees them."""
    import torch

    longest = max(map(len, ids))
    return torch.tensor([[*row, *[0] * (longest - len(row))] for row in ids], device=device)


@dataclass(slots=True)
class Batch:
    """Several examples; n is the number of answer tokens in all.

    Attributes:
        pack: what the layers that learn are given.
        answer: [n]; top, logs: [n, k].
        owner: [n] which example a place belongs to.
        cross_entropy, divergence: [n] weights of the two losses.
    """

    pack: Pack
    answer: torch.Tensor
    top: torch.Tensor
    logs: torch.Tensor
    owner: torch.Tensor
    cross_entropy: torch.Tensor
    divergence: torch.Tensor


def collate(
    some: Sequence[Cached],
    device: str,
    *,
    window: int,
    cross_entropy: float,
    anchor: float,
) -> Batch:
    """Put examples together and give every answer token its weights.

    Args:
        window: of sliding attention; 0 where there is none.
        cross_entropy: weight of it where the answer is both learned and the teacher's own; an
            answer that the teacher would not give has 1, and no divergence.
        anchor: weight of the divergence where the adapter is to answer as the base does.
    """
    import torch

    owner, crossed, diverged = [], [], []
    for row, c in enumerate(some):
        e, count = c.example, len(c.answer)
        owner += [row] * count
        ce = (cross_entropy if e.divergence else 1.0) if e.cross_entropy else 0.0
        kl = (anchor if e.stays else 1.0) if e.divergence else 0.0
        crossed += [ce * e.weight] * count
        diverged += [kl * e.weight] * count
    return Batch(
        pack(
            [c.example.read for c in some],
            [c.hidden for c in some],
            [c.first for c in some],
            window,
            device,
        ),
        torch.cat([c.answer for c in some]).to(device),
        torch.cat([c.top for c in some]).to(device),
        torch.cat([c.logs for c in some]).to(device),
        torch.tensor(owner, device=device),
        torch.tensor(crossed, device=device),
        torch.tensor(diverged, device=device),
    )


def losses(logits: torch.Tensor, batch: Batch) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
    """The loss of a batch, which answer tokens the student would now say itself, and how far.

    Forward KL(teacher ‖ student) over the teacher's likeliest tokens, with all others as one
    more outcome (arXiv 2412.14964 matches whole distributions), and cross-entropy.

    Args:
        logits: [n, vocabulary] at the batch's places.

    Returns:
        A scalar in nats per answer token, [n] booleans, and [n] divergences in nats.
    """
    logs = logits.float().log_softmax(-1)
    said = logits.argmax(-1) == batch.answer
    crossed = -logs.gather(1, batch.answer[:, None]).squeeze(1)
    known = logs.gather(1, batch.top)
    teacher = batch.logs.exp()
    diverged = (teacher * (batch.logs - known)).sum(-1)
    if batch.top.shape[1] < logits.shape[1]:
        rest = (1 - teacher.sum(-1)).clamp_min(1e-6)
        left = (1 - known.exp().sum(-1)).clamp_min(1e-6)
        diverged = diverged + rest * (rest.log() - left.log())
    total = (batch.cross_entropy * crossed + batch.divergence * diverged).sum()
    return total / len(batch.answer), said, diverged.detach()


def check_packed(twin: Twin, top: PackedTop, cached: Sequence[Cached]) -> None:
    """Whether the packed way through the layers gives what transformers gave. No LoRA yet.

    Raises:
        NightError: it does not; this model has something that `train_packed` does not know.
    """
    import torch

    some = cached[:GROUP]
    side = collate(some, twin.device, window=top.window, cross_entropy=1.0, anchor=1.0)
    with torch.no_grad():
        logs = twin.logits(top(side.pack)).float().log_softmax(-1)
    spent = -logs.gather(1, side.answer[:, None]).squeeze(1)
    for row, one in enumerate(some):
        found = float(spent[side.owner == row].mean())
        if not abs(found - one.surprise) <= 1e-2 * max(1.0, one.surprise):
            raise NightError(
                "This model has a kind of layer that cannot be trained yet.",
                "Choose another model for learning into weights.",
            )
