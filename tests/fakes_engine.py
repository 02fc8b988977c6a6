"""An engine that says what it was told to say: for tests of everything around the model."""

from __future__ import annotations

import re
import threading
import time
from collections import deque
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from memory.vocabulary.errors import LunaError
from memory.vocabulary.prompt_form import OWN, PromptForm
from memory.vocabulary.records import Message


@dataclass(frozen=True, slots=True)
class FakeSampling:
    """The sampling of `app.engine`, without its imports."""

    temperature: float = 0.0
    top_p: float = 1.0
    top_k: int = 0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    max_tokens: int = 512
    seed: int = 0
    stop: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FakeStats:
    """The statistics of `app.engine`, without its imports."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    reply_tokens: int = 0
    prompt_seconds: float = 0.0
    reply_seconds: float = 0.0
    finish: Literal["stop", "length", "stopped", "repeated"] = "stop"


@dataclass
class FakeEngine:
    """Satisfies the interface of `app.engine.Engine`; replies come from a queue.

    `prompts` records every list of messages that was sent, `sampled` the sampling.
    A reply is a text, a list of pieces, or an error to raise. With an empty queue the
    reply is "…".
    """

    context: int = 2048
    base_hash: str = "f" * 64
    path: Path = Path("fake.gguf")
    name: str = "Fake"
    architecture: str = "llama"
    parameters: int = 0
    form: PromptForm = OWN
    chat_template: str = ""
    sampling: FakeSampling = field(default_factory=FakeSampling)
    seconds_a_piece: float = 0.0
    prompts: list[tuple[Message, ...]] = field(default_factory=list)
    sampled: list[FakeSampling] = field(default_factory=list)
    adapters: list[tuple[Path, float]] = field(default_factory=list)
    last: FakeStats = field(default_factory=FakeStats)
    closed: bool = False
    finish: Literal["stop", "length", "repeated"] = "stop"  # how replies end from now on
    refuse_adapters: LunaError | None = None
    structures: list[str | None] = field(default_factory=list)  # what `structured` gives, in order
    asked_aside: list[tuple[tuple[Message, ...], str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._queue: deque[list[str] | LunaError] = deque()

    def enqueue(self, *replies: str | Sequence[str] | LunaError) -> None:
        """Replies to give, in order."""
        for reply in replies:
            if isinstance(reply, LunaError):
                self._queue.append(reply)
            elif isinstance(reply, str):
                self._queue.append(re.findall(r"\s*\S+|\s+$", reply))
            else:
                self._queue.append(list(reply))

    def stream(
        self,
        messages: Sequence[Message],
        sampling: FakeSampling | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]:
        """The pieces of the next reply."""
        self.prompts.append(tuple(messages))
        self.sampled.append(sampling or self.sampling)
        reply = self._queue.popleft() if self._queue else ["…"]
        if isinstance(reply, LunaError):
            raise reply
        said = 0
        finish: Literal["stop", "length", "stopped", "repeated"] = self.finish
        for piece in reply:
            if stop is not None and stop.is_set():
                finish = "stopped"
                break
            if self.seconds_a_piece:
                time.sleep(self.seconds_a_piece)
            said += 1
            yield piece
        self.last = FakeStats(self.count_messages(messages), 0, said, 0.0, 0.0, finish)

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """The next reply, whole."""
        return "".join(list(self.stream(messages))[:max_tokens])

    def structured(
        self,
        messages: Sequence[Message],
        schema: str,
        max_tokens: int = 256,
        stop: threading.Event | None = None,
    ) -> str | None:
        """The next of `structures`; nothing to propose when there is none."""
        self.asked_aside.append((tuple(messages), schema))
        return self.structures.pop(0) if self.structures else '{"facts": []}'

    def count(self, text: str) -> int:
        """One token for each word or sign."""
        return len(re.findall(r"\w+|[^\w\s]", text))

    def count_messages(self, messages: Sequence[Message]) -> int:
        """As `count`, and four tokens of template for each message."""
        return sum(self.count(message.text) + 4 for message in messages) + 2

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Record what would be attached; raises `refuse_adapters` when adapters are given."""
        if adapters and self.refuse_adapters:
            raise self.refuse_adapters
        self.adapters = list(adapters)

    def close(self) -> None:
        """Nothing to free."""
        self.closed = True
