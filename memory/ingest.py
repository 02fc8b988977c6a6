"""Past turns of the user's own, taken in from a file.

JSON lines ``{"conversation", "id", "role" or "speaker", "time", "text"}``; only the text is
required. Times are ISO 8601 or seconds since 1970.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from memory.archive import read_lines
from memory.errors import ArchiveError
from memory.records import ChangeKind, Source, Turn, now
from memory.store.table import key_of

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

_BATCH = 64


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingestion did."""

    turns: int
    conversations: int
    facts: int  # new rows
    refused: int  # secrets and whatever else the guard did not let in


def ingest(
    memory: FastMemory,
    path: Path,
    *,
    user: str = "",
    on_turn: Callable[[int], None] | None = None,
) -> Ingested:
    """Store past turns with their times, and notice what the user said in them.

    The user is role "user"; where there is no role, the speaker named `user`, else the
    first speaker of the file. Calling this is the user's yes to importing; secrets are
    still not kept. A turn that is there already is not noticed again.

    Raises:
        ArchiveError: a line is not JSON or lacks a text.
    """
    turns: list[Turn] = []
    first = user
    for number, line in enumerate(read_lines(path), start=1):
        text, speaker = line.get("text"), str(line.get("speaker") or "")
        if not isinstance(text, str):
            raise ArchiveError(f"Line {number} has no text.", "Every line needs a “text”.")
        first = first or speaker
        role = line.get("role")
        own = role == "user" if role else speaker == first
        talk = str(line.get("conversation") or path.stem)
        turns.append(
            Turn(
                talk,
                "user" if own else "assistant",
                text,
                id=str(line.get("id") or key_of(talk, str(number), text)),
                time=_time(line.get("time"), number),
                speaker=speaker,
                source=Source.IMPORTED,
            )
        )
    turns = _told_apart(turns)
    added = refused = done = 0
    for start in range(0, len(turns), _BATCH):
        batch = turns[start : start + _BATCH]
        there = memory.known_turns([turn.id for turn in batch])
        for turn in batch:
            if turn.role == "user" and turn.id not in there:
                for change in memory.observe_archive(turn):
                    added += change.kind in (ChangeKind.ADDED, ChangeKind.SUPERSEDED)
                    refused += change.kind is ChangeKind.REFUSED
        # Saved after noticing: an interrupted ingestion notices the rest when repeated.
        memory.save_turns(batch)
        done += len(batch)
        if on_turn is not None:
            on_turn(done)
    return Ingested(len(turns), len({turn.conversation for turn in turns}), added, refused)


def _told_apart(turns: list[Turn]) -> list[Turn]:
    """Ids that several conversations use get the conversation's name in front."""
    owner: dict[str, str] = {}
    result = []
    for turn in turns:
        if owner.setdefault(turn.id, turn.conversation) != turn.conversation:
            turn = replace(turn, id=f"{turn.conversation}/{turn.id}")
        result.append(turn)
    return result


def _time(value: object, line: int) -> datetime:
    try:
        if value is None or value == "":
            return now()
        if isinstance(value, int | float):
            return datetime.fromtimestamp(value, UTC)
        moment = datetime.fromisoformat(str(value))
    except (ValueError, OverflowError, OSError) as error:
        raise ArchiveError(
            f"Line {line} has a time that cannot be read.",
            "Use ISO 8601, as 2026-03-12T09:30+01:00.",
        ) from error
    return moment if moment.tzinfo else moment.astimezone()
