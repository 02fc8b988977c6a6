"""The events of a turn, made visible: in its exchange and in the status line."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from app.events import (
    AdapterSwapped,
    Done,
    Event,
    Failed,
    Notice,
    Piece,
    PromptReady,
    Remembered,
)
from app.tui.ports import Files
from app.tui.widgets.exchange import Exchange
from app.tui.widgets.notes import ErrorNote, Note
from memory.errors import LunaError

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen

EVERY = 8  # pieces between two readings of the speed


class TurnView:
    """Shows one turn at a time.

    Attributes:
        adapters: what is in use, as the last turn said.
    """

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen
        self.adapters: Files = ()
        self._first = 0.0
        self._pieces = 0

    def begin(self) -> None:
        """The next turn begins."""
        self._pieces = 0

    async def show(self, exchange: Exchange, event: Event) -> None:
        """One event."""
        status = self.screen.status
        match event:
            case Piece(text):
                if not self.screen.turns.stopping:
                    await self._piece(exchange, text)
            case Remembered(changes):
                self.screen.commands.memory.learned(changes)
                exchange.add_changes(changes)
                self.screen.count()
            case PromptReady(prompt, recall):
                exchange.sent(prompt, recall)
                status.change(used=prompt.tokens)
            case AdapterSwapped(adapters):
                self.adapters = adapters
                said = "no adapter is in use: the base model alone"
                if adapters:
                    said = "what the nights taught is in use now"
                exchange.add_note(Note(said, "☾", "$accent"))
            case Notice(text, remedy):
                exchange.add_note(ErrorNote(LunaError(text, remedy)))
            case Done(turn, stats):
                await exchange.finish(turn)
                exchange.show_used()
                self._stats(exchange, stats)
            case Failed(error, turn):
                await exchange.fail(error, turn)

    async def _piece(self, exchange: Exchange, text: str) -> None:
        status = self.screen.status
        if not self._pieces:
            self._first = time.monotonic()
            status.change(doing="writing")
        self._pieces += 1
        await exchange.add_piece(text)
        spent = time.monotonic() - self._first
        if self._pieces % EVERY == 0 and spent > 0:
            status.change(speed=self._pieces / spent)

    def _stats(self, exchange: Exchange, stats: object) -> None:
        tokens = getattr(stats, "reply_tokens", 0)
        seconds = getattr(stats, "reply_seconds", 0.0)
        used = (exchange.prompt.tokens if exchange.prompt else 0) + tokens
        self.screen.status.change(used=used, speed=tokens / seconds if seconds else 0.0)
