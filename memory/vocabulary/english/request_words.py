"""Words that say outright what a request touches, beside what its meaning is near to."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns of the domains, from `weights/request_words.json`."""
    text = files("memory").joinpath("weights/request_words.json").read_text("utf-8")
    made = {name: "|".join(words) for name, words in json.loads(text).items() if name != "note"}
    return tuple(
        (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in made.items()
    )


def named(request: str) -> frozenset[str]:
    """The domains whose words a request has."""
    straight = request.replace("’", "'")
    return frozenset(domain for domain, pattern in _patterns() if pattern.search(straight))
