"""What happened, and what is going to."""

from __future__ import annotations

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, is_state, with_article
from memory.vocabulary.english.inflection import base_of_past
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

EVENT = Slot(
    "event",
    kind=Kind.EVENT,
    parts="set",
    sentences={"": "{o} {n} is {v}.", "has": "{s} has {a} {n} {v}."},
    trust="never",
    matters="plans",
)


_UNCHANGED = ("hurt", "cut", "put", "hit", "quit", "shut", "bet")  # past tense equal to the base


def _event(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.shape is Shape.NUMBER:
        return None
    if phrase.first == "put" and not who.of_user:  # "put down"
        return Clause("was", phrase.text, base="be")
    if phrase.text.casefold() in ("retired", "married", "divorced") or phrase.first in _UNCHANGED:
        base = base_of_past(phrase.first) or phrase.first
        return Clause(phrase.first, " ".join(phrase.text.split()[1:]), base=base)
    if phrase.shape is Shape.PLACE or is_state(phrase):
        return Clause("be", phrase.text)
    if phrase.shape is Shape.PAST and (clause := verbal(phrase)):
        return clause
    if phrase.shape in (Shape.THIRD, Shape.BASE, Shape.GERUND):
        return verbal(phrase) or Clause("be", phrase.text)
    said = phrase.text if phrase.determined else with_article(phrase.text)
    return Clause("spoke", f"of {said}", base="speak") if who.of_user else Clause("have", said)


FAMILY = Family(
    slots=(EVENT,),
    frames=(
        FrameSlot(
            "event",
            Kind.EVENT,
            "news",
            _event,
            "{my} news",
            durable=False,
            asks=(
                "What happened with {me}?",
                "What's the news about {me}?",
                "What did I report of {me}?",
                "what happened with {me}",
            ),
        ),
    ),
    cues={
        "event": "when date plan calendar schedule",
        "appointment": "appointment meeting when calendar schedule",
    },
)
