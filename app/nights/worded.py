"""The served model for a night: prompts in Luna's own form, translated to the model's.

Lessons, exams and training all use it, so that a night teaches and examines the prompts that the
chat sends to the same model.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from app.talk.prompt.hints import asks_of_user
from memory.vocabulary.prompt_form import FACTS_HEADER, said
from memory.vocabulary.records import Message

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from app.engine import Engine
    from consolidation.ports import Score


class Worded:
    """Implements `consolidation.ports.Model`; the caller owns the engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._form = engine.form

    @property
    def path(self) -> Path:
        """The GGUF file."""
        return self._engine.path

    @property
    def base_hash(self) -> str:
        """sha256 of the GGUF file, hexadecimal."""
        return self._engine.base_hash

    @property
    def architecture(self) -> str:
        """`general.architecture` of the file."""
        return self._engine.architecture

    def _worded(self, messages: Sequence[Message]) -> tuple[Message, ...]:
        """A prompt in the model's form, with the examples that the chat puts before facts."""
        worded = self._form.worded(messages)
        block, _, typed = worded[-1].text.rpartition("\n\n") if worded else ("", "", "")
        if self._form.told and block.startswith(FACTS_HEADER) and asks_of_user(typed):
            return (*worded[:-1], *said(self._form.told), worded[-1])
        return worded

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace all LoRA adapters (file, scale)."""
        self._engine.set_adapters(adapters)

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """Tokens of the rendered chat, up to the assistant's reply."""
        return self._engine.prompt_tokens(self._worded(messages))

    def text_tokens(self, text: str) -> list[int]:
        """Tokens of plain text, without control tokens."""
        return self._engine.text_tokens(text)

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A greedy reply."""
        return self._engine.reply(self._worded(messages), max_tokens)

    def replies(self, prompts: Sequence[Sequence[Message]], max_tokens: int = 64) -> list[str]:
        """Greedy replies to several prompts at once."""
        return self._engine.replies([self._worded(messages) for messages in prompts], max_tokens)

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> Sequence[Score]:
        """Scores of (prompt, expected answer) pairs, in their order."""
        return self._engine.scores([(self._worded(messages), answer) for messages, answer in asked])

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the last `last` tokens, [last, vocabulary]."""
        return self._engine.logits(tokens, last)
