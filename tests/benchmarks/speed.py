"""How fast Luna talks: `python -m tests.benchmarks.speed [--quick] [--model FILE]`.

`luna chat --jsonl` as a program of its own beside the bare loop of the library
(`tests/benchmarks/bare_loop.py`), one reply after the other in the same run, so that whatever else
the machine does meets both. The loop runs with one thread and with one for each core; compared is
with the faster. Then talks of thirty turns with facts in memory: how long from the line sent to
the first token of the reply at the second and at the thirtieth turn. That time is the wall clock's,
less what the reply itself took: so it holds noticing, recall, the prompt, and what is saved.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from app.engine import Engine
from app.engine.llama.library import cores
from app.house.models.default_mind import default_model
from memory.vocabulary.prompt_form import PERSONA
from memory.vocabulary.records import Message
from tests.benchmarks.figures import finish

SHORT = 40  # tokens of a reply in the talks
TURNS = 30
OPEN = (
    "Tell me a story about a lighthouse keeper and the sea.",
    "Explain how rainbows come about.",
    "Write a letter to a friend whom I have not seen in ten years.",
    "What should I pack for a week in the mountains?",
    "Describe a market in the early morning.",
    "How do I learn to play the guitar?",
    "Write a speech for my sister's wedding.",
    "Why do leaves change their colour in autumn?",
)
TOLD = (
    "My cat is called Zephyrine.", "I live in Klagenfurt.", "I work as a surveyor.",
    "I'm allergic to hazelnuts.", "I play the cello.", "My sister's name is Ingeborg.",
    "My favourite colour is ultramarine.", "I'm learning Icelandic.", "I love aubergines.",
    "My dog is called Barnaby.",
)  # fmt: skip
ASKED = (
    "What is my cat called?", "Where do I live?", "What is my job?", "What must I not eat?",
    "Which instrument do I play?", "What is my sister's name?", "Which colour do I like best?",
    "Which language am I learning?", "What could I cook tonight?", "What is my dog called?",
)  # fmt: skip


class Lines:
    """A child that answers a line of JSON with a line of JSON."""

    def __init__(self, command: list[str], **environment: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", *command], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True, env=os.environ | environment,
        )  # fmt: skip

    def ask(self, given: dict[str, Any]) -> dict[str, Any]:
        """Its answer.

        Raises:
            RuntimeError: there was none, or it was an error.
        """
        assert self._process.stdin is not None and self._process.stdout is not None
        self._process.stdin.write(json.dumps(given) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline() or "{}")
        if not answer or "error" in answer:
            raise RuntimeError(f"no answer to {given}: {answer}")
        return answer

    def close(self) -> None:
        """End it."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(60)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one turn of the chat took."""

    first: float  # seconds until the first token
    evaluated: int  # tokens of the prompt that were not kept from before
    tokens: int
    seconds: float  # of the reply


def turn(chat: Lines, text: str) -> Turn:
    """One turn, timed from outside."""
    began = time.perf_counter()
    stats = chat.ask({"say": text})["stats"]
    whole = time.perf_counter() - began
    fresh = stats["prompt_tokens"] - stats["cached_tokens"]
    return Turn(
        whole - stats["reply_seconds"], fresh, stats["reply_tokens"], stats["reply_seconds"]
    )


def luna(home: Path, model: Path, most: int, seed: int) -> Lines:
    """`luna chat --jsonl` with replies of so many tokens at most."""
    return Lines(
        ["app", "--home", str(home), "--model", str(model), "chat", "--jsonl"],
        LUNA_CHAT_MAX_TOKENS=str(most), LUNA_CHAT_SEED=str(seed), LUNA_MEMORY_INFER="never",
    )  # fmt: skip


def side_by_side(
    home: Path, engine: Engine, replies: int, most: int, seed: int
) -> dict[str, list[float]]:
    """Tokens per second of every reply: of the chat, and of the loop with one thread and more."""
    sampling = asdict(replace(engine.sampling, seed=seed))
    chat = luna(home, engine.path, most, seed)
    bare = Lines(["tests.benchmarks.bare_loop", str(engine.path), str(engine.context)])
    counts = sorted({1, min(cores(), 8)})
    found: dict[str, list[float]] = {"chat": [], **{str(count): [] for count in counts}}
    try:
        for number in range(-1, replies):  # the first is not counted: files come into memory
            text = OPEN[number % len(OPEN)]
            prompt = engine.prompt_tokens([Message("system", PERSONA), Message("user", text)])
            chat.ask({"new": True})
            said = turn(chat, text)
            rates = {"chat": said.tokens / said.seconds}
            for count in counts:
                loop = bare.ask(
                    {"prompt": prompt, "most": most, "threads": count, "sampling": sampling}
                )
                rates[str(count)] = loop["tokens"] / loop["seconds"]
            if number >= 0:
                for name, rate in rates.items():
                    found[name].append(rate)
    finally:
        chat.close()
        bare.close()
    return found


def talk(chat: Lines) -> list[Turn]:
    """Thirty turns of a new conversation, each about what memory holds."""
    chat.ask({"new": True})
    return [turn(chat, ASKED[number % len(ASKED)]) for number in range(TURNS)]


def ready(home: Path, model: Path, seed: int) -> float:
    """Seconds from the program's start to the first token of its first reply."""
    began = time.perf_counter()
    chat = luna(home, model, 4, seed)
    stats = chat.ask({"say": "Hello!"})["stats"]
    seconds = time.perf_counter() - began - stats["reply_seconds"]
    chat.close()
    return float(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--replies", type=int, default=16)
    parser.add_argument("--tokens", type=int, default=192, help="of a reply, at most")
    parser.add_argument("--talks", type=int, default=5)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="6 replies of 96 tokens, 2 talks")
    args = parser.parse_args()
    if args.quick:
        args.replies, args.tokens, args.talks = 6, 96, 2
    model = args.model or default_model()
    busy = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as folder, Engine(model) as engine:
        home = Path(folder)
        rates = side_by_side(home, engine, args.replies, args.tokens, args.seed)
        starts = [ready(home, model, args.seed) for _ in range(3)]
        chat = luna(home, model, SHORT, args.seed)
        for told in TOLD:
            chat.ask({"say": told})
        talks = [talk(chat) for _ in range(args.talks)]
        chat.close()
        parameters = engine.parameters
    middle = {name: statistics.median(found) for name, found in rates.items()}
    best = max((name for name in middle if name != "chat"), key=lambda name: middle[name])
    second = statistics.median(turns[1].first for turns in talks)
    last = statistics.median(turns[-1].first for turns in talks)
    finish("speed", args.seed, {
        "speed.model_millions": round(parameters / 1e6), "speed.cores": cores(),
        "speed.load_before": busy,
        "speed.tokens_per_second": middle["chat"],
        **{f"speed.bare_{name}_threads": rate for name, rate in middle.items() if name != "chat"},
        "speed.bare_best_threads": int(best),
        "speed.tokens_ratio": middle["chat"] / middle[best],
        "speed.first_token_2_ms": 1000 * second, "speed.first_token_30_ms": 1000 * last,
        "speed.evaluated_2": statistics.median(turns[1].evaluated for turns in talks),
        "speed.evaluated_30": statistics.median(turns[-1].evaluated for turns in talks),
        "speed.first_token_ratio": last / second,
        "speed.ready_seconds": statistics.median(starts),
    })  # fmt: skip


if __name__ == "__main__":
    main()
