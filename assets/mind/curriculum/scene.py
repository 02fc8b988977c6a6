"""One conversation while it is made, and the form in which it is learned.

Many questions can be asked of the same facts. They share a stem (system message, earlier turns,
the recalled block) and are learned beside each other: each branch sees the stem and itself only,
so that one pass answers several questions, each in the exact form that Luna sends. A question
that the block answers and its neighbour that it does not answer stand in the same example, which
is what teaches to tell them apart.
"""

from __future__ import annotations

import random
from collections.abc import Collection
from dataclasses import dataclass, field

from assets.mind.curriculum.facts import ACKS, Known, capital, know, plain_told
from assets.mind.curriculum.slots.words import value
from assets.mind.curriculum.styles.order import Order, follow
from memory.vocabulary.prompt_form import recalled_text, system_text

Piece = tuple[str, bool]
# What people put around a thing that they tell.
TELLING = (
    "You should know that {s}", "For the record, {s}", "FYI, {s}", "Fun fact: {s}",
    "Guess what? {s}",
    "Just to let you know, {s}", "I wanted to say that {s}", "Remember that {s}", "Note: {s}",
    "Oh, and {s}", "Well, {s}", "Hey, did I mention that {s}", "Luna, {s}", "To be clear, {s}",
    "{s} I thought you should know.", "{s} Keep that in mind.", "{s} That's all.", "Hi! {s}",
    "Do you know what? {s}", "I never told you, but {s}", "Okay, {s}", "{s} Did you know that?",
    "You know, {s}", "Did you know that {s}", "Did I tell you that {s}", "Let me tell you: {s}",
    "I should mention that {s}", "In case you wonder, {s}", "{s} By the way.", "And {s}",
    "Something about me: {s}", "Please note that {s}", "Here is a thing: {s}", "{s} Got that?",
    "Don't forget that {s}", "I think I never said it: {s}", "{s} Please remember that.",
    "As you may know, {s}", "Actually, {s}", "Hello! {s}", "Yes, {s}", "Thanks. {s}",
    "{s} You should know that.", "Between you and me, {s}", "It's true: {s}", "Listen, {s}",
)  # fmt: skip


@dataclass(frozen=True)
class Dialogue:
    """Pieces of (text, learn): a stem, and branches that each follow it."""

    stem: list[Piece]
    branches: list[list[Piece]]

    def texts(self) -> list[str]:
        """Every conversation as it is sent and answered, one a branch."""
        stem = "".join(text for text, _ in self.stem)
        return [stem + "".join(text for text, _ in branch) for branch in self.branches]


def chat(
    system: str,
    before: list[tuple[str, str]],
    block: str,
    branches: list[tuple[str, str]],
    whole: bool = False,
    given: Collection[int] = (),
) -> Dialogue:
    """ChatML: earlier (user, assistant) rounds, then several last rounds beside each other.

    The assistant's words are learned; with `whole` the user's too, which is plain English. The
    earlier rounds in `given` are only read: what they were answered from is not to be seen.
    """
    stem: list[Piece] = [(f"<|im_start|>system\n{system}<|im_end|>\n<|im_start|>user\n", False)]
    for number, (user, assistant) in enumerate(before):
        stem.append((user, whole))
        stem.append(("<|im_end|>\n<|im_start|>assistant\n", False))
        stem.append((f"{assistant}<|im_end|>", number not in given))
        stem.append(("\n<|im_start|>user\n", False))
    stem.append((block, False))
    gap = "\n\n" if block else ""
    return Dialogue(
        [piece for piece in stem if piece[0]],
        [
            [
                (gap + user, whole),
                ("<|im_end|>\n<|im_start|>assistant\n", False),
                (f"{assistant}<|im_end|>", True),
            ]
            for user, assistant in branches
        ],
    )


@dataclass
class Scene:
    """A conversation while it is made.

    Attributes:
        lines: Identity lines; `said` is ", Captain" or empty.
        order: The standing instruction that every reply obeys.
        block: Facts at the head of the last message; `pinned` stand in the system message.
        rounds: (user, assistant) so far; `last` are the last messages beside each other.
        given: Rounds whose reply came from a block that is gone, by number.
        open: Short exchanges of the base's own, to stand earlier in the talk.
        past: Lines of earlier conversations; `extra` further lines of the block.
    """

    rng: random.Random
    lines: list[str] = field(default_factory=list)
    name: str = ""
    order: Order | None = None
    instructions: list[str] = field(default_factory=list)
    block: list[Known] = field(default_factory=list)
    pinned: list[Known] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    past: list[str] = field(default_factory=list)
    rounds: list[tuple[str, str]] = field(default_factory=list)
    given: set[int] = field(default_factory=set)
    last: list[tuple[str, str]] = field(default_factory=list)
    open: list[tuple[str, str]] = field(default_factory=list)

    @property
    def said(self) -> str:
        return f", {self.name}" if self.name else ""

    @property
    def everything(self) -> list[Known]:
        return [*self.block, *self.pinned]

    def add(self, question: str, answer: str) -> None:
        """One more last message, unless it is there already or cannot obey the instruction."""
        obeying = self._obeying(question, answer)
        if obeying and all(question != other for other, _ in self.last):
            self.last.append((question, obeying))

    def pass_by(self, question: str, answer: str, given: bool = False) -> None:
        """A round that is over when the last message comes."""
        obeying = self._obeying(question, answer)
        if not obeying:
            return
        if given:
            self.given.add(len(self.rounds))
        self.rounds.append((question, obeying))

    def _obeying(self, question: str, answer: str) -> str | None:
        """The answer as the standing instruction wants it; None where it cannot be."""
        return follow(self.order, answer, self.rng, question) if self.order else answer

    def telling(self, fact: Known) -> tuple[str, str]:
        """The user says it and hears that it was understood."""
        framed = self.rng.random() < 0.35
        told = plain_told(fact) if framed else fact.slot.told
        statement = capital(self.rng.choice(told).format(v=fact.value))
        if framed and statement.endswith("."):
            inside = statement[0].lower() if statement.startswith("My ") else statement[0]
            statement = self.rng.choice(TELLING).format(s=inside + statement[1:])
        elif self.rng.random() < 0.1:
            statement = statement.lower().rstrip(".")
            if fact.value not in statement:  # what is copied keeps its case
                statement = capital(self.rng.choice(fact.slot.told).format(v=fact.value))
        return statement, self.rng.choice(ACKS).format(name=self.said, answer=fact.answer)

    def fresh(self) -> Known | None:
        """A fact of a slot that this scene does not know yet."""
        names = {k.slot.name for k in self.everything}
        return next((f for f in know(self.rng, 3) if f.slot.name not in names), None)

    def finish(self) -> Dialogue:
        """The block goes to the head of the last message."""
        facts = [k.line for k in self.block] + self.extra
        self.rng.shuffle(facts)
        system = system_text(self.lines, self.instructions, [k.line for k in self.pinned])
        block = recalled_text(facts, self.past)
        return chat(system, self.rounds, block, self.last, given=self.given)


def past_line(rng: random.Random, fact: Known) -> str:
    """A turn of an earlier conversation, as it is recalled."""
    told = capital(rng.choice(fact.slot.told).format(v=fact.value))
    return f"[{value(rng, 'date')} 2026] User: {told}"
