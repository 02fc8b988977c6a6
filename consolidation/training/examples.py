"""Lessons as tokens: what the teacher reads, what the student reads, and the answer of both."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consolidation.lessons.lesson import Lesson
from memory.vocabulary.errors import NightError
from memory.vocabulary.records import Message

PromptTokens = Callable[[Sequence[Message]], list[int]]
TextTokens = Callable[[str], list[int]]
STEM = 12  # tokens more than all rows share make a stem of their own
PASS = 64  # what a pass over a group costs beside its tokens, in tokens


@dataclass(frozen=True, slots=True)
class Example:
    """A lesson in tokens.

    Attributes:
        lesson: its place in the list that was given.
        teacher, student: prompts up to where the answer begins.
        answer: the answer and, if it is whole, the token that ends it.
        weight: how much it counts.
        cross_entropy: False where only the teacher's distribution is learned.
        divergence: False where the teacher would say something else.
        stays: the adapter is to answer as the base does: an anchor, or nothing new in the prompt.
        said: the answer is taken for the teacher's own greedy reply.
        spaced: it is about not knowing: there are many alike, and each may come less often.
    """

    lesson: int
    teacher: tuple[int, ...]
    student: tuple[int, ...]
    answer: tuple[int, ...]
    weight: float
    cross_entropy: bool
    divergence: bool
    stays: bool
    said: bool = False
    spaced: bool = False

    @property
    def read(self) -> tuple[int, ...]:
        """What the student reads; the last token of the answer only ends it."""
        return (*self.student, *self.answer[:-1])

    @property
    def length(self) -> int:
        """How many tokens the student reads."""
        return len(self.student) + len(self.answer) - 1


def end_token(prompt_tokens: PromptTokens) -> int:
    """The token by which this model's chat template ends a reply.

    Raises:
        NightError: the template shows no such token.
    """
    ask = Message("user", "Hi")

    def shown(answer: str) -> list[int]:
        return prompt_tokens([ask, Message("assistant", answer), Message("user", "Yes")])

    one, other = shown("Hello."), shown("It is a dog")
    same = 0
    while same < min(len(one), len(other)) and one[-1 - same] == other[-1 - same]:
        same += 1
    if not same:
        raise NightError(
            "This model's chat template does not show where a reply ends.",
            "Choose a model with a chat template.",
        )
    return one[len(one) - same]


def answer_tokens(
    prompt_tokens: PromptTokens,
    text_tokens: TextTokens,
    prompt: Sequence[Message],
    begins: Sequence[int],
    answer: str,
    end: int,
) -> tuple[int, ...]:
    """An answer as the conversation that goes on would hold it, with its end.

    Args:
        begins: the tokens of `prompt` up to where the answer begins.
    """
    whole = prompt_tokens([*prompt, Message("assistant", answer), Message("user", "Yes")])
    after = whole[len(begins) :]
    if whole[: len(begins)] == list(begins) and end in after:
        return (*after[: after.index(end)], end)
    return (*text_tokens(answer), end)  # a template that writes past replies otherwise


def examples(
    lessons: Sequence[Lesson], prompt_tokens: PromptTokens, text_tokens: TextTokens
) -> list[Example]:
    """All lessons in tokens.

    Raises:
        NightError: there is nothing to learn, or no end of a reply.
    """
    end = end_token(prompt_tokens)
    out: list[Example] = []
    known: dict[tuple[Message, ...], tuple[int, ...]] = {}

    def tokens(messages: tuple[Message, ...]) -> tuple[int, ...]:
        if messages not in known:
            known[messages] = tuple(prompt_tokens(messages))
        return known[messages]

    for number, lesson in enumerate(lessons):
        if not lesson.answer.strip() or lesson.weight <= 0:
            continue
        student = tokens(lesson.student)
        answer = answer_tokens(
            prompt_tokens, text_tokens, lesson.student, student, lesson.answer, end
        )
        if lesson.cut:
            answer = answer[:-1]  # there it does not end
        same = lesson.teacher == lesson.student
        out.append(
            Example(
                lesson=number,
                teacher=student if same else tokens(lesson.teacher),
                student=student,
                answer=answer,
                weight=lesson.weight,
                cross_entropy=not lesson.anchor and not (same and lesson.own),
                divergence=lesson.own or lesson.anchor,
                stays=lesson.anchor or (same and lesson.own),
                said=lesson.own and not lesson.anchor,
                spaced=same and lesson.own and lesson.kind in ("absence", "other"),
            )
        )
    if not any(not example.stays for example in out):
        raise NightError("There is nothing new to learn.", "Tell Luna something first.")
    return out


def stems(rows: Sequence[Sequence[int]]) -> list[int]:
    """For each row a number that those have in common which begin alike for longer than all do."""
    order = sorted(range(len(rows)), key=lambda place: tuple(rows[place]))
    everywhere = common(rows[order[0]], rows[order[-1]])
    found = [0] * len(rows)
    for before, place in enumerate(order[1:]):
        other = order[before]
        alike = common(rows[other], rows[place]) >= everywhere + STEM
        found[place] = found[other] + (not alike)
    return found


def batches(stems: Sequence[int], size: int, rng: random.Random) -> list[list[int]]:
    """One epoch's batches: everything once, in a new order, the same stems together.

    Returns:
        Lists of places in `stems`.
    """
    units: dict[int, list[int]] = {}
    for place, stem in enumerate(stems):
        units.setdefault(stem, []).append(place)
    drawn = list(units.values())
    rng.shuffle(drawn)
    for unit in drawn:
        rng.shuffle(unit)
    order = [place for unit in drawn for place in unit]
    found = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(found)
    return found


def by_beginning(rows: Sequence[Sequence[int]], most: int) -> list[list[int]]:
    """Groups of rows that begin alike, to compute a common beginning once.

    Args:
        most: rows in a group.

    Returns:
        Lists of places in `rows`; every place is in one.
    """
    groups: list[list[int]] = []
    shared = 0
    for place in sorted(range(len(rows)), key=lambda place: tuple(rows[place])):
        row = rows[place]
        group = groups[-1] if groups else []
        alike = common(rows[group[0]], row) if group else 0
        if group and len(group) == 1:
            shared = len(rows[group[0]])
        # It joins where what the others share no longer costs less than a group of its own.
        if group and len(group) < most and len(group) * (shared - alike) <= alike + PASS:
            group.append(place)
            shared = min(shared, alike)
        else:
            groups.append([place])
    return groups


def common(one: Sequence[int], other: Sequence[int]) -> int:
    """How many tokens two rows begin with alike."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
