"""Nights that come by themselves: on time, made up for after one question, never twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from app.assembly import Luna
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights.schedule import Schedule
from app.tui.widgets.talk.notes import AskNote
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
from tests.tui.conftest import Desk, desk, tell
from tests.tui.fakes import FakeNight, Gate
from tests.tui.test_night_screen import report

At = Callable[[str], datetime]


class Clock:
    """The time of day that a test sets."""

    def __init__(self) -> None:
        self.set("2026-11-03 22:00")

    def set(self, text: str) -> None:
        self.now = datetime.fromisoformat(text).astimezone()

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    monkeypatch.setattr("app.nights.schedule.on_battery", lambda: False)
    return Clock()


def house_with(tmp_path: Path, clock: Clock, **settings: Any) -> Luna:
    """A Luna whose nights come by themselves, closed since yesterday, one fact ready."""
    paths = Paths(*(tmp_path / name for name in ("data", "cache", "config", "state")))
    paths.create()
    settings = {"idle_minutes": 0, "resume_hours": 0.0} | settings
    luna = Luna(Settings(**settings), paths, engine=FakeEngine(), embedder=FakeEmbedder())  # type: ignore[arg-type]
    luna.schedule = Schedule(paths.data, luna.settings, clock=clock)
    luna.schedule.begin()
    tell(luna, "I live in Orlen.")
    luna.memory.promote(luna.memory.facts()[0].id)
    return luna


def asked(d: Desk) -> list[AskNote]:
    return list(d.chat.query(AskNote))


async def test_a_missed_night_is_asked_about_once_and_made_up_for(
    tmp_path: Path, clock: Clock
) -> None:
    luna = house_with(tmp_path, clock)
    clock.set("2026-11-04 09:00")
    gate, night = Gate(), None
    night = FakeNight({"event": "step", "step": "train"}, gate)
    async with desk(luna, night=night) as d:
        await d.until(lambda: asked(d))
        assert "was missed; 1 fact is ready" in d.text()
        asked(d)[0].focus()
        await d.pilot.press("y")
        await d.until(gate.reached.is_set)
        assert not night.everything and luna.schedule.due() is None
        await d.say("Hello")  # in the background: the talk goes on
        await d.idle()
        gate.open()
        await d.until(lambda: not d.chat.night.busy)
        assert luna.schedule.due() is None
    async with desk(luna) as d:
        assert not asked(d)
    luna.close()


async def test_no_lets_it_go_and_no_answer_is_not_asked_again(tmp_path: Path, clock: Clock) -> None:
    luna = house_with(tmp_path, clock)
    clock.set("2026-11-04 09:00")
    async with desk(luna) as d:
        await d.until(lambda: asked(d))
    async with desk(luna) as d:  # not answered: it is due, but nobody is asked twice
        await d.until(lambda: d.chat.status.state.next)
        assert not asked(d) and luna.schedule.due() is not None
    clock.set("2026-11-05 09:00")
    async with desk(luna) as d:
        await d.until(lambda: asked(d))
        asked(d)[0].focus()
        await d.pilot.press("n")
        await d.until(lambda: luna.schedule.due() is None)
    luna.close()


async def test_with_nothing_to_learn_nobody_is_asked(tmp_path: Path, clock: Clock) -> None:
    luna = house_with(tmp_path, clock)
    luna.memory.hold(luna.memory.facts()[0].id)
    clock.set("2026-11-04 09:00")
    async with desk(luna) as d:
        await d.until(lambda: luna.schedule.due() is None)
        assert not asked(d)
    luna.close()


@pytest.mark.parametrize(("wish", "nights"), [("always", 1), ("never", 0)])
async def test_the_settings_can_answer(
    tmp_path: Path, clock: Clock, wish: str, nights: int
) -> None:
    luna = house_with(tmp_path, clock, catch_up=wish)
    clock.set("2026-11-04 09:00")
    async with desk(luna, night=FakeNight()) as d:
        await d.until(lambda: d.chat.status.state.next)
        await d.chat.night.look()
        await d.until(lambda: luna.schedule.due() is None)
        await d.until(lambda: not d.chat.night.busy)
        assert not asked(d)
        assert ("Nothing to consolidate" in d.text()) == bool(nights)
    luna.close()


async def test_at_its_time_it_waits_for_quiet_and_comes_once(tmp_path: Path, clock: Clock) -> None:
    luna = house_with(tmp_path, clock, idle_minutes=10)
    gate = Gate()
    night = FakeNight({"event": "step", "step": "train"}, gate)
    async with desk(luna, night=night) as d:
        await d.until(lambda: d.chat.status.state.next == "03:00")
        clock.set("2026-11-04 03:00")
        await d.pilot.press("a")  # somebody is awake
        await d.chat.night.look()
        assert not d.chat.night.busy
        clock.set("2026-11-04 03:20")  # later than a missed one, but it was waited for
        d.app.last_input -= 601
        await d.chat.night.look()
        await d.until(gate.reached.is_set)
        assert not asked(d)
        await d.chat.night.look()
        gate.open()
        await d.until(lambda: not d.chat.night.busy)
        for back in ("2026-11-04 03:00", "2026-11-04 02:00", "2026-11-04 03:30"):
            clock.set(back)
            await d.chat.night.look()
            assert not d.chat.night.busy, back
    luna.close()


async def test_a_night_that_the_program_s_end_cuts_off_is_due_again(
    tmp_path: Path, clock: Clock
) -> None:
    luna = house_with(tmp_path, clock, catch_up="always")
    clock.set("2026-11-04 03:00")
    gate = Gate()
    night = FakeNight({"event": "step", "step": "train"}, gate)
    async with desk(luna, night=night) as d:
        await d.until(lambda: d.chat.status.state.next)
        await d.chat.night.look()
        await d.until(gate.reached.is_set)
        assert luna.schedule.due() is None
    assert luna.schedule.due() is not None
    gate.open()
    luna.close()


async def test_in_the_morning_the_report_is_news_once(tmp_path: Path, clock: Clock) -> None:
    luna = house_with(tmp_path, clock)
    report(luna.paths.nights, "20261103-030000-aa", "passed", "failed")
    async with desk(luna) as d:
        await d.until(lambda: "1 of 2 facts are in the weights now" in d.text())
    async with desk(luna) as d:
        await d.until(lambda: d.chat.status.state.next)
        assert "are in the weights now" not in d.text()
    luna.close()
