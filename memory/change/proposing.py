"""Proposals: what imported words tell about the user, waiting for a yes.

A proposal is a fact with the status HELD and the source IMPORTED. It changes nothing that is
known; a proposal that is told later in the archive takes the place of an earlier one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from memory.accept.draft import Draft, offered, proposal, repeated
from memory.accept.grading import NOTE, graded
from memory.change.corrections import Corrections
from memory.change.refused import Refused
from memory.notice.speech import split
from memory.notice.understanding import SURE, Noticing
from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.store.telling import Telling
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import (
    BELIEVED,
    Candidate,
    Change,
    ChangeKind,
    Fact,
    Kind,
    Sensitivity,
    Status,
    Turn,
    now,
)

if TYPE_CHECKING:
    from memory.accept.reconcile import Plan

_OVER = timedelta(days=60)  # an event of an archive without a date of its end is over by then
_WHY = "proposed from what was imported"
_IN_PLACE = (ChangeKind.SUPERSEDED, ChangeKind.RETRACTED)
_LONGEST = 300  # characters of a memory that no slot fits


class Proposing:
    """Makes proposals and does what the user decides about them."""

    def __init__(
        self,
        database: Database,
        beliefs: Beliefs,
        lineage: Lineage,
        noticing: Noticing,
        corrections: Corrections,
    ) -> None:
        self._database = database
        self._beliefs = beliefs
        self._noticing = noticing
        self._corrections = corrections
        self._telling = Telling(beliefs, lineage)
        self._refused = Refused(database, beliefs, lineage)

    def all(self) -> list[Fact]:
        """The proposals that wait: of what was said most often first, then the latest."""
        found = [fact for fact in self._beliefs.all().values() if offered(fact)]
        return sorted(found, key=lambda f: (f.times_seen, f.last_seen), reverse=True)

    def propose(self, said: Iterable[tuple[Turn, Sequence[Turn]]]) -> list[Change]:
        """Propose what saved turns of the user's tell, read as in a chat; written in one go.

        Args:
            said: turns of role "user", each with those of its conversation before it.
        """
        believed = self._beliefs.believed()
        return self._write([
            (turn, self._allowed(turn, self._noticing.told(turn, before, believed)))
            for turn, before in said
            if turn.text.strip() and not self._database.marked(f"never:{turn.id}")
        ])  # fmt: skip

    def propose_note(self, turn: Turn, statement: str, text: str) -> list[Change]:
        """Propose what another assistant had written down about the user.

        Args:
            turn: the saved turn that holds the note.
            statement: the note in the first person, "" where it cannot be put so.
            text: the note as memory writes it, kept as it is where no slot fits.
        """
        if self._database.marked(f"never:{turn.id}"):
            return []
        said = replace(turn, role="user", text=statement or text)
        found = self._noticing.told(said, (), self._beliefs.believed()) if statement else []
        allowed = self._allowed(said, found)
        if not allowed and not found and len(text) <= _LONGEST:
            note = Candidate(NOTE, text, text, Kind.FACT, sentence=statement or text)
            allowed = self._allowed(said, [note])
        return self._write([(said, allowed)])

    def confirm(self, id: str) -> Change:
        """The user's yes to a fact that was held; a proposal also ends what it contradicts."""
        fact = self._beliefs.get(id)
        return self._accept(fact) if offered(fact) else self._corrections.confirm(fact.id)

    def accept(self, ids: Collection[str]) -> list[Change]:
        """The user's yes: each becomes a fact, in place of what it contradicts."""
        return [self._accept(self._one(id)) for id in ids]

    def refuse(self, ids: Collection[str]) -> list[Fact]:
        """The user's no: the proposals leave, and the same is never proposed again.

        What was said stays in its conversation.
        """
        with self._database.lock:
            gone = [self._one(id) for id in ids]
            self._refused.refuse(gone)
            return gone

    def _accept(self, fact: Fact) -> Change:
        from memory.accept.reconcile import reconcile

        told = Candidate(fact.slot, fact.value, fact.text, fact.kind, fact.subject, fact.polarity)
        with self._database.lock:
            change = self._corrections.confirm(fact.id)
            (related,) = self._beliefs.related([told])
            believed = [f for f in related if f.id != fact.id and f.status in BELIEVED]
            plans = reconcile(told, believed, fact.last_seen)
            self._beliefs.put([
                replace(plan.target, status=Status.SUPERSEDED, superseded_by=fact.id)
                for plan in plans
                if plan.target is not None and plan.kind in _IN_PLACE
            ])  # fmt: skip
            return change

    def _one(self, id: str) -> Fact:
        fact = self._beliefs.get(id)
        if not offered(fact):
            raise NotFoundError(
                f"“{fact.text}” is no proposal that waits.", "`luna memory review` lists them."
            )
        return fact

    def _allowed(self, turn: Turn, found: Sequence[Candidate]) -> list[Candidate]:
        """What of the candidates may be proposed."""
        from memory.accept.verdict import May, judge

        doubt = split(turn.words).doubt
        allowed = []
        for candidate in map(graded, found):
            fact = candidate.fact(turn.time)
            over = candidate.valid_until is not None and candidate.valid_until < now()
            event = candidate.kind is Kind.EVENT and candidate.valid_until is None
            if (
                candidate.sensitivity is Sensitivity.SECRET
                or judge(candidate, turn, sure=SURE).may is May.REFUSE
                or doubt(candidate.sentence)  # somebody else's words, it seems
                or over
                or (event and turn.time < now() - _OVER)
                or self._refused.before(fact)
            ):
                continue
            allowed.append(candidate)
        return allowed

    def _write(self, told: Sequence[tuple[Turn, Sequence[Candidate]]]) -> list[Change]:
        """Hold the candidates of some turns, in the order of telling."""
        from memory.accept.reconcile import reconcile

        found = [(turn, candidate) for turn, allowed in told for candidate in allowed]
        if not found:
            return []
        self._beliefs.prepare([(c.text, c.sentence) for _, c in found if not c.retract])
        with self._database.lock:
            draft = Draft(*self._telling.known({turn.id for turn, _ in found}))
            related = self._beliefs.related(candidate for _, candidate in found)
            gone: dict[str, None] = {}
            for (turn, candidate), near in zip(found, related, strict=True):
                believed = [f for f in draft.believed(candidate, near) if f.id not in gone]
                for plan in reconcile(candidate, believed, turn.time):
                    self._step(draft, plan, candidate, turn, gone)
            changes = [change for change in draft.changes if change.fact.id not in gone]
            self._telling.write(
                [fact for fact in draft.written.values() if fact.id not in gone],
                [link for link in draft.links if link[1] not in gone],
                changes,
            )
            self._refused.drop([id for id in gone if id in draft.facts])
            return changes

    @staticmethod
    def _step(
        draft: Draft, plan: Plan, candidate: Candidate, turn: Turn, gone: dict[str, None]
    ) -> None:
        """One step of reconciling, as far as proposals may go."""
        target = draft.known.get(plan.target.id) if plan.target else None
        waits = target is not None and offered(target)
        later = target is not None and target.last_seen > turn.time
        if plan.kind is ChangeKind.REPEATED:
            if target is None or not waits or (turn.id, target.id) in draft.told:
                return
            fact = repeated(plan, target, turn.time, False)
            draft.tell(fact, turn, candidate)
            draft.changes.append(Change(ChangeKind.REPEATED, fact, reason=_WHY))
        elif plan.kind is ChangeKind.RETRACTED:
            if target is not None and waits and not later:
                gone[target.id] = None
        elif plan.fact is not None and plan.kind in (ChangeKind.ADDED, ChangeKind.SUPERSEDED):
            if later:
                return  # the later word stands
            if target is not None and waits:
                gone[target.id] = None
            fact = proposal(plan.fact, candidate)
            draft.tell(fact, turn, candidate)
            draft.changes.append(Change(ChangeKind.HELD, fact, reason=_WHY))
