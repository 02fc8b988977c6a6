"""Trains the manners of the default mind: a LoRA on the untouched base.

    python -m assets.mind.train --base GGUF --replies FILE --corpora DIR --work DIR [--tokens N]

Everything learned is in the work folder: a run goes on where it was, and the same command started
once more joins it, one thread each, so that every free core helps. The rate is warmed up,
constant, then falls in a line to nothing at `--tokens`; a number in the file `end` in the work
folder moves that end while the run goes on. `--out FILE` writes what was learned so far.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("HF_HUB_OFFLINE", "1")
os.environ.setdefault("GOMP_SPINCOUNT", "20000")  # gentle to what runs beside

import torch
import torch.nn.functional as F
from filelock import FileLock
from torch import Tensor, nn

from app.engine.files.manners import Change, read_manners
from assets.mind.curriculum.slots.words import pieces
from assets.mind.lessons import Example, Lessons, Shares
from assets.mind.manners import MAPS, write
from memory.disk.files import sha256_of


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the run."""

    tokens: int = 2_000_000
    decay: float = 0.5  # of the run, at its end
    warm_up_steps: int = 30
    rate: float = 6e-4  # of B
    slower: float = 0.25  # A's, as a share of it
    batch_tokens: int = 520
    rank: int = 32
    first_layer: int = 6  # those below stay as they are
    kl_positions: int = 500
    anchor: float = 8.0  # weight of the divergence to the base
    seed: int = 0


class LoraLinear(nn.Module):
    """A frozen linear map with a trained product B·A beside it."""

    def __init__(self, base: nn.Linear, rank: int) -> None:
        super().__init__()
        self.base = base
        self.a = nn.Parameter(torch.randn(rank, base.in_features) / base.in_features**0.5)
        self.b = nn.Parameter(torch.zeros(base.out_features, rank))
        self.on = True

    def begin(self, change: Change) -> None:
        """Go on from what an earlier run learned, of any rank up to this one's."""
        rank = len(change.a)
        a = torch.from_numpy(change.a.astype("f4") * change.a_scale)
        b = torch.from_numpy(change.b.astype("f4") * change.b_scale[:, None])
        self.a.data[:rank].copy_(a * 0.5**0.5)
        self.b.data[:, :rank].copy_(b * 0.5**0.5)

    def forward(self, x: Tensor) -> Tensor:
        """[..., in] to [..., out]."""
        out: Tensor = self.base(x)
        return out + F.linear(F.linear(x, self.a), self.b) * 2 if self.on else out


