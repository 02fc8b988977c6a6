"""The slim line on top: whose program this is, and which conversation."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static


class Header(Static):
    """One line: the name on the left, the conversation on the right."""

    conversation: reactive[str] = reactive("new conversation")

    def render(self) -> Content:
        """The line, cut to the width."""
        name = "☾ Luna"
        width = max(self.content_size.width, 20)
        title = Content(" ".join(self.conversation.split()))
        title = title.truncate(max(width - len(name) - 4, 8), ellipsis=True)
        gap = " " * max(width - len(name) - title.cell_length, 1)
        return Content.assemble((name, "bold $primary"), gap, title.stylize("$quiet"))
