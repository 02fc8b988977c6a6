"""Past turns of the user's own, taken in from a file.

JSON lines ``{"conversation", "id", "role" or "speaker", "time", "text"}``; only the text is
required. Times are ISO 8601 or seconds since 1970. ``origin`` ("typed", "pasted", "attached",
"client") and ``own``, the number of typed characters before a paste, say what the user did not
write: it is stored, and nothing of it is noticed.
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
    refused: int  # secrets and whatever else the guard did not let in


class Taking(Protocol):
    """What takes turns in; `memory.fast_memory.FastMemory`."""

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
                origin=_origin(line, number),
                own=_own(line, text, number),
            )
        )
    turns = _told_apart(turns)
    added = refused = done = 0
    for start in range(0, len(turns), _BATCH):
        batch = turns[start : start + _BATCH]
        there = memory.known_turns([turn.id for turn in batch])
        for turn in batch:
            if turn.trust is Trust.AGREED and turn.id not in there:
                for change in memory.observe_archive(turn):
                    added += change.kind in (ChangeKind.ADDED, ChangeKind.SUPERSEDED)
                    refused += change.kind is ChangeKind.REFUSED
        # Saved after noticing: an interrupted ingestion notices the rest when repeated.
        memory.save_turns([without_secrets(turn)[0] for turn in batch])
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


def _origin(line: Mapping[str, Any], number: int) -> Origin:
    """Where a line's text came from: what is not said to be foreign is the archive's own."""
    named = line.get("origin", line.get("source")) or ""
    if not isinstance(named, str) or (named and named not in (*Origin, *Source)):
        raise ArchiveError(f"Line {number} has no known origin.", f"It is one of {_ORIGINS}.")
    found = origin_of(named, bool(line.get("pasted")), "user")
    return found if found in (Origin.PASTED, Origin.CLIENT) else Origin.IMPORTED


def _own(line: Mapping[str, Any], text: str, number: int) -> int:
    """How many characters of a line's text were typed, where a paste was sent along."""
    own = line.get("own", -1)
    if isinstance(own, bool) or not isinstance(own, int) or not -1 <= own <= len(text):
        raise ArchiveError(
            f"Line {number} has no such number of typed characters.", "“own” counts them."
        )
    attached = line.get("origin") == Origin.ATTACHED.value
    return max(0, own) if attached else own


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
