"""Where somebody lives, and where they come from."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.lexicon import words
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

HOME = Slot(
    "home",
    "one",
    sentences={"": "{s} lives in {v}.", "on": "{s} lives {p} {v}."},
    sort="home",
    matters="places",
    trust="unread",
)
ORIGIN = Slot(
    "origin",
    "one",
    sentences={"": "{s} comes from {v}."},
    sort="other",
    matters="places",
    trust="unread",
)
HOMETOWN = Slot(
    "hometown",
    "one",
    sentences={"": "{s} grew up in {v}.", "on": "{s} grew up {p} {v}."},
    sort="other",
    matters="places",
    trust="unread",
)
BIRTHPLACE = Slot(
    "birthplace",
    "one",
    sentences={"": "{s} was born in {v}."},
    sort="other",
    matters="places",
    trust="unread",
)


_HOMES = words(
    """flat house apartment studio dorm caravan van boat bungalow village city suburb room farm
    cottage town home garden center centre"""
)


def _home(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    if phrase.shape is Shape.PLACE or text.casefold() in ("abroad", "alone", "downtown"):
        return Clause("live", text)
    if text.casefold() == "home":
        return Clause("live", f"at {text}")
    if phrase.shape is Shape.NUMBER or re.fullmatch(r"[\d.,]+|one and a half", text):
        return Clause("live", f"at {text}") if re.search(r"\d.*[a-z]", text) else None
    if phrase.shape in (Shape.BASE, Shape.THIRD, Shape.PAST):
        return verbal(phrase) if phrase.text[0].islower() and phrase.rest else None
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", text, noun="home")
    if re.match(r"\d", text):
        return Clause("live", f"at {text}")
    return Clause("live", f"in {with_article(text) if head_of(text) in _HOMES else text}")


def _origin(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if phrase.shape in (Shape.PAST, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape in (Shape.CLAUSE, Shape.FOREIGN):
        return None
    if phrase.first == "from":
        return Clause("come", phrase.text)
    place = with_article(phrase.text) if head_of(phrase.text) in _HOMES else phrase.text
    return Clause("come", f"from {place}")


ASK_HOME = Table(
    answer="You live {p} {v}.",
    noun="where you live",
    train=(
        "Tell me where I live.",
        "Which city do I live in?",
        "Where have I got my home?",
        "In which place do I live?",
        "Do you know where I live?",
        "Where did I say I live?",
        "What's my home town now?",
        "Can you remind me where I live?",
        "I'm living in which place?",
        "Where's the house I live in?",
        "Where am I living now?",
        "Whereabouts do I live?",
        "Which city am I living in?",
        "What city do I call home?",
        "So in which place am I at home?",
        "Could it be that you know where I live?",
        "Where am I living these days?",
        "Give me the place where I have my home.",
    ),
    tasks=("Fill in the form: the town I live in?", "I'm going home. Which town is that?"),
    exam=(
        "Where do I live?",
        "Which town do I live in?",
        "Do you remember where I live?",
        "Where's my home?",
        "What place do I live in?",
        "Could you tell me where I'm living?",
    ),
    bench=(
        "Do you still know where I live?",
        "I live where?",
        "What's the town I live in?",
        "Say where I live.",
        "In what city is my home?",
        "What is the name of my town?",
    ),
    reverse="{v} is where you live.",
    reverse_key="live",
    yes_no="Do I live {p} {v}?",
)


ASK_ORIGIN = Table(
    answer="You come from {v}.",
    noun="where you come from",
    train=(
        "Tell me where I'm from.",
        "Where did I grow up?",
        "What is my hometown?",
        "Do you know where I come from?",
        "Can you remind me where I'm from?",
        "Where was I born?",
        "In which place did I grow up?",
        "what's my place of origin",
        "I am from which place?",
        "Where did I live as a child?",
        "Could it be that you know where I'm from?",
        "Have I told you where I come from?",
        "From which town am I?",
        "Where did I spend my childhood?",
        "Did I ever mention where I'm from?",
    ),
    tasks=("Fill in the form: where I come from?", "Introduce me: where am I coming from?"),
    exam=(
        "Where do I come from?",
        "Where am I from?",
        "What place am I from?",
        "Do you remember where I come from?",
        "Where did I say I'm from?",
        "Could you tell me where I come from?",
    ),
    bench=(
        "Do you still know where I'm from?",
        "I come from where?",
        "What town do I come from?",
        "Say where I come from.",
        "Where are my roots?",
        "Which place do I come from?",
    ),
    yes_no="Do I come from {v}?",
)


FAMILY = Family(
    slots=(
        HOME,
        ORIGIN,
        HOMETOWN,
        BIRTHPLACE,
    ),
    frames=(
        FrameSlot(
            "home",
            Kind.FACT,
            "home",
            _home,
            "{my} home",
            ends=("commute",),
            asks=(
                "Where <do> {i} live?",
                "Where's {my} home?",
                "In which place <do> {i} live?",
                "where {i} <live>",
            ),
        ),
        FrameSlot(
            "origin",
            Kind.FACT,
            "origin",
            _origin,
            "{my} origin",
            asks=(
                "Where <do> {i} come from?",
                "Where <be> {i} from?",
                "What's the place {i} <come> from?",
                "where {i} <come> from",
            ),
        ),
    ),
    cues={
        "home": "live home house town city country place address village where reside based flat",
        "city": "live home town city",
        "country": "live home country",
        "hometown": "hometown from grow born raised origin town city",
        "origin": "from born raised grow hometown origin come",
        "birthplace": "born birthplace hometown",
        "place": "place where",
    },
    wordings=(
        Wording("home", rf"{U} lives (?P<p>in|on|at|near) {V}", ASK_HOME, groups, near=1),
        Wording("home", rf"{U}'s home is (?P<p>in|on|at|near) {V}", ASK_HOME, groups),
        Wording(
            "origin",
            rf"{U} (?:comes from|is from|grew up in|was born in) {V}",
            ASK_ORIGIN,
            groups,
            near=2,
        ),
    ),
)
