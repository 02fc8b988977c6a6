"""Text to read, as the pages over the chat show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Block:
    """A heading and its lines; a line is (left column, text) or a text alone."""

    heading: str
    lines: Sequence[str | tuple[str, str]]
