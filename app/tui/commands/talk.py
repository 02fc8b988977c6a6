"""What can be done with a conversation: a new one, again, in other words, copy, export, delete."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path

from app.talk.after import titles, transcript
from app.tui.commands.copying import Copying
from app.tui.model.background import Outgoing
from app.tui.model.messages import ActionAsked
from app.tui.model.ports import Assembled
from app.tui.model.talk_model import ExchangeState, TalkModel
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.talk.view import View
from app.tui.widgets.talk.notes import Note
from app.tui.widgets.talk.welcome import Welcome


class TalkCommands:
    """The conversation as the chat screen uses it."""

    def __init__(self, model: TalkModel, view: View, luna: Assembled) -> None:
        self.model = model
        self.view = view
        self.luna = luna
        self.copying = Copying(model, view)

    def doing(self, argument: str) -> dict[str, Callable[[], object]]:
        """The actions by their names."""
        return {
            "new": self.new,
            "again": self.again,
            "more": lambda: self.more(argument),
            "rewrite": self.rewrite,
            "copy": lambda: self.copying.copy(argument),
            "pick": self.copying.pick,
            "incognito": lambda: self.view.in_background(self._incognito()),
            "search": lambda: self.view.post_message(ActionAsked("conversations", argument)),
            "rename": lambda: self.view.in_background(self._rename(argument)),
            "export": lambda: self.view.in_background(self._export(argument)),
            "delete": lambda: self.view.in_background(self._delete()),
            "good": lambda: self.view.in_background(self._judge(True, argument)),
            "bad": lambda: self.view.in_background(self._judge(False, argument)),
        }

    # Beginning anew

    def new(self) -> None:
        """Begin another conversation; a running reply is stopped."""
        self.view.application.to_chat()
        self.view.in_background(self._new())

    async def _new(self) -> None:
        await self.view.clear()
        if self.model.session is not None:
            self.model.session.new()
        await self.view.column.mount(Welcome(self.luna.settings))

    def gone(self, ids: Collection[str]) -> None:
        """Conversations were deleted elsewhere; where it is this one another begins."""
        talk = self.model.stored
        if talk is not None and talk.id in ids:
            self.view.in_background(self._new())

    async def _incognito(self) -> None:
        session = self.model.session
        if session is None:
            self.view.note("Luna is still loading.")
            return
        await self.view.clear()
        session.go_incognito(not session.incognito)
        self.view.show_incognito(session.incognito)
        said = "What I know is used, but nothing said here is stored or remembered."
        if not session.incognito:
            said = "No longer incognito. That conversation is gone."
            await self.view.column.mount(Welcome(self.luna.settings))
        self.view.say(Note(said, "◌", "$warning"))

    # The last exchange

    def again(self) -> None:
        """Answer the last message anew."""
        last = self._ready("answer again")
        if last is not None:
            outgoing = Outgoing(last.message.text, last.message.attached, how="again")
            self.view.in_background(self.view.send(outgoing))

    def more(self, number: str = "") -> None:
        """The last reply goes on; `number` is the exchange whose line asked for it."""
        last = self._ready("continue")
        if last is None:
            return
        if number and int(number) != last.number:
            self.view.note("Only the last reply can be continued.")
        elif not last.reply.strip():
            self.view.note("There is no reply to continue; Ctrl+R answers again.")
        else:
            outgoing = Outgoing(last.message.text, last.message.attached, how="more")
            self.view.in_background(self.view.send(outgoing))

    def rewrite(self) -> None:
        """The last message back into the input, to be sent in other words."""
        last = self._ready("change")
        if last is not None:
            self.view.composer.write(last.message.text, last.message.pasted)
            self.view.composer.rewriting = True
            self.view.composer.focus()

    def _ready(self, what: str) -> ExchangeState | None:
        if self.model.turns.busy or self.model.turns.queue:
            self.view.note("A reply is being written; Esc stops it.")
            return None
        if self.model.last is None:
            self.view.note(f"There is nothing to {what} yet.")
        return self.model.last

    async def _judge(self, good: bool, why: str) -> None:
        """A verdict on the last reply: a good one is kept as an example.

        What is said with it is no fact by itself: it is offered as a command that keeps it.
        """
        last = self.model.last
        if last is None or not last.reply.strip():
            self.view.note("There is no reply to judge yet.")
            return
        mark = ("▲ good", "$success") if good else ("▼ bad", "$warning")
        turn = last.turn
        kept = turn is not None and turn.role == "assistant" and not self.model.incognito
        if turn is not None and kept:
            await asyncio.to_thread(self.luna.memory.example, turn.id, good)
        if not why:
            said = "to make it a rule, use /remember and say how you want it" if not good else (
                f"{'kept as an example; ' if kept else ''}/remember keeps what should stay that way"
            )  # fmt: skip
            self._under(last, Note(f"{mark[0]} · {said}", "·", mark[1]))
            return
        self._under(last, Note(f"{mark[0]}: {why} · Enter keeps it as a rule", "·", mark[1]))
        if not self.view.composer.text.strip():
            self.view.composer.write(f"/remember {why}")

    def _under(self, exchange: ExchangeState, note: Note) -> None:
        if (shown := self.view.exchange(exchange.number)) is not None:
            shown.add_note(note)

    # The conversation as a whole

    def name(self) -> None:
        """A title that says something, once a message does."""
        if self.model.stored is None or not titles.says_nothing(self.view.header.conversation):
            return
        if found := titles.title(each.message.text for each in self.model.exchanges.values()):
            self.view.in_background(self._rename(found))

    @property
    def _id(self) -> str:
        talk = self.model.stored
        if talk is None:
            self.view.note("This conversation has not been stored yet.")
            return ""
        return talk.id

    async def _rename(self, title: str) -> None:
        if id := self._id:
            await asyncio.to_thread(lambda: self.luna.memory.rename_conversation(id, title))
            self.view.header.conversation = title

    async def _export(self, name: str) -> None:
        if not (id := self._id):
            return

        def export() -> Path:
            memory = self.luna.memory
            talk = next(each for each in memory.conversations() if each.id == id)
            file = Path(name) if name else Path(transcript.name_of(talk))
            return transcript.write(file, talk, memory.turns(id))

        file = await asyncio.to_thread(export)
        self.view.say(Note(f"written to {file}", "▤", "$accent"))

    async def _delete(self) -> None:
        if not (id := self._id):
            return
        title = self.view.header.conversation
        sure = await self.view.ask(ConfirmScreen(
            "Delete this conversation?",
            [f"“{title}” is erased from the disk, with every message.",
             "Facts learned from it stay; F2 shows them."],
            "Delete", "Keep"))  # fmt: skip
        if sure:
            await asyncio.to_thread(lambda: self.luna.memory.delete_conversation(id))
            await self._new()
