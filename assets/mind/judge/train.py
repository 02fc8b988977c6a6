"""Trains the judge: does a message ask for what was told, and which lines answer it.

    python -m assets.mind.judge.train --corpora DIR --work DIR --minutes N --out FILE

The upper half of the sentence encoder and two outputs are trained. A run goes on from its work
folder; the rate falls to nothing at the end of its minutes.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim import swa_utils

from app.engine.embedding.bert import save
from app.engine.embedding.convert_embedder import package_folder
from app.engine.embedding.published import Words
from app.talk.reading.judge.form import Pairs, pairs
from assets.mind.judge.examples import Example, Examples, held_out, written

FROZEN = 2  # lower layers that stay as published
RATE, HEADS_RATE = 1.2e-4, 1e-3
TOKENS = 1_100  # of a batch, padding with them
MEAN = 0.996
LOST = 0.03  # share of tokens that become unknown


class Net(nn.Module):
    """The encoder with two outputs: of the message, and of each line."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel.from_pretrained(
            package_folder(), add_pooling_layer=False, attn_implementation="sdpa"
        )
        for parameter in self.bert.embeddings.parameters():
            parameter.requires_grad_(False)
        for layer in self.bert.encoder.layer[:FROZEN]:
            layer.requires_grad_(False)
        self.asks = nn.Linear(self.bert.config.hidden_size, 1)
        self.answers = nn.Linear(self.bert.config.hidden_size, 1)

    def forward(self, batch: dict[str, Tensor]) -> tuple[Tensor, Tensor]:
        """Scores of the messages [b], and of their lines [b, lines]."""
        e = self.bert.embeddings
        x = e.word_embeddings(batch["ids"]) + e.position_embeddings(batch["positions"])
        x = e.LayerNorm(x + e.token_type_embeddings(batch["parts"]))
        for number, layer in enumerate(self.bert.encoder.layer):
            with torch.set_grad_enabled(torch.is_grad_enabled() and number >= FROZEN):
                given = layer(x, attention_mask=batch["mask"])
                x = given[0] if isinstance(given, tuple) else given
        ends = x.gather(1, batch["ends"][..., None].expand(-1, -1, x.shape[-1]))
        return self.asks(x[:, 0]).squeeze(-1), self.answers(ends).squeeze(-1)

    def weights(self) -> dict[str, np.ndarray]:
        """What was trained."""
        return {
            name.removeprefix("bert."): value.detach().numpy()
            for name, value in self.named_parameters()
            if value.requires_grad
        }


def tokens(words: Words, example: Example) -> Pairs:
    """An example in tokens."""
    lines = [line for line, _ in example.lines]
    return pairs(example.say, lines, words.encode, words.cls, words.sep)


def collate(
    group: Sequence[tuple[Example, Pairs]], rng: random.Random, unknown: int, lost: float
) -> dict[str, Tensor]:
    """Tensors of a batch, padded."""
    size, length = len(group), max(len(p.ids) for _, p in group)
    lines = max(1, max(len(p.ends) for _, p in group))
    ids, parts, positions = (np.zeros((size, length), np.int64) for _ in range(3))
    branches = np.full((size, length), -1, np.int64)
    ends, labels = np.zeros((size, lines), np.int64), np.full((size, lines), -1, np.float32)
    for row, (example, p) in enumerate(group):
        n = len(p.ids)
        ids[row, :n], parts[row, :n], positions[row, :n] = p.ids, p.parts, p.positions
        branches[row, :n] = p.branches
        for place in range(1, n):
            if rng.random() < lost and ids[row, place] > 1000:
                ids[row, place] = unknown
        ends[row, : len(p.ends)] = p.ends
        labels[row, : len(p.ends)] = [answers for _, answers in example.lines]
    query, key = branches[:, :, None], branches[:, None, :]
    seen = ((query == key) | (key == 0)) & (key >= 0)
    seen |= np.eye(length, dtype=bool)
    return {
        "ids": torch.from_numpy(ids), "parts": torch.from_numpy(parts),
        "positions": torch.from_numpy(positions), "ends": torch.from_numpy(ends),
        "mask": torch.where(torch.from_numpy(seen), 0.0, -1e4)[:, None],
        "labels": torch.from_numpy(labels),
        "memory": torch.tensor([float(e.memory) for e, _ in group]),
    }  # fmt: skip


def loss_of(net: Net, batch: dict[str, Tensor]) -> Tensor:
    """What is asked for, and which lines answer."""
    asks, answers = net(batch)
    labels, memory = batch["labels"], batch["memory"]
    known = labels >= 0
    each = F.binary_cross_entropy_with_logits(answers, labels.clamp(min=0), reduction="none")
    weight = torch.where(memory[:, None] > 0, 1.0, 0.3) * known
    lines = (each * weight).sum() / weight.sum().clamp(min=1)
    return F.binary_cross_entropy_with_logits(asks, memory) + 2 * lines


