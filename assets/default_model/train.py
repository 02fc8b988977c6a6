"""Trains the default model: `python -m assets.default_model.train --corpora DIR --work DIR`.

Resumes from the last checkpoint in the work folder. The learning rate is warmed up, constant,
then decays over `--decay` tokens when `--tokens` is near or a file `decay` appears in the work
folder, so that a run of any length ends well (warm-up, stable, decay).
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
from assets.default_model.network import Network, Shape
from assets.default_model.tokenizer import train_tokenizer
from memory.prompt_form import system_text, user_text


@dataclass(frozen=True)
class Recipe:
    """Everything that decides the run."""

    tokens: int = 30_000_000
    decay: int = 6_500_000
    warm_up_steps: int = 100
    learning_rate: float = 2e-3
    batch_tokens: int = 3_500
    drill_tokens: int = 7_000_000  # stage 0: dense copying from short blocks
    mixed_tokens: int = 30_000_000  # then half drills until here
    talk_share: float = 0.22  # plain English afterwards
    weight_decay: float = 0.02
    seed: int = 0


Example = tuple[list[int], list[bool]]


def encode(tokenizer: Tokenizer, dialogue: dialogues.Dialogue) -> Example:
    """Token ids and where the loss is taken."""
    ids: list[int] = []
    learn: list[bool] = []
    for (_, wanted), part in zip(
        dialogue, tokenizer.encode_batch([text for text, _ in dialogue]), strict=True
    ):
        ids += part.ids
        learn += [wanted] * len(part.ids)
    return ids, learn


def draw(rng: random.Random, seen: int, recipe: Recipe, talk: list[Any]) -> dialogues.Dialogue:
    """One dialogue of the curriculum at this point of the run."""
    if seen < recipe.drill_tokens:
        high = 3 if seen < 500_000 else 6
        return dialogues.drill(rng, 1, high)
    if rng.random() < (0.5 if seen < recipe.mixed_tokens else 0.25):
        return dialogues.drill(rng, 1, 6)
    if rng.random() < recipe.talk_share * (0.6 if seen < recipe.mixed_tokens else 1.0):
        return dialogues.small_talk(rng, rng.choice(talk))
    return dialogues.true_form(rng)


def rounded(length: int) -> int:
    """Few distinct shapes: a new shape makes the matrix library prepare anew."""
    return -(-length // 32) * 32


def rows(group: list[Example], recipe: Recipe) -> int:
    """How many examples of this length make a batch."""
    return max(1, recipe.batch_tokens // rounded(len(group[-1][0])))


def batches(
    tokenizer: Tokenizer, recipe: Recipe, talk: list[Any], seen: int
) -> Iterator[tuple[torch.Tensor, torch.Tensor, torch.Tensor]]:
    """Inputs [b, t], flat positions to learn [n] and their targets [n], alike in length."""
    rng = random.Random(f"{recipe.seed}-{seen}")
    while True:
        pool = [encode(tokenizer, draw(rng, seen, recipe, talk)) for _ in range(512)]
        pool = sorted((e for e in pool if len(e[0]) <= 700), key=lambda e: len(e[0]))
        groups: list[list[Example]] = []
        group: list[Example] = []
        for example in pool:
            if group and len(group) >= rows(group, recipe):
                groups.append(group)
                group = []
            group.append(example)
        rng.shuffle(groups)
        for group in groups:
            length = rounded(max(len(ids) for ids, _ in group)) + 1
            tokens = torch.zeros(len(group), length, dtype=torch.long)
            learn = torch.zeros(len(group), length, dtype=torch.bool)
            for row, (ids, wanted) in enumerate(group):
                tokens[row, : len(ids)] = torch.tensor(ids)
                learn[row, : len(ids)] = torch.tensor(wanted)
            positions = learn[:, 1:].flatten().nonzero().squeeze(1)
            targets = tokens[:, 1:].flatten()[positions]
            spare = -len(positions) % 64
            yield (
                tokens[:, :-1],
                F.pad(positions, (0, spare)),
                F.pad(targets, (0, spare), value=-100),
            )
            seen += int(tokens.numel())


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
        user = user_text(question, lines)
        talk = dialogues.chat(system_text(), [(user, known.answer, True)])
        ids, learn = encode(tokenizer, talk)
        tokens = torch.tensor([ids])
        with torch.autocast("cpu", torch.bfloat16):
            best = network(tokens, torch.arange(len(ids))).argmax(-1)
        where = [i for i, wanted in enumerate(learn) if wanted]
        right += all(int(best[i - 1]) == ids[i] for i in where)
    return right / cases


def rate(recipe: Recipe, step: int, seen: int, decay_from: int) -> float:
    """The learning rate now."""
    warm = min(1.0, (step + 1) / recipe.warm_up_steps)
    left = max(0.03, 1 - max(0, seen - decay_from) / recipe.decay)
    return recipe.learning_rate * warm * left


def train(corpora: Path, work: Path, recipe: Recipe, threads: int) -> None:
    """Train until the tokens are spent, saving every two minutes."""
    torch.set_num_threads(threads)
    work.mkdir(parents=True, exist_ok=True)
    tokenizer = train_tokenizer(corpora, work / "tokenizer.json", recipe.seed)
    talk = exchanges(corpora, 40_000, recipe.seed)
    network = Network(Shape(), recipe.seed)
    decayed = [p for p in network.parameters() if p.dim() > 1]
    others = [p for p in network.parameters() if p.dim() == 1]
    optimiser = torch.optim.AdamW(
        [
            {"params": decayed, "weight_decay": recipe.weight_decay},
            {"params": others, "weight_decay": 0.0},
        ],
        recipe.learning_rate,
        betas=(0.9, 0.95),
        fused=True,
    )
    step, seen, decay_from = 0, 0, recipe.tokens - recipe.decay
    saved = work / "checkpoint.pt"
    if saved.exists():
        state = torch.load(saved, weights_only=True)
        network.load_state_dict(state["network"])
        optimiser.load_state_dict(state["optimiser"])
        step, seen = state["step"], state["seen"]
        decay_from = min(decay_from, state.get("decay_from", decay_from))
    began, last, reported, losses = time.time(), time.time(), seen, []
    for tokens, positions, targets in batches(tokenizer, recipe, talk, seen):
        if (work / "decay").exists():
            decay_from = min(decay_from, seen)
        for group in optimiser.param_groups:
            group["lr"] = rate(recipe, step, seen, decay_from)
        with torch.autocast("cpu", torch.bfloat16):
            loss = F.cross_entropy(network(tokens, positions).float(), targets)
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        optimiser.zero_grad()
        step, seen = step + 1, seen + tokens.numel()
        losses.append(loss.item())
        done = seen >= decay_from + recipe.decay
        if time.time() - last > 120 or done:
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
                    "optimiser": optimiser.state_dict(),
                    "step": step,
                    "seen": seen,
                    "decay_from": decay_from,
                },
                temporary,
            )
            temporary.replace(saved)
            last, reported, losses = time.time(), seen, []
        if done:
            return


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True, help="folder of *.jsonl.gz")
    parser.add_argument("--work", type=Path, required=True, help="checkpoints and the tokenizer")
    parser.add_argument("--tokens", type=int, default=Recipe.tokens)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    train(arguments.corpora, arguments.work, Recipe(tokens=arguments.tokens), arguments.threads)


if __name__ == "__main__":
    main()
