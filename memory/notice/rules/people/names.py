"""Name and form of address."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import pattern
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
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.records import Candidate

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


def address(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "Call me Captain." Runs before the gate, because it may be a polite question."""
    text = clause.text
    for rule in (_WANTS, _GOES_BY, _PREFERRED):
        if match := rule.match(text):
            called = name_value(match["v"])
            if pronouns := _PRONOUNS.match(text):
                return [make(clause, "pronouns", pronouns["v"])]
            return [make(clause, "call_name", called)] if called else None
    match = _CALL.match(text)
    if not match or (match["use"] and not match["for"]):
        return None
    if re.match(r"(?:you )?called\b", text, re.I) and not clause.asked:
        return None
    called = name_value(re.sub(r"^(?:the (?:name|nickname) )", "", match["v"]))
    if clause.question and not clause.asked:
        return []
    return [make(clause, "call_name", called)] if called else None


def name(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My name is Mira", "I'm Mira" where that is unambiguous, pronouns, nicknames."""
    text = clause.text
    if match := _PRONOUNS.match(text):
        return [make(clause, "pronouns", match["v"])]
    if match := _NAME.match(text):
        called = name_value(match["v"], most=5)
        return [make(clause, "name", called)] if called else []
    if match := _CALLED.match(text):
        called = name_value(match["v"])
        form = "name" if re.match(r"(?:i'm|im|i am) called", text, re.I) else "nickname"
        return [make(clause, form, called)] if called else []
    if match := _IM.match(text):
        called = value(match["v"], name=True)
        if called and _sure_name(called):
            return [make(clause, "name", called, confidence=0.9)]
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
