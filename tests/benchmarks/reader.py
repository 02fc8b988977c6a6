"""What the default mind reads in a message: `python -m tests.benchmarks.reader --corpora DIR`.

On the labelled turns of public dialogues that no training sees (`assets/mind/reader`,
`held_corpora.jsonl`): which of what was told it writes down, in the right slot or not, how much of
what it writes was told, and whether it is quiet where nothing was. A value counts as found where
the words of one are those of the other or hold them. For development: these lines were labelled
by the hands that labelled the training lines.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from app.engine import Engine
from assets.mind.reader import corpora_lines
from memory.reading_form import INSTRUCTION, read_lines, reading_text
from memory.records import Message
from tests.benchmarks.figures import finish

Frame = Mapping[str, Any]
AT_ONCE = 16
_MOST = 96  # tokens of what is written


def words(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return set(re.findall(r"\w+", text.casefold()))


def same_value(one: Frame, other: Frame) -> bool:
    """Whether two frames say the same of the same somebody, whatever the slot."""
    a, b = words(str(one["value"])), words(str(other["value"]))
    mine = (str(one["whose"]) == "user") == (str(other["whose"]) == "user")
    sign = bool(one.get("not")) == bool(other.get("not"))
    return mine and sign and bool(a and b) and (a <= b or b <= a)


def said(frame: Frame, text: str) -> bool:
    """Whether a value stands in the text, word for word."""
    return words(str(frame["value"])) <= words(text)


def figures(lines: Sequence[Mapping[str, Any]], read: Sequence[list[Frame]]) -> dict[str, float]:
    """Counts and percentages over labelled lines and what was read in each."""
    told = found = right = kept = true = quiet = empty = 0
    for line, frames in zip(lines, read, strict=True):
        wanted = line["frames"]
        told += len(wanted)
        kept += len(frames)
        for frame in wanted:
            alike = [f for f in frames if same_value(f, frame)]
            found += bool(alike)
            right += any(f["slot"] == frame["slot"] for f in alike)
        true += sum(any(same_value(f, frame) for frame in wanted) for f in frames)
        empty += not wanted
        quiet += not wanted and not frames
    return {
        "lines": len(lines), "told": told, "kept": kept,
        "recall": 100 * found / max(told, 1), "right_slot": 100 * right / max(told, 1),
        "precision": 100 * true / max(kept, 1), "clean": 100 * quiet / max(empty, 1),
    }  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--threads", type=int)
    parser.add_argument("--show", type=int, default=0, help="print so many lines that went wrong")
    given = parser.parse_args()
    model = given.model
    if model is None:
        from app.bundled import default_model

        model = default_model()
    lines = corpora_lines.load(given.corpora, [corpora_lines.HELD])
    prompts = [
        [
            Message("system", INSTRUCTION),
            Message("user", reading_text(line["say"], [(r, t) for r, t in line["before"]])),
        ]
        for line in lines
    ]
    began = time.perf_counter()
    with Engine(model, threads=given.threads) as engine:
        replies: list[str] = []
        for first in range(0, len(prompts), AT_ONCE):
            replies += engine.replies(prompts[first : first + AT_ONCE], _MOST)
    seconds = (time.perf_counter() - began) / len(lines)
    read: list[list[Frame]] = []
    for line, reply in zip(lines, replies, strict=True):
        text = " ".join([*(t for _, t in line["before"]), line["say"]])
        read.append([f for f in read_lines(reply) if said(f, text)])
    shown = 0
    for line, frames, reply in zip(lines, read, replies, strict=True):
        wrong = any(not any(same_value(f, w) for f in frames) for w in line["frames"])
        wrong = wrong or any(not any(same_value(f, w) for w in line["frames"]) for f in frames)
        if wrong and shown < given.show:
            shown += 1
            print(f"{line['say']}\n   told {line['frames']}\n   read {reply!r}")
    found = figures(lines, read) | {"seconds_a_line": seconds}
    finish("reader", 0, {f"reader.{name}": value for name, value in found.items()})


if __name__ == "__main__":
    main()
