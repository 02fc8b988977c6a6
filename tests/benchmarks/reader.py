"""What is read in a message: `python -m tests.benchmarks.reader --corpora DIR [--joined]`.

On labelled messages that no training sees (`assets/mind/reader`): `held_corpora.jsonl`, turns of
public dialogues, labelled by the hands that labelled the training lines; `held_typed.jsonl`,
`held_rambling.jsonl` (long talk and long requests) and `held_fresh.jsonl` (friends' talk, long
requests, typed lines, 80 each), each written and labelled by another hand.
Figures: which of what was told is found, in the right slot or not; how much of what is found was
told; whether it is quiet where nothing was. A value counts as found where the words of one are
those of the other or hold them. `--joined` counts what comes of reader and rules together; its
slots are memory's, so that no right slot is counted.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.talk.reading.tagger import Reader
from assets.mind.reader import corpora_lines
from memory.notice.understanding import SURE, understood
from memory.notice.understanding.reading import read_message
from tests.benchmarks.figures import finish

Frame = Mapping[str, Any]
OWN = {
    "typed": "held_typed.jsonl", "rambling": "held_rambling.jsonl", "fresh": "held_fresh.jsonl"
}  # fmt: skip
WHEN = datetime(2026, 11, 30, 12, tzinfo=UTC)


class Reading:
    """A reader that is timed; satisfies `memory.vocabulary.ports.Reader`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self.seconds: list[float] = []

    def read(
        self, message: str, before: Sequence[tuple[str, str]] = ()
    ) -> list[dict[str, Any]] | None:
        """The lines, unchecked."""
        began = time.perf_counter()
        found = self._reader.read(message, before)
        self.seconds.append(time.perf_counter() - began)
        return found


def words(text: str) -> set[str]:
    """The words of a text, in lower case."""
    return set(re.findall(r"\w+", text.casefold()))


def same_value(one: Frame, other: Frame) -> bool:
    """Whether two frames say the same of the same somebody, whatever the slot."""
    a, b = words(str(one["value"])), words(str(other["value"]))
    mine = (str(one["whose"]) == "user") == (str(other["whose"]) == "user")
    sign = bool(one.get("not")) == bool(other.get("not"))
    return mine and sign and bool(a and b) and (a <= b or b <= a)


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
            right += any(f["slot"] == frame["slot"] and f["act"] == frame["act"] for f in alike)
        true += sum(any(same_value(f, frame) for frame in wanted) for f in frames)
        empty += not wanted
        quiet += not wanted and not frames
    return {
        "lines": len(lines), "told": told, "kept": kept,
        "recall": 100 * found / max(told, 1), "right_slot": 100 * right / max(told, 1),
        "precision": 100 * true / max(kept, 1), "clean": 100 * quiet / max(empty, 1),
    }  # fmt: skip


def labelled(name: str, corpora: Path) -> list[dict[str, Any]]:
    """The lines of a held set."""
    if name == "corpora":
        return corpora_lines.load(corpora, [corpora_lines.HELD])
    text = (corpora_lines.FOLDER / OWN[name]).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def read_in(line: Mapping[str, Any], reading: Reading, joined: bool) -> list[Frame]:
    """What is found in a line: frames, or candidates in the shape of frames."""
    before = [(str(role), str(text)) for role, text in line["before"]]
    if joined:
        found = understood(line["say"], WHEN, before, [], reading) or []
        return [
            {"whose": c.subject, "slot": c.slot, "value": c.value, "not": c.polarity < 0, "act": ""}
            for c in found
        ]
    frames = [each.frame for each in read_message(line["say"], before, reading) or []]
    return [
        {"whose": f.whose, "slot": f.slot, "value": f.value, "not": f.negated, "act": f.act}
        for f in frames
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=Path("../shared/corpora"))
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--weights", type=Path, help="other weights of the reader")
    parser.add_argument("--threshold", type=float, default=SURE)
    parser.add_argument("--sets", default="corpora,typed,rambling,fresh")
    parser.add_argument("--quick", action="store_true", help="the first 60 lines of a set")
    parser.add_argument("--joined", action="store_true", help="with the rules beside the reader")
    parser.add_argument("--show", type=int, default=0, help="print so many lines that went wrong")
    given = parser.parse_args()
    reading = Reading(Reader(given.weights, given.threshold))
    found: dict[str, float] = {}
    for name in given.sets.split(","):
        lines = labelled(name, given.corpora)[: 60 if given.quick else None]
        read = [read_in(line, reading, given.joined) for line in lines]
        shown = 0
        for line, frames in zip(lines, read, strict=True):
            wrong = any(not any(same_value(f, w) for f in frames) for w in line["frames"])
            wrong = wrong or any(not any(same_value(f, w) for w in line["frames"]) for f in frames)
            if wrong and shown < given.show:
                shown += 1
                told = [(f["act"], f["whose"], f["slot"], f["value"]) for f in line["frames"]]
                print(f"{line['say']}\n   told {told}")
                print(f"   read {[(f['act'], f['whose'], f['slot'], f['value']) for f in frames]}")
        found |= {f"{name}_{key}": value for key, value in figures(lines, read).items()}
    seconds = sorted(reading.seconds)
    found["seconds_p95"] = seconds[int(0.95 * (len(seconds) - 1))]
    finish("reader", 0, {f"reader.{name}": value for name, value in found.items()})


if __name__ == "__main__":
    main()
