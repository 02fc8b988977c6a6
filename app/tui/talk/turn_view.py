"""The events of a turn, made visible: in its exchange and in the status line."""

from __future__ import annotations

import time

from textual.timer import Timer

from app.talk.events import (
    AdapterSwapped,
    Attached,
    Done,
    Event,
    Failed,
    Notice,
    PromptReady,
    Remembered,
)
from app.tui.model.talk_model import TalkModel
from app.tui.talk.view import View
from app.tui.terminal.keys import PAUSE
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import ErrorNote, Note
from memory.vocabulary.errors import LunaError

LOOK = 1 / 60  # seconds between two looks at what came of a reply
FRAME = 1 / 15  # seconds between two drawings of it
BREATH = (0.012, 0.032)  # seconds after a key: it is drawn by then, the next is not there yet
LONGEST = 0.4  # seconds that the reply waits at most while somebody types
SPEED = 0.5  # seconds between two readings of the speed


def due(idle: float, waited: float) -> bool:
    """Whether the reply may be drawn: not while a key is about to come.

    Args:
        idle: seconds since the last key.
        waited: seconds since the reply was drawn last.
    """
    if waited < FRAME:
        return False
    return BREATH[0] <= idle <= BREATH[1] or idle > PAUSE or waited > LONGEST


class TurnView:
    """Shows one turn at a time."""

    def __init__(self, model: TalkModel, view: View) -> None:
        self.model = model
        self.view = view
        self._timer: Timer | None = None
        self._exchange: Exchange | None = None
        self._first = 0.0  # when the reply began
        self._drawn = 0.0  # when it was drawn last
        self._read = 0.0  # when its speed was read last
        self._pieces = 0

    def begin(self, exchange: Exchange) -> None:
        """The next turn begins."""
        self._pieces, self._exchange = 0, exchange
        if self._timer is None:
            self._timer = self.view.every(LOOK, self._look)
        self._timer.resume()

    def over(self) -> None:
        """No turn runs."""
        if self._timer is not None:
            self._timer.pause()

    def _look(self) -> None:
        """Draw what came, unless somebody is typing."""
        if due(self.view.idle, time.monotonic() - self._drawn):
            self.draw()

    def draw(self) -> None:
        """Draw what came of the reply since the last time."""
        pieces, exchange = self.model.turns.pieces(), self._exchange
        if not pieces or exchange is None or self.model.turns.stopping:
            return
        self._drawn = now = time.monotonic()
        status = self.view.status
        if not self._pieces:
            self._first = self._read = now
            status.change(doing="writing")
        self._pieces += len(pieces)
        if exchange.is_attached:
            exchange.add_piece("".join(pieces))
        if now - self._read > SPEED:
            self._read = now
            status.change(speed=self._pieces / (now - self._first))

    async def show(self, exchange: Exchange, event: Event) -> None:
        """One event."""
        self.draw()
        status = self.view.status
        match event:
            case Remembered(changes):
                self.model.undo.learned(changes)
                exchange.add_changes(changes)
                self.view.count()
            case PromptReady(prompt, _):
                exchange.state.prompt = prompt
                status.change(used=prompt.tokens)
            case AdapterSwapped(adapters):
                said = "no adapter in use: the base model alone"
                if adapters:
                    said = "now using what the nights taught"
                exchange.add_note(Note(said, "☾", "$accent"))
            case Attached(passages):
                for name, number in passages.items():
                    said = f"{name} is long: of {number:,} passages only those that fit are sent"
                    exchange.add_note(Note(said))
            case Notice(text, remedy):
                exchange.add_note(ErrorNote(LunaError(text, remedy)))
            case Done(turn, stats):
                await exchange.finish(turn)
                exchange.show_used()
                self._outgrown(exchange)
                self._stats(exchange, stats)
            case Failed(error, turn):
                await exchange.fail(error, turn)

    def _outgrown(self, exchange: Exchange) -> None:
        """Say once in a talk that its oldest part is no longer sent."""
        if (
            exchange.state.prompt is None
            or not exchange.state.prompt.dropped
            or self.model.outgrown
        ):
            return
        self.model.outgrown = True
        exchange.add_note(Note(
            "this conversation is now longer than the model's context: its oldest part is no "
            "longer sent, but what was remembered from it stays; /context shows why"))  # fmt: skip

    def _stats(self, exchange: Exchange, stats: object) -> None:
        if stats is None:
            return  # memory answered by itself: the context is as full as it was
        tokens = getattr(stats, "reply_tokens", 0)
        seconds = getattr(stats, "reply_seconds", 0.0)
        used = (exchange.state.prompt.tokens if exchange.state.prompt else 0) + tokens
        self.view.status.change(used=used, speed=tokens / seconds if seconds else 0.0)
