"""Trains the default model: `python -m assets.default_model.train --corpora DIR --work DIR`.

Resumes from the last checkpoint in the work folder. The learning rate is warmed up, constant,
then falls in a line to nothing at `--tokens`; a number in the file `end` in the work folder moves
that end while the run goes on, so that a run of any length ends well. `--start FILE` trains an
exported file on, as one that has seen the drills (`Recipe.drill_tokens`) and nothing else.
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

# Threads spin briefly between operations: quick, and gentle to whatever runs beside.
os.environ.setdefault("GOMP_SPINCOUNT", "20000")

import torch
import torch.nn.functional as F
from tokenizers import Tokenizer

from assets.default_model import dialogues
from assets.default_model.corpora import exchanges
from assets.default_model.export import load
from assets.default_model.network import Network, Shape
from assets.default_model.scene import Dialogue, chat
from assets.default_model.tokenizer import train_tokenizer
from assets.default_model.words import pieces
from memory.prompt_form import recalled_text, system_text


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the run."""

    tokens: int = 60_000_000
    decay: int = 30_000_000
    warm_up_steps: int = 100
    learning_rate: float = 1.8e-3
    batch_tokens: int = 3_500
    drill_tokens: int = 7_000_000  # stage 0: dense copying from short blocks
    drill_share: float = 0.36  # afterwards
    talk_share: float = 0.2  # public dialogues afterwards
    plain_share: float = 0.3  # of those, as people answered; the others as Luna answers
    weight_decay: float = 0.02
    longest: int = 1_000
    seed: int = 0


@dataclass(frozen=True)
class Example:
    """Token ids, where the loss is taken, and the branch of each token (0 is the stem)."""

    ids: list[int]
    learn: list[bool]
    branches: list[int]


def encode(tokenizer: Tokenizer, dialogue: Dialogue) -> Example:
    """A dialogue in tokens: its stem, then one branch after the other."""
    parts = [(piece, 0) for piece in dialogue.stem]
    parts += [(p, n) for n, branch in enumerate(dialogue.branches, 1) for p in branch]
    ids: list[int] = []
    learn: list[bool] = []
    branches: list[int] = []
    texts = tokenizer.encode_batch([text for (text, _), _ in parts])
    for ((_, wanted), number), part in zip(parts, texts, strict=True):
        ids += part.ids
        learn += [wanted] * len(part.ids)
        branches += [number] * len(part.ids)
    return Example(ids, learn, branches)


def draw(rng: random.Random, seen: int, recipe: Recipe, talk: list[Any]) -> Dialogue:
    """One dialogue of the curriculum at this point of the run."""
    if seen < recipe.drill_tokens:
        return dialogues.drill(rng, 1, 3 if seen < 500_000 else 6)
    share = rng.random()
    if share < recipe.drill_share:
        return dialogues.drill(rng, 1, 8)
    if share < recipe.drill_share + recipe.talk_share:
        if rng.random() < recipe.plain_share:
            return dialogues.plain(rng, rng.choice(talk))
        return dialogues.small_talk(rng, rng.sample(talk, 6))
    return dialogues.true_form(rng)


