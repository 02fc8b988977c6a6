"""Computed once a night: the teacher's distributions and the output of the frozen layers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from consolidation.training.examples import Example, by_beginning
from consolidation.training.twin.layers import Packed
from consolidation.training.twin.pack import Pack, pack
from memory.vocabulary.errors import NightError

if TYPE_CHECKING:
    import torch

    from consolidation.training.twin.twin import Twin

GROUP = 16  # examples in one forward pass
CHECKED = 8  # examples that are also run through transformers' own forward pass
NEVER = -100.0  # log-probability of a token that is no target

Memo = dict[tuple[object, ...], "Cached"]
"""(first layer that learns, teacher, student, answer, divergence) → what was computed of it."""


@dataclass(slots=True)
class Past:
    """How well a lesson was known when a training ended.

    Attributes:
        streak: consecutive epochs in which it was right.
    """

    streak: int = 0


@dataclass(slots=True)
class Cached:
    """One example, ready for training; on the CPU.

    Attributes:
        hidden: input of the first layer that learns, [student and answer tokens, width].
        first: the index in `hidden` that predicts the first answer token.
        answer: [answer] token ids.
        top: [answer, k] the teacher's likeliest token ids.
        logs: [answer, k] their log-probabilities; `NEVER` where no teacher is followed.
        past: how it did in earlier training rounds of the night; copies share this object.
    """

    example: Example
    hidden: torch.Tensor
    first: int
    answer: torch.Tensor
    top: torch.Tensor
    logs: torch.Tensor
    past: Past = field(default_factory=Past)


def compute(
    twin: Twin,
    first: int,
    examples: Sequence[Example],
    top_k: int,
    check: Callable[[], None],
    memo: Memo | None = None,
) -> list[Cached]:
    """Run every example through the base once. No LoRA may be in the model yet.

    Args:
        first: the lowest layer that learns.
        top_k: how many of the teacher's likeliest tokens are kept at each position.
        check: called before each forward pass; may raise to stop.
        memo: what earlier calls computed of the same base; this one adds to it.

    Returns:
        In the order of `examples`.
    """
    import torch

    memo = {} if memo is None else memo
    keys = [(first, e.teacher, e.student, e.answer, e.divergence) for e in examples]
    new = {key: e for key, e in zip(keys, examples, strict=True) if key not in memo}
    k = min(top_k, twin.vocabulary)
    lower, upper, whole = Packed(twin, 0, first), Packed(twin, first), Packed(twin, 0)
    # With equal prompts the teacher continues from the output of the student's lower layers.
    alike = [(key, e) for key, e in new.items() if e.divergence and e.teacher == e.student]
    apart = [(key, e) for key, e in new.items() if not (e.divergence and e.teacher == e.student)]
    with torch.no_grad():
        for todo in (alike, apart):
            rows, examples_of_rows = [e.read for _, e in todo], [e for _, e in todo]
            for batch, group in _passes(twin, rows, examples_of_rows, check):
                batch.hidden = lower.through(batch)
                ends = upper(batch) if todo is alike else None
                batch.hidden = batch.hidden.cpu()
                for row, index in enumerate(group):
                    key, e = todo[index]
                    top = torch.tensor(e.answer)[:, None].expand(-1, k)
                    memo[key] = Cached(
                        e, batch.example(row), len(e.student) - 1, torch.tensor(e.answer),
                        top, torch.full(top.shape, NEVER),
                    )  # fmt: skip
                if ends is not None:
                    _follow([memo[todo[index][0]] for index in group], twin, ends, k)
        todo = [(key, e) for key, e in apart if e.divergence]
        teacher_rows = [(*e.teacher, *e.answer[:-1]) for _, e in todo]
        for batch, group in _passes(twin, teacher_rows, [e for _, e in todo], check):
            _follow([memo[todo[index][0]] for index in group], twin, whole(batch), k)
    return [_checked(replace(memo[k], example=e)) for k, e in zip(keys, examples, strict=True)]


def _follow(some: Sequence[Cached], twin: Twin, ends: torch.Tensor, k: int) -> None:
    """Store the teacher's likeliest tokens; ends: [n, width] before the head, of all answers."""
    import torch

    parts = [
        twin.logits(chunk).float().log_softmax(-1).topk(k, dim=-1)
        for chunk in torch.split(ends, twin.places)
    ]
    likely, top = (torch.cat(pieces).cpu() for pieces in zip(*parts, strict=True))
    at = 0
    for item in some:
        own = slice(at, at + len(item.answer))
        item.top, item.logs = top[own], likely[own]
        at = own.stop


def _checked(one: Cached) -> Cached:
    """Where the teacher would answer otherwise, learn the answer, not its distribution."""
    if one.example.said and bool((one.top[:, 0] != one.answer).any()):
        one.example = replace(
            one.example, divergence=False, cross_entropy=True, stays=False, said=False
        )
    return one


def _passes(
    twin: Twin,
    rows: Sequence[Sequence[int]],
    examples: Sequence[Example],
    check: Callable[[], None],
) -> Iterator[tuple[Pack, list[int]]]:
    """Packs of embedded rows that begin alike, with their indices in `rows`.

    Each row ends with its example's answer without the last token.
    """
    import torch

    for group in by_beginning(rows, GROUP):
        check()
        tokens = [rows[index] for index in group]
        embedded = [
            twin.decoder.embed_tokens(torch.tensor(row, device=twin.device)) for row in tokens
        ]
        firsts = [len(rows[index]) - len(examples[index].answer) for index in group]
        yield pack(tokens, embedded, firsts, Packed(twin, 0).window, twin.device), group


@dataclass(slots=True)
class Batch:
    """Several examples; n is the number of answer tokens in all.

    Attributes:
        pack: the input of the layers that learn.
        answer: [n] token ids; top, logs: [n, k] as in `Cached`.
        owner: [n] index of the example that a position belongs to.
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
        window: of sliding attention, in tokens; 0 if there is none.
        cross_entropy: its weight where the answer is the teacher's own; an answer that the teacher
            would not give has weight 1, and no divergence.
        anchor: weight of the divergence where the adapter must answer as the base does.
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


def check_packed(twin: Twin, examples: Sequence[Example]) -> None:
    """Check that the packed forward pass agrees with transformers'. No LoRA may be in yet.

    Raises:
        NightError: it does not: this model has something that `layers` does not support.
    """
    import torch

    sample = examples[:CHECKED]
    whole = Packed(twin, 0)
    with torch.no_grad():
        for batch, group in _passes(twin, [e.read for e in sample], sample, lambda: None):
            packed_logs = twin.logits(whole(batch)).float().log_softmax(-1).cpu()
            at = 0
            for index in group:
                answer = torch.tensor(sample[index].answer)[:, None]
                logs = twin.full_logits(sample[index].read, len(answer)).log_softmax(-1)
                packed_loss = -float(packed_logs[at : at + len(answer)].gather(1, answer).mean())
                reference_loss = -float(logs.gather(1, answer).mean())
                at += len(answer)
                if not abs(packed_loss - reference_loss) <= 1e-2 * max(1.0, reference_loss):
                    raise NightError(
                        "This model has a kind of layer that cannot be trained yet.",
                        "Choose another model for learning into weights.",
                    )
