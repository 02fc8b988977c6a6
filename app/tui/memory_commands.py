"""What the screens do with memory: remember, undo, say yes, forget, show. Asked in threads."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.screen import Screen

from app.forgetting import entailed, preview_of
from app.tui import background, words
from app.tui.ports import Assembled, Forget
from app.tui.screens.choose import ChooseScreen
from app.tui.screens.confirm import ConfirmScreen
from app.tui.widgets.notes import ChangeNote, ErrorNote, Note
from memory.errors import StoreError
from memory.records import Change, Fact, Status

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen

KNOWN = {Status.ACTIVE, Status.HELD, Status.CONSOLIDATED, Status.PROMPT_ONLY}


def work(screen: ChatScreen, job: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine beside the screen; what goes wrong is shown, never raised."""

    async def guarded() -> None:
        try:
            await job
        except Exception as error:
            screen.say(ErrorNote(background.unexpected(error)))

    screen.run_worker(guarded(), group="commands", exit_on_error=False)


class MemoryCommands:
    """Memory as the chat screen uses it.

    Args:
        screen: whose commands they are.
        luna: the assembled parts.
        forget: erases facts everywhere.
    """

    def __init__(self, screen: ChatScreen, luna: Assembled, forget: Forget) -> None:
        self.screen = screen
        self.luna = luna
        self._forget = forget
        self._changes: list[Change] = []  # what can be undone, the latest last
        self._forgot = False  # forgetting came after the latest of them

    @property
    def recent(self) -> tuple[Change, ...]:
        """What can be undone, the latest last."""
        return tuple(self._changes)

    def remember(self, text: str) -> None:
        """Keep what the user asked to keep."""
        work(self.screen, self._remember(text))

    async def _remember(self, text: str) -> None:
        changes = await asyncio.to_thread(lambda: self.luna.memory.remember(text))
        self.learned(changes)
        self.screen.learned_elsewhere(tuple(changes))
        for change in changes:
            self.screen.say(ChangeNote(change))
        if not changes:
            self.screen.commands.note("There was nothing to remember in that.")
        self.screen.count()

    def learned(self, changes: Iterable[Change]) -> None:
        """Keep changes for undo."""
        self._forgot = False
        self._changes += [each for each in changes if each.kind in words.CAN_UNDO]

    def undo(self, change: Change | None = None) -> None:
        """Take back a change of memory, the latest when none is named."""
        if change is None and self._forgot:
            self._forgot = False
            last = self._changes[-1].fact.text if self._changes else ""
            more = f" Once more takes back what was remembered last: {last}" if last else ""
            self.screen.commands.note(f"Forgetting is for good: it cannot be undone.{more}")
            return
        if change is None and not self._changes:
            self.screen.commands.note("There is nothing to undo.")
            return
        work(self.screen, self._undo(change or self._changes[-1]))

    async def _undo(self, change: Change) -> None:
        await asyncio.to_thread(lambda: self.luna.memory.undo(change))
        self._changes = [each for each in self._changes if each.id != change.id]
        for note in self.screen.query(ChangeNote):
            if note.change.id == change.id:
                note.mark_undone()
        self.screen.count()

    def confirm(self, change: Change) -> None:
        """Yes to a held fact."""

        async def saying_yes() -> None:
            done = await asyncio.to_thread(lambda: self.luna.memory.confirm(change.fact.id))
            for note in self.screen.query(ChangeNote):
                if note.change.id == change.id:
                    note.confirmed(done)
            self.screen.learned_elsewhere((done,))
            self.screen.count()

        work(self.screen, saying_yes())

    def forget(self, words: str) -> None:
        """Find a fact, say what forgetting entails, ask, and forget."""
        work(self.screen, self._find_and_forget(words))

    async def _find_and_forget(self, text: str) -> None:
        found = await asyncio.to_thread(lambda: self.luna.memory.find(text))
        found = [fact for fact in found if fact.status in KNOWN][:50]
        if not found:
            raise StoreError(f"Nothing that is known fits “{text}”.", "/memory shows everything.")
        if len(found) > 1:
            found = await self.screen.app.push_screen_wait(ChooseScreen("Forget which?", found))
        if found:
            await self._forget_all(found)

    async def _forget_all(self, facts: list[Fact]) -> None:
        """Say what forgetting entails, ask once, and forget them together."""
        ids = [fact.id for fact in facts]
        previews = await asyncio.to_thread(lambda: [preview_of(self.luna, id) for id in ids])
        touched = {turn for preview in previews for turn in preview.turns}
        lines = [line.replace("To be forgotten: ", "") for line in entailed(*previews)]
        many = f"Forget these {len(facts)} for good?"
        sure = await self.screen.app.push_screen_wait(
            ConfirmScreen(
                "Forget this for good?" if len(facts) == 1 else many, lines, "Forget", "Keep"
            )
        )
        if not sure:
            return
        self.screen.app.notify("Forgetting …", timeout=2)
        await asyncio.to_thread(self._forget, self.luna, ids)
        self._changes = [each for each in self._changes if each.fact.id not in ids]
        self._forgot = True
        await self._shown_anew(touched)
        for fact in facts:
            self.screen.say(Note(Content.assemble("forgotten: ", fact.text), "○", "$accent"))
        self.screen.count()
        for screen in self.screen.app.screen_stack:
            if hasattr(screen, "facts_changed"):
                screen.facts_changed()

    async def _shown_anew(self, touched: set[str]) -> None:
        """The running talk as it is stored now, when words have left it."""
        session = self.screen.turns.session
        talk = session.conversation if session is not None else None
        if talk is None or self.screen.commands.talks.incognito:
            return
        turns = await asyncio.to_thread(lambda: self.luna.memory.turns(talk.id))
        if touched & {turn.id for turn in turns}:
            await self.screen.past.open(talk.id)

    def screen_of_facts(self, text: str) -> Screen[None]:
        """The table of all facts."""
        from app.tui.screens.memory import MemoryScreen

        return MemoryScreen(
            self.luna,
            lambda facts: work(self.screen, self._forget_all(facts)),
            self.screen.commands.talks.open,
            text,
        )
