"""What opens over the chat: a box whose text scrolls between its title and its last line."""

from __future__ import annotations

from textual.screen import ModalScreen, ScreenResultType

SHARE = 0.88  # of the window's height that a box may take
AROUND = 8  # rows of its border, its title, and its keys or buttons


class Box(ModalScreen[ScreenResultType]):
    """Keeps its keys and buttons in view, however long the text is."""

    def on_resize(self) -> None:
        """Room for the text."""
        for body in self.query(".body"):
            body.styles.max_height = max(int(self.size.height * SHARE) - AROUND, 3)
