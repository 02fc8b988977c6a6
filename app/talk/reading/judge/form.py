"""A message and what is known, as tokens for the judge.

Every line sees the message and itself, as if it stood alone behind it; the message sees itself. So
one pass judges all lines, and the order of lines is nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

MESSAGE, LINE = 48, 40  # tokens read of each
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
Encode = Callable[[str], Sequence[int]]


@dataclass(slots=True)
class Pairs:
    """Tokens of a message and of lines behind it.

    Attributes:
        ids: of all tokens.
        parts: 0 for the message, 1 for lines.
        positions: of each token; every line begins where the message ends.
        branches: 0 for the message, n for the n-th line.
        ends: the index of each line's last token, where its answer is read.
    """

    ids: list[int]
    parts: list[int]
    positions: list[int]
    branches: list[int]
    ends: list[int] = field(default_factory=list)


def pairs(message: str, lines: Sequence[str], encode: Encode, start: int, end: int) -> Pairs:
    """A message and lines as tokens.

    Args:
        encode: converts a word to tokens.
        start: the token at the very beginning.
        end: the token after each text.
    """
    said = [start, *_tokens(message, encode, MESSAGE), end]
    result = Pairs(list(said), [0] * len(said), list(range(len(said))), [0] * len(said))
    for number, line in enumerate(lines, 1):
        tokens = [*_tokens(line, encode, LINE), end]
        result.ids += tokens
        result.parts += [1] * len(tokens)
        result.positions += range(len(said), len(said) + len(tokens))
        result.branches += [number] * len(tokens)
        result.ends.append(len(result.ids) - 1)
    return result


def _tokens(text: str, encode: Encode, most: int) -> list[int]:
    """The first and last tokens of a text: a question often stands at the end of a message."""
    ids = [token for word in _WORD.findall(text) for token in encode(word)]
    half = most // 2
    return ids if len(ids) <= most else ids[:half] + ids[-(most - half) :]
