"""One case of a row: the prompt, and the rule that judges the reply."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from memory.vocabulary.prompt_form import system_text, user_text
from memory.vocabulary.records import Message

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a prompt is made of; `before` are exchanges of the same talk."""

    message: str
    facts: tuple[str, ...] = ()
    identity: tuple[str, ...] = ()
    instructions: tuple[str, ...] = ()
    before: tuple[tuple[str, str], ...] = ()

    @property
    def messages(self) -> tuple[Message, ...]:
        """The prompt in the product's own form."""
        talk = [Message("system", system_text(self.identity, self.instructions))]
        for question, answer in self.before:
            talk += [Message("user", question), Message("assistant", answer)]
        return (*talk, Message("user", user_text(self.message, self.facts)))


@dataclass(frozen=True, slots=True)
class Case:
    """A prompt and its rule.

    Attributes:
        prompt: what is known and said.
        right: whether a reply is right.
        kind: what sort of case it is, for the counts within a row.
        tokens: how long the reply may be.
        tells: the message, where memory observes it before the reply, as in the product.
    """

    prompt: Prompt
    right: Check
    kind: str = ""
    tokens: int = 64
    tells: str = ""

    @property
    def messages(self) -> tuple[Message, ...]:
        """What the model sees where all that is known stands in the prompt."""
        return self.prompt.messages


Draw = Callable[[random.Random], Case]


def prompt(
    message: str,
    facts: Sequence[str] = (),
    identity: Sequence[str] = (),
    instructions: Sequence[str] = (),
    before: Sequence[tuple[str, str]] = (),
) -> Prompt:
    """A prompt in the product's own form; `before` are exchanges of the same talk."""
    return Prompt(message, tuple(facts), tuple(identity), tuple(instructions), tuple(before))
