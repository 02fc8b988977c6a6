"""A slot: one thing that can be known, how many values it may have, and its sentences.

The slots themselves are declared in `memory/notice/families`, a file for each family.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal

from memory.vocabulary.records import Kind

Cardinality = Literal["one", "set"]
Trust = Literal["instead", "always", "unread", "never"]


@dataclass(frozen=True, slots=True)
class Slot:
    """One property that can be known.

    Attributes:
        name: as in a fact: "home"; the first part of "favourite.colour".
        cardinality: "one" value that the next one replaces, or a "set" that grows.
        kind: the kind of belief that its facts are.
        sticky: True where only an explicit retraction removes a value (allergies, diet).
        parts: the cardinality of names that begin with it, as "pet.dog", which may depend on what
            follows the dot; None where there are no such names.
        sentences: what the default model reads, by form; "" is the usual one. `{v}` is the value,
            `{n}` the noun of a name with parts, `{a}` its article, `{s}` the subject ("The user",
            "The user's sister"), `{o}` its possessive, `{p}` a preposition. Empty where the
            sentence comes from the slot's frame.
        frame: the slot of the frames that tell it, where that has another name ("drives").
        trust: whether what a rule finds counts beside the trained reader: "always"; "instead" of
            what a reader that does not know the slot made of the same words; only where the
            sentence was "unread"; or "never", because the reader does better.
        sort: the sort of fact that requests need (`memory/vocabulary/english/domains.py`); ""
            where words and meaning decide.
        matters: the matters it belongs to, as words; a denial of one slot may concern a fact in
            another slot of the same matter.
    """

    name: str
    cardinality: Cardinality = "set"
    kind: Kind = Kind.FACT
    sticky: bool = False
    parts: Cardinality | Callable[[str], Cardinality] | None = None
    sentences: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    frame: str = ""
    trust: Trust = "instead"
    sort: str = ""
    matters: str = ""

    def part(self, name: str) -> Slot:
        """The slot of a name that begins with this one: "favourite.colour"."""
        rest = name.partition(".")[2]
        if self.parts is None:
            return Slot(name, sentences=self.sentences, trust="never")
        cardinality = self.parts if isinstance(self.parts, str) else self.parts(rest)
        return replace(self, name=name, cardinality=cardinality, sticky=False)

    def sentence(
        self, value: str, *, form: str = "", noun: str = "", owner: str = "", word: str = ""
    ) -> str:
        """The sentence for a fact of this slot.

        Args:
            value: already in the third person ("their grandmother's soup").
            form: which of the slot's sentences.
            noun: of a name with parts: "colour", "dog".
            owner: the person it is about, other than the user: "sister".
            word: a preposition, where the sentence has one.
        """
        subject = f"The user's {owner}" if owner else "The user"
        return self.sentences[form].format(
            v=value, n=noun, a=article(noun or value), s=subject, o=f"{subject}'s", p=word
        )


def article(noun: str) -> str:
    """ "a" or "an", by the sound of the first letters."""
    word = noun.casefold()
    if word.startswith(("uni", "use", "usu", "eu", "one", "uk", "ur")) and not word.startswith(
        ("unin", "unim", "urb", "urg")
    ):
        return "a"
    return "an" if word[:1] in "aeiou" or word.startswith(("hour", "heir", "honest")) else "a"
