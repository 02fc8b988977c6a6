"""What opens over the chat: a box whose text scrolls between its title and its last line."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding
from textual.screen import ModalScreen, ScreenResultType

SHARE = 0.88  # of the window's height that a box may take
AROUND = 8  # rows of its border, its title, and its keys or buttons


class Box(ModalScreen[ScreenResultType]):
    """Keeps its keys and buttons in view, however long the text is."""

    READING: ClassVar[bool] = False  # it only shows something: another screen may take its place
    BINDINGS: ClassVar = [Binding("ctrl+c", "interrupt", "Copy, or how to leave", show=False)]

    def action_interrupt(self) -> None:
        """Copy what is selected; with nothing, what Ctrl+C does in the talk."""
        if selected := self.get_selected_text():
            self.app.copy_to_clipboard(selected)
        else:
            self.app.action_help_quit()

    def on_resize(self) -> None:
        """Room for the text."""
        for body in self.query(".body"):
            body.styles.max_height = max(int(self.size.height * SHARE) - AROUND, 3)
