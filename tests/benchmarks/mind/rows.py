"""Every row: how its cases are drawn, and its bar."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.engine import Engine
from tests.benchmarks.mind import absence, choices, instructions, qualified, reading, telling
from tests.benchmarks.mind.cases import Case, Check, Draw, prompt
from tests.benchmarks.mind.checks import names
from tests.benchmarks.mind.facts import lines
from tests.benchmarks.mind.product import Product


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table; `bar` is in percent, none where only a comparison makes sense."""

    name: str
    draw: Draw
    bar: float | None = None


ROWS = (
    Row("one", reading.one, 99),
    Row("four", reading.four, 98),
    Row("twelve", reading.twelve, 95),
    Row("unseen", reading.unseen, 97),
    Row("long_talk", reading.long_talk, 95),
    Row("three_alike", reading.three_alike, 90),
    Row("two_told", telling.two_told, 90),
    Row("qualified", qualified.qualified, 90),
    Row("not_told_none", absence.not_told(0), 97),
    Row("not_told_four", absence.not_told(4), 95),
    Row("not_told_ten", absence.not_told(10), 93),
    Row("other_people", absence.other_people, 95),
    Row("address", telling.address, 99),
    Row("instruction", instructions.instruction, 90),
    Row("choice", choices.choice, 95),
    Row("changed", reading.changed),
    Row("ack", telling.ack),
)
NOT_TOLD = ("not_told_none", "not_told_four", "not_told_ten")  # together they are `not_told`


@dataclass(frozen=True, slots=True)
class Result:
    """What a row gave."""

    right: int
    of: int
    wrong: tuple[tuple[Case, str], ...] = ()
    kinds: Counter[str] = field(default_factory=Counter)  # of the wrong cases

    @property
    def percent(self) -> float:
        """The share of right replies."""
        return 100 * self.right / max(self.of, 1)


def cases(row: Row, count: int, seed: int) -> list[Case]:
    """The cases of a row; the same for the same seed, whatever other rows there are."""
    rng = random.Random(f"mind {row.name} {seed}")
    return [row.draw(rng) for _ in range(count)]


def general() -> list[Case]:
    """Questions of general knowledge."""
    return list(_general())


def _general() -> Iterator[Case]:
    for line in lines("general.txt"):
        question, _, known = line.partition(" | ")
        answers = [answer.strip() for answer in known.split(",")]
        yield Case(prompt(question), _any_of(answers), question)


def _any_of(answers: list[str]) -> Check:
    return lambda reply: any(names(reply, answer) for answer in answers)


def judged(engine: Engine, drawn: list[Case], product: Product) -> Result:
    """Ask them and judge the replies."""
    wrong = [(case, text) for case in drawn if not case.right(text := product.reply(engine, case))]
    kinds = Counter(case.kind for case, _ in wrong)
    return Result(len(drawn) - len(wrong), len(drawn), tuple(wrong), kinds)
