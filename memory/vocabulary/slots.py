"""Slots: what can be known, how many values each may have, and the sentences that express it.

The sentences are few and stable, because the default model reads them: `TEMPLATES` is the
whole set. `{v}` is the value, `{n}` the noun of an open family, `{a}` its article, and
`{s}` the subject: "The user", or "The user's sister".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from memory.vocabulary.records import Kind

Cardinality = Literal["one", "set"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One property that can be known.

    Attributes:
        name: as in a fact: "home", "favourite.colour".
        cardinality: "one" value that the next one replaces, or a "set" that grows.
        kind: the kind of belief that its facts are.
        sticky: True where only an explicit retraction removes a value (allergies, diet).
    """

    name: str
    cardinality: Cardinality
    kind: Kind
    sticky: bool = False


_ONE: tuple[tuple[str, Kind], ...] = (
    ("call_name", Kind.IDENTITY),
    ("name", Kind.IDENTITY),
    ("nickname", Kind.FACT),
    ("pronouns", Kind.IDENTITY),
    ("age", Kind.FACT),
    ("birthday", Kind.FACT),
    ("home", Kind.FACT),
    ("origin", Kind.FACT),
    ("hometown", Kind.FACT),
    ("birthplace", Kind.FACT),
    ("job", Kind.FACT),
    ("employer", Kind.FACT),
    ("study", Kind.FACT),
    ("school", Kind.FACT),
    ("car", Kind.FACT),
    ("wake", Kind.FACT),
    ("bedtime", Kind.FACT),
    ("relationship", Kind.FACT),
    ("height", Kind.FACT),
    ("native_language", Kind.FACT),
    ("handedness", Kind.FACT),
)
_SETS: tuple[tuple[str, Kind], ...] = (
    ("likes", Kind.PREFERENCE),
    ("dislikes", Kind.PREFERENCE),
    ("prefers", Kind.PREFERENCE),
    ("allergy", Kind.FACT),
    ("diet", Kind.FACT),
    ("instrument", Kind.FACT),
    ("sport", Kind.FACT),
    ("hobby", Kind.FACT),
    ("language", Kind.FACT),
    ("learning", Kind.FACT),
    ("team", Kind.FACT),
    ("collection", Kind.FACT),
    ("health", Kind.FACT),
    ("goal", Kind.FACT),
    ("habit", Kind.FACT),
    ("education", Kind.FACT),
    ("self", Kind.FACT),
    ("note", Kind.FACT),
    ("event", Kind.EVENT),
    ("instruction", Kind.INSTRUCTION),
    ("correction", Kind.FACT),
)
_STICKY = frozenset({"allergy", "diet"})
SLOTS: dict[str, Slot] = {
    **{name: Slot(name, "one", kind, name in _STICKY) for name, kind in _ONE},
    **{name: Slot(name, "set", kind, name in _STICKY) for name, kind in _SETS},
}

# Open families by the first part of the name.
_FAMILIES: dict[str, tuple[Cardinality, Kind]] = {
    "favourite": ("one", Kind.PREFERENCE),
    "pet": ("set", Kind.FACT),
    "own": ("one", Kind.FACT),
    "habit": ("one", Kind.FACT),
    "event": ("set", Kind.EVENT),
    "instruction": ("one", Kind.INSTRUCTION),
    "count": ("one", Kind.FACT),
}


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# People usually have several of these, so another name is another person.
_SEVERAL = _words(
    "sister brother sibling son daughter child kid twin aunt uncle cousin niece nephew friend "
    "colleague coworker neighbour flatmate roommate housemate grandmother grandfather "
    "grandson granddaughter grandchild stepsister stepbrother student teacher"
)


def slot(name: str) -> Slot:
    """The slot with a name; an unknown name is a set of facts."""
    declared = SLOTS.get(name)
    if declared:
        return declared
    first, _, name_rest = name.partition(".")
    if first == "family":
        relation = name_rest.partition(".")[0].replace("_", " ")
        return Slot(name, "set" if relation in _SEVERAL else "one", Kind.FACT)
    if first in _FAMILIES:
        cardinality, kind = _FAMILIES[first]
        return Slot(name, cardinality, kind)
    return Slot(name, "set", Kind.FACT)


