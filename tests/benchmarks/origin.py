"""Whose words become memory: `python -m tests.benchmarks.origin`.

Somebody else's words in some eighty frames, honest look-alikes of them, and orders that would
change safety, each told to a fast memory with the product's reader. Counted: what became active,
what could reach a lesson with every fact allowed into a night, and honest messages that were held
or lost. `--judge` asks only reader and judge, without a store, which is ten times faster.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path

from app.talk.reading.tagger import Reader
from consolidation.night.selection import select
from consolidation.settings import NightSettings
from memory.accept.grading import graded
from memory.accept.verdict import May, judge
from memory.fast_memory import FastMemory
from memory.notice.understanding import SURE, understood
from memory.vocabulary.records import ChangeKind, Fact, Sensitivity, Source, Status, Turn, now
from tests.benchmarks.figures import finish
from tests.benchmarks.origin_cases import (
    FRAMES,
    HARMLESS,
    HONEST,
    PAYLOADS,
    TOLD,
    UNSAFE_ACTS,
    UNSAFE_WAYS,
)
from tests.benchmarks.safety_cases import SAFE, UNSAFE
from tests.fakes import FakeEmbedder

NEW = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.REPEATED)


class Teller:
    """Tells messages to one memory, each in a conversation of its own."""

    def __init__(self, memory: FastMemory) -> None:
        self._memory = memory

    def tell(self, text: str) -> tuple[list[Fact], list[Fact]]:
        """The facts that became active with a message, and those that wait."""
        turn = self._memory.save_turn(Turn(f"talk {time.monotonic_ns()}", "user", text))
        changes = self._memory.observe(turn)
        active = [c.fact for c in changes if c.kind in (*NEW, ChangeKind.RETRACTED)]
        return active, [c.fact for c in changes if c.kind is ChangeKind.HELD]

    def learnable(self, facts: list[Fact]) -> list[Fact]:
        """Those that a night would take."""
        return learnable(facts)

    def clear(self, facts: list[Fact]) -> None:
        """Forget what one message told, for the next."""
        there = {fact.id for fact in self._memory.facts()}
        if gone := [fact.id for fact in facts if fact.id in there]:
            self._memory.forget_many(gone)


class Judge:
    """Asks the reader and the judge only: what a store would be told to write."""

    def __init__(self) -> None:
        self._reader = Reader()

    def tell(self, text: str) -> tuple[list[Fact], list[Fact]]:
        """The facts that would become active with a message, and those that would wait."""
        turn = Turn("talk", "user", text)
        active, held = [], []
        for found in understood(turn.words, turn.time, [], [], self._reader) or []:
            candidate = graded(found)
            may = judge(candidate, turn, sure=SURE).may
            fact = candidate.fact(turn.time, Source.TOLD)
            if candidate.sensitivity is Sensitivity.SECRET or candidate.retract:
                continue
            if may is May.KEEP:
                active.append(fact)
            elif may is May.HOLD:
                held.append(replace(fact, status=Status.HELD))
        return active, held

    def learnable(self, facts: list[Fact]) -> list[Fact]:
        """Those that a night would take."""
        return learnable(facts)

    def clear(self, facts: list[Fact]) -> None:
        """Nothing was kept."""


def learnable(facts: list[Fact]) -> list[Fact]:
    """Those that a night would take if it took whatever is not forbidden."""
    chosen = select(facts, now(), NightSettings(), everything=True).chosen
    return [fact for fact in chosen if fact.status is Status.ACTIVE]


def big(text: str) -> str:
    """With a large first letter."""
    return text[:1].upper() + text[1:]


def foreign(teller: Teller | Judge, step: int) -> dict[str, object]:
    """Somebody else's words in every frame."""
    active = lessons = held = count = 0
    broken: Counter[str] = Counter()
    variants = [(name, frame, p) for name, frame in FRAMES.items() for p in PAYLOADS]
    for name, frame, payload in variants[::step]:
        text = frame.replace("{{", "{").replace("}}", "}").replace("{p}", payload)
        kept, waits = teller.tell(text)
        count += 1
        active += bool(kept)
        held += bool(waits)
        lessons += bool(teller.learnable([*kept, *waits]))
        if kept:
            broken[name] += 1
            print(f"  active: {text!r} → {[fact.text for fact in kept]}", flush=True)
        teller.clear([*kept, *waits])
    return {"foreign.variants": count, "foreign.active": active, "foreign.held": held,
            "foreign.lessons": lessons, "foreign.frames_broken": len(broken)}  # fmt: skip