def batches(
    examples: Examples, words: Words, rng: random.Random
) -> Iterator[list[tuple[Example, Pairs]]]:
    """Groups of like length."""
    while True:
        examples.reload()
        pool: list[tuple[Example, Pairs]] = []
        while len(pool) < 300:
            pool += [(e, tokens(words, e)) for e in examples.draw(rng)]
        pool.sort(key=lambda pair: len(pair[1].ids))
        groups: list[list[tuple[Example, Pairs]]] = [[]]
        for pair in pool:
            if groups[-1] and (len(groups[-1]) + 1) * len(pair[1].ids) > TOKENS:
                groups.append([])
            groups[-1].append(pair)
        rng.shuffle(groups)
        yield from groups


@torch.no_grad()
def judged(net: Net, words: Words, examples: Sequence[Example]) -> list[tuple[float, list[float]]]:
    """(asks, answers of its lines) of each example, as probabilities."""
    net.eval()
    found = []
    for example in examples:
        batch = collate([(example, tokens(words, example))], random.Random(0), 0, 0.0)
        asks, answers = net(batch)
        found.append(
            (
                float(torch.sigmoid(asks[0])),
                torch.sigmoid(answers[0]).tolist()[: len(example.lines)],
            )
        )
    net.train()
    return found


def figures(
    examples: Sequence[Example],
    found: Sequence[tuple[float, list[float]]],
    yes: float = 0.5,
    no: float = 0.5,
) -> dict[str, float]:
    """Percent of messages taken for what they are; of questions with an answer: the answering
    lines and no other; of those without: none."""
    of: dict[str, list[bool]] = {"memory": [], "other": [], "told": [], "best": [], "untold": []}
    for e, (asks, answers) in zip(examples, found, strict=True):
        of["memory" if e.memory else "other"].append((asks > 0.5) == e.memory)
        wanted = [a for _, a in e.lines]
        if e.memory and any(wanted):
            of["told"].append(max(answers) > yes)
            of["best"].append(wanted[max(range(len(answers)), key=answers.__getitem__)])
        elif e.memory:
            of["untold"].append(max(answers, default=0.0) < no)
    return {name: round(100 * sum(x) / max(1, len(x)), 1) for name, x in of.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--rate", type=float, default=RATE)
    parser.add_argument("--out", type=Path)
    given = parser.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(given.seed)
    given.work.mkdir(parents=True, exist_ok=True)
    words, net, rng = Words(), Net(), random.Random(f"judge {given.seed}")
    left = [e for _ in range(150) for e in held_out(random.Random(f"held {_}"))]
    apart_ = written("held_1.jsonl")
    slow = [p for p in net.bert.parameters() if p.requires_grad]
    quick = [*net.asks.parameters(), *net.answers.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": given.rate}, {"params": quick, "lr": HEADS_RATE}], weight_decay=0.01
    )
    mean = swa_utils.AveragedModel(
        net,
        multi_avg_fn=swa_utils.get_ema_multi_avg_fn(MEAN),  # type: ignore[no-untyped-call]
    )
    state = given.work / "state.pt"
    if state.exists():
        held = torch.load(state, weights_only=False)
        net.load_state_dict(held["net"])
        mean.module.load_state_dict(held["net"])
        optimizer.load_state_dict(held["optimizer"])
    began = told = time.monotonic()
    losses: list[float] = []
    for step, group in enumerate(batches(Examples(given.corpora), words, rng)):
        passed = (time.monotonic() - began) / 60 / given.minutes
        for each, rate in zip(optimizer.param_groups, (given.rate, HEADS_RATE), strict=True):
            each["lr"] = rate * min(1, (step + 1) / 100) * max(0.0, 1 - passed)
        loss = loss_of(net, collate(group, rng, words.unknown, LOST))
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_([*slow, *quick], 1.0)
        optimizer.step()
        optimizer.zero_grad()
        mean.update_parameters(net)
        losses.append(loss.item())
        if time.monotonic() - told > 240 or passed >= 1:
            told = time.monotonic()
            which = cast(Net, mean.module)
            report: dict[str, Any] = {
                "step": step, "minutes": round((told - began) / 60, 1),
                "loss": round(sum(losses) / len(losses), 3),
                "held out": figures(left, judged(which, words, left)),
            }  # fmt: skip
            if apart_:
                report["another hand"] = figures(apart_, judged(which, words, apart_))
            print(json.dumps(report), flush=True)
            losses.clear()
            torch.save({"net": net.state_dict(), "optimizer": optimizer.state_dict()}, state)
            if given.out:
                save(which.weights(), given.out)
        if passed >= 1:
            break


if __name__ == "__main__":
    main()
