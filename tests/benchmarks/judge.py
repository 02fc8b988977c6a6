"""How well the judge knows what answers: `python -m tests.benchmarks.judge [--set held_1]`.

Sets of messages that other hands wrote than those it learned from (`assets/mind/judge`).
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from app.talk.reading.judge.focus import ASKS, NO, YES
from app.talk.reading.judge.judge import own_file
from app.talk.reading.judge.net import Net
from assets.mind.judge.examples import Example, written
from tests.benchmarks.figures import finish


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", default="held_2", help="held_1 (looked at) or held_2")
    parser.add_argument("--weights", type=Path, help="other weights of the judge")
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="every fourth message")
    parser.add_argument("--show", type=int, default=0, help="so many that were judged wrong")
    given = parser.parse_args()
    net = Net(given.weights or own_file())
    examples = written(f"{given.set}.jsonl")[:: 4 if given.quick else 1]
    right: dict[str, list[bool]] = {
        "memory": [], "other": [], "answered": [], "line": [], "admitted": [], "denied": [],
    }  # fmt: skip
    seconds, shown = [], 0
    for example in examples:
        began = time.perf_counter()
        asks, chances = _judged(net, example)
        seconds.append(time.perf_counter() - began)
        before = {name: list(values) for name, values in right.items()}
        _count(right, example, asks, chances)
        wrong = [n for n, values in right.items() if values[len(before[n]) :] == [n == "denied"]
                 or (n != "denied" and values[len(before[n]) :] == [False])]  # fmt: skip
        if wrong and shown < given.show:
            shown += 1
            lines = [(f"{c:.2f}", t, a) for (t, a), c in zip(example.lines, chances, strict=True)]
            print(f"{wrong} {example.say!r} asks {asks:.2f} {lines}")
    figures = {f"judge.{name}": 100 * sum(v) / max(1, len(v)) for name, v in right.items()}
    seconds.sort()
    figures["judge.p95_ms"] = 1000 * seconds[int(0.95 * (len(seconds) - 1))]
    figures["judge.messages"] = len(examples)
    finish("judge", 0, figures)


def _judged(net: Net, example: Example) -> tuple[float, list[float]]:
    """As the product asks: the message alone, then its lines."""
    asks, _ = net.judge(example.say)
    return asks, net.judge(example.say, [line for line, _ in example.lines])[1]


def _count(
    right: dict[str, list[bool]], example: Example, asks: float, chances: list[float]
) -> None:
    """Messages taken for what they are; of questions with an answer: found, by the right line, and
    wrongly denied; of those without: admitted."""
    right["memory" if example.memory else "other"].append((asks >= ASKS) == example.memory)
    if not example.memory:
        return
    best = max(chances, default=0.0)
    answering = [answers for _, answers in example.lines]
    if any(answering):
        right["answered"].append(asks >= ASKS and best >= YES)
        right["line"].append(answering[chances.index(best)])
        right["denied"].append(asks >= ASKS and best < NO)
    else:
        right["admitted"].append(asks >= ASKS and best < NO)


if __name__ == "__main__":
    main()
