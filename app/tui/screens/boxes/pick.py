"""Which of these texts is meant?"""

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
    """Texts by their first words, the latest first; Enter takes one, Esc none.

    Args:
        title: the question.
        texts: (what it is, the text).
        hint: what Enter does.
        numbers: the answer is the place of the text, from "0", in place of the text.
    """

    BINDINGS: ClassVar = [Binding("escape", "dismiss('')", "None", show=False)]

    def __init__(
        self,
        title: str,
        texts: Sequence[tuple[str, str]],
        hint: str = "Enter copies",
        *,
        numbers: bool = False,
    ) -> None:
        super().__init__()
        self._title, self._texts, self._hint, self._numbers = title, texts, hint, numbers

    def compose(self) -> ComposeResult:
        """Title, texts with what they are, hint."""
        with Vertical(classes="box wide"):
            yield Static(self._title, classes="title", markup=False)
            yield OptionList(*(self._option(kind, text) for kind, text in self._texts))
            yield Static(f"{self._hint} · Esc cancels", classes="hint")

    @staticmethod
    def _option(kind: str, text: str) -> Option:
        first = Content(" ".join(text.split())).truncate(WIDTH, ellipsis=True)
        return Option(Content.assemble((kind.ljust(6), "$primary"), first))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        place = event.option_index
        self.dismiss(str(place) if self._numbers else self._texts[place][1])