class Mind:
    """The base with its LoRA, and the loss on a batch."""

    def __init__(self, base: Path, recipe: Recipe, start: Path | None = None) -> None:
        from transformers import AutoModelForCausalLM, AutoTokenizer, GgufConfig

        self.recipe = recipe
        self.tokenizer = AutoTokenizer.from_pretrained(base.parent, gguf_file=base.name)
        self.model = AutoModelForCausalLM.from_pretrained(
            base.parent, gguf_file=base.name, dtype=torch.float32, attn_implementation="sdpa",
            quantization_config=GgufConfig(dequantize=True),
        )  # fmt: skip
        self.model.requires_grad_(False)
        self.maps: dict[str, LoraLinear] = {}
        found = read_manners(start, sha256_of(base)) if start else {}
        for number, layer in enumerate(self.model.model.layers):
            if number < recipe.first_layer:
                continue
            for name, (part, attribute) in MAPS.items():
                holder = getattr(layer, part)
                linear = LoraLinear(getattr(holder, attribute), recipe.rank)
                setattr(holder, attribute, linear)
                place = f"blk.{number}.{name}"
                self.maps[place] = linear
                if change := found.get(place):
                    linear.begin(change)

    def encode(self, text: str) -> list[int]:
        """Ids of a text, control tokens in it included."""
        ids: list[int] = self.tokenizer(text, add_special_tokens=False)["input_ids"]
        return ids

    def hidden(self, ids: Tensor, positions: Tensor, mask: Tensor) -> Tensor:
        """States after the last norm, [b, t, width]."""
        states: Tensor = self.model.model(
            input_ids=ids, position_ids=positions, attention_mask=mask, use_cache=False
        ).last_hidden_state
        return states

    def loss(self, group: list[Example]) -> Tensor:
        """Mean loss of a group of one kind: on its tokens, or to the base's distribution."""
        if group[0].teacher is None:
            ids, positions, mask, targets = collate(group)
            flat = targets.flatten()
            chosen = (flat >= 0).nonzero().squeeze(1)
            states = self.hidden(ids, positions, mask).flatten(0, 1)[chosen]
            return F.cross_entropy(self.model.lm_head(states), flat[chosen])
        shown = [Example(e.sort, e.teacher or [], [], [0] * len(e.teacher or [])) for e in group]
        replies = [sum(e.learn) for e in group]
        picked = [torch.randperm(n)[: self.recipe.kl_positions // len(group) + 1] for n in replies]
        with torch.no_grad():
            self._switch(False)
            wanted = F.log_softmax(self._at(shown, replies, picked), -1)
            self._switch(True)
        given = F.log_softmax(self._at(group, replies, picked), -1)
        return F.kl_div(given, wanted, log_target=True, reduction="batchmean")

    def _at(self, group: list[Example], replies: list[int], picked: list[Tensor]) -> Tensor:
        """Logits where the picked tokens of each reply are foretold, [n, vocabulary]."""
        ids, positions, mask, _ = collate(group)
        states = self.hidden(ids, positions, mask)
        rows = [
            states[row, len(e.ids) - n - 1 + p]
            for row, (e, n, p) in enumerate(zip(group, replies, picked, strict=True))
        ]
        logits: Tensor = self.model.lm_head(torch.cat(rows))
        return logits

    def _switch(self, on: bool) -> None:
        for linear in self.maps.values():
            linear.on = on


def collate(group: list[Example]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Ids and positions [b, t], additive mask [b, 1, t, t], targets [b, t] (-1: none).

    A branch sees the stem and itself; its positions begin where the stem ends.
    """
    length = max(len(e.ids) for e in group)
    ids = torch.zeros(len(group), length, dtype=torch.long)
    branch = torch.full((len(group), length), -1)
    positions = torch.zeros(len(group), length, dtype=torch.long)
    targets = torch.full((len(group), length), -1)
    for row, e in enumerate(group):
        size, stem = len(e.ids), e.branches.count(0)
        ids[row, :size] = torch.tensor(e.ids)
        branch[row, :size] = torch.tensor(e.branches)
        at: dict[int, int] = {}
        for place, number in enumerate(e.branches):
            positions[row, place] = at.get(number, stem if number else 0)
            at[number] = int(positions[row, place]) + 1
            if e.learn and e.learn[place] and place and e.branches[place - 1] == number:
                targets[row, place - 1] = e.ids[place]
    query, key = branch[:, :, None], branch[:, None, :]
    seen = ((query == key) | (key == 0)) & torch.tril(torch.ones(length, length, dtype=torch.bool))
    seen |= torch.eye(length, dtype=torch.bool)
    mask = torch.zeros(len(group), 1, length, length).masked_fill(~seen[:, None], -1e9)
    return ids, positions, mask, targets


def batches(lessons: Lessons, recipe: Recipe, mind: Mind, draw: str) -> Iterator[list[Example]]:
    """Groups of one kind and like length."""
    rng = random.Random(f"{recipe.seed}-{draw}")
    vocabulary = mind.tokenizer.get_vocab()
    while True:
        lessons.reload()
        with pieces(vocabulary):
            pool = [e for _ in range(160) if (e := lessons.draw(rng)) is not None]
        groups: list[list[Example]] = []
        for kind in (False, True):
            alike = sorted(
                (e for e in pool if (e.teacher is None) == kind), key=lambda e: len(e.ids)
            )
            group: list[Example] = []
            for e in alike:
                if group and (len(group) + 1) * len(e.ids) > recipe.batch_tokens:
                    groups.append(group)
                    group = []
                group.append(e)
            groups += [group] if group else []
        rng.shuffle(groups)
        yield from groups


class Shared:
    """Parameters and their moments in a file that every process of a run has in its memory.

    Processes do not wait for one another: each takes a step on its own batch under a lock, with
    gradients that may be one step old (Recht et al. 2011). AdamW without decay, in one vector.
    """

    def __init__(self, work: Path, mind: Mind) -> None:
        self._slow = [m.a for m in mind.maps.values()]
        self._quick = [m.b for m in mind.maps.values()]
        self.lock = FileLock(work / "lock")
        size = sum(p.numel() for p in self.parameters)
        self._half = sum(p.numel() for p in self._slow)
        file = work / "state.bin"
        with self.lock:
            fresh = not file.exists()
            found = torch.from_file(str(file), True, 3 * size + 3, dtype=torch.float32)
            self.values, self._first, self._second = found[: 3 * size].view(3, size)
            self._counts = found[3 * size :]
            if fresh:
                self.values.copy_(torch.cat([p.detach().flatten() for p in self.parameters]))
        for parameter, view in zip(
            self.parameters, self.values.split([p.numel() for p in self.parameters]), strict=True
        ):
            parameter.data = view.view_as(parameter)

    @property
    def parameters(self) -> list[nn.Parameter]:
        """All that is learned, A of every map before B of every map."""
        return [*self._slow, *self._quick]

    @property
    def seen(self) -> int:
        """Tokens so far, of all processes, in units that a float32 counts exactly."""
        return int(self._counts[0]) * 16

    @property
    def steps(self) -> int:
        """Steps so far, of all processes."""
        return int(self._counts[1])

    def step(self, rate: float, slower: float, tokens: int) -> None:
        """Take the gradients of this process in; they are cut to a norm of 1."""
        found = [p.grad if p.grad is not None else torch.zeros_like(p) for p in self.parameters]
        gradient = torch.cat([part.flatten() for part in found])
        gradient.mul_(min(1.0, 1.0 / (float(gradient.norm()) + 1e-6)))
        for parameter in self.parameters:
            parameter.grad = None
        with self.lock:
            self._counts[0] += tokens // 16
            self._counts[1] += 1
            number, (fall, spread) = self.steps, (0.9, 0.98)
            self._first.lerp_(gradient, 1 - fall)
            self._second.mul_(spread).addcmul_(gradient, gradient, value=1 - spread)
            size = (self._second / (1 - spread**number)).sqrt_().add_(1e-8)
            change = self._first.div(size).mul_(-rate / (1 - fall**number))
            change[: self._half] *= slower
            self.values += change


def train(
    base: Path, replies: Path, corpora: Path, work: Path, recipe: Recipe, start: Path | None = None
) -> None:
    """Trains until `recipe.tokens`, a line of figures every few minutes."""
    torch.manual_seed(recipe.seed)
    mind = Mind(base, recipe, start)
    lessons = Lessons(mind.encode, replies, corpora, Shares())
    shared = Shared(work, mind)
    losses: dict[str, list[float]] = {}
    began = last = time.monotonic()
    own = 0
    for group in batches(lessons, recipe, mind, f"{shared.seen}-{os.getpid()}"):
        end = work / "end"
        total = int(end.read_text()) if end.exists() else recipe.tokens
        left = (total - shared.seen) / (recipe.decay * total)
        rate = min(1.0, (shared.steps + 1) / recipe.warm_up_steps) * min(1.0, max(0.02, left))
        loss = mind.loss(group)
        weight = recipe.anchor if group[0].teacher else 1.0
        (loss * weight).backward()  # type: ignore[no-untyped-call]
        tokens = len(group) * max(len(e.ids) for e in group)
        own += tokens
        shared.step(recipe.rate * rate, recipe.slower, tokens)
        for sort in {e.sort for e in group}:
            losses.setdefault(sort, []).append(loss.item())
        done = shared.seen >= total
        if done or time.monotonic() - last > 240:
            last = time.monotonic()
            minutes = (last - began) / 60
            figures: dict[str, Any] = {
                "seen": shared.seen, "steps": shared.steps, "rate": round(rate, 2),
                "minutes": round(minutes, 1), "own tokens a second": round(own / minutes / 60, 1),
            }  # fmt: skip
            figures |= {s: round(sum(v[-30:]) / len(v[-30:]), 3) for s, v in losses.items()}
            print(json.dumps(figures), flush=True)
        if done:
            return


def export(
    base: Path, work: Path, out: Path, recipe: Recipe, earlier: Path | None, share: float
) -> None:
    """Writes what has been learned so far.

    Args:
        earlier: A copy of the run's `state.bin` of another moment, to be averaged with
            (Izmailov et al. 2018); it counts `share`.
    """
    mind = Mind(base, recipe)
    shared = Shared(work, mind)
    if earlier is not None:
        before = torch.from_file(str(earlier), False, shared.values.numel(), dtype=torch.float32)
        mean = shared.values.lerp(before, share)
        for parameter, view in zip(
            shared.parameters, mean.split([p.numel() for p in shared.parameters]), strict=True
        ):
            parameter.data = view.view_as(parameter)
    maps = {
        name: (2 * m.a.detach().numpy(), m.b.detach().numpy().copy())
        for name, m in mind.maps.items()
    }
    error = write(out, maps, sha256_of(base))
    print(f"{shared.seen} tokens; largest error of a map's change {error:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("base", "replies", "corpora", "work"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--tokens", type=int, default=Recipe.tokens)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="manners to go on from, in a new work folder")
    parser.add_argument("--out", type=Path, help="write the manners instead of training")
    parser.add_argument("--earlier", type=Path, help="a state to average with, for --out")
    parser.add_argument("--share", type=float, default=0.25, help="of the earlier state")
    given = parser.parse_args()
    torch.set_num_threads(given.threads)
    given.work.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(tokens=given.tokens)
    if given.out:
        export(given.base, given.work, given.out, recipe, given.earlier, given.share)
        return
    train(given.base, given.replies, given.corpora, given.work, recipe, given.start)


if __name__ == "__main__":
    main()
