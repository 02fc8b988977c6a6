"""The log of what programs did: one line for every use, which the user can read.

Only ids, names and numbers are written, never text of the user or of a program, so that nothing
forgotten remains here. The texts are looked up when the log is shown.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from memory.vocabulary.errors import StoreError
from memory.vocabulary.records import now

LARGEST = 2 << 20  # bytes; then a new file is started, and one old file is kept


@dataclass(frozen=True, slots=True)
class Use:
    """One use.

    Attributes:
        client: the program's name.
        what: "recall", "remember", "chat", …
        outcome: "done", "held", "refused", "not allowed" or "failed".
        facts: ids of the facts that it received or wrote.
        turns: how many turns of past conversations it received.
        profile: whose memory.
        time: ISO 8601.
    """

    client: str
    what: str
    outcome: str
    facts: tuple[str, ...] = ()
    turns: int = 0
    profile: str = "default"
    time: str = ""


class Uses:
    """The log of all profiles and doors."""

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def _older(self) -> Path:
        return self._file.with_name(self._file.stem + ".1.jsonl")

    def write(self, use: Use) -> None:
        """Write one use to the log, before its answer is returned.

        Raises:
            StoreError: it cannot be written, so the use must not happen.
        """
        from memory.disk.lock import locked

        line = json.dumps(asdict(use) | {"time": use.time or now().isoformat()}) + "\n"
        try:
            with locked(self._file.with_suffix(".lock")):
                self._append(line.encode())
        except OSError as error:
            raise StoreError(
                f"The use could not be logged: {error.strerror}. Nothing was given or written.",
                f"Free some space on the disk, or make {self._file.parent} writable.",
            ) from error

    def _append(self, line: bytes) -> None:
        if self._file.exists() and self._file.stat().st_size > LARGEST:
            from memory.disk.files import rename

            rename(self._file, self._older)
        handle = os.open(self._file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        with os.fdopen(handle, "rb+") as file:
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 1))
            incomplete = size > 0 and file.read() != b"\n"  # of a killed process
            file.write((b"\n" if incomplete else b"") + line)

    def tail(self, count: int, client: str = "") -> list[Use]:
        """The last uses, of one program or of all, oldest first."""
        uses = [use for use in self._read() if not client or use.client == client]
        return uses[-count:]

    def _read(self) -> Iterator[Use]:
        for file in (self._older, self._file):
            try:
                lines = file.read_text(encoding="utf-8").splitlines()
            except OSError:
                continue
            for line in lines:
                try:
                    row = json.loads(line)
                    datetime.fromisoformat(row["time"])
                    yield Use(**row | {"facts": tuple(row["facts"])})
                except (ValueError, TypeError, KeyError):
                    continue  # an incomplete line, from a full disk
