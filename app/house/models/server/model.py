"""A server's model as a conversation sees one. Facts reach it in the prompt alone."""

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

CONTEXT = 4096  # tokens where the settings say nothing; Ollama's default
_A_TOKEN = 3  # bytes: fewer than a token has in most languages, for the count must not be too low
_A_MESSAGE = 6  # tokens of a template
_GO_ON = "Go on exactly where your last reply ended. Begin with its next word; repeat nothing."
_FINISH: dict[str, Finish] = {"length": "length"}  # all else that a server says is an end
_LARGE = 8_000_000_000  # parameters, where a name says nothing


@dataclass(frozen=True, slots=True)
class ServerSampling:
    """What is asked for; None leaves it to the server."""

    temperature: float | None = None
    top_p: float | None = None
    top_k: int | None = None
    min_p: float | None = None
    repeat_penalty: float | None = None
    max_tokens: int = 512
    seed: int = 0
    stop: tuple[str, ...] = ()

    def fields(self) -> dict[str, Any]:
        """As fields of a request; top_k, min_p and repeat_penalty as llama.cpp's server knows."""
        named = ("temperature", "top_p", "top_k", "min_p", "repeat_penalty")
        found = {name: getattr(self, name) for name in named if getattr(self, name) is not None}
        found["max_tokens"] = self.max_tokens
        if self.seed:
            found["seed"] = self.seed
        if self.stop:
            found["stop"] = list(self.stop[:4])
        return found


class ServerModel:
    """Satisfies `app.talk.ports.Talker`. Nothing is asked of the server before it is needed.

    Attributes:
        last: the numbers of the last reply.
        parameters: by the model's name; 0 where it does not say.
    """

    architecture = ""
    chat_template = ""
    adapters: tuple[tuple[Path, float], ...] = ()

    def __init__(self, settings: Settings) -> None:
        """By the settings; `server.url` is set.

        Raises:
            SettingsError: the address is none, or of another machine without leave.
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
        """The model and where it is."""
        return f"{self._model or 'a model'} at {self.address.place}"

    @property
    def form(self) -> PromptForm:
        """Its words around facts: those for a model that never saw ours."""
        return form_for({}, self.parameters or _LARGE)

    def models(self) -> list[str]:
        """What the server has; raises a ModelError where it does not answer."""
        return self._connection.models()

    def chosen(self) -> str:
        """The name that the server knows the model by; its only one where none was named.

        Raises:
            ModelError: none was named and it has several, or none.
        """
        if not self._model:
            there = self.models()
            if len(there) != 1:
                has = f"It has {', '.join(there[:8])}." if there else "It has none."
                raise ModelError(
                    f"No model of {self.address.place} was chosen. {has}",
                    f"`luna models server {self.address.url} --name NAME` chooses one.",
                )
            self._model = there[0]
        return self._model

    def count(self, text: str) -> int:
        """About as many tokens as a text has, rather more."""
        return -(-len(text.encode("utf-8", "replace")) // _A_TOKEN)

    def count_messages(self, messages: Sequence[Message]) -> int:
        """About as many as a prompt has."""
        return sum(self.count(message.text) + _A_MESSAGE for message in messages) + _A_MESSAGE

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """There are none: adapters belong to a model file."""

    def stream(
        self,
        messages: Sequence[Message],
        sampling: ServerSampling | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """The reply, piece by piece; afterwards `last` holds its numbers.

        Setting `stop`, or closing the iterator, hangs up at once.

        Raises:
            ContextError: the prompt does not fit; raised by the call itself.
            ModelError: while it is read: the server refuses, is silent or goes away.
        """
        tokens = self.count_messages(messages)
        if tokens >= self.context:
            raise ContextError(
                f"The message needs about {tokens} tokens and {self.context} fit.",
                "Shorten it, or raise chat.context where the server can hold more.",
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
                    finish = "length"  # a server that does not know max_tokens
                    break
        if stopped():
            finish = "stopped"
        elif finish is None and not (reading.finish or reading.done):
            raise gone(self.address.place)
        now = time.perf_counter()
        self.last = Stats(
            reading.prompt or self.count_messages(messages), reading.cached,
            reading.reply or pieces, first - began, now - first,
            finish or _FINISH.get(reading.finish, "stop"),
        )  # fmt: skip

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A reply with the likeliest words, whole."""
        sampling = replace(self.sampling, temperature=0.0, max_tokens=max_tokens)
        return "".join(self.stream(messages, sampling))

    def set_threads(self, threads: int) -> None:
        """The server has its own."""

    def close(self) -> None:
        """Hang up."""
        self._closed.set()


def size_of(model: str) -> int:
    """Parameters that a name says: "qwen3:0.6b" has 600 million; 0 where it says nothing."""
    found = re.search(r"(?<![a-z0-9.])(\d+(?:\.\d+)?)\s*([bm])(?![a-z0-9])", model.lower())
    if found is None:
        return 0
    return int(float(found[1]) * (1_000_000_000 if found[2] == "b" else 1_000_000))


def plain(messages: Sequence[Message]) -> list[dict[str, str]]:
    """Messages as a request holds them.

    Where the last one is the beginning of a reply, the server is asked to go on from it: few take
    a last message of the assistant for what it is.
    """
    found = [{"role": message.role, "content": message.text} for message in messages]
    if found and found[-1]["role"] == "assistant":
        found.append({"role": "user", "content": _GO_ON})
    return found


def _joint(messages: Sequence[Message]) -> Any:
    """How the first piece is joined to the beginning of a reply: a space between two words."""
    begun = messages[-1].text if messages and messages[-1].role == "assistant" else ""

    def joined(text: str) -> str:
        words = begun[-1:].isalnum() and text[:1].isalnum()
        return f" {text}" if words else text

    return joined


def _text(reading: Reading, line: bytes) -> str:
    """The text of a line, or of the whole object of a server that does not stream."""
    if line.lstrip()[:1] == b"{":
        reading.done = True
        return reading.taken(parsed(line.decode("utf-8", "replace")))
    return reading.line(line)
