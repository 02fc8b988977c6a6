"""Facts of one dialogue, the questions about them, and questions that nobody answered."""

from __future__ import annotations

import random
from dataclasses import dataclass
from functools import lru_cache

from assets.mind.curriculum.slots.families import OPEN_NOUNS, PETS, Slot, favourite, named
from assets.mind.curriculum.slots.kept import HELD_OUT, NEVER, TRAINED
from assets.mind.curriculum.slots.people import RELATIONS, confused, person_slot
from assets.mind.curriculum.slots.unanswered import clashes, curt, side
from assets.mind.curriculum.slots.words import invented, listed, value

# One form: what varies without need costs tokens and makes greedy replies waver.
ABSTAIN = "You haven't told me that yet."
INDIRECT = (
    "Can you tell me {x}?", "Do you know {x}?", "Tell me {x}.", "I forgot {x}.",
    "Do you recall {x}?",
    "I can't recall {x}.", "Can you say {x}?", "Have I told you {x}?", "I'd like to know {x}.",
    "Please tell me {x}.", "What was it again, {x}?", "do you know {x}", "Help me out: {x}?",
    "I need to know {x}.", "Any idea {x}?", "Let me know {x}, please.", "Can you remember {x}?",
    "I have forgotten {x}. Can you help?", "Quick, {x}?", "Would you tell me {x}?",
    "Fill in the form: {x}.", "I told you {x}. What was it?", "Write down {x}.", "{x}, please?",
    "I don't remember {x}. What is it?", "{x}: what was that again?", "Repeat {x}.",
    "I lost track of {x}.", "What have you got on {x}?", "Say once more {x}.", "{x}?",
    "Could you repeat {x}?", "Could you tell me {x}?", "Remind me, please: {x}?",
    "Look up {x} for me.", "I can't think of {x}.", "I'd love to hear {x}.", "Do I know {x}?",
    "Is there anything you know about {x}?", "It's about {x}.", "You surely know {x}.",
    "hey, {x}?", "{x} again?", "remind me {x}", "quick q: {x}?", "ugh, I forgot {x}",
    "what have i told you about {x}", "can u tell me {x}", "need {x} for a form",
    "My friend wants to know {x}.", "tell my friend here {x}", "For the record, {x}?",
    "Do you still know {x}?", "Surely you remember {x}.", "Just say {x}.", "So {x}?",
    "Can you look up {x}?", "I keep forgetting {x}.", "you know {x}, right?", "what about {x}",
    "Could you check {x}?", "I should know this, but {x}?", "{x}, do you know?",
    "Somebody asked me {x}. Well?", "Let me test you: {x}?", "Check {x} for me, please.",
)  # fmt: skip
# Around the bare noun of a slot: "Which instrument is mine?"
BARE = (
    "Which {n} is mine?", "What {n} is mine?", "My {n}, which one is it?", "What about my {n}?",
    "Tell me which {n} is mine.", "What {n} did I mention?", "my {n}", "What's my {n} again?",
    "Which {n} did I tell you about?", "And my {n}?", "Say what my {n} is.", "{n}?",
    "Could you say which {n} is mine?", "I mean my {n}. Which is it?",
)  # fmt: skip
PLAIN_NOUNS = listed(
    "home job employer allergy instrument sport hobby car language birthday age team school trip "
    "diet origin"
)
# What people say around a question.
AROUND = (
    "Luna, {q}", "Hey Luna, {q}", "Quick question: {q}", "{q} I forgot.", "I forgot. {q}",
    "Just checking: {q}", "One more thing: {q}", "Hmm, {q}", "Sorry, {q}", "So, {q}",
    "{q} Do you remember?", "{q} Do you know?", "By the way, {q}", "Well, {q}", "Okay, {q}",
    "{q} Please tell me.", "Can you help? {q}", "My friend asks: {q}", "{q} Thanks!",
    "I was wondering, {q}", "Let's see. {q}", "And {q}", "{q} Think.", "Test: {q}",
)  # fmt: skip
OPEN_SHARE = 0.2
FEW = 5  # from so few slots none is swapped for an open one
PEOPLE_SHARE = 0.14
OWN_SHARE = 0.14  # of the wordings that do not say the noun
ACKS = (
    "Got it{name}. {answer}",
    "I'll remember that{name}. {answer}",
    "Thanks for telling me{name}. {answer}",
)  # fmt: skip


