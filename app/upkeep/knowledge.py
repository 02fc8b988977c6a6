"""What Luna knows, with what a list of facts alone does not say: why it waits, since when it is
in the weights, where it was told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from memory.vocabulary.records import Fact, LedgerEntry, Status, Turn, now


class Known(Protocol):
    """The part of `memory.fast_memory.FastMemory` that is looked at here."""

    def facts(self) -> list[Fact]: ...
    def ledger(self, base: str) -> list[LedgerEntry]: ...
    def sources(self, fact_id: str) -> list[str]: ...
    def turn(self, id: str) -> Turn | None: ...


@dataclass(frozen=True, slots=True)
class View:
    """A fact and its place.

    Attributes:
        waits: why the next night does not take it; empty when it does, or need not.
        tonight: whether the next night takes it.
        since: when it was learned by the weights of this base; None when it was not.
        exam: right and asked questions of that night.
    """

    fact: Fact
    waits: str = ""
    tonight: bool = False
    since: datetime | None = None
    exam: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class History:
    """How a fact came to be what it is, oldest first.

    Attributes:
        told: the turns it came from that are still stored.
        before: facts that it replaced, and what those had replaced.
        after: the fact that replaced it.
        learned: its ledger entries, of every base.
    """

    fact: Fact
    told: tuple[Turn, ...]
    before: tuple[Fact, ...]
    after: Fact | None
    learned: tuple[LedgerEntry, ...]


def views(memory: Known, base: str, when: datetime | None = None) -> list[View]:
    """Every fact with its place, for the weights of one base."""
    from consolidation.night.selection import select
    from consolidation.settings import NightSettings
    from memory.vocabulary.slots import slot

    facts = memory.facts()
    active = [f for f in facts if f.status in (Status.ACTIVE, Status.PROMPT_ONLY)]
    one_value = {f.slot for f in active if slot(f.slot).cardinality == "one"}
    chosen = select(active, when or now(), NightSettings(), one_value=one_value)
    waits = {each.fact.id: each.reason for each in chosen.waiting}
    tonight = {fact.id for fact in chosen.chosen}
    learned = {entry.fact_id: entry for entry in memory.ledger(base)} if base else {}
    found = []
    for fact in facts:
        entry = learned.get(fact.id)
        there = entry is not None and entry.revision == fact.revision
        found.append(
            View(
                fact,
                waits.get(fact.id, ""),
                fact.id in tonight,
                entry.learned if entry is not None and there else None,
                (entry.right, entry.probes) if entry is not None else (0, 0),
            )
        )
    return found


def history(memory: Known, fact: Fact) -> History:
    """How a fact came to be."""
    facts = memory.facts()
    told = [turn for id in memory.sources(fact.id) if (turn := memory.turn(id)) is not None]
    return History(
        fact,
        tuple(sorted(told, key=lambda turn: turn.time)),
        _before(facts, fact),
        next((each for each in facts if each.id == fact.superseded_by), None),
        tuple(entry for entry in memory.ledger("") if entry.fact_id == fact.id),
    )


def source(memory: Known, fact_id: str) -> Turn | None:
    """The latest stored message that a fact was told in."""
    for id in reversed(memory.sources(fact_id)):
        if (turn := memory.turn(id)) is not None:
            return turn
    return None


def _before(facts: Sequence[Fact], fact: Fact) -> tuple[Fact, ...]:
    """What a fact replaced, step by step, oldest first."""
    found: list[Fact] = []
    ids = {fact.id}
    while more := [each for each in facts if each.superseded_by in ids and each not in found]:
        found += more
        ids = {each.id for each in more}
    return tuple(sorted(found, key=lambda each: each.first_seen))


def matching(found: Sequence[View], words: str, state: Status | None = None) -> list[View]:
    """Those that hold every word, in one state or in any."""
    wanted = words.casefold().split()

    def text(view: View) -> str:
        fact = view.fact
        return f"{fact.text} {fact.value} {fact.slot} {fact.kind} {fact.subject} {fact.status} " \
               f"{view.waits}".casefold()  # fmt: skip

    return [
        view
        for view in found
        if (state is None or view.fact.status is state) and all(w in text(view) for w in wanted)
    ]
