"""The pages behind F1 to F5: what fits, what their keys do, what a sentence typed there does."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from textual.events import Key
from textual.widgets import DataTable, TabbedContent

from app.assembly import Luna
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.page import PageScreen
from app.tui.screens.pages.conversations import ConversationsScreen
from app.tui.screens.pages.memory import MemoryScreen
from app.tui.screens.pages.models import ModelsScreen
from app.tui.screens.pages.night import NightScreen
from app.tui.terminal.keys import BURST
from app.tui.widgets.night.night_panel import NightPanel, summary
from app.tui.widgets.night.plots import ticks
from consolidation.night.report import duration, read, when, write
from memory.vocabulary.records import Status
from tests.app.cli.test_cli_nights import adopted
from tests.tui.conftest import desk, tell
from tests.tui.fakes import FakeNight, Gate
from tests.tui.test_first_minutes import toasts
from tests.tui.test_night_screen import opened, report

SENTENCE = "please do stop that copy of the boot"


@pytest.mark.parametrize(
    ("key", "page"),
    [("f2", MemoryScreen), ("f3", NightScreen), ("f4", ConversationsScreen), ("f5", ModelsScreen)],
)
async def test_a_sentence_typed_on_a_page_changes_nothing(
    house: Luna, key: str, page: type[Any]
) -> None:
    tell(house, "I live in Orlen.", "My dog is called Mivack.")
    before = house.memory.facts()
    async with desk(house) as d:
        await d.pilot.press(key)
        await d.until(lambda: isinstance(d.app.screen, page))
        await d.pilot.pause(0.3)
        for letter in SENTENCE:  # in one breath, however busy the machine is
            d.app.post_message(Key("space" if letter == " " else letter, letter))
        await d.pilot.pause(BURST + 0.3)
        await d.still()
        assert not d.chat.night.busy and not isinstance(d.app.screen, ConfirmScreen)
        assert house.memory.facts() == before
        assert len(house.memory.conversations()) == 1
        assert not d.luna.schedule.state.paused
        assert "typed on this page" in toasts(d) or key == "f4"


async def test_letters_one_by_one_do_what_they_stand_for(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    house.memory.promote(house.memory.facts()[0].id)
    gate = Gate()
    async with desk(house, night=FakeNight({"event": "step", "step": "train"}, gate)) as d:
        await opened(d)
        await d.pilot.press("s")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "1 fact is ready" in d.text()
        await d.pilot.press("n")
        await d.until(lambda: isinstance(d.app.screen, NightScreen))
        assert not d.chat.night.busy
        await d.pilot.press("s")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: d.chat.night.running is not None)
        await d.pilot.press("c")
        await d.until(lambda: "Stop the night?" in d.text())
        await d.pilot.press("enter")  # the safe answer has the focus
        await d.until(lambda: isinstance(d.app.screen, NightScreen))
        assert d.chat.night.busy
        await d.pilot.press("c")
        await d.until(lambda: "Stop the night?" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: not d.chat.night.busy)


async def test_the_pages_of_the_nights_follow_their_numbers(house: Luna) -> None:
    names = ("tonight", "past", "plots", "adapters")
    report(house.paths.nights, "20261101-030000-aa", "passed")
    async with desk(house) as d:
        screen = await opened(d)
        await d.until(lambda: screen.query_one("#nights", DataTable).row_count == 1)
        for number in (2, 3, 2, 3, 1, 3, 4, 3, 1, 2, 4, 1):
            await d.pilot.press(str(number))
            await d.pilot.pause(0.15)
            assert screen.query_one(TabbedContent).active == names[number - 1], number


async def test_escape_closes_a_night_that_is_over_and_none_that_runs(house: Luna) -> None:
    gate = Gate()
    night = FakeNight({"event": "step", "step": "train"}, gate)
    async with desk(house, night=night) as d:
        await d.command("/consolidate all")
        await d.until(lambda: d.chat.night.running is not None)
        await d.pilot.press("escape")
        await d.pilot.pause(0.1)
        assert d.chat.panel.display
        gate.open()
        await d.until(lambda: d.chat.panel.over)
        await d.pilot.press("escape")
        await d.until(lambda: not d.chat.panel.display)


async def test_a_running_night_says_how_long_and_never_counts_back() -> None:
    clock = [1000.0]
    async with desk() as d:
        panel = d.chat.query_one(NightPanel)
        panel.clock = lambda: clock[0]
        panel.begin()
        for step in ("lock", "train", "examine", "lessons"):
            panel.show_event({"event": "step", "step": step})
            await d.pilot.pause()
            assert "step " not in d.text() and "so far" not in d.text()
        panel.show_event({"event": "step", "step": "train", "round": 2})
        panel.show_event({"event": "progress", "done": 0, "total": 100, "loss": 0.5})
        clock[0] += 300
        panel.show_event({"event": "progress", "done": 25, "total": 100, "loss": 0.5})
        await d.until(lambda: "5 minutes so far, about 15 minutes left in this step" in d.text())
        panel.show_event({"event": "step", "step": "examine"})
        await d.until(lambda: "left in this step" not in d.text())


def test_times_as_people_say_them() -> None:
    assert [duration(seconds) for seconds in (0.4, 1, 61, 95, 2343, 3600, 3901, 7260)] == [
        "0 seconds", "1 second", "61 seconds", "2 minutes", "39 minutes", "1 hour",
        "1 hour 5 minutes", "2 hours 1 minute",
    ]  # fmt: skip
    assert "39 minutes" in summary({"adopted": True, "facts": [{}], "seconds": 2343})
    assert when("20261103-030000-ab12") == "3 November 2026, 03:00" and when("odd") == "odd"
    assert ticks(1, 3) == [1, 2, 3] and ticks(1, 1) == [1]
    assert ticks(1, 200)[0] == 1 and ticks(1, 200)[-1] == 200 and len(ticks(1, 200)) == 6


async def test_a_verdict_has_its_reason_and_equal_reasons_are_said_once(house: Luna) -> None:
    tell(house, "I live in Orlen.", "My dog is called Mivack.", "I play the cello.")
    name = "20261101-030000-aa"
    report(house.paths.nights, name, "passed", "failed")
    home = house.paths.nights / name
    found = read(home)
    assert found is not None
    found["facts"][1]["why"] = "its right answers were not sure enough"
    found["waiting"] = [
        {"id": f"w{n}", "text": f"The user has cup {n}.", "value": "", "reason": "it was told once"}
        for n in range(7)
    ]
    text = write(home, found).read_text(encoding="utf-8")
    assert text.startswith("# The night of 1 November 2026, 03:00")
    assert text.count("it was told once") == 1 and "    - The user has cup 6." in text
    assert "| not yet: its right answers were not sure enough |" in text
    assert text.index("nats") > text.index("## Details") > text.index("Still in fast memory")
    async with desk(house, size=(80, 24)) as d:
        screen = await opened(d)
        await d.until(lambda: "3 facts waiting" in d.text())
        assert d.text().count("it was told once") == 1
        await d.pilot.press("2")
        await d.until(lambda: "not yet: its right answers were not sure enough" in d.text())
        assert "nats" not in d.text()
        screen.query_one("#nights").focus()
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, PageScreen))


async def test_a_refused_night_does_not_say_learned(house: Luna) -> None:
    report(house.paths.nights, "20261101-030000-aa", "passed", adopted=False)
    async with desk(house) as d:
        await opened(d)
        await d.pilot.press("2")
        await d.until(lambda: "passed, but nothing from this night was adopted" in d.text())


async def test_going_back_to_before_the_last_night(house: Luna, tmp_path: Path) -> None:
    (one,) = house.memory.remember("My dog is called Mivack.")
    (two,) = house.memory.remember("I live in Orlen.")
    async with desk(house) as d:
        await d.command("/back")
        await d.until(lambda: "No night has taught anything" in d.text())
    adopted(house.paths.data, tmp_path, "n1", one.fact.id)
    adopted(house.paths.data, tmp_path, "n2", one.fact.id, two.fact.id)
    house.use_adapter("n2")

    def states() -> list[Status]:
        return [house.memory.fact(each.fact.id).status for each in (one, two)]

    assert states() == [Status.CONSOLIDATED] * 2
    async with desk(house) as d:
        await d.command("/back")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "It knows 1 fact." in d.text()
        await d.pilot.press("y")
        await d.until(lambda: states() == [Status.CONSOLIDATED, Status.ACTIVE])
        await d.until(lambda: "where they were before the last night" in d.text())
        await opened(d)
        await d.pilot.press("b")  # from any page
        await d.until(lambda: "the base model alone" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: states() == [Status.ACTIVE] * 2)
        assert house.adapters.loaded(house.base_hash) == []
        await d.pilot.press("4")
        table = d.app.screen.query_one("#adapter-list", DataTable)
        await d.until(lambda: table.row_count == 3)  # and forward again
        row = next(n for n in range(3) if table.get_row_at(n)[0] == "n2")
        table.move_cursor(row=row)
        await d.pilot.press("b")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: states() == [Status.CONSOLIDATED] * 2)


@pytest.mark.parametrize("width", [60, 80, 100, 140])
async def test_the_words_of_a_fact_come_first(house: Luna, width: int) -> None:
    long = "I am allergic to walnuts, hazelnuts and pistachios."
    tell(house, "I live in Orlen.", long)
    (fact,) = [each for each in house.memory.facts() if "walnuts" in each.text][:1]
    async with desk(house, size=(width, 24)) as d:
        await d.pilot.press("f2")
        await d.until(lambda: isinstance(d.app.screen, MemoryScreen))
        table = d.app.screen.query_one("#facts", DataTable)
        await d.until(lambda: table.row_count >= 2)
        rows = [[str(cell) for cell in table.get_row_at(n)] for n in range(table.row_count)]
        assert [row[0] for row in rows if "Orlen" in row[0]] == ["Lives in Orlen."]
        assert not any(row[0].startswith("The user") for row in rows)
        assert table.virtual_size.width <= width
        wanted = max(len(row[0]) for row in rows)
        if width >= 100:
            assert not any("…" in row[0] for row in rows) and wanted >= len("Lives in Orlen.")
        if width == 140:
            assert {"Last", "Seen"} <= {str(each.label) for each in table.columns.values()}
        assert fact.text  # it was told at all


async def test_help_has_the_keys_beside_the_commands() -> None:
    async with desk(keys={"new": "ctrl+t"}) as d:
        await d.pilot.press("f1")
        await d.until(lambda: "Begin a new conversation" in d.text())
        lines = [" ".join(line.split()) for line in d.text().splitlines()]
        assert any(line.startswith("/new Begin a new conversation (Ctrl+T)") for line in lines)
        assert "What Luna knows (F2)" in lines


@pytest.mark.parametrize("works", [True, False])
async def test_copying_says_in_the_clipboard_only_when_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.delenv("DISPLAY", raising=False)
    if works:
        program = tmp_path / "xclip"
        program.write_text(f'#!/bin/sh\n[ "$2" = clipboard ] && cat > "{tmp_path}/board"\n')
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
        monkeypatch.setenv("DISPLAY", ":7")
    async with desk() as d:
        await d.say("Hi")
        await d.idle()
        await d.command("/copy")
        await d.until(lambda: toasts(d))
        assert d.app.clipboard == "All right."
        if works:
            assert "The last reply was copied." in toasts(d)
            assert (tmp_path / "board").read_text() == "All right."
        else:
            assert "may or may not copy it" in toasts(d)
