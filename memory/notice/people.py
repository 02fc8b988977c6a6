"""Family, friends and pets: their names, and what is so about them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

from memory.notice.base import Rule, key, make, pattern
from memory.notice.grammar import several, theirs, third, value
from memory.notice.lexicon import PETS, RELATION_ADJECTIVES, RELATIONS, STATES
from memory.notice.life import is_job
from memory.notice.names import name_value
from memory.notice.tastes import elements
from memory.notice.text import Clause
from memory.records import Candidate

_REL = "|".join(sorted((re.escape(r) for r in RELATIONS), key=len, reverse=True))
_R = rf"(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ -])*)(?P<r>{_REL})"
_NAMES = r"(?P<v>.+)"
_IS_CALLED = pattern(rf"<MY> {_R}(?:(?:'s)? name(?:'s| is)|,? (?:is|was|'s) (?:called|named)|'s called|s name is) {_NAMES}")
_ARE_CALLED = pattern(rf"<MY> (?:(?:\w+) )?(?P<adj>(?:(?:{RELATION_ADJECTIVES})[ -])*)(?P<r>(?:{_REL})s|children|kids|parents"
                      rf"|siblings|twins)(?:'s?)?(?: are| names are)(?: called| named)? {_NAMES}")
_IS_NAME = pattern(rf"<MY> {_R} is {_NAMES}")
_IS_MY = pattern(rf"(?P<v>[A-Z][^,]{{1,40}}?) is (?:the name of )?my {_R}(?:'s name)?")
_HAS = pattern(rf"<HAVE> (?P<count>an?|one|two|three|four|five|a new|twin) {_R}s? ?,? ?<CALLED> {_NAMES}")
_HAS_LIST = pattern(rf"<HAVE> (?P<count>two|three|four|five|twin) (?P<adj>(?:(?:{RELATION_ADJECTIVES}) )*)(?P<r>{_REL}|child|kid)"
                    rf"(?:s|ren)?\s*[,:–-]\s*{_NAMES}")
_ALONE = pattern(rf"<MY> {_R},? (?P<v>[A-Z][\w'-]+)")
_COUNT = pattern(r"(?:<HAVE>) (?P<v>no|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|a couple of|several) "
                 r"(?P<adj>(?:young|grown-up|grown|little|older|younger|adopted|teenage|small|big) )*"
                 r"(?P<n>kids?|child(?:ren)?|brothers?|sisters?|siblings|sons?|daughters?|grandchildren|cats?|dogs?|pets|horses?"
                 r"|chickens|rabbits?|goats|sheep|cows|hens|fish|parrots?|siblings)(?: and .+)?")  # fmt: skip
_PERSON = re.compile(
    rf"(?:[Mm]y|[Oo]ur) {_R}(?:,? (?P<name>[A-Z][\w'-]+),?)?(?P<poss>'s)? (?P<vp>.+)$"
)
_PERSON_LOW = re.compile(rf"(?:my|our) {_R}(?P<name>)(?P<poss>'s)? (?P<vp>.+)$", re.IGNORECASE)
_HAS_PET = re.compile(
    r"(?:an?|one|two|three|four|my|our|another|also|the) (?P<n>[\w' -]{2,40}?)s?,? (?:called|named|by the name of|whose names? (?:is|are)"
    r"|who(?:'s| is) (?:called|named)|that is called) (?P<v>.+?)(?=,? (?:and|plus|,) (?:an?|one|another|also|two|three|my) |$)",
    re.IGNORECASE,
)
_HAVE_START = pattern(r"(?:<HAVE>|i just got|we just got|i bought|i've bought) (?P<v>.+)")
_PET_LIST = pattern(r"<HAVE> (?P<count>an?|two|three|four|five) (?P<n>(?:[\w-]+ ){0,2}?[\w-]+?)s?\s*[,:–(-]\s*(?P<v>[\w' ,&-]+?)\)?")
_MY_PET = pattern(r"<MY> (?P<n>(?:[\w-]+ ){0,3}?[\w-]+?)(?P<s>s)?(?:(?:'s?)? names? (?:is|are)|,? (?:is|are|was) (?:called|named)|'s called) (?P<v>.+)")
_MY_PET_IS = pattern(r"<MY> (?P<n>(?:[\w-]+ ){0,2}?[\w-]+?) (?:is|,) (?P<v>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)")
_PET_NAME = re.compile(r"(?:[Mm]y|[Oo]ur) (?P<n>(?:[a-z-]+ ){0,2}?[a-z-]+?),? (?P<v>[A-Z][\w'-]+),?(?P<rest> .*)?$")
_NAME_OF = pattern(r"the name of <MY> (?P<n>[\w' -]{2,40}?) is (?P<v>.+)")
_NAMED_MY = pattern(r"(?:i|we)(?:'ve|'d| have)? (?:call|called|named|christened) <MY> (?P<n>(?:new )?[\w-]+(?: [\w-]+){0,2}?) (?P<v>[A-Z]\S+(?: [A-Z]\S+)?|\S+)")
_X_IS_MY = pattern(r"(?P<v>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) is (?:the name of )?<MY> (?P<n>(?:[\w-]+ ){0,2}?[\w-]+?)(?:'s name)?")
_MANY = frozenset(("parents", "grandparents", "children", "siblings", "in-laws"))
_PLURALS = {"children": "child", "kids": "child", "parents": "parent", "siblings": "sibling", "twins": "twin"}
_ADV = r"(?:(?:really|also|absolutely|just|always|usually|strongly|recently) )*"
_THIRD = tuple(
    (re.compile(words + r"\s*$", re.IGNORECASE), slot, form)
    for words, slot, form in (
        (rf"{_ADV}(?:likes) (?P<v>.+)", "likes", ""),
        (rf"{_ADV}(?:loves|adores) (?P<v>.+)", "likes", "loves"),
        (rf"{_ADV}(?:enjoys) (?P<v>.+)", "likes", "enjoys"),
        (rf"{_ADV}(?:hates|detests|loathes|can't stand|cannot stand) (?P<v>.+)", "dislikes", "hates"),
        (rf"{_ADV}(?:dislikes|doesn't like|does not like|doesnt like|doesn't enjoy) (?P<v>.+)", "dislikes", ""),
        (rf"{_ADV}(?:prefers) (?P<v>.+)", "prefers", ""),
        (r"(?:is|'s) (?:severely |very |also )?allergic to (?P<v>.+)", "allergy", ""),
        (r"has an? (?P<v>[\w -]+?) allergy", "allergy", ""),
        (r"(?:is|'s) (?:an? )?(?P<v>vegan|vegetarian|pescatarian|teetotal|coeliac|celiac)", "diet", ""),
        (r"(?:doesn't|does not|never) eats? (?P<v>.+)", "diet", "not"),
        (r"(?:lives|moved|is living|has moved|just moved) (?:in|to) (?P<v>.+)", "home", ""),
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
        (r"(?:is|turned|just turned|will be|turns) (?P<v>\d{1,3})(?: years? old)?(?: (?:now|today|this|on|in|next)\b.*)?", "age", ""),
        (r"(?:was born on) (?P<v>.+)", "birthday", ""),
        (r"(?:is|'s) (?P<v>(?:married|engaged)(?: to .+)?|divorced|single|widowed|retired|pregnant|deaf|blind)", "relationship", ""),
        (r"has (?P<v>(?:type \d )?diabetes|asthma|adhd|autism|dementia|alzheimer's|cancer|epilepsy|hay fever)", "health", ""),
    )
)  # fmt: skip
_THIRD_OWN = (
    (re.compile(r"birthday (?:is|'s)(?: on)?(?: the)? (?P<v>.+?)\s*$", re.I), "birthday"),
    (re.compile(r"(?:favou?rite|fav) (?P<n>[\w ]{2,30}?) (?:is|are) (?P<v>.+?)\s*$", re.I), "favourite"),
    (re.compile(r"(?P<n>[\w-]+(?: [\w-]+)?) (?:is|are) (?:called|named) (?P<v>.+?)\s*$", re.I), "named"),
    (re.compile(r"(?P<n>[\w-]+)'s name is (?P<v>.+?)\s*$", re.I), "named"),
)
_NO_THING = re.compile(r"(?:it|that|this|him|her|them|me|you|to (?:say|ask|tell|know|think|see|get|be)|when|how|the way|the idea|your)\b", re.I)


def relation(adjective: str, word: str) -> tuple[str, str]:
    """(the words for a sentence, the canonical relation): "younger sis" → "younger sister"."""
    word = word.casefold()
    front = " ".join(adjective.casefold().replace("-", " ").split())
    front = re.sub(r"\b(?:late|dear|great|new|close|old)\b", "", front).strip()
    canon = RELATIONS.get(word, word)
    return f"{front} {word}".strip(), f"{front} {canon}".strip()


def named(clause: Clause, shown: str, canon: str, names: str) -> list[Candidate]:
    """One fact for each name; for a pet with its species, for anything else as its owner's."""
    known = [name_value(v, words=4) for v in several(value(names, name=False))]
    return [make(clause, f"family.{key(canon)}.name", v, noun=shown) for v in known if v]


