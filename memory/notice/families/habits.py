"""What somebody does regularly, and when."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_state, with_article
from memory.notice.frames.tables import VERB
from memory.notice.frames.vocabulary import MASS
from memory.notice.frames.wording import Table, U, V, Wording, base_of
from memory.vocabulary.english.inflection import is_gerund
from memory.vocabulary.records import Kind
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


def _schedule(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    if phrase.first == "only":
        return None
    state = is_state(phrase)
    if state or phrase.shape is Shape.PLACE or phrase.first in ("up", "never", "on"):
        return verbal(phrase) if phrase.verb else Clause("be", phrase.text)
    if phrase.shape in (Shape.BASE, Shape.THIRD):
        return verbal(phrase)
    if phrase.shape is Shape.GERUND and phrase.rest:
        return Clause("be", phrase.text)
    if re.fullmatch(r"nights|days|shifts|early|lates?", phrase.text, re.I):
        return Clause("work", phrase.text.casefold())
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
