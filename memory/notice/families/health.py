"""Health, and what somebody takes for it."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, with_article
from memory.notice.frames.tables import OPEN
from memory.notice.frames.vocabulary import MASS
from memory.notice.frames.wording import U, V, Wording, says
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.lexicon import HEALTH_WORDS, words
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_gerund, is_plural
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

HEALTH = Slot(
    "health",
    sentences={"": "{s} has {v}.", "is": "{s} is {v}."},
    trust="never",
    sort="health",
    matters="body",
)
MEDICATION = Slot("medication", trust="never", matters="body")


_MEDICAL = words(
    """bunion cataract wrist bladder disc hernia pacemaker stutter stammer lisp cold cough dog
    cane implant ulcer"""
)


_PARTS = words("knee knees back shoulder shoulders pituitary heart thyroid hip hips")


_SUFFERS = words("snore sneeze limp sleepwalk faint wheeze stammer stutter itch")


def _health(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase) or (phrase.shape is Shape.NUMBER and " " not in text):
        return None
    if phrase.first in _SUFFERS and phrase.verb:
        return verbal(phrase)
    if text.casefold().endswith((" blind", " deaf")):
        return Clause("be", text)
    single = phrase.first in HEALTH_WORDS and (" " not in text or " in " in text)
    if single or "pregnant" in text or text.endswith("sick") or text.startswith("a bit "):
        return Clause("be", text)
    if phrase.shape is Shape.NUMBER or phrase.first in HEALTH_WORDS:
        return Clause("have", text)
    if is_gerund(text):
        return Clause("be", text)
    if head_of(text) in _PARTS and len(text.split()) < 3 and phrase.shape is Shape.NOUN:
        return Clause("have", f"trouble with {text}")
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE):
        noun = phrase.first in ("bad", "high", "low", "poor", "flat", "weak", "too", "good")
        if noun and " " in text:
            plain = is_plural(head_of(text)) or head_of(text) in MASS | {"pressure", "sugar"}
            return Clause("have", text if plain else with_article(text))
        return Clause("be", text)
    if (clause := verbal(phrase)) and not (phrase.shape is Shape.BASE and not phrase.rest):
        return clause
    one = head_of(text) in _MEDICAL or phrase.first in ("small", "big", "torn", "broken", "slipped")
    return Clause("have", with_article(text) if one else text)


_TAKING = words("take use need have inject swallow wear get stop start avoid refuse skip forget")
_DOSES = words("pen epipen inhaler spray pill tablet patch drop")


def _medication(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase) or re.fullmatch(r"[\d.]+", phrase.text):
        return None
    dose = head_of(phrase.text) in _DOSES
    named = phrase.shape is Shape.GERUND or (
        phrase.shape is Shape.BASE and phrase.first not in _TAKING
    )
    verb = None if named else verbal(phrase)  # "sleeping pills", "iron tablets"
    return verb or Clause("take", with_article(phrase.text) if dose else phrase.text)


_HEALTH = pattern(
    r"(?:<I> (?:have|suffer from|live with|was diagnosed with|got diagnosed with)"
    r"|<IVE>(?: got| had| been diagnosed with)?) (?P<v>(?:an? )?(?:[\w'-]+ ){0,4}?"
    r"(?:diabetes|asthma|adhd|add|autism|asd|migraines?|insomnia|epilepsy|arthritis"
    r"|anaemia|anemia|hypertension|eczema|psoriasis|dyslexia"
    r"|hay fever|(?:high|low) blood pressure|crohn's(?: disease)?|coeliac disease"
    r"|celiac disease|ibs|endometriosis|depression|anxiety|tinnitus"
    r"|scoliosis|sciatica|vertigo|ms|multiple sclerosis|bipolar(?: disorder)?|ptsd|ocd"
    r"|sleep apnoea|sleep apnea|syndrome|disease|disorder"
    r"|(?:heart )?condition|phobia|(?:bad|weak|dodgy|sore) (?:knees?|back|hip|shoulder"
    r"|ankle|heart|eyesight)|pacemaker|disability|tinnitus))"
)


_WEARS = pattern(
    r"<I> (?P<v>(?:wear|use|need) (?:glasses|contacts|contact lenses|hearing aids?"
    r"|reading glasses|a wheelchair|a cane|a prosthe\w+|an inhaler|an insulin pump))"
)


def illnesses(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """What somebody suffers from, and what they wear for it."""
    text = clause.text
    if match := _HEALTH.match(text):
        return [make(clause, HEALTH, value(match["v"]))]
    if match := _WEARS.match(text):
        words = match["v"]
        return [
            make(
                clause,
                HEALTH,
                words,
                text=f"The user {words.split()[0].casefold()}s {words.split(maxsplit=1)[1]}.",
            )
        ]
    return None


FAMILY = Family(
    slots=(
        HEALTH,
        MEDICATION,
    ),
    frames=(
        FrameSlot(
            "health",
            Kind.FACT,
            "health",
            _health,
            "{my} health",
            asks=(
                "How is {my} health?",
                "What health trouble <do> {i} have?",
                "What would a doctor want to know about {me}?",
                "how {my} health is",
            ),
        ),
        FrameSlot(
            "medication",
            Kind.FACT,
            "medication",
            _medication,
            "{my} medication",
            asks=(
                "What medication <do> {i} take?",
                "Which medicine <do> {i} need?",
                "What <do> {i} take for {my} health?",
                "what medication {i} <take>",
            ),
        ),
    ),
    rules=(Statement(illnesses, 260),),
    cues={
        "health": "health ill illness condition medical doctor sick diagnosed",
    },
    wordings=(
        Wording(
            "open", rf"{U} has {V}", OPEN, says("You have {v}.", "health trouble"), slot="health"
        ),
        Wording(
            "open", rf"{U} is {V}", OPEN, says("You are {v}.", "health trouble"), slot="health"
        ),
    ),
)
