"""A fact beyond its row: why it waits, when the weights learned it, which messages told it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from memory.vocabulary.records import Fact, LedgerEntry, Status, Turn, now


class Known(Protocol):
    """The part of `memory.fast_memory.FastMemory` that is read here."""

    def facts(self) -> list[Fact]: ...
    def ledger(self, base: str) -> list[LedgerEntry]: ...
    def sources(self, fact_id: str) -> list[str]: ...
    def turn(self, id: str) -> Turn | None: ...


@dataclass(frozen=True, slots=True)
class View:
    """A fact, with its place between prompt and weights.

    Attributes:
        waits: why the next night will not learn it; empty if it will, or need not.
        tonight: whether the next night will learn it.
        since: when it was learned into the weights of this base; None if it was not.
        exam: (correct answers, questions) of that night's exam.
    """

    fact: Fact
    waits: str = ""
    tonight: bool = False
    since: datetime | None = None
    exam: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class History:
    """The history of a fact, oldest first.

    Attributes:
        told: the turns that told it and are still stored.
        before: facts that it replaced, and those that they had replaced.
        after: the fact that replaced it.
        learned: its ledger entries for all bases.
    """

    fact: Fact
    told: tuple[Turn, ...]
    before: tuple[Fact, ...]
    after: Fact | None
    learned: tuple[LedgerEntry, ...]


def views(memory: Known, base: str, when: datetime | None = None) -> list[View]:
    """All facts as views, for the weights of one base."""
    from consolidation.night.selection import select
    from consolidation.settings import NightSettings
    from memory.notice.catalogue import slot

    facts = memory.facts()
    active = [f for f in facts if f.status in (Status.ACTIVE, Status.PROMPT_ONLY)]
    one_value = {f.slot for f in active if slot(f.slot).cardinality == "one"}
    chosen = select(active, when or now(), NightSettings(), one_value=one_value)
    waits = {item.fact.id: item.reason for item in chosen.waiting}
    tonight = {fact.id for fact in chosen.chosen}
    learned = {entry.fact_id: entry for entry in memory.ledger(base)} if base else {}
    listed = []
    for fact in facts:
        entry = learned.get(fact.id)
        is_current = entry is not None and entry.revision == fact.revision
        listed.append(
            View(
                fact,
                waits.get(fact.id, ""),
                fact.id in tonight,
                entry.learned if entry is not None and is_current else None,
                (entry.right, entry.probes) if entry is not None else (0, 0),
            )
        )
    return listed


def history(memory: Known, fact: Fact) -> History:
    """The history of a fact."""
    facts = memory.facts()
    turns = [turn for id in memory.sources(fact.id) if (turn := memory.turn(id)) is not None]
    return History(
        fact,
        tuple(sorted(turns, key=lambda turn: turn.time)),
        _before(facts, fact),
        next((other for other in facts if other.id == fact.superseded_by), None),
        tuple(entry for entry in memory.ledger("") if entry.fact_id == fact.id),
    )


def source(memory: Known, fact_id: str) -> Turn | None:
    """The latest stored message that told a fact."""
    for id in reversed(memory.sources(fact_id)):
        if (turn := memory.turn(id)) is not None:
            return turn
    return None


def _before(facts: Sequence[Fact], fact: Fact) -> tuple[Fact, ...]:
    """The facts that a fact replaced, step by step, oldest first."""
    replaced: list[Fact] = []
    ids = {fact.id}
    while previous := [
        other for other in facts if other.superseded_by in ids and other not in replaced
    ]:
        replaced += previous
        ids = {other.id for other in previous}
    return tuple(sorted(replaced, key=lambda other: other.first_seen))


def matching(found: Sequence[View], words: str, state: Status | None = None) -> list[View]:
    """The views that contain all words, of one status or of any."""
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
