"""When automatic nights run: daily at a set time, a missed one later, none of them twice.

A night belongs to its due time (`slot`). A due time is claimed under a lock before its night begins
and served when the night has ended, so that two Lunas, a timer, or a clock that is set back never
cause a second night for it. A claim lapses with the process that made it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.house import state_files
from app.house.settings.config import Settings
from memory.vocabulary.errors import SettingsError
from memory.vocabulary.records import now

AHEAD = timedelta(hours=36)  # a due time served further ahead came from a wrong clock
GRACE = timedelta(minutes=5)  # a night later than this counts as missed


@dataclass(frozen=True, slots=True)
class State:
    """The state of one profile's schedule, kept between starts; times are ISO 8601.

    Attributes:
        served: the latest due time whose night has ended or was skipped.
        claimed: the due time whose night is running.
        owner: id of the process that claimed it.
        asked: the missed due time that the user was asked about.
        paused: no automatic nights.
        seen: id of the night whose report was shown.
        wanted: when an early night was requested.
    """

    served: str = ""
    claimed: str = ""
    owner: int = 0
    asked: str = ""
    paused: bool = False
    seen: str = ""
    wanted: str = ""


class Schedule:
    """The automatic nights of one profile.

    Args:
        folder: the profile's data folder; the state is kept there.
        settings: when nights run, and under which conditions.
        clock: the time, replaced in tests.
        alive: whether a process is alive, replaced in tests.
    """

    def __init__(
        self,
        folder: Path,
        settings: Settings,
        *,
        clock: Callable[[], datetime] = now,
        alive: Callable[[int], bool] | None = None,
    ) -> None:
        self._file = folder / "schedule.json"
        self._lock = folder / "schedule.lock"
        self._settings = settings
        self._clock = clock
        self._alive = alive or _alive

    # Times

    def slot(self, when: datetime) -> datetime:
        """The latest due time up to `when`, in the local time zone."""
        hour, minute = map(int, self._settings.night_at.split(":"))
        local = when.astimezone()
        for days in (0, 1):
            day = (local - timedelta(days=days)).date()
            # From naive local time, so that 03:00 stays 03:00 when the UTC offset changes.
            due = datetime(day.year, day.month, day.day, hour, minute).astimezone()
            if due <= when:
                return due
        return due

    @property
    def _by_themselves(self) -> bool:
        """Whether nights are automatic; never if a server is the model: nothing can be trained."""
        return self._settings.automatic and not self._settings.server_url

    def next(self) -> datetime | None:
        """When the next automatic night is due; None if there is none."""
        if not self._by_themselves or self.state.paused:
            return None
        today = self.slot(self._clock())
        day = (today + timedelta(days=1, hours=3)).astimezone().date()
        return datetime(day.year, day.month, day.day, today.hour, today.minute).astimezone()

    # State

    @property
    def state(self) -> State:
        """The state on disk now; empty if it cannot be read."""
        value = state_files.load(self._file)
        try:
            return State(**{k: v for k, v in value.items() if k in State.__dataclass_fields__})
        except TypeError:
            return State()

    @contextmanager
    def _changing(self) -> Iterator[None]:
        from memory.disk.files import make_folder
        from memory.disk.lock import locked

        make_folder(self._file.parent)
        with locked(self._lock):
            yield

    def _write(self, state: State) -> None:
        try:
            state_files.save(self._file, asdict(state))
        except OSError as error:
            raise SettingsError(
                f"{self._file} cannot be written: {error.strerror}.", "Make room on the disk."
            ) from error

    def begin(self) -> None:
        """At the first start, count nights from now on, so that none was missed before."""
        with self._changing():
            if not self.state.served:
                self._write(replace(self.state, served=self.slot(self._clock()).isoformat()))

    # Nights

    def due(self) -> datetime | None:
        """The due time of a night that has not run; None if there is none or it is running."""
        state = self.state
        if not self._by_themselves or state.paused or not state.served:
            return None
        when = self._clock()
        slot = self.slot(when)
        served = datetime.fromisoformat(state.served)
        if served > when + AHEAD:  # the clock was once far ahead: start again from now
            with self._changing():
                self._write(replace(self.state, served=slot.isoformat()))
            return None
        wanted = _wanted(state)
        if wanted is not None and slot < wanted <= when:
            slot = wanted
        if served >= slot or self._runs(state):
            return None
        return slot

    def missed(self) -> bool:
        """Whether a night is overdue."""
        slot = self.due()
        late = slot is not None and self._clock() - slot > GRACE
        return late and slot != _wanted(self.state)

    def want(self) -> None:
        """Request a night as soon as Luna is idle: facts left the weights, or must leave them."""
        with self._changing():
            self._write(replace(self.state, wanted=self._clock().isoformat()))

    def claim(self, slot: datetime) -> bool:
        """Claim a due time for this process; False if another did, or it was served."""
        with self._changing():
            state = self.state
            if self._runs(state) or (state.served and datetime.fromisoformat(state.served) >= slot):
                return False
            self._write(replace(state, claimed=slot.isoformat(), owner=os.getpid()))
            return True

    def serve(self, slot: datetime) -> None:
        """Record that the night of a due time has ended, or was skipped by the user."""
        with self._changing():
            state = self.state
            later = max(filter(None, [state.served, slot.isoformat()]), key=_instant)
            self._write(replace(state, served=later, claimed="", owner=0))

    def release(self) -> None:
        """Drop this process's claim, as its night did not finish: it is due again."""
        with self._changing():
            if self.state.owner == os.getpid():
                self._write(replace(self.state, claimed="", owner=0))

    def ask(self, slot: datetime) -> bool:
        """Whether to ask the user about a missed night; True only once for each."""
        with self._changing():
            if self.state.asked == slot.isoformat():
                return False
            self._write(replace(self.state, asked=slot.isoformat()))
            return True

    def pause(self, on: bool) -> None:
        """Pause or resume automatic nights; nights missed in a pause are not made up for."""
        with self._changing():
            served = self.state.served if on else self.slot(self._clock()).isoformat()
            self._write(replace(self.state, paused=on, served=served))

    def see(self, night: str) -> bool:
        """Record that a report was shown; False if it had been shown before."""
        with self._changing():
            if self.state.seen == night:
                return False
            self._write(replace(self.state, seen=night))
            return True

    def why_not(self, idle: float | None = None) -> str:
        """Why a night should not begin now; empty if it may.

        Args:
            idle: seconds since the last input; None without a user, as in a timer.
        """
        if self._settings.mains and on_battery():
            return "the machine runs on its battery"
        if idle is not None and idle < self._settings.idle_minutes * 60:
            return "you are using Luna"
        return ""

    def _runs(self, state: State) -> bool:
        return bool(state.claimed) and self._alive(state.owner)


def on_battery() -> bool:
    """Whether the machine runs on battery power; False without a battery."""
    import psutil

    try:
        battery = psutil.sensors_battery()
    except (AttributeError, OSError, RuntimeError):  # no such sensor on this system
        return False
    return battery is not None and battery.power_plugged is False


def _alive(pid: int) -> bool:
    import psutil

    return pid > 0 and psutil.pid_exists(pid)


def _wanted(state: State) -> datetime | None:
    return datetime.fromisoformat(state.wanted) if state.wanted else None


def _instant(text: str) -> float:
    return datetime.fromisoformat(text).timestamp()
