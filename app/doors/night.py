"""A night started by a program. It ends with this process, or earlier."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from memory.vocabulary.errors import LunaError, NightBusyError, NightError

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.nights.night_process import NightProcess


class StartedNight:
    """Runs at most one night at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._night: NightProcess | None = None
        self._step = ""
        self._failed = ""

    @property
    def step(self) -> str:
        """Its current step; "" when none is running."""
        night = self._night
        return (self._step or "begins") if night is not None and night.running else ""

    @property
    def failed(self) -> str:
        """Why the last one ended without an outcome; "" when it did not."""
        return self._failed

    def start(self, luna: Luna) -> None:
        """Start a night, and return at once.

        Raises:
            NightBusyError: one is already running.
            NightError: a night should not start now.
        """
        from app.nights.night_process import start

        with self._lock:
            if self.step:
                raise NightBusyError(
                    "A night is already running.", "Its report comes when it is over."
                )
            if why := luna.schedule.why_not():
                raise NightError(
                    f"No night can start now: {why}.", "The next one starts at its usual time."
                )
            self._step = self._failed = ""
            self._night = night = start(luna.settings, luna.paths)
        threading.Thread(target=self._follow, args=(night,), name="night", daemon=True).start()

    def _follow(self, night: NightProcess) -> None:
        try:
            for event in night.events():
                if event.get("event") == "step":
                    self._step = str(event["step"])
        except LunaError as error:
            self._failed = str(error)

    def close(self) -> None:
        """Cancel a running night; memory and weights stay as they were."""
        night = self._night
        if night is not None and night.running:
            night.cancel()


def last_report(luna: Luna) -> dict[str, Any] | None:
    """The latest night with a report, in a form for programs; None when there is none."""
    from app.upkeep import nights

    reports = nights.past(luna.paths.nights)
    if not reports:
        return None
    latest = reports[0]
    return {
        "night": latest.name, "when": latest.when, "summary": latest.summary,
        "adopted": bool(latest.report.get("adopted")),
        "facts": [
            {"fact_id": row.get("id"), "text": row.get("text"), "verdict": row.get("verdict")}
            for row in latest.report.get("facts", [])
        ],
    }  # fmt: skip
