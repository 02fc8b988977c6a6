"""What other programs export, in one shape. Every field may have been missing or wild."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

LONGEST = 100_000  # characters of a message that are kept
_TITLE = 120
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# Escapes of terminals, NUL and marks that turn the direction of a line have no place in a text.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

NAMES = {
    "chatgpt": "ChatGPT", "claude": "Claude", "open-webui": "Open WebUI", "llm": "llm",
    "mem0": "mem0", "text": "another assistant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `id` is the other program's, or made of its place."""

    id: str
    role: Literal["user", "assistant"]
    text: str
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation, along the branch that was shown last."""

    origin: str  # a key of `NAMES`
    id: str
    title: str
    messages: tuple[Said, ...]
    time: datetime | None = None  # of its beginning


@dataclass(frozen=True, slots=True)
class Memory:
    """One statement that another assistant kept about the user."""

    origin: str
    id: str
    text: str
    time: datetime | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Something that is not taken in, and why, as a few words: "empty"."""

    why: str


Item = Talk | Memory | Left
EMPTY = Left("empty")
NOT_TO_REMEMBER = Left("marked not to be remembered")
DELETED = Left("deleted in the other program")
UNKNOWN = Left("of no form that Luna knows")


def plain(text: object) -> str:
    """A text without control characters, trimmed; "" for what is none."""
    if not isinstance(text, str):
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).strip()


def message_text(text: object) -> str:
    """The text of a message; of an extremely long one its beginning, which then says so."""
    kept = plain(text)
    if len(kept) <= LONGEST:
        return kept
    return f"{kept[:LONGEST]}\n[… {len(kept) - LONGEST:,} more characters were not imported]"


def one_line(text: object) -> str:
    """A title: one line, not too long."""
    line = " ".join(plain(text).split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"


def moment(value: object, latest: datetime | None = None) -> datetime | None:
    """A time given as ISO 8601, or as seconds, milliseconds or finer since 1970; else None.

    Args:
        latest: a later time is a clock that was wrong; now and a day, when not given.
    """
    found: datetime | None = None
    try:
        if isinstance(value, str) and not re.fullmatch(r"\d+(\.\d+)?", value.strip()):
            found = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        elif isinstance(value, int | float | str) and not isinstance(value, bool):
            number = float(value)
            for _ in range(3):  # milliseconds, microseconds, nanoseconds
                number = number / 1000 if number > 1e11 else number
            found = datetime.fromtimestamp(number, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if found is None:
        return None
    try:
        found = (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    latest = latest or datetime.now(UTC) + timedelta(days=1)
    return found if _EARLIEST <= found <= latest else None


def text_of_parts(parts: object) -> str:
    """The text of content that is a text, or a list of texts and blocks of type text."""
    if isinstance(parts, str):
        return parts
    found: list[str] = []
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, str):
            found.append(part)
        elif isinstance(part, Mapping):
            kind = part.get("type") or part.get("content_type") or "text"
            if kind in ("text", "audio_transcription") and isinstance(part.get("text"), str):
                found.append(part["text"])
            elif "asset_pointer" in part or kind in ("image", "image_url"):
                found.append("[image]")
    return "\n".join(each for each in found if each.strip())


def branch(
    nodes: Mapping[str, Any], current: object, parent_of: str, times: Mapping[str, float]
) -> Iterator[tuple[str, Any]]:
    """The (id, node) pairs from the root to the current node, each once.

    Where the current node is missing the latest one without a child takes its place; where no
    node has a parent that is there, they come in the order of their times.

    Args:
        nodes: by their ids.
        current: the id of the last node shown.
        parent_of: the field of a node that names its parent.
        times: seconds by id, where known.
    """
    own = {id: node for id, node in nodes.items() if isinstance(node, Mapping)}
    parents = {
        id: node[parent_of]
        for id, node in own.items()
        if isinstance(node.get(parent_of), str) and node[parent_of] in own
    }
    if not parents and len(own) > 1:
        yield from sorted(own.items(), key=lambda item: times.get(item[0], 0.0))
        return
    if not isinstance(current, str) or current not in own:
        inner = set(parents.values())
        leaves = [id for id in own if id not in inner] or list(own)
        current = max(leaves, key=lambda id: times.get(id, 0.0), default="")
    path: dict[str, None] = {}
    at = current
    while at in own and at not in path:
        path[at] = None
        at = parents.get(at, "")
    for id in reversed(path):
        yield id, own[id]


def talk(
    origin: str, id: object, title: object, messages: Iterable[Said], time: datetime | None
) -> Item:
    """A conversation, or `EMPTY` where nothing was said in it."""
    kept = tuple(message for message in messages if message.text)
    if not kept:
        return EMPTY
    name = id if isinstance(id, str) and id else f"{kept[0].id} {kept[0].text[:200]}"
    return Talk(origin, name, one_line(title), kept, time or kept[0].time)
