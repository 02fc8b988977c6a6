"""Habits and times, hobbies."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import predicate, several, theirs, value
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.records import Candidate

_TIME = (
    r"(?:about |around |roughly |exactly )?(?P<v>\d{1,2}(?:[:.h]\d\d)?(?: "
    r"?[ap]\.?m\.?)?|noon|midnight|half past \w+|(?:a )?quarter (?:past|to) \w+|(?:six"
    r"|seven|eight|nine|ten|eleven|twelve|five|four)(?:[- ](?:thirty|fifteen"
    r"|forty-five))?)(?: o'clock| sharp)?"
)
_OFTEN = (
    r"(?:(?:usually|always|normally|generally|typically|often|mostly|regularly|tend to"
    r"|have to|try to) )*"
)
_EVERY = (
    r"(?: (?:every|each) (?:day|morning|weekday|night|evening)| on weekdays| in the "
    r"(?:morning|evening)| during the week| daily)?"
)
_WAKE = pattern(
    rf"<I> {_OFTEN}(?:get up|wake up|rise|am up|get out of bed|wake) (?:at|by) "
    rf"{_TIME}{_EVERY}"
)
_MY_ALARM = pattern(rf"my alarm (?:goes off|rings|is set) (?:at|for|to) {_TIME}{_EVERY}")
_BED = pattern(rf"<I> {_OFTEN}(?:go to (?:bed|sleep)|sleep|turn in) (?:at|by) {_TIME}{_EVERY}")
_ROUTINE = pattern(
    rf"<I> (?P<often>{_OFTEN})(?P<d>[a-z]+(?: [\w'-]+){{0,5}}?) (?P<p>at|on|every) "
    rf"(?P<v>\d{{1,2}}[:.]\d\d(?: ?[ap]m)?|\d{{1,2}} ?[ap]m|noon|midnight"
    rf"|(?:other |second |single )?{WEEKDAY}s?"
    r"|weekends|weekdays|day)"
)
_EVERY_FIRST = pattern(
    rf"(?P<when>(?:every|each) [\w ]{{3,20}}?|on {WEEKDAY}s|in the (?:mornings?|evenings?|afternoons?)"
    r"|at weekends|on weekends|before bed|after work|for breakfast),? <I> (?P<v>.+)"
)
_HABIT = re.compile(
    r"\b(?:usually|normally|generally|typically|regularly|tend to|(?:every|each) "
    r"(?:single |other |second )?(?:day|morning|evening"
    rf"|night|week|weekend|month|year|summer|winter|spring|autumn|{WEEKDAY}"
    r"|weekday|afternoon|time)s?"
    rf"|on {WEEKDAY}s|at weekends|on weekends|on "
    r"weekdays|in the (?:mornings|evenings|afternoons)"
    r"|daily|weekly|(?:once|twice|three times|four times|five times|\d times) (?:a"
    r"|per) (?:day|week|month|year)|for breakfast|for lunch|before bed)\b",
    re.IGNORECASE,
)
_DRINKS = pattern(
    r"<I> (?P<often>(?:usually |always |normally )*)(?P<d>drink|eat|have|read|take"
    r"|play|watch|cook|make) (?P<v>.+?) (?P<when>(?:every|each) [\w ]{3,15}|in the "
    r"(?:mornings?|evenings?|afternoons?)"
    r"|for (?:breakfast|lunch|dinner)|before bed|after (?:work|lunch|dinner)|at "
    r"(?:breakfast|night|weekends))"
)
_STATIVE = re.compile(
    r"(?:am|was|were|have been|had|did|got|need|want|think|know|hope|guess|feel|see"
    r"|understand|mean|agree|wonder|told|said|went|came|saw|made|took|found"
    r"|bought|ate|just|can|could|will|would|should|'ll|don't|didn't|haven't|believe"
    r"|suppose|wish|appreciate|remember|forget|ask|asked|heard|hear"
    r"|thought|love you|care)\b",
    re.IGNORECASE,
)
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


def times(clause: Clause, when: datetime) -> list[Candidate] | None:
    """When somebody gets up and goes to bed."""
    if match := _WAKE.match(clause.text) or _MY_ALARM.match(clause.text):
        return [make(clause, "wake", match["v"].strip())]
    if match := _BED.match(clause.text):
        return [make(clause, "bedtime", match["v"].strip())]
    return None


def routines(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "I usually go running on Tuesdays", "I drink sage tea every morning"."""
    text = clause.text
    if match := _EVERY_FIRST.match(text):
        if _STATIVE.match(match["v"]):
            return None
        text = f"I {value(match['v'])} {match['when'][0].lower()}{match['when'][1:]}"
    if (match := _DRINKS.match(text)) and not _STATIVE.match(match["v"]):
        when_said, chosen = match["when"], value(match["v"])
        said = (
            f"The user {predicate((match['often'] + match['d']).strip())} {theirs(chosen)} "
            f"{when_said}."
        )
        return (
            [make(clause, f"habit.{key(match['d'])}_{key(when_said)}", chosen, text=said)]
            if chosen
            else []
        )
    if (match := _ROUTINE.match(text)) and not _STATIVE.match(match["d"]):
        often = "usually " if match["often"] else ""
        plural = (
            match["v"].casefold().endswith(("s", "day")) and match["p"].casefold() != "on"
        ) or re.search(r"s$|\d|noon|midnight", match["v"])
        if plural:
            said = f"The user {often}{predicate(match['d'])} {match['p'].casefold()} {match['v']}."
            return [make(clause, f"habit.{key(match['d'])}", match["v"], text=said)]
    if re.match(r"(?:i|we) (?!am\b)", text, re.I) and _HABIT.search(text):
        words = value(re.sub(r"^(?:i|we) ", "", text, flags=re.I), trim=False)
        if not _STATIVE.match(words) and 2 <= len(words.split()) <= 20:
            return [make(clause, "habit", words, text=f"The user {predicate(words)}.")]
    return None


def hobbies(clause: Clause, when: datetime) -> list[Candidate] | None:
    """What somebody does for fun."""
    text = clause.text
    if match := _MY_HOBBY.match(text):
        return [make(clause, "hobby", v) for v in several(value(match["v"]))]
    if match := _FREE.match(text):
        words = value(re.sub(r"^(?:<I>|i|we) ", "", match["v"] or match["w"], flags=re.I))
        doing = re.match(
            r"(?:(?:often|usually|mostly|also|sometimes) )*(?:do|go|enjoy|like|love|practise"
            r"|practice|am into) (?:some |a lot of |a bit of )?(?P<x>[\w ,-]+)$",
            words,
            re.I,
        )
        if doing and not doing["x"].startswith("to "):
            return [make(clause, "hobby", v) for v in several(doing["x"])]
        words = re.sub(r"^(?:like|love|enjoy) to ", "", words)
        if not words or _STATIVE.match(words):
            return []
        return [
            make(clause, "hobby", words, text=f"The user {predicate(words)} in their free time.")
        ]
    if match := _COLLECT.match(text):
        return [make(clause, "collection", value(match["v"]))] if value(match["v"]) else []
    if (match := _AS_HOBBY.match(text)) and re.search(
        r"hobby|pastime|sport$|for fun|free|spare|taken up|took up|got into", text
    ):
        return [make(clause, "hobby", value(match["v"]))] if value(match["v"]) else []
    if (match := _ENJOY_ING.match(text)) and match["v"] not in (
        "nothing",
        "something",
        "being",
        "going",
        "everything",
        "anything",
        "doing",
    ):
        return [make(clause, "hobby", match["v"], text=f"The user enjoys {match['v']}.")]
    return None
