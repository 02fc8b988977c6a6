"""Favourite things."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.tastes import NO_OBJECT, taste
from memory.notice.families.things import OWN
from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import BE, N, Table, U, V, Wording, of_noun
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

FAVOURITE = Slot(
    "favourite",
    "one",
    Kind.PREFERENCE,
    parts="one",
    sentences={"": "{o} favourite {n} is {v}.", "many": "{o} favourite {n} are {v}."},
    matters="tastes",
    trust="unread",
)


def _favourite(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    return Clause("be", phrase.text, noun=frame.slot)


def _favourite_place(frame: Frame, text: str) -> tuple[str, str]:
    return f"favourite.{key(frame.slot.partition(' ')[2])}", frame.value


ASK_FAVOURITE = Table(
    answer="Your favourite {n} {be} {v}.",
    noun="your favourite {n}",
    train=(
        "Tell me my favourite {n}.",
        "Do you know my favourite {n}?",
        "Which {n} is my favourite one?",
        "Which {n} do I love most?",
        "What {n} do I like the most?",
        "Can you remind me what my favourite {n} is?",
        "favourite {n}, please",
        "I told you my favourite {n}. What is it?",
        "Which {n} do I like more than any other?",
        "My favourite {n} is which one?",
        "Which {n} would I choose?",
        "What would I call my favourite {n}?",
        "Which {n} is dearest to me?",
        "What {n} am I most fond of?",
        "My top {n} is which?",
        "If I could have only one {n}, which one?",
        "What's the best {n} in my eyes?",
        "So my favourite {n} is which?",
        "Which {n} do I like above all?",
        "Could it be that you know which {n} I love?",
    ),
    tasks=("Pick a {n} for me. Which is my favourite?", "Fill in the form: favourite {n}?"),
    exam=(
        "What's my favourite {n}?",
        "Which {n} do I like best?",
        "Do you remember which {n} is my favourite?",
        "What would you say is my favourite {n}?",
        "Say what my favourite {n} is.",
        "What did I say is my favourite {n}?",
    ),
    bench=(
        "Which {n} do I prefer?",
        "My favourite {n}, what was it again?",
        "Do you still know my favourite {n}?",
        "Of all of them, which {n} is my favourite?",
        "I forgot my favourite {n}. Which one is it?",
        "Name my favourite {n}.",
    ),
    yes_no="Is {v} my favourite {n}?",
)


_FAVOURITE = pattern(
    r"(?:<MY> )?(?:own |all-time |absolute |personal |current |new "
    r")*(?P<fav>favou?rite|fav|fave|least favou?rite)"
    r" (?P<n>[a-z][\w'/ -]{1,40}?)(?: of all time| ever| in the world)?"
    r"(?: (?P<is>is|are|was|has always been|have always been|will always be)(?: called"
    r"| named|:)?|:|'s| =) "
    r"(?P<v>.+)"
)


_IS_FAVOURITE = pattern(
    r"(?P<v>[^,]{2,60}?) (?:is|are|has always been|was|'s) (?:still |probably |by far "
    r")?<MY>(?: own| all-time"
    r"| absolute| personal| current| new)* (?P<fav>favou?rite|fav|fave|least favou?rite)"
    r"(?: (?P<n>[a-z][\w'/ -]{1,40}?))?(?: of all(?: time)?| ever)?"
)


_BEST = pattern(
    r"the (?P<n>[a-z][\w' -]{1,30}?) (?:that )?i (?:like|love|enjoy) (?:the )?(?:best"
    r"|most) (?:is|are) (?P<v>.+)"
)


def favourites(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "My favourite colour is teal", "teal is my favourite colour", "favorite band: X"."""
    text = clause.text
    match = _FAVOURITE.match(text) or _BEST.match(text) or _IS_FAVOURITE.match(text)
    if not match:
        return None
    groups = match.groupdict()
    noun, chosen = (groups["n"] or "").strip(), value(match["v"])
    if not chosen or (
        NO_OBJECT.match(chosen) and not re.match(r"(?:the|my|nothing)\b", chosen, re.I)
    ):
        return []
    if re.match(r"(?:not|still|probably|either|also|definitely not)\b", chosen, re.I):
        return []
    least = (groups.get("fav") or "").casefold().startswith("least")
    if not noun:
        return taste(clause, chosen, not least, form="" if least else "loves")
    noun = re.sub(r"^(?:kind|type|sort) of ", "", noun)
    shown = re.sub(r"\bcolor", "colour", noun, flags=re.I)
    many = (groups.get("is") or "").casefold() == "are" or (
        not groups.get("is") and noun.endswith("s") and " and " in chosen
    )
    if least:
        return [
            make(
                clause,
                OWN,
                chosen,
                noun=f"least favourite {shown}",
                kind=Kind.PREFERENCE,
                name=f"own.least_favourite_{key(noun)}",
            )
        ]
    single = singular(noun) if many else noun
    return [
        make(
            clause,
            FAVOURITE,
            chosen,
            noun=shown,
            form="many" if many else "",
            name=f"favourite.{key(single)}",
        )
    ]


FAMILY = Family(
    slots=(FAVOURITE,),
    frames=(
        FrameSlot(
            "favourite",
            Kind.PREFERENCE,
            "favourite",
            _favourite,
            "{my} {slot}",
            asks=(
                "What's {my} {slot}?",
                "Which one is {my} {slot}?",
                "What would {i} name as {my} {slot}?",
                "what {my} {slot} is",
            ),
            place=_favourite_place,
        ),
    ),
    rules=(Statement(favourites, 140),),
    cues={
        "colour": "colour color shade",
        "color": "colour color shade",
        "film": "film movie cinema watch",
        "movie": "film movie cinema watch",
        "book": "book read novel author",
        "author": "author writer book read novel",
        "band": "band music song listen group",
        "music": "music song listen band genre",
        "song": "song music listen",
        "singer": "singer music song listen",
        "game": "game play",
        "season": "season year",
    },
    wordings=(Wording("favourite", rf"{U}'s favou?rite {N} {BE} {V}", ASK_FAVOURITE, of_noun),),
)
