"""What somebody is allergic to or cannot tolerate."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.tastes import NO_OBJECT
from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.wording import Table, U, V, Wording, groups, says
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

ALLERGY = Slot(
    "allergy",
    sticky=True,
    sentences={"": "{s} is allergic to {v}.", "intolerant": "{s} is intolerant to {v}."},
    sort="foodlimit",
    matters="body",
    trust="unread",
)


_INTOLERANT = words("lactose gluten fructose histamine sorbitol")


_SINGLE = words("nut peanut puppy dog cat egg bee wasp milk")


def _allergy(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if low in _INTOLERANT:
        return Clause("be", f"intolerant to {text}")
    if low in _SINGLE:
        return Clause("have", f"{article(text)} {text} allergy")
    if low.endswith(("allergie", "fever", "asthma")):
        return Clause("have", text)
    if low.endswith("allergy"):
        return Clause("have", with_article(text))
    return None if phrase.shape is Shape.CLAUSE else Clause("be", f"allergic to {text}")


ASK_ALLERGY = Table(
    answer="You are allergic to {v}.",
    noun="what you are allergic to",
    train=(
        "Tell me what I'm allergic to.",
        "What's my allergy?",
        "which allergy do i have",
        "What should I not eat because of my allergy?",
        "Do you know what I'm allergic to?",
        "Can you remind me of my allergy?",
        "What did I say I'm allergic to?",
        "Do I have an allergy?",
        "I have which allergy?",
        "What must I avoid, being allergic?",
        "Could it be that you know my allergy?",
        "Have I told you what I'm allergic to?",
        "I need to know what I'm allergic to.",
        "Which food makes me ill?",
        "Did I ever mention an allergy?",
    ),
    tasks=("Fill in the form: allergies?", "I'm ordering food. Which allergy have I got?"),
    exam=(
        "What am I allergic to?",
        "Which food am I allergic to?",
        "Do you remember my allergy?",
        "Do I have any allergies?",
        "Could you tell me what my allergy is?",
        "What is it that I'm allergic to?",
    ),
    bench=(
        "Do you still know what I'm allergic to?",
        "I'm allergic to what?",
        "Say what I'm allergic to.",
        "What gives me an allergy?",
        "My allergy, what was it again?",
        "To what am I allergic?",
    ),
    yes_no="Am I allergic to {v}?",
)


_ALLERGIC = pattern(
    r"<IM> <ADV>(?:(?:severely|very|deathly|badly|mildly|slightly|terribly|a bit|a "
    r"little|extremely) )*"
    r"(?P<not>not )?(?P<how>allergic|intolerant) (?:to|of|against) (?P<v>.+)"
)


_ALLERGY = pattern(
    r"(?:<I> (?:have|suffer from)|<IVE> got)(?: (?:a|an|some))? (?:(?:severe|serious"
    r"|bad|mild|strong|slight|life-threatening) )*"
    r"(?:(?P<n>[\w -]{2,40}?) )?(?P<how>allerg(?:y|ies)|intolerance)(?: (?:to|against) (?P<v>.+))?"
)


_MY_ALLERGY = pattern(
    r"my (?:only |main |food )?allerg(?:y|ies)(?: (?:is|are|include|includes)|:) "
    r"(?:to )?(?P<v>.+)"
)


def allergies(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Allergies, one fact each."""
    text = clause.text
    match = _ALLERGIC.match(text) or _ALLERGY.match(text) or _MY_ALLERGY.match(text)
    if not match:
        return None
    groups = match.groupdict()
    if groups.get("not"):
        return None
    what = groups.get("v") or groups.get("n") or ""
    if NO_OBJECT.match(what) or re.match(
        r"(?:food|many|several|any|no|lots of|a few|few|seasonal)\b$", what, re.I
    ):
        return []
    form = "intolerant" if "intoleran" in (groups.get("how") or "").casefold() else ""
    return [
        make(clause, ALLERGY, v, form=form) for v in several(value(what)) if len(v.split()) <= 6
    ]


FAMILY = Family(
    slots=(ALLERGY,),
    frames=(
        FrameSlot(
            "allergy",
            Kind.FACT,
            "allergies",
            _allergy,
            "{my} allergies",
            asks=(
                "What <be> {i} allergic to?",
                "Which allergies <do> {i} have?",
                "What can {i} not tolerate?",
                "what {i} <be> allergic to",
            ),
        ),
    ),
    rules=(Statement(allergies, 150),),
    cues={
        "allergy": "allergy allergic eat avoid reaction food",
        "allergies": "allergy allergic eat avoid reaction food",
    },
    wordings=(
        Wording(
            "allergy", rf"{U} (?:is allergic to|has an allergy to) {V}", ASK_ALLERGY, groups, near=5
        ),
        Wording(
            "allergy", rf"{U} is intolerant to {V}", ASK_ALLERGY, says("You are intolerant to {v}.")
        ),
    ),
)
