"""One exchange: what the user said, the reply as it comes, and the lines under it."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Collapsible, Static

from app.talk.attachments.form import PASTE, split, title
from app.tui.model.background import Outgoing
from app.tui.model.talk_model import ExchangeState
from app.tui.text import graphemes, words
from app.tui.widgets.talk.notes import ChangeNote, CutNote, ErrorNote, Note, UsedNote, VersionNote
from app.tui.widgets.talk.one_pass import Column
from app.tui.widgets.talk.reply import Reply
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, ChangeKind, Turn, TurnState


class Exchange(Column):
    """A question and its answer; `state` is what it shows.

    `past` are the lines about what memory took from it when it was said.
    """

    def __init__(self, state: ExchangeState, past: Sequence[Static] = ()) -> None:
        super().__init__()
        self.state = state
        self._past = past
        self._waiting = True  # for the next words

    def compose(self) -> ComposeResult:
        """The question; the rest comes as it happens."""
        with Vertical(classes="said"):
            if self.state.message.text:
                yield Static(
                    graphemes.shown(self.state.message.text), markup=False, classes="words"
                )
            if paste := self.state.message.attached:
                size = words.lines("\n".join(text for _, text in split(paste)))
                with Collapsible(title=f"{size} · {title(paste) or PASTE}", classes="paste"):
                    yield Static(graphemes.shown(paste), markup=False)
        yield Static("waiting", classes="waiting")
        yield Reply(self.state.reply)
        yield Vertical(classes="notes")

    def on_mount(self) -> None:
        """What was answered already; nothing, in a new one."""
        self.query_one(Reply).display = bool(self.state.reply.strip())
        self.query_one(".notes").display = False
        if self.state.stored:
            self.show_waiting("")
            for note in self._past:
                self.add_note(note)
            self.show_end()
            self.show_used()

    def show_waiting(self, text: str) -> None:
        """Say what happens before the first word; empty hides the line."""
        self._waiting = bool(text)
        line = self.query_one(".waiting", Static)
        line.display = bool(text)
        line.update(Content(text))

    def add_piece(self, text: str) -> None:
        """The next characters of the reply."""
        reply = self.query_one(Reply)
        if self._waiting:
            self.show_waiting("")
            reply.display = True
        self.state.reply += text
        reply.add(text)

    async def finish(self, turn: Turn | None) -> None:
        """The reply is whole: one full rendering, from what was saved."""
        self.show_waiting("")
        self.state.turn = turn
        if turn is not None and turn.role == "assistant":
            self.state.reply = turn.text
        reply = self.query_one(Reply)
        reply.display = bool(self.state.reply.strip())
        await reply.finish(self.state.reply)
        self.show_end()

    def show_end(self) -> None:
        """Why the reply ended, where it was not by itself."""
        turn = self.state.turn
        there = bool(self.state.reply.strip())
        if turn is None or (turn.role == "user" and not there):
            if self.state.stored:
                self.add_note(Note("not answered"))
        elif turn.state is TurnState.STOPPED:
            kept = "the text so far is kept" if there else "before the first word"
            self._cut(f"stopped; {kept}", "more" if there else "again")
        elif turn.state is TurnState.FAILED and self.state.stored:
            self.add_note(Note("failed"))
        elif self.state.why is not None and self.state.why.cut:
            self._cut(*words.CUT[self.state.why.cut])

    def show_version(self, place: int, count: int) -> None:
        """Say which of several versions this is; nothing where there is one."""
        for note in self.query(VersionNote):
            note.remove()
        if count > 1:
            self.add_note(VersionNote(place, count))

    async def switch(self, turn: Turn, place: int, count: int) -> None:
        """Another version of the reply is it from now on."""
        await self._only_changes()
        await self.finish(turn)
        self.show_used()
        self.show_version(place, count)

    def _cut(self, text: str, action: str) -> None:
        self.add_note(CutNote(self.state.number, text, "" if self.state.settled else action))

    def settle(self) -> None:
        """It is no longer the last one."""
        self.state.settled = True
        for note in self.query(CutNote):
            note.settle()

    async def go_on(self, message: Outgoing) -> None:
        """More of the reply comes: the lines about its end go."""
        self.state.number = message.number
        self._waiting = True
        await self._only_changes()

    async def _only_changes(self) -> None:
        """Every line goes but those about what memory took."""
        notes = self.query_one(".notes", Vertical)
        gone = [each for each in notes.children if not isinstance(each, ChangeNote)]
        for each in gone:
            await each.remove()
        notes.display = bool(notes.children)

    async def fail(self, error: LunaError, turn: Turn | None) -> None:
        """There is no (whole) reply."""
        await self.finish(
            turn if turn is not None and turn.role == "assistant" else self.state.turn
        )
        self.add_note(ErrorNote(error))

    def add_changes(self, changes: tuple[Change, ...]) -> None:
        """What memory did with the question."""
        refused: set[str] = set()  # a sentence with two unsure parts is said once
        for change in changes:
            if change.kind is not ChangeKind.REFUSED:
                self.add_note(ChangeNote(change))
            elif (reason := words.reason(change)) not in refused:
                refused.add(reason)
                self.add_note(ChangeNote(change))

    def show_used(self) -> None:
        """The line about what the reply was given to read."""
        if self.state.why is None:
            return
        if text := words.used(self.state.why.used):
            self.add_note(UsedNote(self.state.number, text))

    def add_note(self, note: Static) -> None:
        """A line under the reply."""
        notes = self.query_one(".notes", Vertical)
        notes.display = True
        notes.mount(note)
