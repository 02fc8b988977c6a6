"""Containers of the talk, laid out once for each change."""

from __future__ import annotations

from textual.containers import Vertical, VerticalScroll
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class OnePass(Widget):
    """A widget whose new size asks for no second layout.

    Textual lays the whole screen out once more when a layout has changed the virtual size of a
    widget, for the sake of scrollbars that may come or go. Those of the talk have their gutter.
    """

    virtual_size = Reactive(Size(0, 0))


# The container comes first: Textual takes the style sheet of the first base only.
class Column(Vertical, OnePass):
    """What stands below one another in the talk."""


class Talk(VerticalScroll, OnePass):
    """The talk's window."""
