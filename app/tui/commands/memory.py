"""What the screens do with memory: remember, undo, say yes, forget, show. Asked in threads."""

from __future__ import annotations

import asyncio

from textual.content import Content
from textual.screen import Screen

from app.tui.model.messages import FactsChanged, TalkAsked
from app.tui.model.ports import Assembled, Forget
from app.tui.model.talk_model import TalkModel
from app.tui.screens.boxes.choose import ChooseScreen
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.talk.past_talk import PastTalk
from app.tui.talk.view import View
from app.tui.widgets.talk.notes import ChangeNote, Note
from app.upkeep.forgetting import entailed, preview_of
from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import Change, Fact, Status

KNOWN = {Status.ACTIVE, Status.HELD, Status.CONSOLIDATED, Status.PROMPT_ONLY}


class MemoryCommands:
    """Memory as the chat screen uses it.

    Args:
        model: the conversation on the screen.
        view: shows what they do.
        past: shows the talk anew when words have left it.
        luna: the assembled parts.
        forget: erases facts everywhere.
    """

    def __init__(
        self, model: TalkModel, view: View, past: PastTalk, luna: Assembled, forget: Forget
    ) -> None:
        self.model = model
        self.view = view
        self.past = past
        self.luna = luna
        self._forget = forget

    def remember(self, text: str) -> None:
        """Keep what the user asked to keep."""
        self.view.in_background(self._remember(text))

    async def _remember(self, text: str) -> None:
        changes = await asyncio.to_thread(lambda: self.luna.memory.remember(text))
        self.model.undo.learned(changes)
        self.model.learned(changes)
        for change in changes:
            self.view.say(ChangeNote(change))
        if not changes:
            self.view.note("There is nothing to remember in that.")
        self.view.count()

    def undo(self, change: Change | None = None) -> None:
        """Take back a change of memory, the latest when none is named."""
        undo = self.model.undo
        if change is None and undo.forgot:
            undo.forgot = False
            last = undo.changes[-1].fact.text if undo.changes else ""
            more = f" Repeat it to undo what was remembered last: {last}" if last else ""
            self.view.note(f"Forgetting is permanent and cannot be undone.{more}")
            return
        if change is None and not undo.changes:
            self.view.note("There is nothing to undo.")
            return
        self.view.in_background(self._undo(change or undo.changes[-1]))

    async def _undo(self, change: Change) -> None:
        await asyncio.to_thread(lambda: self.luna.memory.undo(change))
        self.model.undo.taken_back(change)
        for note in self.view.all_of(ChangeNote):
            if note.change.id == change.id:
                note.mark_undone()
        self.view.count()

    def confirm(self, change: Change) -> None:
        """Yes to a held fact."""

        async def saying_yes() -> None:
            done = await asyncio.to_thread(lambda: self.luna.memory.confirm(change.fact.id))
            for note in self.view.all_of(ChangeNote):
                if note.change.id == change.id:
                    note.confirmed(done)
            self.model.learned((done,))
            self.view.count()

        self.view.in_background(saying_yes())

    def forget(self, words: str) -> None:
        """Find a fact, say what forgetting entails, ask, and forget."""
        self.view.in_background(self._find_and_forget(words))

    async def _find_and_forget(self, text: str) -> None:
        found = await asyncio.to_thread(lambda: self.luna.memory.find(text))
        found = [fact for fact in found if fact.status in KNOWN][:50]
        if not found:
            raise StoreError(f"Nothing I know matches “{text}”.", "/memory shows everything.")
        if len(found) > 1:
            found = await self.view.ask(ChooseScreen("Forget which?", found)) or []
        if found:
            await self._forget_all(found)

    async def _forget_all(self, facts: list[Fact]) -> None:
        """Say what forgetting entails, ask once, and forget them together."""
        ids = [fact.id for fact in facts]
        previews = await asyncio.to_thread(lambda: [preview_of(self.luna, id) for id in ids])
        touched = {turn for preview in previews for turn in preview.turns}
        lines = [line.replace("To be forgotten: ", "") for line in entailed(*previews)]
        many = f"Forget these {len(facts)} for good?"
        sure = await self.view.ask(
            ConfirmScreen(
                "Forget this for good?" if len(facts) == 1 else many, lines, "Forget", "Keep"
            )
        )
        if not sure:
            return
        self.view.inform("Forgetting …", 2)
        await asyncio.to_thread(self._forget, self.luna, ids)
        self.model.undo.forgotten(ids)
        await self._shown_anew(touched)
        for fact in facts:
            self.view.say(Note(Content.assemble("forgotten: ", fact.text), "○", "$accent"))
        self.view.count()
        self.view.tell(FactsChanged())

    async def _shown_anew(self, touched: set[str]) -> None:
        """The running talk as it is stored now, when words have left it."""
        talk = self.model.stored
        if talk is None:
            return
        turns = await asyncio.to_thread(lambda: self.luna.memory.turns(talk.id))
        if touched & {turn.id for turn in turns}:
            await self.past.open(talk.id)

    def screen_of_facts(self, text: str) -> Screen[None]:
        """The table of all facts."""
        from app.tui.screens.pages.memory import MemoryScreen

        return MemoryScreen(
            self.luna,
            lambda facts: self.view.in_background(self._forget_all(facts)),
            lambda id, turn: self.view.post_message(TalkAsked(id, turn)),
            text,
        )
