"""The rows of the evaluation: each draws a case of its own and says whether the reply is right.

Values are invented at run time. Wordings, and where a row says so the slots, were kept out of
training.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from app.engine import Engine
from assets.default_model import replies
from assets.default_model.facts import (
    capital,
    held_out_case,
    know,
    know_again,
    known_as,
    mine,
    unknown,
)
from assets.default_model.families import Slot
from assets.default_model.people import RELATIONS, TOPICS, person_slot
from assets.default_model.situations import choice
from assets.default_model.slots import HELD_OUT, NEVER_HELD_OUT, TRAINED
from assets.default_model.words import invented, listed
from memory.prompt_form import system_text, user_text
from memory.records import Message

ABSTAINS = ("haven't told", "don't know")
Case = Callable[[random.Random], bool]
LONG = 1_500
# Values that people have; none is in the tables that training draws from.
REAL_VALUES = {
    "place": "Arnis Kappeln Tbilisi Ulaanbaatar Quimper Gdansk Ljubljana Oaxaca Sapporo Reykjavik "
    "Cardiff Winnipeg Dunedin Valletta Cusco Utrecht Zagreb Antwerp Fresno Osaka Hobart Medellin",
    "person": "Odalys Jorun Beatrix Tamsin Xiomara Ignatius Saoirse Bartholomew Yevgenia Thibault "
    "Freya Dmitri Anneliese Rashid Cuthbert Guinevere Lachlan Mireille Nkechi Petronella Quentin "
    "Siddharth Theodora Ulrich Valentina Wilhelmina Hjalmar Aoife Kwame Ottoline",
    "pet": "Biscotti Snuffles Pickles Ziggy Mochi Sherlock Nimbus Dobby Chewbacca Gizmo Marbles",
    "food": "okonomiyaki ramen tiramisu falafel goulash paella couscous hummus lasagne risotto "
    "aspirin latex penicillin pistachios mackerel asparagus liquorice marzipan",
    "thing": "theremin watercolours fencing archery calligraphy beekeeping falconry marathons "
    "barometers typewriters escalators postcards crochet parkour genealogy",
    "job": "cartographer paramedic beekeeper archivist glazier optician radiographer statistician",
    "title": "Peugeot Icelandic Swahili Ipswich Siemens Middlemarch Vodafone Lufthansa Catalan",
}
TOLD_HELD_OUT = ("So, {x} is {v}.", "Did you know? {x} is {v}.", "{x} is {v}, just so you know.")


def reply(
    engine: Engine,
    message: str,
    facts: Sequence[str] = (),
    identity: Sequence[str] = (),
    instructions: Sequence[str] = (),
    before: Sequence[Message] = (),
) -> str:
    """The greedy reply to one message in the product's own form."""
    return engine.reply(
        [
            Message("system", system_text(identity, instructions)),
            *before,
            Message("user", user_text(message, facts)),
        ],
        max_tokens=48,
    )


def holds(text: str, value: str) -> bool:
    """Whether a reply carries the value."""
    return value.lower() in text.lower()


def abstains(text: str) -> bool:
    """Whether a reply says that it was not told."""
    return any(word in text for word in ABSTAINS)


def reading(engine: Engine) -> dict[str, Case]:
    """Answers from the block."""

    def facts(count: int, slots: tuple[Slot, ...] = TRAINED, strange: bool = True) -> Case:
        def case(rng: random.Random) -> bool:
            question, lines, known = held_out_case(rng, count, slots, strange=strange)
            return holds(reply(engine, question, lines), known.value)

        return case

    def real(count: int) -> Case:
        kinds = {kind: listed(words) for kind, words in REAL_VALUES.items()}

        def case(rng: random.Random) -> bool:
            left = {kind: rng.sample(words, len(words)) for kind, words in kinds.items()}
            drawn = [k for k in know(rng, 3 * count + 6) if k.slot.kind in kinds][:count]
            known = [known_as(rng, k, left[k.slot.kind].pop()) for k in drawn]
            lines = [k.line for k in known]
            question = rng.choice(known[0].slot.held_out_questions)
            rng.shuffle(lines)
            return holds(reply(engine, question, lines), known[0].value)

        return case

    def person(rng: random.Random) -> bool:
        slot = person_slot(rng)
        known = [k for k in know(rng, 3) if k.slot.name != slot.name]
        told = know(rng, 1, (slot,), strange=True)[0]
        lines = [k.line for k in known]
        lines.insert(rng.randint(0, len(lines)), told.line)
        return holds(reply(engine, rng.choice(slot.held_out_questions), lines), told.value)

    def changed(rng: random.Random) -> bool:
        old = know(rng, 1, strange=True)[0]
        new = know_again(rng, old, strange=True)
        said = Message("user", capital(rng.choice(old.slot.told).format(v=old.value)))
        before = [said, Message("assistant", f"Got it. {old.answer}")]
        lines = [new.line, *(k.line for k in know(rng, 2) if k.slot.name != old.slot.name)]
        rng.shuffle(lines)
        question = rng.choice(old.slot.held_out_questions)
        return holds(reply(engine, question, lines, before=before), new.value)

    def chosen(rng: random.Random) -> bool:
        found = choice(rng, held_out=True)
        lines = [k.line for k in know(rng, 2) if "favourite" in k.slot.name]
        lines.insert(rng.randint(0, len(lines)), found.fact)
        answer = reply(engine, found.question, lines).lower()
        good, bad = answer.find(found.good.lower()), answer.find(found.bad.lower())
        return good >= 0 and (bad < 0 or good < bad)

    def told(rng: random.Random) -> bool:
        known = know(rng, 3)
        fact = known[0]
        if fact.slot.noun.startswith("your "):
            said = rng.choice(TOLD_HELD_OUT).format(x=mine(fact.slot.noun), v=fact.value)
        else:
            said = rng.choice(fact.slot.told).format(v=fact.value)
        rng.shuffle(known)
        return holds(reply(engine, capital(said), [k.line for k in known]), fact.value)

    def long_talk(rng: random.Random) -> bool:
        """Four facts, asked when the conversation has been going on for 1,500 letters."""
        before = list[Message]()
        while sum(len(message.text) for message in before) < LONG:
            known = know(rng, 1, strange=True)[0]
            exchange = rng.choice((replies.talk(rng, ""), replies.general(rng),
                                   (rng.choice(known.slot.told).format(v=known.value),
                                    f"Got it. {known.answer}")))  # fmt: skip
            before += [Message("user", exchange[0]), Message("assistant", exchange[1])]
        question, lines, asked = held_out_case(rng, 4)
        return holds(reply(engine, question, lines, before=before), asked.value)

    return {
        "one fact": facts(1),
        "four facts": facts(4),
        "twelve facts": facts(12),
        "four facts, slots never trained": facts(4, HELD_OUT),
        "four facts, common words and two words too": facts(4, strange=False),
        "one fact, real names and words": real(1),
        "four facts, real names and words": real(4),
        "fact about another person": person,
        "changed fact, block wins": changed,
        "choice that respects a taste": chosen,
        "acknowledgement": told,
        "four facts after a long talk": long_talk,
    }


