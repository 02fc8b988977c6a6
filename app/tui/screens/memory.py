"""What Luna knows: every fact in a table, to look through, forget, pin, confirm, promote."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import DataTable, Input, Static

from app.tui import words
from app.tui.background import unexpected
from app.tui.ports import Memory
from memory.records import Fact, Status

MARKS = {
    Status.ACTIVE: "✦",
    Status.HELD: "◌",
    Status.CONSOLIDATED: "☾",
    Status.PROMPT_ONLY: "✦",
    Status.SUPERSEDED: "○",
    Status.EXPIRED: "○",
}
KEYS = "d forget · p pin · t learn tonight · y yes · / filter · Esc closes"
NARROW = 90  # cells; below, two columns leave


class MemoryScreen(ModalScreen[None]):
    """All facts. Forgetting is asked of the chat, which knows what it entails."""

    BINDINGS: ClassVar = [
        Binding("escape", "leave", "Close", show=False),
        Binding("slash", "filter", "Filter", show=False),
        Binding("d,delete", "forget", "Forget", show=False),
        Binding("p", "pin", "Pin", show=False),
        Binding("t", "tonight", "Tonight", show=False),
        Binding("y", "yes", "Yes", show=False),
    ]

    class Changed(Message):
        """Facts changed here."""

    def __init__(
        self, memory: Callable[[], Memory], forget: Callable[[Fact], None], words: str = ""
    ) -> None:
        super().__init__()
        self._memory, self._forget, self._words = memory, forget, words
        self._facts: dict[str, Fact] = {}

    def compose(self) -> ComposeResult:
        """Filter, table, the chosen fact in full, keys."""
        with Vertical(classes="box full"):
            yield Static("What Luna knows", classes="title", id="memory-title")
            yield Input(self._words, placeholder="filter", id="filter", compact=True)
            yield DataTable(cursor_type="row", id="facts", zebra_stripes=False)
            yield Static("", id="detail")
            yield Static(KEYS, classes="hint")

    def on_mount(self) -> None:
        """Read the facts; the keys go to the table."""
        self.table.focus()
        self.load()

    @property
    def table(self) -> DataTable[Content]:
        """The table of facts."""
        return self.query_one("#facts", DataTable)

    @property
    def chosen(self) -> Fact | None:
        """The fact under the cursor."""
        if not self.table.row_count:
            return None
        key = self.table.coordinate_to_cell_key(self.table.cursor_coordinate).row_key.value
        return self._facts.get(key or "")

    @work(exclusive=True, group="facts")
    async def load(self) -> None:
        """Read all facts again."""
        try:
            facts = await asyncio.to_thread(lambda: self._memory().facts())
        except Exception as error:
            self.query_one("#detail", Static).update(Content(str(unexpected(error))))
            return
        order = list(MARKS)
        facts.sort(key=lambda fact: (order.index(fact.status), not fact.pinned))
        self._facts = {fact.id: fact for fact in facts}
        self.draw()

    def draw(self) -> None:
        """Show the facts that fit the filter."""
        wide = self.app.size.width >= NARROW
        table, before = self.table, self.chosen
        table.clear(columns=True)
        width = max(min(self.app.size.width, 110) - (56 if wide else 36), 20)
        table.add_column("Fact", width=width)
        table.add_column("State", width=20)
        if wide:
            table.add_column("Seen", width=5)
            table.add_column("Last", width=12)
        wanted = self.query_one("#filter", Input).value.casefold().split()
        found = [
            fact
            for fact in self._facts.values()
            if all(
                word in f"{fact.text} {fact.slot} {words.STATES[fact.status]}".casefold()
                for word in wanted
            )
        ]
        for fact in found:
            cells = [self._text(fact, width), self._state(fact)]
            if wide:
                cells += [Content(f"{fact.times_seen}×"), Content(words.when(fact))]
            table.add_row(*cells, key=fact.id)
        if before is not None and before in found:
            table.move_cursor(row=found.index(before))
        title = f"What Luna knows  ·  {words.plural(len(found), 'fact')}"
        if len(found) < len(self._facts):
            title += f" of {len(self._facts)}"
        self.query_one("#memory-title", Static).update(Content(title))
        self._detail()

    @staticmethod
    def _text(fact: Fact, width: int) -> Content:
        gone = fact.status in (Status.SUPERSEDED, Status.EXPIRED)
        text = Content(("⚑ " if fact.pinned else "") + fact.text)
        text = text.truncate(width, ellipsis=True)
        return text.stylize("$quiet") if gone else text

    @staticmethod
    def _state(fact: Fact) -> Content:
        return Content(f"{MARKS[fact.status]} {words.STATES[fact.status]}")

    @on(DataTable.RowHighlighted)
    def _detail(self) -> None:
        """The fact under the cursor, in full."""
        fact = self.chosen
        detail = self.query_one("#detail", Static)
        if fact is None:
            detail.update("Nothing is known yet. Tell Luna something about you.")
            return
        facts = [
            fact.kind.value, words.STATES[fact.status], f"{fact.source.value} {fact.times_seen}×",
            f"last {words.when(fact)}", "pinned" if fact.pinned else "",
            "asked to be learned tonight" if fact.confirmed else "",
        ]  # fmt: skip
        about = "  ·  ".join(part for part in facts if part)
        detail.update(Content.assemble((fact.text, "bold"), "\n", (about, "$quiet")))

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self.draw()

    @on(Input.Submitted, "#filter")
    def _to_table(self) -> None:
        self.table.focus()

    def on_resize(self) -> None:
        """Other columns may fit."""
        self.draw()

    def action_leave(self) -> None:
        """From the filter to the table, from the table to the chat."""
        if self.query_one("#filter").has_focus:
            self.table.focus()
        else:
            self.dismiss()

    def action_filter(self) -> None:
        """Type to filter."""
        self.query_one("#filter").focus()

    def action_forget(self) -> None:
        """Ask to forget the chosen fact."""
        if fact := self.chosen:
            self._forget(fact)

    def action_pin(self) -> None:
        """In every prompt, or no longer."""
        if fact := self.chosen:
            self._do(lambda: self._memory().pin(fact.id, not fact.pinned))

    def action_tonight(self) -> None:
        """Learn it in the next night."""
        if fact := self.chosen:
            self._do(lambda: self._memory().promote(fact.id))

    def action_yes(self) -> None:
        """Keep what was held."""
        if (fact := self.chosen) and fact.status is Status.HELD:
            self._do(lambda: self._memory().confirm(fact.id))

    @work(group="change")
    async def _do(self, change: Callable[[], object]) -> None:
        """Change a fact, then read all again."""
        try:
            await asyncio.to_thread(change)
        except Exception as error:
            shown = unexpected(error)
            self.app.notify(shown.remedy, title=shown.message, severity="error", markup=False)
        self.load()
