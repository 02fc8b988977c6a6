"""What somebody is called, and how to address and refer to them."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.frames.clauses import Clause, FrameSlot, Subject
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase
from memory.notice.frames.wording import Table, U, V, Wording, groups
from memory.notice.grammar.base import Statement, make, pattern
from memory.notice.grammar.grammar import value
from memory.notice.grammar.lexicon import (
    BELIEFS,
    DIETS,
    NATIONALITIES,
    RELATIONSHIPS,
    SELF_WORDS,
    STATES,
    words,
)
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

CALL_NAME = Slot(
    "call_name",
    "one",
    Kind.IDENTITY,
    sentences={"": "{s} goes by {v}."},
    frame="called",
    trust="always",
    sort="name",
)
NAME = Slot(
    "name", "one", Kind.IDENTITY, sentences={"": "{o} name is {v}."}, trust="always", sort="name"
)
NICKNAME = Slot(
    "nickname", "one", sentences={"": "{o} nickname is {v}."}, trust="never", sort="other"
)
PRONOUNS = Slot(
    "pronouns",
    "one",
    Kind.IDENTITY,
    sentences={"": "{o} pronouns are {v}."},
    trust="always",
    sort="other",
)


def _name(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if who.of_user:
        return Clause("be", phrase.text, noun="name")
    return Clause("be", f"called {phrase.text}", one_of=who.plural)


def _called(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    if frame.negated:
        return Clause("want", f"to be called {phrase.text}")
    return Clause("go", f"by {phrase.text}")


def _pronouns(phrase: Phrase, frame: Frame, who: Subject) -> Clause:
    return Clause("be", phrase.text, noun="pronouns")


ASK_CALL_NAME = Table(
    answer="I call you {v}.",
    noun="what to call you",
    train=(
        "What do you call me?",
        "How do you address me?",
        "What did I ask you to call me?",
        "How do I want to be called?",
        "Tell me what you call me.",
        "What am I to be called?",
        "Which name do you use for me?",
        "how do you call me",
        "Could it be that you know how to call me?",
        "Have I told you how to address me?",
        "Give me the name you use for me.",
        "Under which name do you know me?",
        "What name have I asked you to use?",
        "How do you greet me?",
        "Which name did I choose?",
        "The name you have for me, which is it?",
    ),
    tasks=(),
    exam=(
        "What should you call me?",
        "How should you call me?",
        "How should you address me?",
        "Do you remember what to call me?",
        "What name should you use for me?",
        "By what name do I want to be called?",
    ),
    bench=(
        "Do you still know what to call me?",
        "What would you call me?",
        "Say what you call me.",
        "What is it that I like to be called?",
        "How will you address me?",
        "What am I called by you?",
    ),
)


ASK_NAME = Table(
    answer="Your name is {v}.",
    noun="your name",
    train=(
        "State my name.",
        "Do you know my name?",
        "What am I called?",
        "Who am I?",
        "Can you remind me of my name?",
        "What did I tell you my name is?",
        "and my name?",
        "Which name do I have?",
        "Could it be that you know my name?",
        "Have I told you my name?",
        "Give me my name.",
        "I need my name.",
        "Who is it you are talking to?",
        "What name do I go by?",
        "Under which name am I known?",
    ),
    tasks=("Fill in the form: my name?", "Sign a letter for me. What's the name under it?"),
    exam=(
        "What's my name?",
        "Which name is mine?",
        "Do you remember my name?",
        "What's my own name?",
        "Could you tell me my name?",
        "What was my name?",
    ),
    bench=(
        "Do you still know my name?",
        "I am who?",
        "Say my name.",
        "How am I called?",
        "My name, what was it again?",
        "What do people call me?",
    ),
)


_CALL = pattern(
    r"(?:(?:always|just|simply|only|please|rather|you|to|start|begin|keep|luna) "
    r")*(?:(?:call|called|calling|address"
    r"|addressing|refer to|name) me(?: as| by(?: the name(?: of)?)?)?|greet me (?:as"
    r"|by(?: the name(?: of)?)?)"
    r"|(?P<use>use)) (?P<v>.+?)(?P<for> for me| when (?:you )?(?:talking|talk|speaking|address\w*)"
    r"(?: to)? me)?"
)


_WANTS = pattern(
    r"i(?:'d| would)? (?:really |much )?(?:like|prefer|want|love|wish|rather)(?: to)? "
    r"(?:be (?:called|known as"
    r"|addressed as|referred to as)|being called|to go by|going by|go by) (?P<v>.+)"
)


_GOES_BY = pattern(
    r"i (?:usually |mostly |just |normally )?(?:go by|answer to)(?: the name(?: "
    r"of)?)? (?P<v>.+)"
)


_CALLED = pattern(
    r"(?:(?:<IM>) (?:also )?(?:called|known as)|(?:my )?(?:friends|people|colleagues|mates|family"
    r"|parents|everyone|everybody|folks|they)(?: \w+)? (?:all |just )?calls? me|my nickname is"
    r"|my (?:friends|mates|colleagues) know me as) (?P<v>.+)"
)


_NAME = pattern(r"(?:my|the)? ?name(?:'s| is)(?: actually| really| now)? (?P<v>.+)")


_PREFERRED = pattern(r"my (?:preferred|chosen) name is (?P<v>.+)")


_IM = re.compile(r"(?:I'm|i'm|Im|im|I am|i am|I'M) (?P<v>\w[^,;–]*)(?P<rest>[,;–].*)?$")


_PRONOUNS = pattern(
    r"(?:my (?:preferred )?pronouns are|i (?:use|go by|prefer)) (?P<v>\w{2,5}/\w{2,6}(?:/\w{2,8})?)"
    r"(?: pronouns)?"
)


_STOP = words(
    """a an my your this that it these those later back when if tomorrow tonight today
    at on in again crazy old-fashioned old stupid weird silly maybe anytime asap
    soon now whenever names by for up out lazy paranoid biased skeptical cynical
    naive selfish picky spoiled insane mad dumb impressed surprised curious
    intrigued cautious pessimistic optimistic anything whatever every once first
    before after during about with from to as so not sir? right wrong then there
    here all once nuts sentimental boring sensitive ignorant jaded ridiculous tired
    nostalgic dramatic important relevant unimportant irrelevant fine spelled spelt
    pronounced what how something nothing everything someone using like his her
    their or and"""
)


def name_value(text: str, *, most: int = 4) -> str:
    """A name as it was written; empty where the words are not a name."""
    trimmed = value(text, name=True)
    trimmed = re.sub(r"^(?:the name(?: of)? |by )", "", trimmed)
    words_of_name = trimmed.split()
    if not words_of_name or len(words_of_name) > most or not re.match(r"\w", trimmed):
        return ""
    first = words_of_name[0].casefold()
    if first in _STOP or (first in STATES and not words_of_name[0][0].isupper()):
        return ""
    if first == "the" and (len(words_of_name) < 2 or not words_of_name[1][0].isupper()):
        return ""
    if re.search(r"\d{3}|[@/\\<>{}=]", trimmed) or first in ("i", "i'm", "we", "you", "he", "she"):
        return ""
    return trimmed


def address(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "Call me Captain." Runs before the gate, because it may be a polite question."""
    text = clause.text
    for rule in (_WANTS, _GOES_BY, _PREFERRED):
        if match := rule.match(text):
            called = name_value(match["v"])
            if pronouns := _PRONOUNS.match(text):
                return [make(clause, PRONOUNS, pronouns["v"])]
            return [make(clause, CALL_NAME, called)] if called else None
    match = _CALL.match(text)
    if not match or (match["use"] and not match["for"]):
        return None
    if re.match(r"(?:you )?called\b", text, re.I) and not clause.asked:
        return None
    called = name_value(re.sub(r"^(?:the (?:name|nickname) )", "", match["v"]))
    if clause.question and not clause.asked:
        return []
    return [make(clause, CALL_NAME, called)] if called else None


