"""The user's own and somebody else's, of one sort: what is known of one says nothing of another."""

from __future__ import annotations

import random
import re

from assets.mind.curriculum.facts import ABSTAIN, Known, capital, know_again, wording
from assets.mind.curriculum.slots.families import Slot
from assets.mind.curriculum.slots.kept import TRAINED
from assets.mind.curriculum.slots.people import RELATIONS, TOPICS, person_slot

# topic: (of somebody else, of the user), with the value that is known of the other one.
TRAPS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "home": (("Does my {r} live in {v} too?", "Is {v} my {r}'s home?"),
             ("Do I live in {v}?", "is {v} where i live")),
    "job": (("Is my {r} a {v} as well?", "Does my {r} work as a {v}?"),
            ("Am I a {v}?", "do i work as a {v}")),
    "employer": (("Does my {r} work at {v} too?", "is my {r} at {v}"),
                 ("Do I work at {v}?", "Am I employed at {v}?")),
    "likes": (("Does my {r} like {v} too?", "would my {r} enjoy {v}"),
              ("Do I like {v}?", "am i fond of {v}")),
    "dislikes": (("Does my {r} hate {v} too?", "is my {r} bothered by {v}"),
                 ("Do I dislike {v}?", "am i bothered by {v}")),
    "allergy": (("Is my {r} allergic to {v}?", "Can my {r} eat {v}?",
                 "is {v} safe for my {r}", "Does my {r} have a {v} allergy?",
                 "May I serve {v} to my {r}?"),
                ("Am I allergic to {v}?", "is {v} safe for me", "Do I have a {v} allergy?")),
    "instrument": (("Does my {r} play the {v}?", "can my {r} play the {v} too"),
                   ("Do I play the {v}?", "can i play the {v}")),
    "car": (("Does my {r} drive a {v}?", "is my {r}'s car a {v}"),
            ("Do I drive a {v}?", "is my car a {v}")),
    "studies": (("Does my {r} study {v} too?",), ("Do I study {v}?",)),
    "hobby": (("Is {v} my {r}'s hobby?",), ("Is {v} my hobby?",)),
    "birthday": (("Is my {r}'s birthday on {v}?",), ("Is my birthday on {v}?",)),
    "age": (("Is my {r} {v} years old?",), ("Am I {v} years old?",)),
}  # fmt: skip
_BESIDE = ("{q}", "{q}", "{q}", "And {s}", "Not me: {s}", "I know mine, but {s}")


def _own_slot(rng: random.Random, topic: str) -> Slot:
    """The slot of the user's own for a topic of other people."""
    if topic == "pet":
        return rng.choice([s for s in TRAINED if s.kind == "pet"])
    if topic == "favourite":
        return rng.choice([s for s in TRAINED if s.name.startswith("favourite ")])
    like = [s for s in TRAINED if s.name == topic]  # a car has a name and a make
    return next((s for s in like if not set(TOPICS[topic][-1]).isdisjoint(s.asks)), like[-1])


def sort_of(name: str) -> str:
    """What a slot is about, whosever it is: "allergy" of "sister/allergy/dog"."""
    parts = name.split("/")
    if len(parts) == 1:
        return name
    return {"pet": parts[2], "favourite": f"favourite {parts[2]}"}.get(parts[1], parts[1])


def apart(rng: random.Random) -> tuple[list[Known], list[tuple[str, str]]]:
    """What is known, of the user or of one other person or of both; and questions about all.

    Whoever nothing is known of gets the plain admission, also where the value is offered.
    """
    topic = rng.choice([*TOPICS, "allergy", "allergy"])
    own = _own_slot(rng, topic)
    noun = own.name.removeprefix("favourite ") if topic in ("pet", "favourite") else "-"
    first, second = rng.sample([r for r in RELATIONS if r != noun], 2)
    slots = [own, *(person_slot(rng, topic, r, noun) for r in (first, second))]
    known = rng.choice(((0,), (0,), (1,), (1,), (0, 1), (1, 2)))
    facts = {place: know_again(rng, Known(slots[place], "", "")) for place in known}
    asked = []
    for place, slot in enumerate(slots):
        question = wording(rng, slot)
        if place in facts:
            asked.append((question, facts[place].answer))
            continue
        if place and 0 in facts:
            question = _beside(rng, question)
        asked.append((question, ABSTAIN))
        if topic in TRAPS and rng.random() < 0.6:
            about = TRAPS[topic][0 if place else 1]
            other = facts[known[0]].value
            trap = rng.choice(about).format(r=(first, second)[place - 1] if place else "", v=other)
            asked.append((re.sub(r"\ba (?=[aeiou])", "an ", trap), ABSTAIN))
    return list(facts.values()), asked


def _beside(rng: random.Random, question: str) -> str:
    """A question about somebody else, right after one's own."""
    small = question if question.startswith(("I ", "I'")) else question[0].lower() + question[1:]
    return capital(rng.choice(_BESIDE).format(q=question, s=small))
