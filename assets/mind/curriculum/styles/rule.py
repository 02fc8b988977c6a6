"""What a kind of standing instruction asks of a reply."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Rule:
    """One kind.

    Attributes:
        follow: (reply, word, rng) to the reply made to obey; None where it cannot be made to.
        follows: (reply, word) to whether it obeys, to the letter.
        words: What the blank takes in training; `held_out` for evaluation only.
    """

    follow: Callable[[str, str, random.Random], str | None]
    follows: Callable[[str, str], bool]
    words: tuple[str, ...] = ("",)
    held_out: tuple[str, ...] = ("",)
