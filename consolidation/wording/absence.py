"""Questions whose answer was never told, many of them close to what was."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from consolidation.wording.general import words
from consolidation.wording.wordings import Wordings, framed, same_words, wordings
from memory.notice.catalogue import CATALOGUE
from memory.notice.frames.wording import Table
from memory.vocabulary.records import Fact

Part = Literal["train", "exam", "bench"]

PETS = words("dog cat rabbit horse parrot hamster tortoise goldfish pony")
PEOPLE = words(
    "sister brother wife husband mother father son daughter aunt uncle cousin grandmother "
    "grandfather partner doctor teacher boss neighbour landlord coach"
)
OWNED = words(
    "boat house band team company project garden bicycle club guitar shop farm laptop street "
    "school village blog robot ship plant choir cottage van kite"
)
FAVOURITES = words(
    "colour band food drink film book game song city animal sport flower writer singer season "
    "fruit painter cheese tea actor restaurant dessert tree dish cake toy bird place soup series"
)
# Questions close to each known topic, at most.
NEAR: dict[Part, int] = {"train": 16, "exam": 9, "bench": 9}
# How often questions are drawn, in other words each time, until there are enough of a sort.
TIMES: dict[Part, int] = {"train": 10, "exam": 1, "bench": 1}
SAME: dict[Part, int] = {"train": 4, "exam": 1, "bench": 1}  # other questions about the same thing
# Share of the questions that are close to known topics; the other sorts share the rest equally.
CLOSE: dict[Part, float] = {"train": 0.8, "exam": 0.5, "bench": 0.5}
NEVER: dict[Part, tuple[str, ...]] = {
    "train": (
        "How tall am I?", "What's my star sign?", "How much do I weigh?", "How old am I?",
        "When did I get married?", "What did I eat yesterday?", "What's my address?",
        "What is my middle name?", "Who cuts my hair?", "What am I afraid of?",
        "What did I study?", "What is my lucky number?", "What's my password?",
        "Which doctor do I see?", "What did I dream about?", "When is my next meeting?",
    ),
    "exam": (
        "What's my blood type?", "What's my eye colour?", "How many children do I have?",
        "Who did I meet last week?", "Which floor do I live on?", "What phone do I have?",
        "How do I take my coffee?", "When is my appointment?", "What's my salary?",
        "Which bus do I take?", "Who is my best friend?", "What is my surname?",
        "What colour is my front door?", "Which bank do I use?",
    ),
    "bench": (
        "What's my shoe size?", "Which school did I go to?", "Who is my dentist?",
        "When did I move house?", "What time is my train?", "What was my first job?",
        "Which hand do I write with?", "Where did I spend the summer?", "What's my hair colour?",
        "Who taught me to drive?", "What is my nickname at school?", "How many cousins have I got?",
    ),
}  # fmt: skip
# Questions about other people.
THEIRS: dict[Part, tuple[str, ...]] = {
    "train": (
        "Where does my {n} work?", "What does my {n} do for a living?",
        "What is my {n} allergic to?", "How old is my {n}?", "What does my {n} drive?",
        "What can't my {n} stand?", "What is my {n} studying?", "What's my {n}'s hobby?",
        "What is my {n} fond of?", "Does my {n} play any music?", "When was my {n} born?",
        "What languages has my {n} learned?", "Who does my {n} work for?",
        "Which team does my {n} support?", "What's my {n}'s favourite meal?",
        "Where does my {n} come from?", "Who is my {n} married to?",
        "What pets has my {n} got?", "What is my {n}'s profession?",
    ),
    "exam": (
        "What's my {n}'s job?", "What does my {n} like?",
        "What instrument does my {n} play?", "When is my {n}'s birthday?",
    ),
    "bench": (
        "What car does my {n} drive?", "What does my {n} dislike?",
        "Which language does my {n} speak?", "Who is my {n}'s boss?",
    ),
}  # fmt: skip
THEIR_MATTERS = (
    "where your {n} works", "what your {n} is allergic to", "what car your {n} drives",
    "what your {n} dislikes", "what your {n} enjoys", "which music your {n} makes",
    "what day your {n} was born", "what your {n} does all day",
)  # fmt: skip
FORMS: dict[Part, int] = {"train": 3, "exam": 2, "bench": 2}  # for each person
_ABSTAINS = re.compile(
    r"have(?:n't| not) (?:told|said|mentioned|shared)|did(?:n't| not) (?:tell|say|mention|share)"
    r"|(?:do|did)(?:n't| not) (?:know|have)|not (?:been )?told|never (?:told|said|mentioned)"
    r"|no idea|not sure|unknown|can(?:not|'t) (?:know|say|tell|recall|remember)|no information"
    r"|haven't learned|not aware|unable to",
    re.IGNORECASE,
)


def abstains(reply: str) -> bool:
    """Whether a reply says that it does not know."""
    return _ABSTAINS.search(reply.replace("’", "'")) is not None


def singles() -> list[tuple[str, Table]]:
    """The questions about matters of which everybody has one, by the name of their wording."""
    near = sorted((each for each in CATALOGUE.wordings if each.near), key=lambda each: each.near)
    return [(each.name, each.table) for each in near]


def _table(name: str) -> Table:
    return CATALOGUE.tables[name]


def _topic(found: Wordings) -> tuple[str, str]:
    return found.family, found.thing


def topics(facts: Iterable[Fact]) -> set[tuple[str, str]]:
    """Known topics: (family, noun) pairs, for example ("named", "dog")."""
    return {_topic(wording) for fact in facts if (wording := wordings(fact)) is not None}


def _of(table: Table, part: Part) -> tuple[str, ...]:
    """The wordings of a part; training includes the frames, lest a frame signals "known"."""
    if part == "train":
        return (*table.train, *framed(table.noun))
    return {"exam": table.exam, "bench": table.bench}[part]


def questions(rng: random.Random, known: Sequence[Fact], part: Part, count: int) -> list[str]:
    """Up to `count` different questions that no known fact answers.

    Most are close to a known topic (another pet in the same words, something else about the same
    person), some are about other people, the rest are anything people ask about themselves. The
    close ones are those that an adapter tends to answer with a neighbour's value.
    """
    have = topics(known)
    close_count = round(count * CLOSE[part])
    other_count = (count - close_count) // 2
    known_topics = sorted(have)
    near = _drawn(
        part, close_count, lambda: [q for t in known_topics for q in _near(rng, *t, have, part)]
    )
    people = _drawn(part, other_count, lambda: _people(rng, have, part))
    others = [*NEVER[part], *_drawn(part, other_count, lambda: _others(rng, have, part))]
    for pool in (near, people, others):
        rng.shuffle(pool)
    wanted = [*near[:close_count], *people[:other_count]]
    chosen: dict[str, str] = {}
    for question in (*wanted, *others, *near[close_count:], *people[other_count:]):
        chosen.setdefault(same_words(question), question)
        if len(chosen) == count:
            break
    return list(chosen.values())


def _drawn(part: Part, count: int, draw: Callable[[], list[str]]) -> list[str]:
    """Different questions, drawn until there are `count` or `TIMES` is reached."""
    drawn: dict[str, str] = {}
    for _ in range(TIMES[part]):
        for question in draw():
            drawn.setdefault(same_words(question), question)
        if len(drawn) >= count:
            break
    return list(drawn.values())


def _others(rng: random.Random, have: set[tuple[str, str]], part: Part) -> list[str]:
    """A question on every other topic that people talk about themselves."""
    drawn = [
        rng.choice(_of(table, part))
        for family, table in singles()
        if (family, "") not in have and not (family == "name" and ("call-name", "") in have)
    ]
    drawn += [
        rng.choice(_named(noun, part))
        for noun in (*PETS, *PEOPLE, *OWNED)
        if ("named", noun) not in have
    ]
    drawn += [
        _fill(rng.choice(_of(_table("favourite"), part)), noun)
        for noun in FAVOURITES
        if ("favourite", noun) not in have
    ]
    return drawn


def _fill(template: str, noun: str) -> str:
    return template.format(n=noun)


def _fills(rng: random.Random, table: Sequence[str], noun: str, count: int) -> list[str]:
    return [_fill(template, noun) for template in rng.sample(table, min(count, len(table)))]


def _named(noun: str, part: Part) -> list[str]:
    return [_fill(template, noun) for template in _of(_table("named"), part)]


def _near(
    rng: random.Random, family: str, thing: str, have: set[tuple[str, str]], part: Part
) -> list[str]:
    """Questions close to a known topic."""
    count = SAME[part]
    if family == "named":
        group = next((g for g in (PETS, PEOPLE, OWNED) if thing in g), OWNED)
        nouns = [n for n in group if ("named", n) not in have]
        drawn = [
            rng.choice(_named(n, part)) for n in rng.sample(nouns, min(NEAR[part], len(nouns)))
        ]
        if thing in PETS or thing in OWNED:
            owner = rng.choice(PEOPLE)
            drawn.append(rng.choice(_named(f"{owner}'s {thing}", part)))
        elif ("person-home", thing) not in have:
            drawn += _fills(rng, _of(_table("person-home"), part), thing, count)
        if ("favourite", thing) not in have and thing not in PEOPLE:
            drawn += _fills(rng, _of(_table("favourite"), part), thing, count)
        return drawn
    if family == "favourite":
        nouns = [n for n in FAVOURITES if ("favourite", n) not in have]
        drawn = [
            _fill(rng.choice(_of(_table("favourite"), part)), noun)
            for noun in rng.sample(nouns, min(NEAR[part], len(nouns)))
        ]
        owner = rng.choice(PEOPLE)
        theirs = f"{owner}'s favourite {thing}"
        return [*drawn, _fill(rng.choice(_of(_table("open"), part)), theirs)]
    if family == "person-home":  # where others live, and what this person is called
        nouns = [n for n in PEOPLE if (family, n) not in have]
        drawn = [
            _fill(rng.choice(_of(_table("person-home"), part)), noun)
            for noun in rng.sample(nouns, min(NEAR[part], len(nouns)))
        ]
        if ("named", thing) not in have:
            drawn += _fills(rng, _of(_table("named"), part), thing, count)
        return drawn
    known = singles()
    tables = [table for name, table in known if (name, "") not in have]
    if any(name == family for name, _ in known):
        return [rng.choice(_of(table, part)) for table in rng.sample(tables, min(4, len(tables)))]
    return []


def _people(rng: random.Random, have: set[tuple[str, str]], part: Part) -> list[str]:
    """Questions about other people."""
    forms = THEIRS[part]
    drawn = [_fill(form, noun) for noun in PEOPLE for form in rng.sample(forms, FORMS[part])]
    if part == "train":
        framing = [frame for matter in THEIR_MATTERS for frame in framed(matter)]
        drawn += [_fill(form, noun) for noun in PEOPLE for form in rng.sample(framing, FORMS[part])]
    drawn += [
        _fill(rng.choice(_of(_table("person-home"), part)), noun)
        for noun in rng.sample(PEOPLE, 12)
        if ("person-home", noun) not in have
    ]
    return drawn
