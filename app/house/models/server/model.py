"""A server's model, for a conversation. Facts reach it in the prompt only."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.engine.chat.generation import Finish, Stats
from app.house.models.server.address import Address, address, base_hash
from app.house.models.server.chunks import Reading, parsed
from app.house.models.server.connection import Connection, gone
from memory.vocabulary.errors import ContextError, ModelError
from memory.vocabulary.prompt_form import PromptForm
from memory.vocabulary.records import Message
from memory.vocabulary.stranger_forms import form_for

if TYPE_CHECKING:
    from app.house.settings.config import Settings

CONTEXT = 4096  # tokens where the settings do not say; Ollama's default
_A_TOKEN = 3  # bytes; below the average of most languages, so that the count is not too low
_A_MESSAGE = 6  # tokens that the template adds to a message
_GO_ON = "Go on exactly where your last reply ended. Begin with its next word; repeat nothing."
_FINISH: dict[str, Finish] = {"length": "length"}  # any other reason counts as an ordinary end
_LARGE = 8_000_000_000  # parameters, where the name does not say


@dataclass(frozen=True, slots=True)
class ServerSampling:
    """Sampling options of a request; None leaves one to the server."""

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    repeat_penalty: float | None = None
    max_tokens: int = 512
    seed: int = 0
    stop: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """As fields of a request; top_k, min_p and repeat_penalty are llama.cpp's extensions."""
        names = ("temperature", "top_p", "top_k", "min_p", "repeat_penalty")
        fields = {name: getattr(self, name) for name in names if getattr(self, name) is not None}
        fields["max_tokens"] = self.max_tokens
        if self.seed:
            fields["seed"] = self.seed
        if self.stop:
            fields["stop"] = list(self.stop[:4])
        return fields