# Slot or family → its sentences; the first is the default, the others are chosen by `form`.
TEMPLATES: dict[str, dict[str, str]] = {
    "call_name": {"": "{s} goes by {v}."},
    "name": {"": "{o} name is {v}."},
    "nickname": {"": "{o} nickname is {v}."},
    "pronouns": {"": "{o} pronouns are {v}."},
    "age": {"": "{s} is {v} years old."},
    "birthday": {"": "{o} birthday is on {v}.", "plain": "{o} birthday is {v}."},
    "home": {"": "{s} lives in {v}.", "on": "{s} lives {p} {v}."},
    "origin": {"": "{s} comes from {v}."},
    "hometown": {"": "{s} grew up in {v}.", "on": "{s} grew up {p} {v}."},
    "birthplace": {"": "{s} was born in {v}."},
    "job": {
        "": "{s} works as {a} {v}.",
        "bare": "{s} works as {v}.",
        "field": "{s} works in {v}.",
        "is": "{o} job is {v}.",
    },
    "employer": {"": "{s} works at {v}.", "for": "{s} works for {v}."},
    "study": {"": "{s} studies {v}."},
    "school": {"": "{s} studies at {v}.", "goes": "{s} goes to {v}."},
    "education": {"": "{s} {v}."},
    "allergy": {"": "{s} is allergic to {v}.", "intolerant": "{s} is intolerant to {v}."},
    "diet": {
        "": "{s} is {v}.",
        "not": "{s} doesn't eat {v}.",
        "drink": "{s} doesn't drink {v}.",
        "only": "{s} only eats {v}.",
        "follows": "{s} follows {a} {v} diet.",
    },
    "likes": {"": "{s} likes {v}.", "loves": "{s} loves {v}.", "enjoys": "{s} enjoys {v}."},
    "dislikes": {
        "": "{s} dislikes {v}.",
        "hates": "{s} hates {v}.",
        "avoids": "{s} avoids {v}.",
        "longer": "{s} no longer likes {v}.",
    },
    "prefers": {"": "{s} prefers {v}.", "to": "{s} prefers {v} to {n}."},
    "favourite": {"": "{o} favourite {n} is {v}.", "many": "{o} favourite {n} are {v}."},
    "instrument": {"": "{s} plays the {v}."},
    "sport": {"": "{s} plays {v}."},
    "hobby": {"": "{o} hobby is {v}."},
    "language": {"": "{s} speaks {v}."},
    "native_language": {"": "{o} native language is {v}."},
    "learning": {"": "{s} is learning {v}."},
    "car": {"": "{s} drives {a} {v}."},
    "team": {"": "{s} supports {v}."},
    "collection": {"": "{s} collects {v}."},
    "wake": {"": "{s} usually gets up at {v}."},
    "bedtime": {"": "{s} usually goes to bed at {v}."},
    "height": {"": "{s} is {v} tall."},
    "relationship": {"": "{s} is {v}."},
    "handedness": {"": "{s} is {v}."},
    "health": {"": "{s} has {v}.", "is": "{s} is {v}."},
    "self": {"": "{s} is {v}."},
    "goal": {"": "{s} wants to {v}.", "noun": "{o} goal is {v}."},
    "pet": {"": "{s} has {a} {n} called {v}."},
    "family": {"": "{o} {n} is called {v}."},
    "own": {"": "{o} {n} is {v}.", "named": "{o} {n} is called {v}.", "many": "{o} {n} are {v}."},
    "count": {"": "{s} has {v} {n}."},
    "event": {"": "{o} {n} is {v}.", "has": "{s} has {a} {n} {v}."},
}


def article(noun: str) -> str:
    """ "a" or "an", by the sound of the first letters."""
    word = noun.casefold()
    if word.startswith(("uni", "use", "usu", "eu", "one", "uk", "ur")) and not word.startswith(
        ("unin", "unim", "urb", "urg")
    ):
        return "a"
    return "an" if word[:1] in "aeiou" or word.startswith(("hour", "heir", "honest")) else "a"


def sentence(
    name: str, value: str, *, form: str = "", noun: str = "", owner: str = "", word: str = ""
) -> str:
    """The sentence for a fact of this slot.

    Args:
        name: the slot.
        value: already in the third person ("their grandmother's soup").
        form: which of the slot's sentences.
        noun: of an open family: "colour", "dog".
        owner: the person it is about, other than the user: "sister".
        word: a preposition, where the sentence has one.
    """
    forms = TEMPLATES[name if name in TEMPLATES else name.partition(".")[0]]
    subject = f"The user's {owner}" if owner else "The user"
    return forms[form].format(
        v=value, n=noun, a=article(noun or value), s=subject, o=f"{subject}'s", p=word
    )
