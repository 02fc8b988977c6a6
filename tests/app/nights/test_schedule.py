"""Nights by themselves: due once a day, made up for, never twice."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.nights.schedule import Schedule


class Clock:
    """A clock that tests set."""

    def __init__(self, text: str) -> None:
        self.set(text)

    def set(self, text: str) -> None:
        self.now = datetime.fromisoformat(text).astimezone()

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture(autouse=True)
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def clock() -> Clock:
    return Clock("2026-11-03 22:00")


@pytest.fixture
def schedule(tmp_path: Path, clock: Clock) -> Schedule:
    made = Schedule(tmp_path, Settings(), clock=clock)
    made.begin()
    return made


def test_a_fresh_installation_has_missed_nothing(schedule: Schedule) -> None:
    assert schedule.due() is None
    assert schedule.next() == datetime.fromisoformat("2026-11-04 03:00").astimezone()


def test_a_night_is_due_at_its_time_and_once(schedule: Schedule, clock: Clock) -> None:
    clock.set("2026-11-04 02:59:59")
    assert schedule.due() is None
    clock.set("2026-11-04 03:00")
    slot = schedule.due()
    assert slot is not None and not schedule.missed()
    assert schedule.claim(slot) and not schedule.claim(slot)
    assert schedule.due() is None  # it runs
    schedule.serve(slot)
    assert schedule.due() is None and not schedule.claim(slot)
    clock.set("2026-11-05 03:00")
    assert schedule.due() is not None


def test_a_missed_night_is_due_later_and_asked_about_once(schedule: Schedule, clock: Clock) -> None:
    clock.set("2026-11-06 09:30")  # three days closed: one night, not three
    slot = schedule.due()
    assert slot == datetime.fromisoformat("2026-11-06 03:00").astimezone() and schedule.missed()
    assert schedule.ask(slot) and not schedule.ask(slot)
    schedule.serve(slot)
    assert schedule.due() is None


def test_a_clock_set_back_gives_no_second_night(schedule: Schedule, clock: Clock) -> None:
    clock.set("2026-11-04 03:01")
    slot = schedule.due()
    assert slot is not None and schedule.claim(slot)
    schedule.serve(slot)
    for back in ("2026-11-04 02:30", "2026-11-04 03:00", "2026-11-03 04:00", "2026-11-04 03:02"):
        clock.set(back)
        assert schedule.due() is None, back


def test_a_clock_that_was_years_ahead_does_not_end_the_nights(
    schedule: Schedule, clock: Clock
) -> None:
    clock.set("2031-01-01 03:00")
    slot = schedule.due()
    assert slot is not None
    schedule.serve(slot)
    clock.set("2026-11-04 10:00")
    assert schedule.due() is None  # it begins anew from here
    clock.set("2026-11-05 03:00")
    assert schedule.due() is not None


def test_a_claim_falls_with_its_process(tmp_path: Path, clock: Clock) -> None:
    living = {1}
    schedule = Schedule(tmp_path, Settings(), clock=clock, alive=lambda pid: bool(living))
    schedule.begin()
    clock.set("2026-11-04 03:00")
    slot = schedule.due()
    assert slot is not None and schedule.claim(slot)
    assert schedule.due() is None
    living.clear()  # the program died in the middle of the night
    assert schedule.due() == slot
    assert schedule.claim(slot)


def test_a_night_that_did_not_end_is_due_again(schedule: Schedule, clock: Clock) -> None:
    clock.set("2026-11-04 03:00")
    slot = schedule.due()
    assert slot is not None and schedule.claim(slot)
    schedule.release()
    assert schedule.due() == slot


def _claims(folder: Path, results: multiprocessing.Queue[bool]) -> None:
    schedule = Schedule(folder, Settings())
    slot = schedule.slot(datetime.now().astimezone() + timedelta(days=1))
    results.put(schedule.claim(slot))
    time.sleep(3)  # alive while the other tries


def test_two_processes_never_have_the_same_night(tmp_path: Path) -> None:
    Schedule(tmp_path, Settings()).begin()
    context = multiprocessing.get_context("spawn")
    results: multiprocessing.Queue[bool] = context.Queue()
    both = [context.Process(target=_claims, args=(tmp_path, results)) for _ in range(2)]
    for each in both:
        each.start()
    assert sorted(results.get(timeout=120) for _ in both) == [False, True]
    for each in both:
        each.join(120)
    results.close()
    results.join_thread()


def test_a_pause_lets_no_night_come_and_makes_up_for_none(schedule: Schedule, clock: Clock) -> None:
    schedule.pause(True)
    clock.set("2026-11-06 03:00")
    assert schedule.due() is None and schedule.next() is None
    schedule.pause(False)
    assert schedule.due() is None
    assert schedule.next() == datetime.fromisoformat("2026-11-07 03:00").astimezone()


def test_a_forgetting_wants_a_night_before_its_time(schedule: Schedule, clock: Clock) -> None:
    clock.set("2026-11-04 09:00")
    schedule.serve(schedule.slot(clock()))
    assert schedule.due() is None
    schedule.want()
    slot = schedule.due()
    assert slot == clock()
    clock.set("2026-11-04 12:00")
    assert schedule.due() == slot and not schedule.missed()  # late is no reason to ask
    assert slot is not None and schedule.claim(slot)
    schedule.serve(slot)
    assert schedule.due() is None
    clock.set("2026-11-05 03:00")
    assert schedule.due() == clock()  # and the nights go on


def test_switched_off_in_the_settings(tmp_path: Path, clock: Clock) -> None:
    schedule = Schedule(tmp_path, replace(Settings(), automatic=False), clock=clock)
    schedule.begin()
    clock.set("2026-11-04 03:00")
    assert schedule.due() is None and schedule.next() is None


def test_the_day_the_clocks_change_keeps_its_time(tmp_path: Path, clock: Clock) -> None:
    clock.set("2026-10-24 12:00")  # the night of 25 October has 25 hours
    schedule = Schedule(tmp_path, Settings(), clock=clock)
    schedule.begin()
    coming = schedule.next()
    assert coming is not None and (coming.day, coming.hour, coming.minute) == (25, 3, 0)
    clock.now = coming
    assert schedule.due() == coming


def test_conditions(schedule: Schedule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.nights.schedule.on_battery", lambda: False)
    assert schedule.why_not(None) == "" and schedule.why_not(601) == ""
    assert schedule.why_not(599) == "you are using Luna"
    monkeypatch.setattr("app.nights.schedule.on_battery", lambda: True)
    assert "battery" in schedule.why_not(None)


def test_a_report_is_news_once(schedule: Schedule) -> None:
    assert schedule.see("20261104-030000-ab12")
    assert not schedule.see("20261104-030000-ab12")


def test_a_damaged_state_counts_as_none(schedule: Schedule, tmp_path: Path) -> None:
    (tmp_path / "schedule.json").write_text("{")
    assert schedule.due() is None
    schedule.begin()
    assert schedule.state.served