class ServerModel:
    """Satisfies `app.talk.ports.Talker`. No request is sent before it is needed.

    Attributes:
        last: the statistics of the last reply.
        parameters: their number, from the model's name; 0 where it does not say.
    """

    architecture = ""
    chat_template = ""
    adapters: tuple[tuple[Path, float], ...] = ()

    def __init__(self, settings: Settings) -> None:
        """Configured by the settings; `server.url` must be set.

        Raises:
            SettingsError: the address is invalid, or is another machine's and that is not allowed.
        """
        self.address: Address = address(settings.server_url, remote=settings.server_remote)
        self._connection = Connection(self.address, settings.server_key, settings.server_patience)
        self._model = settings.server_model
        self.context = settings.context or CONTEXT
        self.base_hash = base_hash(settings.server_url, settings.server_model)
        self.sampling = ServerSampling()
        self.last = Stats()
        self.parameters = size_of(self._model)
        self._closed = threading.Event()

    @property
    def name(self) -> str:
        """The model and the server's address."""
        return f"{self._model or 'a model'} at {self.address.place}"

    @property
    def form(self) -> PromptForm:
        """The wording around facts in the prompt: that for models not trained on ours."""
        return form_for({}, self.parameters or _LARGE)

    def models(self) -> list[str]:
        """The names of the server's models; raises a ModelError where it does not answer."""
        return self._connection.models()

    def chosen(self) -> str:
        """The model's name on the server; the only one where the settings name none.

        Raises:
            ModelError: the settings name none and the server has several, or none.
        """
        if not self._model:
            available = self.models()
            if len(available) != 1:
                offer = f"It has {', '.join(available[:8])}." if available else "It has none."
                raise ModelError(
                    f"No model of {self.address.place} is chosen. {offer}",
                    f"`luna models server {self.address.url} --name NAME` chooses one.",
                )
            self._model = available[0]
        return self._model

    def count(self, text: str) -> int:
        """An upper estimate of a text's tokens."""
        return -(-len(text.encode("utf-8", "replace")) // _A_TOKEN)

    def count_messages(self, messages: Sequence[Message]) -> int:
        """An estimate of a prompt's tokens."""
        return sum(self.count(message.text) + _A_MESSAGE for message in messages) + _A_MESSAGE

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Does nothing: adapters belong to a model file."""

    def stream(
        self,
        messages: Sequence[Message],
        sampling: ServerSampling | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """Stream the reply; afterwards `last` holds its statistics.

        Setting `stop`, or closing the iterator, closes the connection at once.

        Raises:
            ContextError: the prompt does not fit; raised by the call itself.
            ModelError: while reading: the server refuses, is silent or disconnects.
        """
        tokens = self.count_messages(messages)
        if tokens >= self.context:
            raise ContextError(
                f"The message needs about {tokens} tokens, and only {self.context} fit.",
                "Shorten it, or raise chat.context where the server supports more.",
            )
        return self._pieces(messages, sampling or self.sampling, stop or threading.Event())

    def _pieces(
        self, messages: Sequence[Message], sampling: ServerSampling, stop: threading.Event
    ) -> Generator[str, None, None]:
        began = first = time.perf_counter()
        reading, pieces = Reading(), 0
        finish: Finish | None = None
        body = {
            "model": self.chosen(), "messages": plain(messages), "stream": True,
            "stream_options": {"include_usage": True}, **sampling.fields(),
        }  # fmt: skip

        def stopped() -> bool:
            return stop.is_set() or self._closed.is_set()

        joint = _joint(messages)
        with closing(self._connection.lines(body, stopped)) as lines:
            for line in lines:
                text = _text(reading, line)
                if text:
                    first = first if pieces else time.perf_counter()
                    pieces += 1
                    yield joint(text) if pieces == 1 else text
                if reading.done:
                    break
                if pieces >= sampling.max_tokens and not reading.finish:
                    finish = "length"  # the server ignores max_tokens
                    break
        if stopped():
            finish = "stopped"
        elif finish is None and not (reading.finish or reading.done):
            raise gone(self.address.place)
        ended = time.perf_counter()
        self.last = Stats(
            reading.prompt or self.count_messages(messages), reading.cached,
            reading.reply or pieces, first - began, ended - first,
            finish or _FINISH.get(reading.finish, "stop"),
        )  # fmt: skip

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A whole reply, decoded greedily."""
        sampling = replace(self.sampling, temperature=0.0, max_tokens=max_tokens)
        return "".join(self.stream(messages, sampling))

    def set_threads(self, threads: int) -> None:
        """Does nothing: the server has threads of its own."""

    def close(self) -> None:
        """Close the connection."""
        self._closed.set()


def size_of(model: str) -> int:
    """The number of parameters in a name: 600 million for "qwen3:0.6b"; 0 where it has none."""
    match = re.search(r"(?<![a-z0-9.])(\d+(?:\.\d+)?)\s*([bm])(?![a-z0-9])", model.lower())
    if match is None:
        return 0
    return int(float(match[1]) * (1_000_000_000 if match[2] == "b" else 1_000_000))


def plain(messages: Sequence[Message]) -> list[dict[str, str]]:
    """Messages as a request holds them.

    Where the last one is the beginning of a reply, a request to continue it is added: few servers
    treat a last message of the assistant as a prefix.
    """
    request = [{"role": message.role, "content": message.text} for message in messages]
    if request and request[-1]["role"] == "assistant":
        request.append({"role": "user", "content": _GO_ON})
    return request


def _joint(messages: Sequence[Message]) -> Any:
    """A function that joins the first piece to the reply's beginning: a space between two words."""
    beginning = messages[-1].text if messages and messages[-1].role == "assistant" else ""

    def joined(text: str) -> str:
        both_words = beginning[-1:].isalnum() and text[:1].isalnum()
        return f" {text}" if both_words else text

    return joined


def _text(reading: Reading, line: bytes) -> str:
    """The text of a line, or of the whole object where the server does not stream."""
    if line.lstrip()[:1] == b"{":
        reading.done = True
        return reading.taken(parsed(line.decode("utf-8", "replace")))
    return reading.line(line)
