"""Changes of facts made on a page: of one or of many, and the last of them taken back."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from app.tui.model.ports import Memory
from memory.accept.draft import offered
from memory.vocabulary.records import Change, ChangeKind, Fact, Status

GONE = (Status.SUPERSEDED, Status.EXPIRED)
Job = Callable[[], None]  # blocking; in a thread


@dataclass(frozen=True, slots=True)
class Planned:
    """What an action does to some facts.

    Attributes:
        job: does it; None where nothing can be done.
        remark: what the user is told, if anything.
    """

    job: Job | None = None
    remark: str = ""


class FactChanges:
    """Pin, hold, confirm, learn tonight, refuse, correct; undo of the last."""

    def __init__(self, memory: Callable[[], Memory]) -> None:
        """`memory` is asked for when something is done: reading it may load it."""
        self._memory = memory
        # Each change of one or many facts, the last last; None is one that stays.
        self._done: list[list[Change] | None] = []

    def plan(self, name: str, facts: Collection[Fact]) -> Planned:
        """The action of that name (`app.house.actions`) on those of the facts that it fits."""
        if name == "memory.no":
            return self._refusal([fact for fact in facts if offered(fact)])
        pinned = not all(fact.pinned for fact in facts)
        actions: dict[str, tuple[Callable[[Memory, Fact], object], Callable[[Fact], bool]]] = {
            "memory.pin": (lambda m, f: m.pin(f.id, pinned), lambda f: f.status not in GONE),
            "memory.hold": (lambda m, f: m.hold(f.id), lambda f: f.status is Status.ACTIVE),
            "memory.yes": (lambda m, f: m.confirm(f.id), lambda f: f.status is Status.HELD),
            "memory.tonight": (
                lambda m, f: m.promote(f.id),
                lambda f: f.status in (Status.ACTIVE, Status.PROMPT_ONLY),
            ),
        }
        change, fits = actions[name]
        fitting = [fact for fact in facts if fits(fact)]
        if not fitting:
            return Planned(remark="That cannot be done with a fact in this state.")
        remark = ""
        if len(fitting) < len(facts):
            remark = f"{len(fitting)} of {len(facts)}; the others are in another state."
        return Planned(lambda: self._change_each(fitting, change), remark)

    def _refusal(self, facts: Collection[Fact]) -> Planned:
        """No to proposals; they are not made again."""
        if not facts:
            return Planned(remark="Only a proposal of an import can be refused; d forgets a fact.")
        ids = [fact.id for fact in facts]

        def refuse() -> None:
            self._memory().imports.proposals.refuse(ids)
            self._done.append(None)

        return Planned(refuse)

    def _change_each(
        self, facts: Collection[Fact], change: Callable[[Memory, Fact], object]
    ) -> None:
        memory, done = self._memory(), list[Change]()
        self._done.append(done)
        for fact in facts:
            change(memory, fact)
            done.append(Change(ChangeKind.EDITED, memory.fact(fact.id), fact))

    def correct(self, fact: Fact, text: str) -> None:
        """Another text for a fact. Blocking."""
        self._done.append([self._memory().edit(fact.id, text=text)])

    def undoing(self) -> Planned:
        """Take the last change back; a refusal stays, and u does not reach past it unsaid."""
        if not self._done:
            return Planned(remark="Nothing has been changed here yet.")
        last = self._done.pop()
        if last is None:
            before = " u again undoes the change before it." if self._done else ""
            return Planned(remark=f"A no stays; /remember TEXT keeps it after all.{before}")
        return Planned(lambda: self._undo(last))

    def _undo(self, changes: list[Change]) -> None:
        for change in reversed(changes):
            self._memory().undo(change)
