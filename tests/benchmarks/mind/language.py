"""What a mind must leave alone: the base's own language, its lengths, and no running in circles."""

from __future__ import annotations

import gzip
import json
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from app.engine import Engine, Sampling
from memory.vocabulary.prompt_form import system_text
from memory.vocabulary.records import Message
from tests.benchmarks.mind.checks import loops, words
from tests.benchmarks.mind.facts import lines

CORPUS = "oasst_en100.jsonl.gz"
EVERY = 5  # a tree in so many is held out of training
REPLY = 400  # tokens of a reply to an open request, at most
_MOST = 1_024  # tokens of a talk that are read

Turns = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Open:
    """Replies to open requests."""

    replies: tuple[str, ...]

    @property
    def median(self) -> float:
        """Words of a reply."""
        return float(statistics.median(map(words, self.replies)))

    @property
    def looping(self) -> float:
        """The share, in percent, in which a run of six words occurs three times."""
        return 100 * sum(map(loops, self.replies)) / len(self.replies)


def held_out(opening: str) -> bool:
    """Whether training leaves the tree with this first message out, as `assets.mind` does."""
    return sum(opening.encode()) % EVERY == 0


def held_out_talks(corpora: Path) -> list[Turns]:
    """The longest talk of each held-out tree; talks with one opening belong to one tree.

    Raises:
        OSError: the corpus is not there.
    """
    trees: dict[str, Turns] = {}
    with gzip.open(corpora / CORPUS, "rt", encoding="utf-8") as rows:
        for row in rows:
            turns = [(turn["role"], turn["text"]) for turn in json.loads(row)["turns"]]
            opening = turns[0][1]
            if held_out(opening) and len(turns) > len(trees.get(opening, ())):
                trees[opening] = turns
    return list(trees.values())


def perplexity(engine: Engine, talks: Sequence[Turns]) -> float:
    """Of the assistant's turns, per token, with Luna's persona before them."""
    total, count = 0.0, 0
    for talk in talks:
        messages = [Message("system", system_text())]
        for role, text in talk:
            if role == "assistant":
                prompt, said = engine.prompt_tokens(messages), engine.text_tokens(text)
                said = said[: max(0, min(_MOST, engine.context) - len(prompt))]
                if said:
                    total -= _likelihood(engine, prompt, said)
                    count += len(said)
            messages.append(Message("assistant" if role == "assistant" else "user", text))
    return math.exp(total / max(count, 1))


def _likelihood(engine: Engine, prompt: Sequence[int], said: Sequence[int]) -> float:
    rows = engine.logits([*prompt, *said], last=len(said) + 1)[:-1]
    total = 0.0
    for row, token in zip(rows, said, strict=True):  # all at once takes a gigabyte
        wide = row.astype(np.float64)
        total += float(wide[token] - wide.max() - np.log(np.exp(wide - wide.max()).sum()))
    return total


def requests(count: int) -> list[str]:
    """Open requests, evenly from the whole table."""
    table = lines("requests.txt")
    return table[:: max(1, len(table) // count)][:count]


def answered(engine: Engine, asked: Sequence[str]) -> Open:
    """Replies to open requests: the product's own sampling, but always the likeliest token."""
    prompts = [(Message("system", system_text()), Message("user", text)) for text in asked]
    sampling = replace(
        engine.sampling, temperature=0.0, top_p=1.0, top_k=0, min_p=0.0, max_tokens=REPLY, seed=0
    )
    if sampling == Sampling(max_tokens=REPLY):  # plain: several at once say the same
        return Open(tuple(engine.replies(prompts, max_tokens=REPLY)))
    return Open(tuple("".join(engine.stream(prompt, sampling)) for prompt in prompts))
