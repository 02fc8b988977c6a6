"""Parses what a server streams: server-sent events in OpenAI's format, or one JSON object."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from memory.vocabulary.errors import ModelError

DONE = "[DONE]"
LONGEST = 300  # characters of a server's own message that are shown


@dataclass(slots=True)
class Reading:
    """What was read of one reply so far.

    Attributes:
        finish: why it ended, in OpenAI's words; empty while it continues.
        done: the stream announced its end.
        prompt, reply: numbers of tokens, where the server counts them.
    """

    finish: str = ""
    done: bool = False
    prompt: int = 0
    cached: int = 0
    reply: int = 0

    def line(self, line: bytes) -> str:
        """The text that a line of the stream carries.

        Raises:
            ModelError: the server reports an error, or the line cannot be parsed.
        """
        text = line.decode("utf-8", "replace").strip()
        if not text.startswith("data:"):
            return ""  # a keep-alive comment, an event name, or a blank line
        data = text.removeprefix("data:").strip()
        if data == DONE:
            self.done = True
            return ""
        return self.taken(parsed(data)) if data else ""

    def taken(self, value: dict[str, Any]) -> str:
        """The text in an object: a piece of a reply or the whole reply.

        Raises:
            ModelError: the object reports an error.
        """
        if value.get("error"):
            raise ModelError(f"The server ended the reply: {words_of(value)}", _AGAIN)
        self._count(value.get("usage"))
        choices = value.get("choices")
        choice = choices[0] if isinstance(choices, list) and choices else None
        if not isinstance(choice, dict):
            return ""
        if isinstance(reason := choice.get("finish_reason"), str) and reason:
            self.finish = reason
        for key in ("delta", "message"):
            message = choice.get(key)
            if isinstance(message, dict) and isinstance(content := message.get("content"), str):
                return content.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
        return ""

    def _count(self, usage: object) -> None:
        if not isinstance(usage, dict):
            return
        self.prompt = _number(usage.get("prompt_tokens"))
        self.reply = _number(usage.get("completion_tokens"))
        details = usage.get("prompt_tokens_details")
        self.cached = _number(details.get("cached_tokens")) if isinstance(details, dict) else 0


_AGAIN = "See the server's log; `/again` asks once more."


def parsed(text: str) -> dict[str, Any]:
    """Parse a JSON object.

    Raises:
        ModelError: the text is not one.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ModelError(
            "The server sent something that is not in OpenAI's format.",
            "Check that server.url is the base of its OpenAI endpoint: http://127.0.0.1:11434/v1.",
        )
    return value


def words_of(value: object) -> str:
    """A server's error message, on one line and shortened."""
    detail = value.get("error", value.get("message", value)) if isinstance(value, dict) else value
    if isinstance(detail, dict):
        detail = detail.get("message") or detail.get("code") or detail
    text = " ".join(str(detail).split())
    text = "".join(letter for letter in text if letter.isprintable())
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return cut if cut.endswith((".", "!", "?", "…")) else f"{cut}."


def _number(value: object) -> int:
    return value if type(value) is int and value >= 0 else 0
