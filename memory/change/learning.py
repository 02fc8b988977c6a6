"""From a turn to rows: notice, guard, reconcile, write, read back."""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from memory.accept.draft import Draft, offered, repeated, steps
from memory.accept.grading import NOTE, grade, graded, refused_secret, unnoticed_secret
from memory.accept.secrets import MASK
from memory.notice.understanding import SURE, understood
from memory.store.facts import BELIEVED, Beliefs
from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.store.vectors import Vectors
from memory.vocabulary.contradiction import says
from memory.vocabulary.origin import Trust
from memory.vocabulary.ports import Reader
from memory.vocabulary.records import (
    Candidate,
    Change,
    ChangeKind,
    Fact,
    Kind,
    Proposal,
    Sensitivity,
    Source,
    Status,
    Turn,
)

if TYPE_CHECKING:
    from memory.accept.reconcile import Plan


class Learning:
    """Writes what `notice` found. The caller has decided that the turn may be noticed."""

    def __init__(
        self,
        database: Database,
        beliefs: Beliefs,
        lineage: Lineage,
        vectors: Vectors,
        gate: float | None,
        reader: Reader | None = None,
    ) -> None:
        self._database = database
        self._reader = reader
        self._sure = SURE if reader is not None else 0.0
        self._vectors = vectors
        self._gate = gate
        self._beliefs = beliefs
        self._lineage = lineage

    def observe(
        self, turn: Turn, keep_secrets: bool, source: Source, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Notice a turn and write what was found; a turn is noticed once.

        Args:
            before: the turns of the conversation before it, oldest first.
        """
        least = Trust.OWN if source is Source.TOLD else Trust.AGREED
        if turn.trust < least or self._database.marked(f"never:{turn.id}"):
            return []
        candidates = self.read(turn, before)
        candidates += unnoticed_secret(turn.words, candidates)
        if candidates and self._lineage.facts(turn.id, "source"):
            if not keep_secrets:
                return []
            candidates = [c for c in candidates if graded(c).sensitivity is Sensitivity.SECRET]
        return self.learn(
            turn, candidates, keep_secrets=keep_secrets, source=source, recent=self._recent(before)
        )

    def read(self, turn: Turn, before: Sequence[Turn]) -> list[Candidate]:
        """What a turn tells: read by a model where there is one, else by the rules alone."""
        from memory.notice.rules import notice

        # What somebody else wrote answers no "me too".
        said = [(t.role, t.text if t.role != "user" else t.words) for t in before[-2:]]
        known = sorted(self._beliefs.all().values(), key=lambda fact: (fact.last_seen, fact.id))
        believed = [fact for fact in known if fact.status in BELIEVED]
        found = understood(turn.words, turn.time, said, believed, self._reader)
        if found is None:
            found = notice(turn.words, turn.time)
            if self._gate is not None:
                from memory.notice.rules.learned import gated

                found = gated(turn.words, found, self._vectors.of, self._gate)
        return [each for each in found if MASK not in f"{each.text} {each.value}"]

    def _recent(self, before: Sequence[Turn]) -> list[str]:
        """The facts that the last turn of the user which told any was the source of."""
        for turn in reversed(before):
            if turn.role == "user" and (told := self._lineage.facts(turn.id, "source")):
                return told
        return []

    def infer(self, turn: Turn, proposals: Sequence[Proposal]) -> list[Change]:
        """Add what a model proposes about a turn, where nothing known speaks of it.

        What was told stays as it is: a proposal repeats, replaces and takes back nothing, and
        what is known or once was is not added again.
        """
        from memory.accept.inferred import candidates
        from memory.accept.reconcile import reconcile

        own = proposals if turn.trust is Trust.OWN else ()
        found = candidates(turn, own, self._vectors.of, self._gate)
        if not found:
            return []
        self._beliefs.prepare([(c.text, "") for c in found])  # outside of the lock
        with self._database.lock:
            if self._database.marked(f"never:{turn.id}"):
                return []
            draft = Draft(ChainMap({}, self._beliefs.index().facts))
            for candidate in found:
                related = {f.id: f for f in self._beliefs.related(candidate)} | draft.written
                if any(says(fact, candidate) for fact in related.values()):
                    continue
                believed = [f for f in related.values() if f.status in BELIEVED]
                plans = reconcile(candidate, believed, turn.time)
                if [plan.kind for plan in plans] == [ChangeKind.ADDED]:
                    self._apply(draft, plans[0], candidate, turn, Source.INFERRED, False)
            return self._write(draft, by_words=False)

    def remember(self, text: str, turn: Turn | None) -> list[Change]:
        """Keep what the user asked to keep: noticed, else as it is."""
        from memory.accept.guard import sensitivity
        from memory.notice.rules import notice

        text = " ".join(text.split())
        if not text:
            return []
        said = Turn("", "user", text, id="")  # asking for it is what types it
        if turn:
            said = replace(said, conversation=turn.conversation, id=turn.id, time=turn.time)
        candidates = notice(text, said.time)
        changes = self.learn(said, candidates, keep_secrets=True, confirmed=True)
        return changes or self.keep(text, said, sensitivity(text))

    def learn(
        self,
        turn: Turn,
        candidates: Sequence[Candidate],
        *,
        keep_secrets: bool,
        source: Source = Source.TOLD,
        confirmed: bool = False,
        recent: Sequence[str] = (),
    ) -> list[Change]:
        """Write the candidates of one turn.

        Args:
            recent: ids of the facts told last in this conversation, which "that" may mean.

        Returns:
            The changes, each written and read back; a secret that was not kept is a
            REFUSED change that does not hold the secret.

        Raises:
            WriteLostError: something was not there when it was read back.
        """
        from memory.accept.verdict import May, hold, judge

        allowed: list[Candidate] = []
        waiting: list[tuple[Candidate, str]] = []
        refused: list[Change] = []
        for found in candidates:
            candidate = graded(found)
            if candidate.sensitivity is Sensitivity.SECRET and not keep_secrets:
                refused.append(refused_secret(candidate, turn))
                continue
            verdict = judge(candidate, turn, asked=confirmed, sure=self._sure)
            if verdict.may is May.REFUSE:
                fact = candidate.fact(turn.time, source)
                refused.append(Change(ChangeKind.REFUSED, fact, reason=verdict.reason))
            elif verdict.may is May.HOLD:
                waiting.append((candidate, verdict.reason))
            else:
                allowed.append(candidate)
        if not (allowed or waiting):
            return refused
        both = [*allowed, *(candidate for candidate, _ in waiting)]
        told = [(c.text, c.sentence) for c in both if not c.retract]
        self._beliefs.prepare(told)  # outside of the lock
        with self._database.lock:
            draft = Draft(ChainMap({}, self._beliefs.index().facts))
            for candidate in allowed:
                wide = candidate.retract or candidate.corrects or candidate.ends
                if wide or candidate.polarity < 0:  # it may speak of any fact
                    related = dict(draft.known)
                else:
                    related = {f.id: f for f in self._beliefs.related(candidate)} | draft.written
                believed = [f for f in related.values() if f.status in BELIEVED]
                for plan in steps(candidate, believed, turn.time, recent):
                    self._apply(draft, plan, candidate, turn, source, confirmed)
            for candidate, reason in waiting:
                hold(draft, candidate, turn, source, reason)
            return [*self._write(draft), *refused]

    def keep(self, text: str, turn: Turn, sensitivity: Sensitivity) -> list[Change]:
        """Keep a sentence as it is: what was asked to be remembered and fits no slot."""
        from memory.accept.reconcile import Plan

        candidate = Candidate(NOTE, text, text, Kind.FACT, sensitivity=sensitivity, sentence=text)
        self._beliefs.prepare([(text, text)])
        with self._database.lock:
            draft = Draft(ChainMap({}, self._beliefs.index().facts))
            same = [
                f
                for f in self._beliefs.saying(text)
                if f.status in BELIEVED and f.text.casefold() == text.casefold()
            ]
            if same:
                plan = Plan(ChangeKind.REPEATED, None, same[0], "said again")
            else:
                plan = Plan(ChangeKind.ADDED, candidate.fact(turn.time), None, "")
            self._apply(draft, plan, candidate, turn, Source.TOLD, True)
            return self._write(draft)

    def _apply(
        self,
        draft: Draft,
        plan: Plan,
        candidate: Candidate,
        turn: Turn,
        source: Source,
        confirmed: bool,
    ) -> None:
        target = draft.known.get(plan.target.id) if plan.target else None
        fact = plan.fact
        if fact is not None:
            fact = replace(
                fact,
                source=source,
                confirmed=fact.confirmed or confirmed,
                sensitivity=max(fact.sensitivity, candidate.sensitivity, key=grade),
            )
        if plan.kind is ChangeKind.REFUSED:
            shown = fact or target or candidate.fact(turn.time, source)
            draft.changes.append(Change(plan.kind, shown, reason=plan.reason))
            return
        if plan.kind is ChangeKind.REPEATED and target is not None:
            if self._lineage.linked("source", turn.id, target.id):
                return  # the same turn, noticed twice, is no new evidence
            after = repeated(plan, target, turn.time, confirmed)
            if target.source is Source.INFERRED or offered(target):  # now it was told
                status = Status.ACTIVE if offered(target) else target.status
                after = replace(after, source=source, times_seen=1, status=status)
            self._change(draft, Change(plan.kind, after, target, plan.reason), turn, candidate)
            return
        # Told later than this turn, which an archive brought in: the later word stands. What is
        # typed now is the latest word, whatever the clock says.
        later = source is Source.IMPORTED and target is not None and target.last_seen > turn.time
        if plan.kind is ChangeKind.RETRACTED and target is not None:
            if later:
                return
            doubted = self._doubted(target)
            after = replace(doubted, status=Status.SUPERSEDED, last_seen=turn.time)
            self._change(draft, Change(plan.kind, after, target, plan.reason), turn, candidate)
            return
        if fact is None:
            return
        if plan.kind is ChangeKind.SUPERSEDED and target is not None and later:
            fact = replace(fact, status=Status.SUPERSEDED, superseded_by=target.id)
            past = Change(ChangeKind.ADDED, fact, None, "how it was before what is known now")
            self._change(draft, past, turn, candidate)
            return
        if plan.kind is ChangeKind.SUPERSEDED and target is not None:
            fact = replace(fact, pinned=fact.pinned or target.pinned)
            gone = replace(target, status=Status.SUPERSEDED, superseded_by=fact.id)
            draft.put(self._doubted(gone) if candidate.corrects else gone)
        change = Change(plan.kind, fact, target, plan.reason)
        self._change(draft, change, turn, candidate)

    def _doubted(self, fact: Fact) -> Fact:
        """A fact that a reply used and that the user corrects loses half of its confidence."""
        used = self._lineage.used(fact.id) is not None
        return replace(fact, confidence=fact.confidence / 2) if used else fact

    @staticmethod
    def _change(draft: Draft, change: Change, turn: Turn, candidate: Candidate) -> None:
        draft.put(change.fact)
        draft.links.append((turn.id, change.fact.id, candidate.sentence))
        draft.changes.append(change)

    def _write(self, draft: Draft, by_words: bool = True) -> list[Change]:
        """Write a draft; `by_words`: the user's own words are what questions are held against."""
        if not draft.changes:
            return []
        told = {fact: sentence for _, fact, sentence in draft.links} if by_words else {}
        written = {f.id: f for f in self._beliefs.put(list(draft.written.values()), told)}
        self._lineage.link("source", draft.links)
        return [replace(c, fact=written.get(c.fact.id, c.fact)) for c in draft.changes]
