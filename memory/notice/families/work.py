"""Job, workplace and employer."""

from __future__ import annotations

import re

from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, head_of, is_who, with_article
from memory.notice.frames.qualifiers import where
from memory.notice.frames.wording import A, Table, U, V, Wording, groups, says
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import RELATIONS
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.records import Kind
from memory.vocabulary.slots import Slot, article

JOB = Slot(
    "job",
    "one",
    sentences={
        "": "{s} works as {a} {v}.",
        "bare": "{s} works as {v}.",
        "field": "{s} works in {v}.",
        "is": "{o} job is {v}.",
    },
    sort="work",
    matters="work",
    trust="unread",
)
EMPLOYER = Slot(
    "employer",
    "one",
    sentences={"": "{s} works at {v}.", "for": "{s} works for {v}."},
    sort="work",
    matters="work",
    trust="unread",
)
WORKPLACE = Slot("workplace", trust="never", matters="places work")


# Jobs expressed by a verb: "I teach", but "I work in design".
_ONLY_VERBS = words(
    """teach write sing bake sew weld translate act edit build clean weave knit paint babysit manage
    drive sell cook code farm"""
)


def _job(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape is Shape.PLACE:
        return Clause("work" if phrase.first == "in" else "be", text)
    if phrase.shape is Shape.ADJECTIVE:
        return Clause("be", text)
    if phrase.shape is Shape.WHO or is_who(text):
        several = who.plural and not who.of_user
        bare = several or phrase.determined or is_plural(head_of(text)) or "head" in text.split()
        return Clause("work", f"as {text}" if bare else f"as {article(text)} {text}")
    alone = phrase.first in _ONLY_VERBS and phrase.verb
    if (phrase.rest or alone) and (clause := verbal(phrase)):
        return clause
    if who.plural and not who.of_user and is_plural(text):
        return Clause("work", f"as {text}")  # "nurses"
    if text.casefold() in ("postdoc", "apprentice", "freelancer", "temp"):
        return Clause("be", f"{article(text)} {text}")
    if not text.isascii() or phrase.determined:
        return Clause("work", f"as {text}") if phrase.first in ("a", "an", "the") else None
    return Clause("work", f"in {text}")


_ONLY_ONE = words(
    """city council army navy force government railway office waterworks state post church"""
)


_EMPLOYERS = _ONLY_ONE | words(
    """bank company embassy brigade bottler firm agency startup hospital school university shop
    factory museum library charity bakery farm hotel restaurant"""
)


def _employer(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text, head = phrase.text, head_of(phrase.text)
    if foreign(phrase):
        return None
    if text[:1].islower() and head in _EMPLOYERS and not phrase.determined:
        text = f"the {text}" if head in _ONLY_ONE or head == "brigade" else with_article(text)
    return Clause("work", f"at {text}")


def _workplace(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    text = phrase.text
    if foreign(phrase):
        return None
    if phrase.shape is Shape.THIRD:
        return verbal(phrase)
    if text.casefold() == "home":
        return Clause("work", f"from {text}")
    if phrase.shape is Shape.PLACE or text.casefold() in ("midtown", "downtown", "abroad"):
        return Clause("work", text)
    if re.fullmatch(r"[A-Z]{2,4}", text) or head_of(text) in ("cellar", "kitchen"):
        return Clause("work", f"in the {text}")
    if re.match(r"\w+['’]s ", text):
        mine = text.split()[0].casefold()[:-2] in RELATIONS
        return Clause("work", f"at my {text}" if mine else f"at {text}")
    if text[:1].isupper() or phrase.determined:
        return Clause("work", f"at {text}" if text[0].isdigit() else where(text))
    return Clause("work", f"at {with_article(text)}")


ASK_JOB = Table(
    answer="You work as {a}{v}.",
    noun="what your job is",
    train=(
        "Tell me what my job is.",
        "What do I work as?",
        "What kind of work do I do?",
        "Do you know my job?",
        "Can you remind me what my job is?",
        "what's my occupation",
        "What did I say my job is?",
        "Which job do I have?",
        "I work as what?",
        "What do I do at work?",
        "Name my profession.",
        "Could it be that you know my job?",
        "Have I told you what my job is?",
        "Give me my occupation.",
        "What line of work am I in?",
        "Which profession do I have?",
        "Did I ever mention my job?",
    ),
    tasks=("Fill in the form: my occupation?", "Introduce me: what do I work as?"),
    exam=(
        "What do I do for a living?",
        "What's my job?",
        "What is my profession?",
        "Do you remember what I do for work?",
        "Could you tell me what I work as?",
        "What do I do for work?",
    ),
    bench=(
        "Do you still know my job?",
        "How do I earn my money?",
        "Say what my job is.",
        "What work do I do?",
        "My job, what was it again?",
        "What am I by trade?",
    ),
    yes_no="Do I work as {a}{v}?",
)


ASK_EMPLOYER = Table(
    answer="You work at {v}.",
    noun="where you work",
    train=(
        "State where I work.",
        "Who do I work for?",
        "Which company do I work for?",
        "Who is my employer?",
        "Do you know where I work?",
        "Can you remind me where I work?",
        "what company do i work at",
        "Where did I say I work?",
        "I work for whom?",
        "What's the name of my company?",
        "Name my employer.",
        "Could it be that you know who I work for?",
        "Have I told you where I work?",
        "Give me the name of my employer.",
        "Who pays my salary?",
        "Whose staff am I on?",
        "Which business am I with?",
        "Where have I got a job?",
    ),
    tasks=("Fill in the form: my employer?", "Introduce me: where is it that I work?"),
    exam=(
        "Where do I work?",
        "At which company do I work?",
        "Do you remember where I work?",
        "What's my employer called?",
        "Could you tell me where I work?",
        "What's the company I work for?",
    ),
    bench=(
        "Do you still know where I work?",
        "I work where?",
        "Say where I work.",
        "Which firm employs me?",
        "Where do I go to work?",
        "For which company do I work?",
    ),
    reverse="{v} is where you work.",
    reverse_key="work",
    yes_no="Do I work at {v}?",
)


FAMILY = Family(
    slots=(
        JOB,
        EMPLOYER,
        WORKPLACE,
    ),
    frames=(
        FrameSlot(
            "job",
            Kind.FACT,
            "job",
            _job,
            "{my} job",
            asks=(
                "What's {my} job?",
                "What <do> {i} do for a living?",
                "Which work <do> {i} do?",
                "what {i} <do> for a living",
            ),
        ),
        FrameSlot(
            "employer",
            Kind.FACT,
            "employer",
            _employer,
            "{my} employer",
            ends=("workplace",),
            asks=(
                "Who <do> {i} work for?",
                "Which employer <do> {i} have?",
                "Who's {my} employer?",
                "who {i} <work> for",
            ),
        ),
        FrameSlot(
            "workplace",
            Kind.FACT,
            "workplace",
            _workplace,
            "{my} workplace",
            asks=(
                "Where <do> {i} work?",
                "At what place <do> {i} work?",
                "What's {my} place of work?",
                "where {i} <work>",
            ),
        ),
    ),
    cues={
        "job": "job work profession occupation career trade earn employed do",
        "occupation": "job work profession occupation career trade earn",
        "profession": "job work profession occupation career trade earn",
        "work": "work job profession occupation career earn",
        "employer": "work company employer employed firm office job workplace where",
        "workplace": "work company employer employed firm office job workplace where",
        "company": "work company employer employed firm office job workplace",
    },
    wordings=(
        Wording("job", rf"{U} works as {A}{V}", ASK_JOB, groups, near=3),
        Wording("job", rf"{U}'s job is {V}", ASK_JOB, says("Your job is {v}.")),
        Wording("job", rf"{U} works in {V}", ASK_JOB, says("You work in {v}."), slot="job"),
        Wording(
            "employer",
            rf"{U}(?: works (?:at|for)|'s employer is) {V}",
            ASK_EMPLOYER,
            groups,
            near=4,
        ),
    ),
)
