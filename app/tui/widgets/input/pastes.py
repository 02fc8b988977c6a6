"""The pasted blocks that will be sent along."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from app.talk.attachments.form import split, title
from app.tui.text import words


class PasteLine(Static):
    """A line for each block; hidden when there is none."""

    blocks: reactive[tuple[str, ...]] = reactive((), layout=True)

    def watch_blocks(self, blocks: tuple[str, ...]) -> None:
        """Show or hide."""
        self.display = bool(blocks)

    def render(self) -> Content:
        """Each block by its size and first words."""
        rows = []
        for block in self.blocks:
            text = split(block)[0][1]
            first = Content(" ".join(text.split())).truncate(40, ellipsis=True)
            kind = f"{named}," if (named := title(block)) else "pasted"
            rows.append(Content.assemble(("▤ ", "$accent"), f"{kind} {words.lines(text)}: ",
                                         first.stylize("italic")))  # fmt: skip
        hint = Content(
            "  sent along, never remembered · Alt+E opens it · Backspace removes it"
        ).stylize("$quiet")
        return Content("\n").join(rows) + Content("\n") + hint if rows else Content("")
