"""Animals."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.families.names import NAME, name_value
from memory.notice.families.relatives import RELATION, capitalised, counted, named, relation
from memory.notice.families.things import OWN
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.tables import NAMED
from memory.notice.frames.vocabulary import DETERMINERS, PREPOSITIONS
from memory.notice.frames.wording import N, U, V, Wording, of_noun
from memory.notice.grammar.base import Statement, key, make, pattern
from memory.notice.grammar.grammar import several, value
from memory.notice.grammar.nouns import CODE, GIVEN_NAME, PETS, SOMEBODY
from memory.notice.grammar.text import Clause as TypedClause
from memory.vocabulary.english.inflection import is_plural, singular
from memory.vocabulary.records import Candidate, Kind
from memory.vocabulary.slots import Slot

PET = Slot(
    "pet",
    parts="set",
    sentences={"": "{s} has {a} {n} called {v}."},
    sort="pet",
    matters="belongings",
    trust="unread",
)


def _pet(phrase: Phrase, frame: Frame, who: Subject) -> Clause | None:
    if foreign(phrase):
        return None
    compound = phrase.shape is Shape.BASE and not is_plural(phrase.rest)
    if compound and phrase.rest and phrase.rest.split()[0] not in DETERMINERS | PREPOSITIONS:
        return Clause("have", with_article(phrase.text))  # "rescue greyhound"
    if frame.negated:
        return Clause("have", phrase.text)
    return verbal(phrase) or Clause("have", with_article(phrase.text))


_DEATH = re.compile(r"(?:died|dead|passed|put (?:him|her|it|them) (?:down|to sleep))\b", re.I)
PUT_DOWN = re.compile(
    rf"\bput (?:my|our|the|poor|old|\s)*(?P<noun>{SOMEBODY})(?: (?P<name>{GIVEN_NAME}))? "
    rf"(?:down|to sleep)"
    rf"|\b(?:my|our) (?P<noun2>{SOMEBODY})(?: (?P<name2>{GIVEN_NAME}))? (?:was |had to be "
    rf"|got )?put (?:down|to sleep)",
    re.IGNORECASE,
)


def _counted(frame: Frame, text: str) -> tuple[str, str] | None:
    return counted(frame.value)


def _ends(frame: Frame) -> tuple[str, ...]:
    """A death ends having the animal; a person who died keeps their place in the family."""
    if match := PUT_DOWN.search(frame.value):
        kind, name = match["noun"] or match["noun2"] or "", match["name"] or match["name2"]
    elif _DEATH.match(frame.value) and not frame.of_user:
        kind, _, name = frame.whose.partition(" ")
        if kind.casefold() not in PETS:
            return ()
    else:
        return ()
    return (f"pet.{kind.casefold()}" + (f" named {name}" if name else ""),)


HAS_PET = re.compile(
    r"(?:an?|one|two|three|four|my|our|another|also|the) (?P<n>[\w' -]{2,40}?)s?,? "
    r"(?:called|named|by the name of|whose names? (?:is|are)"
    r"|who(?:'s| is) (?:called|named)|that is called) (?P<v>.+?)(?=,? (?:and|plus|,) "
    r"(?:an?|one|another|also|two|three|my) |$)",
    re.IGNORECASE,
)


_HAVE_START = pattern(r"(?:<HAVE>|i just got|we just got|i bought|i've bought) (?P<v>.+)")


_MEMBER = pattern(
    r"<IM> (?:in|part of|a member of) an? (?P<n>[\w -]{2,30}?) (?:called|named) "
    r"(?P<v>.+)"
)


_PET_LIST = pattern(
    r"<HAVE> (?P<count>an?|two|three|four|five) (?P<n>(?:[\w-]+ "
    r"){0,2}?[\w-]+?)s?\s*[,:–(-]\s*(?P<v>[\w' ,&-]+?)\)?"
)


_MY_PET = pattern(
    r"<MY> (?P<n>(?:[\w-]+ ){0,3}?[\w-]+?)(?P<s>s)?(?:(?:'s?)? names? (?:is|are)|,? "
    r"(?:is|are|was) (?:called|named)|'s called) (?P<v>.+)"
)


_MY_PET_IS = pattern(
    r"<MY> (?P<n>(?:[\w-]+ ){0,2}?[\w-]+?) (?:is|,) (?P<v>[A-Z][\w'-]+(?: "
    r"[A-Z][\w'-]+)?)"
)


_PET_NAME = re.compile(
    r"(?:[Mm]y|[Oo]ur) (?P<n>(?:[a-z-]+ ){0,2}?[a-z-]+?),? "
    r"(?P<v>[A-Z][\w'-]+),?(?P<rest> .*)?$"
)


_NAME_OF = pattern(r"the name of <MY> (?P<n>[\w' -]{2,40}?) is (?P<v>.+)")


_NAMED_MY = pattern(
    r"(?:i|we)(?:'ve|'d| have)? (?:call|called|named|christened) <MY> (?P<n>(?:new "
    r")?[\w-]+(?: [\w-]+){0,2}?) (?P<v>[A-Z]\S+(?: [A-Z]\S+)?|\S+)"
)


_X_IS_MY = pattern(
    r"(?P<v>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?) is (?:the name of )?<MY> (?P<n>(?:[\w-]+ "
    r"){0,2}?[\w-]+?)(?:'s name)?"
)


def species_of(words: str) -> str:
    low = words.casefold().strip()
    last = low.split()[-1] if low else ""
    for noun in (low, last, singular(low), singular(last), low.replace(" ", "-")):
        if noun in PETS:
            return noun.replace("-", " ")
    return ""


def thing_called(clause: TypedClause, noun: str, names: str) -> list[Candidate]:
    """A pet, a person or a possession with its name."""
    if noun.strip().casefold().split()[-1] in CODE:
        return []
    noun = re.sub(
        r"^(?:a|an|the|my|our|one|new|old|little|small|big|cute|lovely|adorable|sweet"
        r"|beautiful|young|rescue|tiny|second|other|own|pet) ",
        "",
        noun.strip(),
        flags=re.I,
    )
    person = re.fullmatch(RELATION, noun, re.I)
    if person:
        return named(clause, *relation(person["adj"], person["r"]), names)
    species = species_of(noun)
    candidates = []
    for one in several(value(names)) if species else [value(names)]:
        one = name_value(one, most=5)
        if not one:
            continue
        if species:
            candidates.append(
                make(
                    clause,
                    PET,
                    one,
                    noun=noun.casefold() if singular(noun.casefold()) != species else species,
                    name=f"pet.{key(species)}",
                )
            )
        else:
            candidates.append(
                make(clause, OWN, one, noun=noun, form="named", name=f"own.{key(noun)}.name")
            )
    return candidates


def pets(clause: TypedClause, when: datetime) -> list[Candidate] | None:
    """Things with a name: "a dog called X and a cat called Y", "my boat is called X"."""
    text = clause.text
    if group := _MEMBER.match(text):
        return thing_called(clause, group["n"], group["v"])
    if start := _HAVE_START.match(text):
        candidates: list[Candidate] = []
        for match in HAS_PET.finditer(start["v"]):
            candidates += thing_called(clause, match["n"], match["v"])
        if candidates:
            return candidates
        if (
            (found2 := _PET_LIST.match(text))
            and species_of(found2["n"])
            and capitalised(several(found2["v"] or " ")[0])
        ):
            return thing_called(clause, found2["n"], found2["v"])
        return None
    if found3 := _MY_PET.match(text) or _NAME_OF.match(text):
        noun = found3["n"]
        if (
            re.search(
                r"^(?:full|first|last|middle|real|user|nick|maiden|family|sur)?-?name$|'s?\b",
                noun,
                re.I,
            )
            and "'" in noun
        ):
            return None
        if re.match(
            r"(?:first|last|middle|full|maiden|family|user|file|real|legal|domain)$", noun, re.I
        ):
            shown = f"{noun.casefold()} name"
            one = name_value(found3["v"])
            if noun.casefold() in ("full", "real", "legal"):
                return [make(clause, NAME, one)] if one else []
            return [make(clause, OWN, one, noun=shown, name=f"own.{key(shown)}")] if one else []
        return thing_called(clause, noun, found3["v"])
    if (found4 := _NAMED_MY.match(text)) and capitalised(found4["v"]):
        return thing_called(clause, found4["n"], found4["v"])
    for rule in (_MY_PET_IS, _X_IS_MY, _PET_NAME):
        found5 = rule.match(text)
        if found5 and species_of(found5["n"]) and capitalised(found5["v"]):
            return thing_called(clause, found5["n"], found5["v"])
    return None


_HIS_NAME = pattern(
    r"(?:(?:his|her|its|their) names?(?:'s| is| are)|(?:he|she|it|they)(?:'s|'re| is| "
    r"are| goes by)(?: called| named)?) (?P<v>.+)"
)


def mentioned(clause: TypedClause) -> str:
    """The pet or person that a clause mentions: "I have a dog"."""
    match = _HAVE_START.match(clause.text)
    words = re.sub(r"^(?:an?|one) ", "", match["v"], flags=re.I) if match else ""
    if not words and (
        own := re.match(r"(?:my|our) ([\w -]+?) (?:is|has|loves|likes)\b", clause.text, re.I)
    ):
        words = own[1]
    noun = re.split(r" (?:who|that|which|from|with|at|in)\b|[,(]", words)[0].strip()
    if len(noun.split()) > 3 or not noun or re.search(r"called|named", clause.text, re.I):
        return ""
    return noun if species_of(noun) or re.fullmatch(RELATION, noun, re.I) else ""


def his_name(clause: TypedClause, topic: str) -> list[Candidate] | None:
    """ "His name is Mivack", about what was just mentioned."""
    match = _HIS_NAME.match(clause.text)
    if not match or clause.question:
        return None
    said_so = re.search(r"name|called|named|goes by", clause.text[: match.start("v")], re.I)
    if not said_so and not capitalised(match["v"]):
        return None
    return thing_called(clause, topic, match["v"]) or None


FAMILY = Family(
    slots=(PET,),
    frames=(
        FrameSlot(
            "pet",
            Kind.FACT,
            "pets",
            _pet,
            "{my} pets",
            asks=(
                "What pets <do> {i} have?",
                "Which animals <do> {i} keep?",
                "What animals are {mine}?",
                "what pets {i} <have>",
            ),
            place=_counted,
        ),
    ),
    rules=(Statement(pets, 210),),
    cues={
        "pet": "pet animal",
        "dog": "dog puppy pet animal hound walk",
        "cat": "cat kitten pet animal",
    },
    wordings=(Wording("named", rf"{U} has an? {N} (?:called|named) {V}", NAMED, of_noun),),
    ends=_ends,
)
