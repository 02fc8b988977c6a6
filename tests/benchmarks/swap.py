"""How long an adapter takes to come into a running chat: `python -m tests.benchmarks.swap`.

A night teaches three facts. Then a long conversation lies evaluated in the engine, the adapter
comes (or goes), and the next turn's first piece is waited for; against it the same turn with the
adapter attached all along and nothing evaluated. The difference is what a swap costs beyond
evaluating the prompt again.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from pathlib import Path

from app.engine import Engine
from memory.vocabulary.records import Message
from tests.benchmarks import night_facts
from tests.benchmarks.figures import finish
from tests.benchmarks.night_house import house, night, tell

TURNS = 400  # of the conversation that lies in the engine, at most
SYSTEM = Message("system", "You are Luna, the user's private assistant.")


def conversation(engine: Engine, turns: int) -> list[Message]:
    """A talk of so many turns or as long as the context allows, with a question at its end."""
    talk = [SYSTEM]
    for number in range(turns):
        talk += [
            Message("user", f"Today I walked {number} miles along the river and it was fine."),
            Message("assistant", "That sounds nice. A walk does one good."),
        ]
        if engine.count_messages(talk) > engine.context - 200:
            break
    return [*talk, Message("user", "How are you?")]


def first_piece(engine: Engine, talk: list[Message]) -> None:
    """Wait for it, and let the reply go."""
    stream = engine.stream(talk)
    next(stream)
    stream.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="five times")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, house(Path(folder), args.model) as luna:
        engine = luna.engine
        tell(luna, night_facts.statements(3, args.seed))
        night(luna, args.seed)
        learned = luna.adapters.loaded(luna.base_hash)
        if not learned:
            raise SystemExit("The night adopted nothing: there is no adapter to swap.")
        talk = conversation(engine, TURNS)
        swapped, again = [], []
        for number in range(5 if args.quick else args.times):
            before, after = ([], learned) if number % 2 else (learned, [])
            engine.set_adapters(before)
            first_piece(engine, talk)
            began = time.perf_counter()
            engine.set_adapters(after)
            first_piece(engine, talk)
            swapped.append(1000 * (time.perf_counter() - began))
            engine.logits([1, 1], 1)  # what was evaluated is lost
            began = time.perf_counter()
            first_piece(engine, talk)
            again.append(1000 * (time.perf_counter() - began))
        beyond = [s - a for s, a in zip(swapped, again, strict=True)]
        finish("swap", args.seed, {
            "swap.tokens": engine.count_messages(talk), "swap.adapters": len(learned),
            "swap.prompt_ms": statistics.median(again), "swap.ms": statistics.median(beyond),
            "swap.ms_worst": max(beyond),
        })  # fmt: skip


if __name__ == "__main__":
    main()
