"""The nights: the next one and its queue, the running one, what the past ones taught."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, Protocol

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Static, TabbedContent, TabPane, Tabs

from app.tui.model.background import unexpected
from app.tui.model.messages import NightMoved
from app.tui.model.ports import Assembled
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.page import PageScreen
from app.tui.screens.pages.lone_keys import LoneKeys
from app.tui.screens.pages.night_words import queue, results
from app.tui.talk.night_watch import NightWatch
from app.tui.terminal.keys import bindings
from app.tui.text import words
from app.tui.widgets.night.night_panel import DOING
from app.tui.widgets.night.plots import Matrix, Plots
from app.upkeep import nights
from memory.disk.files import read_text

HINT = "s start · c stop · p pause · ← → strength · b back · q ask twice · 1-4 pages"
STEP = 0.1  # of the dial
TABS = ("tonight", "past", "plots", "adapters")


class Doing(Protocol):
    """What the pages ask the chat to do; `app.tui.commands.nights.NightCommands`."""

    async def back(self) -> None: ...
    async def use(self, name: str) -> None: ...
    def turn_to(self, strength: float) -> None: ...
    def compare(self, question: str) -> None: ...


class NightScreen(LoneKeys):
    """Four pages under one line that says what happens now."""

    BINDINGS: ClassVar = [
        *bindings("night"),
        *(Binding(str(n), f"page('{name}')", name, show=False) for n, name in enumerate(TABS, 1)),
        Binding("escape", "leave", "Close", show=False),
    ]

    def __init__(self, luna: Assembled, watch: NightWatch, doing: Doing) -> None:
        super().__init__()
        self._luna, self._watch, self._doing = luna, watch, doing
        self._past: list[nights.Past] = []
        self._adapters: list[Any] = []

    def compose(self) -> ComposeResult:
        """What is now, the pages, the keys."""
        with Vertical(classes="page"):
            yield Static("Nights", classes="title")
            yield Static("", id="now")
            with TabbedContent(initial="tonight"):
                with TabPane("1 Tonight", id="tonight"), VerticalScroll():
                    yield Static("reading …", id="queue")
                with TabPane("2 Past nights", id="past"):
                    yield DataTable(cursor_type="row", id="nights")
                    with VerticalScroll(id="results-box"):
                        yield Static("", id="results")
                with TabPane("3 Plots", id="plots"):
                    yield Plots()
                    yield Matrix()
                with TabPane("4 Adapters", id="adapters"):
                    yield DataTable(cursor_type="row", id="adapter-list")
                    yield Static("", id="dial")
            yield Static(HINT, classes="hint")

    def on_mount(self) -> None:
        """Read everything."""
        self.query_one("#nights", DataTable).add_columns("When", "Outcome")
        self.query_one("#adapter-list", DataTable).add_columns("Adapter", "Facts", "State")
        self.query_one(Tabs).can_focus = False
        self.query_one("#tonight VerticalScroll").focus()
        self.load()
        self.follow()

    @work(exclusive=True, group="nights")
    async def load(self) -> None:
        """Read queue, reports and adapters again."""
        luna: Any = self._luna
        try:
            self._past = await asyncio.to_thread(lambda: nights.past(luna.paths.nights))
            ready, waiting = await asyncio.to_thread(lambda: nights.queue(luna))
            self._adapters = list(await asyncio.to_thread(lambda: nights.adapters(luna)))
        except Exception as error:
            self.query_one("#queue", Static).update(Content(str(unexpected(error))))
            return
        self.query_one("#queue", Static).update(queue(ready, waiting))
        table = self.query_one("#nights", DataTable)
        table.clear()
        for night in self._past:
            table.add_row(night.when, night.summary[:90], key=night.name)
        table = self.query_one("#adapter-list", DataTable)
        table.clear()
        for each in self._adapters:
            manifest = each.manifest
            facts = sum(len(shard.facts) for shard in manifest.shards)
            state = "earlier" if not each.current else "in use" if manifest.on else "off"
            table.add_row(manifest.name, str(facts), state, key=manifest.name)
        self._show_dial()
        if not self._past:
            self.query_one("#results", Static).update("No nights yet; s starts one.")
        self.query_one(Matrix).show(self._past)
        self.follow()

    def _show_dial(self) -> None:
        share = self._luna.shelf.strength
        full = round(20 * share)
        said = Content.assemble(
            ("\nStrength  ", "$quiet"), ("━" * full, "$accent"), ("━" * (20 - full), "$panel"),
            f"  {share:.0%}  ",
            ("exactly the base model" if share == 0 else "", "$warning"),
            ("\nq asks one question twice: with the adapter and without.", "$quiet"),
        )  # fmt: skip
        if not self._adapters:
            said = Content("No night has made an adapter for this model yet.\n") + said
        self.query_one("#dial", Static).update(said)

    def on_night_moved(self, _: NightMoved) -> None:
        """Something happened in the night."""
        self.follow()

    def follow(self) -> None:
        """What happens now: the clock, or the night that runs."""
        if not self.query(Plots):
            return  # it is not drawn yet, or closing
        watch, schedule = self._watch, self._luna.schedule
        if watch.busy:
            steps = [each for each in watch.events if each.get("event") == "step"]
            step: dict[str, Any] = steps[-1] if steps else {}
            progress = watch.events[-1] if watch.events else {}
            parts: list[Any] = [("☾ Night in progress  ", "$accent"),
                                DOING.get(str(step.get("step", "start")), "")]  # fmt: skip
            if progress.get("event") == "progress":
                loss = f", loss {progress['loss']:.3f}" if progress.get("loss") else ""
                parts.append((f"  {progress.get('done')} of {progress.get('total')}{loss}",
                              "$quiet"))  # fmt: skip
            if spent := watch.spent():
                parts.append((f"  {spent}", "$quiet"))
        else:
            coming = schedule.next()
            paused = " paused" if schedule.state.paused else " started by hand only"
            said = f"next: {coming:%A, %d %B, %H:%M}" if coming else f"nights are{paused}"
            parts = [("☾ ", "$accent"), said]
            if coming and (why := schedule.why_not(None)):
                parts.append((f"  (not while {why})", "$quiet"))
        self.query_one("#now", Static).update(Content.assemble(*parts))
        self.query_one(Plots).show(watch.losses, self._past)
        if not watch.busy and watch.events and watch.events[-1].get("event") != "seen":
            watch.events.append({"event": "seen"})
            self.load()

    @on(DataTable.RowHighlighted, "#nights")
    def _results(self, event: DataTable.RowHighlighted) -> None:
        name = event.row_key.value
        night = next((each for each in self._past if each.name == name), None)
        if night is None:
            return
        self.query_one("#results", Static).update(results(night.report))

    @on(DataTable.RowSelected, "#nights")
    def _read(self, event: DataTable.RowSelected) -> None:
        """The report of a night, whole."""
        night = next((each for each in self._past if each.name == event.row_key.value), None)
        if night is not None:
            self.app.push_screen(PageScreen(read_text(night.text)))

    # Keys

    def action_leave(self) -> None:
        """Back to the chat."""
        self.dismiss()

    def action_page(self, name: str) -> None:
        """Another page; its list gets the keys."""
        self.query_one(TabbedContent).active = name
        # Something of the page must have the keys: the focus of a hidden page calls it back.
        within = {"tonight": "#tonight VerticalScroll", "past": "#nights", "plots": "Matrix",
                  "adapters": "#adapter-list"}  # fmt: skip
        self.query_one(within[name]).focus()

    def do(self, name: str) -> None:
        """What a key of the registry stands for."""
        match name:
            case "night.start":
                self._start()
            case "night.cancel":
                self._stop()
            case "night.pause":
                self._luna.schedule.pause(not self._luna.schedule.state.paused)
                self._watch.show_next()
                self.follow()
            case "night.weaker" | "night.stronger":
                self._turn(STEP if name == "night.stronger" else -STEP)
            case "night.back":
                self._back()
            case "night.compare":
                self._compare()

    @work(group="start")
    async def _start(self) -> None:
        if self._watch.busy:
            self._say("A night is already in progress; c stops it.")
            return
        ready, waiting = await asyncio.to_thread(lambda: nights.queue(self._luna))
        everything = bool(waiting and not ready)
        if everything:
            sure = await self.app.push_screen_wait(ConfirmScreen(
                "No fact is stable yet",
                [f"{words.plural(len(waiting), 'fact')} could be tried anyway.",
                 "The exam decides what is learned; the others stay where they are."],
                "Try them", "Wait"))  # fmt: skip
        else:
            many = words.plural(len(ready), "fact is", "facts are")
            sure = await self.app.push_screen_wait(ConfirmScreen(
                "Start a night now?",
                [f"{many} ready to learn.", "It takes a few minutes; you can go on talking."],
                "Start", "Not now"))  # fmt: skip
        if sure:
            self._watch.start(everything=everything)
            self.follow()

    @work(group="stop")
    async def _stop(self) -> None:
        watch = self._watch
        if watch.running is None:
            self._say("No night is running.")
            return
        sure = await self.app.push_screen_wait(ConfirmScreen(
            "Stop the night?",
            ["Its training so far is lost; what is known does not change.",
             watch.comes_again],
            "Stop it", "Keep going"))  # fmt: skip
        if sure and watch.running is not None:
            watch.cancel()

    def _turn(self, step: float) -> None:
        dial = self._luna.shelf
        self._doing.turn_to(min(max(round(dial.strength + step, 2), 0.0), 1.0))
        self.query_one(TabbedContent).active = "adapters"
        self._show_dial()

    @work(group="back")
    async def _back(self) -> None:
        table = self.query_one("#adapter-list", DataTable)
        shown = self.query_one(TabbedContent).active == "adapters"
        row = table.cursor_row if shown and table.row_count else None
        if row is None or not self._earlier(row):
            await self._doing.back()
            self.load()
            return
        name = str(table.get_row_at(row)[0])
        sure = await self.app.push_screen_wait(ConfirmScreen(
            f"Use {name}?", ["Facts it does not know return to fast memory."], "Use it"
        ))  # fmt: skip
        if sure:
            try:
                await self._doing.use(name)
            except Exception as error:
                self._say(str(unexpected(error)))
            self.load()

    def _earlier(self, row: int) -> bool:
        return row < len(self._adapters) and not self._adapters[row].current

    @work(group="compare")
    async def _compare(self) -> None:
        question = await self.app.push_screen_wait(EditScreen("Which question, twice?", ""))
        if question:
            self._doing.compare(question)

    def _say(self, text: str) -> None:
        self.app.notify(text, markup=False)
