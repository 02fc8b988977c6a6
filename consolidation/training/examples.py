"""Lessons as tokens: the teacher's prompt, the student's prompt, and the answer to both."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from consolidation.lessons.lesson import Lesson
from memory.vocabulary.errors import NightError
from memory.vocabulary.records import Message

PromptTokens = Callable[[Sequence[Message]], list[int]]
TextTokens = Callable[[str], list[int]]
STEM = 12  # tokens that some rows share beyond what all rows share, to make a stem
PASS = 64  # fixed cost of a forward pass over a group, in tokens


@dataclass(frozen=True, slots=True)
class Example:
    """A lesson in tokens.

    Attributes:
        lesson: index of the lesson in the list.
        teacher, student: prompts up to where the answer begins.
        answer: the answer and, unless it was cut, the token that ends it.
        weight: factor on its loss.
        cross_entropy: False where only the teacher's distribution is learned.
        divergence: False where the teacher would give another answer.
        stays: the adapter must answer as the base does: an anchor, or a lesson whose teacher and
            student have the same prompt.
        said: the answer is assumed to be the teacher's own greedy reply.
        spaced: a question that has no answer: there are many alike, so each may come less often.
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
        """The student's input: all tokens but the last, which is only predicted."""
        return (*self.student, *self.answer[:-1])

    @property
    def length(self) -> int:
        """Number of tokens in the student's input."""
        return len(self.student) + len(self.answer) - 1


def end_token(prompt_tokens: PromptTokens) -> int:
    """The token with which this model's chat template ends a reply.

    Raises:
        NightError: the template has no such token.
    """
    ask = Message("user", "Hi")

    def shown(answer: str) -> list[int]:
        return prompt_tokens([ask, Message("assistant", answer), Message("user", "Yes")])

    first, second = shown("Hello."), shown("It is a dog")
    count = 0
    while count < min(len(first), len(second)) and first[-1 - count] == second[-1 - count]:
        count += 1
    if not count:
        raise NightError(
            "This model's chat template does not show where a reply ends.",
            "Choose a model with a chat template.",
        )
    return first[len(first) - count]


def answer_tokens(
    prompt_tokens: PromptTokens,
    text_tokens: TextTokens,
    prompt: Sequence[Message],
    begins: Sequence[int],
    answer: str,
    end: int,
) -> tuple[int, ...]:
    """The tokens of an answer as they would stand in a longer conversation, with the end token.

    Args:
        begins: the tokens of `prompt`, up to where the answer begins.
    """
    whole = prompt_tokens([*prompt, Message("assistant", answer), Message("user", "Yes")])
    after = whole[len(begins) :]
    if whole[: len(begins)] == list(begins) and end in after:
        return (*after[: after.index(end)], end)
    return (*text_tokens(answer), end)  # the template writes past replies differently


def examples(
    lessons: Sequence[Lesson], prompt_tokens: PromptTokens, text_tokens: TextTokens
) -> list[Example]:
    """Tokenise all lessons; those without an answer or weight are skipped.

    Raises:
        NightError: there is nothing to learn, or the template has no end token.
    """
    end = end_token(prompt_tokens)
    tokenised: list[Example] = []
    cache: dict[tuple[Message, ...], tuple[int, ...]] = {}

    def tokens(messages: tuple[Message, ...]) -> tuple[int, ...]:
        if messages not in cache:
            cache[messages] = tuple(prompt_tokens(messages))
        return cache[messages]

    for number, lesson in enumerate(lessons):
        if not lesson.answer.strip() or lesson.weight <= 0:
            continue
        student = tokens(lesson.student)
        answer = answer_tokens(
            prompt_tokens, text_tokens, lesson.student, student, lesson.answer, end
        )
        if lesson.cut:
            answer = answer[:-1]  # a cut answer has no end token
        same = lesson.teacher == lesson.student
        tokenised.append(
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
    if not any(not example.stays for example in tokenised):
        raise NightError("There is nothing new to learn.", "Tell Luna something first.")
    return tokenised


def stems(rows: Sequence[Sequence[int]]) -> list[int]:
    """A number for each row; rows that share a longer beginning than all rows do get the same."""
    order = sorted(range(len(rows)), key=lambda index: tuple(rows[index]))
    everywhere = common(rows[order[0]], rows[order[-1]])
    numbers = [0] * len(rows)
    for rank, index in enumerate(order[1:]):
        previous = order[rank]
        alike = common(rows[previous], rows[index]) >= everywhere + STEM
        numbers[index] = numbers[previous] + (not alike)
    return numbers


def batches(stems: Sequence[int], size: int, rng: random.Random) -> list[list[int]]:
    """One epoch's batches: every row once, shuffled, rows of one stem together.

    Returns:
        Lists of indices into `stems`.
    """
    units: dict[int, list[int]] = {}
    for index, stem in enumerate(stems):
        units.setdefault(stem, []).append(index)
    drawn = list(units.values())
    rng.shuffle(drawn)
    for unit in drawn:
        rng.shuffle(unit)
    order = [index for unit in drawn for index in unit]
    parts = [order[at : at + size] for at in range(0, len(order), size)]
    rng.shuffle(parts)
    return parts


def by_beginning(rows: Sequence[Sequence[int]], most: int) -> list[list[int]]:
    """Group rows that begin alike, so that a common beginning is computed once.

    Args:
        most: rows in a group, at most.

    Returns:
        Lists of indices into `rows`; every index is in one list.
    """
    groups: list[list[int]] = []
    shared = 0
    for index in sorted(range(len(rows)), key=lambda index: tuple(rows[index])):
        row = rows[index]
        group = groups[-1] if groups else []
        alike = common(rows[group[0]], row) if group else 0
        if group and len(group) == 1:
            shared = len(rows[group[0]])
        # It joins unless the shorter common beginning would cost more than a new group.
        if group and len(group) < most and len(group) * (shared - alike) <= alike + PASS:
            group.append(index)
            shared = min(shared, alike)
        else:
            groups.append([index])
    return groups


def common(one: Sequence[int], other: Sequence[int]) -> int:
    """Length of the common prefix of two rows, in tokens."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count
