"""What fits no other family, and what was asked for: notes and instructions."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, clause_of, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.tables import VERB
from memory.notice.frames.wording import U, V, Wording, base_of
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS
from memory.vocabulary.english.inflection import base_of_past, is_plural
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

SELF = Slot(
    "self",
    sentences={"": "{s} is {v}."},
    frame="other",
    trust="never",
    matters="tastes body belongings work",
)
NOTE = Slot(
    "note", frame="other", trust="never", matters="tastes body belongings places work plans"
)
INSTRUCTION = Slot("instruction", kind=Kind.INSTRUCTION, parts="one", trust="always")
CORRECTION = Slot("correction", trust="always")


_LOOKS = words("beard moustache hair eyes scar tattoo accent voice")


_MOVING = ("be", "use", "live", "move", "go", "come", "speak", "write")


def _other(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or phrase.shape is Shape.NUMBER:
        return None
    passive = phrase.shape is Shape.PAST and re.match(r"\w+ (?:from|by|with|to)\b", phrase.text)
    if passive and base_of_past(phrase.first) not in _MOVING:
        return Clause("be", phrase.text)
    if clause := verbal(phrase):
        return clause
    if head_of(phrase.text) in _LOOKS or phrase.text.endswith(("ence", "ance")):
        return Clause("have", with_article(phrase.text) if " " in phrase.text else phrase.text)
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE) or phrase.first == "the":
        return Clause("be", phrase.text)
    if phrase.shape is Shape.WHO or phrase.first in ("a", "an") or phrase.text.casefold() in PETS:
        return Clause("be", with_article(phrase.text))
    if " " not in phrase.text and not is_plural(phrase.text) and phrase.text != "anniversary":
        return Clause("be", phrase.text)
    return Clause("have", phrase.text) if is_plural(head_of(phrase.text)) else None


def _other_place(frame: Frame, text: str) -> tuple[str, str] | None:
    clause = clause_of(frame, FAMILY.frames[0])
    return ("self", frame.value) if clause and clause.verb == "be" else None


# Verbs whose object is asked for by them: "What do I collect?"
_DOES = (
    r"is \w+ing|doesn't drink|only eats|prefers|avoids|supports|collects|studies|owns|reads"
    r"|watches|drinks|keeps|grows|uses|wears|follows|builds|does"
)


def _verb(match: re.Match[str]) -> dict[str, str]:
    verb = match["d"]
    if verb.startswith("is "):
        doing = verb.removeprefix("is ")
        return {"q": f"am I {doing}", "s": f"I'm {doing}", "a": f"You are {doing}"}
    if verb.startswith("doesn't "):
        denied = "don't " + verb.removeprefix("doesn't ")
        return {"q": f"don't I {verb[8:]}", "s": f"I {denied}", "a": f"You {denied}"}
    only = "only " if verb.startswith("only ") else ""
    base = only + base_of(verb.removeprefix("only "))
    return {"q": f"do I {base}", "s": f"I {base}", "a": f"You {base}"}


FAMILY = Family(
    slots=(
        SELF,
        NOTE,
        INSTRUCTION,
        CORRECTION,
    ),
    frames=(
        FrameSlot(
            "other",
            Kind.FACT,
            "",
            _other,
            "{me}",
            memory="note",
            place=_other_place,
        ),
    ),
    cues={
        "self": "",
        "note": "",
    },
    wordings=(Wording("verb", rf"{U} (?:usually )?(?P<d>{_DOES}) {V}", VERB, _verb, general=3),),
)
