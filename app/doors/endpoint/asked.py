"""A request for a chat completion, parsed, checked and converted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from app.talk.prompt.prompt import Exchange

MODEL = "luna"
MOST_MESSAGES = 5_000
_LONGEST = 1 << 16  # tokens of a reply that can be requested
# Fields that would change the reply and are not supported: refused, not ignored.
_MISSING = ("tools", "functions", "audio", "logprobs", "top_logprobs", "logit_bias", "prediction",
            "web_search_options")  # fmt: skip


class RequestError(Exception):
    """A request that cannot be served, with the fields of OpenAI's error object.

    Attributes:
        status: of HTTP.
        param: the invalid field; "" for none.
        code: stable, for programs: "model_not_found".
    """

    def __init__(
        self,
        message: str,
        *,
        status: int = 400,
        kind: str = "invalid_request_error",
        param: str = "",
        code: str = "",
    ) -> None:
        super().__init__(message)
        self.message = message
        self.status = status
        self.kind = kind
        self.param = param
        self.code = code


@dataclass(frozen=True, slots=True)
class Asked:
    """One request.

    Attributes:
        message: the user's last message, which is to be answered.
        talk: the exchanges before it, oldest first.
        orders: the system and developer messages, in order.
        stream: whether the reply is streamed.
        usage: whether a stream ends with the token counts.
        settings: by field of `app.house.settings.config.Settings`.
        sampling: by field of the engine's sampling.
    """

    message: str
    talk: tuple[Exchange, ...]
    orders: tuple[str, ...]
    stream: bool
    usage: bool
    settings: dict[str, Any]
    sampling: dict[str, Any]


def asked(body: object) -> Asked:
    """Parse a request.

    Raises:
        RequestError: it is invalid, or asks for something that is not supported.
    """
    if not isinstance(body, dict):
        raise RequestError("The body must be a JSON object.")
    _model(body.get("model"))
    for name in _MISSING:
        if body.get(name) and not (name in ("tools", "functions") and _unused(body)):
            raise RequestError(f"“{name}” is not supported here.", param=name, code="unsupported")
    if body.get("n") not in (None, 1):
        raise RequestError("Only one reply at a time: “n” must be 1.", param="n")
    form = body.get("response_format")
    if isinstance(form, dict) and form.get("type") not in (None, "text"):
        raise RequestError("Only text is supported.", param="response_format", code="unsupported")
    orders, turns = _messages(body.get("messages"))
    if not turns or turns[-1][0] != "user":
        raise RequestError("The last message must be the user's.", param="messages")
    pairs = zip(turns[::2], turns[1::2], strict=False)
    options = body.get("stream_options")
    return Asked(
        turns[-1][1],
        tuple(Exchange(question[1], answer[1]) for question, answer in pairs),
        tuple(orders),
        _flag(body, "stream"),
        isinstance(options, dict) and options.get("include_usage") is True,
        *_numbers(body),
    )


def _model(name: object) -> None:
    if not isinstance(name, str) or not name:
        raise RequestError("“model” is missing.", param="model")
    if name != MODEL:
        raise RequestError(
            f"There is no model “{name[:80]}” here. There is one: “{MODEL}”.",
            status=404, param="model", code="model_not_found",
        )  # fmt: skip


def _unused(body: Mapping[str, Any]) -> bool:
    return "none" in (body.get("tool_choice"), body.get("function_call"))


def _flag(body: Mapping[str, Any], name: str) -> bool:
    value = body.get(name)
    if value is not None and not isinstance(value, bool):
        raise RequestError(f"“{name}” must be true or false.", param=name)
    return value is True


def _messages(messages: object) -> tuple[list[str], list[tuple[str, str]]]:
    """(orders, turns): the turns alternate between user and assistant, the user first."""
    if not isinstance(messages, list) or not messages:
        raise RequestError("“messages” must be a non-empty list.", param="messages")
    if len(messages) > MOST_MESSAGES:
        raise RequestError(f"More than {MOST_MESSAGES:,} messages.", param="messages")
    orders: list[str] = []
    turns: list[tuple[str, str]] = []
    for place, message in enumerate(messages):
        param = f"messages[{place}]"
        if not isinstance(message, dict):
            raise RequestError("A message must be an object.", param=param)
        role, text = message.get("role"), _text(message.get("content"), param)
        if role in ("system", "developer"):
            orders += [text.strip()] if text.strip() else []
        elif role not in ("user", "assistant"):
            raise RequestError(
                f"Messages of the role {role!r} are not supported.", param=f"{param}.role",
                code="unsupported",
            )  # fmt: skip
        elif turns and turns[-1][0] == role:  # two in a row are joined: chat templates refuse them
            turns[-1] = (role, f"{turns[-1][1]}\n\n{text}")
        elif role == "user" or turns:  # a greeting by the program is left out
            turns.append((role, text))
    if turns and turns[-1][0] == "user" and not turns[-1][1].strip():
        raise RequestError("The last message is empty.", param="messages")
    return orders, turns


def _text(content: object, param: str) -> str:
    """The text of a message, given whole or in parts."""
    if content is None:
        return ""
    if isinstance(content, list):
        return "\n".join(_part(part, param) for part in content)
    if not isinstance(content, str):
        raise RequestError("“content” must be a string.", param=f"{param}.content")
    return _clean(content)


def _part(part: object, param: str) -> str:
    if isinstance(part, dict) and part.get("type") == "text" and isinstance(part.get("text"), str):
        return _clean(part["text"])
    kind = part.get("type") if isinstance(part, dict) else None
    raise RequestError(
        f"Parts of the type {kind!r} are not supported; only text is.",
        param=f"{param}.content", code="unsupported",
    )  # fmt: skip


def _clean(text: str) -> str:
    """Text that can be stored and tokenized: no lone surrogate, no NUL."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", "")


def _numbers(body: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The settings, and the engine's sampling options, that a request sets."""
    settings: dict[str, Any] = {}
    sampling: dict[str, Any] = {}
    for name in ("max_tokens", "max_completion_tokens"):
        if (limit := _number(body, name, 1, _LONGEST, whole=True)) is not None:
            settings["max_tokens"] = int(limit)
    if (temperature := _number(body, "temperature", 0, 2)) is not None:
        settings["temperature"] = float(temperature)
    if (seed := _number(body, "seed", -(2**63), 2**63, whole=True)) is not None:
        settings["seed"] = int(seed) % (2**31 - 1)
    if (top_p := _number(body, "top_p", 0, 1)) is not None:
        settings["top_p"] = float(top_p)
    for name in ("frequency_penalty", "presence_penalty"):
        _number(body, name, -2, 2)  # checked only: the engine has its own repetition penalty
    if (stop := body.get("stop")) is not None:
        stops = [stop] if isinstance(stop, str) else stop
        valid = isinstance(stops, list) and all(isinstance(s, str) and s for s in stops)
        if not valid or len(stops) > 16:
            raise RequestError("“stop” must be a string, or up to 16 of them.", param="stop")
        sampling["stop"] = tuple(stops)
    return settings, sampling


def _number(
    body: Mapping[str, Any], name: str, low: float, high: float, *, whole: bool = False
) -> float | None:
    value = body.get(name)
    if value is None:
        return None
    kinds: Sequence[type] = (int,) if whole else (int, float)
    if type(value) not in kinds or not low <= value <= high:
        kind = "a whole number" if whole else "a number"
        raise RequestError(f"“{name}” must be {kind} from {low} to {high}.", param=name)
    return float(value) if not whole else value


Finish = Literal["stop", "length"]
