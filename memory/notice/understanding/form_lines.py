"""Lines of a form, "city: Valencia", which need no reader."""

from __future__ import annotations

import re
from typing import Any

_KEYS = {
    "name": "name", "full name": "name", "first name": "name", "nickname": "called",
    "call me": "called", "age": "age", "birthday": "birthday", "born": "birthday",
    "date of birth": "birthday", "dob": "birthday", "city": "home", "town": "home",
    "home": "home", "location": "home", "lives in": "home", "country": "home",
    "from": "origin", "hometown": "origin", "job": "job", "occupation": "job",
    "profession": "job", "work": "job", "employer": "employer", "company": "employer",
    "school": "school", "studies": "studies", "major": "studies", "languages": "language",
    "language": "language", "pronouns": "pronouns", "diet": "diet", "allergies": "allergy",
    "allergy": "allergy", "allergic to": "allergy", "hobbies": "likes", "interests": "likes",
    "likes": "likes", "dislikes": "likes", "pet": "pet", "pets": "pet", "partner": "partner",
    "car": "drives", "height": "size", "shoe size": "size", "medication": "medication",
    "religion": "religion", "budget": "budget", "goal": "goal", "goals": "goal",
}  # fmt: skip
_LISTS = ("language", "allergy", "likes", "pet", "goal")
_LINE = re.compile(
    r"^\s*(?:[-*•]\s*)?(?P<key>[A-Za-z][A-Za-z ]{1,16}?)\s*[:=]\s*(?P<value>\S.{0,80}?)\s*$"
)
_LEAST = 2  # lines that make a form; a single one may be anything


def form_lines(text: str) -> list[tuple[dict[str, Any], str]]:
    """The frames of a form's lines, each with its line; none where it is not a form."""
    frames: list[tuple[dict[str, Any], str]] = []
    lines = 0
    for line in text.splitlines():
        match = _LINE.match(line)
        key = match["key"].casefold() if match else ""
        if match is None or key not in _KEYS:
            continue
        lines += 1
        slot = _KEYS[key]
        values = (
            re.split(r"\s*[,;]\s*|\s+and\s+", match["value"])
            if slot in _LISTS
            else [match["value"]]
        )
        for value in filter(None, (part.strip(" .") for part in values)):
            frame = {"act": "tells", "whose": "user", "slot": slot, "value": value}
            frames.append((frame | {"not": key == "dislikes"}, line.strip()))
    return frames if lines >= _LEAST else []
