"""A training item of a night."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from consolidation.lessons.sound import sound
from consolidation.wording.wordings import holds, says_so
from memory.vocabulary.records import Message

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
        cut: The answer is only the beginning of a reply: its end is not learned.
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
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Draft:
    """A lesson before the base was asked what it says; the fields are a `Lesson`'s.

    Attributes:
        template: The answer where the base's own will not do.
        must: What the base's own reply must hold.
        alike: It must say what the template says beside that, too.
    """

    kind: LessonKind
    facts: tuple[tuple[str, int], ...]
    teacher: tuple[Message, ...]
    student: tuple[Message, ...]
    template: str = ""
    value: str = ""
    must: tuple[str, ...] = ()
    alike: bool = False
    weight: float = 1.0
    question: str = ""

    @property
    def sort(self) -> object:
        """What drafts have in common that the base answers alike."""
        return (self.kind, self.facts, self.template if self.kind == "fact" else "")

    def lesson(self, reply: str) -> Lesson:
        """The lesson, of the base's own reply if that is right, else of the template."""
        own = bool(reply) and all(holds(reply, value) for value in (*self.must, self.value))
        own = own and (not self.alike or says_so(reply, self.template, self.must))
        if self.template.startswith(
            "Yes,"
        ):  # "No, your dog is called Mivack." holds the value, too
            own = own and holds(reply, "yes")
        # What is read off as likeliest is the template itself and needs no look.
        own = own and (reply == self.template or sound(reply, self._known))
        return self.answered(reply if own else self.template, own=own)

    @property
    def _known(self) -> str:
        """Every word that the reply may have from its prompt."""
        return " ".join([self.template, *(message.text for message in self.teacher)])

    def answered(self, answer: str, *, own: bool) -> Lesson:
        """The lesson with this answer."""
        return Lesson(
            self.kind, self.facts, self.teacher, self.student, answer, self.weight,
            value=self.value, own=own, question=self.question,
        )  # fmt: skip
