"""Beside the messages: lines that were chosen, keys of the input, the steps of a night."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import OptionList, TextArea

from app.tui.chat_parts import ChatParts
from app.tui.messages import (
    ActionAsked,
    Answered,
    EarlierAsked,
    NightEnded,
    NightEvent,
    NightStarted,
    Suggested,
    UndoAsked,
    WhyAsked,
    YesSaid,
)
from app.tui.widgets.composer import Composer
from app.tui.widgets.exchange import Exchange
from app.tui.widgets.night_panel import NightPanel
from app.tui.widgets.pastes import PasteLine

if TYPE_CHECKING:
    from app.tui.commands import Commands
    from app.tui.night_watch import NightWatch
    from app.tui.past_talk import PastTalk


class ChatBeside(ChatParts):
    """Hands what was chosen on the chat screen to its commands and to its night."""

    commands: Commands
    night: NightWatch
    past: PastTalk

    # Lines of the talk

    def on_undo_asked(self, message: UndoAsked) -> None:
        """Undo by click or key on the line."""
        self.commands.memory.undo(message.change)

    def on_yes_said(self, message: YesSaid) -> None:
        """Yes to a held fact."""
        self.commands.memory.confirm(message.change)

    def on_why_asked(self, message: WhyAsked) -> None:
        """Why, for that exchange."""
        self.commands.why(next(e for e in self.query(Exchange) if e.number == message.number))

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
