"""What Luna knows: every fact with its place, to look through, correct, forget, and follow back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from app.tui.model.background import unexpected
from app.tui.model.messages import FactsChanged
from app.tui.model.ports import Assembled
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.screens.pages.fact_changes import GONE, FactChanges, Planned
from app.tui.screens.pages.fact_columns import filled
from app.tui.screens.pages.lone_keys import LoneKeys
from app.tui.terminal.keys import bindings
from app.tui.text import graphemes, words
from app.upkeep import knowledge
from app.upkeep.knowledge import View
from memory.vocabulary.records import Fact, Status

MARKS = {
    Status.ACTIVE: "✦",
    Status.HELD: "◌",
    Status.CONSOLIDATED: "☾",
    Status.PROMPT_ONLY: "✦",
    Status.SUPERSEDED: "○",
    Status.EXPIRED: "○",
}
# What waits for a yes comes first: an import sends the user here for it. None: all.
STATES = (None, Status.HELD, *(status for status in MARKS if status is not Status.HELD))
HINT = (
    "space mark · a all · e edit · p pin · o hold · y yes · n no · t tonight\n"
    "d forget · Enter history · g source · u undo · / filter · s state · Esc"
)


class MemoryScreen(LoneKeys):
    """All facts. What forgetting entails, and where a fact was said, the chat knows."""

    AT_ONCE: ClassVar = frozenset({"memory.state"})
    BINDINGS: ClassVar = [
        *bindings("memory"),
        Binding("escape", "leave", "Close", show=False),
    ]

    def __init__(
        self,
        luna: Assembled,
        forget: Callable[[list[Fact]], None],
        jump: Callable[[str, str], object],
        words: str = "",
    ) -> None:
        super().__init__()
        self._luna, self._forget, self._jump, self._words = luna, forget, jump, words
        self._views: dict[str, View] = {}
        self._state: Status | None = None
        self._meant: list[str] = []  # facts that mean what was searched for
        self.marked: set[str] = set()
        self._read = False  # the facts were read
        self._changes = FactChanges(lambda: luna.memory)

    def compose(self) -> ComposeResult:
        """Filter, table, the chosen fact in full, keys."""
        with Vertical(classes="page"):
            yield Static("What Luna knows", classes="title", id="memory-title")
            yield Input(self._words, placeholder="filter", id="filter", compact=True)
            yield DataTable(cursor_type="row", id="facts", zebra_stripes=False)
            yield Static("", id="detail")
            yield Static(HINT, classes="hint")

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
        view = self._chosen_view
        return view.fact if view is not None else None

    @property
    def _chosen_view(self) -> View | None:
        if not self.table.row_count:
            return None
        key = self.table.coordinate_to_cell_key(self.table.cursor_coordinate).row_key.value
        return self._views.get(key or "")

    @property
    def targets(self) -> list[Fact]:
        """The marked facts, else the one under the cursor."""
        marked = [view.fact for view in self._views.values() if view.fact.id in self.marked]
        return marked or ([self.chosen] if self.chosen else [])

    @work(exclusive=True, group="facts")
    async def load(self) -> None:
        """Read all facts again."""
        try:
            found = await asyncio.to_thread(
                lambda: knowledge.views(self._luna.memory, self._luna.base_hash)
            )
        except Exception as error:
            self.query_one("#detail", Static).update(Content(str(unexpected(error))))
            return
        if not self.is_attached:
            return  # the page was left while the facts were read
        order = list(MARKS)
        found.sort(key=lambda v: (order.index(v.fact.status), not v.fact.pinned, v.fact.first_seen))
        self._views = {view.fact.id: view for view in found}
        self._read = True
        self.marked &= set(self._views)
        self.draw()

    def on_facts_changed(self, _: FactsChanged) -> None:
        """Something was forgotten elsewhere."""
        self.load()

    def draw(self) -> None:
        """Show the facts that fit the filter."""
        table, before = self.table, self.chosen
        table.clear(columns=True)
        wanted = self.query_one("#filter", Input).value
        found = knowledge.matching(list(self._views.values()), wanted, self._state)
        found = found or [self._views[id] for id in self._meant if id in self._views]
        shown = [(view.fact, self._text(view.fact), self._place(view)) for view in found]
        for id, cells in filled(table, shown, self.app.size.width):
            table.add_row(*cells, key=id)
        ids = [view.fact.id for view in found]
        if before is not None and before.id in ids:
            table.move_cursor(row=ids.index(before.id))
        many = words.plural(len(found), "fact") if self._read else "reading …"
        title = f"What Luna knows  ·  {many}"
        if len(found) < len(self._views):
            title += f" of {len(self._views)}"
        if self._meant:
            title += "  ·  by meaning"
        if self._state is not None:
            title += f"  ·  {words.STATES[self._state]}"
        if self.marked:
            title += f"  ·  {len(self.marked)} marked"
        self.query_one("#memory-title", Static).update(Content(title))
        self._detail()

    def _text(self, fact: Fact) -> Content:
        gone = fact.status in (Status.SUPERSEDED, Status.EXPIRED)
        marked = "▪ " if fact.id in self.marked else ""
        text = Content(marked + ("⚑ " if fact.pinned else "") + words.short(fact))
        return text.stylize("$quiet") if gone else text

    @staticmethod
    def _place(view: View) -> Content:
        said = words.STATES[view.fact.status]
        if view.since is not None:
            said = f"in weights {view.since.astimezone():%d %b}"
        elif view.tonight:
            said = "fast · tonight"
        return Content(f"{MARKS[view.fact.status]} {said}")

    @on(DataTable.RowHighlighted)
    def _detail(self) -> None:
        """The fact under the cursor, in full, and why it is where it is."""
        view = self._chosen_view
        detail = self.query_one("#detail", Static)
        if view is None:
            empty = "Nothing fits the filter." if self._views else (
                "Nothing is known yet. Tell Luna something about you." if self._read else
                "reading …")  # fmt: skip
            detail.update(empty)
            return
        fact = view.fact
        told = [
            fact.kind.value, fact.slot, f"about {fact.subject}", f"{fact.source.value} "
            f"{fact.times_seen}×", f"last {words.when(fact)}", "pinned" if fact.pinned else "",
        ]  # fmt: skip
        if view.tonight:
            place = "Tonight will learn it."
        elif view.waits:
            place = f"Tonight skips it: {view.waits}."
        elif view.since is not None:
            place = (f"Learned on {view.since.astimezone():%d %B %Y}, "
                     f"{view.exam[0]} of {view.exam[1]} questions right.")  # fmt: skip
        else:
            place = f"{words.STATES[fact.status].capitalize()}."
        about = "  ·  ".join(part for part in told if part)
        parts: list[Any] = [
            (graphemes.shown(fact.text), "bold"),
            "\n",
            (about, "$quiet"),
            "\n",
            (place, "$quiet"),
        ]
        detail.update(Content.assemble(*parts))
        self._source(fact, Content.assemble(*parts))

    @work(exclusive=True, group="source")
    async def _source(self, fact: Fact, above: Content) -> None:
        """The message it was told in, under what is known already."""
        turn = await asyncio.to_thread(lambda: knowledge.source(self._luna.memory, fact.id))
        if turn is not None:
            room = max(self.app.size.width - 30, 24)
            said = Content(graphemes.shown(" ".join(turn.text.split()))).truncate(
                room, ellipsis=True
            )
            line = Content.assemble((f"\n{words.day(turn.time)}, you: ", "$quiet"), said)
            self.query_one("#detail", Static).update(above + line)

    @on(Input.Changed, "#filter")
    def _filtered(self) -> None:
        self._meant = []
        self.draw()

    @on(Input.Submitted, "#filter")
    @work(exclusive=True, group="search")
    async def _searched(self) -> None:
        """To the table; where no fact holds the words, those that mean something like it."""
        self.table.focus()
        wanted = self.query_one("#filter", Input).value.strip()
        if wanted and not self.table.row_count:
            found = await asyncio.to_thread(self._luna.memory.find, wanted)
            self._meant = [fact.id for fact in found]
            self.draw()

    @on(DataTable.RowSelected)
    def _entered(self) -> None:
        self.do("memory.history")

    def on_resize(self) -> None:
        """Other columns may fit."""
        self.draw()

    def action_leave(self) -> None:
        """From the filter to the table, from the table to the chat."""
        if self.query_one("#filter").has_focus:
            self.table.focus()
        else:
            self.dismiss()

    def do(self, name: str) -> None:
        """What a key of the registry stands for."""
        field = self.query_one("#filter")
        if field.has_focus:
            return  # a letter for the filter, typed before the filter had the keys
        match name:
            case "memory.filter":
                self.set_focus(field)  # at once: `focus` would let the next letters pass
            case "memory.state":
                self._state = self._next_state()
                self.draw()
            case "memory.mark":
                self._mark()
            case "memory.all":
                self._mark_all()
            case "memory.history":
                if fact := self.chosen:
                    self._history(fact)
            case "memory.jump":
                if fact := self.chosen:
                    self._to_source(fact)
            case "memory.forget":
                if self.targets:
                    self._forget(self.targets)
            case "memory.undo":
                self._do(self._changes.undoing())
            case "memory.edit":
                if self.targets:
                    self._correct(self.targets[0])
            case _:
                if self.targets:
                    self._change_targets(name)

    def _mark(self) -> None:
        if fact := self.chosen:
            self.marked ^= {fact.id}
            row = self.table.cursor_row
            self.draw()
            self.table.move_cursor(row=min(row + 1, self.table.row_count - 1))

    def _mark_all(self) -> None:
        """All that the filter and the state show, or none of them."""
        shown = {key.value or "" for key in self.table.rows}
        self.marked = self.marked - shown if shown <= self.marked else self.marked | shown
        self.draw()

    def _next_state(self) -> Status | None:
        """The next state that some fact is in; after the last all of them."""
        taken = {view.fact.status for view in self._views.values()}
        later = STATES[STATES.index(self._state) + 1 :]
        return next((state for state in later if state in taken), None)

    def _change_targets(self, name: str) -> None:
        self._do(self._changes.plan(name, self.targets))

    def _do(self, planned: Planned) -> None:
        if planned.remark:
            self.app.notify(planned.remark, timeout=3)
        if planned.job is not None:
            self._change(planned.job)

    @work(group="change")
    async def _correct(self, fact: Fact) -> None:
        if fact.status in GONE:
            self.app.notify("It is no longer true: correct what took its place.", timeout=3)
            return
        text = await self.app.push_screen_wait(
            EditScreen("Correct this fact", fact.text, "at once, also over what is in the weights")
        )
        if text and text != fact.text:
            self._change(lambda: self._changes.correct(fact, text))

    @work(group="change")
    async def _change(self, job: Callable[[], None]) -> None:
        """Change facts, then read all again; what goes wrong is said."""
        try:
            await asyncio.to_thread(job)
            self.marked.clear()
        except Exception as error:
            shown = unexpected(error)
            self.app.notify(shown.remedy, title=shown.message, severity="error", markup=False)
        self.load()

    @work(group="history")
    async def _history(self, fact: Fact) -> None:
        found = await asyncio.to_thread(lambda: knowledge.history(self._luna.memory, fact))
        self.app.push_screen(ReportScreen("History", words.history_blocks(found)))

    @work(group="history")
    async def _to_source(self, fact: Fact) -> None:
        found = await asyncio.to_thread(lambda: knowledge.history(self._luna.memory, fact))
        if not found.told:
            self.app.notify("The conversation it came from no longer exists.")
            return
        self._jump(found.told[-1].conversation, found.told[-1].id)