@dataclass(frozen=True)
class Known:
    """A slot with its value, as it stands in this dialogue."""

    slot: Slot
    value: str
    line: str

    @property
    def answer(self) -> str:
        return capital(self.slot.answer.format(v=self.value))


def capital(text: str) -> str:
    """The text with its first letter in upper case."""
    return text[0].upper() + text[1:]


def uncapital(text: str) -> str:
    """The text with its first letter in lower case."""
    return text[0].lower() + text[1:]


def plain_told(fact: Known) -> list[str]:
    """What the user says of a slot, without statements that bring a joining word of their own."""
    openings = ("by the way", "you know", "btw", "fyi", "note", "also", "oh", "remember", "just")
    told = fact.slot.told
    return [t for t in told if not t.lower().startswith(openings)] or list(told)


def know(
    rng: random.Random, count: int, slots: tuple[Slot, ...] = TRAINED, strange: bool = False
) -> list[Known]:
    """Facts of different slots with different values; sometimes slots that are alike. With
    `strange` every value is invented."""
    found: dict[str, Known] = {}
    while len(found) < count:
        slot = rng.choice(slots)
        several = len(slots) > FEW and slots is not HELD_OUT
        share = rng.random() if several else 1.0
        if share < OPEN_SHARE:
            slot = open_slot(rng, slots)
        elif slots is TRAINED and share < OPEN_SHARE + PEOPLE_SHARE:
            slot = person_slot(rng)
        if slot.name in found:
            continue
        word = value(rng, slot.kind, strange)
        found[slot.name] = Known(slot, word, capital(rng.choice(slot.facts).format(v=word)))
    return list(found.values())


def alike(rng: random.Random, without: set[str]) -> list[Known]:
    """The user's own and somebody else's of one sort: "my dog", "my sister's dog"."""
    slot = rng.choice([s for s in TRAINED if s.name in PETS or s.name.startswith("favourite ")])
    noun = slot.name.removeprefix("favourite ")
    theirs = person_slot(rng, "pet" if slot.name in PETS else "favourite", noun=noun)
    return [know_again(rng, Known(s, "", "")) for s in (slot, theirs) if s.name not in without]


def know_again(rng: random.Random, fact: Known, strange: bool = False) -> Known:
    """The same slot with another value."""
    return known_as(rng, fact, value(rng, fact.slot.kind, strange))


def known_as(rng: random.Random, fact: Known, word: str) -> Known:
    """The same slot with a given value."""
    return Known(fact.slot, word, capital(rng.choice(fact.slot.facts).format(v=word)))


def open_slot(rng: random.Random, like: tuple[Slot, ...] = TRAINED) -> Slot:
    """A slot that exists in this dialogue only, of a family that `like` has."""
    noun = rng.choice(OPEN_NOUNS) if rng.random() < 0.6 else invented(rng, 0.0)
    favourites = {slot.name.startswith("favourite") for slot in rng.sample(like, min(9, len(like)))}
    prefers = favourites == {True} or (True in favourites and rng.random() < 0.4)
    return favourite(noun) if prefers else named(noun, rng.choice(("title", "person")))


def mine(noun: str) -> str:
    """ "your dog's name" as the user would say it: "my dog's name"."""
    words = {"your": "my", "you": "I", "are": "am"} if "you " in noun else {"your": "my"}
    return " ".join(words.get(word, word) for word in noun.split(" "))


def ask(rng: random.Random, known: Known, held_out: bool = False) -> tuple[str, str]:
    """A question about a fact and the answer; now and then yes/no or the other way round."""
    slot, word = known.slot, known.value
    if held_out:
        return rng.choice(slot.held_out_questions), known.answer
    draw = rng.random()
    if draw < 0.04 and slot.yes_no:
        if rng.random() < 0.5:
            return slot.yes_no.format(v=word), f"Yes, {known.answer[0].lower()}{known.answer[1:]}"
        other = value(rng, slot.kind)
        return slot.yes_no.format(v=other), f"No, {known.answer[0].lower()}{known.answer[1:]}"
    if draw < 0.08 and slot.reverse:
        return rng.choice(
            (f"Who or what is {word}?", f"What is {word}?", f"Who is {word}?")
        ), capital(slot.reverse.format(v=word))
    question = wording(rng, slot)
    if rng.random() < 0.08:
        question = bare(question)
    return _around(rng, question), known.answer


