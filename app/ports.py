"""The parts of engine, memory and adapters that a conversation uses, as Protocols."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Generator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from memory.records import Change, Conversation, Message, Recall, Turn


class Talker(Protocol):
    """The part of `app.engine.Engine` that a conversation uses."""

    @property
    def context(self) -> int: ...
    @property
    def base_hash(self) -> str: ...
    @property
    def last(self) -> Any: ...
    @property
    def sampling(self) -> Any: ...
    def count(self, text: str) -> int: ...
    def count_messages(self, messages: Sequence[Message]) -> int: ...
    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None: ...
    def stream(
        self,
        messages: Sequence[Message],
        sampling: Any | None = None,
        stop: threading.Event | None = None,
    ) -> Generator[str, None, None]: ...


class Store(Protocol):
    """The part of `memory.fast_memory.FastMemory` that a conversation uses."""

    def start_conversation(self, title: str = ...) -> Conversation: ...
    def conversations(self) -> list[Conversation]: ...
    def save_turn(self, turn: Turn) -> Turn: ...
    def turns(self, conversation: str) -> list[Turn]: ...
    def delete_turns(self, ids: Sequence[str]) -> None: ...
    def undo(self, change: Change) -> None: ...
    def observe(self, turn: Turn, *, keep_secrets: bool = ...) -> list[Change]: ...
    def recall(
        self,
        query: str,
        *,
        conversation: str = ...,
        time: datetime | None = ...,
        budget: int = ...,
        k: int = ...,
        count: Callable[[str], int] | None = ...,
        fresh: Collection[str] = ...,
    ) -> Recall: ...
    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None: ...


class Shelf(Protocol):
    """The part of `consolidation.adapters.shelf.Adapters` that a conversation uses."""

    def stamp(self, base: str) -> Any: ...
    def loaded(self, base: str) -> list[tuple[Path, float]]: ...
