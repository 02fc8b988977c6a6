"""From a turn to rows: notice, judge, draft, write, read back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from memory.accept.draft import Draft, Judged, apply, drafted
from memory.accept.grading import NOTE, graded, unnoticed_secret
from memory.notice.understanding import Noticing
from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.store.telling import Telling
from memory.vocabulary.origin import Trust
from memory.vocabulary.records import (
    Candidate,
    Change,
    Kind,
    Proposal,
    Sensitivity,
    Source,
    Turn,
)


class Learning:
    """Writes what turns tell. The caller has decided that the turn may be noticed."""

    def __init__(
        self, database: Database, beliefs: Beliefs, lineage: Lineage, noticing: Noticing
    ) -> None:
        self._database = database
        self._beliefs = beliefs
        self._lineage = lineage
        self._telling = Telling(beliefs, lineage)
        self._noticing = noticing

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
        noticed = self._lineage.facts(turn.id, "source")
        recent = self._lineage.told_last(before)
        candidates = self._noticing.told(turn, before, self._beliefs.believed())
        candidates += unnoticed_secret(turn.words, candidates)
        if candidates and noticed:
            if not keep_secrets:
                return []
            candidates = [c for c in candidates if graded(c).sensitivity is Sensitivity.SECRET]
        from memory.accept.verdict import judged  # its patterns are compiled when first needed

        sure = self._noticing.sure
        found = judged(candidates, turn, source, keep_secrets=keep_secrets, sure=sure)
        return self.learn(found, recent)

    def learn(self, found: Judged, recent: Sequence[str] = ()) -> list[Change]:
        """Write what was noticed in one turn and may be kept or held.

        Args:
            recent: ids of the facts told last in this conversation, which "that" may mean.

        Returns:
            The changes, each written and read back; a secret that was not kept is a
            REFUSED change that does not hold the secret.

        Raises:
            WriteLostError: something was not there when it was read back.
        """
        if not (found.allowed or found.waiting):
            return found.refused
        self._beliefs.prepare(found.words)  # outside of the lock
        with self._database.lock:
            related = self._beliefs.related(found.allowed)
            draft = Draft(*self._telling.known([found.turn.id]))
            drafted(draft, found, related, recent)
            written = self._telling.write(draft.written.values(), draft.links, draft.changes)
        return written + found.refused

    def infer(self, turn: Turn, proposals: Sequence[Proposal]) -> list[Change]:
        """Add what a model proposes about a turn, where nothing known speaks of it.

        What was told stays as it is: a proposal repeats, replaces and takes back nothing, and
        what is known or once was is not added again.
        """
        from memory.accept import inferred

        own = proposals if turn.trust is Trust.OWN else ()
        found = inferred.candidates(turn, own, self._noticing)
        if not found:
            return []
        self._beliefs.prepare([(c.text, "") for c in found])  # outside of the lock
        with self._database.lock:
            if self._database.marked(f"never:{turn.id}"):
                return []
            draft = Draft(*self._telling.known([turn.id]))
            inferred.drafted(draft, found, self._beliefs.related(found), turn)
            return self._telling.write(
                draft.written.values(), draft.links, draft.changes, by_words=False
            )

    def remember(self, text: str, turn: Turn | None) -> list[Change]:
        """Keep what the user asked to keep: noticed, else as it is."""
        from memory.accept.guard import sensitivity
        from memory.accept.verdict import judged
        from memory.notice.rules.statements import notice

        text = " ".join(text.split())
        if not text:
            return []
        said = Turn("", "user", text, id="")  # asking for it is what types it
        if turn:
            said = replace(said, conversation=turn.conversation, id=turn.id, time=turn.time)
        found = judged(
            notice(text, said.time), said, Source.TOLD,
            keep_secrets=True, asked=True, sure=self._noticing.sure,
        )  # fmt: skip
        changes = self.learn(found)
        return changes or self._keep(text, said, sensitivity(text))

    def _keep(self, text: str, turn: Turn, sensitivity: Sensitivity) -> list[Change]:
        """Keep a sentence as it is: what was asked to be remembered and fits no slot."""
        from memory.accept.reconcile import verbatim

        candidate = Candidate(NOTE, text, text, Kind.FACT, sensitivity=sensitivity, sentence=text)
        self._beliefs.prepare([(text, text)])
        with self._database.lock:
            plan = verbatim(candidate, self._beliefs.saying(text), turn.time)
            draft = Draft(*self._telling.known([turn.id]))
            apply(draft, plan, candidate, turn, Source.TOLD, confirmed=True)
            return self._telling.write(draft.written.values(), draft.links, draft.changes)
