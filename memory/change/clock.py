"""Whether the clock can be believed: nothing expires by one that has just jumped.

A machine whose clock stands ten years ahead for one start must not end what is known. After a
long pause or a jump ahead nothing expires until the clock has gone on for a day from there.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from memory.store.lance import Database

JUMP = timedelta(days=60)  # further ahead than that is a jump, or a long pause
_SURE = timedelta(days=1)  # for so long the clock has to go on after it
_SEEN, _JUMPED = "clock", "clock-jumped"  # marks


def believed(database: Database, when: datetime, latest: datetime | None) -> bool:
    """Whether what is over by a time may expire. Notes the time.

    Args:
        when: what the clock says.
        latest: the latest time of anything known, for a store that has noted none yet.
    """
    with database.lock:
        seen = _time(database.marked(_SEEN)) or latest
        jumped = _time(database.marked(_JUMPED))
        if seen is not None and when > seen + JUMP:
            if jumped is None or not jumped <= when <= jumped + JUMP:
                database.mark(_JUMPED, when.isoformat())
                return False
            if when < jumped + _SURE:
                return False
        if jumped is not None:
            database.mark(_JUMPED, "")
        if seen is None or abs(when - seen) > _SURE / 2 or not database.marked(_SEEN):
            database.mark(_SEEN, when.isoformat())
        return True


def _time(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text) if text else None
    except ValueError:
        return None
