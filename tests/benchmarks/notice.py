"""What is noticed and what is not: `python -m tests.benchmarks.notice [--data DIR] [--quick]`.

Kept: PrefEval's statements. Left alone: its questions, replies of BEAM's assistant told as if the
user had typed them, and lines labelled by hand in `labelled.txt`, which nothing is trained on.
Beside it the rules alone, without the learned gate.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from app.assembly import Luna
from memory.vocabulary.english.words import stems
from memory.vocabulary.records import Fact
from tests.benchmarks import sets
from tests.benchmarks.figures import finish
from tests.benchmarks.memory_house import KeptEmbedder, house, ingest

START = datetime(2026, 1, 5, 9, tzinfo=UTC)
LABELLED = Path(__file__).with_name("labelled.txt")
BATCH = 400
LONGEST = 25  # tokens of a fact
KINDS = {"identity": "instruction", "event": "fact"}  # how kinds are compared with the labels


@dataclass(frozen=True, slots=True)
class Said:
    """A line and what it should give: a kind, or "none"."""

    text: str
    label: str
    group: str


def facts_of(luna: Luna, lines: Sequence[Said]) -> list[list[Fact]]:
    """The facts that each line gave, told as turns of the user."""
    turns = [
        {
            "conversation": f"talk {n}", "id": f"line {n}", "role": "user", "text": line.text,
            "time": (START + timedelta(minutes=n)).isoformat(),
        }
        for n, line in enumerate(lines)
    ]  # fmt: skip
    ingest(luna, turns)
    found: list[list[Fact]] = [[] for _ in lines]
    for fact in luna.memory.facts():
        for turn in luna.memory.sources(fact.id):
            found[int(turn.split()[1])].append(fact)
    return found


def noticed(embedder: KeptEmbedder, lines: Sequence[Said], gate: float) -> list[list[Fact]]:
    """As `facts_of`, in a fresh memory for every batch, so that nothing is merged away."""
    found: list[list[Fact]] = []
    for begin in range(0, len(lines), BATCH):
        with house(embedder, **{"memory.gate": gate}) as luna:
            found += facts_of(luna, lines[begin : begin + BATCH])
    return found


def share(values: Sequence[bool]) -> float:
    """In percent."""
    return 100 * float(np.mean(values)) if values else 0.0


def figures(lines: Sequence[Said], found: Sequence[Sequence[Fact]], luna: Luna) -> dict[str, float]:
    """Kept, wrongly kept, kinds, and short facts that keep the object."""
    pairs = list(zip(lines, found, strict=True))
    told = [(line, facts) for line, facts in pairs if line.label != "none"]
    kept = [(line, facts) for line, facts in told if facts]
    kinds = [
        any(line.label in (f.kind.value, KINDS.get(f.kind.value)) for f in facts)
        for line, facts in kept
        if line.group == "labelled"
    ]
    statements = [(line, facts) for line, facts in kept if line.group == "statements"]
    # A diet or an aversion for health's sake may rightly be a fact.
    kinds += [any(f.kind.value in ("preference", "fact") for f in facts) for _, facts in statements]
    short = [
        all(
            luna.engine.count(f.text) <= 2 * LONGEST and len(f.text.split()) <= LONGEST
            for f in facts
        )
        and bool(stems(line.text) & stems(" ".join(f.value for f in facts)))
        for line, facts in statements
    ]
    out = {
        "notice.kept": share([bool(f) for line, f in told if line.group == "statements"]),
        "notice.false": share([bool(f) for line, f in pairs if line.label == "none"]),
        "notice.kind": share(kinds),
        "notice.short_with_object": share(short),
        "notice.labelled.kept": share([bool(f) for line, f in told if line.group == "labelled"]),
    }
    for group in sorted({line.group for line, _ in pairs if line.label == "none"}):
        wrong = [bool(f) for line, f in pairs if line.label == "none" and line.group == group]
        out[f"notice.false.{group}"] = share(wrong)
    return out


def gathered(data: Path, quick: bool) -> list[Said]:
    """The lines of every source."""
    lines = []
    for raw in LABELLED.read_text("utf-8").splitlines():
        label, _, text = raw.partition(" | ")
        if text and not raw.startswith("#"):
            lines.append(Said(text, label, "labelled"))
    if (data / "prefeval").is_dir():
        own = sets.preferences(data)[:: 10 if quick else 1]
        lines += [Said(text, "preference", "statements") for _, text, _ in own]
        lines += [Said(text, "none", "questions") for _, _, text in own]
    else:
        print(f"prefeval is not in {data}: left out.", file=sys.stderr)
    if (data / "beam").is_dir():
        histories = sets.beam(data)[: 1 if quick else 4]
        replies = [t["text"] for h in histories for t in h.turns if t["role"] == "assistant"]
        lines += [Said(text, "none", "replies") for text in replies]
    else:
        print(f"beam is not in {data}: left out.", file=sys.stderr)
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--quick", action="store_true", help="a tenth of the lines")
    parser.add_argument("--cache", type=Path, default=Path(".run/cache"))
    given = parser.parse_args()
    embedder = KeptEmbedder(given.cache)
    lines = gathered(given.data, given.quick)
    with house(embedder) as luna:
        found = noticed(embedder, lines, luna.settings.gate)
        out = figures(lines, found, luna)
        plain = figures(lines, noticed(embedder, lines, 2.0), luna)
    for name in ("notice.kept", "notice.false", "notice.labelled.kept"):
        out[f"{name}.baseline_rules"] = plain[name]
    out["notice.lines"] = float(len(lines))
    if given.quick:
        for line, facts in zip(lines, found, strict=True):
            if (line.label == "none") == bool(facts):
                print(f"{line.label:12} {line.text[:90]!r} -> {[f.text for f in facts]}")
    embedder.close()
    finish("notice", 0, out)


if __name__ == "__main__":
    main()
