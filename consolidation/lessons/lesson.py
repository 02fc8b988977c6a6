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
        kind: What it teaches: a new fact, a ledger fact, admitting ignorance about the user or
            about other people, reading from the prompt, the prompt overriding the weights, or
            unchanged plain talk.
        facts: The (fact id, revision) pairs it cites; forgetting one makes the lesson void.
        teacher: The base's prompt, with the fact.
        student: The adapter's prompt, without the fact.
        answer: The reply to learn, without control tokens.
        weight: Factor on its loss.
        anchor: Learn only the teacher's distribution (divergence, no cross-entropy).
        value: The words that make an answer correct; empty if there are none.
        own: True if the answer is the teacher's own reply; False if it is a template: the teacher
            would say something else, so its distribution is no target.
        question: The user's question alone.
        cut: The answer is the beginning of a longer reply: its end is not learned.
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
    """A lesson before the base has replied; other fields are those of `Lesson`.

    Attributes:
        template: The answer to use if the base's own reply will not do.
        must: What the base's own reply must contain.
        alike: It must also say what the template says apart from these values.
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
        """Drafts with an equal sort are expected to get the same kind of answer from the base."""
        return (self.kind, self.facts, self.template if self.kind == "fact" else "")

    def lesson(self, reply: str) -> Lesson:
        """The lesson, with the base's own reply if it is correct, else with the template."""
        own = bool(reply) and all(holds(reply, value) for value in (*self.must, self.value))
        own = own and (not self.alike or says_so(reply, self.template, self.must))
        # "No, your dog is called Mivack." contains the value, too.
        if self.template.startswith("Yes,"):
            own = own and holds(reply, "yes")
        # A reply that was only scored as likeliest is the template itself: no check needed.
        own = own and (reply == self.template or sound(reply, self._known))
        return self.answered(reply if own else self.template, own=own)

    @property
    def _known(self) -> str:
        """Every word that the reply may have taken from its prompt."""
        return " ".join([self.template, *(message.text for message in self.teacher)])

    def answered(self, answer: str, *, own: bool) -> Lesson:
        """The lesson with this answer."""
        return Lesson(
            self.kind, self.facts, self.teacher, self.student, answer, self.weight,
            value=self.value, own=own, question=self.question,
        )  # fmt: skip