def name(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """ "My name is Mira", "I'm Mira" where that is unambiguous, pronouns, nicknames."""
    text = clause.text
    if match := _PRONOUNS.match(text):
        return [make(clause, PRONOUNS, match["v"])]
    if match := _NAME.match(text):
        called = name_value(match["v"], most=5)
        return [make(clause, NAME, called)] if called else []
    if match := _CALLED.match(text):
        called = name_value(match["v"])
        slot = NAME if re.match(r"(?:i'm|im|i am) called", text, re.I) else NICKNAME
        return [make(clause, slot, called)] if called else []
    if match := _IM.match(text):
        called = value(match["v"], name=True)
        if called and _sure_name(called):
            return [make(clause, NAME, called, confidence=0.9)]
    return None


def _sure_name(called: str) -> bool:
    """Whether it is capitalised within a sentence, and neither a state nor a nationality."""
    words_of_name = called.split()
    if len(words_of_name) > 3 or not all(
        re.fullmatch(r"[^\W\d_][\w'.-]*", word) for word in words_of_name
    ):
        return False
    if not all(word[0].isupper() for word in words_of_name) or called.isupper():
        return False
    first = words_of_name[0].casefold()
    other_words = STATES | NATIONALITIES | BELIEFS | DIETS | RELATIONSHIPS | SELF_WORDS
    return (
        not any(word.casefold() in other_words for word in words_of_name)
        and first not in _STOP
        and not re.search(r"n't$|(?:'s|'ll|'ve)$", words_of_name[-1])
    )


FAMILY = Family(
    slots=(
        CALL_NAME,
        NAME,
        NICKNAME,
        PRONOUNS,
    ),
    frames=(
        FrameSlot(
            "name",
            Kind.IDENTITY,
            "name",
            _name,
            "{my} name",
            asks=(
                "What's {my} name?",
                "Which name is {mine}?",
                "How <be> {i} called?",
                "what {my} name is",
            ),
        ),
        FrameSlot(
            "called",
            Kind.IDENTITY,
            "form of address",
            _called,
            "how to address {me}",
            memory="call_name",
            asks=(
                "How should {i} be called?",
                "How <do> {i} want to be addressed?",
                "By which name <do> {i} go?",
                "how {i} <want> to be called",
            ),
        ),
        FrameSlot(
            "pronouns",
            Kind.IDENTITY,
            "pronouns",
            _pronouns,
            "{my} pronouns",
            asks=(
                "What are {my} pronouns?",
                "Which pronouns are {mine}?",
                "What pronouns <do> {i} use?",
                "what {my} pronouns are",
            ),
        ),
    ),
    rules=(Statement(name, 100),),
    cues={
        "name": "name called",
        "address": "call called name nickname address",
        "call": "call called name nickname address",
        "form": "call called address",
        "nickname": "call called nickname",
        "pronouns": "pronoun gender",
    },
    wordings=(
        Wording("call-name", rf"{U} goes by {V}", ASK_CALL_NAME, groups),
        Wording("name", rf"{U}'s name is {V}", ASK_NAME, groups, near=13),
    ),
)
