"""Reading the past in: conversations as lines of JSON, and lists of facts."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from memory.errors import ArchiveError
from memory.records import ChangeKind, Turn, new_id, now

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

KEPT = (ChangeKind.ADDED, ChangeKind.REPEATED, ChangeKind.SUPERSEDED)
OURS = ("assistant", "luna", "bot")  # speakers whose words write nothing to memory


@dataclass(frozen=True, slots=True)
class Report:
    """What was read."""

    turns: int
    conversations: int
    remembered: int


@dataclass(frozen=True, slots=True)
class Line:
    """One past turn, checked."""

    conversation: str
    id: str
    role: str  # "user", "assistant", or empty: the speaker decides
    speaker: str
    time: datetime
    text: str


def ingest_file(memory: FastMemory, file: Path) -> Report:
    """Store and notice past conversations, in the order of the file.

    A turn that is stored already is passed over, so that reading a file twice changes nothing.
    In a conversation of one person with an assistant that person is the user. Where several
    people talk nobody can know who of them is the user: it is stored and found again, and
    notices nothing.

    Raises:
        ArchiveError: the file cannot be read or a line is wrong; nothing was stored then.
    """
    lines = [_line(number, value) for number, value in objects(file)]
    people: dict[str, set[str]] = {}
    for line in lines:
        if not line.role and line.speaker.lower() not in OURS:
            people.setdefault(line.conversation, set()).add(line.speaker)
    known: dict[str, set[str]] = {}
    stored = remembered = 0
    for line in lines:
        if line.conversation not in known:
            known[line.conversation] = {turn.id for turn in memory.turns(line.conversation)}
            if not known[line.conversation]:
                memory.start_conversation(when=line.time, id=line.conversation)
        if line.id in known[line.conversation]:
            continue
        ours = line.role == "assistant" or (not line.role and line.speaker.lower() in OURS)
        turn = memory.save_turn(
            Turn(
                line.conversation,
                "assistant" if ours else "user",
                line.text,
                id=line.id,
                time=line.time,
                speaker=line.speaker,
            )
        )
        known[line.conversation].add(line.id)
        stored += 1
        several = not line.role and len(people.get(line.conversation, ())) > 1
        if not ours and not several:
            changes = memory.observe(turn)
            remembered += sum(change.kind in KEPT for change in changes)
    return Report(stored, len(known), remembered)


def remember_file(memory: FastMemory, file: Path) -> list[str]:
    """Remember the facts of a file, one `{"text": …}` a line, as `/remember` would.

    Returns:
        The ids of the facts that are in memory now, each once.

    Raises:
        ArchiveError: the file cannot be read or a line is wrong; nothing was stored then.
    """
    texts = []
    for number, value in objects(file):
        text = value.get("text")
        if not isinstance(text, str) or not text.strip():
            raise _wrong(file, number, "“text” must be a text that is not empty")
        texts.append(text)
    found: dict[str, None] = {}
    for text in texts:
        for change in memory.remember(text):
            if change.kind in KEPT:
                found[change.fact.id] = None
    return list(found)


def objects(file: Path) -> list[tuple[int, dict[str, Any]]]:
    """The JSON objects of a file with their line numbers; `-` is standard input.

    Raises:
        ArchiveError: it cannot be read, or a line is no JSON object.
    """
    import json

    try:
        text = sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ArchiveError(
            f"{file} cannot be read.", "Check its name, its rights and that it is UTF-8."
        ) from error
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except ValueError:
            value = None
        if not isinstance(value, dict):
            raise _wrong(file, number, "it is no JSON object")
        found.append((number, value))
    return found


def _line(number: int, value: Mapping[str, Any]) -> Line:
    file = Path("the file")
    texts = {name: value.get(name, "") for name in ("conversation", "id", "role", "speaker")}
    for name, given in texts.items():
        if not isinstance(given, str | int):
            raise _wrong(file, number, f"“{name}” must be a text")
    text = value.get("text")
    if not isinstance(text, str):
        raise _wrong(file, number, "“text” must be a text")
    role, speaker = str(texts["role"]).lower(), str(texts["speaker"])
    if role not in ("", "user", "assistant"):
        raise _wrong(file, number, "“role” must be user or assistant")
    if not role and not speaker:
        raise _wrong(file, number, "it needs a “role” or a “speaker”")
    if not role and speaker.lower() in ("user", "me"):
        role = "user"
    return Line(
        conversation=str(texts["conversation"]) or "imported",
        id=str(texts["id"]) or new_id(),
        role=role,
        speaker=speaker,
        time=_time(file, number, value.get("time")),
        text=text.encode("utf-8", "replace").decode("utf-8").replace("\0", ""),
    )


def _time(file: Path, number: int, value: object) -> datetime:
    if value is None:
        return now()
    try:
        parsed = datetime.fromisoformat(str(value))
        return parsed if parsed.tzinfo else parsed.astimezone()
    except (ValueError, OverflowError):
        raise _wrong(file, number, "“time” must be ISO 8601, as 2026-03-01T09:30:00") from None


def _wrong(file: Path, number: int, what: str) -> ArchiveError:
    return ArchiveError(
        f"Line {number} of {file.name}: {what}.", "Correct that line; nothing was stored."
    )
