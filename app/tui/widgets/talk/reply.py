"""A reply in Markdown that grows: a few widgets, of which only the last one changes."""

from __future__ import annotations

import threading

from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Size
from textual.selection import Selection

from app.tui.terminal import clipboard
from app.tui.text import graphemes
from app.tui.text.markdown_rows import Row, last_block, rows
from app.tui.widgets.talk.one_pass import Column, OnePass

PART = 1200  # characters from which on the whole blocks of a part are left alone
STEP = 4  # rows by which a growing part becomes higher: every other height costs a layout


class Part(OnePass):
    """Some blocks of a reply.

    Attributes:
        growing: it is the last part of a reply that still comes; some rows may be empty.
    """

    def __init__(self, source: str, *, growing: bool = False) -> None:
        super().__init__()
        self.source = source
        self.growing = growing
        self._rows: list[Row] = []
        self._width = 0

    def show(self, source: str, *, growing: bool = False) -> None:
        """Another text; a layout only when its height is another."""
        if (source, growing) == (self.source, self.growing):
            return
        before, width = self._height(self._width), self._width
        self.source, self.growing, self._width = source, growing, 0
        self.refresh(layout=not width or self._height(width) != before)

    def _height(self, width: int) -> int:
        high = len(self._at(width)) if width else 0
        return -(-high // STEP) * STEP if self.growing else high

    def _at(self, width: int) -> list[Row]:
        if width != self._width:
            self._rows, self._width = rows(graphemes.shown(self.source), width), width
        return self._rows

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as it takes."""
        return self._height(width)

    def render(self) -> Content:
        """The rows."""
        return Content("\n").join(row.content for row in self._at(self.content_size.width))

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """What is selected, without the breaks that only the width made."""
        found = self._at(self._width)
        start, end = selection
        first, last = (start.y if start else 0), (end.y if end else len(found) - 1)
        text = ""
        for place in range(first, min(last + 1, len(found))):
            words = found[place].content.plain
            words = words[: end.x] if end and place == last else words
            words = words[start.x :] if start and place == first else words
            goes_on = found[place].goes_on and place > first
            text = f"{text} {words.strip()}" if goes_on else f"{text}\n{words.rstrip()}"
        return text.removeprefix("\n"), "\n"

    def action_link(self, address: str) -> None:
        """Nothing is opened by itself: the address is copied."""
        self.app.copy_to_clipboard(address)
        threading.Thread(target=clipboard.put, args=(address,), daemon=True).start()
        self.app.notify("Copied if the terminal allows it; nothing is opened.", title="Link")


class Reply(Column):
    """The whole reply.

    Attributes:
        source: its Markdown so far.
    """

    def __init__(self, source: str = "") -> None:
        super().__init__(classes="reply")
        self.source = source
        self._begun = 0  # where the last part begins

    def compose(self) -> ComposeResult:
        """The parts of what is there already."""
        yield from map(Part, self._cut())

    def add(self, text: str) -> None:
        """The next characters."""
        self.source += text
        parts = list(self.query_children(Part))
        rest = self.source[self._begun :]
        while whole := _cut_at(rest):
            self._show(parts, rest[:whole], growing=False)
            parts, rest = [], rest[whole:]
            self._begun += whole
        if rest.strip():
            self._show(parts, rest, growing=True)

    def _show(self, parts: list[Part], text: str, *, growing: bool) -> None:
        """In the last of these parts; in a new one when there are none."""
        if parts:
            parts[-1].show(text, growing=growing)
        else:
            self.mount(Part(text, growing=growing))

    async def finish(self, source: str) -> None:
        """The whole reply, rendered anew from what was saved."""
        self.source = source
        wanted = self._cut()
        parts = list(self.query_children(Part))
        for part, text in zip(parts, wanted, strict=False):
            part.show(text)
        for part in parts[len(wanted) :]:
            await part.remove()
        if more := wanted[len(parts) :]:
            await self.mount_all(map(Part, more))

    def _cut(self) -> list[str]:
        """The source in parts, cut where a stream of it would have been cut."""
        found, rest = [], self.source
        while whole := _cut_at(rest):
            found.append(rest[:whole])
            rest = rest[whole:]
        self._begun = len(self.source) - len(rest)
        return [*found, rest] if rest.strip() else found


def _cut_at(text: str) -> int:
    """Where the first part of a text ends, whatever follows; 0 while it is too short for that."""
    end = PART
    while end <= len(text):
        if whole := last_block(text[:end]):
            return whole
        end *= 2  # a block of code or a list longer than a part
    return 0
