"""What somebody wants and plans."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_state, with_article
from memory.notice.frames.tables import VERB
from memory.notice.frames.vocabulary import PREPOSITIONS
from memory.notice.frames.wording import U, V, Wording
from memory.notice.grammar.lexicon import words
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot, article

GOAL = Slot(
    "goal",
    sentences={"": "{s} wants to {v}.", "noun": "{o} goal is {v}."},
    trust="never",
    matters="plans",
)
PLAN = Slot("plan", trust="never", matters="plans")


def _goal(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.shape is Shape.BASE:
        return Clause("want", f"to {phrase.text}")
    if phrase.first == "become":
        return Clause("want", f"to {phrase.text}")
    if phrase.shape is Shape.WHO and not phrase.determined:
        return Clause("want", f"to be {article(phrase.text)} {phrase.text}")
    if phrase.shape is Shape.THIRD:
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and not frame.negated:
        trying = Clause("dream", f"of {phrase.text}")  # "hiking", but "learning how to program"
        return Clause("be", phrase.text) if phrase.rest else trying
    if phrase.shape is Shape.ADJECTIVE and phrase.text not in ("out", "more", "away"):
        return Clause("want", f"to be {phrase.text}")
    return Clause("want", phrase.text)


_OCCASIONS = words("trip date party meeting visit work travel play test hike race move start")


_LESSONS = words(
    """lessons lesson class classes course courses party trip practice practise competition session
    sessions test exam training tournament holiday night day appointment anniversary lessons"""
)


def _plan(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    occasion = phrase.first in _OCCASIONS and phrase.rest.split(" ")[0] in ("", *PREPOSITIONS)
    if phrase.shape is Shape.BASE and not occasion:
        return Clause("plan", f"to {phrase.text}")
    noun = phrase.shape is Shape.GERUND and head_of(phrase.text) in _LESSONS - {phrase.first}
    if (
        phrase.shape is Shape.PLACE
        or (phrase.shape is Shape.GERUND and not noun)
        or is_state(phrase)
    ):
        return Clause("be", phrase.text)
    if phrase.shape in (Shape.THIRD, Shape.PAST):
        return verbal(phrase)
    return Clause("have", phrase.text if phrase.first == "the" else with_article(phrase.text))


def _wanted(match: re.Match[str]) -> dict[str, str]:
    return {"q": "do I want to do", "s": "I want to do", "answer": "You want to {v}."}


FAMILY = Family(
    slots=(
        GOAL,
        PLAN,
    ),
    frames=(
        FrameSlot(
            "goal",
            Kind.FACT,
            "goal",
            _goal,
            "{my} goals",
            asks=(
                "What <do> {i} want?",
                "What's {my} goal?",
                "What <do> {i} dream of?",
                "what {i} <want>",
            ),
        ),
        FrameSlot(
            "plan",
            Kind.EVENT,
            "plan",
            _plan,
            "{my} plans",
            durable=False,
            asks=(
                "What <do> {i} plan?",
                "What's next for {me}?",
                "What <do> {i} have coming up?",
                "what {i} <plan>",
            ),
        ),
    ),
    cues={
        "goal": "goal plan aim want learn",
        "trip": "trip travel holiday vacation going",
    },
    wordings=(Wording("goal", rf"{U} wants to {V}", VERB, _wanted, slot="goal"),),
)
