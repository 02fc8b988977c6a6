"""Facts about other people: “my sister likes jazz”."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from memory.notice.families.names import name_value
from memory.notice.families.pets import HAS_PET, species_of
from memory.notice.families.relatives import RELATION, named, relation
from memory.notice.families.tastes import elements
from memory.notice.families.work import is_job
from memory.notice.grammar.base import key
from memory.notice.grammar.grammar import several, theirs, value
from memory.notice.grammar.lexicon import STATES
from memory.notice.grammar.text import Clause
from memory.notice.rules.making import make
from memory.vocabulary.english.inflection import agreeing, third_person
from memory.vocabulary.records import Candidate

_PERSON = re.compile(
    rf"(?:[Mm]y|[Oo]ur) {RELATION}(?:,? (?P<name>[A-Z][\w'-]+),?)?(?P<poss>'s)? (?P<vp>.+)$"
)
_PERSON_LOW = re.compile(
    rf"(?:my|our) {RELATION}(?P<name>)(?P<poss>'s)? (?P<vp>.+)$", re.IGNORECASE
)
_MANY = frozenset(("parents", "grandparents", "children", "siblings", "in-laws"))
_ADV = r"(?:(?:really|also|absolutely|just|always|usually|strongly|recently) )*"
_STREET = r"(?:street|st|road|rd|avenue|ave|lane|square|drive|way|row|hill|crescent|terrace|close)"
_THIRD = tuple(
    (re.compile(words + r"\s*$", re.IGNORECASE), slot, form)
    for words, slot, form in (
        (rf"{_ADV}(?:likes) (?P<v>.+)", "likes", ""),
        (rf"{_ADV}(?:loves|adores) (?P<v>.+)", "likes", "loves"),
        (rf"{_ADV}(?:enjoys) (?P<v>.+)", "likes", "enjoys"),
        (
            rf"{_ADV}(?:hates|detests|loathes|can't stand|cannot stand) (?P<v>.+)",
            "dislikes",
            "hates",
        ),
        (
            rf"{_ADV}(?:dislikes|doesn't like|does not like|doesnt like|doesn't enjoy) "
            rf"(?P<v>.+)",
            "dislikes",
            "",
        ),
        (rf"{_ADV}(?:prefers) (?P<v>.+)", "prefers", ""),
        (r"(?:is|'s) (?:severely |very |also )?allergic to (?P<v>.+)", "allergy", ""),
        (r"has an? (?P<v>[\w -]+?) allergy", "allergy", ""),
        (
            r"(?:is|'s) (?:an? )?(?P<v>vegan|vegetarian|pescatarian|teetotal|coeliac|celiac)",
            "diet",
            "",
        ),
        (r"(?:doesn't|does not|never) eats? (?P<v>.+)", "diet", "not"),
        (r"(?:lives|moved|is living|has moved|just moved) (?:in|to) (?P<v>.+)", "home", ""),
        (
            # "on benefits" and "near there" are not places.
            r"(?:lives|is living) (?P<p>(?:near|at|outside)(?= (?-i:[A-Z\d]))|on(?= (?-i:[A-Z\d])"
            rf".* {_STREET}\b| the (?:coast|outskirts|island|edge|hill|river|border|seafront)\b"
            r"| an? (?:\w+ )?(?:farm|boat|houseboat|barge|island)\b)) (?P<v>.+)",
            "home",
            "on",
        ),
        (r"(?:comes|is) (?:originally )?from (?P<v>.+)", "origin", ""),
        (r"grew up in (?P<v>.+)", "hometown", ""),
        (r"works as an? (?P<v>.+)", "job", ""),
        (r"works at (?P<v>.+)", "employer", ""),
        (r"works for (?P<v>.+)", "employer", "for"),
        (r"works in (?P<v>.+)", "job", "field"),
        (r"plays the (?P<v>.+)", "instrument", ""),
        (r"plays (?P<v>[\w -]+)", "sport", ""),
        (r"speaks (?P<v>[\w ,-]+)", "language", ""),
        (r"(?:is learning) (?P<v>.+)", "learning", ""),
        (r"(?:studies|is studying) (?P<v>.+)", "study", ""),
        (r"drives an? (?P<v>.+)", "car", ""),
        (r"supports (?P<v>.+)", "team", ""),
        (r"collects (?P<v>.+)", "collection", ""),
        (
            r"(?:is|turned|just turned|will be|turns) (?P<v>\d{1,3}|one|two|three|four|five"
            r"|six|seven|eight|nine|ten)(?: years? old)?(?: (?:now"
            r"|today|this|on|in|next)\b.*)?",
            "age",
            "",
        ),
        (r"(?:was born on) (?P<v>.+)", "birthday", ""),
        (
            r"(?:is|'s) (?P<v>(?:married|engaged)(?: to .+)?|divorced|single|widowed|retired"
            r"|pregnant|deaf|blind)",
            "relationship",
            "",
        ),
        (
            r"has (?P<v>(?:type \d )?diabetes|asthma|adhd|autism|dementia|alzheimer's|cancer"
            r"|epilepsy|hay fever)",
            "health",
            "",
        ),
    )
)
_THIRD_OWN = (
    (re.compile(r"birthday (?:is|'s)(?: on)?(?: the)? (?P<v>.+?)\s*$", re.I), "birthday"),
    (
        re.compile(r"(?:favou?rite|fav) (?P<n>[\w ]{2,30}?) (?:is|are) (?P<v>.+?)\s*$", re.I),
        "favourite",
    ),
    (
        re.compile(r"(?P<n>[\w-]+(?: [\w-]+)?) (?:is|are) (?:called|named) (?P<v>.+?)\s*$", re.I),
        "named",
    ),
    (re.compile(r"(?P<n>[\w-]+)'s name is (?P<v>.+?)\s*$", re.I), "named"),
)
_WITH = re.compile(r" (?:with|together|for|since)\b.*$", re.I)
_NO_THING = re.compile(
    r"(?:it|that|this|him|her|them|me|you|to (?:say|ask|tell|know|think|see|get|be)"
    r"|when|how|the way|the idea|your)\b",
    re.I,
)


def others(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My sister likes jazz": a fact about the sister."""
    match = _PERSON.match(clause.text) or _PERSON_LOW.match(clause.text)
    if not match:
        return None
    shown, canon = relation(match["adj"], match["r"])
    candidates: list[Candidate] = []
    if (who := match["name"]) and who.casefold() not in STATES:
        candidates = named(clause, shown, canon, who)
    verb_phrase = match["vp"]
    many = canon in _MANY
    if many:
        verb, _, rest = verb_phrase.partition(" ")
        verb_phrase = (
            f"{verb if verb in ('moved', 'grew') else third_person(verb.casefold())} {rest}"
        )
    if match["poss"]:
        return candidates + _of_others(clause, shown, canon, verb_phrase)
    for words, slot, form in _THIRD:
        if said := words.match(verb_phrase):
            if _NO_THING.match(said["v"]):
                return candidates
            sign = -1 if slot == "dislikes" or form == "not" else 1
            parts = (
                elements(said["v"])
                if slot in ("likes", "dislikes")
                else several(value(said["v"]))
                if slot in ("allergy", "language")
                else [value(_WITH.sub("", said["v"]) if slot == "home" else said["v"])]
            )
            made = [
                make(
                    clause, slot, v,
                    form=form, word=said["p"] if form == "on" else "", owner=shown, polarity=sign,
                )
                for v in parts if v
            ]  # fmt: skip
            if many:
                made = [replace(c, text=_plural(c.text, shown)) for c in made]
            return candidates + [_about(c, canon) for c in made]
    if job := re.match(r"(?:is|'s) an? (?P<v>[\w -]{3,40}?)\s*$", verb_phrase, re.I):
        what = job["v"]
        if is_job(what):
            return [*candidates, _about(make(clause, "job", what, owner=shown), canon)]
    if has := re.match(
        r"(?:has|got|have) (?P<v>an? [\w -]+ (?:called|named) .+)$", verb_phrase, re.I
    ):
        for pet in HAS_PET.finditer(has["v"]):
            candidates += _of_others(clause, shown, canon, f"{pet['n']} is called {pet['v']}")
        return candidates
    return candidates or None


