"""Other programs' exports in one shape. Any field may be missing or malformed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal

LONGEST = 100_000  # characters of a message that are imported
_TITLE = 120
_EARLIEST = datetime(1990, 1, 1, tzinfo=UTC)
# Removed from texts: terminal escapes, NUL and marks that change the direction of a line.
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")

NAMES = {
    "chatgpt": "ChatGPT", "claude": "Claude", "open-webui": "Open WebUI", "llm": "llm",
    "mem0": "mem0", "text": "another assistant",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `id` is the other program's, or made from its position."""

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
    """Something that is not imported, and why, in a few words: "empty"."""

    why: str


Item = Talk | Memory | Left
EMPTY = Left("empty")
NOT_TO_REMEMBER = Left("marked not to be remembered")
DELETED = Left("deleted in the other program")
UNKNOWN = Left("in no format that Luna knows")


def plain(text: object) -> str:
    """A text without control characters, trimmed; "" for anything else."""
    if not isinstance(text, str):
        return ""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("", text).strip()


def message_text(text: object) -> str:
    """The text of a message; an extremely long one is cut, and says so."""
    cleaned = plain(text)
    if len(cleaned) <= LONGEST:
        return cleaned
    return f"{cleaned[:LONGEST]}\n[… {len(cleaned) - LONGEST:,} more characters were not imported]"


def one_line(text: object) -> str:
    """A title: one line, shortened."""
    line = " ".join(plain(text).split())
    return line if len(line) <= _TITLE else line[: _TITLE - 1].rstrip() + "…"


def moment(value: object, latest: datetime | None = None) -> datetime | None:
    """A time given as ISO 8601, or as seconds, milliseconds or finer since 1970; else None.

    Args:
        latest: a later time is rejected as a wrong clock; None is one day from now.
    """
    time: datetime | None = None
    try:
        if isinstance(value, str) and not re.fullmatch(r"\d+(\.\d+)?", value.strip()):
            time = datetime.fromisoformat(value.strip().replace("Z", "+00:00"))
        elif isinstance(value, int | float | str) and not isinstance(value, bool):
            number = float(value)
            for _ in range(3):  # milliseconds, microseconds, nanoseconds
                number = number / 1000 if number > 1e11 else number
            time = datetime.fromtimestamp(number, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    if time is None:
        return None
    try:
        time = (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    latest = latest or datetime.now(UTC) + timedelta(days=1)
    return time if _EARLIEST <= time <= latest else None


def text_of_parts(parts: object) -> str:
    """The text of content that is a string, or a list of strings and text blocks."""
    if isinstance(parts, str):
        return parts
    texts: list[str] = []
    for part in parts if isinstance(parts, list) else ():
        if isinstance(part, str):
            texts.append(part)
        elif isinstance(part, Mapping):
            kind = part.get("type") or part.get("content_type") or "text"
            if kind in ("text", "audio_transcription") and isinstance(part.get("text"), str):
                texts.append(part["text"])
            elif "asset_pointer" in part or kind in ("image", "image_url"):
                texts.append("[image]")
    return "\n".join(text for text in texts if text.strip())


def branch(
    nodes: Mapping[str, Any], current: object, parent_of: str, times: Mapping[str, float]
) -> Iterator[tuple[str, Any]]:
    """The (id, node) pairs from the root to the current node, each once.

    Where the current node is missing, the latest leaf is used; where no node has a known parent,
    they are ordered by time.

    Args:
        nodes: by their ids.
        current: the id of the last node shown.
        parent_of: the field of a node that names its parent.
        times: seconds by id, where known.
    """
    valid = {id: node for id, node in nodes.items() if isinstance(node, Mapping)}
    parents = {
        id: node[parent_of]
        for id, node in valid.items()
        if isinstance(node.get(parent_of), str) and node[parent_of] in valid
    }
    if not parents and len(valid) > 1:
        yield from sorted(valid.items(), key=lambda item: times.get(item[0], 0.0))
        return
    if not isinstance(current, str) or current not in valid:
        inner = set(parents.values())
        leaves = [id for id in valid if id not in inner] or list(valid)
        current = max(leaves, key=lambda id: times.get(id, 0.0), default="")
    path: dict[str, None] = {}
    node_id = current
    while node_id in valid and node_id not in path:
        path[node_id] = None
        node_id = parents.get(node_id, "")
    for id in reversed(path):
        yield id, valid[id]


def talk(
    origin: str, id: object, title: object, messages: Iterable[Said], time: datetime | None
) -> Item:
    """A conversation, or `EMPTY` where it has no text."""
    spoken = tuple(message for message in messages if message.text)
    if not spoken:
        return EMPTY
    name = id if isinstance(id, str) and id else f"{spoken[0].id} {spoken[0].text[:200]}"
    return Talk(origin, name, one_line(title), spoken, time or spoken[0].time)
