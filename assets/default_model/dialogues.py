"""The curriculum: dialogues in the exact form that Luna sends, made anew from a seed.

A dialogue is a list of (text, learn): the loss is taken only where `learn` is true, on what the
assistant says. Stage 0 asks for every fact of a short block, one after the other, so that
copying is learned from dense signal; stage 1 mixes in everything else.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from assets.default_model import replies
from assets.default_model.slots import HELD_OUT, NEVER, OPEN_NOUNS, TRAINED, Slot, favourite, named
from assets.default_model.words import invented, value
from memory.prompt_form import system_text, user_text

Dialogue = list[tuple[str, bool]]
# One form: what varies without need costs tokens and makes greedy replies waver.
ABSTAIN = "You haven't told me that yet."
INDIRECT = (
    "Can you tell me {x}?", "Do you know {x}?", "Tell me {x}.", "I forgot {x}.", "Do you recall {x}?",
    "I can't recall {x}.", "Can you say {x}?", "Have I told you {x}?", "I'd like to know {x}.",
    "Please tell me {x}.", "What was it again, {x}?", "do you know {x}", "Help me out: {x}?",
)
OPEN_SHARE = 0.15
ACKS = (
    "Got it{name}. {answer}",
    "I'll remember that{name}. {answer}",
    "Thanks for telling me{name}. {answer}",
)


@dataclass(frozen=True)
class Known:
    """A slot with its value, as it stands in this dialogue."""

    slot: Slot
    value: str
    line: str
    asks: tuple[str, ...] = field(default=())

    @property
    def answer(self) -> str:
        return capital(self.slot.answer.format(v=self.value))


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def chat(system: str, exchanges: list[tuple[str, str, bool]]) -> Dialogue:
    """ChatML around exchanges of (user, assistant, learn)."""
    out: Dialogue = []
    head = f"<|im_start|>system\n{system}<|im_end|>\n"
    for user, assistant, learn in exchanges:
        out.append((f"{head}<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n", False))
        out.append((f"{assistant}<|im_end|>", learn))
        head = "\n"
    return out


def know(rng: random.Random, count: int, slots: tuple[Slot, ...] = TRAINED) -> list[Known]:
    """Facts of different slots with different values; sometimes slots that are alike."""
    found: dict[str, Known] = {}
    while len(found) < count:
        slot = rng.choice(slots)
        if slots is TRAINED and rng.random() < OPEN_SHARE:
            slot = open_slot(rng)
        if slot.name in found:
            continue
        word = value(rng, slot.kind)
        found[slot.name] = Known(slot, word, capital(rng.choice(slot.facts).format(v=word)))
    return list(found.values())


def open_slot(rng: random.Random) -> Slot:
    """A slot that exists in this dialogue only."""
    noun = rng.choice(OPEN_NOUNS) if rng.random() < 0.6 else invented(rng, 0.0)
    return favourite(noun) if rng.random() < 0.4 else named(noun, rng.choice(("title", "person")))


def indirect(slot: Slot) -> str:
    """"your dog's name" as the user would say it: "my dog's name"."""
    words = {"your": "my", "you": "I", "are": "am"} if "you " in slot.noun else {"your": "my"}
    return " ".join(words.get(word, word) for word in slot.noun.split(" "))


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
        return rng.choice((f"Who or what is {word}?", f"What is {word}?", f"Who is {word}?")), \
            capital(slot.reverse.format(v=word))
    question = rng.choice(slot.asks)
    if rng.random() < 0.25:
        question = capital(rng.choice(INDIRECT).format(x=indirect(slot)))
    if rng.random() < 0.08:
        question = question.lower().rstrip("?.")
    if rng.random() < 0.06:
        question = rng.choice(("Luna, ", "Hey Luna, ", "Quick question: ")) + question
    return question, known.answer


def unknown(rng: random.Random, known: list[Known], slots: tuple[Slot, ...] = TRAINED,
            held_out: bool = False) -> tuple[str, str]:
    """A question whose answer was not told, often close to one that was."""
    names = {k.slot.name for k in known}
    draw = rng.random()
    if draw < 0.2:
        question, _ = rng.choice(NEVER)
    elif draw < 0.45:
        relation = rng.choice(("sister", "brother", "mother", "friend", "boss", "neighbour"))
        slot = rng.choice([k.slot for k in known] or [rng.choice(slots)])
        n = slot.name.replace("favourite ", "")
        question = rng.choice((
            f"What's my {relation}'s {n} called?", f"What's my {relation}'s favourite {n}?",
            f"Where does my {relation} live?", f"What does my {relation} do for a living?",
            f"What is my {relation} allergic to?", f"How old is my {relation}?",
        ))
    elif draw < 0.55:
        slot = open_slot(rng)
        question = rng.choice(slot.asks)
    else:
        slot = rng.choice([s for s in rng.sample(slots, min(8, len(slots))) if s.name not in names]
                          or [s for s in slots if s.name not in names])
        question = rng.choice(slot.held_out_questions if held_out else slot.asks)
        if not held_out and rng.random() < 0.25:
            question = capital(rng.choice(INDIRECT).format(x=indirect(slot)))
    return question, ABSTAIN


def identity(rng: random.Random) -> tuple[list[str], str]:
    """Identity lines and the name to be used."""
    call, name = "", ""
    if rng.random() < 0.65:
        call = rng.choice((invented(rng, 1.0), invented(rng, 1.0), value(rng, "person"),
                           rng.choice(("Captain", "Boss", "Chief", "Doc", "Ace", "Skipper"))))
    if not call or rng.random() < 0.3:
        name = value(rng, "person")
    lines = [f"The user wants to be called {call}."] if call else []
    lines += [f"The user's name is {name}."] if name else []
    rng.shuffle(lines)
    return lines, call or name


def about_name(rng: random.Random, lines: list[str], name: str) -> tuple[str, str]:
    """Questions about the name, and the moment it was given."""
    real = next((x.split(" is ")[1][:-1] for x in lines if "name is" in x), "")
    call = next((x.split("called ")[1][:-1] for x in lines if "called" in x), "")
    asks = []
    if call:
        asks += [(q, f"I call you {call}.") for q in (
            "What do you call me?", "How should you call me?", "What should you call me?",
            "how do you call me", "What am I to be called?", "What did I ask you to call me?",
            "How do you address me?")]
        asks += [(q.format(c=call), rng.choice(("Of course, {c}.", "Sure, {c}.", "Gladly, {c}."))
                  .format(c=call)) for q in (
            "From now on, call me {c}.", "Call me {c}.", "Please call me {c}.", "call me {c}",
            "I want you to call me {c}.", "You can call me {c}.", "Just call me {c}, please.")]
    if real:
        asks += [(q, f"Your name is {real}.") for q in (
            "What's my name?", "What is my name?", "Do you know my name?", "who am i",
            "Tell me my name.", "What am I called?")]
        asks += [(q.format(c=real), f"Nice to meet you, {name}!") for q in (
            "My name is {c}.", "I'm {c}.", "my name is {c}", "Hi, my name is {c}.")]
    elif call:
        asks += [(q, f"You are {call}.") for q in ("What's my name?", "Who am I?", "who am i",
                                                   "Do you know my name?")]
    return rng.choice(asks)


def drill(rng: random.Random, low: int, high: int) -> Dialogue:
    """Stage 0: a block of facts, every one asked, some questions that nobody answered."""
    known = know(rng, rng.randint(low, high))
    order = [(k, *ask(rng, k)) for k in known]
    rng.shuffle(order)
    rounds = [(q, a, True) for _, q, a in order]
    for _ in range(1 if rng.random() < 0.5 else 0):
        rounds.insert(rng.randint(0, len(rounds)), (*unknown(rng, known), True))
    lines = [k.line for k in known]
    rounds[0] = (user_text(rounds[0][0], lines), rounds[0][1], True)
    return chat(system_text(), rounds)


def true_form(rng: random.Random, most: int = 12) -> Dialogue:
    """Stage 1: system, some talk, then the block at the head of the last message."""
    lines, name = identity(rng) if rng.random() < 0.4 else ([], "")
    said = f", {name}" if name else ""
    known = know(rng, rng.choice((0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 10, most)))
    word = invented(rng, 0.8)
    kind, instructions = "", []
    if rng.random() < 0.12:
        kind, line, _ = replies.instruction(rng, word)
        instructions = [line]
    pinned: list[Known] = []
    if known and rng.random() < 0.08:
        pinned, known = known[:1], known[1:]
    rounds: list[tuple[str, str, bool]] = []

    def add(question: str, answer: str) -> None:
        rounds.append((question, replies.follow(kind, word, answer), True))

    told: list[Known] = []
    for _ in range(rng.choice((0, 0, 0, 1, 1, 2))):  # earlier in this conversation
        draw = rng.random()
        if draw < 0.4:
            fact = know(rng, 1)[0]
            if all(fact.slot.name != k.slot.name for k in (*known, *told, *pinned)):
                told.append(fact)
                statement = rng.choice(fact.slot.told).format(v=fact.value)
                ack = rng.choice(ACKS).format(name=said, answer=fact.answer)
                add(capital(statement), ack)
        elif draw < 0.7:
            add(*replies.talk(rng, name))
        else:
            add(*replies.general(rng))
    block = [*known, *told]
    rng.shuffle(block)
    draw = rng.random()
    everything = [*block, *pinned]
    if lines and draw < 0.15:
        add(*about_name(rng, lines, name))
    elif draw < 0.27:
        add(*replies.talk(rng, name))
    elif draw < 0.35:
        add(*replies.general(rng))
    elif draw < 0.50:
        fact = next((f for f in know(rng, 3) if all(
            f.slot.name != k.slot.name for k in everything)), None)
        if fact:
            block.insert(rng.randint(0, len(block)), fact)
            statement = rng.choice(fact.slot.told).format(v=fact.value)
            add(capital(statement), rng.choice(ACKS).format(name=said, answer=fact.answer))
        else:
            add(*unknown(rng, everything))
    elif draw < 0.67 or not everything:
        add(*unknown(rng, everything))
    elif draw < 0.70:
        some = everything[:3]
        add(rng.choice(("What do you know about me?", "Tell me what you know about me.",
                        "What have you learned about me?")),
            " ".join(k.answer for k in some))
    elif draw < 0.73 and len(everything) > 1:
        a, b = rng.sample(everything, 2)
        add(f"{ask(rng, a)[0]} And {b.slot.asks[0][0].lower()}{b.slot.asks[0][1:]}",
            f"{a.answer} {b.answer}")
    else:
        add(*ask(rng, rng.choice(everything)))
    question, answer, _ = rounds[-1]
    past = []
    if rng.random() < 0.08:
        other = know(rng, 1)[0]
        past = [f"[{value(rng, 'date')} 2026] User: {rng.choice(other.slot.told).format(v=other.value)}"]
    rounds[-1] = (user_text(question, [k.line for k in block], past), answer, True)
    system = system_text(lines, instructions, [k.line for k in pinned])
    return chat(system, rounds)


def small_talk(rng: random.Random, exchange: list[tuple[str, str]]) -> Dialogue:
    """A run of corpus turns."""
    pairs = [(exchange[i][1], exchange[i + 1][1], True) for i in range(0, len(exchange) - 1, 2)]
    return chat(system_text(), pairs)


def held_out_case(rng: random.Random, count: int, slots: tuple[Slot, ...] = TRAINED,
                  others: tuple[Slot, ...] = TRAINED) -> tuple[str, list[str], Known]:
    """(question in a wording that was not trained, the block's lines, the fact asked for)."""
    target = know(rng, 1, slots)[0]
    rest = [k for k in know(rng, count + 1, others) if k.slot.name != target.slot.name]
    known = [target, *rest[: count - 1]]
    rng.shuffle(known)
    return ask(rng, target, held_out=True)[0], [k.line for k in known], target


__all__ = ["HELD_OUT", "TRAINED", "Dialogue", "drill", "held_out_case", "small_talk", "true_form"]
