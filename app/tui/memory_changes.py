"""Changes made on the memory screen: one fact or many, each with its way back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.tui.background import unexpected
from app.tui.ports import Assembled, Memory
from app.tui.screens.edit import EditScreen
from memory.proposing import proposed
from memory.records import Change, ChangeKind, Fact, Status

if TYPE_CHECKING:
    from app.tui.screens.memory import MemoryScreen

GONE = (Status.SUPERSEDED, Status.EXPIRED)
One = Callable[[Memory, Fact], object]


class MemoryChanges:
    """Edit, pin, hold, yes, tonight, and undo of the last of them."""

    def __init__(self, screen: MemoryScreen, luna: Assembled) -> None:
        self._screen = screen
        self._luna = luna
        self._done: list[list[Change]] = []  # each change of one or many facts, the last last

    def do(self, name: str, facts: list[Fact]) -> None:
        """One action on some facts."""
        if not facts:
            return
        if name == "memory.edit":
            if facts[0].status in GONE:
                self._say("It no longer holds: correct what took its place.")
                return
            self._screen.run_worker(self._edit(facts[0]), group="change", exit_on_error=False)
            return
        if name == "memory.no":
            self._refuse([fact for fact in facts if proposed(fact)])
            return
        pinned = not all(fact.pinned for fact in facts)
        doing: dict[str, tuple[One, Callable[[Fact], bool]]] = {
            "memory.pin": (lambda m, f: m.pin(f.id, pinned), lambda f: f.status not in GONE),
            "memory.hold": (lambda m, f: m.hold(f.id), lambda f: f.status is Status.ACTIVE),
            "memory.yes": (lambda m, f: m.confirm(f.id), lambda f: f.status is Status.HELD),
            "memory.tonight": (
                lambda m, f: m.promote(f.id),
                lambda f: f.status in (Status.ACTIVE, Status.PROMPT_ONLY),
            ),
        }
        change, fits = doing[name]
        fitting = [fact for fact in facts if fits(fact)]
        if not fitting:
            self._say("That does not fit the state of the fact.")
            return
        if len(fitting) < len(facts):
            self._say(f"{len(fitting)} of {len(facts)}; it does not fit the state of the others.")
        self._screen.run_worker(self._each(fitting, change), group="change", exit_on_error=False)

    def mark_all(self) -> None:
        """All that the filter and the state show, or none of them."""
        screen = self._screen
        shown = {key.value or "" for key in screen.table.rows}
        screen.marked = screen.marked - shown if shown <= screen.marked else screen.marked | shown
        screen.draw()

    def _refuse(self, facts: list[Fact]) -> None:
        """No to proposals; they are not made again."""
        if not facts:
            self._say("Only a proposal of an import can be refused; d forgets a fact.")
            return
        ids = [fact.id for fact in facts]
        refuse = self._guarded(lambda: self._luna.memory.imports.proposals.refuse(ids))
        self._screen.run_worker(refuse, group="change", exit_on_error=False)
        self._screen.marked.clear()

    def undo(self) -> None:
        """Take the last change of this screen back."""
        if not self._done:
            self._say("Nothing was changed here yet.")
            return
        self._screen.run_worker(self._undo(), group="change", exit_on_error=False)

    def _say(self, text: str) -> None:
        self._screen.app.notify(text, timeout=3)

    async def _each(self, facts: list[Fact], change: One) -> None:
        memory = self._luna.memory

        def all_of_them() -> None:
            done: list[Change] = []
            self._done.append(done)
            for fact in facts:
                change(memory, fact)
                done.append(Change(ChangeKind.EDITED, memory.fact(fact.id), fact))

        await self._guarded(all_of_them)
        self._screen.marked.clear()

    async def _edit(self, fact: Fact) -> None:
        text = await self._screen.app.push_screen_wait(
            EditScreen("Correct this fact", fact.text, "what the weights know is overruled at once")
        )
        if text and text != fact.text:
            memory = self._luna.memory
            await self._guarded(lambda: self._done.append([memory.edit(fact.id, text=text)]))

    async def _undo(self) -> None:
        memory, last = self._luna.memory, self._done.pop()

        def back() -> None:
            for change in reversed(last):
                memory.undo(change)

        await self._guarded(back)

    async def _guarded(self, do: Callable[[], object]) -> None:
        """Change facts, then read all again; what goes wrong is said."""
        try:
            await asyncio.to_thread(do)
        except Exception as error:
            shown = unexpected(error)
            self._screen.app.notify(
                shown.remedy, title=shown.message, severity="error", markup=False
            )
        self._screen.load()
