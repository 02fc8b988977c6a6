"""What somebody wrote cannot speak to the terminal: control characters leave every line."""

from __future__ import annotations

import re

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e]")


class Visible(LineFilter):
    """The last thing that every line of the screen passes; what it takes out had no width."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The segments without control characters."""
        if not any(_CONTROL.search(each.text) for each in segments):
            return segments
        return [
            each if each.control else Segment(_CONTROL.sub("", each.text), each.style)
            for each in segments
        ]