def wording(rng: random.Random, slot: Slot) -> str:
    """One of the ways to ask about a slot."""
    draw = rng.random()
    bare = slot.name.removeprefix("favourite ")
    if draw < 0.12 and (bare in PLAIN_NOUNS or bare != slot.name):
        return capital(rng.choice(BARE).format(n=slot.name))
    if draw < 0.42:
        return capital(rng.choice(INDIRECT).format(x=mine(slot.noun)))
    if slot.own and draw < 0.42 + OWN_SHARE:
        return rng.choice(slot.own)
    return rng.choice(slot.asks)


def bare(question: str) -> str:
    """A question as people type it in haste."""
    return question.lower().rstrip("?.")


@lru_cache(maxsize=2048)
def every_ask(slot: Slot) -> frozenset[str]:
    """All wordings of a slot, bare."""
    return frozenset(bare(question) for question in (*slot.asks, *slot.held_out_questions))


def _around(rng: random.Random, question: str) -> str:
    """Now and then a question with something said before or after it."""
    if rng.random() > 0.15:
        return question
    frame = rng.choice(AROUND)
    small = question[0].lower() + question[1:]
    keeps = frame.startswith("{q}") or ". {q}" in frame or question.startswith(("I ", "I'"))
    return frame.format(q=question if keeps else small)


def unknown(
    rng: random.Random,
    known: list[Known],
    slots: tuple[Slot, ...] = TRAINED,
    held_out: bool = False,
) -> tuple[str, str]:
    """A question whose answer was not told, often close to one that was."""
    while True:
        question = _candidate(rng, known, slots, held_out)
        plain = bare(question)
        if not any(plain in every_ask(k.slot) for k in known):
            break
    if not held_out and rng.random() < 0.08:
        question = bare(question)
    elif not held_out:
        question = _around(rng, question)
    return question, ABSTAIN


def _candidate(
    rng: random.Random, known: list[Known], slots: tuple[Slot, ...], held_out: bool
) -> str:
    names = {k.slot.name for k in known}
    near = [name for name in names if "/" in name]
    draw = rng.random()
    if near and draw < 0.5:
        return confused(rng, rng.choice(near), held_out)
    if draw < 0.2:
        return rng.choice(NEVER)[0]
    if draw < 0.42:
        return _about_somebody(rng, known, slots)
    if draw < 0.52:
        return rng.choice(open_slot(rng).asks)
    if draw < 0.58 and not held_out:
        return capital(rng.choice(INDIRECT).format(x=mine(rng.choice(NEVER)[1])))
    if draw < 0.80 and not held_out:
        beside = [k.slot for k in known]
        question = side(rng, beside) if draw < 0.67 else curt(rng, beside, slots)
        if question:
            return question
    slot = rng.choice(
        [s for s in rng.sample(slots, min(8, len(slots))) if not clashes(s.name, names)]
        or [s for s in slots if s.name not in names]
    )
    return rng.choice(slot.held_out_questions) if held_out else wording(rng, slot)


def _about_somebody(rng: random.Random, known: list[Known], slots: tuple[Slot, ...]) -> str:
    """What the user told about themselves, asked about somebody else."""
    own = [k.slot for k in known if "/" not in k.slot.name]
    slot = rng.choice(own or [rng.choice(slots)])
    noun = slot.name.replace("favourite ", "")
    relation = rng.choice([r for r in RELATIONS if r != noun])
    if rng.random() < 0.5:
        asked = person_slot(rng, relation=relation)
        if asked.name not in {k.slot.name for k in known}:
            return rng.choice(asked.asks)
    return rng.choice(
        (
            f"What's my {relation}'s {noun} called?",
            f"What's my {relation}'s favourite {noun}?",
            f"What is the name of my {relation}'s {noun}?",
        )
    )


def held_out_case(
    rng: random.Random,
    count: int,
    slots: tuple[Slot, ...] = TRAINED,
    others: tuple[Slot, ...] = TRAINED,
    strange: bool = True,
) -> tuple[str, list[str], Known]:
    """(question in a wording that was not trained, the block's lines, the fact asked for)."""
    target = know(rng, 1, slots, strange)[0]
    rest = [k for k in know(rng, count + 1, others, strange) if k.slot.name != target.slot.name]
    known = [target, *rest[: count - 1]]
    rng.shuffle(known)
    return ask(rng, target, held_out=True)[0], [k.line for k in known], target
