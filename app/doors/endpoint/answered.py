"""Responses, in the shapes of OpenAI's chat completions."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

from app.doors.endpoint.asked import MODEL, RequestError
from memory.vocabulary.errors import ContextError, LunaError
from memory.vocabulary.records import new_id


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of one reply; `cached` counts the prompt tokens reused from the prefix cache."""

    prompt: int = 0
    cached: int = 0
    reply: int = 0

    def plain(self) -> dict[str, Any]:
        """In OpenAI's fields."""
        return {
            "prompt_tokens": self.prompt,
            "completion_tokens": self.reply,
            "total_tokens": self.prompt + self.reply,
            "prompt_tokens_details": {"cached_tokens": self.cached},
        }


@dataclass(frozen=True, slots=True)
class Answered:
    """Builds the objects of one reply, which share id and time."""

    id: str = field(default_factory=lambda: f"chatcmpl-{new_id()}{new_id()}")
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, text: str, finish: str, usage: Usage) -> dict[str, Any]:
        """A reply that is not streamed."""
        message = {"role": "assistant", "content": text, "refusal": None}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": finish}
        return self._object("chat.completion", [choice]) | {"usage": usage.plain()}

    def begins(self) -> bytes:
        """The first line of a stream."""
        return self._line({"role": "assistant", "content": ""}, None)

    def piece(self, text: str) -> bytes:
        """The next piece of text."""
        return self._line({"content": text}, None)

    def ends(self, finish: str, usage: Usage | None) -> bytes:
        """The last lines; with the token counts if they were requested."""
        last = self._line({}, finish)
        if usage is not None:
            last += event(self._object("chat.completion.chunk", []) | {"usage": usage.plain()})
        return last + b"data: [DONE]\n\n"

    def _line(self, delta: dict[str, Any], finish: str | None) -> bytes:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        return event(self._object("chat.completion.chunk", [choice]))

    def _object(self, kind: str, choices: list[dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": self.id, "object": kind, "created": self.created, "model": MODEL,
            "choices": choices,
        }  # fmt: skip


def event(value: dict[str, Any]) -> bytes:
    """A server-sent event."""
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def model(created: int) -> dict[str, Any]:
    """The only model."""
    return {"id": MODEL, "object": "model", "created": created, "owned_by": MODEL}


def error(value: RequestError) -> dict[str, Any]:
    """OpenAI's error object."""
    return {
        "error": {
            "message": value.message,
            "type": value.kind,
            "param": value.param or None,
            "code": value.code or None,
        }
    }


def as_request_error(failed: LunaError) -> RequestError:
    """One of our errors as an error of the endpoint."""
    if isinstance(failed, ContextError):
        return RequestError(str(failed), param="messages", code="context_length_exceeded")
    return RequestError(str(failed), status=500, kind="server_error", code="luna_error")
