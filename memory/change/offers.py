"""What programs write about the user: a statement becomes a proposal, or a fact where they may.

Nobody here typed it. A proposal is a fact with the status HELD and the source IMPORTED, as the
proposals of an import are; it changes nothing that is known before the user's yes. What would
steer replies waits for a yes in any case, and a program's word is no further evidence for what
the user told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memory.accept.draft import Draft, offered, proposal, steps
from memory.accept.grading import NOTE, graded, refused_secret
from memory.change.first_person import first_person, third_person
from memory.change.learning import Learning
from memory.change.refused import Refused
from memory.notice.understanding import SURE, Noticing
from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.store.telling import Telling
from memory.vocabulary.english.inflection import base_of_third
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import (
    BELIEVED,
    Candidate,
    Change,
    ChangeKind,
    Fact,
    Kind,
    Sensitivity,
    Source,
    Status,
    Turn,
    new_id,
)

if TYPE_CHECKING:
    from memory.accept.reconcile import Plan

LONGEST = 400  # characters of a statement
MOST = 300  # proposals that wait at a time
_FROM = "client:"  # how the source of a fact begins that a program wrote
_STEERS = (Kind.INSTRUCTION, Kind.GUIDELINE)
_NEW = (ChangeKind.ADDED, ChangeKind.SUPERSEDED)
_NO = "The user said no to this before."
_WAITS = "It waits for the user's yes."


class Offers:
    """Takes statements of programs and does what the user decides about them."""

    def __init__(
        self,
        database: Database,
        beliefs: Beliefs,
        lineage: Lineage,
        noticing: Noticing,
        learning: Learning,
    ) -> None:
        self._database = database
        self._beliefs = beliefs
        self._lineage = lineage
        self._learning = learning
        self._noticing = noticing
        self._telling = Telling(beliefs, lineage)
        self._refused = Refused(database, beliefs, lineage)

    def take(self, text: str, client: str, *, hold: bool, note: bool = True) -> list[Change]:
        """Keep or propose what a program says about the user.

        Args:
            text: a statement, in the first person ("I live in Orlen") or the third.
            client: the program's name; it is kept as the source.
            hold: everything waits for a yes, not only what would steer replies.
            note: it is meant to be kept: a note where it fits no slot. Else it is a message that
                may tell something, in the first person.

        Returns:
            A change each: ADDED, SUPERSEDED, HELD, REPEATED (known; nothing was written) or
            REFUSED with a reason that may be shown to the program.
        """
        text = " ".join(text.split())
        if not text:
            return []
        said = text if not note or _orders(text) else first_person(text) or text
        turn = Turn("", "user", said, f"{_FROM}{client}:{new_id()}", origin=Origin.IMPORTED)
        if len(text) > LONGEST and note:
            return [_refused(turn, text[:40], f"More than {LONGEST} characters: one fact a call.")]
        read = self._noticing.told(turn, (), self._beliefs.believed())
        found = [c for c in read if c.confidence >= SURE]
        if not found and note:
            written = third_person(text)
            found = [Candidate(NOTE, written, written, Kind.FACT, sentence=said)]
        changes: list[Change] = []
        if found and hold and len(self.waiting()) >= MOST:
            return [_refused(turn, "", f"{MOST} proposals wait for the user already.")]
        for candidate in map(graded, found):
            changes += self._one(turn, candidate, hold)
        return changes

    def waiting(self) -> list[Fact]:
        """The proposals of programs, the oldest first."""
        held = [
            f for f in self._beliefs.all().values() if offered(f) and self.by(f.id)
        ]  # fmt: skip
        return sorted(held, key=lambda fact: (fact.first_seen, fact.id))

    def by(self, fact_id: str) -> str:
        """The program that wrote a fact; "" where none did."""
        for turn, _ in self._lineage.turns(fact_id, "source"):
            if turn.startswith(_FROM):
                return turn.split(":")[1]
        return ""

    def refuse(self, ids: Collection[str]) -> list[Fact]:
        """The user's no: the proposals leave, and the same is never proposed again.

        Raises:
            NotFoundError: one of them does not wait.
        """
        with self._database.lock:
            gone = [self._beliefs.get(id) for id in ids]
            for fact in gone:
                if fact.status is not Status.HELD:
                    raise NotFoundError(
                        f"“{fact.text}” waits for no yes.", "`luna memory forget` takes it away."
                    )
            self._refused.refuse(gone)
            return gone

    def _one(self, turn: Turn, candidate: Candidate, hold: bool) -> list[Change]:
        """What becomes of one thing that a statement tells."""
        from memory.accept.guard import why_not
        from memory.accept.safety.safety import why_wait
        from memory.accept.verdict import judged

        fact = candidate.fact(turn.time, Source.IMPORTED)
        if candidate.sensitivity is Sensitivity.SECRET:
            return [replace(refused_secret(candidate, turn), reason="It holds a secret.")]
        reason = why_not(candidate, turn)
        if candidate.retract or candidate.corrects:
            reason = reason or "It takes something back: forget that fact, or say what is so now."
        if not reason and self._refused.before(fact):
            reason = _NO
        if reason:
            return [Change(ChangeKind.REFUSED, fact, reason=reason)]
        said = candidate.sentence or candidate.text
        steers = candidate.kind in _STEERS or bool(
            why_wait(said, candidate.kind, candidate.slot)
            or why_wait(candidate.text, candidate.kind, candidate.slot)
        )
        self._beliefs.prepare([(candidate.text, candidate.sentence)])  # outside of the lock
        with self._database.lock:
            plans = steps(candidate, self._related(candidate), turn.time, ())
            if known_already := [p for p in plans if p.kind is ChangeKind.REPEATED and p.target]:
                return [_known(plan) for plan in known_already]
            if not any(plan.kind in _NEW for plan in plans):
                return [Change(ChangeKind.REFUSED, fact, reason=_reason(plans))]
            if hold or steers:
                return self._hold(turn, candidate, plans)
            sure = self._noticing.sure
            kept = self._learning.learn(judged([candidate], turn, Source.IMPORTED, sure=sure))
            return [change for change in kept if change.kind is not ChangeKind.REPEATED]

    def _related(self, candidate: Candidate) -> list[Fact]:
        (found,) = self._beliefs.related([candidate])
        related = {fact.id: fact for fact in found}
        if candidate.slot == NOTE:
            related |= {fact.id: fact for fact in self._beliefs.saying(candidate.text)}
        return [fact for fact in related.values() if fact.status in BELIEVED]

    def _hold(self, turn: Turn, candidate: Candidate, plans: Sequence[Plan]) -> list[Change]:
        draft = Draft(*self._telling.known([turn.id]))
        for plan in plans:
            if plan.fact is not None and plan.kind in _NEW:
                fact = proposal(plan.fact, candidate)
                draft.tell(fact, turn, candidate)
                draft.changes.append(Change(ChangeKind.HELD, fact, reason=_WAITS))
        return self._telling.write(
            draft.written.values(), draft.links, draft.changes, by_words=False
        )


def _orders(text: str) -> bool:
    """Whether "always" and "never" begin an order: "Always answer briefly", not "Always runs"."""
    found = re.match(r"(?:always|never)\s+(\w+)", text, re.IGNORECASE)
    return found is not None and base_of_third(found[1]) is None


def _known(plan: Plan) -> Change:
    assert plan.target is not None
    waits = plan.target.status is Status.HELD
    return Change(ChangeKind.REPEATED, plan.target, reason=_WAITS if waits else "It is known.")


def _refused(turn: Turn, text: str, reason: str) -> Change:
    fact = Fact(NOTE, "", text, Kind.FACT, status=Status.HELD, first_seen=turn.time)
    return Change(ChangeKind.REFUSED, fact, reason=reason)


def _reason(plans: Sequence[Plan]) -> str:
    return next((plan.reason for plan in plans if plan.reason), "It is not plain what to keep.")
