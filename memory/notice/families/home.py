"""Where somebody lives, and where they come from."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.birthday import birthday_of
from memory.notice.families.things import OWN
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern, plainly
from memory.notice.grammar.grammar import theirs, value
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
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
HOUSEHOLD = Slot("household", trust="never")


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


_HOME = pattern(
    r"(?:<I> (?:live|stay|reside)|<I>(?:'ve| have)? (?:just |recently )?(?:moved"
    r"|relocated|settled|lived)"
    r"|<IVE> been living|<IM> (?:living|based|residing|moving house)|<MY> (?:home"
    r"|house|flat|apartment|place) is"
    r"|(?:i'm|i am) at home) (?P<p>in|to|at|on|near|outside(?: of)?|just outside(?: "
    r"of)?|close to|out in"
    r"|from [\w' -]{1,40} to|down in|up in|over in|back to) (?P<v>.+)"
)


_ORIGIN = pattern(
    r"(?:<IM>(?: originally)?(?: from)|<I> (?:originally )?(?:come|hail) from|my "
    r"family (?:comes|is) from) (?P<v>.+)"
)


_GREW = pattern(
    r"<I> (?:grew up|was raised|were raised|was brought up) (?P<p>in|on|near|outside"
    r"|by) (?P<v>.+)"
)


_HOMETOWN = pattern(r"my home ?town is (?:called )?(?P<v>.+)")


_BORN = pattern(r"<I> was born(?: and (?:raised|bred))? (?P<p>in|on|near|at) (?P<v>.+)")


_ALONE = pattern(r"<I> live (?P<v>(?:alone|by myself|on my own|with .+))")


NO_PLACE = re.compile(
    r"(?:fear|hope|peace|denial|hell|a bubble|the moment|the past|the future|the "
    r"present|with|a nutshell|here|there|it|this|that"
    r"|work|home|time|trouble|general|fact|mind|a world|a rush|a hurry|the zone|love"
    r"|(?:a )?society|(?:strange|interesting|modern|hard|difficult) times|my (?:head"
    r"|own)|him|her|them|you|bed|the mood|the same)\b",
    re.I,
)


def homes(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Home, origin, hometown, birthplace."""
    text = clause.text
    if match := _ALONE.match(text):
        return [
            make(
                clause,
                HOUSEHOLD,
                value(match["v"]),
                text=f"The user lives {theirs(value(match['v']))}.",
            )
        ]
    if match := _HOME.match(text):
        where = re.sub(r" (?:with|together|for|since|by)\b.*$", "", match["v"])
        chosen, place = value(where), match["p"].casefold()
        if (
            not chosen
            or NO_PLACE.match(chosen)
            or (place == "on" and re.match(r"my|to|from", chosen))
        ):
            return []
        if place in ("to", "in", "back to") or place.startswith("from"):
            return [make(clause, HOME, chosen)]
        return [make(clause, HOME, chosen, form="on", word=place)]
    if match := _HOMETOWN.match(text):
        return plainly(match, clause, HOMETOWN)
    if match := _GREW.match(text):
        place = match["p"].casefold()
        if place == "by":
            return []
        return plainly(match, clause, HOMETOWN, form="" if place == "in" else "on", word=place)
    if (match := _BORN.match(text)) and match["p"].casefold() in ("in", "near", "at"):
        born = value(re.sub(r" and (?:raised|bred|grew up)\b.*$", "", match["v"]))
        if re.fullmatch(r"(?:19|20)\d\d|the \w+", born):
            return [
                make(clause, OWN, born, text=f"The user was born in {born}.", name="own.birth_year")
            ]
        return birthday_of(clause, born) or ([make(clause, BIRTHPLACE, born)] if born else [])
    if match:
        return birthday_of(clause, value(match["v"]))
    if match := _ORIGIN.match(text):
        chosen = value(match["v"])
        if (
            not chosen
            or NO_PLACE.match(chosen)
            or re.match(
                r"an? (?:big|large|small|poor|rich|family|background|long|musical|religious)",
                chosen,
            )
        ):
            return []
        return [make(clause, ORIGIN, chosen)]
    return None


FAMILY = Family(
    slots=(HOME, ORIGIN, HOMETOWN, BIRTHPLACE, HOUSEHOLD),
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
    rules=(Statement(homes, 230),),
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
