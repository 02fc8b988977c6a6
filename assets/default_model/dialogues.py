"""The curriculum: dialogues in the exact form that Luna sends, made anew from a seed.

A dialogue is a list of (text, learn): the loss is taken only where `learn` is true, on what the
assistant says. Stage 0 asks for every fact of a short block, one after the other, so that
copying is learned from dense signal; stage 1 mixes in everything else.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field

from assets.default_model import replies
from assets.default_model.facts import (
    ACKS,
    Known,
    ask,
    capital,
    held_out_case,
    know,
    know_again,
    unknown,
)
from assets.default_model.naming import about_name, identity
from assets.default_model.situations import choice, suggestion
from assets.default_model.slots import HELD_OUT, TRAINED
from assets.default_model.words import invented, value
from memory.prompt_form import system_text, user_text

Dialogue = list[tuple[str, bool]]


def chat(system: str, exchanges: list[tuple[str, str, bool]]) -> Dialogue:
    """ChatML around exchanges of (user, assistant, learn)."""
    out: Dialogue = []
    head = f"<|im_start|>system\n{system}<|im_end|>\n"
    for user, assistant, learn in exchanges:
        out.append((f"{head}<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n", False))
        out.append((f"{assistant}<|im_end|>", learn))
        head = "\n"
    return out


NAMED = tuple(slot for slot in TRAINED if " is called " in slot.answer)
FAVOURITE = tuple(slot for slot in TRAINED if slot.answer.startswith("Your favourite "))


def drill(rng: random.Random, low: int, high: int) -> Dialogue:
    """Stage 0: a block of facts, every one asked, some questions that nobody answered.

    Often the facts differ in their noun only, so that it must be read.
    """
    alike = rng.random()
    slots = NAMED if alike < 0.3 else FAVOURITE if alike < 0.45 else TRAINED
    known = know(rng, rng.randint(low, high), slots)
    order = [(k, *ask(rng, k)) for k in known]
    rng.shuffle(order)
    rounds = [(q, a, True) for _, q, a in order]
    for _ in range(1 if rng.random() < 0.5 else 0):
        rounds.insert(rng.randint(0, len(rounds)), (*unknown(rng, known), True))
    lines = [k.line for k in known]
    rounds[0] = (user_text(rounds[0][0], lines), rounds[0][1], True)
    named, _ = identity(rng) if rng.random() < 0.4 else ([], "")
    return chat(system_text(named), rounds)


@dataclass
class Scene:
    """A dialogue while it is made.

    Attributes:
        lines: Identity lines; `said` is ", Captain" or empty.
        block: Facts at the head of the last message; `pinned` stand in the system message.
        rounds: (user, assistant) so far.
        past: Lines of earlier conversations; `extra` further lines of the block.
    """

    rng: random.Random
    lines: list[str] = field(default_factory=list)
    name: str = ""
    kind: str = ""
    word: str = ""
    instructions: list[str] = field(default_factory=list)
    block: list[Known] = field(default_factory=list)
    pinned: list[Known] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    rounds: list[tuple[str, str]] = field(default_factory=list)

    @property
    def said(self) -> str:
        return f", {self.name}" if self.name else ""

    @property
    def everything(self) -> list[Known]:
        return [*self.block, *self.pinned]

    def add(self, question: str, answer: str) -> None:
        self.rounds.append((question, replies.follow(self.kind, self.word, answer)))

    def tell(self, fact: Known) -> None:
        """The user says it and hears that it was understood."""
        statement = capital(self.rng.choice(fact.slot.told).format(v=fact.value))
        if self.rng.random() < 0.1:
            statement = statement.lower().rstrip(".")
        self.add(statement, self.rng.choice(ACKS).format(name=self.said, answer=fact.answer))

    def fresh(self) -> Known | None:
        """A fact of a slot that this scene does not know yet."""
        names = {k.slot.name for k in self.everything}
        return next((f for f in know(self.rng, 3) if f.slot.name not in names), None)

    def finish(self) -> Dialogue:
        """The block goes to the head of the last message."""
        rng = self.rng
        facts = [k.line for k in self.block] + self.extra
        rng.shuffle(facts)
        question, answer = self.rounds[-1]
        self.rounds[-1] = (user_text(question, facts, self.past), answer)
        system = system_text(self.lines, self.instructions, [k.line for k in self.pinned])
        return chat(system, [(q, a, True) for q, a in self.rounds])


def past_line(rng: random.Random, fact: Known) -> str:
    """A turn of an earlier conversation, as it is recalled."""
    told = capital(rng.choice(fact.slot.told).format(v=fact.value))
    return f"[{value(rng, 'date')} 2026] User: {told}"


def _before(scene: Scene) -> None:
    """What was said earlier in this conversation."""
    rng = scene.rng
    for _ in range(rng.choice((0, 0, 0, 0, 1, 1, 2))):
        draw = rng.random()
        if draw < 0.4:
            fact = scene.fresh()
            if fact:
                scene.tell(fact)
                scene.block.append(fact)
        elif draw < 0.7:
            scene.add(*replies.talk(rng, scene.name))
        else:
            scene.add(*replies.general(rng))


def _told_now(scene: Scene) -> None:
    fact = scene.fresh()
    if fact:
        scene.block.append(fact)
        scene.tell(fact)
    else:
        scene.add(*unknown(scene.rng, scene.everything))


def _unusual(scene: Scene) -> None:
    """Tastes that decide, facts that changed, facts outside the block."""
    rng = scene.rng
    draw = rng.random()
    fact = scene.fresh()
    if draw < 0.5 or fact is None:
        found = choice(rng) if rng.random() < 0.75 else suggestion(rng)
        clash = ("like", "favourite", "allerg", "eat ", "eats ", "hate", "love")
        scene.block = [k for k in scene.block if not any(c in k.line for c in clash)]
        scene.extra.append(found.fact)
        scene.add(found.question, found.answer)
    elif draw < 0.65:  # told in this conversation, not in the block
        scene.tell(fact)
        if rng.random() < 0.5:
            scene.add(*replies.talk(rng, scene.name))
        scene.add(*ask(rng, fact))
    elif draw < 0.82:  # changed: the block wins
        scene.tell(fact)
        new = know_again(rng, fact)
        if rng.random() < 0.5:
            scene.tell(new)
        scene.block.append(new)
        scene.add(*ask(rng, new))
    else:
        scene.past.append(past_line(rng, fact))
        scene.add(*ask(rng, fact))


def _several(scene: Scene) -> None:
    rng, known = scene.rng, scene.everything
    if len(known) > 1 and rng.random() < 0.5:
        a, b = rng.sample(known, 2)
        first, second = rng.choice(a.slot.asks), rng.choice(b.slot.asks)
        scene.add(f"{first} And {second[0].lower()}{second[1:]}", f"{a.answer} {b.answer}")
    else:
        scene.add(
            rng.choice(
                (
                    "What do you know about me?",
                    "Tell me what you know about me.",
                    "What have you learned about me?",
                    "What do you remember?",
                )
            ),
            " ".join(k.answer for k in known[:3]),
        )


def true_form(rng: random.Random, most: int = 12) -> Dialogue:
    """Stage 1: system, some talk, then the block at the head of the last message."""
    scene = Scene(rng)
    if rng.random() < 0.4:
        scene.lines, scene.name = identity(rng)
    scene.block = know(rng, rng.choice((0, 1, 1, 2, 2, 3, 4, 4, 5, 6, 8, 10, most)))
    if rng.random() < 0.1:
        scene.word = invented(rng, 0.8)
        scene.kind, line, said = replies.instruction(rng, scene.word)
        scene.instructions = [line]
        if rng.random() < 0.15:
            scene.add(said, replies.UNDERSTOOD)
    if scene.block and rng.random() < 0.08:
        scene.pinned = [scene.block.pop()]
    _before(scene)
    draw = rng.random()
    if scene.lines and draw < 0.20:
        scene.add(*about_name(rng, scene.lines, scene.name))
    elif draw < 0.06:
        scene.add(*replies.nameless(rng))
    elif draw < 0.27:
        scene.add(*replies.talk(rng, scene.name))
    elif draw < 0.35:
        scene.add(*replies.general(rng))
    elif draw < 0.46:
        _told_now(scene)
    elif draw < 0.56:
        _unusual(scene)
    elif draw < 0.72 or not scene.everything:
        scene.add(*unknown(rng, scene.everything))
    elif draw < 0.76:
        _several(scene)
    else:
        scene.add(*ask(rng, rng.choice(scene.everything)))
    if not scene.past and rng.random() < 0.06:
        other = scene.fresh()
        scene.past = [past_line(rng, other)] if other else []
        if other and any(other.value in text for text, _ in scene.rounds):
            scene.past = []
    return scene.finish()


def small_talk(rng: random.Random, exchange: list[tuple[str, str]]) -> Dialogue:
    """A run of corpus turns, sometimes beside facts that do not matter."""
    pairs = [(exchange[i][1], exchange[i + 1][1], True) for i in range(0, len(exchange) - 1, 2)]
    if rng.random() < 0.2:
        facts = [k.line for k in know(rng, rng.choice((1, 2, 3)))]
        pairs[-1] = (user_text(pairs[-1][0], facts), pairs[-1][1], True)
    return chat(system_text(), pairs)


__all__ = ["HELD_OUT", "TRAINED", "Dialogue", "drill", "held_out_case", "small_talk", "true_form"]
