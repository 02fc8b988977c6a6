"""Titles of conversations: the topic of the first message with content."""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 60  # characters
_EMPTY = re.compile(
    r"(?:(?:hi|hello|hey|hallo|moin|salut|hola|ciao|good (?:morning|day|afternoon|evening|night)"
    r"|how are you|how is it going|thanks|thank you|ok|okay|yes|no|sure|please|there|again|luna"
    r"|test|testing)\b\W*)+",
    re.IGNORECASE,
)


def says_nothing(text: str) -> bool:
    """Whether a message is only a greeting or similar, useless as a title."""
    return not text.strip() or _EMPTY.fullmatch(text.strip()) is not None


def title(messages: Iterable[str]) -> str:
    """The first message with content, in one short line; empty while there is none."""
    for text in messages:
        if not says_nothing(text):
            line = " ".join(text.split())
            return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"
    return ""
