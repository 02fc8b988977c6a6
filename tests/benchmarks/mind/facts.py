"""Facts drawn from the tables: how memory words them, how users tell them and ask for them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from memory.vocabulary.records import Fact, Kind

TABLES = Path(__file__).with_name("tables")
TWO_NAMES = 0.25  # of the people are named with their surname


class Line(str):
    """A fact as memory words it, with slot, value and sign as memory keeps them."""

    value: str
    slot: str
    polarity: int

    def __new__(cls, text: str, value: str, slot: str = "", polarity: int = 1) -> Line:
        line = super().__new__(cls, text)
        line.value, line.slot, line.polarity = value, slot, polarity
        return line

    @property
    def fact(self) -> Fact:
        """The fact of which this is the sentence."""
        return Fact(self.slot, self.value, str(self), Kind.FACT, polarity=self.polarity)


@dataclass(frozen=True, slots=True)
class Sort:
    """A sort of fact; `{v}` in its wordings is the value, `{animal}` an animal."""

    name: str
    kind: str
    topic: str
    line: str
    questions: tuple[str, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """A fact with its value."""

    sort: Sort
    value: str
    line: Line
    questions: tuple[str, ...]
    told: tuple[str, ...]


def lines(name: str) -> list[str]:
    """The lines of a table that are not empty and no remarks."""
    text = (TABLES / name).read_text(encoding="utf-8")
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


@cache
def values() -> dict[str, tuple[str, ...]]:
    """Kind → its values."""
    found: dict[str, tuple[str, ...]] = {}
    kind = ""
    for line in lines("values.txt"):
        if line.startswith("["):
            kind = line.strip("[]")
        else:
            found[kind] = tuple(value.strip() for value in line.split(","))
    return found


@cache
def sorts(name: str) -> tuple[Sort, ...]:
    """The sorts of a table: "sorts" are ordinary, "unseen" are unusual."""
    return tuple(_sorts(lines(f"{name}.txt")))


def _sorts(table: Sequence[str]) -> Iterator[Sort]:
    starts = [at for at, line in enumerate(table) if line[0] not in "=?+"]
    for start, end in zip(starts, [*starts[1:], len(table)], strict=True):
        name, kind, topic = table[start].split()
        block = table[start + 1 : end]
        by_mark = {mark: [ln[2:] for ln in block if ln[0] == mark] for mark in "=?+"}
        yield Sort(name, kind, topic, by_mark["="][0], tuple(by_mark["?"]), tuple(by_mark["+"]))


def value_of(rng: random.Random, kind: str, taken: Sequence[str] = ()) -> str:
    """A value of a kind that is not taken; people sometimes come with a surname."""
    left = [value for value in values()[kind] if value not in taken]
    value = rng.choice(left)
    if kind == "person" and rng.random() < TWO_NAMES:
        return f"{value} {rng.choice(values()['surname'])}"
    return value


def known(rng: random.Random, sort: Sort, taken: Sequence[str] = ()) -> Known:
    """A fact of this sort with a value of its own."""
    value = value_of(rng, sort.kind, taken)
    animal = rng.choice(values()["animal"])

    def filled(text: str) -> str:
        text = text.replace("{v}", value).replace("{animal}", animal)
        return text.replace(" a " + value, f" {_article(value)} {value}")

    return Known(
        sort, value, Line(filled(sort.line), value),
        tuple(filled(question) for question in sort.questions),
        tuple(filled(telling) for telling in sort.told),
    )  # fmt: skip


def _article(value: str) -> str:
    return "an" if value[0].lower() in "aeio" or value.startswith("u") else "a"


def block(rng: random.Random, count: int, table: str = "sorts", avoid: str = "") -> list[Known]:
    """So many facts of different topics and values, none of the topic `avoid`."""
    left = [sort for sort in sorts(table) if sort.topic != avoid]
    rng.shuffle(left)
    found: list[Known] = []
    for sort in left:
        if len(found) == count:
            break
        if sort.topic not in {fact.sort.topic for fact in found}:
            found.append(known(rng, sort, [fact.value for fact in found]))
    return found
