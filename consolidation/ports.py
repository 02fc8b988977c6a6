"""What a night needs from above, as Protocols; `app/assembly.py` supplies them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from memory.vocabulary.records import Message


class Score(Protocol):
    """How likely a model finds an expected answer."""

    @property
    def likeliest(self) -> bool:
        """Whether it is the greedy reply: every token and the end are the likeliest."""
        ...

    @property
    def logprob(self) -> float:
        """Mean log-probability of its tokens, nats."""
        ...


class Speaker(Protocol):
    """What replies while lessons are made: one model, or several instances of it."""

    def text_tokens(self, text: str) -> list[int]:
        """Tokens of plain text, without control tokens."""
        ...

    def replies(self, prompts: Sequence[Sequence[Message]], max_tokens: int = 64) -> list[str]:
        """Greedy replies to several prompts at once."""
        ...

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> Sequence[Score]:
        """Score (prompt, expected answer) pairs, many at once; results in order."""
        ...


class Model(Speaker, Protocol):
    """The served GGUF in llama.cpp, as the exam and the parity check use it."""

    @property
    def path(self) -> Path:
        """The GGUF file."""
        ...

    @property
    def base_hash(self) -> str:
        """sha256 of the GGUF file, hexadecimal."""
        ...

    @property
    def architecture(self) -> str:
        """`general.architecture` of the file, for example "llama"."""
        ...

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace all LoRA adapters (file, scale); empty means the base alone."""
        ...

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """Tokens of the chat up to the assistant's reply; no text becomes a control token."""
        ...

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A greedy reply."""
        ...

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the last `last` tokens, [last, vocabulary]."""
        ...
