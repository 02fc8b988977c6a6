"""What can be done with a conversation: a new one, again, in other words, copy, export, delete."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from app import titles, transcript
from app.tui.background import Outgoing
from app.tui.copying import Copying
from app.tui.memory_commands import work
from app.tui.ports import Assembled
from app.tui.screens.confirm import ConfirmScreen
from app.tui.widgets.exchange import Exchange
from app.tui.widgets.notes import Note
from app.tui.widgets.welcome import Welcome

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen


class TalkCommands:
    """The conversation as the chat screen uses it."""

    def __init__(self, screen: ChatScreen, luna: Assembled) -> None:
        self.screen = screen
        self.luna = luna
        self.copying = Copying(screen)

    def doing(self, argument: str) -> dict[str, Callable[[], object]]:
        """The actions by their names."""
        return {
            "new": self.new,
            "again": self.again,
            "more": lambda: self.more(argument),
            "rewrite": self.rewrite,
            "copy": lambda: self.copying.copy(argument),
            "pick": self.copying.pick,
            "incognito": lambda: work(self.screen, self._incognito()),
            "search": lambda: self.screen.commands.run("conversations", argument),
            "rename": lambda: work(self.screen, self._rename(argument)),
            "export": lambda: work(self.screen, self._export(argument)),
            "delete": lambda: work(self.screen, self._delete()),
            "good": lambda: work(self.screen, self._judge(True, argument)),
            "bad": lambda: work(self.screen, self._judge(False, argument)),
        }

    @property
    def incognito(self) -> bool:
        """Whether nothing is written."""
        session = self.screen.turns.session
        return session is not None and session.incognito

    @property
    def last(self) -> Exchange | None:
        """The newest exchange on the screen."""
        found = self.screen.exchanges
        return found[max(found)] if found else None

    # Beginning anew

    def new(self) -> None:
        """Begin another conversation; a running reply is stopped."""
        self.screen.luna_app.to_chat()
        work(self.screen, self._new())

    async def _new(self) -> None:
        await self.clear()
        screen = self.screen
        if screen.turns.session is not None:
            screen.turns.session.new()
        await screen.column.mount(Welcome(bool(self.luna.settings.model)))

    async def clear(self) -> None:
        """Stop what runs and empty the screen."""
        screen = self.screen
        screen.turns.queue.clear()
        screen.turns.stop()
        while screen.turns.busy:  # the running turn saves what it has first
            await asyncio.sleep(0.02)
        await screen.column.remove_children()
        screen.exchanges.clear()
        screen.past.forget()
        screen.view.outgrown = False
        screen.latest += 1
        screen.header.conversation = "new conversation"
        screen.status.change(used=0, speed=0.0, queued=0)
        screen.composer.focus()

    def open(self, id: str, turn: str = "") -> None:
        """Go on with a stored conversation, at a turn if one is named."""
        self.screen.luna_app.to_chat()
        if self.incognito:
            self.screen.commands.note("/incognito first: what was said here would be lost.")
            return
        work(self.screen, self.screen.past.open(id, turn))

    def gone(self, ids: Collection[str]) -> None:
        """Conversations were deleted elsewhere; where it is this one another begins."""
        session = self.screen.turns.session
        talk = session.conversation if session is not None and not session.incognito else None
        if talk is not None and talk.id in ids:
            work(self.screen, self._new())

    async def _incognito(self) -> None:
        screen = self.screen
        session = screen.turns.session
        if session is None:
            screen.commands.note("Luna is still loading.")
            return
        await self.clear()
        session.go_incognito(not session.incognito)
        screen.header.incognito = session.incognito
        screen.set_class(session.incognito, "incognito")
        said = "What is known is used; nothing said here is written, noticed or kept."
        if not session.incognito:
            said = "No longer incognito. What was said there is gone."
            await screen.column.mount(Welcome(bool(self.luna.settings.model)))
        screen.say(Note(said, "◌", "$warning"))

    # The last exchange

    def again(self) -> None:
        """Answer the last message anew."""
        last = self._ready("answer anew")
        if last is not None:
            outgoing = Outgoing(last.message.text, last.message.attached, how="again")
            work(self.screen, self.screen.send(outgoing))

    def more(self, number: str = "") -> None:
        """The last reply goes on; `number` is the exchange whose line asked for it."""
        last = self._ready("go on with")
        if last is None:
            return
        if number and int(number) != last.number:
            self.screen.commands.note("Only the last reply can go on.")
        elif not last.reply.strip():
            self.screen.commands.note("There is no reply to go on with; Ctrl+R answers again.")
        else:
            outgoing = Outgoing(last.message.text, last.message.attached, how="more")
            work(self.screen, self.screen.send(outgoing))

    def rewrite(self) -> None:
        """The last message back into the input, to be sent in other words."""
        last = self._ready("change")
        if last is not None:
            self.screen.composer.write(last.message.text, last.message.pasted)
            self.screen.composer.rewriting = True
            self.screen.composer.focus()

    def _ready(self, what: str) -> Exchange | None:
        if self.screen.turns.busy or self.screen.turns.queue:
            self.screen.commands.note("A reply is on its way; Esc stops it.")
            return None
        if self.last is None:
            self.screen.commands.note(f"There is nothing to {what} yet.")
        return self.last

    async def _judge(self, good: bool, why: str) -> None:
        """A verdict on the last reply: a good one is kept as an example.

        What is said with it is no fact by itself: it is offered as a command that keeps it.
        """
        last = self.last
        if last is None or not last.reply.strip():
            self.screen.commands.note("There is no reply to judge yet.")
            return
        mark = ("▲ good", "$success") if good else ("▼ not so", "$warning")
        turn = last.turn
        kept = turn is not None and turn.role == "assistant" and not self.incognito
        if turn is not None and kept:
            await asyncio.to_thread(self.luna.memory.example, turn.id, good)
        if not why:
            said = "/remember and how you want it makes a rule of it" if not good else (
                f"{'kept as an example; ' if kept else ''}/remember keeps what should stay so"
            )  # fmt: skip
            last.add_note(Note(f"{mark[0]} · {said}", "·", mark[1]))
            return
        last.add_note(Note(f"{mark[0]}: {why} · Enter keeps that as a rule", "·", mark[1]))
        if not self.screen.composer.text.strip():
            self.screen.composer.write(f"/remember {why}")

    # The conversation as a whole

    def name(self) -> None:
        """A title that says something, once a message does."""
        session = self.screen.turns.session
        talk = session.conversation if session is not None else None
        if (
            talk is None
            or self.incognito
            or not titles.says_nothing(self.screen.header.conversation)
        ):
            return
        if found := titles.title(each.message.text for each in self.screen.exchanges.values()):
            work(self.screen, self._rename(found))

    @property
    def _id(self) -> str:
        session = self.screen.turns.session
        talk = session.conversation if session is not None else None
        if talk is None or self.incognito:
            self.screen.commands.note("There is no stored conversation here yet.")
            return ""
        return talk.id

    async def _rename(self, title: str) -> None:
        if id := self._id:
            await asyncio.to_thread(lambda: self.luna.memory.rename_conversation(id, title))
            self.screen.header.conversation = title

    async def _export(self, name: str) -> None:
        if not (id := self._id):
            return

        def export() -> Path:
            memory = self.luna.memory
            talk = next(each for each in memory.conversations() if each.id == id)
            file = Path(name) if name else Path(transcript.name_of(talk))
            return transcript.write(file, talk, memory.turns(id))

        file = await asyncio.to_thread(export)
        self.screen.say(Note(f"written to {file}", "▤", "$accent"))

    async def _delete(self) -> None:
        if not (id := self._id):
            return
        title = self.screen.header.conversation
        sure = await self.screen.app.push_screen_wait(ConfirmScreen(
            "Delete this conversation?",
            [f"“{title}” is erased from the disk, with every message.",
             "The facts it told stay; F2 shows them."],
            "Delete", "Keep"))  # fmt: skip
        if sure:
            await asyncio.to_thread(lambda: self.luna.memory.delete_conversation(id))
            await self._new()