def family(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Names and numbers of the people around the user."""
    text = clause.text
    if found := _IS_CALLED.match(text) or _HAS.match(text):
        return named(clause, *relation(found["adj"], found["r"]), found["v"])
    if found := _ARE_CALLED.match(text) or _HAS_LIST.match(text):
        plural = found["r"].casefold()
        single = _PLURALS.get(plural) or (plural if plural in RELATIONS else plural[:-1])
        if "are" in text.casefold() and not re.search(r"called|named|names", text) and not _capital(found["v"]):
            return None
        return named(clause, *relation(found["adj"], single), found["v"])
    if (found := _IS_NAME.match(text)) and _capital(found["v"]):
        return named(clause, *relation(found["adj"], found["r"]), found["v"])
    if (found := _IS_MY.match(text)) and _capital(found["v"]):
        return named(clause, *relation(found["adj"], found["r"]), found["v"])
    if (found := _ALONE.match(text)) and _capital(found["v"]):
        return named(clause, *relation(found["adj"], found["r"]), found["v"])
    if found := _COUNT.match(text):
        noun = found["n"].casefold()
        return [make(clause, f"count.{key(one_of(noun))}", found["v"].casefold(), noun=noun)]
    return None


def _capital(words: str) -> bool:
    first = value(words, name=True).split()
    return bool(first) and len(first) <= 3 and first[0][0].isupper() and first[0].casefold() not in STATES and not re.search(
        r"'s$", first[-1]
    ) and all(w[0].isupper() or w in ("van", "de", "von", "der", "la", "and", "&") for w in first)


def _species(words: str) -> str:
    low = words.casefold().strip()
    last = low.split()[-1] if low else ""
    for noun in (low, last, low[:-1], last[:-1], low.replace(" ", "-")):
        if noun in PETS:
            return noun.replace("-", " ")
    return ""


def thing_called(clause: Clause, noun: str, names: str) -> list[Candidate]:
    """A pet, a person or a possession with its name."""
    noun = re.sub(r"^(?:a|an|the|my|our|one|new|old|little|small|big|cute|lovely|adorable|sweet|beautiful|young|rescue|tiny|second|other|own|pet) ",
                  "", noun.strip(), flags=re.I)  # fmt: skip
    person = re.fullmatch(_R, noun, re.I)
    if person:
        return named(clause, *relation(person["adj"], person["r"]), names)
    species = _species(noun)
    out = []
    for one in several(value(names)) if species else [value(names)]:
        one = name_value(one, words=5)
        if not one:
            continue
        if species:
            out.append(make(clause, f"pet.{key(species)}", one, noun=noun.casefold() if noun.casefold()[:-1] != species else species))
        else:
            out.append(make(clause, f"own.{key(noun)}.name", one, noun=noun, form="named"))
    return out


def pets(clause: Clause, when: datetime) -> list[Candidate] | None:
    """Everything that has a name: "a dog called X and a cat called Y", "my boat is called X"."""
    text = clause.text
    if start := _HAVE_START.match(text):
        out: list[Candidate] = []
        for found in _HAS_PET.finditer(start["v"]):
            out += thing_called(clause, found["n"], found["v"])
        if out:
            return out
        if (found2 := _PET_LIST.match(text)) and _species(found2["n"]) and _capital(several(found2["v"] or " ")[0]):
            return thing_called(clause, found2["n"], found2["v"])
        return None
    if found3 := _MY_PET.match(text) or _NAME_OF.match(text):
        noun = found3["n"]
        if re.search(r"^(?:full|first|last|middle|real|user|nick|maiden|family|sur)?-?name$|'s?\b", noun, re.I) and "'" in noun:
            return None
        if re.match(r"(?:first|last|middle|full|maiden|family|user|file|real|legal|domain)$", noun, re.I):
            shown = f"{noun.casefold()} name"
            one = name_value(found3["v"])
            if noun.casefold() in ("full", "real", "legal"):
                return [make(clause, "name", one)] if one else []
            return [make(clause, f"own.{key(shown)}", one, noun=shown)] if one else []
        return thing_called(clause, noun, found3["v"])
    if (found4 := _NAMED_MY.match(text)) and _capital(found4["v"]):
        return thing_called(clause, found4["n"], found4["v"])
    for rule in (_MY_PET_IS, _X_IS_MY, _PET_NAME):
        found5 = rule.match(text)
        if found5 and _species(found5["n"]) and _capital(found5["v"]):
            return thing_called(clause, found5["n"], found5["v"])
    return None


_HIS_NAME = pattern(r"(?:(?:his|her|its|their) names?(?:'s| is| are)|(?:he|she|it|they)(?:'s|'re| is| are| goes by)(?: called| named)?) (?P<v>.+)")


def mentioned(clause: Clause) -> str:
    """The pet or person that a clause brings up: "I have a dog"."""
    found = _HAVE_START.match(clause.text)
    words = re.sub(r"^(?:an?|one) ", "", found["v"], flags=re.I) if found else ""
    if not words and (own := re.match(r"(?:my|our) ([\w -]+?) (?:is|has|loves|likes)\b", clause.text, re.I)):
        words = own[1]
    noun = re.split(r" (?:who|that|which|from|with|at|in)\b|[,(]", words)[0].strip()
    if len(noun.split()) > 3 or not noun or re.search(r"called|named", clause.text, re.I):
        return ""
    return noun if _species(noun) or re.fullmatch(_R, noun, re.I) else ""


def his_name(clause: Clause, topic: str) -> list[Candidate] | None:
    """ "His name is Mivack", said of what was just mentioned."""
    found = _HIS_NAME.match(clause.text)
    if not found or clause.question:
        return None
    said_so = re.search(r"name|called|named|goes by", clause.text[: found.start("v")], re.I)
    if not said_so and not _capital(found["v"]):
        return None
    return thing_called(clause, topic, found["v"]) or None


def others(clause: Clause, when: datetime) -> list[Candidate] | None:
    """ "My sister likes jazz": a fact about the sister."""
    found = _PERSON.match(clause.text) or _PERSON_LOW.match(clause.text)
    if not found:
        return None
    shown, canon = relation(found["adj"], found["r"])
    out: list[Candidate] = []
    if (who := found["name"]) and who.casefold() not in STATES:
        out = named(clause, shown, canon, who)
    verb_phrase = found["vp"]
    many = canon in _MANY
    if many:
        verb, _, rest = verb_phrase.partition(" ")
        verb_phrase = f"{verb if verb in ('moved', 'grew') else third(verb)} {rest}"
    if found["poss"]:
        return out + _of_others(clause, shown, canon, verb_phrase)
    for words, slot, form in _THIRD:
        if said := words.match(verb_phrase):
            if _NO_THING.match(said["v"]):
                return out
            sign = -1 if slot == "dislikes" or form == "not" else 1
            parts = elements(said["v"]) if slot in ("likes", "dislikes") else several(value(said["v"])) if slot in ("allergy", "language") else [value(said["v"])]
            made = [make(clause, slot, v, form=form, owner=shown, polarity=sign) for v in parts if v]
            if many:
                made = [replace(c, text=_plural(c.text, shown)) for c in made]
            return out + [_about(c, canon) for c in made]
    if job := re.match(r"(?:is|'s) an? (?P<v>[\w -]{3,40}?)\s*$", verb_phrase, re.I):
        what = job["v"]
        if is_job(what):
            return [*out, _about(make(clause, "job", what, owner=shown), canon)]
    if has := re.match(r"(?:has|got|have) (?P<v>an? [\w -]+ (?:called|named) .+)$", verb_phrase, re.I):
        for pet in _HAS_PET.finditer(has["v"]):
            out += _of_others(clause, shown, canon, f"{pet['n']} is called {pet['v']}")
        return out
    return out or None


def one_of(noun: str) -> str:
    """The singular of what is counted: "kids" → "child", "dogs" → "dog"."""
    return _PLURALS.get(noun) or (noun.removesuffix("s") if noun != "series" else noun)


def _plural(text: str, owner: str) -> str:
    """ "The user's parents lives in X." → "The user's parents live in X." """
    head = f"The user's {owner} "
    verb, _, rest = text.removeprefix(head).partition(" ")
    plain = {"is": "are", "has": "have", "doesn't": "don't", "studies": "study", "goes": "go"}
    return f"{head}{plain.get(verb, verb.removesuffix('s'))} {rest}" if text.startswith(head) else text


def _of_others(clause: Clause, shown: str, canon: str, words: str) -> list[Candidate]:
    for rule, what in _THIRD_OWN:
        said = rule.match(words)
        if not said:
            continue
        v = value(said["v"])
        if not v:
            return []
        if what == "birthday":
            return [_about(make(clause, "birthday", v, owner=shown), canon)] if re.search(r"\d|[A-Z]", v) else []
        if what == "favourite":
            return [_about(make(clause, f"favourite.{key(said['n'])}", v, noun=said["n"], owner=shown), canon)]
        v = name_value(v)
        species = _species(said["n"])
        slot = f"pet.{key(species)}" if species else f"own.{key(said['n'])}.name"
        text = f"The user's {shown}'s {theirs(said['n'])} is called {v}."
        return [_about(make(clause, slot, v, noun=said["n"], owner=shown, text=text), canon)] if v else []
    return []


def _about(candidate: Candidate, subject: str) -> Candidate:
    return replace(candidate, subject=subject)


RULES: tuple[Rule, ...] = (family, pets, others)
