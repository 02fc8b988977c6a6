"""Questions for lessons, exams and benchmarks, and which facts they are made for."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from memory.vocabulary.english.inflection import agreeing


@dataclass(frozen=True, slots=True)
class Table:
    """Questions about one sort of fact, in three sets that share no wording.

    `{n}` is a noun ("dog"), `{d}` a verb phrase ("get up"). The plainest questions are in the exam,
    so that a fact leaves fast memory only if the questions a user is most likely to ask are
    answered.

    Attributes:
        answer: The answer in the second person, with the value `{v}`.
        noun: What the fact is about, as in "You haven't told me …".
        train: teach the fact.
        tasks: Requests that need the fact.
        exam: decide what may leave fast memory.
        bench: for benchmarks alone.
        reverse: The answer to "Who or what is {v}?"; empty if that makes no sense.
        reverse_key: The word that makes the reverse answer correct.
        yes_no: A question whose answer is yes.
    """

    answer: str
    noun: str
    train: tuple[str, ...]
    tasks: tuple[str, ...]
    exam: tuple[str, ...]
    bench: tuple[str, ...]
    reverse: str = ""
    reverse_key: str = ""
    yes_no: str = ""


Fill = Callable[[re.Match[str]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Wording:
    """The questions for facts with a certain sentence.

    Attributes:
        name: the sort of fact: "named", "favourite".
        pattern: of the whole sentence; its group `v` is the value.
        table: the questions.
        fill: what stands in their blanks, from the match.
        slot: the only slot of such facts; "" for any.
        general: 0, or its place among the patterns that fit many sorts of sentences and are
            therefore tried after all others.
        near: its place among the questions that are also asked where the answer was never told, so
            that it is not made up; 0 for none.
    """

    name: str
    pattern: str
    table: Table
    fill: Fill
    slot: str = ""
    general: int = 0
    near: int = 0


U = "The user"
V = r"(?P<v>.+?)\.?"
N = r"(?P<n>[^.]+?)"
A = r"(?P<a>an? |)"
BE = r"(?P<be>is|are)"


def groups(match: re.Match[str]) -> dict[str, str]:
    """The named groups of a match but the value."""
    return {key: text or "" for key, text in match.groupdict().items() if key != "v"}


def of_noun(match: re.Match[str]) -> dict[str, str]:
    """The groups of a sentence about a noun, whose verb is "is" where none was matched."""
    return {"be": "is", **match.groupdict()}


def says(answer: str, noun: str = "") -> Fill:
    """A fill whose answer replaces the table's."""
    return lambda match: {**groups(match), "answer": answer, **({"n": noun} if noun else {})}


def base_of(phrase: str) -> str:
    """The first person of a third-person verb phrase: "gets up" → "get up"."""
    verb, _, tail = phrase.partition(" ")
    return f"{agreeing(verb, 'I')} {tail}".strip()
