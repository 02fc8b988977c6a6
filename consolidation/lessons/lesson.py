"""A training item of a night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from memory.records import Message

LessonKind = Literal["fact", "replay", "absence", "other", "read", "conflict", "general"]


@dataclass(frozen=True, slots=True)
class Lesson:
    """A prompt, and the answer whose distribution is to be learned.

    Attributes:
        kind: What it teaches: a new fact, a ledger fact, not knowing, other people's things,
            reading from the prompt, the prompt against the weights, or plain talk as before.
        facts: The (fact id, revision) pairs it cites; forgetting one makes the lesson void.
        teacher: What the base is shown, with the fact in its prompt.
        student: What the adapter is shown, without it.
        answer: The reply to learn, without control tokens.
        weight: How much it counts beside the others.
        anchor: True: only the divergence to the teacher's distribution, no cross-entropy.
        value: The words that make an answer right; empty where nothing is asked for.
        own: True where the answer is the teacher's own reply, False where it is a template: then
            the teacher would say something else, and its distribution is no target.
        question: What the user asks in it, without anything around.
    """

    kind: LessonKind
    facts: tuple[tuple[str, int], ...]
    teacher: tuple[Message, ...]
    student: tuple[Message, ...]
    answer: str
    weight: float = 1.0
    anchor: bool = False
    value: str = ""
    own: bool = True
    question: str = ""
