"""Questions that do not depend on the conversation before them.

A small model copies from the conversation instead of answering from its weights: asked for the
dog's name after "You live in Bergen.", it says Bergen. A night's exam asks every question by
itself, so a small model gets such a question as in the exam, with only what the user told in this
conversation. Measured by `tests.benchmarks.in_talk`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from app.house.settings.config import Settings
from app.talk.prompt.prompt import Exchange

SMALL = 100_000_000  # bytes of a model file; larger ones were not measured

_ME = re.compile(r"\b(?:i|i'm|i've|i'd|me|my|mine|myself)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?\s*$|^(?:please |luna,? |hey,? )*(?:what|what's|where|where's|when|when's|who|who's|whose"
    r"|which|how|do|does|did|is|are|am|can|could|would|tell|say|name|remind)\b",
    re.IGNORECASE,
)
# References to the conversation: a continuing first word, a pronoun, or the conversation itself.
# Such words after "my …" refer to something in the question.
_GOES_ON = re.compile(r"^(?:and|but|so|or|then|also|why|really)\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:he|she|it|they|them|him|his|her|hers|its|their|theirs|there|that|those|this|these|ones?"
    r"|both|else|instead)\b",
    re.IGNORECASE,
)
_TALK = re.compile(
    r"\b(?:just|earlier|before|above|so far|(?:first|last)(?! name)|previous|repeat|question"
    r"|message|talk(?:ing)?|conversation|joke|story|answer|reply|mean|meant|translate|summari[sz]e|explain"
    r"|right|wrong)\b",
    re.IGNORECASE,
)


def stands_alone(text: str) -> bool:
    """Whether this asks for something about the user and refers to nothing outside itself."""
    text = text.strip().replace("’", "'")
    me = _ME.search(text)
    if not me or "\n" in text or not _ASKS.search(text):
        return False
    points = _POINTS.search(text[: me.start()])
    return not (points or _GOES_ON.match(text) or _TALK.search(text))


def about_user(text: str) -> bool:
    """Whether the user speaks of themselves or of what is theirs."""
    return _ME.search(text.replace("’", "'")) is not None


def tells(text: str) -> bool:
    """Whether a message states something about the user, which only the conversation may have."""
    return about_user(text) and not _ASKS.search(text.strip())


def what_is_needed(text: str, said: Sequence[Exchange], settings: Settings) -> list[Exchange]:
    """The exchanges of a conversation that are sent with a question."""
    mode = settings.alone
    if mode == "never" or not stands_alone(text):
        return list(said)
    if mode == "auto" and not small(settings.model_file):
        return list(said)
    return [exchange for exchange in said if tells(exchange.question)]


def copies(model: Path | None) -> bool:
    """Whether a model takes what it said last for what it is asked now: Luna's own mind does, and
    small files do."""
    return model is None or small(model)


def small(model: Path | None) -> bool:
    """Whether a model file is small enough to copy; None is Luna's own mind, which does not."""
    if model is None:
        return False
    try:
        return model.stat().st_size < SMALL
    except OSError:
        return False
