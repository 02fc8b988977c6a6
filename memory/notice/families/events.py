"""What happened, and what is going to."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, is_state, with_article
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import predicate, theirs, value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english import dates
from memory.vocabulary.english.inflection import base_of_past
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

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


_MY_EVENT = pattern(
    r"<MY> (?P<n>[\w' -]{2,40}?)(?: (?:is|are|'s|starts|begins|ends|takes place|leaves"
    r"|departs|arrives|is scheduled|is booked|is due|is set|was moved|has been moved"
    r"|got moved|is coming up|will be|moved)(?: for| to| up)?)?\s+"
)


_HAVE_EVENT = pattern(
    r"(?:<HAVE>|i've booked|we've booked|i booked|i bought) (?P<a>an? |my |the |two "
    r"|our )?(?P<n>[\w'& -]{2,50}?)\s+"
)


_DOING = pattern(
    r"(?:<IM> (?:flying|going|travelling|traveling|moving|leaving|visiting|getting"
    r"|having|starting|meeting|seeing|hosting|running|taking|giving|playing|driving"
    r"|picking"
    r"|attending|celebrating|cooking|working|sitting|presenting|turning|back|off|away"
    r"|out)|<I> (?:fly|leave|move|start|arrive|meet|travel|return|turn|have to|need to"
    r"|must|will|am going to|get married))\b.*"
)


_NO_EVENT = re.compile(
    r"(?:question|idea|headache|feeling|lot|problem|cold|minute|favou?r|bit|few|look"
    r"|point|doubt|request|suggestion|plans?|time|chance|day off|bad day|good day"
    r"|much|nothing|something|weird dream|day|life|mood|head|back|code|internet|answer"
    r"|weather|twice|again|down|late|full|empty)$",
    re.I,
)


def events(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Events on a date, which expire by themselves."""
    text = clause.text
    moment = dates.find(text, when)
    if moment is None or moment.until < (when if when.tzinfo else when.astimezone()):
        return None
    day = moment.words
    head = f"{text[: moment.begin].rstrip(' ,')} "
    tail = value(text[moment.end :], trim=False) if len(text[moment.end :].split()) <= 8 else ""
    after = f" {theirs(tail)}" if tail else ""
    if match := _MY_EVENT.match(head):
        noun = match["n"].strip()
        if doing := re.fullmatch(r"([\w' -]+?) (?:is|are) (\w+ing\b.*)", noun):
            said = f"{theirs(doing[1])} is {theirs(doing[2])} {day}"
            return [
                make(clause, EVENT, said, text=f"The user's {said}{after}.", until=moment.until)
            ]
        if _NO_EVENT.search(noun) or re.search(
            r"birthday(?:'s)?$|\b(?:is|are|was|has|had|wants?|likes?|will)\b", noun, re.I
        ):
            return None
        text = f"The user's {theirs(noun)} is {day}{after}."
        return [
            make(
                clause,
                EVENT,
                re.sub(r"^(?:on|in) (?:the )?", "", day),
                text=text,
                until=moment.until,
                name=f"event.{key(noun)}",
            )
        ]
    if (match := _HAVE_EVENT.match(head)) and match["a"]:
        noun = re.sub(r"\s+(?:booked|scheduled|planned|coming up)$", "", match["n"].strip())
        if _NO_EVENT.search(noun):
            return None
        one = (
            ""
            if match["a"].strip().casefold() in ("my", "the", "our")
            else match["a"].strip().casefold()
        )
        if one in ("a", "an"):
            one = article(noun)
        said = (
            f"The user has {one} {theirs(noun)} {day}{after}."
            if one
            else f"The user's {noun} is {day}{after}."
        )
        return [
            make(
                clause,
                EVENT,
                re.sub(r"^(?:on|in) (?:the )?", "", day),
                text=said,
                until=moment.until,
                name=f"event.{key(noun)}",
            )
        ]
    if _DOING.match(f"{text[: moment.begin]}{text[moment.end :]}".strip()) and moment.begin > 4:
        words = value(f"{text[: moment.begin].rstrip(' ,')}{text[moment.end :]}", trim=False)
        words = re.sub(r"^(?:i'm|im|i am|we're|we are) ", "am ", words, flags=re.I)
        words = re.sub(r"^(?:i|we) ", "", words, flags=re.I)
        words = re.sub(r"^(?:have to|must)\b", "need to", words)
        if len(words.split()) < 2 or re.match(
            r"(?:am going to|will|am|need to) (?:ask|tell|say|see if|try|be|bed)\b", words
        ):
            return None
        said = predicate(words)
        return [
            make(
                clause,
                EVENT,
                f"{theirs(words.removeprefix('am '))} {day}",
                text=f"The user {said} {day}.",
                kind=Kind.EVENT,
                until=moment.until,
            )
        ]
    return None


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
    rules=(Statement(events, 120),),
    cues={
        "event": "when date plan calendar schedule",
        "appointment": "appointment meeting when calendar schedule",
    },
)
