"""Claude's conversations and memories."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats.foreign import (
    EMPTY,
    Item,
    Said,
    branch,
    message_text,
    moment,
    talk,
    text_of_parts,
)
from app.doors.imports.formats.memory_text import memories

ORIGIN = "claude"
_MEMORIES = ("conversations_memory", "project_memories", "memory_files")


def fits(item: Mapping[str, Any]) -> bool:
    """Whether an item is a conversation or a file of memories of Claude's."""
    return "chat_messages" in item or any(key in item for key in _MEMORIES)


def items(item: Mapping[str, Any]) -> Iterator[Item]:
    """The conversation, or the memories one by one."""
    if "chat_messages" not in item:
        yield from _memories(item)
        return
    listed = item["chat_messages"] if isinstance(item["chat_messages"], list) else []
    messages_listed = [message for message in listed if isinstance(message, Mapping)]
    nodes = {
        str(message.get("uuid") or place): message for place, message in enumerate(messages_listed)
    }
    leaf = item.get("current_leaf_message_uuid")
    pairs: Any = nodes.items()
    if isinstance(leaf, str) and leaf in nodes:
        pairs = branch(nodes, leaf, "parent_message_uuid", {})
    messages = (turn for id, message in pairs if (turn := _said(id, message)))
    yield talk(ORIGIN, item.get("uuid"), item.get("name"), messages, moment(item.get("created_at")))


def _said(id: str, message: Mapping[str, Any]) -> Said | None:
    sender = message.get("sender")
    if sender not in ("human", "assistant"):
        return None
    content = message.get("content")
    text = text_of_parts(content) if isinstance(content, list) else ""
    pieces = [text if text.strip() else str(message.get("text") or "")]
    for key in ("attachments", "files"):
        files = message.get(key)
        for file in files if isinstance(files, list) else ():
            if isinstance(file, Mapping) and isinstance(name := file.get("file_name"), str):
                pieces.append(f"[attached: {name}]")
    role: Any = "user" if sender == "human" else "assistant"
    text_joined = "\n".join(piece for piece in pieces if piece.strip())
    return Said(id, role, message_text(text_joined), moment(message.get("created_at")))


def _memories(item: Mapping[str, Any]) -> Iterator[Item]:
    statements: list[Item] = list(
        memories(ORIGIN, "\n".join(_texts([item.get(key) for key in _MEMORIES])))
    )
    yield from statements or [EMPTY]


def _texts(value: object) -> Iterator[str]:
    """The texts of memories, at any depth; names and ids are not texts."""
    waiting = [value]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, Mapping):
            content = value.get("content", value.get("text"))
            children = [v for k, v in value.items() if k not in ("path", "name", "uuid", "id")]
            waiting += [content] if content is not None else children
