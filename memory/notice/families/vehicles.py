"""What somebody drives."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.things import OWN
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import A, Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

CAR = Slot(
    "car",
    "one",
    sentences={"": "{s} drives {a} {v}."},
    frame="drives",
    sort="vehicle",
    matters="belongings",
    trust="unread",
)


def _drives(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    text = phrase.text
    plain = phrase.determined and not text[0].isdigit() and "door" not in text.split()
    return Clause("drive", text if plain else f"{article(text)} {text}")


ASK_CAR = Table(
    answer="You drive {a}{v}.",
    noun="what car you drive",
    train=(
        "Tell me what car I drive.",
        "Which car do I have?",
        "What do I drive?",
        "Do you know what car I drive?",
        "Can you remind me which car I drive?",
        "What did I say I drive?",
        "which car belongs to me",
        "Which car do I drive?",
        "Could it be that you know what car I drive?",
        "Have I told you what car I drive?",
        "I need to know what car I drive.",
        "What am I driving?",
        "Which car stands outside my house?",
        "Did I ever mention my car?",
    ),
    tasks=("Fill in the form: car?", "I'm at the garage. Which car did I bring?"),
    exam=(
        "What car do I drive?",
        "What kind of car do I drive?",
        "What make is my car?",
        "Do you remember what car I drive?",
        "Could you tell me which car is mine?",
        "What car do I have?",
    ),
    bench=(
        "Do you still know my car?",
        "I drive what?",
        "Say what car I drive.",
        "What sort of car do I own?",
        "My car, what was it again?",
        "What's the car I drive?",
    ),
)


_DRIVE = pattern(r"(?:<I> drive|my (?:car|vehicle) is|<I> ride) (?P<a>an? |the |my )?(?P<v>.+)")


def vehicles(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What somebody drives."""
    text = clause.text
    if match := _DRIVE.match(text):
        chosen = value(match["v"])
        ok = match["a"] or (chosen[:1].isupper() and len(chosen.split()) <= 4)
        if (
            not ok
            or re.match(r"(?:lot|bit|long|car\b|same|mess)", chosen, re.I)
            or (match["a"] or "a")[0] not in "aA"
        ):
            return None
        if text.casefold().startswith("i ride"):
            return [
                make(
                    clause,
                    OWN,
                    chosen,
                    text=f"The user rides {article(chosen)} {chosen}.",
                    name="own.ride",
                )
            ]
        return [make(clause, CAR, chosen)]
    return None


FAMILY = Family(
    slots=(CAR,),
    frames=(
        FrameSlot(
            "drives",
            Kind.FACT,
            "vehicle",
            _drives,
            "{my} vehicle",
            memory="car",
            asks=(
                "What <do> {i} drive?",
                "Which car <do> {i} have?",
                "What's {my} vehicle?",
                "what {i} <drive>",
            ),
        ),
    ),
    rules=(Statement(vehicles, 260),),
    cues={
        "car": "car drive vehicle",
        "vehicle": "car drive vehicle",
    },
    wordings=(Wording("car", rf"{U} drives {A}{V}", ASK_CAR, groups, near=12),),
)
