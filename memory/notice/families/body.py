"""Measurements of the body, and which hand is used."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.tables import OPEN
from memory.notice.frames.wording import U, V, Wording, says
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

HEIGHT = Slot("height", "one", sentences={"": "{s} is {v} tall."}, sort="body", trust="unread")
HANDEDNESS = Slot("handedness", "one", sentences={"": "{s} is {v}."}, trust="never")


_HEIGHT = re.compile(
    r"\d['’′]\d{0,2}[\"”″]?(?: ?ft.*)?|1[.,]\d\d ?m?|\d ?ft.*|(?:four|five|six) (?:foot|feet).*"
)


def _size(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if re.search(r"\b(?:kilos?|kg|lbs?|pounds|stone)$|\dkg$", low):
        return Clause("weigh", text)
    if _HEIGHT.fullmatch(low):
        return Clause("be", f"{text} tall")
    if low.startswith("size "):
        return Clause("wear", text)
    if re.match(r"\d", low):
        return Clause("be", text, noun="size")
    if phrase.shape is Shape.CLAUSE:
        return None
    one = re.search(r"(?:face|head|wrist|frame|nose)$", low)
    return Clause("have", with_article(text) if one else text)


def _size_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("height", frame.value) if text.endswith("tall.") else None


_TALL = pattern(
    r"<IM> (?P<v>\d[\d.,' ]*(?:\"|m|cm|ft|feet|foot|metres?|meters?|inches"
    r"|centimetres)?[\d ]*(?:in|inches)?)"
    r" tall"
)


def heights(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """How tall somebody is."""
    text = clause.text
    if match := _TALL.match(text):
        return [make(clause, HEIGHT, match["v"].strip())]
    return None


FAMILY = Family(
    slots=(
        HEIGHT,
        HANDEDNESS,
    ),
    frames=(
        FrameSlot(
            "size",
            Kind.FACT,
            "size",
            _size,
            "{my} measurements",
            asks=(
                "What's {my} size?",
                "Which size <do> {i} need?",
                "What are {my} measurements?",
                "what {my} size is",
            ),
            place=_size_place,
        ),
    ),
    rules=(Statement(heights, 260),),
    cues={
        "height": "height tall",
        "handedness": "handed left right hand",
    },
    wordings=(
        Wording(
            "open", rf"{U} is {V}", OPEN, says("You are {v}.", "handedness"), slot="handedness"
        ),
    ),
)