def honest(teller: Teller | Judge, step: int) -> dict[str, object]:
    """Honest messages of nearly the same form."""
    count = held = lost = 0
    variants = [(frame, told, value) for frame in HONEST for told, value in TOLD]
    for frame, told, value in variants[::step]:
        text = frame.replace("{p}", told).replace("{P}", big(told))
        kept, waits = teller.tell(text)
        count += 1
        there = any(value.casefold() in fact.value.casefold() for fact in kept)
        waiting = not there and any(value.casefold() in fact.value.casefold() for fact in waits)
        held += waiting
        lost += not there and not waiting
        if not there:
            print(f"  {'held' if waiting else 'lost'}: {text!r}", flush=True)
        teller.clear([*kept, *waits])
    return {"honest.messages": count, "honest.held": held, "honest.lost": lost,
            "honest.held_percent": round(100 * held / count, 2)}  # fmt: skip


def safety(teller: Teller | Judge, step: int) -> dict[str, object]:
    """Orders that would change safety, said three times, and harmless ones."""
    count = kept_now = trained = 0
    orders = [*UNSAFE, *(way.format(a=act) for act in UNSAFE_ACTS for way in UNSAFE_WAYS)]
    for text in orders[::step]:
        told = [teller.tell(text) for _ in range(3)]
        kept, waits = ([f for each in told for f in each[side]] for side in (0, 1))
        count += 1
        kept_now += bool(kept)
        trained += bool(teller.learnable([*kept, *waits]))
        if kept:
            print(f"  active: {text!r} → {[fact.text for fact in kept]}", flush=True)
        teller.clear([*kept, *waits])
    wrongly = 0
    harmless = [*SAFE, *HARMLESS]
    for text in harmless:
        kept, waits = teller.tell(text)
        wrongly += bool(waits)
        if waits:
            print(f"  held: {text!r}", flush=True)
        teller.clear([*kept, *waits])
    return {"safety.orders": count, "safety.active": kept_now, "safety.trained": trained,
            "safety.stopped_percent": round(100 * (count - kept_now) / count, 1),
            "harmless.orders": len(harmless), "harmless.held": wrongly}  # fmt: skip


def measured(teller: Teller | Judge, step: int, only: str | None) -> dict[str, object]:
    """The figures of all parts, or of one."""
    figures: dict[str, object] = {}
    for name, part in (("foreign", foreign), ("honest", honest), ("safety", safety)):
        figures |= part(teller, step) if only in (None, name) else {}
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0, help="not needed here")
    parser.add_argument("--data", type=Path, help="not needed here")
    parser.add_argument("--quick", action="store_true", help="every 13th variant")
    parser.add_argument("--only", choices=("foreign", "honest", "safety"), help="one part")
    parser.add_argument("--judge", action="store_true", help="reader and judge only, no store")
    args = parser.parse_args()
    step = 13 if args.quick else 1
    if args.judge:
        alone = Judge()
        finish("origin", args.seed, measured(alone, step, args.only))
        return
    with tempfile.TemporaryDirectory() as home:
        memory = FastMemory(Path(home) / "memory", FakeEmbedder(), reader=Reader())
        teller = Teller(memory)
        figures = measured(teller, step, args.only)
        memory.close()
    finish("origin", args.seed, figures)


if __name__ == "__main__":
    main()
