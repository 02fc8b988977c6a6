"""What the shipped file can do: `python -m assets.default_model.evaluate --model FILE`.

Greedy, through llama.cpp, seeded. With `--corpora DIR` also perplexity, and how often a reply
runs in circles, on dialogues that were held out.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from app.engine import Engine
from assets.default_model.corpora import SOURCES, numbered
from assets.default_model.questions import reply, rows
from memory.prompt_form import system_text
from memory.records import Message


@dataclass(frozen=True)
class Held:
    """The beginning of a dialogue that was held out; `line` is its place in the file."""

    source: str
    line: int
    opening: str
    answer: str


def held_out(corpora: Path, each: int) -> Iterator[Held]:
    """Beginnings of held-out dialogues, `each` from every source."""
    for source in SOURCES:
        found = 0
        for line, dialogue in numbered(corpora, source, held_out=True):
            if len(dialogue) < 2 or dialogue[0][0] != "user" or len(dialogue[0][1]) > 300:
                continue
            yield Held(source, line, dialogue[0][1], dialogue[1][1])
            found += 1
            if found == each:
                break


def perplexity(engine: Engine, corpora: Path, each: int = 25) -> float:
    """Per token of the model's own vocabulary, over assistant turns of held-out dialogues."""
    total, count = 0.0, 0
    for held in held_out(corpora, each):
        messages = [Message("system", system_text()), Message("user", held.opening)]
        prompt = engine.prompt_tokens(messages)
        tokens = engine.text_tokens(held.answer)[:60]
        if not tokens:
            continue
        logits = engine.logits(prompt + tokens, last=len(tokens) + 1)[:-1].astype(np.float64)
        logits -= logits.max(-1, keepdims=True)
        chosen = logits[np.arange(len(tokens)), tokens] - np.log(np.exp(logits).sum(-1))
        total, count = total - float(chosen.sum()), count + len(tokens)
    return math.exp(total / count)


def loops(text: str) -> bool:
    """Whether four words come again, or a word thrice in a row."""
    words = text.lower().split()
    runs = [tuple(words[i : i + 4]) for i in range(len(words) - 3)]
    thrice = any(words[i] == words[i + 1] == words[i + 2] for i in range(len(words) - 2))
    return len(set(runs)) < len(runs) or thrice


def openings(engine: Engine, corpora: Path, count: int, seed: int) -> list[tuple[Held, str]]:
    """Openings drawn from held-out dialogues, with the replies."""
    drawn = random.Random(seed).sample(list(held_out(corpora, 40)), count)
    return [(held, reply(engine, held.opening)) for held in drawn]


def page(talk: Sequence[tuple[Held, str]], seed: int) -> str:
    """The replies as a page. The openings are not ours to print: their place is named."""
    lines = [
        "# Sixty openings",
        "",
        "What the default model replies to the first turns of held-out public dialogues, drawn",
        f"with seed {seed}, greedy and unedited. The openings themselves are not part of this",
        "repository; the line of each in its file is named. Made by",
        "`python -m assets.default_model.evaluate --corpora DIR --openings docs/OPENINGS.md`.",
        "",
        "| file, line | reply |",
        "|---|---|",
    ]
    lines += [f"| {h.source} {h.line} | {text.replace('|', '/')} |" for h, text in talk]
    return "\n".join(lines) + "\n"


def speed(model: Path) -> dict[str, float]:
    """Seconds to load and tokens per second of a reply, with the engine's own threads."""
    began = time.perf_counter()
    engine = Engine(model, context=1024)
    engine.count("Hello")
    loaded = time.perf_counter() - began
    messages = [Message("system", system_text()), Message("user", "Tell me a story.")]
    tokens, began = 0, time.perf_counter()
    for _ in range(10):
        tokens += engine.count(engine.reply(messages, max_tokens=64)) + 1
    seconds = time.perf_counter() - began
    engine.close()
    return {"load seconds": round(loaded, 3), "tokens per second": round(tokens / seconds, 1)}


def evaluate(
    model: Path, cases: int, seed: int, corpora: Path | None, sheet: Path | None = None
) -> dict[str, Any]:
    """`rows` with counts, `speed`, and `perplexity` and `openings` where corpora are given."""
    figures: dict[str, Any] = {"cases": cases, "seed": seed, "rows": {}}
    with Engine(model, context=1024) as engine:
        for name, case in rows(engine).items():
            rng = random.Random(f"{seed}-{name}")
            right = sum(case(rng) for _ in range(cases))
            figures["rows"][name] = {"right": right, "of": cases}
            print(f"{name:36} {100 * right / cases:6.1f} %  {right} of {cases}", flush=True)
        if corpora:
            figures["perplexity"] = round(perplexity(engine, corpora), 2)
            talk = openings(engine, corpora, 60, seed)
            figures["looping replies"] = sum(loops(answer) for _, answer in talk)
            figures["openings"] = [[h.source, h.line, text] for h, text in talk]
            if sheet:
                sheet.write_text(page(talk, seed), encoding="utf-8")
            print(f"{'perplexity, held-out dialogues':36} {figures['perplexity']:6.2f}")
            print(f"{'looping replies':36} {figures['looping replies']:6} of 60")
    figures["speed"] = speed(model)
    for name, value in figures["speed"].items():
        print(f"{name:36} {value:8.2f}")
    return figures


def main() -> None:
    default = Path(__file__).parents[2] / "tests" / "models" / "luna-small.gguf"
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=default)
    parser.add_argument("--cases", type=int, default=200, help="a row")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--corpora", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--openings", type=Path, help="a page with the replies to 60 openings")
    given = parser.parse_args()
    figures = evaluate(given.model, given.cases, given.seed, given.corpora, given.openings)
    if given.json:
        given.json.write_text(json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
