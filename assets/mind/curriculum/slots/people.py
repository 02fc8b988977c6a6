"""What is known about other people, so that the model keeps apart whose dog is meant."""

from __future__ import annotations

import random

from assets.mind.curriculum.slots import wordings_more
from assets.mind.curriculum.slots.families import FAMILY, FAVOURITES, PERSONS, PETS, Slot

RELATIONS = tuple(p.replace("_", " ") for p in (*FAMILY, *PERSONS, "friend", "roommate", "manager"))
HELD_OUT_RELATIONS = ("niece", "grandson", "godfather", "trainer")

# topic: (kind, facts, questions, held-out questions, answer, what it is about, the same question
# about the user). {r} is the relation, {n} a noun of the topic, {v} the value.
TOPICS: dict[str, tuple[str, tuple[str, ...], tuple[str, ...], tuple[str, ...], str, str,
                        tuple[str, ...]]] = {
    "home": (
        "place", ("The user's {r} lives in {v}.", "The home of the user's {r} is in {v}."),
        ("Where does my {r} live?", "Which city does my {r} live in?", "where does my {r} live",
         "Tell me where my {r} lives.", "In which place does my {r} live?"),
        ("Which town does my {r} live in?", "Where's my {r}'s home?"),
        "Your {r} lives in {v}.", "where your {r} lives",
        ("Where do I live?", "Which city do I live in?"),
    ),
    "job": (
        "job", ("The user's {r} works as a {v}.", "The user's {r} is a {v}."),
        ("What does my {r} do for a living?", "What's my {r}'s job?", "What is my {r}'s job?",
         "What does my {r} work as?", "What job does my {r} have?", "What's my {r}'s occupation?",
         "Tell me what my {r} does for work.", "How does my {r} earn a living?",
         "what does my {r} do", "Which trade does my {r} work in?", "What is the job of my {r}?",
         "What did I say my {r}'s job is?"),
        ("What is my {r}'s profession?",),
        "Your {r} works as a {v}.", "what your {r}'s job is",
        ("What's my job?", "What do I do for a living?"),
    ),
    "employer": (
        "title", ("The user's {r} works at {v}.", "The user's {r} works for {v}."),
        ("Where does my {r} work?", "Who does my {r} work for?", "Tell me where my {r} works.",
         "Who is my {r}'s employer?", "Which company does my {r} work for?"),
        ("At which company does my {r} work?",),
        "Your {r} works at {v}.", "where your {r} works",
        ("Where do I work?", "Who do I work for?"),
    ),
    "likes": (
        "thing", ("The user's {r} likes {v}.", "The user's {r} loves {v}."),
        ("What does my {r} like?", "What does my {r} love?", "Tell me something my {r} likes."),
        ("What is something that my {r} likes?",),
        "Your {r} likes {v}.", "what your {r} likes", ("What do I like?", "What do I love?"),
    ),
    "allergy": (
        "food", ("The user's {r} is allergic to {v}.", "The user's {r} has an allergy to {v}."),
        ("What is my {r} allergic to?", "What's my {r}'s allergy?",
         "Does my {r} have any allergies?", "Which allergy does my {r} have?",
         "Is there something my {r} is allergic to?", "what is my {r}'s allergy",
         "Tell me what my {r} is allergic to.", "What can't my {r} eat because of an allergy?",
         "Which thing is my {r} allergic to?", "To what is my {r} allergic?"),
        ("Which food is my {r} allergic to?",),
        "Your {r} is allergic to {v}.", "what your {r} is allergic to",
        ("What am I allergic to?", "What's my allergy?"),
    ),
    "favourite": (
        "thing",
        ("The user's {r}'s favourite {n} is {v}.", "The user's {r}'s favorite {n} is {v}."),
        ("What's my {r}'s favourite {n}?", "What is my {r}'s favorite {n}?",
         "Which {n} does my {r} like most?", "Which {n} is my {r}'s favourite?",
         "Which {n} does my {r} prefer?", "Tell me my {r}'s favourite {n}."),
        ("Which {n} does my {r} like best?",),
        "Your {r}'s favourite {n} is {v}.", "your {r}'s favourite {n}",
        ("What's my favourite {n}?", "Which {n} is my favourite?"),
    ),
    "pet": (
        "pet", ("The user's {r}'s {n} is called {v}.", "The user's {r} has a {n} called {v}."),
        ("What's my {r}'s {n} called?", "What is my {r}'s {n} called?",
         "What's the name of my {r}'s {n}?", "What is the name of my {r}'s {n}?",
         "what's my {r}'s {n}'s name", "Tell me the name of my {r}'s {n}."),
        ("How is my {r}'s {n} called?",),
        "Your {r}'s {n} is called {v}.", "the name of your {r}'s {n}",
        ("What's my {n} called?", "What is my {n}'s name?"),
    ),
    "age": (
        "number", ("The user's {r} is {v} years old.",),
        ("How old is my {r}?", "What's my {r}'s age?", "how old is my {r} now",
         "Tell me how old my {r} is."), ("What age is my {r}?",),
        "Your {r} is {v} years old.", "how old your {r} is", ("How old am I?",),
    ),
    "dislikes": (
        "thing", ("The user's {r} dislikes {v}.", "The user's {r} hates {v}.",
                  "The user's {r} doesn't like {v}."),
        ("What does my {r} dislike?", "What does my {r} hate?", "What doesn't my {r} like?",
         "What can't my {r} stand?", "Name something that my {r} hates."),
        ("What is something that my {r} can't stand?",),
        "Your {r} dislikes {v}.", "what your {r} dislikes",
        ("What do I dislike?", "What do I hate?"),
    ),
    "instrument": (
        "thing", ("The user's {r} plays the {v}.",),
        ("What instrument does my {r} play?", "Which instrument does my {r} play?",
         "What does my {r} play?"),
        ("Which musical instrument does my {r} play?",),
        "Your {r} plays the {v}.", "what instrument your {r} plays",
        ("What instrument do I play?",),
    ),
    "car": (
        "title", ("The user's {r} drives a {v}.", "The user's {r}'s car is a {v}."),
        ("What car does my {r} drive?", "Which car does my {r} have?", "What does my {r} drive?",
         "Which make of car does my {r} drive?", "What is my {r}'s car?"),
        ("What make is my {r}'s car?",),
        "Your {r} drives a {v}.", "what car your {r} drives", ("What car do I drive?",),
    ),
    "studies": (
        "thing", ("The user's {r} studies {v}.", "The user's {r} is studying {v}."),
        ("What does my {r} study?", "What is my {r} studying?",
         "Which subject does my {r} study?"),
        ("Do you remember what my {r} studies?",),
        "Your {r} studies {v}.", "what your {r} studies", ("What do I study?",),
    ),
    "hobby": (
        "thing", ("The user's {r}'s hobby is {v}.", "The user's {r} enjoys {v} as a hobby."),
        ("What's my {r}'s hobby?", "What is my {r}'s hobby?",
         "What does my {r} do in their free time?"),
        ("Which hobby does my {r} have?",),
        "Your {r}'s hobby is {v}.", "what your {r}'s hobby is", ("What's my hobby?",),
    ),
    "birthday": (
        "date", ("The user's {r}'s birthday is on {v}.", "The user's {r} was born on {v}."),
        ("When is my {r}'s birthday?", "When was my {r} born?"),
        ("On which date is my {r}'s birthday?",),
        "Your {r}'s birthday is on {v}.", "when your {r}'s birthday is", ("When is my birthday?",),
    ),
}  # fmt: skip


