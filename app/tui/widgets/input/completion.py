"""The list of commands that opens over the input while one is typed."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from app.house.actions import Action


class SlashList(OptionList, can_focus=False):
    """Matching commands; the input keeps the focus and sends it some keys."""

    def show(self, actions: list[Action]) -> None:
        """Offer these; an empty list hides it."""
        if not actions and not self.display:
            return
        self.display = bool(actions)
        before = self.chosen
        self.clear_options()
        for each in actions:
            usage = f"{each.slash} {each.argument}".ljust(24)
            key = f"  {each.key_label}" if each.key_label else ""
            self.add_option(
                Option(
                    Content.assemble((usage, "$primary"), each.about, (key, "$quiet")),
                    id=each.name,
                )
            )
        names = [each.name for each in actions]
        self.highlighted = names.index(before) if before in names else 0 if names else None

    @property
    def chosen(self) -> str:
        """The name of the highlighted action; empty when there is none."""
        if self.highlighted is None or not self.option_count:
            return ""
        return self.get_option_at_index(self.highlighted).id or ""
