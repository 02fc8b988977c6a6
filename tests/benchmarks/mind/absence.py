"""Rows of questions that nothing in the prompt answers."""

from __future__ import annotations

import random

from tests.benchmarks.mind.cases import Case, Draw, prompt
from tests.benchmarks.mind.checks import abstains, names, names_none
from tests.benchmarks.mind.facts import block, known, lines, sorts, value_of
from tests.benchmarks.mind.wording import capital, twisted

_RELATIONS = (
    "sister", "brother", "mother", "father", "wife", "husband", "aunt", "uncle", "cousin", "boss",
    "neighbour", "best friend", "grandmother", "niece", "flatmate", "colleague", "landlord",
    "daughter", "son", "dentist", "godfather", "stepmother",
)  # fmt: skip

# Topics that no question of people.txt is about.
_APART = (
    "sister", "mother", "friend", "boss", "dentist", "band", "book", "film", "cousins", "drink",
    "wake",
)  # fmt: skip


def not_told(count: int) -> Draw:
    """Beside so many facts, a question about something else."""

    def draw(rng: random.Random) -> Case:
        chance = rng.random()
        if chance < 0.25:
            sort, question = None, rng.choice(lines("never.txt"))
        else:
            sort = rng.choice(sorts("sorts" if chance < 0.75 else "unseen"))
            question = rng.choice(known(rng, sort).questions)
        facts = block(rng, count, avoid=sort.topic if sort else "")
        found = [fact.value for fact in facts]
        return Case(
            prompt(twisted(rng, question), [fact.line for fact in facts]),
            lambda reply: abstains(reply) and names_none(reply, found),
            sort.name if sort else "never",
        )

    return draw


def _topics() -> list[tuple[str, str, list[str], list[str]]]:
    found: list[tuple[str, str, list[str], list[str]]] = []
    for line in lines("people.txt"):
        if line[:2] == "= ":
            found[-1] = (found[-1][0], line[2:], [], [])
        elif line[:2] == "? ":
            found[-1][2].append(line[2:])
        elif line[:2] == "u ":
            found[-1][3].append(line[2:])
        else:
            found.append((line.split()[1], "", [], []))
    return found


def other_people(rng: random.Random) -> Case:
    """Told of one person, asked of another; or one of the two is the user.

    Right replies abstain; they may say whose the value is, naming that person.
    """
    kind, line, questions, own = rng.choice(_topics())
    value = value_of(rng, kind)
    told, asked = rng.sample(_RELATIONS, 2)
    name = value_of(rng, "person") if rng.random() < 0.3 else ""
    who = {"another": f"the user's {told}", "user": f"the user's {told}", "of user": "the user"}
    case = rng.choice(tuple(who))
    fact = line.format(Who=capital(who[case]), v=value)
    question = rng.choice(own if case == "user" else questions)
    of = f"my {asked}" + (f" {name}" if name else "")
    facts = [fact, *(f.line for f in block(rng, 20) if f.sort.topic in _APART)]
    shown = facts[: 1 + rng.choice((0, 2, 3))]
    rng.shuffle(shown)
    owner = "you" if case == "of user" else told

    def right(reply: str) -> bool:
        return abstains(reply) and (not names(reply, value) or names(reply, owner))

    return Case(prompt(capital(question.format(who=of)), shown), right, case)
