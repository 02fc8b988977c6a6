"""What a server streams, line by line: server-sent events of OpenAI's form, or one whole object."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from memory.vocabulary.errors import ModelError

DONE = "[DONE]"
LONGEST = 300  # characters of a server's own words that are shown


@dataclass(slots=True)
class Reading:
    """What was read so far of one reply.

    Attributes:
        finish: why it ended, in OpenAI's words; empty while it goes on.
        done: the stream said that it is over.
        prompt, reply: tokens, where the server counts them.
    """

    finish: str = ""
    done: bool = False
    prompt: int = 0
    cached: int = 0
    reply: int = 0

    def line(self, line: bytes) -> str:
        """The text that a line of the stream brings.

        Raises:
            ModelError: the server says that something went wrong, or the line is of no form.
        """
        text = line.decode("utf-8", "replace").strip()
        if not text.startswith("data:"):
            return ""  # a comment that keeps the line open, the name of an event, or the gap
        data = text.removeprefix("data:").strip()
        if data == DONE:
            self.done = True
            return ""
        return self.taken(parsed(data)) if data else ""

    def taken(self, value: dict[str, Any]) -> str:
        """The text that an object brings, a piece of a reply or a whole one.

        Raises:
            ModelError: it says that something went wrong.
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
            part = choice.get(key)
            if isinstance(part, dict) and isinstance(content := part.get("content"), str):
                return content.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
        return ""

    def _count(self, usage: object) -> None:
        if not isinstance(usage, dict):
            return
        self.prompt = _number(usage.get("prompt_tokens"))
        self.reply = _number(usage.get("completion_tokens"))
        details = usage.get("prompt_tokens_details")
        self.cached = _number(details.get("cached_tokens")) if isinstance(details, dict) else 0


_AGAIN = "Its own log says more; `/again` asks once more."


def parsed(text: str) -> dict[str, Any]:
    """A JSON object.

    Raises:
        ModelError: it is none.
    """
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        value = None
    if not isinstance(value, dict):
        raise ModelError(
            "The server sent something that is not of OpenAI's form.",
            "Look whether server.url is the base of its OpenAI endpoint, as http://127.0.0.1:11434/v1.",
        )
    return value


def words_of(value: object) -> str:
    """A server's error in its own words, on one line and not too long."""
    found = value.get("error", value.get("message", value)) if isinstance(value, dict) else value
    if isinstance(found, dict):
        found = found.get("message") or found.get("code") or found
    text = " ".join(str(found).split())
    text = "".join(letter for letter in text if letter.isprintable())
    cut = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return cut if cut.endswith((".", "!", "?", "…")) else f"{cut}."


def _number(value: object) -> int:
    return value if type(value) is int and value >= 0 else 0
