"""The people around the user: their names, and how many there are."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.grammar.base import key, pattern
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.lexicon import STATES
from memory.notice.grammar.nouns import RELATION_ADJECTIVES, RELATIONS
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.notice.rules.people.names import name_value
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate

RELATION_WORDS = "|".join(sorted((re.escape(r) for r in RELATIONS), key=len, reverse=True))
RELATION = rf"(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ -])*)(?P<r>{RELATION_WORDS})"
_NAMES = r"(?P<v>.+)"
_IS_CALLED = pattern(
    rf"<MY> {RELATION}(?:(?:'s)? name(?:'s| is)|,? (?:is|was|'s) (?:called|named)|'s "
    rf"called|s name is) {_NAMES}"
)
_ARE_CALLED = pattern(
    rf"<MY> (?:(?:\w+) )?(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ "
    rf"-])*)(?P<r>(?:{RELATION_WORDS})s|children|kids|parents"
    rf"|siblings|twins)(?:'s?)?(?: are| names are)(?: called| named)? {_NAMES}"
)
_IS_NAME = pattern(rf"<MY> {RELATION} is {_NAMES}")
_IS_MY = pattern(rf"(?P<v>[A-Z][^,]{{1,40}}?) is (?:the name of )?my {RELATION}(?:'s name)?")
_HAS = pattern(
    rf"<HAVE> (?P<count>an?|one|two|three|four|five|a new|twin) {RELATION}s? ?,? "
    rf"?<CALLED> {_NAMES}"
)
_HAS_LIST = pattern(
    rf"<HAVE> (?P<count>two|three|four|five|twin) (?P<adj>(?:(?:{RELATION_ADJECTIVES}) "
    rf")*)(?P<r>{RELATION_WORDS}|child|kid)"
    rf"(?:s|ren)?\s*[,:–-]\s*{_NAMES}"
)
_ALONE = pattern(rf"<MY> {RELATION},? (?P<v>[A-Z][\w'-]+)")
_COUNT = pattern(
    r"(?:<HAVE>) (?P<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a "
    r"couple of|several) "
    r"(?P<adj>(?:young|grown-up|grown|little|older|younger|adopted|teenage|small|big) "
    r")*"
    r"(?P<n>kids?|child(?:ren)?|brothers?|sisters?|siblings|sons?|daughters?"
    r"|grandchildren|cats?|dogs?|pets|horses?"
    r"|chickens|rabbits?|goats|sheep|cows|hens|fish|parrots?|siblings)(?: and .+)?"
)


def relation(adjective: str, word: str) -> tuple[str, str]:
    """(the words for a sentence, the canonical relation): "younger sis" → "younger sister"."""
    word = word.casefold()
    front = " ".join(adjective.casefold().replace("-", " ").split())
    front = re.sub(r"\b(?:late|dear|great|new|close|old)\b", "", front).strip()
    canon = RELATIONS.get(word, word)
    return f"{front} {word}".strip(), f"{front} {canon}".strip()


def named(clause: Clause, shown: str, canon: str, names: str) -> list[Candidate]:
    """One fact for each name; for a pet with its species, for anything else as its owner's."""
    names_found = [name_value(v, most=4) for v in several(value(names, name=False))]
    return [make(clause, f"family.{key(canon)}.name", v, noun=shown) for v in names_found if v]


def family(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Names and numbers of the people around the user."""
    text = clause.text
    if match := _IS_CALLED.match(text) or _HAS.match(text):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if match := _ARE_CALLED.match(text) or _HAS_LIST.match(text):
        plural = match["r"].casefold()
        single = plural if plural in ("grandparents", "in-laws") else one_of(plural)
        if (
            "are" in text.casefold()
            and not re.search(r"called|named|names", text)
            and not capitalised(match["v"])
        ):
            return None
        return named(clause, *relation(match["adj"], single), match["v"])
    if (match := _IS_NAME.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if (match := _IS_MY.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if (match := _ALONE.match(text)) and capitalised(match["v"]):
        return named(clause, *relation(match["adj"], match["r"]), match["v"])
    if match := _COUNT.match(text):
        noun = match["n"].casefold()
        return [make(clause, f"count.{key(one_of(noun))}", match["v"].casefold(), noun=noun)]
    return None


def capitalised(words: str) -> bool:
    first = value(words, name=True).split()
    return (
        bool(first)
        and len(first) <= 3
        and first[0][0].isupper()
        and first[0].casefold() not in STATES
        and not re.search(r"'s$", first[-1])
        and all(w[0].isupper() or w in ("van", "de", "von", "der", "la", "and", "&") for w in first)
    )


def one_of(noun: str) -> str:
    """The singular of counted nouns: "kids" → "child", "dogs" → "dog"."""
    single = singular(noun)
    return "child" if single == "kid" else single
