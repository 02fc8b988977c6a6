"""Shared by the rules: patterns with named parts, and making candidates."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.text import Clause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

Rule = Callable[[Clause, datetime], list[Candidate] | None]
# A rule returns None where it does not apply, and an empty list where it applies and nothing is
# to be kept; then no further rule is tried.


@dataclass(frozen=True, slots=True)
class Statement:
    """A rule for plain statements, and when it is tried.

    Attributes:
        rule: takes a clause.
        order: rules with a lower number are tried before, and the first that applies decides.
    """

    rule: Rule
    order: int = 0



_PARTS = {
    "<I>": r"(?:i|we)",
    "<IM>": r"(?:i'm|im|i am|we're|we are)",
    "<IVE>": r"(?:i've|ive|i have|we've|we have)",
    "<HAVE>": r"(?:(?:i|we) (?:have|own|keep|got|adopted)|(?:i have|we have) "
    r"(?:got|adopted)|(?:i've|ive|we've)(?: got| adopted)?)",
    "<MY>": r"(?:my|our)",
    "<NOT>": r"(?:don't|dont|do not|never|can't|cant|cannot|won't|wont|will not|am not able to"
    r"|refuse to)",
    "<CALLED>": r"(?:called|named|by the name of|who(?:'s| is) called|whose name is|who is named)",
    "<IS>": r"(?:is|are|'s|was)",
    "<ADV>": r"(?:(?:really|strongly|absolutely|particularly|especially|much|always|generally"
    r"|usually"
    r"|typically|thoroughly|deeply|genuinely|secretly|just|also|still|definitely|do|truly|totally"
    r"|honestly|actively|personally|rather|very much|often|normally|tend to|have "
    r"always|greatly|mainly"
    r"|mostly|highly|completely|simply|only|exclusively|passionately|intensely|firmly|kind of) )*",
}


def pattern(text: str) -> re.Pattern[str]:
    """A case-insensitive pattern for a whole clause; `<I>` and the like stand for parts."""
    for part, meaning in _PARTS.items():
        text = text.replace(part, meaning)
    return re.compile(text + r"\s*$", re.IGNORECASE)


def make(
    clause: Clause,
    slot: Slot,
    value: str,
    *,
    name: str = "",
    form: str = "",
    noun: str = "",
    owner: str = "",
    word: str = "",
    text: str = "",
    kind: Kind | None = None,
    polarity: int = 1,
    confidence: float = 1.0,
    until: datetime | None = None,
    retract: bool = False,
) -> Candidate:
    """A candidate with the sentence of its slot.

    Args:
        clause: where it was said.
        slot: where it belongs.
        value: as the user wrote it.
        name: of a part of the slot: "pet.dog".
        form: which of the slot's sentences.
        noun: of a slot with parts: "dog".
        owner: the person it is about, other than the user: "sister".
        word: a preposition in the sentence.
        text: the sentence, where none of the slot's fits. Without it and without sentences of the
            slot, it is made from the slot's frame later.
        kind: where it differs from the slot's.
    """
    if not text and slot.sentences:
        text = slot.sentence(theirs(value), form=form, noun=noun, owner=owner, word=word)
    return Candidate(
        slot=name or slot.name,
        value=value,
        text=text,
        kind=kind or slot.kind,
        subject=owner or "user",
        polarity=polarity,
        retract=retract,
        confidence=confidence,
        valid_until=until,
        sentence=clause.sentence,
        corrects=clause.correcting,
    )


def key(noun: str) -> str:
    """A noun as part of a slot's name: "Shoe size" → "shoe_size"."""
    low = re.sub(r"[^\w]+", "_", noun.casefold()).strip("_")
    return {"color": "colour", "colors": "colour", "colours": "colour"}.get(low, low)


def plainly(
    found: re.Match[str], clause: Clause, slot: Slot, *, form: str = "", word: str = ""
) -> list[Candidate]:
    """The group `v` of a match as the value of a slot, if it is short enough."""
    chosen = value(found["v"])
    fits = chosen and len(chosen.split()) <= 10
    return [make(clause, slot, chosen, form=form, word=word)] if fits else []


def stated(slot: Slot, text: str, *, form: str = "", order: int = 0) -> Statement:
    """A pattern for whole clauses, whose group `v` is the value of a slot."""
    compiled = pattern(text)

    def rule(clause: Clause, when: datetime) -> list[Candidate] | None:
        match = compiled.match(clause.text)
        return plainly(match, clause, slot, form=form) if match else None

    return Statement(rule, order)
