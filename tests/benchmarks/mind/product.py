"""How the product begins a reply: the message is observed by a real fast memory."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from app.engine import GgufEmbedder, prepare_embedder
from app.house.paths import find
from app.talk.reply.acknowledged import NONE, Opening, opening
from app.talk.tagger import Reader
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Message, Turn
from tests.benchmarks.mind.cases import Case


class Product:
    """The reader and the embedder that come with Luna; a memory of its own for each message."""

    def __init__(self) -> None:
        self._open = ExitStack()
        self._parts: tuple[GgufEmbedder, Reader] | None = None

    def __enter__(self) -> Product:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._open.close()

    def opening(self, message: str) -> Opening:
        """What the reply begins with, from what memory keeps; none for an empty message."""
        if not message:
            return NONE
        embedder, reader = self._parts = self._parts or self._loaded()
        with tempfile.TemporaryDirectory() as folder:
            memory = FastMemory(Path(folder), embedder, reader=reader)
            try:
                turn = memory.save_turn(Turn("talk", "user", message))
                return opening(turn, memory.observe(turn))
            finally:
                memory.close()

    def _loaded(self) -> tuple[GgufEmbedder, Reader]:
        embedder = GgufEmbedder(prepare_embedder(find().cache), threads=1)
        self._open.callback(embedder.close)
        return embedder, Reader()


def asked(case: Case, begun: Opening) -> tuple[Message, ...]:
    """What the model is asked after such a beginning."""
    if not begun.told:
        return case.messages
    *before, last = case.messages
    rest = replace(last, text=last.text.removesuffix(case.tells) + begun.asked)
    return (*before, Message("user", begun.told), Message("assistant", begun.text), rest)