def _noun(rng: random.Random, topic: str) -> str:
    return rng.choice(PETS if topic == "pet" else FAVOURITES).replace("_", " ")


def person_slot(
    rng: random.Random,
    topic: str = "",
    relation: str = "",
    noun: str = "",
    relations: tuple[str, ...] = RELATIONS,
) -> Slot:
    """Something about somebody around the user; named "sister/pet/dog"."""
    topic = topic or rng.choice(list(TOPICS))
    r, n = relation or rng.choice(relations), noun or _noun(rng, topic)
    kind, facts, asks, held_out, answer, about, _ = TOPICS[topic]

    def fill(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(t.replace("{r}", r).replace("{n}", n) for t in texts)

    told = tuple(f.replace("The user's", "My").replace("the user's", "my") for f in fill(facts))
    return Slot(
        name=f"{r}/{topic}/{n}",
        kind=kind,
        facts=fill(facts),
        told=told,
        asks=fill((*asks, *wordings_more.PEOPLE[topic])),
        held_out_questions=fill(held_out),
        answer=fill((answer,))[0],
        noun=fill((about,))[0],
    )


def confused(rng: random.Random, name: str, held_out: bool = False) -> str:
    """A question about somebody else than the fact of this slot's name."""
    relation, topic, noun = name.split("/")
    if rng.random() < 0.5:
        return rng.choice(TOPICS[topic][-1]).replace("{n}", noun)
    other = rng.choice([r for r in RELATIONS if r != relation])
    slot = person_slot(rng, topic, other, noun)
    return rng.choice(slot.held_out_questions if held_out else slot.asks)
