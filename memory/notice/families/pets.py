"""Animals."""

from __future__ import annotations

import re

from memory.notice.families.relatives import counted
from memory.notice.frames.clauses import Clause, FrameSlot, Subject, foreign, verbal
from memory.notice.frames.family import Family
from memory.notice.frames.frame import Frame
from memory.notice.frames.phrases import Phrase, Shape, with_article
from memory.notice.frames.tables import NAMED
from memory.notice.frames.vocabulary import DETERMINERS, PREPOSITIONS
from memory.notice.frames.wording import N, U, V, Wording, of_noun
from memory.notice.grammar.nouns import NAME, PETS, SOMEBODY
from memory.vocabulary.english.inflection import is_plural
from memory.vocabulary.records import Kind
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
    rf"\bput (?:my|our|the|poor|old|\s)*(?P<noun>{SOMEBODY})(?: (?P<name>{NAME}))? "
    rf"(?:down|to sleep)"
    rf"|\b(?:my|our) (?P<noun2>{SOMEBODY})(?: (?P<name2>{NAME}))? (?:was |had to be "
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
    cues={
        "pet": "pet animal",
        "dog": "dog puppy pet animal hound walk",
        "cat": "cat kitten pet animal",
    },
    wordings=(Wording("named", rf"{U} has an? {N} (?:called|named) {V}", NAMED, of_noun),),
    ends=_ends,
)
