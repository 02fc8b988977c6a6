"""Forgettings that programs asked for and that wait for the user's yes. Ids only."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from memory.vocabulary.records import now

MOST = 500  # that wait; the oldest leave


@dataclass(frozen=True, slots=True)
class Asked:
    """One forgetting that waits: of which fact, for which program, since when (ISO 8601)."""

    fact_id: str
    client: str
    time: str


class AskedForgettings:
    """Those of one profile.

    Args:
        folder: of the profile's data.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "asked.json"

    def all(self) -> list[Asked]:
        """What waits, the oldest first; a file that cannot be read holds nothing."""
        try:
            rows: list[dict[str, Any]] = json.loads(self._file.read_text(encoding="utf-8"))
            return [Asked(str(r["fact_id"]), str(r["client"]), str(r["time"])) for r in rows]
        except (OSError, ValueError, TypeError, KeyError):
            return []

    def add(self, fact_id: str, client: str) -> None:
        """One more; the same fact waits once."""
        self._change(fact_id, [Asked(fact_id, client, now().isoformat())])

    def done(self, fact_id: str) -> None:
        """It was decided."""
        self._change(fact_id, [])

    def _change(self, fact_id: str, new: list[Asked]) -> None:
        from memory.disk.files import write_json
        from memory.disk.lock import locked

        with locked(self._file.with_name("asked.lock")):
            before = self.all()
            rows = [*(each for each in before if each.fact_id != fact_id), *new][-MOST:]
            if rows != before:
                write_json(self._file, [asdict(row) for row in rows])
