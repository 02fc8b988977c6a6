"""The subject of a message: "she", "Carol" and "my sister" may be the same person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memory.notice.frames import Frame
from memory.notice.grammar.lexicon import words
from memory.notice.grammar.nouns import PETS, RELATIONS
from memory.notice.understanding.reading import Before
from memory.vocabulary.alike import same_value
from memory.vocabulary.records import Fact

_SHE = words(
    "sister wife fiancée girlfriend mother daughter aunt niece grandmother granddaughter "
    "stepmother stepsister stepdaughter godmother goddaughter mother-in-law sister-in-law "
    "daughter-in-law landlady mum mom gran grandma nan"
)
_HE = words(
    "brother husband fiancé boyfriend father son uncle nephew grandfather grandson stepfather "
    "stepbrother stepson godfather godson father-in-law brother-in-law son-in-law landlord dad "
    "grandpa grandad"
)
_PRONOUNS = {
    **dict.fromkeys(("she", "her", "she's", "shes"), "she"),
    **dict.fromkeys(("he", "him", "his", "he's", "hes"), "he"),
    **dict.fromkeys(("it", "its", "it's"), "it"),
    **dict.fromkeys(("they", "them", "their", "they're"), "they"),
}


def known_as(frame: Frame, facts: Sequence[Fact], before: Before) -> Frame | None:
    """The frame, about the person as memory knows them.

    Args:
        frame: grounded.
        facts: the known facts, in the order of telling.
        before: the turns before, oldest first.

    Returns:
        The frame itself where it is about the user or a new person, and None where a pronoun
        refers to nobody known.
    """
    if frame.of_user:
        return frame
    pronoun = _PRONOUNS.get(frame.whose.casefold())
    if pronoun is not None:
        meant = _meant_by(pronoun, facts, before)
        return replace(frame, whose=meant) if meant else None
    named = re.sub(r"['’]s?$", "", frame.whose)
    return replace(frame, whose=_of_name(named, facts) or named)


def _of_name(name: str, facts: Sequence[Fact]) -> str:
    """The relation and name of a person who is known by that name, else ""."""
    first, _, rest = name.partition(" ")
    relation = RELATIONS.get(first.casefold())
    for fact in reversed(facts):
        called = fact.slot.split(".")
        if called[0] == "family" and len(called) > 1 and same_value(fact.value, name):
            return f"{called[1].replace('_', ' ')} {fact.value}"
        if called[0] == "pet" and len(called) > 1 and same_value(fact.value, name):
            return f"{called[1]} {fact.value}"
        if fact.subject == "user" or " " not in fact.subject:
            continue
        relation_known, _, known_name = fact.subject.partition(" ")
        if same_value(known_name, name):
            return fact.subject
        if relation == relation_known and not rest and _only(relation_known, facts):
            return fact.subject
    return ""


def _only(relation: str, facts: Sequence[Fact]) -> bool:
    """Whether only one person of a relation is known."""
    known = {fact.subject for fact in facts if fact.subject.split()[0] == relation}
    return len(known) == 1


def _meant_by(pronoun: str, facts: Sequence[Fact], before: Before) -> str:
    """The person mentioned last who fits the pronoun."""
    for _, text in reversed(before[-2:]):
        for match in reversed(list(re.finditer(r"[\w'’-]+", text))):
            word = re.sub(r"['’]s$", "", match[0])
            relation = RELATIONS.get(word.casefold(), "")
            animal = word.casefold() if word.casefold() in PETS else ""
            if relation and _fits(pronoun, relation):
                name_after = re.match(r"\s+(?P<n>[A-Z][\w'-]+)", text[match.end() :])
                return (
                    f"{relation} {name_after['n']}"
                    if name_after
                    else _of_name(relation, facts) or relation
                )
            if animal and pronoun != "they":
                return _of_name(animal, facts) or animal
            known = _of_name(word, facts) if word[:1].isupper() else ""
            if known and _fits(pronoun, known.split()[0]):
                return known
    for fact in reversed(facts):
        relation = fact.subject.split()[0] if fact.subject != "user" else ""
        if fact.slot.startswith("family.") and "." in fact.slot:
            relation = fact.slot.split(".")[1]
        if relation and _fits(pronoun, relation):
            return fact.subject if fact.subject != "user" else f"{relation} {fact.value}"
    return ""


def _fits(pronoun: str, relation: str) -> bool:
    if pronoun == "she":
        return relation not in _HE
    if pronoun == "he":
        return relation not in _SHE
    if pronoun == "it":
        return relation in PETS
    return True
