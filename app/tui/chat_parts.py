"""The parts of the chat screen by their names."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from app.tui.widgets.composer import Composer
from app.tui.widgets.header import Header
from app.tui.widgets.night_panel import NightPanel
from app.tui.widgets.status import StatusLine

if TYPE_CHECKING:
    from app.tui.app import LunaApp


class ChatParts(Screen[None]):
    """A screen that has what a chat has."""

    @property
    def luna_app(self) -> LunaApp:
        """The application."""
        return cast("LunaApp", self.app)

    @property
    def talk(self) -> VerticalScroll:
        """The conversation."""
        return self.query_one("#talk", VerticalScroll)

    @property
    def column(self) -> Vertical:
        """Where exchanges and notes are, in the middle of the conversation's window."""
        return self.query_one("#column", Vertical)

    @property
    def composer(self) -> Composer:
        """The input."""
        return self.query_one(Composer)

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    @property
    def header(self) -> Header:
        """The line on top."""
        return self.query_one(Header)

    @property
    def panel(self) -> NightPanel:
        """The night."""
        return self.query_one(NightPanel)

    def say(self, note: Static) -> None:
        """A line of Luna the program, not of the model."""
        note.add_class("aside")
        self.column.mount(note)
        self.talk.anchor()
