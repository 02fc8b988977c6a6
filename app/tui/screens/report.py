"""Something to read over the chat: help, why, what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its lines; a line is (left column, text) or a text alone."""

    heading: str
    lines: Sequence[str | tuple[str, str]]


class ReportScreen(ModalScreen[None]):
    """Blocks of lines that scroll, from the top or from their end; Esc closes."""

    READING: ClassVar = True  # another screen may take its place
    BINDINGS: ClassVar = [Binding("escape,q", "dismiss", "Close", show=False)]

    def __init__(self, title: str, blocks: Sequence[Block], *, end: bool = False) -> None:
        super().__init__()
        self.title = title
        self._blocks, self._end = blocks, end

    def compose(self) -> ComposeResult:
        """Title, blocks, hint."""
        with Vertical(classes="box wide"):
            yield Static(self.title or "", classes="title", markup=False)
            with VerticalScroll(classes="body"):
                for block in self._blocks:
                    yield Static(block.heading, classes="heading", markup=False)
                    width = max((len(x[0]) for x in block.lines if isinstance(x, tuple)), default=0)
                    for line in block.lines:
                        if isinstance(line, tuple):
                            with LineRow():
                                left = Static(line[0], classes="left", markup=False)
                                left.styles.width = width + 2
                                yield left
                                yield Static(line[1], classes="right", markup=False)
                        else:
                            yield Static(Content(line), classes="line")
            yield Static("↑ ↓ scroll · Esc closes", classes="hint")

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        body = self.query_one(VerticalScroll)
        body.focus()
        if self._end:
            body.scroll_end(animate=False)


class LineRow(Vertical):
    """Two columns."""
