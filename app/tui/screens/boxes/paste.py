"""A pasted block, opened before it is sent."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea


class PasteScreen(ModalScreen[str | None]):
    """The whole block to be changed; an empty one is taken away, Esc leaves it as it was."""

    BINDINGS: ClassVar = [
        Binding("escape", "dismiss(None)", "Leave it", show=False),
        Binding("ctrl+s,alt+e", "take", "Take it", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, text

    def compose(self) -> ComposeResult:
        """Title, text, keys."""
        with Vertical(classes="box wide"):
            yield Static(self._title, classes="title", markup=False)
            yield TextArea(self._text, id="pasted", compact=True, soft_wrap=True)
            yield Static(
                "Ctrl+S or Alt+E takes it · an empty one is taken away · Esc leaves it as it was",
                classes="hint",
            )

    def on_mount(self) -> None:
        """Room for the text, and the cursor in it."""
        area = self.query_one(TextArea)
        area.styles.height = max(min(self._text.count("\n") + 2, self.app.size.height - 9), 4)
        area.focus()

    def action_take(self) -> None:
        """That text."""
        self.dismiss(self.query_one(TextArea).text)
