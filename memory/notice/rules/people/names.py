"""Name and form of address."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.rules.grammar.base import make, pattern
from memory.notice.rules.grammar.grammar import value
from memory.notice.rules.grammar.lexicon import (
    BELIEFS,
    DIETS,
    NATIONALITIES,
    RELATIONSHIPS,
    SELF_WORDS,
    STATES,
    words,
)
from memory.notice.rules.grammar.text import Clause
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
    """A name as it was written; empty where the words are no name."""
    found = value(text, name=True)
    found = re.sub(r"^(?:the name(?: of)? |by )", "", found)
    parts = found.split()
    if not parts or len(parts) > most or not re.match(r"\w", found):
        return ""
    first = parts[0].casefold()
    if first in _STOP or (first in STATES and not parts[0][0].isupper()):
        return ""
    if first == "the" and (len(parts) < 2 or not parts[1][0].isupper()):
        return ""
    if re.search(r"\d{3}|[@/\\<>{}=]", found) or first in ("i", "i'm", "we", "you", "he", "she"):
        return ""
    return found


def address(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "Call me Captain." Runs before the gate: it may be asked politely, as a question."""
    text = clause.text
    for rule in (_WANTS, _GOES_BY, _PREFERRED):
        if found := rule.match(text):
            called = name_value(found["v"])
            if pronouns := _PRONOUNS.match(text):
                return [make(clause, "pronouns", pronouns["v"])]
            return [make(clause, "call_name", called)] if called else None
    found = _CALL.match(text)
    if not found or (found["use"] and not found["for"]):
        return None
    if re.match(r"(?:you )?called\b", text, re.I) and not clause.asked:
        return None
    called = name_value(re.sub(r"^(?:the (?:name|nickname) )", "", found["v"]))
    if clause.question and not clause.asked:
        return []
    return [make(clause, "call_name", called)] if called else None


def name(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My name is Mira", "I'm Mira" where that is safe, pronouns, nicknames."""
    text = clause.text
    if found := _PRONOUNS.match(text):
        return [make(clause, "pronouns", found["v"])]
    if found := _NAME.match(text):
        called = name_value(found["v"], most=5)
        return [make(clause, "name", called)] if called else []
    if found := _CALLED.match(text):
        called = name_value(found["v"])
        form = "name" if re.match(r"(?:i'm|im|i am) called", text, re.I) else "nickname"
        return [make(clause, form, called)] if called else []
    if found := _IM.match(text):
        called = value(found["v"], name=True)
        if called and _sure_name(called):
            return [make(clause, "name", called, confidence=0.9)]
    return None


def _sure_name(called: str) -> bool:
    """Capitalised in the middle of a sentence, and neither a state nor a people."""
    parts = called.split()
    if len(parts) > 3 or not all(re.fullmatch(r"[^\W\d_][\w'.-]*", part) for part in parts):
        return False
    if not all(part[0].isupper() for part in parts) or called.isupper():
        return False
    first = parts[0].casefold()
    known = STATES | NATIONALITIES | BELIEFS | DIETS | RELATIONSHIPS | SELF_WORDS
    return (
        not any(part.casefold() in known for part in parts)
        and first not in _STOP
        and not re.search(r"n't$|(?:'s|'ll|'ve)$", parts[-1])
    )
