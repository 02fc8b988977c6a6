"""Nights as the screens see them: started by hand or by the clock, watched while they run."""

from __future__ import annotations

import asyncio
from datetime import datetime
from typing import TYPE_CHECKING, Any

from app.tui.model import background
from app.tui.model.messages import NightMoved
from app.tui.model.ports import Assembled, RunningNight, StartNight
from app.tui.model.talk_model import TalkModel
from app.tui.talk.view import View
from app.tui.widgets.night.night_panel import summary
from app.tui.widgets.talk.notes import AskNote, Note
from app.upkeep import nights
from memory.vocabulary.errors import LunaError, NightBusyError

if TYPE_CHECKING:
    from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = 60  # seconds between two looks while a night waits for quiet


class NightWatch:
    """Starts nights and keeps what they said.

    Attributes:
        running: the night's process; None when there is none.
        busy: whether one runs or is about to.
        events: of the night that runs or ran last.
        losses: (step of training, loss) of that night.
    """

    def __init__(
        self, model: TalkModel, view: View, luna: Assembled, start_night: StartNight
    ) -> None:
        self.model = model
        self.view = view
        self.luna = luna
        self._start = start_night
        self._scheduler: AsyncIOScheduler | None = None
        self._slot: datetime | None = None  # what the running night serves
        self._willing: datetime | None = None  # a slot that may begin without a question
        self.running: RunningNight | None = None
        self.busy = False
        self.events: list[dict[str, Any]] = []
        self.losses: list[tuple[int, float]] = []
        self.texts: dict[str, str] = {}  # of facts, by id: events carry ids only

    # The clock

    def begin(self) -> None:
        """Luna is loaded: say what the last night did, make up for a missed one, set the clock."""
        self.view.in_background(self._begin())

    async def _begin(self) -> None:
        await self._news()
        if self.luna.schedule.missed():
            await self._missed()
        self._set_clock()

    def _set_clock(self) -> None:
        from apscheduler.schedulers.asyncio import AsyncIOScheduler

        settings = self.luna.settings
        if settings.automatic and self._scheduler is None:
            hour, minute = settings.night_at.split(":")
            self._scheduler = AsyncIOScheduler()
            for trigger in ({"trigger": "cron", "hour": hour, "minute": minute},
                            {"trigger": "interval", "seconds": EVERY}):  # fmt: skip
                # A machine that slept through the moment still has it when it wakes.
                self._scheduler.add_job(self.look, **trigger, misfire_grace_time=None,
                                        coalesce=True)  # fmt: skip
            self._scheduler.start()
        self.show_next()

    def close(self) -> None:
        """The screen goes; a night of this process goes with it, and its slot is free again."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
        if self._slot is not None:
            self.luna.schedule.release()

    def show_next(self) -> None:
        """The next night in the status line."""
        coming = self.luna.schedule.next()
        self.view.status.change(next=f"{coming:%H:%M}" if coming else "")

    async def look(self) -> None:
        """Begin the night that is due, if this is a good moment."""
        schedule = self.luna.schedule
        slot = schedule.due()
        if slot is None or self.busy:
            return
        if schedule.missed() and slot != self._willing:
            await self._missed()
            return
        self._willing = slot  # its time came while Luna was open: no question later
        idle = 0.0 if self.model.turns.busy else self.view.idle
        if not schedule.why_not(idle) and schedule.claim(slot):
            self._slot = slot
            self.start()

    async def _missed(self) -> None:
        """A night was missed: ask once, unless the settings say what to do."""
        schedule, wish = self.luna.schedule, self.luna.settings.catch_up
        slot = schedule.due()
        if slot is None:
            return
        ready, _ = await asyncio.to_thread(lambda: nights.queue(self.luna))
        if not ready or wish == "never":
            schedule.serve(slot)
        elif wish == "always":
            self._willing = slot
        elif schedule.ask(slot):
            many = "1 fact is" if len(ready) == 1 else f"{len(ready)} facts are"
            self.view.say(AskNote(
                "missed",
                f"The night of {slot:%A, %H:%M} was missed; {many} ready to learn. "
                "Do it now, in the background?",
            ))  # fmt: skip

    def answered(self, yes: bool) -> None:
        """The answer about a missed night."""
        slot = self.luna.schedule.due()
        if slot is None:
            return
        if not yes:
            self.luna.schedule.serve(slot)
        elif self.luna.schedule.claim(slot):
            self._slot = slot
            self.start()

    async def _news(self) -> None:
        """Say once what the last night did."""
        found = await asyncio.to_thread(lambda: nights.past(self.luna.paths.nights))
        if found and self.luna.schedule.see(found[0].name):
            self.view.say(Note(f"Night of {found[0].when}: {found[0].summary} · /report reads "
                                 "it, F3 shows all", "☾", "$accent"))  # fmt: skip

    @property
    def comes_again(self) -> str:
        """What becomes of the running night when the user leaves."""
        if self._slot is None:
            return "You started it; start it again any time with /consolidate."
        return "It will be due again at the next start."

    def spent(self) -> str:
        """How long the running night takes already; empty in its first minute."""
        return self.view.panel.spent()

    # One night

    def start(self, *, everything: bool = False) -> None:
        """Begin a night; its events come as messages of the chat screen."""
        if self.busy:
            self.view.note("A night is already in progress; /consolidate stop ends it.")
            return
        self.busy = True
        self.events, self.losses = [], []
        self.view.panel.begin()
        self.view.status.change(night=True)
        luna, begin = self.luna, self._start
        background.spend_night(
            lambda: begin(luna.settings, luna.paths, everything=everything),
            self.view.post_message,
        )

    def cancel(self) -> None:
        """Ask the night to stop; nothing is changed by it then."""
        if self.running is None:
            self.view.note("No night is running.")
            return
        self.view.panel.cancelling()
        self.running.cancel()

    def started(self, night: RunningNight) -> None:
        """Its process runs."""
        self.running = night

    def event(self, event: dict[str, Any]) -> None:
        """A step, some progress, a verdict."""
        if event.get("event") == "fact":
            event = {"text": self.texts.get(str(event.get("id")), ""), **event}
        self.events.append(event)
        if event.get("event") == "progress" and event.get("loss"):
            self.losses.append((len(self.losses) + 1, float(event["loss"])))
        self.view.panel.show_event(event)
        self._tell()

    def ended(self, outcome: dict[str, Any] | None, error: LunaError | None) -> None:
        """Over, in whatever way."""
        self.busy, self.running = False, None
        slot, self._slot = self._slot, None
        if slot is not None and isinstance(error, NightBusyError):
            self.luna.schedule.release()  # the other night is somebody's: look again later
        elif slot is not None:
            self.luna.schedule.serve(slot)
        if outcome and outcome.get("night"):
            self.luna.schedule.see(str(outcome["night"]))  # it was seen here
        self.view.panel.end(outcome, error)
        self.view.announce("Luna", error.message if error else summary(outcome or {}))
        self.view.status.change(night=False)
        self.show_next()
        self.view.count()
        self._tell()

    def _tell(self) -> None:
        """Let an open night screen follow."""
        self.view.tell(NightMoved())
