"""The chat screen: it shows what the threads report and hands what is typed to them."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.containers import Vertical

from app.actions import Action
from app.last_talk import LastTalk
from app.tui import background
from app.tui.chat_beside import ChatBeside
from app.tui.commands import Commands
from app.tui.keys import bindings
from app.tui.messages import (
    Loaded,
    LoadFailed,
    TurnEvent,
    TurnOver,
)
from app.tui.night_watch import NightWatch
from app.tui.past_talk import PastTalk
from app.tui.ports import Assembled, Forget, StartNight
from app.tui.turn_view import TurnView
from app.tui.widgets.completion import SlashList
from app.tui.widgets.composer import Composer
from app.tui.widgets.exchange import Exchange
from app.tui.widgets.header import Header
from app.tui.widgets.night_panel import NightPanel
from app.tui.widgets.notes import ErrorNote
from app.tui.widgets.one_pass import Column, Talk
from app.tui.widgets.pastes import PasteLine
from app.tui.widgets.status import StatusLine
from app.tui.widgets.welcome import Welcome
from app.why import Whys
from memory.errors import LunaError
from memory.records import Change, Status


class ChatScreen(ChatBeside):
    """Header, talk, night panel, input, status line."""

    BINDINGS: ClassVar = bindings("chat")

    def __init__(
        self,
        luna: Assembled,
        start_night: StartNight,
        forget: Forget,
        actions: tuple[Action, ...],
        *,
        go_on: bool = False,
    ) -> None:
        super().__init__()
        self.luna = luna
        self.last_talk = LastTalk(luna.paths.last_talk)
        self.whys = Whys(luna.paths.data / "whys")
        self.turns = background.Turns(self.post_message, self.whys)
        self.commands = Commands(self, luna, forget, actions)
        self.night = NightWatch(self, luna, start_night)
        self.past = PastTalk(self, luna)
        self.exchanges: dict[int, Exchange] = {}
        self.latest = 0  # number of the newest exchange
        self.failed: LunaError | None = None  # why nothing can answer
        self.view = TurnView(self)
        self._actions = {each.name: each for each in actions}
        self._go_on = go_on

    def compose(self) -> ComposeResult:
        """The parts from top to bottom."""
        with Vertical(id="top"):
            yield Header()
        with Talk(id="talk", can_focus=False), Column(id="column"):
            yield Welcome(bool(self.luna.settings.model))
        with Vertical(id="bottom"):
            yield NightPanel()
            yield SlashList()
            yield PasteLine()
            yield Composer(self._actions["newline"].key.split(","))
            yield StatusLine()

    def on_mount(self) -> None:
        """The first frame is there; load what it needs."""
        self.composer.focus()
        background.load(self.luna, self.post_message, self.whys, go_on=self._go_on)

    def on_unmount(self) -> None:
        """Leaving stops the reply; what came so far is saved by its thread."""
        self.night.close()
        self.turns.queue.clear()
        self.turns.stop()

    async def on_loaded(self, message: Loaded) -> None:
        """Luna is there; what was typed meanwhile is sent."""
        self.turns.session = message.session
        self.status.change(doing="ready", model=message.model, context=message.context)
        self.count()
        if message.resumed is not None and not self.exchanges:
            await self.past.show(*message.resumed)
        else:
            self.composer.remember([*message.said, *self.composer.written])
        self.night.begin()
        self.go_on()

    def on_load_failed(self, message: LoadFailed) -> None:
        """Luna cannot talk; looking at memory may still work."""
        self.status.change(doing="failed")
        self.failed = message.error
        self.say(ErrorNote(message.error))
        self.give_back()

    @work(exclusive=True, group="give back")
    async def give_back(self) -> None:
        """What waits for a model that does not come returns to the input."""
        waiting = list(self.turns.queue)
        self.turns.queue.clear()
        for message in waiting:
            await self.exchanges.pop(message.number).remove()
        blocks = [message.attached for message in waiting if message.attached]
        pasted = [message.text for message in waiting if message.pasted]
        self.composer.give_back([message.text for message in waiting], blocks, pasted)
        self.go_on()

    @work(exclusive=True, group="count")
    async def count(self) -> None:
        """How many facts there are, for the status line."""
        try:
            facts = await asyncio.to_thread(lambda: self.luna.memory.facts())
        except Exception as error:
            background.unexpected(error)
            return
        if not self.is_attached or not self.query(StatusLine):
            return  # the screen was left while the facts were read
        self.night.texts = {fact.id: fact.text for fact in facts}
        counts = {status: sum(f.status is status for f in facts) for status in Status}
        self.status.change(
            counted=True,
            fast=counts[Status.ACTIVE] + counts[Status.PROMPT_ONLY],
            weights=counts[Status.CONSOLIDATED],
            held=counts[Status.HELD],
            strength=round(self.luna.shelf.strength * 100),
        )

    # Sending

    async def on_composer_sent(self, event: Composer.Sent) -> None:
        """A command is done at once, a message takes its turn."""
        rewriting = self.composer.rewriting
        self.composer.rewriting = False
        if not event.attached and not rewriting and await self.commands.typed(event.text):
            return
        how: Any = "rewrite" if rewriting else "ask"
        await self.send(await self.commands.files.outgoing(event, how))

    async def send(self, outgoing: background.Outgoing) -> None:
        """Show a message and let it take its turn."""
        if self.failed is not None:
            blocks = [outgoing.attached] if outgoing.attached else []
            self.composer.give_back([outgoing.text], blocks)
            self.say(ErrorNote(self.failed))
            return
        self.latest += 1
        message = background.numbered(outgoing, self.latest)
        await self.query(Welcome).remove()
        last = self.exchanges.pop(max(self.exchanges)) if self.exchanges else None
        if message.how == "more" and last is not None:
            exchange = last
            await exchange.go_on(message)
        else:
            if last is not None and message.how == "ask":
                self.exchanges[last.number] = last
                last.settle()
            elif last is not None:
                await last.remove()
            exchange = Exchange(message)
            exchange.add_class("queued")
            await self.column.mount(exchange)
        self.exchanges[message.number] = exchange
        self.talk.anchor()
        self.turns.queue.append(message)
        if self.turns.session is None:
            exchange.show_waiting("waiting for the model to load")
        else:
            exchange.show_waiting("waiting for the reply before · ↑ takes it back")
        self.go_on()

    def go_on(self) -> None:
        """Start the next message when nothing runs."""
        message = self.turns.next()
        if message is not None:
            exchange = self.exchanges[message.number]
            exchange.remove_class("queued")
            exchange.show_waiting("reading")
            self.status.change(doing="reading")
            self.view.begin(exchange)
            if self.header.conversation == "new conversation":
                words = message.text or message.attached
                self.header.conversation = words.splitlines()[0]
        waiting = len(self.turns.queue)
        self.composer.waiting = waiting > 0
        self.status.change(queued=waiting)

    async def on_composer_take_back(self) -> None:
        """The last waiting message back into the input."""
        message = self.turns.take_back()
        if message is None:
            return
        await self.exchanges.pop(message.number).remove()
        blocks = [message.attached] if message.attached else []
        pasted = [message.text] if message.pasted else []
        self.composer.give_back([message.text], blocks, pasted)
        self.go_on()

    # A turn

    async def on_turn_event(self, message: TurnEvent) -> None:
        """One event of a turn."""
        session = self.turns.session
        if session is not None and session.conversation is not None and not session.incognito:
            self.last_talk.note(session.conversation.id)  # also if it is killed before its end
        exchange = self.exchanges.get(message.number)
        if exchange is not None and exchange.is_attached:
            exchange.why = message.why or exchange.why
            await self.view.show(exchange, message.event)

    def on_turn_over(self, message: TurnOver) -> None:
        """The next one, please."""
        self.turns.over(message.number)
        self.commands.talks.name()
        if not self.turns.busy:
            self.status.change(doing="ready")
            self.view.over()
        self.go_on()

    def stop(self) -> None:
        """Esc: close the list of commands, else stop the reply, else close a night that is over.

        It never leaves.
        """
        if self.query_one(SlashList).display:
            self.commands.complete_for("")
        elif self.composer.rewriting:
            self.composer.rewriting = False
            self.composer.clear_all()
        elif self.turns.stop():
            self.status.change(doing="stopping")
        elif self.panel.display and self.panel.over:
            self.panel.display = False
        else:
            self.clear_selection()
        self.composer.focus()

    def learned_elsewhere(self, changes: tuple[Change, ...]) -> None:
        """Facts told by a command stay in view of this conversation."""
        if self.turns.session is not None:
            self.turns.session.learned(changes)

    def action_do(self, name: str) -> None:
        """A key for an action."""
        self.commands.run(name)
