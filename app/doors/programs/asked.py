"""Forgettings that programs asked for and that wait for the user. Only ids are stored."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from memory.vocabulary.records import now

MOST = 500  # waiting requests; the oldest are dropped


@dataclass(frozen=True, slots=True)
class Asked:
    """One waiting request: the fact, the program, and since when (ISO 8601)."""

    fact_id: str
    client: str
    time: str


class AskedForgettings:
    """The waiting requests of one profile.

    Args:
        folder: the profile's data.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / "asked.json"

    def all(self) -> list[Asked]:
        """All waiting requests, oldest first; an unreadable file counts as empty."""
        try:
            rows: list[dict[str, Any]] = json.loads(self._file.read_text(encoding="utf-8"))
            return [Asked(str(r["fact_id"]), str(r["client"]), str(r["time"])) for r in rows]
        except (OSError, ValueError, TypeError, KeyError):
            return []

    def add(self, fact_id: str, client: str) -> None:
        """Add a request; a fact has at most one."""
        self._change(fact_id, [Asked(fact_id, client, now().isoformat())])

    def done(self, fact_id: str) -> None:
        """Remove a request that was decided."""
        self._change(fact_id, [])

    def _change(self, fact_id: str, new: list[Asked]) -> None:
        from memory.disk.files import write_json
        from memory.disk.lock import locked

        with locked(self._file.with_name("asked.lock")):
            current = self.all()
            rows = [*(request for request in current if request.fact_id != fact_id), *new][-MOST:]
            if rows != current:
                write_json(self._file, [asdict(row) for row in rows])
