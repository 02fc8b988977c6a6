"""ChatGPT's conversations: a tree of messages; `current_node` names the branch shown last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from app.doors.imports.formats.foreign import (
    NOT_TO_REMEMBER,
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

ORIGIN = "chatgpt"
_SPOKEN = ("text", "multimodal_text", "code", "")  # content types that were shown as messages
_INSTRUCTIONS = "user_editable_context"  # the user's custom instructions
_NOTED = "bio"  # the recipient of what ChatGPT wrote into its memory


def fits(item: Mapping[str, Any]) -> bool:
    """Whether an item is a conversation of ChatGPT's."""
    return "mapping" in item or ("conversation_id" in item and "create_time" in item)


def items(item: Mapping[str, Any]) -> Iterator[Item]:
    """The conversation, and the memories and custom instructions in it."""
    if item.get("is_do_not_remember") is True:
        yield NOT_TO_REMEMBER
        return
    nodes = _nodes(item.get("mapping"))
    times = {id: time.timestamp() for id, node in nodes.items() if (time := _time(node))}
    messages: list[Said] = []
    for id, node in branch(nodes, item.get("current_node"), "parent", times):
        message = node.get("message")
        if not isinstance(message, Mapping):
            continue
        turn, memories = _read(id, message)
        messages += [turn] if turn else []
        yield from memories
    name = item.get("conversation_id") or item.get("id")
    yield talk(ORIGIN, name, item.get("title"), messages, moment(item.get("create_time")))


def _nodes(mapping: object) -> dict[str, Any]:
    if isinstance(mapping, list):
        mapping = {str(n.get("id")): n for n in mapping if isinstance(n, Mapping)}
    return {str(id): node for id, node in mapping.items()} if isinstance(mapping, Mapping) else {}


def _time(node: object) -> Any:
    message = node.get("message") if isinstance(node, Mapping) else None
    return moment(message.get("create_time")) if isinstance(message, Mapping) else None


def _read(id: str, message: Mapping[str, Any]) -> tuple[Said | None, list[Memory]]:
    """A message, and the memories that it states outright."""
    author, content, metadata = (
        value if isinstance(value := message.get(key), Mapping) else {}
        for key in ("author", "content", "metadata")
    )
    role, kind = author.get("role"), content.get("content_type") or ""
    id, time = str(message.get("id") or id), moment(message.get("create_time"))
    if kind == _INSTRUCTIONS:
        fields = (content.get("user_profile"), content.get("user_instructions"))
        instructions = [words for field in fields if (words := plain(field))]
        return None, [Memory(ORIGIN, f"own words {words}", words, time) for words in instructions]
    text = text_of_parts(content.get("parts")) or plain(content.get("text"))
    if role == "assistant" and message.get("recipient") == _NOTED:
        noted = plain(text)
        return None, [Memory(ORIGIN, id, noted, time)] if noted else []
    hidden = metadata.get("is_visually_hidden_from_conversation") is True
    addressed = role == "user" or message.get("recipient") in (None, "all")
    if role not in ("user", "assistant") or hidden or not addressed or kind not in _SPOKEN:
        return None, []
    return Said(id, role, message_text(text), time), []
