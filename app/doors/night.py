"""A night that a program started. It lives as long as this process and is cancelled with it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Any

from memory.vocabulary.errors import LunaError, NightBusyError, NightError

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.nights.night_process import NightProcess


class StartedNight:
    """At most one at a time."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._night: NightProcess | None = None
        self._step = ""
        self._failed = ""

    @property
    def step(self) -> str:
        """What it does now; "" when none runs."""
        night = self._night
        return (self._step or "begins") if night is not None and night.running else ""

    @property
    def failed(self) -> str:
        """Why the last one ended without an outcome; "" when it did not."""
        return self._failed

    def start(self, luna: Luna) -> None:
        """Begin one, and return at once.

        Raises:
            NightBusyError: one runs already.
            NightError: it should not begin now.
        """
        from app.nights.night_process import start

        with self._lock:
            if self.step:
                raise NightBusyError("A night runs already.", "Its report comes when it is over.")
            if why := luna.schedule.why_not():
                raise NightError(f"No night now: {why}.", "It comes by itself at its time.")
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
        """Cancel what runs; nothing is changed by it."""
        night = self._night
        if night is not None and night.running:
            night.cancel()


def last_report(luna: Luna) -> dict[str, Any] | None:
    """The last night that has a report, for a program; None when there was none."""
    from app.upkeep import nights

    found = nights.past(luna.paths.nights)
    if not found:
        return None
    last = found[0]
    return {
        "night": last.name, "when": last.when, "summary": last.summary,
        "adopted": bool(last.report.get("adopted")),
        "facts": [
            {"fact_id": row.get("id"), "text": row.get("text"), "verdict": row.get("verdict")}
            for row in last.report.get("facts", [])
        ],
    }  # fmt: skip
