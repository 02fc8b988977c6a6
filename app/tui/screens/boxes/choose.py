"""Which of these facts is meant?"""

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

from app.tui.text import words
from memory.vocabulary.records import Fact

_ALL = "all"


class ChooseScreen(ModalScreen[list[Fact]]):
    """A list of facts; Enter takes one or, in the last line, all of them; Esc none."""

    BINDINGS: ClassVar = [Binding("escape", "none", "None", show=False)]

    def __init__(self, title: str, facts: Sequence[Fact]) -> None:
        super().__init__()
        self._title, self._facts = title, {fact.id: fact for fact in facts}

    def compose(self) -> ComposeResult:
        """Title, facts, hint."""
        with Vertical(classes="box"):
            yield Static(self._title, classes="title", markup=False)
            yield OptionList(
                *(
                    Option(
                        Content.assemble(fact.text, (f"  {words.STATES[fact.status]}", "$quiet")),
                        id=fact.id,
                    )
                    for fact in self._facts.values()
                ),
                Option(f"All {len(self._facts)} of these", id=_ALL),
            )
            yield Static("Enter chooses · Esc leaves everything as it is", classes="hint")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one, or all."""
        id = event.option.id or ""
        self.dismiss(list(self._facts.values()) if id == _ALL else [self._facts[id]])

    def action_none(self) -> None:
        """Nothing was chosen."""
        self.dismiss([])
