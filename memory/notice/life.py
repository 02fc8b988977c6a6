"""Home, origin, work, studies, birthday, age, languages, car, team, health: slots of one's life."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from memory.notice.base import Rule, make, pattern
from memory.notice.grammar import several, value
from memory.notice.lexicon import (
    DIETS,
    EMPTY_NOUNS,
    HEALTH_WORDS,
    JOB_ENDINGS,
    JOBS,
    NOT_JOBS,
    RELATIONS,
    RELATIONSHIPS,
    SELF_WORDS,
)
from memory.notice.text import Clause
from memory.records import Candidate
from memory.slots import article

_HOME = pattern(
    r"(?:<I> (?:live|stay|reside)|<I>(?:'ve| have)? (?:just |recently )?(?:moved|relocated|settled|lived)"
    r"|<IVE> been living|<IM> (?:living|based|residing|moving house)|<MY> (?:home|house|flat|apartment|place) is"
    r"|(?:i'm|i am) at home) (?P<p>in|to|at|on|near|outside(?: of)?|just outside(?: of)?|close to|out in"
    r"|from [\w' -]{1,40} to|down in|up in|over in|back to) (?P<v>.+)"
)
_ORIGIN = pattern(r"(?:<IM>(?: originally)?(?: from)|<I> (?:originally )?(?:come|hail) from|my family (?:comes|is) from) (?P<v>.+)")
_GREW = pattern(r"<I> (?:grew up|was raised|were raised|was brought up) (?P<p>in|on|near|outside|by) (?P<v>.+)")
_HOMETOWN = pattern(r"my home ?town is (?:called )?(?P<v>.+)")
_BORN = pattern(r"<I> was born(?: and (?:raised|bred))? (?P<p>in|on|near|at) (?P<v>.+)")
_WORK_AS = pattern(
    r"<I>(?:'m|'ve| am| have)? ?(?:work|working|worked|been working|been|employed|train(?:ing)?)(?: part-time| full-time| mainly| mostly| freelance)?"
    r" as (?P<a>an? |the )?(?P<v>.+)"
)
_WORK_AT = pattern(
    r"(?:<I>(?:'m|'ve| am| have)? ?(?:work|working|been working|employed|teach|teaching)|<IM> (?:working|employed))"
    r"(?: part-time| full-time| mainly| mostly| freelance| remotely)? (?P<p>at|for|by|with|in|from|on) (?P<v>.+)"
)
_MY_JOB = pattern(
    r"my (?:job|profession|occupation|day job|trade|job title|current job|work) (?:is|:) (?:being |working as )?(?:as )?"
    r"(?:(?:that )?of )?(?P<a>an? |the )?(?P<v>.+)"
)
_EMPLOYER = pattern(r"my (?:employer|workplace|firm) is (?:called )?(?P<v>.+)")
_IM_A = pattern(
    r"(?:<IM>|<IVE> been|<I> (?:became|was made)) (?P<a>an?|the) (?P<v>[\w' -]{2,50}?)(?P<trade> (?:by|of) (?:trade|profession)"
    r"|(?: by training))?(?: (?P<p>at|for|with|in) (?P<where>.+))?"
)
_BARE = pattern(r"<IM> (?P<v>(?:[\w-]+ ){0,2}[\w-]+)(?: by trade| by profession)?(?: (?:for|since) .+)?")
_STUDY = pattern(
    r"(?:<I> study|<IM> (?:studying|majoring in|doing a (?:degree|phd|master's|masters|bachelor's) in|reading(?! (?:an?|the|it|this|that|about|my|some|books?)\b)))"
    r" (?P<v>.+?)(?: at (?P<where>.+))?"
)
_SCHOOL = pattern(
    r"(?:<I> (?:go to|attend|study at)|<IM> (?:a )?(?:student|studying|enrolled|pupil) at|my (?:school|university|college|uni)"
    r" is(?: called)?) (?P<v>.+)"
)
_DEGREE = pattern(
    r"(?P<words>(?:i (?:graduated|have (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate|master's|masters|bachelor's|diploma|mba|a-levels?))"
    r"|i (?:studied|majored in|did my (?:phd|degree|masters|master's|apprenticeship)|went to (?:school|university|college))"
    r"|<IVE> (?:an? )?(?:[\w']+ )?(?:degree|phd|doctorate|mba|diploma))\b.*)"
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_DATE = re.compile(rf"\b\d{{1,2}}(?:st|nd|rd|th)?\b.*\b{_MONTH}\b|\b{_MONTH}\b|\d{{1,2}}[./-]\d{{1,2}}|\b(?:new year|christmas|easter|"
                   r"leap day|halloween|valentine|midsummer)", re.I)
_BIRTHDAY = pattern(r"my (?:birthday|birth ?date|date of birth|bday)(?:'s| is| falls|:)(?: on| in)?(?: the)? (?P<v>.+)")
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_AGE = pattern(
    rf"(?:<IM>|i (?:just )?turned|i've (?:just )?turned|my age is|i'll be|i turn(?= )) (?P<v>\d{{1,3}}|(?:{_TENS})(?:-?\s?(?:one|two"
    r"|three|four|five|six|seven|eight|nine))?|(?:thir|four|fif|six|seven|eigh|nine)teen)(?P<y> ?-?(?:years?(?: |-)?old|yrs?(?: old)?"
    r"|y/?o|years of age))?(?: (?:last|this|in|on) .+)?"
)
_HEIGHT = pattern(r"<IM> (?P<v>\d[\d.,' ]*(?:\"|m|cm|ft|feet|foot|metres?|meters?|inches|centimetres)?[\d ]*(?:in|inches)?)"
                  r" tall")
_SPEAK = pattern(
    r"(?:i (?:can |also )*speak|i(?:'m| am) fluent in|i(?:'m| am) a (?:native|fluent) speaker of|i know) (?:both |some |a (?:little|bit) of |fluent |native )?"
    r"(?P<v>.+?)(?: (?:fluently|natively|well|badly|a (?:little|bit)|at home|perfectly|as a .+))?"
)
_NATIVE = pattern(r"my (?:native language|mother tongue|first language|native tongue) is (?P<v>.+)")
_NATIVE_SPEAKER = pattern(r"(?:i'm|im|i am) a native (?P<v>[\w -]+?) speaker")
_LEARN = pattern(
    r"(?:<IM>|<IVE> (?:been|started)|i started) (?:currently )?(?P<how>learning|teaching myself|taking lessons in) (?P<to>to |how to )?(?P<v>.+)"
)
_DRIVE = pattern(r"(?:<I> drive|my (?:car|vehicle) is|<I> ride) (?P<a>an? |the |my )?(?P<v>.+)")
_SUPPORT = pattern(r"(?:<I> (?:support|root for|cheer for)|<IM> (?:a )?(?:supporter of)) (?P<v>.+)")
_PLAY = pattern(
    r"(?:<I>(?:'ve| have)?|i can) (?:usually |often |sometimes |also )*(?:play|played|been playing|playing) (?P<a>the |a |an |my )?(?P<v>[\w&' -]+?)"
    r"(?P<rest> (?:in|for|with|at|on|every|since|as|once|twice|professionally|semi-|regularly)\b.*)?"
)
_HEALTH = pattern(
    r"(?:<I> (?:have|suffer from|live with|was diagnosed with|got diagnosed with)|<IVE>(?: got| had| been diagnosed with)?) (?P<v>(?:an? )?(?:[\w'-]+ ){0,4}?"
    r"(?:diabetes|asthma|adhd|add|autism|asd|migraines?|insomnia|epilepsy|arthritis|anaemia|anemia|hypertension|eczema|psoriasis|dyslexia"
    r"|hay fever|(?:high|low) blood pressure|crohn's(?: disease)?|coeliac disease|celiac disease|ibs|endometriosis|depression|anxiety|tinnitus"
    r"|scoliosis|sciatica|vertigo|ms|multiple sclerosis|bipolar(?: disorder)?|ptsd|ocd|sleep apnoea|sleep apnea|syndrome|disease|disorder"
    r"|(?:heart )?condition|phobia|(?:bad|weak|dodgy|sore) (?:knees?|back|hip|shoulder|ankle|heart|eyesight)|pacemaker|disability|tinnitus))"
)
_WEARS = pattern(r"<I> (?P<v>(?:wear|use|need) (?:glasses|contacts|contact lenses|hearing aids?|reading glasses|a wheelchair|a cane|a prosthe\w+|an inhaler|an insulin pump))")
_STATUS = pattern(r"<IM> (?:happily |newly |recently )?(?P<v>(?:married|engaged)(?: to .+)?|single|divorced|widowed|separated)(?: (?:for|since) .+)?")
_HANDED = pattern(r"<IM> (?:a )?(?P<v>(?:left|right)[ -]?handed|ambidextrous|(?:left|right)[ -]?hander|leftie|lefty)")
_ALONE = pattern(r"<I> live (?P<v>(?:alone|by myself|on my own|with .+))")
_SORT = re.compile(r"(?:morning|night|evening|dog|cat|people|coffee|tea|beach|mountain|summer|winter|city|country|outdoors|family|private|religious|visual) person", re.I)
_NO_PLACE = re.compile(r"(?:fear|hope|peace|denial|hell|a bubble|the moment|the past|the future|the present|with|a nutshell|here|there|it|this|that"
                       r"|work|home|time|trouble|general|fact|mind|a world|a rush|a hurry|the zone|love|(?:a )?society|(?:strange|interesting|modern|hard|difficult) times|my (?:head|own)|him|her|them|you|bed|the mood|the same)\b", re.I)  # fmt: skip
_NO_EMPLOYER = re.compile(r"(?:a living|home|myself|night|nights|the moment|the weekends?|weekends|it|this|that|a project|you|them|something|money|free"
                          r"|least|work|school|shifts?|my|mondays?|tuesdays?|christmas|all|the same|a script|the evenings?|the mornings?)\b", re.I)  # fmt: skip


def _tail(found: re.Match[str], clause: Clause, slot: str, **kw: Any) -> list[Candidate]:
    chosen = value(found["v"])
    return [make(clause, slot, chosen, **kw)] if chosen and len(chosen.split()) <= 10 else []


def homes(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Home, origin, hometown, birthplace."""
    text = clause.text
    if found := _ALONE.match(text):
        return [make(clause, "household", value(found["v"]), text=f"The user lives {_their(value(found['v']))}.")]
    if found := _HOME.match(text):
        where = re.sub(r" (?:with|together|for|since|by)\b.*$", "", found["v"])
        chosen, place = value(where), found["p"].casefold()
        if not chosen or _NO_PLACE.match(chosen) or (place == "on" and re.match(r"my|to|from", chosen)):
            return []
        if place in ("to", "in", "back to") or place.startswith("from"):
            return [make(clause, "home", chosen)]
        return [make(clause, "home", chosen, form="on", word=place)]
    if found := _HOMETOWN.match(text):
        return _tail(found, clause, "hometown")
    if found := _GREW.match(text):
        place = found["p"].casefold()
        return [] if place == "by" else _tail(found, clause, "hometown", **({} if place == "in" else {"form": "on", "word": place}))
    if (found := _BORN.match(text)) and found["p"].casefold() in ("in", "near", "at"):
        born = value(re.sub(r" and (?:raised|bred|grew up)\b.*$", "", found["v"]))
        if re.fullmatch(r"(?:19|20)\d\d|the \w+", born):
            return [make(clause, "own.birth_year", born, text=f"The user was born in {born}.")]
        return _date(clause, born) or ([make(clause, "birthplace", born)] if born else [])
    if found:
        return _date(clause, value(found["v"]))
    if found := _ORIGIN.match(text):
        chosen = value(found["v"])
        if not chosen or _NO_PLACE.match(chosen) or re.match(r"an? (?:big|large|small|poor|rich|family|background|long|musical|religious)", chosen):
            return []
        return [make(clause, "origin", chosen)]
    return None


