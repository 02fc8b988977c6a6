"""Trains the tagger that reads messages, from the labelled ones in this folder.

    python -m assets.mind.reader.train --corpora DIR --work DIR [--epochs N] [--out FILE]

The published encoder is trained whole but for its word vectors, with the heads of
`app.talk.reading.tagger`. A
run goes on where it was; `--out FILE` also writes the weights, their moving mean over the last
steps. Every twentieth message of our own is left out of training and measured after each epoch.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn
from torch.optim import swa_utils

from app.engine.embedding import published
from app.engine.embedding.bert import save
from app.engine.embedding.convert_embedder import package_folder
from app.talk.reading.tagger import form
from app.talk.reading.tagger.form import POINTER, RUNS, SLOTS, TAGS, Asked
from assets.mind.reader import corpora_lines
from memory.notice.frames.frame import ACTS, QUALIFIERS, standing

Line = Mapping[str, Any]
LEFT_OUT = 20
_TOKENS = 640  # of a batch, padding with them
_IGNORE = -100


@dataclass(frozen=True)
class Recipe:
    """Everything that decides a run."""

    epochs: int = 12
    rate: float = 1.8e-4
    heads_rate: float = 1e-3
    warm_up: float = 0.06  # of all steps
    decay: float = 0.01
    mean: float = 0.9985  # of the moving mean
    lost_words: float = 0.04  # share of words that become unknown, so that names are read by place
    seed: int = 0


@dataclass
class Example:
    """A message in tokens with its labels, [words, …]; -100 where nothing is learned."""

    asked: Asked
    tags: np.ndarray
    acts: np.ndarray
    slots: np.ndarray
    points: np.ndarray


def spans_of(
    asked: Asked, phrase: str, texts: Sequence[int] | None = None
) -> list[tuple[int, int]]:
    """(first, last) words wherever a phrase stands, the message before the turns."""
    out = []
    for number, text in enumerate(asked.texts):
        if texts is not None and number not in texts:
            continue
        start = text.find(phrase)
        while start >= 0:
            end = start + len(phrase)
            inside = [
                place
                for place, (of, begin, stop) in enumerate(asked.words)
                if of == number and begin < end and stop > start
            ]
            if inside and standing(phrase, text[start:end]):
                out.append((inside[0], inside[-1]))
            start = text.find(phrase, start + 1)
    return out


def labelled(line: Line, asked: Asked) -> Example:
    """The labels of a message."""
    count = len(asked.words)
    tags = np.zeros((count, TAGS), np.float32)
    acts = np.full(count, _IGNORE, np.int64)
    slots = np.full(count, _IGNORE, np.int64)
    points = np.full(count, _IGNORE, np.int64)
    taken = np.zeros(count, bool)

    def mark(run: str, first: int, last: int) -> None:
        at = 2 * RUNS.index(run)
        tags[first, at] = 1
        tags[first, at + 1] = 0
        tags[first + 1 : last + 1, at + 1] = 1

    # Short values first: of two that lie in one another the shorter is the value.
    for frame in sorted(line["frames"], key=lambda f: len(f["value"])):
        found = [s for s in spans_of(asked, frame["value"]) if not taken[s[0] : s[1] + 1].any()]
        if not found:
            continue
        first, last = found[0]
        here = slice(first, last + 1)
        taken[here] = True
        mark("value", first, last)
        tags[here, -1] = float(bool(frame.get("not")))
        favourite = frame["slot"].startswith("favourite ")
        slots[here] = SLOTS.index("favourite" if favourite else frame["slot"])
        acts[here] = ACTS.index(frame.get("act") or "tells")
        text = asked.words[first][0]
        if favourite and (noun := spans_of(asked, frame["slot"][10:])):
            mark("noun", *min(noun, key=lambda s: abs(s[0] - first)))
        if frame["whose"] == "user":
            points[first] = 0
        elif whose := _whose(asked, frame["whose"], first):
            mark("whose", *whose)
            points[first] = whose[0] + 1
        for name in QUALIFIERS:
            if frame.get(name) and (run := spans_of(asked, frame[name], [text])):
                mark(name, *min(run, key=lambda s: abs(s[0] - first)))
    return Example(asked, tags, acts, slots, points)


def _whose(asked: Asked, whose: str, first: int) -> tuple[int, int] | None:
    """The words that name somebody, the nearest to the value."""
    for phrase in (whose, whose.split()[0], whose.split()[-1]):
        if found := spans_of(asked, phrase):
            return min(found, key=lambda s: (asked.words[s[0]][0], abs(s[0] - first)))
    return None


class Net(nn.Module):
    """The encoder with its heads; names as `app.talk.reading.tagger.encoder` reads them."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertModel

        self.bert = BertModel.from_pretrained(
            package_folder(), add_pooling_layer=False, attn_implementation="sdpa"
        )
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        width = self.bert.config.hidden_size
        self.heads = nn.Linear(width, form.OUTPUTS)
        self.asks = nn.Linear(width, POINTER, bias=False)
        self.asked = nn.Linear(width, POINTER, bias=False)

    def forward(
        self, ids: Tensor, parts: Tensor, mask: Tensor, firsts: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Outputs [b, words, outputs] and pointer scores [b, words, 1 + words]."""
        states = self.bert(
            input_ids=ids, token_type_ids=parts, attention_mask=mask
        ).last_hidden_state
        index = firsts[..., None].expand(-1, -1, states.shape[-1])
        own = states.gather(1, index)
        start = states[:, :1]
        asks, at = self.asks(own), self.asked(torch.cat([start, own], 1))
        return self.heads(own), asks @ at.transpose(1, 2) / POINTER**0.5

    def weights(self) -> dict[str, np.ndarray]:
        """All of it for `app.engine.embedding.bert.save`."""
        return {
            name.removeprefix("bert."): value.detach().numpy()
            for name, value in self.state_dict().items()
            if "position_ids" not in name
        }


def collate(group: Sequence[Example], rng: random.Random, lost: float, unknown: int) -> Any:
    """Tensors of a batch, padded."""
    tokens = max(len(e.asked.ids) for e in group)
    words = max(len(e.asked.words) for e in group)
    size = len(group)
    ids, parts = np.zeros((size, tokens), np.int64), np.zeros((size, tokens), np.int64)
    mask, firsts = np.zeros((size, tokens), np.int64), np.zeros((size, words), np.int64)
    tags = np.full((size, words, TAGS), -1, np.float32)
    acts, slots, points = (np.full((size, words), _IGNORE, np.int64) for _ in range(3))
    for row, e in enumerate(group):
        n, m = len(e.asked.ids), len(e.asked.words)
        ids[row, :n], parts[row, :n], mask[row, :n] = e.asked.ids, e.asked.parts, 1
        for place in range(1, n):
            if lost and rng.random() < lost and ids[row, place] > 1000:
                ids[row, place] = unknown
        firsts[row, :m] = e.asked.firsts
        tags[row, :m] = e.tags
        acts[row, :m], slots[row, :m], points[row, :m] = e.acts, e.slots, e.points
    return [torch.from_numpy(a) for a in (ids, parts, mask, firsts, tags, acts, slots, points)]


def loss_of(net: Net, batch: Sequence[Tensor]) -> Tensor:
    """The sum of the heads' losses."""
    ids, parts, mask, firsts, tags, acts, slots, points = batch
    out, scores = net(ids, parts, mask, firsts)
    known = tags[..., 0] >= 0
    wanted, given = tags[known], out[..., :TAGS][known]
    heavy = torch.ones(TAGS)
    heavy[:2] = 2.0  # values matter most
    each = F.binary_cross_entropy_with_logits(given, wanted, reduction="none") * heavy
    inside = (wanted[:, 0] + wanted[:, 1]) > 0
    sign = each[:, -1][inside].sum()
    total = each[:, :-1].sum() + sign
    count = max(1.0, float(inside.sum()))
    n_acts = len(ACTS)
    total = total + 0.5 * F.cross_entropy(
        out[..., TAGS : TAGS + n_acts].flatten(0, 1), acts.flatten(),
        ignore_index=_IGNORE, reduction="sum",
    )  # fmt: skip
    total = total + F.cross_entropy(
        out[..., TAGS + n_acts :].flatten(0, 1), slots.flatten(),
        ignore_index=_IGNORE, reduction="sum",
    )  # fmt: skip
    pad = torch.cat([torch.ones_like(known[:, :1]), known], 1)
    scores = scores.masked_fill(~pad[:, None, :], -1e4)
    total = total + F.cross_entropy(
        scores.flatten(0, 1), points.flatten(), ignore_index=_IGNORE, reduction="sum"
    )
    return total / (count + 0.25 * float(known.sum()))


def batches(examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
    """All of them once, those of like length together."""
    order = sorted(examples, key=lambda e: len(e.asked.ids) + rng.random() * 8)
    groups: list[list[Example]] = []
    group: list[Example] = []
    for e in order:
        if group and (len(group) + 1) * len(e.asked.ids) > _TOKENS:
            groups.append(group)
            group = []
        group.append(e)
    groups += [group] if group else []
    rng.shuffle(groups)
    yield from groups


def lines_of(corpora: Path) -> tuple[list[Line], list[Line]]:
    """(to train on, left out)."""
    files = sorted(corpora_lines.FOLDER.glob("lines_*.jsonl"))
    own = [json.loads(text) for file in files for text in file.open(encoding="utf-8")]
    left = own[::LEFT_OUT]
    rest = [line for number, line in enumerate(own) if number % LEFT_OUT]
    return [*rest, *corpora_lines.load(corpora, corpora_lines.training_files())], left


class Words:
    """The encoder's words."""

    def __init__(self) -> None:
        self._words = published.words()
        self.unknown = self._words.unknown

    def asked(self, line: Line) -> Asked:
        """A message in tokens."""
        before = [(str(role), str(text)) for role, text in line["before"]]
        words = self._words
        return form.asked(line["say"], before, words.encode, words.cls, words.sep)


@torch.no_grad()
def read(net: Net, words: Words, lines: Sequence[Line], threshold: float) -> list[list[Any]]:
    """What the net reads in lines."""
    net.eval()
    rng, out = random.Random(0), []
    for line in lines:
        e = labelled(line, words.asked(line))
        ids, parts, mask, firsts, *_ = collate([e], rng, 0, 0)
        given, scores = net(ids, parts, mask, firsts)
        n_acts = len(ACTS)
        answer = form.Answer(
            torch.sigmoid(given[0, :, :TAGS]).numpy(),
            torch.softmax(given[0, :, TAGS : TAGS + n_acts], -1).numpy(),
            torch.softmax(given[0, :, TAGS + n_acts :], -1).numpy(),
            torch.softmax(scores[0], -1).numpy(),
        )
        out.append(form.frames(e.asked, answer, threshold))
    net.train()
    return out


def figures(lines: Sequence[Line], found: Sequence[list[Any]]) -> dict[str, float]:
    """Of the values: found, in the right slot, right of those kept; quiet lines."""
    told = hit = right = kept = true = quiet = empty = 0
    for line, frames in zip(lines, found, strict=True):
        wanted = line["frames"]
        told, kept = told + len(wanted), kept + len(frames)
        for frame in wanted:
            alike = [f for f in frames if _alike(f, frame)]
            hit += bool(alike)
            right += any(f["slot"] == frame["slot"] and f["act"] == frame["act"] for f in alike)
        true += sum(any(_alike(f, w) for w in wanted) for f in frames)
        empty += not wanted
        quiet += not wanted and not frames
    return {
        "recall": hit / max(told, 1), "right slot": right / max(told, 1),
        "precision": true / max(kept, 1), "clean": quiet / max(empty, 1),
    }  # fmt: skip


def _alike(one: Any, other: Any) -> bool:
    a, b = (set(str(f["value"]).casefold().split()) for f in (one, other))
    mine = (one["whose"] == "user") == (other["whose"] == "user")
    return mine and bool(one.get("not")) == bool(other.get("not")) and (a <= b or b <= a)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=Recipe.epochs)
    parser.add_argument("--out", type=Path, help="write the weights here after each epoch")
    given = parser.parse_args()
    recipe = Recipe(epochs=given.epochs)
    torch.set_num_threads(1)
    torch.manual_seed(recipe.seed)
    given.work.mkdir(parents=True, exist_ok=True)
    words, net = Words(), Net()
    lines, left = lines_of(given.corpora)
    examples = [labelled(line, words.asked(line)) for line in lines]
    slow = [p for p in net.bert.parameters() if p.requires_grad]
    quick = [p for m in (net.heads, net.asks, net.asked) for p in m.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": recipe.rate}, {"params": quick, "lr": recipe.heads_rate}],
        weight_decay=recipe.decay,
    )
    per_epoch = len(list(batches(examples, random.Random(0))))
    total, first = recipe.epochs * per_epoch, 0
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda s: min((s + 1) / (recipe.warm_up * total), max(0.02, 1 - s / total)),
    )
    averaging = swa_utils.get_ema_multi_avg_fn(recipe.mean)  # type: ignore[no-untyped-call]
    mean = swa_utils.AveragedModel(net, multi_avg_fn=averaging)
    state = given.work / "state.pt"
    if state.exists():
        held = torch.load(state, weights_only=False)
        net.load_state_dict(held["net"])
        mean.load_state_dict(held["mean"])
        optimizer.load_state_dict(held["optimizer"])
        first = held["epoch"] + 1
        for each, rate in zip(
            optimizer.param_groups, (recipe.rate, recipe.heads_rate), strict=True
        ):
            each["initial_lr"] = rate
        schedule.base_lrs = [recipe.rate, recipe.heads_rate]
        for _ in range(first * per_epoch):
            schedule.step()
    print(f"{len(examples)} messages, {per_epoch} steps an epoch", flush=True)
    for epoch in range(first, recipe.epochs):
        began, losses, rng = time.monotonic(), [], random.Random(f"{recipe.seed}-{epoch}")
        net.train()
        for group in batches(examples, rng):
            loss = loss_of(net, collate(group, rng, recipe.lost_words, words.unknown))
            loss.backward()  # type: ignore[no-untyped-call]
            torch.nn.utils.clip_grad_norm_([*slow, *quick], 1.0)
            optimizer.step()
            schedule.step()
            optimizer.zero_grad()
            mean.update_parameters(net)
            losses.append(loss.item())
        report: dict[str, Any] = {
            "epoch": epoch, "loss": round(sum(losses) / len(losses), 3),
            "minutes": round((time.monotonic() - began) / 60, 1),
        }  # fmt: skip
        for name, which in (("now", net), ("mean", cast(Net, mean.module))):
            found = figures(left, read(which, words, left, 0.5))
            report[name] = {key: round(100 * value, 1) for key, value in found.items()}
        print(json.dumps(report), flush=True)
        torch.save(
            {"net": net.state_dict(), "mean": mean.state_dict(),
             "optimizer": optimizer.state_dict(), "epoch": epoch}, state,
        )  # fmt: skip
        if given.out:
            save(cast(Net, mean.module).weights(), given.out)


if __name__ == "__main__":
    main()
