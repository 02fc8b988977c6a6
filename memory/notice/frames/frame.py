"""A frame: one thing that a message tells, in the user's own words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

USER = "user"
ACTS = ("tells", "changes", "withdraws", "corrects", "instructs")
QUALIFIERS = ("when", "where", "how_often", "only_if", "how_long", "with", "why", "since")
_FIRST_WITHOUT_SPACES = "\u2e80"  # first character of scripts written without spaces
_TURNS_BEFORE = 2


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing that a message tells, changes, withdraws, corrects or instructs.

    Attributes:
        act: one of `ACTS`.
        whose: "user", or a person by relation, name or both: "sister Carol".
        slot: what it is about: "home", "favourite colour"; "any" for a withdrawal.
        value: the user's own words, an exact span of the message.
        negated: True for a negation: dislikes, does not, never.
        qualifiers: `when`, `where`, `how_often`, `only_if`, `how_long`, `with`, `why`, `since`,
            each in the user's own words.
        limit: an adverb before the verb that restricts it: "only", "hardly ever".
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
        """Whether it is about the user only."""
        return self.whose == USER


def frame_of(line: Mapping[str, Any]) -> Frame | None:
    """A frame from a reader's output; None where a field is missing.

    Keys are `act`, `whose`, `slot`, `value`, `not` and the qualifiers.
    """
    act = str(line.get("act") or "tells")
    fields = [" ".join(str(line.get(key) or "").split()) for key in ("whose", "slot", "value")]
    if act not in ACTS or not all(fields):
        return None
    whose, slot, value = fields
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
    """The frame, checked against the user's words.

    A model may paraphrase until the meaning changes. So the value must occur in the message or in
    the two turns before it, word for word apart from case, and is returned as it is written there;
    a qualifier that does not occur is dropped.

    Args:
        frame: as a model read it.
        message: what the user typed.
        before: preceding turns as (role, text), oldest first; only the last two are used.

    Returns:
        The frame with its spans as typed, or None where the value or its subject does not occur.
    """
    texts = [message, *(text for _, text in reversed(before[-_TURNS_BEFORE:]))]
    value = _found(frame.value, texts)
    if value is None:
        return None
    if not frame.of_user and not all(_is_named(word, texts) for word in frame.whose.split()):
        return None
    spans = {name: _found(words, texts) for name, words in frame.qualifiers.items()}
    kept = {name: words for name, words in spans.items() if words is not None}
    for name, words in [*kept.items()]:
        if words.casefold() in ("my", "our", "his", "her", "their"):  # of "with his wife"
            del kept[name]
            continue
        if words[-1] in "-,(/":  # "mon-" of "mon-fri"
            kept[name] = words.rstrip("-,(/ ")
            if any(standing(kept[name], other) for n, other in kept.items() if n != name):
                del kept[name]
    return replace(frame, value=value, qualifiers=MappingProxyType(kept))


def _found(span: str, texts: Sequence[str]) -> str | None:
    """The span as written in the first text that has it; None where none has."""
    matches = [words for text in texts if (words := standing(span, " ".join(text.split())))]
    return span if span in matches else matches[0] if matches else None


def _is_named(word: str, texts: Sequence[str]) -> bool:
    """Whether a word of `whose` occurs in the texts; "dads funeral" mentions "dad"."""
    return any(_found(word + ending, texts) for ending in ("", "s", "'s", "’s"))


def standing(span: str, text: str) -> str | None:
    """`span` as it occurs in `text`, as whole words and ignoring case, or None."""
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
    """Whether a position in a text is inside a word."""
    if not 0 < at < len(text):
        return False
    left, right = text[at - 1], text[at]
    return left.isalnum() and right.isalnum() and max(left, right) < _FIRST_WITHOUT_SPACES
