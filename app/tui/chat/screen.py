"""The chat screen: it shows what the threads report and hands what is typed to them."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import OptionList, TextArea

from app.house.actions import Action
from app.talk.after.last_talk import LastTalk
from app.talk.after.why import Whys
from app.tui.chat.chat_view import ChatView
from app.tui.chat.stray_letters import StrayLetters
from app.tui.commands.commands import Commands
from app.tui.model import background
from app.tui.model.messages import (
    ActionAsked,
    Answered,
    EarlierAsked,
    Loaded,
    LoadFailed,
    NightEnded,
    NightEvent,
    NightStarted,
    Suggested,
    TalkAsked,
    TurnEvent,
    TurnOver,
    UndoAsked,
    WhyAsked,
    YesSaid,
)
from app.tui.model.ports import Assembled, Forget, StartNight
from app.tui.model.talk_model import ExchangeState, TalkModel
from app.tui.talk.night_watch import NightWatch
from app.tui.talk.past_talk import PastTalk
from app.tui.talk.turn_view import TurnView
from app.tui.terminal.keys import bindings
from app.tui.widgets.header import Header
from app.tui.widgets.input.completion import SlashList
from app.tui.widgets.input.composer import Composer
from app.tui.widgets.input.pastes import PasteLine
from app.tui.widgets.night.night_panel import NightPanel
from app.tui.widgets.status import StatusLine
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import ErrorNote
from app.tui.widgets.talk.one_pass import Column, Talk
from app.tui.widgets.talk.welcome import Welcome
from memory.vocabulary.records import Status


class ChatScreen(ChatView):
    """Header, talk, night panel, input, status line. Its parts see it as `app.tui.talk.view.View`.

    Attributes:
        model: the conversation, without widgets.
    """

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
        whys = Whys(luna.paths.data / "whys")
        turns = background.Turns(self.post_message, whys)
        self.model = TalkModel(turns, LastTalk(luna.paths.last_talk), whys)
        self.night = NightWatch(self.model, self, luna, start_night)
        self.past = PastTalk(self.model, self, luna)
        self.commands = Commands(
            self.model, self, self.night, self.past, luna, forget=forget, known=actions
        )
        self.turn = TurnView(self.model, self)
        self._actions = {each.name: each for each in actions}
        self._go_on = go_on

    def compose(self) -> ComposeResult:
        """The parts from top to bottom."""
        with Vertical(id="top"):
            yield Header()
        with Talk(id="talk", can_focus=False), Column(id="column"):
            yield Welcome(self.luna.settings)
        with Vertical(id="bottom"):
            yield NightPanel()
            yield SlashList()
            yield PasteLine()
            yield Composer(self._actions["newline"].key.split(","))
            yield StatusLine()

    async def clear(self) -> None:
        """Stop what runs and empty the screen."""
        turns = self.model.turns
        turns.queue.clear()
        turns.stop()
        while turns.busy:  # the running turn saves what it has first
            await asyncio.sleep(0.02)
        await self.column.remove_children()
        self.model.clear()
        self.past.forget()
        self.header.conversation = "new conversation"
        self.status.change(used=0, speed=0.0, queued=0)
        self.composer.focus()

    # Starting and leaving

    def on_mount(self) -> None:
        """The first frame is there; load what it needs."""
        self.composer.focus()
        self._stray = StrayLetters(self, self.composer)
        background.load(self.luna, self.post_message, self.model.whys, go_on=self._go_on)

    def on_key(self, event: events.Key) -> None:
        """What is typed beside the input is a message too."""
        self._stray.key(event)

    def on_unmount(self) -> None:
        """Leaving stops the reply; what came so far is saved by its thread."""
        self.night.close()
        self.model.turns.queue.clear()
        self.model.turns.stop()

    async def on_loaded(self, message: Loaded) -> None:
        """Luna is there; what was typed meanwhile is sent."""
        self.model.turns.session = message.session
        server = bool(self.luna.settings.server_url)
        self.status.change(
            doing="ready", model=message.model, context=message.context, server=server
        )
        self.count()
        if message.resumed is not None and not self.model.exchanges:
            await self.past.show(*message.resumed)
            self.in_background(self.commands.replies.resumed())
        else:
            self.composer.remember([*message.said, *self.composer.written])
        self.night.begin()
        self.go_on()

    def on_load_failed(self, message: LoadFailed) -> None:
        """Luna cannot talk; looking at memory may still work."""
        self.status.change(doing="failed")
        self.model.failed = message.error
        self.say(ErrorNote(message.error))
        self.give_back()

    @work(exclusive=True, group="give back")
    async def give_back(self) -> None:
        """What waits for a model that does not come returns to the input."""
        waiting = list(self.model.turns.queue)
        self.model.turns.queue.clear()
        for message in waiting:
            await self._take_away(message.number)
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
        model = self.model
        if model.failed is not None:
            blocks = [outgoing.attached] if outgoing.attached else []
            self.composer.give_back([outgoing.text], blocks)
            self.say(ErrorNote(model.failed))
            return
        message = background.numbered(outgoing, model.number())
        await self.query(Welcome).remove()
        last = model.last
        shown = self.exchange(last.number) if last is not None else None
        if message.how == "more" and last is not None and shown is not None:
            del model.exchanges[last.number]
            exchange = shown
            await exchange.go_on(message)
        else:
            if last is not None and message.how == "ask":
                if shown is not None:
                    shown.settle()
            elif last is not None:
                await self._take_away(last.number)
            exchange = Exchange(ExchangeState(message))
            exchange.add_class("queued")
            await self.column.mount(exchange)
        model.exchanges[message.number] = exchange.state
        self.talk.anchor()
        model.turns.queue.append(message)
        if model.session is None:
            exchange.show_waiting("waiting for the model to load")
        else:
            exchange.show_waiting("waiting for the previous reply · ↑ takes it back")
        self.go_on()

    async def _take_away(self, number: int) -> None:
        """An exchange leaves model and screen."""
        del self.model.exchanges[number]
        if (shown := self.exchange(number)) is not None:
            await shown.remove()

    def go_on(self) -> None:
        """Start the next message when nothing runs."""
        message = self.model.turns.next()
        exchange = self.exchange(message.number) if message is not None else None
        if message is not None and exchange is not None:
            exchange.remove_class("queued")
            exchange.show_waiting("reading")
            self.status.change(doing="reading")
            self.turn.begin(exchange)
            if self.header.conversation == "new conversation":
                words = message.text or message.attached
                self.header.conversation = words.splitlines()[0]
        waiting = len(self.model.turns.queue)
        self.composer.waiting = waiting > 0
        self.status.change(queued=waiting)

    async def on_composer_take_back(self) -> None:
        """The last waiting message back into the input."""
        message = self.model.turns.take_back()
        if message is None:
            return
        await self._take_away(message.number)
        blocks = [message.attached] if message.attached else []
        pasted = [message.text] if message.pasted else []
        self.composer.give_back([message.text], blocks, pasted)
        self.go_on()

    # A turn

    async def on_turn_event(self, message: TurnEvent) -> None:
        """One event of a turn."""
        if (talk := self.model.stored) is not None:
            self.model.last_talk.note(talk.id)  # also if it is killed before its end
        exchange = self.exchange(message.number)
        if exchange is not None and message.number in self.model.exchanges:
            exchange.state.why = message.why or exchange.state.why
            await self.turn.show(exchange, message.event)

    def on_turn_over(self, message: TurnOver) -> None:
        """The next one, please."""
        self.model.turns.over(message.number)
        self.commands.talks.name()
        if not self.model.turns.busy:
            self.status.change(doing="ready")
            self.turn.over()
            last = self.model.last
            if last is not None and last.message.how in ("again", "more"):
                self.commands.replies.show()
        self.go_on()

    def stop(self) -> None:
        """Esc: close the list of commands, else stop the reply, else close a night that is over.

        It never leaves.
        """
        if self.slash_list.display:
            self.commands.complete_for("")
        elif self.composer.rewriting:
            self.composer.rewriting = False
            self.composer.clear_all()
        elif self.model.turns.stop():
            self.status.change(doing="stopping")
        elif self.panel.display and self.panel.over:
            self.panel.display = False
        else:
            self.clear_selection()
        self.composer.focus()

    def action_do(self, name: str) -> None:
        """A key for an action."""
        self.commands.run(name)

    # Lines of the talk

    def on_undo_asked(self, message: UndoAsked) -> None:
        """Undo by click or key on the line."""
        self.commands.memory.undo(message.change)

    def on_yes_said(self, message: YesSaid) -> None:
        """Yes to a held fact."""
        self.commands.memory.confirm(message.change)

    def on_why_asked(self, message: WhyAsked) -> None:
        """Why, for that exchange."""
        self.commands.why(self.model.exchanges[message.number])

    def on_suggested(self, message: Suggested) -> None:
        """One of the things to try, into the input."""
        self.composer.write(message.text)
        self.composer.focus()

    async def on_earlier_asked(self, _: EarlierAsked) -> None:
        """More of what was said before."""
        await self.past.earlier()

    def on_answered(self, message: Answered) -> None:
        """Yes or no to a missed night."""
        self.night.answered(message.yes)
        self.composer.focus()

    def on_action_asked(self, message: ActionAsked) -> None:
        """A line offered an action."""
        self.commands.run(message.name, message.argument)

    def on_talk_asked(self, message: TalkAsked) -> None:
        """Go on with a stored conversation."""
        self.application.to_chat()
        if self.model.incognito:
            self.note("Leave incognito first (/incognito): what was said here would be lost.")
            return
        self.in_background(self._opened(message))

    async def _opened(self, message: TalkAsked) -> None:
        await self.past.open(message.conversation, message.turn)
        await self.commands.replies.resumed()

    # The input

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        self.commands.complete_for(event.text_area.text)
        self.composer.say_what_it_holds()

    @on(Composer.Pastes)
    def _pasted(self, event: Composer.Pastes) -> None:
        self.query_one(PasteLine).blocks = event.blocks

    @on(Composer.Completion)
    def _completion_key(self, event: Composer.Completion) -> None:
        self.commands.completion_key(event.key)

    @on(OptionList.OptionSelected, "SlashList")
    def _completion_clicked(self, event: OptionList.OptionSelected) -> None:
        self.commands.completion_key("enter")

    # The night

    def on_night_started(self, message: NightStarted) -> None:
        """It runs; it can be cancelled from now on."""
        self.night.started(message.night)

    def on_night_event(self, message: NightEvent) -> None:
        """A step, some progress, a verdict."""
        self.night.event(message.event)

    def on_night_ended(self, message: NightEnded) -> None:
        """Over; the talk uses the new adapter with its next turn."""
        self.night.ended(message.outcome, message.error)

    def on_night_panel_cancel_asked(self, _: NightPanel.CancelAsked) -> None:
        """Cancel by its button."""
        self.night.cancel()
