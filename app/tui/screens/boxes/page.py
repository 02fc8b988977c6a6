"""A Markdown page over the chat: the report of a night."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Markdown, Static

from app.tui.screens.boxes.box import Box


class PageScreen(Box[None]):
    """A text that scrolls; Esc closes."""

    READING: ClassVar = True
    BINDINGS: ClassVar = [Binding("escape,q", "dismiss", "Close", show=False)]

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose(self) -> ComposeResult:
        """The page and a hint."""
        with Vertical(classes="box wide"):
            with VerticalScroll(classes="body"):
                yield Markdown(self._text, open_links=False)
            yield Static("↑ ↓ scroll · Esc closes", classes="hint")

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        self.query_one(VerticalScroll).focus()
