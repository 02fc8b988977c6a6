"""Questions typed without a question mark: "where do i live", "whats my name"."""

from __future__ import annotations

import re

_UNMARKED = re.compile(
    r"\s*(?:(?:hey|hi|ok|okay|so|and|but|luna|btw|hm+|um+|well|sorry|please|pls)[,.!]?\s+){0,3}"
    r"(?:(?:who|what|where|when|why|how|which|whose|whom)(?:'?s|'?re|'?d)?\s+"
    r"(?:(?:is|are|am|was|were|do|does|did|can|could|should|would|will|has|have|had)\b"
    r"|(?:my|your|our|his|her|their)\s)"
    r"|(?:what|which|whose)\s(?:\w+\s){1,3}(?:is|are|am|do|does|did|was|were|have|has)\s(?:i|my|we|our|you)\b"
    r"|how\s(?:old|many|much|often|long|far|big|tall|late|early)\b"
    r"|(?:do|did|am|have|was|should|can|could)\si\s|(?:is|are|was|were|does|did|has)\smy\s)",
    re.IGNORECASE,
)


def asks_without_mark(sentence: str) -> bool:
    """Whether a sentence begins as only questions do."""
    return _UNMARKED.match(sentence) is not None
