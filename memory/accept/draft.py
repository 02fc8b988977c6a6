"""Rows as they will be, while one turn is worked through. Nothing is written here."""

from __future__ import annotations

from collections.abc import Collection, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from memory.vocabulary.records import Candidate, Change, ChangeKind, Fact, Source, Status

if TYPE_CHECKING:
    from memory.accept.reconcile import Plan


@dataclass
class Draft:
    """What is there, under what will be, and what was done."""

    known: MutableMapping[str, Fact]  # what is there, under what will be
    written: dict[str, Fact] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def put(self, fact: Fact) -> None:
        self.known[fact.id] = fact
        self.written[fact.id] = fact


def repeated(plan: Plan, target: Fact, when: datetime, confirmed: bool) -> Fact:
    """A fact that was told once more."""
    given = next((f for f in (plan.fact, plan.target) if f and f.id == target.id), target)
    if given.times_seen == target.times_seen:
        given = replace(given, times_seen=target.times_seen + 1)
    last = max(given.last_seen, when)
    return replace(given, last_seen=last, confirmed=given.confirmed or confirmed)


def offered(fact: Fact) -> bool:
    """Whether this is a proposal, of a program or an archive, that waits for a yes."""
    return fact.status is Status.HELD and fact.source is Source.IMPORTED


def steps(
    candidate: Candidate, believed: Sequence[Fact], when: datetime, recent: Collection[str]
) -> list[Plan]:
    """What reconciling says; a proposal that waits stands in nobody's place."""
    from memory.accept.reconcile import reconcile

    plans = reconcile(candidate, believed, when, recent)
    if any(p.target and offered(p.target) and p.kind is not ChangeKind.REPEATED for p in plans):
        own = [fact for fact in believed if not offered(fact)]
        plans = reconcile(candidate, own, when, recent)
    return plans
