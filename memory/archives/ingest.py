"""Ingests the user's own past turns from a file.

JSON lines ``{"conversation", "id", "role" or "speaker", "time", "text"}``; only the text is
required. Times are ISO 8601 or seconds since 1970. ``origin`` ("typed", "pasted", "attached",
"client") and ``own``, the number of typed characters before a paste, say what the user did not
write: that is stored, but nothing is learned from it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from memory.accept.secrets.turns import without_secrets
from memory.archives.archived import read_lines
from memory.store.lance.table import key_of
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.origin import Origin, Trust, origin_of
from memory.vocabulary.records import Change, ChangeKind, Source, Turn, now

_BATCH = 64
_ORIGINS = ", ".join(f"“{each}”" for each in Origin)


@dataclass(frozen=True, slots=True)
class Ingested:
    """What an ingestion did."""

    turns: int
    conversations: int
    facts: int  # new rows
    refused: int  # secrets, and what else the guard refused


class Taking(Protocol):
    """What stores the turns; `memory.fast_memory.FastMemory`."""

    def known_turns(self, ids: Sequence[str]) -> set[str]: ...
    def observe_archive(self, turn: Turn) -> list[Change]: ...
    def save_turns(self, turns: Sequence[Turn]) -> object: ...


def ingest(
    memory: Taking,
    path: Path,
    *,
    user: str = "",
    on_turn: Callable[[int], None] | None = None,
) -> Ingested:
    """Store past turns with their times, and learn from what the user said in them.

    The user is role "user"; where there is no role, the speaker named `user`, else the
    first speaker of the file. The call counts as the user's consent to importing; secrets are
    still not kept. Nothing is learned again from a turn that is already stored.

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
        is_user = role == "user" if role else speaker == first
        talk = str(line.get("conversation") or path.stem)
        turns.append(
            Turn(
                talk,
                "user" if is_user else "assistant",
                text,
                id=str(line.get("id") or key_of(talk, str(number), text)),
                time=_time(line.get("time"), number),
                speaker=speaker,
                origin=_origin(line, number),
                own=_own(line, text, number),
            )
        )
    turns = _told_apart(turns)
    added = refused = done = 0
    for start in range(0, len(turns), _BATCH):
        batch = turns[start : start + _BATCH]
        known = memory.known_turns([turn.id for turn in batch])
        for turn in batch:
            if turn.trust is Trust.AGREED and turn.id not in known:
                for change in memory.observe_archive(turn):
                    added += change.kind in (ChangeKind.ADDED, ChangeKind.SUPERSEDED)
                    refused += change.kind is ChangeKind.REFUSED
        # Saved after learning: an interrupted ingestion continues when repeated.
        memory.save_turns([without_secrets(turn)[0] for turn in batch])
        done += len(batch)
        if on_turn is not None:
            on_turn(done)
    return Ingested(len(turns), len({turn.conversation for turn in turns}), added, refused)


def _told_apart(turns: list[Turn]) -> list[Turn]:
    """Add the conversation's name to ids that several conversations use."""
    owner: dict[str, str] = {}
    result = []
    for turn in turns:
        if owner.setdefault(turn.id, turn.conversation) != turn.conversation:
            turn = replace(turn, id=f"{turn.conversation}/{turn.id}")
        result.append(turn)
    return result


def _origin(line: Mapping[str, Any], number: int) -> Origin:
    """The origin of a line's text: unless marked as foreign, it is the archive's own."""
    name = line.get("origin", line.get("source")) or ""
    if not isinstance(name, str) or (name and name not in (*Origin, *Source)):
        raise ArchiveError(f"Line {number} has no known origin.", f"It is one of {_ORIGINS}.")
    origin = origin_of(name, bool(line.get("pasted")), "user")
    return origin if origin in (Origin.PASTED, Origin.CLIENT) else Origin.IMPORTED


def _own(line: Mapping[str, Any], text: str, number: int) -> int:
    """How many characters of a line's text were typed, where a paste was sent along."""
    count = line.get("own", -1)
    if isinstance(count, bool) or not isinstance(count, int) or not -1 <= count <= len(text):
        raise ArchiveError(
            f"Line {number} has an invalid number of typed characters.", "“own” counts them."
        )
    attached = line.get("origin") == Origin.ATTACHED.value
    return max(0, count) if attached else count


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
