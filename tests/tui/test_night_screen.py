"""Nights on the screen: the queue, a running one, what the past ones taught, the dial."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from textual.widgets import DataTable, Input, TabbedContent

from app.assembly import Luna
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.screens.pages.night import NightScreen
from consolidation.night.report import write
from memory.vocabulary.records import Status
from tests.app.cli.test_cli_nights import adopted
from tests.tui.conftest import Desk, desk, tell
from tests.tui.fakes import FakeNight, Gate

DRIFT = {"kl_mean": 0.012, "kl_p95": 0.05, "perplexity_ratio": 1.03, "absence": 0.02,
         "absence_base": 0.01, "reading": 0.0, "reading_base": 0.0}  # fmt: skip


def report(folder: Path, name: str, *verdicts: str, adopted: bool = True) -> None:
    """A night that was."""
    facts = [
        {"id": f"f{n}", "text": f"The user has pet {n}.", "verdict": verdict, "probes": 6,
         "right": 6 if verdict == "passed" else 2, "value": f"pet {n}", "before": "I don't know.",
         "after": [f"Which is pet {n}?", f"It is pet {n}."]}
        for n, verdict in enumerate(verdicts)
    ]  # fmt: skip
    home = folder / name
    home.mkdir(parents=True)
    write(home, {"night": name, "base": "f" * 12, "adopted": adopted, "seconds": 61.0, "steps": {},
                 "reason": "" if adopted else "it harms what it must not", "facts": facts,
                 "drift": DRIFT, "scale": 1.0, "waiting": []})  # fmt: skip


async def opened(d: Desk) -> NightScreen:
    await d.pilot.press("f3")
    await d.until(lambda: isinstance(d.app.screen, NightScreen))
    screen = d.app.screen
    assert isinstance(screen, NightScreen)
    return screen


async def test_the_queue_says_what_is_taken_and_why_the_rest_waits(house: Luna) -> None:
    tell(house, "I live in Orlen.", "My dog is called Mivack.")
    house.memory.promote(house.memory.facts()[0].id)
    async with desk(house) as d:
        await opened(d)
        await d.until(lambda: "1 fact for the next night" in d.text())
        assert "1 fact waiting" in d.text() and "told once" in d.text()
        assert "started by hand only" in d.text()


async def test_a_night_is_started_watched_and_stopped(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    gate = Gate()
    progress = [{"event": "progress", "done": n, "total": 9, "loss": 2.0 / n} for n in (1, 2, 3)]
    night = FakeNight({"event": "step", "step": "train"}, *progress, gate)
    async with desk(house, night=night) as d:
        await opened(d)
        await d.until(lambda: "waiting" in d.text())
        await d.pilot.press("s")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "No fact is stable yet" in d.text()
        await d.pilot.press("y")
        await d.until(lambda: "training  3 of 9, loss 0.667" in d.text())
        assert night.everything and len(d.chat.night.losses) == 3
        await d.pilot.press("3", "c")
        await d.until(lambda: "Stop the night?" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: not d.chat.night.busy)
        await d.pilot.press("escape")
        await d.until(lambda: "The consolidation was stopped." in d.text())


async def test_what_each_night_taught_before_and_after(house: Luna) -> None:
    report(house.paths.nights, "20261101-030000-aa", "passed", "failed")
    report(house.paths.nights, "20261102-030000-bb", "passed", "passed", adopted=False)
    async with desk(house, size=(110, 40)) as d:
        screen = await opened(d)
        await d.pilot.press("2")
        table = screen.query_one("#nights", DataTable)
        await d.until(lambda: table.row_count == 2)
        await d.until(lambda: "2 of 6" not in d.text() and "Which is pet 1?" in d.text())
        assert "not adopted: it harms" in str(table.get_row_at(0)[1])
        await d.pilot.press("down")
        await d.until(lambda: "2 of 6, not yet" in d.text())
        assert "before I don't know." in d.text() and "after  It is pet 0." in d.text()
        assert "it ends with the numbers" in d.text()
        await d.pilot.press("3")
        await d.until(lambda: "○ ✓  The user has pet 1." in d.text())  # fact by night
        await d.pilot.press("escape")
        await d.command("/report")
        await d.until(lambda: d.app.screen is not d.chat)


async def test_the_dial_and_one_question_twice(house: Luna) -> None:
    engine: Any = house.engine
    async with desk(house) as d:
        screen = await opened(d)
        for _ in range(3):
            await d.pilot.press("left")
        await d.until(lambda: "70%" in d.text())
        assert screen.query_one(TabbedContent).active == "adapters"
        assert json.loads((house.paths.data / "strength.json").read_text()) == {"strength": 0.7}
        for _ in range(8):
            await d.pilot.press("left")
        await d.until(lambda: "exactly the base model" in d.text())
        assert d.chat.status.state.strength == 0
        engine.enqueue("I don't know.", "Mivack.")
        await d.pilot.press("q")
        await d.until(lambda: isinstance(d.app.screen, EditScreen))
        field = d.app.screen.query_one(Input)
        field.value = "What is my dog called?"
        field.focus()
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "I don't know." in d.text() and "The base alone" in d.text()
        await d.pilot.press("escape")
        await d.command("/strength 100")
        await d.until(lambda: "at 100 %" in d.text())
        await d.command("/strength 101")
        await d.until(lambda: "takes a number from 0" in d.text())


async def test_a_page_without_nights_says_so(house: Luna) -> None:
    async with desk(house) as d:
        await opened(d)
        await d.until(lambda: "No nights yet" in d.text())


async def test_going_back_to_an_earlier_adapter(house: Luna, tmp_path: Path) -> None:
    (change,) = house.memory.remember("My dog is called Mivack.")
    adopted(house.paths.data, tmp_path, "n1")
    adopted(house.paths.data, tmp_path, "n2", change.fact.id)
    house.use_adapter("n2")
    assert house.memory.fact(change.fact.id).status is Status.CONSOLIDATED
    async with desk(house) as d:
        screen = await opened(d)
        await d.pilot.press("4")
        table = screen.query_one("#adapter-list", DataTable)
        await d.until(lambda: table.row_count == 2 and "in use" in str(table.get_row_at(0)))
        await d.pilot.press("down", "b")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: house.memory.fact(change.fact.id).status is Status.ACTIVE)
        await d.until(lambda: table.row_count == 2 and str(table.get_row_at(0)[0]) == "n1")


async def test_nights_can_be_paused(house: Luna) -> None:
    house.settings = type(house.settings)()  # with nights by themselves
    async with desk(house) as d:
        await d.until(lambda: d.chat.status.state.next == "03:00")
        await opened(d)
        await d.until(lambda: "next:" in d.text())
        await d.pilot.press("p")
        await d.until(lambda: "nights are paused" in d.text())
        assert house.schedule.state.paused and d.chat.status.state.next == ""
        await d.pilot.press("p")
        await d.until(lambda: "next:" in d.text())
