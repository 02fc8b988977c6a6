"""What somebody does regularly, and when."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_state, with_article
from memory.notice.frames.tables import VERB
from memory.notice.frames.vocabulary import MASS
from memory.notice.frames.wording import Table, U, V, Wording, base_of
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import predicate, theirs, value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

HABIT = Slot("habit", parts="one", frame="does", trust="never", matters="tastes body work plans")
WAKE = Slot(
    "wake", "one", sentences={"": "{s} usually gets up at {v}."}, sort="sleep", trust="unread"
)
BEDTIME = Slot(
    "bedtime",
    "one",
    sentences={"": "{s} usually goes to bed at {v}."},
    sort="sleep",
    trust="unread",
)
SCHEDULE = Slot("schedule", trust="never", matters="plans")


def _does(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if clause := verbal(phrase):
        return clause
    if phrase.shape is Shape.WHO:
        several = who.plural and not who.of_user
        return Clause("be", phrase.text if several else with_article(phrase.text))
    if phrase.shape in (Shape.ADJECTIVE, Shape.PLACE, Shape.INFINITIVE):
        return Clause("be", phrase.text)
    if phrase.shape is Shape.NUMBER:
        return None
    text = phrase.text[0].lower() + phrase.text[1:] if is_gerund(phrase.text) else phrase.text
    return Clause("do", f"the {text}" if text in ("crossword", "ironing", "cooking") else text)


_SHIFTS = re.compile(r"(?:night|day|evening|morning|weekend|shift|late)s|early|late", re.IGNORECASE)


def _schedule(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first == "only":
        return None
    shifts = re.search(r"\w shifts?$", phrase.text, re.IGNORECASE) and not phrase.verb
    if shifts or _SHIFTS.fullmatch(phrase.text):
        return Clause("work", phrase.text.casefold())
    state = is_state(phrase)
    if state or phrase.shape is Shape.PLACE or phrase.first in ("up", "never", "on"):
        return verbal(phrase) if phrase.verb else Clause("be", phrase.text)
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and phrase.rest:
        return Clause("be", phrase.text)
    if phrase.shape is Shape.NUMBER or re.search(r"\b(?:to|till|until)\b", phrase.text):
        return Clause("be", phrase.text, noun="schedule")
    bare = head_of(phrase.text) in MASS or phrase.text.endswith((" off", " free"))
    return Clause("have", phrase.text if bare else with_article(phrase.text))


_TIMES = r"(?P<v>\d{1,2}(?::\d\d)?(?: ?[ap]\.?m\.?)?|noon|midnight|(?:\w+ )?\w+days?)"


def _at_time(match: re.Match[str]) -> dict[str, str]:
    return {"d": base_of(match["d"]), "p": match["p"]}


def _timed(match: re.Match[str]) -> dict[str, str]:
    """An activity with a time: "drinks {v} every morning"."""
    base, when = base_of(match["d"]), match["t"]
    whole = f"I {base} {when}"
    return {"q": f"do I {base} {when}", "s": whole, "answer": f"You {base} {{v}} {when}."}


ASK_HABIT = Table(
    answer="You {d} {p} {v}.",
    noun="when you {d}",
    train=(
        "State when I {d}.",
        "Do you know when I {d}?",
        "At which time do I {d}?",
        "Can you remind me when I {d}?",
        "When is it that I {d}?",
        "what time do i {d}",
        "What did I say about when I {d}?",
        "When do I normally {d}?",
        "I {d} at which time?",
        "On what day or at what time do I {d}?",
        "Could it be that you know when I {d}?",
        "Have I told you when I {d}?",
        "I need to know when I {d}.",
        "Did I ever mention when I {d}?",
        "What time is it that I {d}?",
        "Give me the time when I {d}.",
    ),
    tasks=("Write my timetable: at what hour do I {d}?", "Fill in the form: when I {d}?"),
    exam=(
        "When do I {d}?",
        "Do you remember when I {d}?",
        "When do I usually {d}?",
        "Could you tell me when I {d}?",
        "When did I say I {d}?",
        "Remind me when I {d}, please.",
    ),
    bench=(
        "I forgot when I {d}. When is it?",
        "Do you still know when I {d}?",
        "Say when I {d}.",
        "When would I {d}?",
        "When I {d}, when is that?",
        "When, then, do I {d}?",
    ),
)


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


# Beside another statement: "up at five, in bed by nine".
_IN_BED = re.compile(
    rf"(?:, |^| and )(?:in bed|asleep|lights out) (?:at|by) {_TIME}", re.IGNORECASE
)


_ROUTINE = pattern(
    rf"<I> (?P<often>{_OFTEN})(?P<d>[a-z]+(?: [\w'-]+){{0,5}}?) (?P<p>at|on|every) "
    rf"(?P<v>\d{{1,2}}[:.]\d\d(?: ?[ap]m)?|\d{{1,2}} ?[ap]m|noon|midnight"
    rf"|(?:other |second |single )?{WEEKDAY}s?"
    r"|weekends|weekdays|day)"
)


_EVERY_FIRST = pattern(
    rf"(?P<when>(?:every|each) [\w ]{{3,20}}?|on {WEEKDAY}s"
    r"|in the (?:mornings?|evenings?|afternoons?)"
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


def times(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """When somebody gets up and goes to bed."""
    if match := _IN_BED.search(clause.text):
        return [make(clause, BEDTIME, match["v"].strip())]
    if match := _WAKE.match(clause.text) or _MY_ALARM.match(clause.text):
        return [make(clause, WAKE, match["v"].strip())]
    if match := _BED.match(clause.text):
        return [make(clause, BEDTIME, match["v"].strip())]
    return None


def routines(clause: TypedClause, when: datetime) -> list[Candidate] | None:
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
            [
                make(
                    clause,
                    HABIT,
                    chosen,
                    text=said,
                    name=f"habit.{key(match['d'])}_{key(when_said)}",
                )
            ]
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
            return [make(clause, HABIT, match["v"], text=said, name=f"habit.{key(match['d'])}")]
    if re.match(r"(?:i|we) (?!am\b)", text, re.I) and _HABIT.search(text):
        words = value(re.sub(r"^(?:i|we) ", "", text, flags=re.I), trim=False)
        if not _STATIVE.match(words) and 2 <= len(words.split()) <= 20:
            return [make(clause, HABIT, words, text=f"The user {predicate(words)}.")]
    return None


FAMILY = Family(
    slots=(
        HABIT,
        WAKE,
        BEDTIME,
        SCHEDULE,
    ),
    frames=(
        FrameSlot(
            "does",
            Kind.FACT,
            "habits",
            _does,
            "{my} habits",
            memory="habit",
        ),
        FrameSlot(
            "schedule",
            Kind.FACT,
            "schedule",
            _schedule,
            "{my} schedule",
        ),
    ),
    rules=(
        Statement(times, 110),
        Statement(routines, 290),
    ),
    cues={
        "wake": "wake get up rise morning early alarm",
        "waking": "wake get up rise morning early alarm",
        "rise": "wake get up rise morning early alarm",
        "habit": "usually habit routine",
        "routine": "usually habit routine",
        "sleep": "sleep bed night late",
        "bedtime": "sleep bed night late",
    },
    wordings=(
        Wording(
            "habit", rf"{U} usually (?P<d>gets up) (?P<p>at) {V}", ASK_HABIT, _at_time, slot="wake"
        ),
        Wording(
            "habit",
            rf"{U} usually (?P<d>goes to bed) (?P<p>at) {V}",
            ASK_HABIT,
            _at_time,
            slot="bedtime",
        ),
        Wording(
            "times",
            rf"{U} (?:usually )?(?P<d>[a-z]+s) {V} (?P<t>(?:every|in the|at|on) [\w ]+)\.",
            VERB,
            _timed,
            general=1,
        ),
        Wording(
            "habit",
            rf"{U} (?:usually )?(?P<d>[a-z]+s(?: \w+){{0,4}}) (?P<p>at|on|every) {_TIMES}\.?",
            ASK_HABIT,
            _at_time,
            general=2,
        ),
    ),
)