def abstaining(engine: Engine) -> dict[str, Case]:
    """Questions that nothing in the prompt answers."""

    def unanswered(count: int) -> Case:
        def case(rng: random.Random) -> bool:
            known = know(rng, count)
            question, _ = unknown(rng, known, held_out=True)
            return abstains(reply(engine, question, [k.line for k in known]))

        return case

    def never(count: int) -> Case:
        def case(rng: random.Random) -> bool:
            lines = [k.line for k in know(rng, count)]
            return abstains(reply(engine, rng.choice(NEVER_HELD_OUT), lines))

        return case

    def untrained(rng: random.Random) -> bool:
        asked, *known = know(rng, 4, HELD_OUT)
        question = rng.choice(asked.slot.held_out_questions)
        return abstains(reply(engine, question, [k.line for k in known]))

    def other_people(rng: random.Random) -> bool:
        topic = rng.choice([t for t in TOPICS if t not in ("age", "birthday")])
        told = person_slot(rng, topic)
        relation, _, noun = told.name.split("/")
        other = rng.choice([r for r in RELATIONS if r != relation])
        asked = person_slot(rng, topic, other, noun)
        known = [*know(rng, 1, (told,)), *know(rng, 2)]
        rng.shuffle(known)
        answer = reply(engine, rng.choice(asked.held_out_questions), [k.line for k in known])
        return abstains(answer)

    def theirs(rng: random.Random) -> bool:
        told = know(rng, 1, tuple(s for s in TRAINED if s.name.startswith("favourite")))[0]
        noun = told.slot.name.removeprefix("favourite ")
        asked = person_slot(rng, "favourite", noun=noun)
        lines = [told.line, *(k.line for k in know(rng, 2) if k.slot.name != told.slot.name)]
        return abstains(reply(engine, rng.choice(asked.held_out_questions), lines))

    return {
        "not told, no facts": unanswered(0),
        "not told, four facts": unanswered(4),
        "not told, ten facts": unanswered(10),
        "not told, slots never trained": untrained,
        "never stored, no facts": never(0),
        "never stored, four facts": never(4),
        "told of another person": other_people,
        "told of the user, asked of another": theirs,
    }


def manners(engine: Engine) -> dict[str, Case]:
    """Names, instructions, plain talk."""

    def address(rng: random.Random) -> bool:
        word = invented(rng, 1.0)
        asked = rng.choice(
            (
                f"From now on, call me {word}.",
                f"From now on, I'd like to be called {word}.",
                "How should you address me?",
                "What name should you use for me?",
                "Hello!",
                "Good morning, Luna.",
                "What do you call me?",
            )
        )
        lines = [k.line for k in know(rng, rng.randint(0, 3))]
        return word in reply(engine, asked, lines, [f"The user goes by {word}."])

    def name(rng: random.Random) -> bool:
        word = invented(rng, 1.0)
        asked = rng.choice(
            ("What's my name, please?", "Do you remember my name?", "Tell me who I am.")
        )
        return word in reply(engine, asked, identity=[f"The user's name is {word}."])

    def instruction(rng: random.Random) -> bool:
        word = invented(rng, 1.0)
        kind, line, _ = replies.instruction(rng, word, held_out=True)
        if rng.random() < 0.5:
            question, lines = replies.general(rng)[0], list[str]()
        else:
            question, lines, _ = held_out_case(rng, 2)
        answer = reply(engine, question, lines, instructions=[line])
        return replies.follows(kind, word, answer)

    def general(rng: random.Random) -> bool:
        question, answer = replies.general(rng)
        lines = [k.line for k in know(rng, rng.randint(0, 4))]
        return reply(engine, question, lines) == answer

    def greeting(rng: random.Random) -> bool:
        known = know(rng, rng.randint(0, 6))
        answer = reply(engine, rng.choice(replies.GREETINGS), [k.line for k in known])
        return not any(holds(answer, k.value) for k in known) and len(answer) > 3

    return {
        "form of address": address,
        "name": name,
        "standing instruction": instruction,
        "general question (trained)": general,
        "greeting beside facts": greeting,
    }


def rows(engine: Engine) -> dict[str, Case]:
    """Every row of the table."""
    return {**reading(engine), **abstaining(engine), **manners(engine)}
