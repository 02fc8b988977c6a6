"""Rows that read facts: one of many, unusual ones, after a long talk, several of one sort."""

from __future__ import annotations

import random
from collections.abc import Sequence

from tests.benchmarks.mind.cases import Case, prompt
from tests.benchmarks.mind.checks import first_of, names, reads
from tests.benchmarks.mind.facts import Known, Line, block, known, lines, sorts, value_of
from tests.benchmarks.mind.wording import AGREED, capital, twisted

LETTERS = (1_500, 3_000)  # of a long talk
Exchange = tuple[str, str]

# How memory words three things of one sort, the kind of their values, and questions.
_ALIKE: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("The user plays the {v}.", "instrument",
     ("what instruments do i play", "List all the instruments I can play.")),
    ("The user speaks {v}.", "language",
     ("which languages do I speak", "what are all the languages i know")),
    ("The user is learning {v}.", "language",
     ("Which languages am I learning?", "what languages am i picking up right now")),
    ("The user is allergic to {v}.", "allergen",
     ("what are my allergies", "A waiter asks for my allergies. Name them all.")),
    ("The user doesn't eat {v}.", "avoid",
     ("which foods don't i eat", "What do I never eat? All of it please.")),
    ("The user collects {v}.", "thing",
     ("what do i collect, all of it", "Which things are in my collections?")),
    ("The user plays {v}.", "sport",
     ("what sports do i play", "Which sports am I doing?")),
    ("The user likes {v}.", "food",
     ("which dishes do i like", "What are the dishes that I like?")),
    ("The user is afraid of {v}.", "fear",
     ("what am i afraid of, everything", "Name the things that scare me.")),
    ("The user has a dog called {v}.", "pet",
     ("what are my dogs called", "Tell me the names of my dogs.")),
    ("The user has a cat called {v}.", "pet",
     ("names of all my cats?", "How are my cats called?")),
    ("The user has a friend called {v}.", "person",
     ("who are my friends", "Which friends have I told you about?")),
    ("The user's sister is called {v}.", "person",
     ("what are my sisters called", "Please name my sisters.")),
    ("The user's child is called {v}.", "person",
     ("names of my kids?", "What are my children called?")),
    ("The user has lived in {v}.", "city",
     ("what cities have i lived in", "In which places have I lived so far?")),
    ("The user enjoys {v}.", "hobby",
     ("what hobbies do i enjoy", "Which pastimes do I enjoy?")),
    ("The user has visited {v}.", "country",
     ("which countries have i been to", "List the countries I have visited.")),
    ("The user supports {v}.", "team",
     ("which teams do i support", "What are all the teams I cheer for?")),
)  # fmt: skip


def _asked(rng: random.Random, facts: Sequence[Known], before: Sequence[Exchange] = ()) -> Case:
    """A question about the first of the facts, which stand in any order."""
    wanted, others = facts[0], [fact.value for fact in facts[1:]]
    shown = [fact.line for fact in facts]
    rng.shuffle(shown)
    return Case(
        prompt(twisted(rng, rng.choice(wanted.questions)), shown, before=before),
        lambda reply: reads(reply, wanted.value, others),
        wanted.sort.name,
    )


def one(rng: random.Random) -> Case:
    return _asked(rng, block(rng, 1))


def four(rng: random.Random) -> Case:
    return _asked(rng, block(rng, 4))


def twelve(rng: random.Random) -> Case:
    return _asked(rng, block(rng, 12))


def unseen(rng: random.Random) -> Case:
    """One to four facts of unusual sorts."""
    return _asked(rng, block(rng, rng.randint(1, 4), "unseen"))


def talks() -> list[Exchange]:
    """Ordinary exchanges: what was said and what was answered."""
    said = lines("talk.txt")
    return [(q[2:], a[2:]) for q, a in zip(said[::2], said[1::2], strict=True)]


def long_talk(rng: random.Random) -> Case:
    """Four facts after 1,500 to 3,000 letters of talk, other tellings among it."""
    facts = block(rng, 4)
    taken = {fact.sort.topic for fact in facts}
    tellings = [s for s in sorts("sorts") if s.topic not in taken]
    ordinary = talks()
    rng.shuffle(ordinary)
    rng.shuffle(tellings)
    before: list[Exchange] = []
    letters, wanted = 0, rng.randint(*LETTERS)
    while letters < wanted:
        if tellings and rng.random() < 0.35:
            fact = known(rng, tellings.pop(), [f.value for f in facts])
            answer = rng.choice(AGREED).format(v=fact.value)
            before.append((rng.choice(fact.told), answer))
        else:
            before.append(ordinary.pop())
        letters += sum(map(len, before[-1]))
    return _asked(rng, facts, before)


def three_alike(rng: random.Random) -> Case:
    """Three facts of one sort, sometimes beside others; all three are to be named."""
    line, kind, questions = rng.choice(_ALIKE)
    values: list[str] = []
    for _ in range(3):
        values.append(value_of(rng, kind, values))
    shown = [Line(line.replace("{v}", value), value) for value in values]
    if others := rng.choice((0, 0, 2)):
        beside = [fact.line for fact in block(rng, 8) if fact.sort.kind != kind]
        shown += beside[:others]
        rng.shuffle(shown)
    return Case(
        prompt(rng.choice(questions), shown),
        lambda reply: all(names(reply, value) for value in values),
        line,
        tokens=96,
    )


def changed(rng: random.Random) -> Case:
    """Told one value earlier in the talk, the block has another: the block wins."""
    facts = block(rng, rng.choice((1, 2, 4)))
    new = facts[0]
    old = known(rng, new.sort, [fact.value for fact in facts])
    before = [(rng.choice(old.told), rng.choice(AGREED).format(v=old.value))]
    before += rng.sample(talks(), rng.choice((0, 1)))
    shown = [fact.line for fact in facts]
    rng.shuffle(shown)
    return Case(
        prompt(capital(rng.choice(new.questions)), shown, before=before),
        lambda reply: (
            names(reply, new.value) and first_of(reply, (new.value, old.value)) != old.value
        ),
        new.sort.name,
    )
