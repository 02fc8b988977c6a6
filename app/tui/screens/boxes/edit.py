"""One line to be written or changed."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static


class EditScreen(ModalScreen[str]):
    """A text to edit; Enter takes it, Esc gives an empty one."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss('')", "Leave it", show=False)]

    def __init__(self, title: str, text: str, hint: str = "") -> None:
        super().__init__()
        self.title, self._text, self._hint = title, text, hint

    def compose(self) -> ComposeResult:
        """Title, line, hint."""
        with Vertical(classes="box"):
            yield Static(self.title or "", classes="title", markup=False)
            yield Input(self._text, compact=True, id="edited")
            hint = f"{self._hint} · " if self._hint else ""
            yield Static(f"{hint}Enter saves · Esc cancels", classes="hint")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """That text."""
        self.dismiss(event.value.strip())