def rounded(length: int) -> int:
    """Few distinct shapes: a new shape makes the matrix library prepare anew."""
    return -(-length // 32) * 32


def rows(group: list[Example], recipe: Recipe) -> int:
    """How many examples of this length make a batch."""
    return max(1, recipe.batch_tokens // rounded(len(group[-1].ids)))


Batch = tuple[torch.Tensor, torch.Tensor, torch.Tensor, torch.Tensor]


def batches(tokenizer: Tokenizer, recipe: Recipe, talk: list[Any], seen: int) -> Iterator[Batch]:
    """Inputs and branches [b, t], flat positions to learn [n], their targets [n]; alike in
    length."""
    rng = random.Random(f"{recipe.seed}-{seen}")
    while True:
        with pieces(tokenizer.get_vocab()):
            pool = [encode(tokenizer, draw(rng, seen, recipe, talk)) for _ in range(384)]
        pool = sorted((e for e in pool if len(e.ids) <= recipe.longest), key=lambda e: len(e.ids))
        groups: list[list[Example]] = []
        group: list[Example] = []
        for example in pool:
            if group and len(group) >= rows(group, recipe):
                groups.append(group)
                group = []
            group.append(example)
        rng.shuffle(groups)
        for group in groups:
            batch = collate(group)
            yield batch
            seen += int(batch[0].numel())


def collate(group: list[Example]) -> Batch:
    """One batch. A token learns the next one of its own branch."""
    length = rounded(max(len(e.ids) for e in group))
    tokens = torch.zeros(len(group), length, dtype=torch.long)
    branches = torch.full((len(group), length), -1)
    targets = torch.full((len(group), length), -100)
    for row, example in enumerate(group):
        size = len(example.ids)
        tokens[row, :size] = torch.tensor(example.ids)
        branches[row, :size] = torch.tensor(example.branches)
        for i in range(1, size):
            if example.learn[i] and example.branches[i] == example.branches[i - 1]:
                targets[row, i - 1] = example.ids[i]
    flat = targets.flatten()
    positions = (flat != -100).nonzero().squeeze(1)
    spare = -len(positions) % 64
    return (
        tokens,
        branches,
        F.pad(positions, (0, spare)),
        F.pad(flat[positions], (0, spare), value=-100),
    )


@torch.no_grad()
def accuracy(
    network: Network,
    tokenizer: Tokenizer,
    count: int,
    cases: int,
    seed: int = 9,
    held_out: bool = False,
) -> float:
    """Share of answers right to the letter, held-out wordings, teacher forced."""
    rng = random.Random(seed)
    right = 0
    for _ in range(cases):
        slots = dialogues.HELD_OUT if held_out else dialogues.TRAINED
        question, lines, known = dialogues.held_out_case(rng, count, slots)
        asked = chat(system_text(), [], recalled_text(lines), [(question, known.answer)])
        example = encode(tokenizer, asked)
        with torch.autocast("cpu", torch.bfloat16):
            best = network(torch.tensor([example.ids]), torch.arange(len(example.ids))).argmax(-1)
        where = [i for i, wanted in enumerate(example.learn) if wanted]
        right += all(int(best[i - 1]) == example.ids[i] for i in where)
    return right / cases


def rate(recipe: Recipe, step: int, seen: int, end: int) -> float:
    """The learning rate now: warmed up, constant, then falling to nothing at `end` tokens."""
    warm = min(1.0, (step + 1) / recipe.warm_up_steps)
    return recipe.learning_rate * warm * min(1.0, max(0.01, (end - seen) / recipe.decay))


def last_token(work: Path, recipe: Recipe) -> int:
    """Where the run ends: as the recipe says, or the number in the file `end`."""
    file = work / "end"
    return int(file.read_text()) if file.exists() else recipe.tokens


def optimisers(network: Network, recipe: Recipe) -> list[torch.optim.Optimizer]:
    """Muon for the matrices (Jordan et al. 2024; scaled as AdamW, Liu et al. 2025), AdamW for
    the embedding and the norms."""
    matrices = [p for block in network.stack for p in block.parameters() if p.dim() > 1]
    norms = [p for p in network.parameters() if p.dim() == 1]
    return [
        torch.optim.Muon(
            matrices,
            recipe.learning_rate,
            weight_decay=recipe.weight_decay,
            adjust_lr_fn="match_rms_adamw",
        ),
        torch.optim.AdamW(
            [
                {"params": [network.embedding.weight], "weight_decay": recipe.weight_decay},
                {"params": norms, "weight_decay": 0.0},
            ],
            recipe.learning_rate,
            betas=(0.9, 0.95),
            fused=True,
        ),
    ]


def train(
    corpora: Path, work: Path, recipe: Recipe, threads: int, start: Path | None = None
) -> None:
    """Train until the tokens are spent, saving every five minutes."""
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    saved = work / "checkpoint.pt"
    step, seen = 0, 0
    if start is not None and not saved.exists():
        network, tokenizer = load(start)
        tokenizer.save(str(work / "tokenizer.json"))
        seen = recipe.drill_tokens
    else:
        network = Network(Shape(), recipe.seed)
        tokenizer = train_tokenizer(corpora, work / "tokenizer.json", recipe.seed)
    talk = exchanges(corpora, 40_000, recipe.seed)
    trained_by = optimisers(network, recipe)
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        network.load_state_dict(state["network"])
        for optimiser, kept in zip(trained_by, state["optimisers"], strict=True):
            optimiser.load_state_dict(kept)
        step, seen = state["step"], state["seen"]
    began, last, reported, losses = time.time(), time.time(), seen, []
    end = last_token(work, recipe)
    for tokens, branches, positions, targets in batches(tokenizer, recipe, talk, seen):
        for optimiser in trained_by:
            for group in optimiser.param_groups:
                group["lr"] = rate(recipe, step, seen, end)
        with torch.autocast("cpu", torch.bfloat16):
            loss = F.cross_entropy(network(tokens, positions, branches).float(), targets)
        torch.autograd.backward([loss])
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        for optimiser in trained_by:
            optimiser.step()
            optimiser.zero_grad()
        step, seen = step + 1, seen + tokens.numel()
        losses.append(loss.item())
        done = seen >= end
        if time.time() - last > 300 or done:
            figures = {
                "minutes": round((time.time() - began) / 60, 1),
                "tokens": seen,
                "step": step,
                "loss": round(sum(losses) / len(losses), 3),
                "rate": round((seen - reported) / (time.time() - last)),
                **{
                    f"facts{n}": accuracy(network, tokenizer, n, c)
                    for n, c in ((1, 80), (4, 80), (12, 40))
                },
                "unseen_slots": accuracy(network, tokenizer, 3, 60, held_out=True),
            }
            print(json.dumps(figures), flush=True)
            temporary = saved.with_suffix(".tmp")
            torch.save(
                {
                    "network": network.state_dict(),
                    "optimisers": [optimiser.state_dict() for optimiser in trained_by],
                    "step": step,
                    "seen": seen,
                },
                temporary,
            )
            temporary.replace(saved)
            last, reported, losses = time.time(), seen, []
            end = last_token(work, recipe)
        if done:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and the tokenizer")
    parser.add_argument("--tokens", type=int, default=Recipe.tokens)
    parser.add_argument(
        "--decay", type=int, default=Recipe.decay, help="tokens; shorter is steeper"
    )
    parser.add_argument("--rate", type=float, default=Recipe.learning_rate)
    parser.add_argument("--start", type=Path, help="an exported file; counts on from the drills")
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    recipe = Recipe(tokens=given.tokens, decay=given.decay, learning_rate=given.rate)
    train(given.corpora, given.work, recipe, given.threads, given.start)


if __name__ == "__main__":
    main()
