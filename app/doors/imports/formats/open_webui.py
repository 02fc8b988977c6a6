"""Open WebUI's chats, whole or only the inner `chat`, and its memories."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats.foreign import (
    EMPTY,
    Item,
    Memory,
    Said,
    branch,
    message_text,
    moment,
    plain,
    talk,
    text_of_parts,
)

ORIGIN = "open-webui"
_REASONING = re.compile(r"<details\b[^>]*\btype=\"[^>]*>.*?</details>\s*", re.DOTALL)


def fits(item: Mapping[str, Any]) -> bool:
    """Whether an item is a chat or a memory of Open WebUI's."""
    return isinstance(_chat(item), Mapping) or ("user_id" in item and "content" in item)


def items(item: Mapping[str, Any]) -> Iterator[Item]:
    """The conversation, or the memory."""
    chat = _chat(item)
    if not isinstance(chat, Mapping):
        time = moment(item.get("updated_at")) or moment(item.get("created_at"))
        text = plain(item.get("content"))
        yield Memory(ORIGIN, str(item.get("id") or text), text, time) if text else EMPTY
        return
    history = chat.get("history")
    nodes = history.get("messages") if isinstance(history, Mapping) else None
    if isinstance(nodes, Mapping) and nodes:
        valid = {str(id): node for id, node in nodes.items() if isinstance(node, Mapping)}
        times = {id: t.timestamp() for id, n in valid.items() if (t := moment(n.get("timestamp")))}
        current = history.get("currentId") if isinstance(history, Mapping) else None
        pairs = list(branch(valid, current, "parentId", times))
    else:
        listed = chat.get("messages")
        own_list = [m for m in listed if isinstance(m, Mapping)] if isinstance(listed, list) else []
        pairs = [(str(m.get("id") or place), m) for place, m in enumerate(own_list)]
    messages = (turn for id, message in pairs if (turn := _said(id, message)))
    title = item.get("title") or chat.get("title")
    time = moment(item.get("created_at")) or moment(chat.get("timestamp"))
    yield talk(ORIGIN, item.get("id") or chat.get("id"), title, messages, time)


def _chat(item: Mapping[str, Any]) -> Any:
    """The part of an item that contains the messages, or None."""
    inner = item.get("chat")
    if isinstance(inner, Mapping):
        return inner
    history = item.get("history")
    return item if isinstance(history, Mapping) and "messages" in history else None


def _said(id: str, message: Mapping[str, Any]) -> Said | None:
    role: Any = message.get("role")
    if role not in ("user", "assistant"):
        return None
    text = _REASONING.sub("", text_of_parts(message.get("content")))
    return Said(id, role, message_text(text), moment(message.get("timestamp")))
