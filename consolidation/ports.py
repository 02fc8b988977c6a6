"""What a night needs from above, as Protocols; `app/assembly.py` supplies them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from memory.vocabulary.records import Message


class Score(Protocol):
    """How a model takes to an answer."""

    @property
    def likeliest(self) -> bool:
        """Every token of it, and its end, is the likeliest: it is the greedy reply."""
        ...

    @property
    def logprob(self) -> float:
        """Mean log-probability of its tokens, nats."""
        ...


class Speaker(Protocol):
    """Who is asked while lessons are made: a model, or the same one several times."""

    def text_tokens(self, text: str) -> list[int]:
        """Plain text as tokens, no control tokens."""
        ...

    def replies(self, prompts: Sequence[Sequence[Message]], max_tokens: int = 64) -> list[str]:
        """Greedy replies to several prompts at once."""
        ...

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> Sequence[Score]:
        """What the model makes of expected answers, each after its prompt; many at once."""
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
        """`general.architecture` of the file, as "llama"."""
        ...

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        """Replace the whole set of LoRA adapters (file, scale); empty is the base alone."""
        ...

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        """The rendered chat up to where the assistant begins; texts never become controls."""
        ...

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        """A greedy reply."""
        ...

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        """Logits after each of the `last` final tokens: shape [last, vocabulary]."""
        ...