def _plural(text: str, owner: str) -> str:
    """ "The user's parents lives in X." → "The user's parents live in X." """
    head = f"The user's {owner} "
    verb, _, rest = text.removeprefix(head).partition(" ")
    return f"{head}{agreeing(verb, 'they')} {rest}" if text.startswith(head) else text


def _of_others(clause: Clause, shown: str, canon: str, words: str) -> list[Candidate]:
    for rule, what in _THIRD_OWN:
        said = rule.match(words)
        if not said:
            continue
        v = value(said["v"])
        if not v:
            return []
        if what == "birthday":
            return (
                [_about(make(clause, "birthday", v, owner=shown), canon)]
                if re.search(r"\d|[A-Z]", v)
                else []
            )
        if what == "favourite":
            return [
                _about(
                    make(clause, f"favourite.{key(said['n'])}", v, noun=said["n"], owner=shown),
                    canon,
                )
            ]
        v = name_value(v)
        species = species_of(said["n"])
        slot = f"pet.{key(species)}" if species else f"own.{key(said['n'])}.name"
        text = f"The user's {shown}'s {theirs(said['n'])} is called {v}."
        return (
            [_about(make(clause, slot, v, noun=said["n"], owner=shown, text=text), canon)]
            if v
            else []
        )
    return []


def _about(candidate: Candidate, subject: str) -> Candidate:
    return replace(candidate, subject=subject)
