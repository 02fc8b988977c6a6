"""School, studies and what somebody graduated in."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.tables import WHERE
from memory.notice.frames.wording import U, V, Wording, base_of
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import predicate, value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

STUDY = Slot(
    "study",
    "one",
    sentences={"": "{s} studies {v}."},
    frame="studies",
    trust="never",
    sort="study",
    matters="work",
)
SCHOOL = Slot(
    "school",
    "one",
    sentences={"": "{s} studies at {v}.", "goes": "{s} goes to {v}."},
    trust="never",
    sort="study",
    matters="work",
)
EDUCATION = Slot("education", sentences={"": "{s} {v}."}, trust="never", matters="work")


def _school(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    verbs = ("started", "go", "goes", "went", "attend", "attends", "finish", "finished")
    boarding = low.endswith("school") and low.count(" ") < 3 and phrase.first not in verbs
    if not boarding and (clause := verbal(phrase)):
        return clause
    if re.match(r"(?:class|year|grade|\d+(?:st|nd|rd|th))\b", low):
        return Clause("be", f"in {'the ' if low[0].isdigit() and ' ' not in low else ''}{text}")
    if re.match(r"(?:a )?(?:senior|junior|freshman|sophomore|pupil|student)\b", low):
        return Clause("be", with_article(text))
    if text[:1].islower() and " " in low and "school" in low:
        return Clause("go", f"to {with_article(text)}")
    return None if re.match(r"tiny|small|big", low) else Clause("go", f"to {text}")


def _studies(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, low = phrase.text, phrase.text.casefold()
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PAST and phrase.rest and (clause := verbal(phrase)):
        return clause
    if phrase.shape is Shape.WHO or re.search(r"\bstudent$", low):
        return Clause("be", text if phrase.determined and not low[0].isdigit() else f"a {text}")
    if "thesis" in low or "dissertation" in low:
        return Clause("work", f"on {text}")
    if head_of(text) in ("course", "class", "degree", "diploma", "apprenticeship", "lessons"):
        return Clause("do", with_article(text))
    if low.startswith(("phd", "masters", "master's", "degree", "ba ", "bsc")):
        return Clause("do", f"a {text}")
    if re.match(r"(?:first|second|third|fourth|final|\d+\w*) year$", low):
        return Clause("be", f"in {text}")
    if low == "studying" or (phrase.shape is Shape.GERUND and phrase.rest.split()[:1] == ["year"]):
        return Clause("be", text[0].lower() + text[1:])
    return Clause("study", text)


def _at_school(match: re.Match[str]) -> dict[str, str]:
    base = base_of(match["d"])
    place = "go to school" if base == "go to" else base.removesuffix(" at")
    return {"q": f"do I {place}", "s": f"I {place}", "a": f"You {base}"}


_STUDY = pattern(
    r"(?:<I> study|<IM> (?:studying|majoring in|doing a (?:degree|phd|master's|masters"
    r"|bachelor's) in))"
    r" (?P<v>.+?)(?: at (?P<where>.+))?"
)


_SCHOOL = pattern(
    r"(?:<I> (?:go to|attend|study at)|<IM> (?:a )?(?:student|studying|enrolled"
    r"|pupil) at|my (?:school|university|college|uni)"
    r" is(?: called)?) (?P<v>.+)"
)


_DEGREE = pattern(
    r"(?P<words>(?:i (?:graduated|have (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate"
    r"|master's|masters|bachelor's|diploma|mba|a-levels?))"
    r"|i (?:studied|majored in|did my (?:phd|degree|masters|master's|apprenticeship)"
    r"|went to (?:school|university|college))"
    r"|<IVE> (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate|mba|diploma))\b.*)"
)


def studies(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What and where somebody studies or studied."""
    text = clause.text
    if match := _SCHOOL.match(text):
        chosen = value(match["v"])
        goes = re.match(r"(?:i|we) (?:go to|attend)", text, re.I)
        known = re.search(r"\b(?:school|university|college|uni|academy|institute)\b", chosen, re.I)
        if goes and not known:
            return None
        return [make(clause, SCHOOL, chosen, form="goes" if goes else "")] if chosen else []
    if match := _STUDY.match(text):
        chosen = value(match["v"])
        if not chosen or re.match(
            r"(?:for|hard|at|in|with|it|this|that|every|abroad|best|better|on)\b", chosen, re.I
        ):
            return None
        candidates = [make(clause, STUDY, chosen)]
        where = value(match["where"] or "")
        return (
            [*candidates, make(clause, SCHOOL, where)] if where and where != "home" else candidates
        )
    if match := _DEGREE.match(text):
        words = value(
            re.sub(
                r"^i(?:'ve)?(?: have)? ",
                lambda m: "have " if "ve" in m[0] else "",
                match["words"],
                flags=re.I,
            ),
            trim=False,
        )
        described = re.sub(r"^has got ", "has ", predicate(words))
        return [make(clause, EDUCATION, words, text=f"The user {described}.")] if words else []
    return None


FAMILY = Family(
    slots=(
        STUDY,
        SCHOOL,
        EDUCATION,
    ),
    frames=(
        FrameSlot(
            "school",
            Kind.FACT,
            "school",
            _school,
            "{my} school",
            asks=(
                "Where <do> {i} go to school?",
                "What's {my} school?",
                "Which school is {mine}?",
                "where {i} <go> to school",
            ),
        ),
        FrameSlot(
            "studies",
            Kind.FACT,
            "studies",
            _studies,
            "{my} studies",
            memory="study",
            asks=(
                "What <do> {i} study?",
                "What's {my} subject?",
                "Which studies are {mine}?",
                "what {i} <study>",
            ),
        ),
    ),
    rules=(Statement(studies, 250),),
    cues={
        "school": "school study university college student",
        "study": "study university college school degree subject student",
        "education": "education degree graduate graduated studied university college",
    },
    wordings=(
        Wording("school", rf"{U} (?P<d>studies at|goes to) {V}", WHERE, _at_school, slot="school"),
    ),
)
