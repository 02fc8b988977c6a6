"""Which of these texts shall be copied?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

WIDTH = 60  # cells of a text that are shown


class PickScreen(ModalScreen[str]):
    """Texts by their first words, the latest first; Enter takes one, Esc none."""

    BINDINGS: ClassVar = [Binding("escape", "dismiss('')", "None", show=False)]

    def __init__(self, title: str, texts: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._title, self._texts = title, texts

    def compose(self) -> ComposeResult:
        """Title, texts with what they are, hint."""
        with Vertical(classes="box wide"):
            yield Static(self._title, classes="title", markup=False)
            yield OptionList(*(self._option(kind, text) for kind, text in self._texts))
            yield Static("Enter copies · Esc cancels", classes="hint")

    @staticmethod
    def _option(kind: str, text: str) -> Option:
        first = Content(" ".join(text.split())).truncate(WIDTH, ellipsis=True)
        return Option(Content.assemble((kind.ljust(6), "$primary"), first))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        self.dismiss(self._texts[event.option_index][1])
