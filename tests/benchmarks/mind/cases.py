"""One case of a row: the prompt, and the rule that judges the reply."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from memory.vocabulary.prompt_form import system_text, user_text
from memory.vocabulary.records import Message

Check = Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Case:
    """A prompt and its rule.

    Attributes:
        messages: what the model sees, in the product's own form.
        right: whether a reply is right.
        kind: what sort of case it is, for the counts within a row.
        tokens: how long the reply may be.
        tells: the message, where memory observes it before the reply, as in the product.
    """

    messages: tuple[Message, ...]
    right: Check
    kind: str = ""
    tokens: int = 64
    tells: str = ""


Draw = Callable[[random.Random], Case]


def prompt(
    message: str,
    facts: Sequence[str] = (),
    identity: Sequence[str] = (),
    instructions: Sequence[str] = (),
    before: Sequence[tuple[str, str]] = (),
) -> tuple[Message, ...]:
    """A prompt in the product's own form; `before` are exchanges of the same talk."""
    talk = [Message("system", system_text(identity, instructions))]
    for question, answer in before:
        talk += [Message("user", question), Message("assistant", answer)]
    return (*talk, Message("user", user_text(message, facts)))
