"""A frame: one thing that a message tells, in the user's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

USER = "user"
ACTS = ("tells", "changes", "withdraws", "corrects", "instructs")
QUALIFIERS = ("when", "where", "how_often", "only_if", "how_long", "with", "why", "since")
_FIRST_WITHOUT_SPACES = "\u2e80"  # Chinese and Japanese are written without spaces
_TURNS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing that a message tells, changes, withdraws, corrects or instructs.

    Attributes:
        act: One of `ACTS`.
        whose: "user", or somebody by relation, name or both: "sister Carol".
        slot: What it is about: "home", "favourite colour"; "any" for a withdrawal.
        value: The user's own words, an exact span of the message.
        negated: True for what is not so: dislikes, does not, never.
        qualifiers: `when`, `where`, `how_often`, `only_if`, `how_long`, `with`, `why`, `since`,
            each the user's own words.
        limit: An adverb before the verb that makes it true: "only", "hardly ever".
    """

    act: str
    whose: str
    slot: str
    value: str
    negated: bool = False
    qualifiers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    limit: str = ""

    @property
    def of_user(self) -> bool:
        """Whether it is about the user and nobody else."""
        return self.whose == USER


def frame_of(line: Mapping[str, Any]) -> Frame | None:
    """The frame of what a reader gives; None where a part is missing.

    Keys are `act`, `whose`, `slot`, `value`, `not` and the qualifiers.
    """
    act = str(line.get("act") or "tells")
    parts = [" ".join(str(line.get(key) or "").split()) for key in ("whose", "slot", "value")]
    if act not in ACTS or not all(parts):
        return None
    whose, slot, value = parts
    return Frame(
        act=act,
        whose=USER if whose.casefold() == USER else whose,
        slot=slot.casefold() if not slot.casefold().startswith("favourite ") else slot,
        value=value,
        negated=bool(line.get("not")),
        qualifiers=MappingProxyType(
            {name: " ".join(str(line[name]).split()) for name in QUALIFIERS if line.get(name)}
        ),
    )


def grounded(frame: Frame, message: str, before: Sequence[tuple[str, str]] = ()) -> Frame | None:
    """The frame as far as the user's words carry it.

    A model may tidy a sentence until it says something else. So the value must stand in the
    message or in the two turns before it, word for word but for case, and comes back as it is
    written there; a qualifier that does not is left out.

    Args:
        frame: What a model read.
        message: What the user typed.
        before: Turns before it as (role, text), oldest first; the last two count.

    Returns:
        The frame with its spans as they were typed, or None where the value or the one it is
        about does not stand in the text.
    """
    texts = [message, *(text for _, text in reversed(before[-_TURNS_BEFORE:]))]
    value = _found(frame.value, texts)
    if value is None:
        return None
    if not frame.of_user and not all(_is_named(word, texts) for word in frame.whose.split()):
        return None
    spans = {name: _found(words, texts) for name, words in frame.qualifiers.items()}
    kept = {name: words for name, words in spans.items() if words is not None}
    return replace(frame, value=value, qualifiers=MappingProxyType(kept))


def _found(span: str, texts: Sequence[str]) -> str | None:
    """The span as the first text that has it writes it; None where none has."""
    found = [words for text in texts if (words := standing(span, " ".join(text.split())))]
    return span if span in found else found[0] if found else None


def _is_named(word: str, texts: Sequence[str]) -> bool:
    """Whether a word of `whose` stands in the text; "dads funeral" is of "dad"."""
    return any(_found(word + ending, texts) for ending in ("", "s", "'s", "’s"))


def standing(span: str, text: str) -> str | None:
    """`span` as it stands in `text`, as whole words and without regard to case, or None."""
    low, want = text.lower(), span.lower()
    if len(low) != len(text) or not want:  # a letter whose lower case is longer
        low, want = text, span
    start = low.find(want) if want else -1
    while start >= 0:
        end = start + len(want)
        if not _inside(low, start) and not _inside(low, end):
            return text[start:end]
        start = low.find(want, start + 1)
    return None


def _inside(text: str, at: int) -> bool:
    """Whether a place in a text lies within a word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isalnum() and right.isalnum() and max(left, right) < _FIRST_WITHOUT_SPACES
