"""Rows as they will be, while candidates are worked through. Nothing is written here."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Collection, Iterable, MutableMapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING

from memory.accept.grading import grade
from memory.vocabulary.alike import same_value
from memory.vocabulary.records import (
    BELIEVED,
    Candidate,
    Change,
    ChangeKind,
    Fact,
    Source,
    Status,
    Turn,
)

if TYPE_CHECKING:
    from memory.accept.reconcile import Plan


@dataclass
class Draft:
    """What is known, read once, under what will be; and what was done.

    Attributes:
        facts: every fact by id, as it is stored.
        told: (turn id, fact id): which facts a turn was the source of before.
        shown: ids of the facts that replies were shown.
        known: every fact by id, as it will be.
        written: the rows to write, by id.
        links: (turn id, fact id, the words that told it), to write.
        changes: what was done, in order.
    """

    facts: MutableMapping[str, Fact]
    told: Collection[tuple[str, str]] = ()
    shown: Collection[str] = ()
    known: MutableMapping[str, Fact] = field(init=False)
    written: dict[str, Fact] = field(default_factory=dict)
    links: list[tuple[str, str, str]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.known = ChainMap({}, self.facts)

    def put(self, fact: Fact) -> None:
        """A row that will be."""
        self.known[fact.id] = fact
        self.written[fact.id] = fact

    def tell(self, fact: Fact, turn: Turn, candidate: Candidate) -> None:
        """A row that will be, and the words of a turn that tell it."""
        self.put(fact)
        self.links.append((turn.id, fact.id, candidate.sentence))

    def near(self, related: Iterable[Fact]) -> list[Fact]:
        """Some facts as they will be, and what was written beside them."""
        ids = dict.fromkeys([*(fact.id for fact in related), *self.written])
        return [self.known[id] for id in ids]

    def believed(self, candidate: Candidate, related: Iterable[Fact]) -> list[Fact]:
        """What is believed that a candidate may repeat, replace or contradict.

        Args:
            related: what the store has of what it says. What takes back, corrects or denies may
                speak of any fact.
        """
        wide = candidate.retract or candidate.corrects or candidate.ends or candidate.polarity < 0
        near = self.known.values() if wide else self.near(related)
        return [fact for fact in near if fact.status in BELIEVED]

    def doubted(self, fact: Fact) -> Fact:
        """A fact that a reply used and that the user corrects loses half of its confidence."""
        return replace(fact, confidence=fact.confidence / 2) if fact.id in self.shown else fact


@dataclass(frozen=True, slots=True)
class Judged:
    """What was noticed in a turn, sorted by what may become of it.

    Attributes:
        turn: where it was said.
        source: how facts of it come to be known.
        confirmed: the user asked for it to be kept.
        allowed: to be kept, with the sensitivity of their words.
        waiting: to be held, each with the reason.
        refused: not kept; of a secret it holds nothing.
        words: (text, the user's own words) of what may become a row.
    """

    turn: Turn
    source: Source
    confirmed: bool
    allowed: list[Candidate] = field(default_factory=list)
    waiting: list[tuple[Candidate, str]] = field(default_factory=list)
    refused: list[Change] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)


def offered(fact: Fact) -> bool:
    """Whether this is a proposal, of a program or an archive, that waits for a yes."""
    return fact.status is Status.HELD and fact.source is Source.IMPORTED


def proposal(fact: Fact, candidate: Candidate) -> Fact:
    """A fact as it waits for a yes."""
    return replace(
        fact,
        status=Status.HELD,
        source=Source.IMPORTED,
        sensitivity=candidate.sensitivity,
        superseded_by="",
        pinned=False,
        confirmed=False,
    )


def repeated(plan: Plan, target: Fact, when: datetime, confirmed: bool) -> Fact:
    """A fact that was told once more."""
    given = next((f for f in (plan.fact, plan.target) if f and f.id == target.id), target)
    if given.times_seen == target.times_seen:
        given = replace(given, times_seen=target.times_seen + 1)
    last = max(given.last_seen, when)
    return replace(given, last_seen=last, confirmed=given.confirmed or confirmed)


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


def drafted(
    draft: Draft,
    judged: Judged,
    related: Sequence[Sequence[Fact]],
    recent: Collection[str],
) -> None:
    """Put down what a turn does to memory.

    Args:
        related: for each that is allowed, what the store has of what it says.
        recent: ids of the facts told last in this conversation, which "that" may mean.
    """
    turn, source, confirmed = judged.turn, judged.source, judged.confirmed
    for candidate, near in zip(judged.allowed, related, strict=True):
        for plan in steps(candidate, draft.believed(candidate, near), turn.time, recent):
            apply(draft, plan, candidate, turn, source, confirmed)
    for candidate, reason in judged.waiting:
        hold(draft, candidate, turn, source, reason)


def apply(
    draft: Draft, plan: Plan, candidate: Candidate, turn: Turn, source: Source, confirmed: bool
) -> None:
    """Put down one step of reconciling."""
    kind, reason, fact = plan.kind, plan.reason, plan.fact
    target = draft.known.get(plan.target.id) if plan.target else None
    # Told later than this turn, which an archive brought in: the later word stands. What is
    # typed now is the latest word, whatever the clock says.
    later = source is Source.IMPORTED and target is not None and target.last_seen > turn.time
    if fact is not None:
        fact = replace(
            fact,
            source=source,
            confirmed=fact.confirmed or confirmed,
            sensitivity=max(fact.sensitivity, candidate.sensitivity, key=grade),
        )
    if kind is ChangeKind.REFUSED:
        shown = fact or target or candidate.fact(turn.time, source)
        draft.changes.append(Change(kind, shown, reason=reason))
        return
    if kind is ChangeKind.REPEATED and target is not None:
        if (turn.id, target.id) in draft.told:
            return  # the same turn, noticed twice, is no new evidence
        after = repeated(plan, target, turn.time, confirmed)
        if target.source is Source.INFERRED or offered(target):  # now it was told
            status = Status.ACTIVE if offered(target) else target.status
            after = replace(after, source=source, times_seen=1, status=status)
    elif kind is ChangeKind.RETRACTED and target is not None:
        if later:
            return
        after = replace(draft.doubted(target), status=Status.SUPERSEDED, last_seen=turn.time)
    elif fact is None:
        return
    elif kind is ChangeKind.SUPERSEDED and target is not None and later:
        after = replace(fact, status=Status.SUPERSEDED, superseded_by=target.id)
        kind, target, reason = ChangeKind.ADDED, None, "how it was before what is known now"
    elif kind is ChangeKind.SUPERSEDED and target is not None:
        after = replace(fact, pinned=fact.pinned or target.pinned)
        gone = replace(target, status=Status.SUPERSEDED, superseded_by=after.id)
        draft.put(draft.doubted(gone) if candidate.corrects else gone)
    else:
        after = fact
    draft.tell(after, turn, candidate)
    draft.changes.append(Change(kind, after, target, reason))


def hold(draft: Draft, candidate: Candidate, turn: Turn, source: Source, reason: str) -> None:
    """Put down something that waits. Said again it waits as before: often is no yes."""
    for fact in draft.known.values():
        same = fact.slot == candidate.slot and fact.subject == candidate.subject
        if same and fact.polarity == candidate.polarity and same_value(fact.value, candidate.value):
            if fact.status is Status.HELD:
                draft.changes.append(Change(ChangeKind.HELD, fact, fact, reason))
            if fact.status not in (Status.SUPERSEDED, Status.EXPIRED):
                return
    held = replace(candidate.fact(turn.time, source), status=Status.HELD)
    draft.tell(held, turn, candidate)
    draft.changes.append(Change(ChangeKind.HELD, held, None, reason))