def works(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Job and employer."""
    text = clause.text
    if found := _WORK_AS.match(text):
        if re.search(r"\bbeen as\b", text):
            return []
        role, _, where = found["v"].partition(" at ")
        role, _, firm = role.partition(" for ") if not where else (role, "", where)
        chosen = value(role)
        out = [make(clause, "job", chosen, form="" if found["a"] and found["a"][0] in "aA" else "bare")] if chosen else []
        at = value(where or firm)
        if at and not _NO_EMPLOYER.match(at) and not re.match(r"\w+ years?\b", at):
            out.append(make(clause, "employer", at, form="for" if firm and not where else ""))
        return out
    if found := _WORK_AT.match(text):
        place, chosen = found["p"].casefold(), value(found["v"])
        if re.match(r"i(?:'m| am)? ?teach", text, re.I) and place != "at":
            return None
        if re.match(r"(?:from )?home\b|remotely", chosen, re.I) and place in ("from", "at"):
            return [make(clause, "habit.work", "from home", text="The user works from home.")]
        if not chosen or _NO_EMPLOYER.match(chosen) or place == "with" and not chosen[:1].isupper():
            return None if place in ("at", "on", "from", "with") else []
        if place == "on":
            return [make(clause, "project", chosen, text=f"The user works on {_their(chosen)}.")]
        if place == "in":
            return [] if _NO_PLACE.match(chosen) else [make(clause, "job", chosen, form="field")]
        firm, _, city = chosen.partition(" as ")
        out = [make(clause, "employer", firm, form="for" if place in ("for", "by") else "")]
        if city:
            out.append(make(clause, "job", re.sub(r"^an? ", "", city), form=""))
        return out
    if found := _MY_JOB.match(text):
        chosen = value(found["v"])
        if not chosen or re.match(r"(?:to|very|so|too|really|not|boring|hard|stressful|great|fine|good|bad|ok|okay|killing|driving|going|getting"
                                  r"|exhausting|fun|interesting|done|in|at|my|what|safe|on)\b", chosen, re.I):
            return []
        return [make(clause, "job", chosen, form="" if found["a"] and found["a"][0] in "aA" else "is")]
    if found := _EMPLOYER.match(text):
        return _tail(found, clause, "employer")
    return None


def _head(words: str) -> str:
    """The noun of a noun phrase: "head of marketing" → "head"."""
    return re.split(r" (?:of|with|who|that|from|on|to) ", words)[0].split()[-1].casefold()


def is_job(words: str) -> bool:
    """Whether a noun phrase names a job, by list or by its ending."""
    if words.casefold() in NOT_JOBS or not words:
        return False
    noun = _head(words)
    if noun in NOT_JOBS or noun in EMPTY_NOUNS or noun in RELATIONS and noun not in JOBS:
        return False
    return noun in JOBS or (len(noun) > 4 and noun.endswith(JOB_ENDINGS))


def being(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I'm a nurse", "I'm retired", "I'm a light sleeper"; nothing for a mood."""
    text = clause.text
    if found := _HANDED.match(text):
        side = "left-handed" if found["v"].casefold().startswith("left") else found["v"].casefold()
        return [make(clause, "handedness", side.replace(" handed", "-handed"))]
    if found := _STATUS.match(text):
        return [make(clause, "relationship", value(found["v"]))]
    if found := _NATIVE_SPEAKER.match(text):
        return [make(clause, "native_language", found["v"])]
    if found := _IM_A.match(text):
        what = value(found["v"])
        if not what or what.casefold().split()[0] in EMPTY_NOUNS or (_head(what) in EMPTY_NOUNS and not _SORT.fullmatch(what)):
            return []
        if found["a"].casefold() == "the" and not found["where"]:
            return []
        if found["trade"] or is_job(what):
            out = [make(clause, "job", what)]
            where = value(found["where"] or "")
            if where and found["p"].casefold() != "in" and not _NO_EMPLOYER.match(where):
                out.append(make(clause, "employer", where, form="for" if found["p"].casefold() == "for" else ""))
            return out
        whole = value(text[found.start("v") :])
        if _head(what) in DIETS or not re.fullmatch(r"[\w' ,&-]+", whole) or len(whole.split()) > 8:
            return []
        if re.search(r"\b(?:moment|today|minute|second|while|now)\b", whole) or re.match(r"(?:\w+ )?(?:way|fix|rush|hurry|position|situation|place|rut|pickle|loss|mood|call|meeting)\b", whole):
            return []
        said = f"{'the' if found['a'].casefold() == 'the' else article(whole)} {whole}"
        return [make(clause, "self", said, confidence=0.8)]
    if (found := _BARE.match(text)) and (word := found["v"].casefold()) in SELF_WORDS | RELATIONSHIPS | HEALTH_WORDS:
        if word in HEALTH_WORDS:
            return [make(clause, "health", found["v"], form="is")]
        return [make(clause, "self", found["v"])]
    return None


def studies(clause: Clause, when: datetime) -> list[Candidate] | None:
    """What and where one studies or studied."""
    text = clause.text
    if found := _SCHOOL.match(text):
        chosen = value(found["v"])
        goes = re.match(r"(?:i|we) (?:go to|attend)", text, re.I)
        known = re.search(r"\b(?:school|university|college|uni|academy|institute)\b", chosen, re.I)
        if goes and not known:
            return None
        return [make(clause, "school", chosen, form="goes" if goes else "")] if chosen else []
    if found := _STUDY.match(text):
        chosen = value(found["v"])
        if not chosen or re.match(r"(?:for|hard|at|in|with|it|this|that|every|abroad|best|better|on)\b", chosen, re.I):
            return None
        out = [make(clause, "study", chosen)]
        where = value(found["where"] or "")
        return [*out, make(clause, "school", where)] if where and where != "home" else out
    if found := _DEGREE.match(text):
        from memory.notice.grammar import predicate

        words = value(re.sub(r"^i(?:'ve)?(?: have)? ", lambda m: "have " if "ve" in m[0] else "", found["words"], flags=re.I), trim=False)
        said = re.sub(r"^has got ", "has ", predicate(words))
        return [make(clause, "education", words, text=f"The user {said}.")] if words else []
    return None


def _date(clause: Clause, words: str) -> list[Candidate]:
    if not words or not _DATE.search(words) or len(words.split()) > 6:
        return []
    return [make(clause, "birthday", words, form="" if re.search(r"\d", words) else "plain")]


def data(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Birthday, age, height, languages, car, team, health."""
    text = clause.text
    if found := _BIRTHDAY.match(text):
        return _date(clause, value(found["v"])) or None
    if found := _HEIGHT.match(text):
        return [make(clause, "height", found["v"].strip())]
    if (found := _AGE.match(text)) and (found["y"] or not re.match(r"i'll|i turn ", text, re.I)):
        age = found["v"]
        return [make(clause, "age", age)] if not age.isdigit() or 3 <= int(age) <= 120 else []
    if found := _NATIVE.match(text):
        return _tail(found, clause, "native_language")
    if found := _SPEAK.match(text):
        parts = [re.sub(r"^(?:an? )?(?:little|bit|some)(?: bit)?(?: of)? ", "", p) for p in several(value(found["v"]))]
        if re.match(r"(?:i know)", text, re.I) or any(len(p.split()) > 3 for p in parts) or re.match(
            r"(?:from|up|to|with|for|about|out|on|at|in|too|very|not|my|your|the|of|like|of|as|only for|loudly|softly|slowly|openly)\b", found["v"], re.I):
            return None
        return [make(clause, "language", part) for part in parts]
    if found := _LEARN.match(text):
        chosen = value(found["v"])
        if not chosen or re.match(r"(?:a lot|about|that|from|so|more|by|it|this|how|new)\b", chosen, re.I):
            return []
        inst = re.match(r"play (?:the )?(.+)$", chosen, re.I)
        if found["to"]:
            chosen = f"to {chosen}" if not inst else f"the {inst[1]}"
        return [make(clause, "learning", chosen)]
    if found := _DRIVE.match(text):
        chosen = value(found["v"])
        ok = found["a"] or (chosen[:1].isupper() and len(chosen.split()) <= 4)
        if not ok or re.match(r"(?:lot|bit|long|car\b|same|mess)", chosen, re.I) or (found["a"] or "a")[0] not in "aA":
            return None
        if text.casefold().startswith("i ride"):
            return [make(clause, "own.ride", chosen, text=f"The user rides {article(chosen)} {chosen}.")]
        return [make(clause, "car", chosen)]
    if (found := _SUPPORT.match(text)) and value(found["v"])[:1].isupper():
        return _tail(found, clause, "team")
    if found := _HEALTH.match(text):
        return [make(clause, "health", value(found["v"]))]
    if found := _WEARS.match(text):
        words = found["v"]
        return [make(clause, "health", words, text=f"The user {words.split()[0].casefold()}s {words.split(maxsplit=1)[1]}.")]
    return None


def plays(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Instruments and games."""
    from memory.notice.lexicon import GAMES, INSTRUMENTS_NOT

    found = _PLAY.match(clause.text)
    if not found:
        return None
    what = value(found["v"])
    low = what.casefold()
    if not what or low in INSTRUMENTS_NOT or re.match(r"(?:with|along|in|for|a lot|music|around|too|it|them|fair|nice|dumb|part|role|games?|dead|hard|safe|against)\b", low):
        return None
    rest = value(found["rest"] or "", trim=False)
    with_article = (found["a"] or "").strip().casefold()
    strings = re.fullmatch(r"(?:electric |acoustic |bass |classical |double )?(?:guitar|piano|drums|bass|violin|cello|flute|saxophone|trumpet|keyboards?|clarinet|ukulele|harp|viola|banjo|accordion|organ)", low)
    if low in GAMES or (not with_article and not strings):
        if re.search(r"every|on \w+s?$|once|twice", rest):
            return None
        parts = several(what)
        return [make(clause, "sport", part) for part in parts if len(part.split()) <= 3]
    return [make(clause, "instrument", part) for part in several(what) if len(part.split()) <= 4]


def _their(text: str) -> str:
    from memory.notice.grammar import theirs

    return theirs(text)


RULES: tuple[Rule, ...] = (homes, works, studies, data, plays, being)
