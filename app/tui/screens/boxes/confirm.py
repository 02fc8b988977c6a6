"""A question with a yes and a no."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Button, Static

from app.tui.screens.boxes.box import Box


class ConfirmScreen(Box[bool]):
    """Says what would happen, and asks. The safe answer has the focus."""

    BINDINGS: ClassVar = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n,escape", "answer(False)", "No", show=False),
        Binding("left,right", "other", "Other button", show=False),
        Binding("up", "scroll(-1)", "Scroll up", show=False),
        Binding("down", "scroll(1)", "Scroll down", show=False),
    ]

    def __init__(self, title: str, lines: Sequence[str], yes: str, no: str = "No") -> None:
        super().__init__()
        self._title, self._lines, self._yes, self._no = title, lines, yes, no

    def compose(self) -> ComposeResult:
        """Title, what it entails, two buttons."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            with VerticalScroll(classes="body", can_focus=False):
                for line in self._lines:
                    yield Static(line, markup=False)
            with Horizontal(classes="buttons"):
                yield Button(f"{self._yes} (y)", id="yes", variant="warning", compact=True)
                yield Button(f"{self._no} (n)", id="no", compact=True)

    def on_mount(self) -> None:
        """The safe answer first."""
        self.query_one("#no").focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """A button is an answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """A key is an answer."""
        self.dismiss(answer)

    def action_scroll(self, rows: int) -> None:
        """More of what it entails."""
        self.query_one(VerticalScroll).scroll_relative(y=rows, animate=False)

    def action_other(self) -> None:
        """The other button."""
        self.focus_next()
