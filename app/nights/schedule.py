"""When a night comes by itself: every day at one time, a missed one later, none of them twice.

A night belongs to a slot: the moment it was due. A slot is claimed under a lock before its night
begins and served when it has ended, so that two running Lunas, a timer beside them, or a clock
that is set back never give one slot two nights. A claim falls with the process that made it.
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

AHEAD = timedelta(hours=36)  # a served slot further ahead came from a clock that was wrong
GRACE = timedelta(minutes=5)  # later than this a night counts as missed


@dataclass(frozen=True, slots=True)
class State:
    """What is kept between starts, of one profile.

    Attributes:
        served: the latest slot that had its night, or was let go; ISO 8601.
        claimed: the slot whose night runs.
        owner: the process that claimed it.
        asked: the missed slot that the user was asked about.
        paused: no nights by themselves.
        seen: the night whose report was shown.
        wanted: since when a night is wanted before its time.
    """

    served: str = ""
    claimed: str = ""
    owner: int = 0
    asked: str = ""
    paused: bool = False
    seen: str = ""
    wanted: str = ""


class Schedule:
    """The nights of one profile.

    Args:
        folder: of the profile's data; the state is kept there.
        settings: when and under which conditions.
        clock: the time, for tests.
        alive: whether a process lives, for tests.
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
        """The latest moment up to `when` at which a night was due, in the local zone."""
        hour, minute = map(int, self._settings.night_at.split(":"))
        local = when.astimezone()
        for back in (0, 1):
            day = (local - timedelta(days=back)).date()
            # A naive local time, so that a day with another offset keeps its 03:00.
            due = datetime(day.year, day.month, day.day, hour, minute).astimezone()
            if due <= when:
                return due
        return due

    @property
    def _by_themselves(self) -> bool:
        """Whether nights come: not while a server answers, for there is nothing to train."""
        return self._settings.automatic and not self._settings.server_url

    def next(self) -> datetime | None:
        """When the next night comes by itself; None when none does."""
        if not self._by_themselves or self.state.paused:
            return None
        today = self.slot(self._clock())
        day = (today + timedelta(days=1, hours=3)).astimezone().date()
        return datetime(day.year, day.month, day.day, today.hour, today.minute).astimezone()

    # State

    @property
    def state(self) -> State:
        """As it is on disk now; what cannot be read counts as empty."""
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
        """The first start: nights count from now on, none was missed before."""
        with self._changing():
            if not self.state.served:
                self._write(replace(self.state, served=self.slot(self._clock()).isoformat()))

    # Nights

    def due(self) -> datetime | None:
        """The slot whose night has not been; None when there is none or it runs."""
        state = self.state
        if not self._by_themselves or state.paused or not state.served:
            return None
        when = self._clock()
        slot = self.slot(when)
        served = datetime.fromisoformat(state.served)
        if served > when + AHEAD:  # the clock was far ahead once: begin anew from here
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
        """Whether a night is due and it is no longer its time."""
        slot = self.due()
        late = slot is not None and self._clock() - slot > GRACE
        return late and slot != _wanted(self.state)

    def want(self) -> None:
        """A night as soon as it is quiet: facts left the weights, or have to."""
        with self._changing():
            self._write(replace(self.state, wanted=self._clock().isoformat()))

    def claim(self, slot: datetime) -> bool:
        """Take a slot for this process; False when another has it or it is served."""
        with self._changing():
            state = self.state
            if self._runs(state) or (state.served and datetime.fromisoformat(state.served) >= slot):
                return False
            self._write(replace(state, claimed=slot.isoformat(), owner=os.getpid()))
            return True

    def serve(self, slot: datetime) -> None:
        """The night of a slot has ended, or the user let it go."""
        with self._changing():
            state = self.state
            later = max(filter(None, [state.served, slot.isoformat()]), key=_instant)
            self._write(replace(state, served=later, claimed="", owner=0))

    def release(self) -> None:
        """The night of this process did not come to its end: the slot is due again."""
        with self._changing():
            if self.state.owner == os.getpid():
                self._write(replace(self.state, claimed="", owner=0))

    def ask(self, slot: datetime) -> bool:
        """Whether the user is still to be asked about a missed slot; True once."""
        with self._changing():
            if self.state.asked == slot.isoformat():
                return False
            self._write(replace(self.state, asked=slot.isoformat()))
            return True

    def pause(self, on: bool) -> None:
        """Pause / resume automatic nights; what came meanwhile is not made up for."""
        with self._changing():
            served = self.state.served if on else self.slot(self._clock()).isoformat()
            self._write(replace(self.state, paused=on, served=served))

    def see(self, night: str) -> bool:
        """Note that a report was shown; False when it had been."""
        with self._changing():
            if self.state.seen == night:
                return False
            self._write(replace(self.state, seen=night))
            return True

    def why_not(self, idle: float | None = None) -> str:
        """Why a night should not begin now; empty when it may.

        Args:
            idle: seconds since the user did something; None where nobody sits.
        """
        if self._settings.mains and on_battery():
            return "the machine runs on its battery"
        if idle is not None and idle < self._settings.idle_minutes * 60:
            return "you are using Luna"
        return ""

    def _runs(self, state: State) -> bool:
        return bool(state.claimed) and self._alive(state.owner)


def on_battery() -> bool:
    """Whether the machine draws from a battery; a machine without one never does."""
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
