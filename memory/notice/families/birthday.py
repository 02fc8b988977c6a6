"""Age and birthday."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.qualifiers import when
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.calendar import MONTH
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot, article

AGE = Slot("age", "one", sentences={"": "{s} is {v} years old."}, sort="age", trust="unread")
BIRTHDAY = Slot(
    "birthday",
    "one",
    sentences={"": "{o} birthday is on {v}.", "plain": "{o} birthday is {v}."},
    trust="always",
    sort="dates",
)


def _age(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    verb = "turn" if "when" in frame.qualifiers else "be"
    if re.search(r"\d(?:st|nd|rd|th)$", text):
        return Clause("be", f"the {text}", noun="next birthday")
    if re.search(r"\byear old$", text, re.I):
        return Clause("be", f"{article(text)} {text}")
    bare = re.fullmatch(r"(?:about |almost |nearly )?(?:\d{1,3}|[a-z]+(?:-[a-z]+)?)", text, re.I)
    if bare and phrase.first not in ("adult", "young", "old"):
        years = "year" if text in ("1", "one", "a") else "years"
        return Clause(verb, text if verb == "turn" else f"{text} {years} old")
    if re.search(r"\d+ ?(?:mo|months?|weeks?|days?)$", text):
        return Clause(verb, f"{text} old")
    return Clause(verb, text)


def _birthday(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if re.fullmatch(r"(?:19|20)\d\d", text):
        return Clause("was", f"born in {text}", base="be")
    if clause := verbal(phrase):
        return clause
    if re.match(r"(?:yesterday|last |this morning)", text, re.I):
        return Clause("was", text, noun="birthday", base="be")
    if foreign(phrase) or text.casefold() in ("gestern", "heute"):
        return None
    placed = when(text)
    return Clause("be", text if placed.startswith("(") else placed, noun="birthday")


ASK_AGE = Table(
    answer="You are {v} years old.",
    noun="how old you are",
    train=(
        "Tell me how old I am.",
        "Do you know my age?",
        "Can you remind me how old I am?",
        "Which age did I tell you?",
        "I need my age.",
        "how many years old am i",
        "What did I say about my age?",
        "Do you know how old I am?",
        "Could it be that you know how old I am?",
        "Have I told you how old I am?",
        "Did I ever mention my age?",
        "Give me my age.",
    ),
    tasks=("Fill in the form: my age?",),
    exam=(
        "How old am I?",
        "What's my age?",
        "Do you remember how old I am?",
        "Could you tell me my age?",
        "Remind me how old I am, please.",
        "What age am I?",
    ),
    bench=(
        "Do you still know how old I am?",
        "My age, what was it again?",
        "Say how old I am.",
        "How many years have I lived?",
        "I'm how old?",
        "How old would you say I am?",
    ),
)


ASK_BIRTHDAY = Table(
    answer="Your birthday is on {v}.",
    noun="when your birthday is",
    train=(
        "Tell me my birthday.",
        "What day is my birthday?",
        "when was i born",
        "Do you know when my birthday is?",
        "Can you remind me when my birthday is?",
        "What did I say about my birthday?",
        "Which day was I born on?",
        "When do I have birthday?",
        "Could it be that you know when my birthday is?",
        "Have I told you when my birthday is?",
        "I need my birthday.",
        "When do I get a year older?",
        "When should people congratulate me?",
        "Did I ever mention my birthday?",
    ),
    tasks=("Fill in the form: birthday?", "Plan my party. Which day is my birthday?"),
    exam=(
        "When is my birthday?",
        "When do I celebrate my birthday?",
        "On which date is my birthday?",
        "Do you remember my birthday?",
        "Could you tell me when my birthday is?",
        "What's my birthday?",
    ),
    bench=(
        "Do you still know my birthday?",
        "My birthday is when?",
        "Say when my birthday is.",
        "On what day does my birthday fall?",
        "My birthday, when was it again?",
        "What's the date of my birthday?",
    ),
)


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


def birthday_of(clause: TypedClause, words: str) -> list[Candidate]:
    if not words or not _DATE.search(words) or len(words.split()) > 6:
        return []
    return [make(clause, BIRTHDAY, words, form="" if re.search(r"\d", words) else "plain")]


def birthdays(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Birthday and age."""
    text = clause.text
    if match := _BIRTHDAY.match(text):
        return birthday_of(clause, value(match["v"])) or None
    if (match := _AGE.match(text)) and (match["y"] or not re.match(r"i'll|i turn ", text, re.I)):
        age = match["v"]
        return [make(clause, AGE, age)] if not age.isdigit() or 3 <= int(age) <= 120 else []
    return None


FAMILY = Family(
    slots=(
        AGE,
        BIRTHDAY,
    ),
    frames=(
        FrameSlot(
            "age",
            Kind.FACT,
            "age",
            _age,
            "{my} age",
            asks=(
                "How old <be> {i}?",
                "What age <be> {i}?",
                "What's {my} age?",
                "how old {i} <be>",
            ),
        ),
        FrameSlot(
            "birthday",
            Kind.FACT,
            "birthday",
            _birthday,
            "{my} birthday",
            asks=(
                "When is {my} birthday?",
                "On which day is {my} birthday?",
                "What date is {my} birthday?",
                "when {my} birthday is",
            ),
        ),
    ),
    rules=(Statement(birthdays, 260),),
    cues={
        "age": "age old",
        "birthday": "birthday born age old",
    },
    wordings=(
        Wording(
            "birthday",
            rf"{U}(?:'s birthday is(?: on)?| was born on) {V}",
            ASK_BIRTHDAY,
            groups,
            near=11,
        ),
        Wording("age", rf"{U} is {V} years? old\.", ASK_AGE, groups),
    ),
)
