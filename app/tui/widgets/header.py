"""The slim line on top: whose program this is, and which conversation."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from app.tui.text import graphemes


class Header(Static):
    """One line: the name on the left, the conversation on the right."""

    conversation: reactive[str] = reactive("new conversation")

    incognito: reactive[bool] = reactive(False)

    def render(self) -> Content:
        """The line, cut to the width."""
        name = "☾ Luna"
        if self.incognito:
            said = " incognito: nothing is written "
            gap = " " * max(self.content_size.width - len(name) - len(said), 1)
            return Content.assemble(
                (name, "bold $primary"), gap, (said, "bold $background on $warning")
            )
        width = max(self.content_size.width, 20)
        title = Content(" ".join(graphemes.shown(self.conversation).split()))
        title = title.truncate(max(width - len(name) - 4, 8), ellipsis=True)
        gap = " " * max(width - len(name) - title.cell_length, 1)
        return Content.assemble((name, "bold $primary"), gap, title.stylize("$quiet"))
