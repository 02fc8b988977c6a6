"""Birthday, age, height, languages, car, team, health, instruments and games."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import pattern
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.nouns import GAMES, INSTRUMENTS_NOT
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make, plainly
from memory.vocabulary.english.calendar import MONTH
from memory.vocabulary.records import Candidate
from memory.vocabulary.slots import article

_DATE = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\b.*\b{MONTH}\b|\b{MONTH}\b|\d{{1,2}}[./-]\d{{1,2}}"
    rf"|\b(?:new year|christmas|easter|"
    r"leap day|halloween|valentine|midsummer)",
    re.I,
)
_BIRTHDAY = pattern(
    r"my (?:birthday|birth ?date|date of birth|bday)(?:'s| is| falls|:)(?: on| "
    r"in)?(?: the)? (?P<v>.+)"
)
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_AGE = pattern(
    rf"(?:<IM>|i (?:just )?turned|i've (?:just )?turned|my age is|i'll be|i turn(?= )) "
    rf"(?P<v>\d{{1,3}}|(?:{_TENS})(?:-?\s?(?:one|two"
    r"|three|four|five|six|seven|eight|nine))?|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen)(?P<y> ?-?(?:years?(?: |-)?old|yrs?(?: old)?"
    r"|y/?o|years of age))?(?: (?:last|this|in|on) .+)?"
)
_HEIGHT = pattern(
    r"<IM> (?P<v>\d[\d.,' ]*(?:\"|m|cm|ft|feet|foot|metres?|meters?|inches"
    r"|centimetres)?[\d ]*(?:in|inches)?)"
    r" tall"
)
_SPEAK = pattern(
    r"(?:i (?:can |also )*speak|i(?:'m| am) fluent in|i(?:'m| am) a (?:native|fluent) "
    r"speaker of|i know) (?:both |some |a (?:little|bit) of |fluent |native )?"
    r"(?P<v>.+?)(?: (?:fluently|natively|well|badly|a (?:little|bit)|at home|perfectly|as a .+))?"
)
_NATIVE = pattern(r"my (?:native language|mother tongue|first language|native tongue) is (?P<v>.+)")
_LEARN = pattern(
    r"(?:<IM>|<IVE> (?:been|started)|i started) (?:currently )?(?P<how>learning"
    r"|teaching myself|taking lessons in) (?P<to>to |how to )?(?P<v>.+)"
)
_DRIVE = pattern(r"(?:<I> drive|my (?:car|vehicle) is|<I> ride) (?P<a>an? |the |my )?(?P<v>.+)")
_SUPPORT = pattern(r"(?:<I> (?:support|root for|cheer for)|<IM> (?:a )?(?:supporter of)) (?P<v>.+)")
_PLAY = pattern(
    r"(?:<I>(?:'ve| have)?|i can) (?:usually |often |sometimes |also )*(?:play|played"
    r"|been playing|playing) (?P<a>the |a |an |my )?(?P<v>[\w&' -]+?)"
    r"(?P<rest> (?:in|for|with|at|on|every|since|as|once|twice|professionally|semi-"
    r"|regularly)\b.*)?"
)
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


def birthday_of(clause: Clause, words: str) -> list[Candidate]:
    if not words or not _DATE.search(words) or len(words.split()) > 6:
        return []
    return [make(clause, "birthday", words, form="" if re.search(r"\d", words) else "plain")]


def data(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Birthday, age, height, languages, car, team, health."""
    text = clause.text
    if match := _BIRTHDAY.match(text):
        return birthday_of(clause, value(match["v"])) or None
    if match := _HEIGHT.match(text):
        return [make(clause, "height", match["v"].strip())]
    if (match := _AGE.match(text)) and (match["y"] or not re.match(r"i'll|i turn ", text, re.I)):
        age = match["v"]
        return [make(clause, "age", age)] if not age.isdigit() or 3 <= int(age) <= 120 else []
    if match := _NATIVE.match(text):
        return plainly(match, clause, "native_language")
    if match := _SPEAK.match(text):
        parts = [
            re.sub(r"^(?:an? )?(?:little|bit|some)(?: bit)?(?: of)? ", "", p)
            for p in several(value(match["v"]))
        ]
        if (
            re.match(r"(?:i know)", text, re.I)
            or any(len(p.split()) > 3 for p in parts)
            or re.match(
                r"(?:from|up|to|with|for|about|out|on|at|in|too|very|not|my|your|the|of|like|of|as"
                r"|only for|loudly|softly|slowly|openly)\b",
                match["v"],
                re.I,
            )
        ):
            return None
        return [make(clause, "language", part) for part in parts]
    if match := _LEARN.match(text):
        chosen = value(match["v"])
        if not chosen or re.match(
            r"(?:a lot|about|that|from|so|more|by|it|this|how|new)\b", chosen, re.I
        ):
            return []
        inst = re.match(r"play (?:the )?(.+)$", chosen, re.I)
        if match["to"]:
            chosen = f"to {chosen}" if not inst else f"the {inst[1]}"
        return [make(clause, "learning", chosen)]
    if match := _DRIVE.match(text):
        chosen = value(match["v"])
        ok = match["a"] or (chosen[:1].isupper() and len(chosen.split()) <= 4)
        if (
            not ok
            or re.match(r"(?:lot|bit|long|car\b|same|mess)", chosen, re.I)
            or (match["a"] or "a")[0] not in "aA"
        ):
            return None
        if text.casefold().startswith("i ride"):
            return [
                make(clause, "own.ride", chosen, text=f"The user rides {article(chosen)} {chosen}.")
            ]
        return [make(clause, "car", chosen)]
    if (match := _SUPPORT.match(text)) and value(match["v"])[:1].isupper():
        return plainly(match, clause, "team")
    if match := _HEALTH.match(text):
        return [make(clause, "health", value(match["v"]))]
    if match := _WEARS.match(text):
        words = match["v"]
        return [
            make(
                clause,
                "health",
                words,
                text=f"The user {words.split()[0].casefold()}s {words.split(maxsplit=1)[1]}.",
            )
        ]
    return None


def plays(clause: Clause, when: datetime) -> list[Candidate] | None:
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
        return [make(clause, "sport", part) for part in parts if len(part.split()) <= 3]
    return [make(clause, "instrument", part) for part in several(what) if len(part.split()) <= 4]
