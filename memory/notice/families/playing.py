"""Instruments, sports, hobbies, teams and skills."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.habits import _STATIVE
from memory.notice.families.things import COLLECTION
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.tables import OPEN
from memory.notice.frames.wording import Table, U, V, Wording, groups, says
from memory.notice.grammar.base import Statement, make, pattern, plainly
from memory.notice.grammar.grammar import predicate, several, value
from memory.notice.grammar.lexicon import NATIONALITIES, words
from memory.notice.grammar.nouns import GAMES, INSTRUMENTS_NOT
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Candidate, Kind
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


_SUPPORT = pattern(r"(?:<I> (?:support|root for|cheer for)|<IM> (?:a )?(?:supporter of)) (?P<v>.+)")


_PLAY = pattern(
    r"(?:<I>(?:'ve| have)?|i can) (?:usually |often |sometimes |also )*(?:play|played"
    r"|been playing|playing) (?P<a>the |a |an |my )?(?P<v>[\w&' -]+?)"
    r"(?P<rest> (?:in|for|with|at|on|every|since|as|once|twice|professionally|semi-"
    r"|regularly)\b.*)?"
)


def teams(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What team somebody supports."""
    text = clause.text
    if (match := _SUPPORT.match(text)) and value(match["v"])[:1].isupper():
        return plainly(match, clause, TEAM)
    return None


def plays(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Instruments and games."""
    match = _PLAY.match(clause.text)
    if not match:
        return None
    what = value(match["v"])
    low = what.casefold()
    if (
        not what
        or low in INSTRUMENTS_NOT
        or re.match(
            r"(?:with|along|in|for|a lot|music|around|too|it|them|fair|nice|dumb|part|role"
            r"|games?|dead|hard|safe|against)\b",
            low,
        )
    ):
        return None
    rest = value(match["rest"] or "", trim=False)
    with_article = (match["a"] or "").strip().casefold()
    strings = re.fullmatch(
        r"(?:electric |acoustic |bass |classical |double )?(?:guitar|piano|drums|bass"
        r"|violin|cello|flute|saxophone|trumpet|keyboards?|clarinet|ukulele|harp|viola"
        r"|banjo|accordion|organ)",
        low,
    )
    if low in GAMES or (not with_article and not strings):
        if re.search(r"every|on \w+s?$|once|twice", rest):
            return None
        parts = several(what)
        return [make(clause, SPORT, part) for part in parts if len(part.split()) <= 3]
    return [make(clause, INSTRUMENT, part) for part in several(what) if len(part.split()) <= 4]


_FREE = pattern(
    r"(?:in|during) my (?:free|spare|leisure) time,? (?:<I> )?(?P<v>.+)|(?P<w>.+?) "
    r"(?:in|during) my (?:free|spare|leisure) time"
)


_MY_HOBBY = pattern(
    r"my (?:main |biggest |favou?rite |new |only )?(?:hobby|hobbies|pastimes?"
    r"|passions?) (?:is|are|include|includes|:) (?P<v>.+)"
)


_AS_HOBBY = pattern(
    r"(?:<I> (?:do|practise|practice)|<IVE> (?:taken up|started|got into)|i took up"
    r"|<IM> into) (?P<v>.+?)(?: as a (?:hobby|pastime|sport)| for fun| in (?:my|our) "
    r"(?:free|spare) time)?"
)


_ENJOY_ING = pattern(
    r"<I> (?:really |also |love to go |like to go |often |sometimes |regularly "
    r")?(?:enjoy|go) (?P<v>[a-z]+ing)"
)


_COLLECT = pattern(r"<I> collect (?P<v>.+)")


def hobbies(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What somebody does for fun."""
    text = clause.text
    if match := _MY_HOBBY.match(text):
        return [make(clause, HOBBY, v) for v in several(value(match["v"]))]
    if match := _FREE.match(text):
        words = value(re.sub(r"^(?:<I>|i|we) ", "", match["v"] or match["w"], flags=re.I))
        doing = re.match(
            r"(?:(?:often|usually|mostly|also|sometimes) )*(?:do|go|enjoy|like|love|practise"
            r"|practice|am into) (?:some |a lot of |a bit of )?(?P<x>[\w ,-]+)$",
            words,
            re.I,
        )
        if doing and not doing["x"].startswith("to "):
            return [make(clause, HOBBY, v) for v in several(doing["x"])]
        words = re.sub(r"^(?:like|love|enjoy) to ", "", words)
        if not words or _STATIVE.match(words):
            return []
        return [make(clause, HOBBY, words, text=f"The user {predicate(words)} in their free time.")]
    if match := _COLLECT.match(text):
        return [make(clause, COLLECTION, value(match["v"]))] if value(match["v"]) else []
    if (match := _AS_HOBBY.match(text)) and re.search(
        r"hobby|pastime|sport$|for fun|free|spare|taken up|took up|got into", text
    ):
        return [make(clause, HOBBY, value(match["v"]))] if value(match["v"]) else []
    if (match := _ENJOY_ING.match(text)) and match["v"] not in (
        "nothing",
        "something",
        "being",
        "going",
        "everything",
        "anything",
        "doing",
    ):
        return [make(clause, HOBBY, match["v"], text=f"The user enjoys {match['v']}.")]
    return None


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
    rules=(
        Statement(hobbies, 130),
        Statement(teams, 260),
        Statement(plays, 270),
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
