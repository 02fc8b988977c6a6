"""Something to read over the chat: help, why, what was sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from app.tui.screens.boxes.box import Box
from app.tui.text import graphemes
from app.tui.text.blocks import Block

LEAST = 8  # cells of the right column, however narrow the window is


class ReportScreen(Box[None]):
    """Blocks of lines that scroll, from the top or from their end; Esc closes."""

    READING: ClassVar = True
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
                yield from map(Lines, self._blocks)
            yield Static("↑ ↓ scroll · Esc closes", classes="hint")

    def on_mount(self) -> None:
        """Arrows scroll at once."""
        body = self.query_one(VerticalScroll)
        body.focus()
        if self._end:
            body.scroll_end(animate=False)


class Lines(Static):
    """One block; one widget for all its lines, so that a page of them opens at once."""

    def __init__(self, block: Block) -> None:
        super().__init__()
        self._block = block

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as it takes."""
        return len(self._rows(width))

    def render(self) -> Content:
        """Heading and lines."""
        return Content("\n").join(self._rows(self.content_size.width))

    def _rows(self, width: int) -> list[Content]:
        pairs = [line for line in self._block.lines if isinstance(line, tuple)]
        room = max((len(left) for left, _ in pairs), default=0) + 2
        rows = [Content.styled(self._block.heading, "$accent")]
        for line in self._block.lines:
            left, text = line if isinstance(line, tuple) else ("", line)
            text = graphemes.shown(text)
            beside = room if isinstance(line, tuple) else 0
            parts = Content(text).wrap(max(width - beside, LEAST)) or [Content("")]
            rows.append(Content.styled(left.ljust(beside), "$primary") + parts[0])
            rows += [Content(" " * beside) + part for part in parts[1:]]
        return rows
