"""Instruments, sports, hobbies, teams and skills."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.tables import OPEN
from memory.notice.frames.wording import Table, U, V, Wording, groups, says
from memory.notice.grammar.lexicon import NATIONALITIES, words
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot

INSTRUMENT = Slot(
    "instrument",
    sentences={"": "{s} plays the {v}."},
    frame="plays",
    sort="instrument",
    matters="tastes",
    trust="unread",
)
SPORT = Slot(
    "sport", sentences={"": "{s} plays {v}."}, frame="plays", matters="tastes", trust="unread"
)
HOBBY = Slot("hobby", sentences={"": "{o} hobby is {v}."}, matters="tastes", trust="unread")
TEAM = Slot(
    "team", sentences={"": "{s} supports {v}."}, trust="never", sort="team", matters="tastes"
)
SKILL = Slot("skill", trust="never", matters="tastes")


_INSTRUMENTS = words(
    """piano guitar cello violin viola harp bass drums drum flute oboe clarinet saxophone sax
    trumpet trombone tuba horn banjo mandolin ukulele accordion organ keyboard harmonica
    recorder fiddle bagpipes sitar lute harpsichord bassoon cornet"""
)


def _plays(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if phrase.shape is Shape.PLACE:
        return Clause("play", text)
    if foreign(phrase):
        return None
    if re.search(r"\bplayer$", text, re.I):
        return Clause("be", with_article(text))
    if phrase.shape in (Shape.THIRD, Shape.BASE) and phrase.verb == "play":
        return verbal(phrase)
    if is_gerund(text) and text.islower():
        return Clause("do", text)
    if is_instrument(text):
        return Clause("play", f"the {text}")
    return Clause("play", f"in a {text}" if text in ("campaign", "band", "league") else text)


def is_instrument(text: str) -> bool:
    """Whether one plays "the" instrument of that name."""
    return text.casefold() in _INSTRUMENTS


def _skill(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first in NATIONALITIES:  # "isn't good at english"
        return Clause("be", f"good at {phrase.text}")
    if phrase.shape is Shape.ADJECTIVE or phrase.first == "good":
        lift = any(char.isdigit() for char in phrase.text)  # "dead 140"
        return Clause("can" if lift else "be", phrase.text)
    if phrase.shape is Shape.PAST and frame.negated:
        return Clause("have", phrase.text, adverb="never", negated=False)
    third = phrase.shape is Shape.THIRD and phrase.rest  # "tells jokes", but "names"
    if third or phrase.verb in ("can", "cant", "can't", "know"):
        return verbal(phrase)
    if phrase.shape is Shape.BASE:
        return Clause("can", phrase.text)
    if phrase.shape is Shape.WHO:
        return Clause("be", with_article(phrase.text))
    return None if phrase.shape is Shape.CLAUSE else Clause("be", f"good at {phrase.text}")


def _played_place(frame: Frame, text: str) -> tuple[str, str] | None:
    return ("instrument", frame.value) if is_instrument(frame.value) else None


ASK_INSTRUMENT = Table(
    answer="You play the {v}.",
    noun="what instrument you play",
    train=(
        "Tell me what instrument I play.",
        "Which instrument do I play?",
        "What do I play?",
        "Do you know which instrument I play?",
        "What's my instrument?",
        "Can you remind me which instrument I play?",
        "What did I say I play?",
        "which instrument can i play",
        "Could it be that you know which instrument I play?",
        "Have I told you what instrument I play?",
        "I need to know which instrument I play.",
        "Which instrument have I learned?",
        "Which instrument would I bring to a concert?",
        "Did I ever mention my instrument?",
    ),
    tasks=("Introduce me to the band: what do I play?", "Fill in the form: instrument?"),
    exam=(
        "What instrument do I play?",
        "Which musical instrument do I play?",
        "Do you remember what instrument I play?",
        "Could you tell me which instrument is mine?",
        "Is there an instrument I play?",
        "What instrument can I play?",
    ),
    bench=(
        "Do you still know my instrument?",
        "I play what?",
        "Say which instrument I play.",
        "On what instrument do I make music?",
        "My instrument, what was it again?",
        "What kind of instrument do I play?",
    ),
    yes_no="Do I play the {v}?",
)


FAMILY = Family(
    slots=(
        INSTRUMENT,
        SPORT,
        HOBBY,
        TEAM,
        SKILL,
    ),
    frames=(
        FrameSlot(
            "plays",
            Kind.FACT,
            "playing",
            _plays,
            "{my} playing",
            memory="sport",
            asks=(
                "What <do> {i} play?",
                "Which game or instrument <do> {i} play?",
                "What can {i} play?",
                "what {i} <play>",
            ),
            place=_played_place,
        ),
        FrameSlot(
            "skill",
            Kind.FACT,
            "skills",
            _skill,
            "{my} skills",
            asks=(
                "What can {i} do?",
                "What <be> {i} good at?",
                "Which skills <do> {i} have?",
                "what {i} can do",
            ),
        ),
    ),
    cues={
        "instrument": "instrument play music musical",
        "sport": "sport play train exercise team",
        "hobby": "hobby hobbies free spare time weekend fun leisure pastime enjoy",
        "hobbies": "hobby hobbies free spare time weekend fun leisure pastime enjoy",
        "team": "team club support fan sport football",
    },
    wordings=(
        Wording("instrument", rf"{U} (?:plays|can play) the {V}", ASK_INSTRUMENT, groups, near=9),
        Wording("open", rf"{U} plays {V}", OPEN, says("You play {v}.", "sport"), slot="sport"),
    ),
)
