"""What somebody owns, collects and can spend."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, needs_article, with_article
from memory.notice.frames.tables import OPEN
from memory.notice.frames.vocabulary import DETERMINERS
from memory.notice.frames.wording import BE, N, U, V, Wording, of_noun
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot, article

OWN = Slot(
    "own",
    "one",
    parts="one",
    sentences={
        "": "{o} {n} is {v}.",
        "named": "{o} {n} is called {v}.",
        "many": "{o} {n} are {v}.",
    },
    trust="never",
    matters="belongings",
)
COLLECTION = Slot(
    "collection",
    sentences={"": "{s} collects {v}."},
    trust="never",
    sort="collection",
    matters="tastes",
)


def _owns(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    verbs = ("own", "have", "keep", "grow", "collect", "rent")
    if phrase.first == "own" and phrase.rest.split()[0] not in DETERMINERS:
        return Clause("have", with_article(phrase.text))
    if phrase.shape in (Shape.THIRD, Shape.BASE) and phrase.rest and phrase.verb in verbs:
        return verbal(phrase)
    if text[:1].isupper() and not phrase.determined and _is_single(text):
        return Clause("have", f"{article(text)} {text}")
    farm = head_of(text) in ("farm", "shop", "tree") and not phrase.determined
    return Clause("have", f"a {text}" if farm else with_article(text))


def _is_single(text: str) -> bool:
    """Whether a capitalised noun is a single thing: "Surly", "ThinkPad"; not "Euros"."""
    return needs_article(text.lower()) or any(char.isdigit() for char in text)


def _budget(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape in (Shape.BASE, Shape.THIRD) and phrase.rest and phrase.first != "rent":
        return verbal(phrase)
    amount = any(char.isdigit() for char in text)
    if phrase.first in ("a", "some", "the") or (is_plural(head_of(text)) and not amount):
        return Clause("have", text)
    about = phrase.first in ("under", "about", "around", "up", "max")
    return Clause("be", text, noun="budget") if about or re.match(r"[~€$£]?\d", text) else None


def _budget_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("own.budget", frame.value) if text.startswith("The user's budget is") else None


FAMILY = Family(
    slots=(
        OWN,
        COLLECTION,
    ),
    frames=(
        FrameSlot(
            "owns",
            Kind.FACT,
            "things",
            _owns,
            "{my} things",
            asks=(
                "What <do> {i} own?",
                "Which things belong to {me}?",
                "What things are {mine}?",
                "what {i} <own>",
            ),
        ),
        FrameSlot(
            "budget",
            Kind.FACT,
            "budget",
            _budget,
            "{my} budget",
            asks=(
                "What's {my} budget?",
                "How much can {i} spend?",
                "How <be> {i} off for money?",
                "what {my} budget is",
            ),
            place=_budget_place,
        ),
    ),
    cues={
        "own": "",
        "collection": "collect collection",
        "boat": "boat ship sail",
        "project": "project working building",
        "doctor": "doctor physician gp",
        "dentist": "dentist tooth teeth",
    },
    wordings=(Wording("open", rf"{U}'s {N} {BE} (?:an? )?{V}", OPEN, of_noun, general=4),),
)
