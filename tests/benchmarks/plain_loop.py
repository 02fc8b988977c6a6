"""The loop that everybody writes: peft on every linear layer of every layer, cross-entropy on the
answers, AdamW, fp32, padded batches of eight. What a night is compared with."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
import torch.nn.functional as F

from consolidation.adapters.file import read_adapter, write_adapter
from consolidation.lessons.lesson import Lesson
from consolidation.ports import Model
from consolidation.training.examples import Example, examples
from consolidation.training.twin.twin import Twin, chosen_weights, prepare

LINEAR = (
    "self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj", "self_attn.o_proj",
    "mlp.gate_proj", "mlp.up_proj", "mlp.down_proj",
)  # fmt: skip
Penalty = Callable[[Sequence[torch.nn.Parameter]], torch.Tensor]
RANK, ALPHA = 16, 32.0
RATE = 3e-4  # the only one of 3e-4, 1e-3 and 3e-3 that came to 90 % of the exam (docs/LOG.md)


def train(
    model: Model,
    lessons: Sequence[Lesson],
    out: Path,
    *,
    epochs: int,
    parent: Path | None = None,
    rate: float = RATE,
    seed: int = 0,
    threads: int = 0,
    penalty: Penalty | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> list[torch.nn.Parameter]:
    """Train and write the adapter; `stop` is asked after each epoch, with `out` written."""
    prepare(threads)
    torch.manual_seed(seed)
    rng = random.Random(seed)
    twin = Twin(model.path)
    start = read_adapter(parent, heads=twin.heads, kv_heads=twin.kv_heads) if parent else None
    weights = chosen_weights(twin.layers, LINEAR, 1.0)
    learning = twin.add_lora(weights, RANK, ALPHA, start.tensors if start else None)
    optimiser = torch.optim.AdamW(learning, rate)
    made = examples(lessons, model.prompt_tokens, model.text_tokens)
    for _ in range(epochs):
        rng.shuffle(made)
        for first in range(0, len(made), 8):
            loss = answer_loss(twin, made[first : first + 8])
            if penalty is not None:
                loss = loss + penalty(learning)
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_(learning, 1.0)
            optimiser.step()
            optimiser.zero_grad()
        write_adapter(out, twin.architecture, twin.lora_pairs(), ALPHA,
                      {"base_sha256": model.base_hash}, twin.heads, twin.kv_heads)  # fmt: skip
        if stop():
            break
    return learning


def answer_loss(twin: Twin, batch: Sequence[Example]) -> torch.Tensor:
    """Mean cross-entropy of the answers' tokens."""
    longest = max(e.length for e in batch)
    ids = torch.tensor([[*e.read, *[0] * (longest - e.length)] for e in batch])
    targets = torch.full((len(batch), longest), -100)
    for row, e in enumerate(batch):
        targets[row, len(e.student) - 1 : e.length] = torch.tensor(e.answer)
    logits = twin.logits(twin.decoder(input_ids=ids, use_cache=False).last_hidden_state)
    return F.cross_entropy(logits.flatten(0, 1), targets.flatten(), ignore_index=-100)
