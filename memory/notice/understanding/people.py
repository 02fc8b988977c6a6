"""Whom a message is about: "she", "Carol" and "my sister" may be one and the same."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from memory.notice.frames import Frame
from memory.notice.rules.grammar.lexicon import words
from memory.notice.rules.grammar.nouns import PETS, RELATIONS
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
    """The frame with the somebody whom memory knows.

    Args:
        frame: Grounded.
        facts: What is believed, in the order of telling.
        before: The turns before, oldest first.

    Returns:
        The frame itself where it is about the user or somebody new, and None where a pronoun
        points at nobody known.
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
    """The relation and name of somebody who was told of by name, else ""."""
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
        of, _, theirs = fact.subject.partition(" ")
        if same_value(theirs, name):
            return fact.subject
        if relation == of and not rest and _only(of, facts):
            return fact.subject
    return ""


def _only(relation: str, facts: Sequence[Fact]) -> bool:
    """Whether only one somebody of a relation was told of."""
    known = {fact.subject for fact in facts if fact.subject.split()[0] == relation}
    return len(known) == 1


def _meant_by(pronoun: str, facts: Sequence[Fact], before: Before) -> str:
    """Who was spoken of last and fits."""
    for _, text in reversed(before[-2:]):
        for found in reversed(list(re.finditer(r"[\w'’-]+", text))):
            word = re.sub(r"['’]s$", "", found[0])
            of = RELATIONS.get(word.casefold(), "")
            animal = word.casefold() if word.casefold() in PETS else ""
            if of and _fits(pronoun, of):
                after = re.match(r"\s+(?P<n>[A-Z][\w'-]+)", text[found.end() :])
                return f"{of} {after['n']}" if after else _of_name(of, facts) or of
            if animal and pronoun != "they":
                return _of_name(animal, facts) or animal
            known = _of_name(word, facts) if word[:1].isupper() else ""
            if known and _fits(pronoun, known.split()[0]):
                return known
    for fact in reversed(facts):
        of = fact.subject.split()[0] if fact.subject != "user" else ""
        if fact.slot.startswith("family.") and "." in fact.slot:
            of = fact.slot.split(".")[1]
        if of and _fits(pronoun, of):
            return fact.subject if fact.subject != "user" else f"{of} {fact.value}"
    return ""


def _fits(pronoun: str, relation: str) -> bool:
    if pronoun == "she":
        return relation not in _HE
    if pronoun == "he":
        return relation not in _SHE
    if pronoun == "it":
        return relation in PETS
    return True
