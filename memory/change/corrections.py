"""What the user changes by hand: edit, pin, hold, confirm, promote, undo; and time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from memory.change.clock import believed
from memory.store.facts import Beliefs
from memory.store.index.fading import lifetime, may_fade, recurs
from memory.store.lance import Database
from memory.store.lineage import Lineage
from memory.vocabulary.english.words import holds
from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import (
    BELIEVED,
    Change,
    ChangeKind,
    Fact,
    Kind,
    Sensitivity,
    Status,
    now,
)


class Corrections:
    """Changes to single facts, each written and read back."""

    def __init__(self, database: Database, beliefs: Beliefs, lineage: Lineage) -> None:
        self._database = database
        self._beliefs = beliefs
        self._lineage = lineage

    def undo(self, change: Change) -> None:
        """Put memory back to where it was before a change.

        Raises:
            StoreError: the fact changed again since, was learned into the weights, or was forgotten
                for good.
        """
        if change.kind is ChangeKind.REFUSED:
            return
        if change.kind is ChangeKind.FORGOTTEN:
            raise StoreError("What was forgotten is gone.", "Tell it again to have it back.")
        with self._database.lock:
            facts = self._beliefs.all()
            there = facts.get(change.fact.id)
            if there is None or there.revision != change.fact.revision:
                raise StoreError(
                    "The fact has changed since.", "Correct it with `luna memory edit`."
                )
            made = change.previous is None or change.previous.id != change.fact.id
            if made and there.status is Status.CONSOLIDATED:
                raise StoreError(
                    "It is in the weights meanwhile.",
                    "Say what is so, or forget it: `luna memory forget`.",
                )
            if change.previous is not None:
                self._beliefs.put([change.previous])
            sources = self._lineage.turns(change.fact.id, "source")
            if made:
                # A turn whose fact was taken back is not to be noticed or recalled again.
                self._database.marks(
                    f"forgotten:{change.fact.id}", *(f"never:{turn}" for turn, _ in sources)
                )
                self._beliefs.drop([change.fact.id])
                self._lineage.drop(facts=[change.fact.id])
                self._database.facts.erase()
                self._database.lineage.erase()
            elif change.kind is ChangeKind.REPEATED and sources:
                self._lineage.unlink("source", sources[-1][0], change.fact.id)

    def edit(self, id: str, text: str | None, value: str | None) -> Change:
        """Correct a fact. Of text and value, one follows the other where that is plain.

        Raises:
            StoreError: nothing was given.
        """
        from memory.accept.guard import number_bearing, sensitivity

        if not (text or "").strip() and not (value or "").strip():
            raise StoreError("Nothing to change was given.", "Give a new text or a new value.")
        new_text, new_value = (text or "").strip(), (value or "").strip()
        self._beliefs.prepare([(new_text, "")] if new_text else [])
        with self._database.lock:
            fact = self._beliefs.get(id)
            pattern = holds(fact.value)
            if new_value and not new_text:
                new_text = pattern.sub(lambda _: new_value, fact.text) if pattern else ""
                if new_text in ("", fact.text):  # the value is not in the text as written
                    new_text = f"{fact.text.rstrip('.')}: {new_value}."
            elif new_text and not new_value:
                kept = pattern is not None and pattern.search(new_text)
                new_value = fact.value if kept else _value(fact, new_text)
            grades = [sensitivity(new_text), sensitivity(new_value)]
            if number_bearing(new_value):
                grades.append(Sensitivity.NUMBER)
            # The weights, if they hold it, hold the old revision: this one is in the prompt.
            back = fact.status is Status.CONSOLIDATED
            edited = replace(
                fact,
                text=new_text,
                value=new_value,
                revision=fact.revision + 1,
                status=Status.ACTIVE if back else fact.status,
                sensitivity=max(grades, key=list(Sensitivity).index),
                failed_nights=0,
                last_seen=now(),
            )
            return Change(ChangeKind.EDITED, self._beliefs.put([edited])[0], fact, "edited by you")

    def pin(self, id: str, on: bool) -> Fact:
        """Into every prompt, or no longer."""
        with self._database.lock:
            return self._beliefs.put([replace(self._beliefs.get(id), pinned=on)])[0]

    def hold(self, id: str) -> Fact:
        """Out of prompts and nights until the user's yes."""
        with self._database.lock:
            return self._beliefs.put([replace(self._beliefs.get(id), status=Status.HELD)])[0]

    def confirm(self, id: str) -> Change:
        """The user's yes: a held fact becomes active; a one-value slot is replaced by it."""
        from memory.notice.catalogue import slot

        with self._database.lock:
            fact = self._beliefs.get(id)
            over = fact.valid_until is not None and fact.valid_until < now()
            back = fact.status is Status.HELD or (fact.status is Status.EXPIRED and not over)
            status = Status.ACTIVE if back else fact.status
            after = replace(fact, status=status, confirmed=True)
            changed = [after]
            if fact.status is Status.HELD and slot(fact.slot).cardinality == "one":
                changed += [
                    replace(other, status=Status.SUPERSEDED, superseded_by=fact.id)
                    for other in self._beliefs.all().values()
                    if other.id != fact.id
                    and other.status in BELIEVED
                    and (other.slot, other.subject) == (fact.slot, fact.subject)
                ]
            written = self._beliefs.put(changed)
            return Change(ChangeKind.ADDED, written[0], fact, "confirmed by you")

    def promote(self, id: str) -> Fact:
        """Ready for the next night, also after nights that failed."""
        with self._database.lock:
            fact = self._beliefs.get(id)
            again = fact.status is Status.PROMPT_ONLY
            status = Status.ACTIVE if again else fact.status
            promoted = replace(fact, confirmed=True, failed_nights=0, status=status)
            return self._beliefs.put([promoted])[0]

    def expire(self, when: datetime) -> list[Fact]:
        """Events whose time is over, and what was silent for too long.

        By a clock that has just jumped ahead nothing expires; what expired by one that was ahead
        comes back (`memory.change.clock`).
        """
        with self._database.lock:
            facts = list(self._beliefs.all().values())
            self._back(facts, when)
            latest = max((fact.last_seen for fact in facts), default=None)
            if not believed(self._database, when, latest):
                return []
            over = [fact for fact in facts if self._over(fact, when)]
            for status in (Status.HELD, Status.PROMPT_ONLY):
                if was := [f"was:{fact.id}" for fact in over if fact.status is status]:
                    self._database.marks(*was, value=status.value)
            return self._beliefs.put([replace(fact, status=Status.EXPIRED) for fact in over])

    def _back(self, facts: Sequence[Fact], when: datetime) -> None:
        """Let return what expired by a clock that was ahead."""
        was = self._database.marked_with("was:")
        living = [
            replace(fact, status=Status(was.get(fact.id, Status.ACTIVE)))
            for fact in facts
            if fact.status is Status.EXPIRED
        ]
        self._beliefs.put([fact for fact in living if not self._over(fact, when)])

    def _over(self, fact: Fact, when: datetime) -> bool:
        ended = fact.valid_until is not None and fact.valid_until < when
        if ended and fact.status in BELIEVED and not recurs(fact):
            return True
        return may_fade(fact, when) and not self._in_use(fact, when)

    def _in_use(self, fact: Fact, when: datetime) -> bool:
        used = self._lineage.used(fact.id)
        return used is not None and used >= when - lifetime(fact)


def _value(fact: Fact, text: str) -> str:
    """The value in a rewritten text: what stands where the old value stood, else the text."""
    before, found, after = fact.text.partition(fact.value)
    if found and fact.value:
        begins, ends = text.startswith(before), text.endswith(after)
        if begins and ends and len(text) > len(before) + len(after):
            return text[len(before) : len(text) - len(after)].strip()
    return text.rstrip(".") if fact.kind is not Kind.INSTRUCTION else text
