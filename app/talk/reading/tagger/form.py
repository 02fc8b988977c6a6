"""A message as labelled words: the tagger's input, and frames from its output.

Labels are on words. A value is a run of words, the first marked `begins`, the others `goes on`; its
slot, act and negation are read from its words, and its subject from a pointer from its first word
to the word that names the subject, or to the start for the user. Qualifiers, the noun of a
favourite and other people's names are runs of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from memory.notice.frames.frame import ACTS, QUALIFIERS

Floats = npt.NDArray[np.float32]
SLOTS = (
    "name", "called", "pronouns", "age", "birthday", "home", "origin", "nationality", "job",
    "employer", "workplace", "school", "studies", "language", "religion", "diet", "allergy",
    "health", "medication", "likes", "does", "plays", "skill", "owns", "drives", "pet", "family",
    "partner", "goal", "plan", "event", "schedule", "budget", "belief", "fear", "feeling", "size",
    "instruction", "other", "any", "favourite",
)  # fmt: skip
RUNS = ("value", "whose", "noun", *QUALIFIERS)  # each has two labels: begins, goes on
TAGS = 2 * len(RUNS) + 1  # and whether a value is negated
OUTPUTS = TAGS + len(ACTS) + len(SLOTS)
POINTER = 128  # width of the pointer's queries and keys
MESSAGE, EARLIER = 200, 90  # tokens that are read of a message and of the turns before it
LAST = 20  # last words of an earlier turn: they contain the question
_WORD = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+|[^\w\s]|_"
)
_HYPHENED = re.compile(r"(?:[^\W_]+-)+$")  # the beginning of "self-acceptance"
_HYPHENS = re.compile(r"(?:-[^\W_]+)+")  # its end
_CLOCK = re.compile(r"(?<=\d:)\d+|(?<=\d)[:.,]\d+")  # the end of "5:30" and "3.5"
Encode = Callable[[str], Sequence[int]]


@dataclass(slots=True)
class Asked:
    """A message as tokens.

    Attributes:
        ids: of all tokens.
        parts: 0 for tokens of the message, 1 for those of earlier turns.
        firsts: the index of each word's first token.
        words: (text, begin, end) of each word: text 0 is the message, the others earlier turns,
            latest first.
        texts: the texts.
    """

    ids: list[int]
    parts: list[int]
    firsts: list[int] = field(default_factory=list)
    words: list[tuple[int, int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def span(self, first: int, last: int) -> str:
        """The text from one word to another in the same text; no number is cut in two."""
        text, begin, _ = self.words[first]
        source, end = self.texts[text], self.words[last][2]
        if prefix := _HYPHENED.search(source[:begin]):
            begin = prefix.start()
        if suffix := _HYPHENS.match(source[end:]):
            end += suffix.end()
        if number := _CLOCK.match(source, end):
            end = number.end()
        return source[begin:end]


def asked(
    message: str, before: Sequence[tuple[str, str]], encode: Encode, start: int, end: int
) -> Asked:
    """A message and up to two earlier turns as tokens.

    Args:
        encode: converts a word to tokens.
        start: the token at the very beginning.
        end: the token after each text.
    """
    result = Asked([start], [0])
    turns = [("", message), *reversed(before[-2:])]
    for number, (role, text) in enumerate(turns):
        room = MESSAGE if number == 0 else MESSAGE + EARLIER
        segment = min(number, 1)
        result.texts.append(text)
        lead = [] if not role else list(encode("luna" if role == "assistant" else "user"))
        result.ids += lead
        result.parts += [segment] * len(lead)
        words = list(_WORD.finditer(text))
        for match in words[-LAST:] if role else words:
            tokens = encode(match[0])
            if not tokens:
                continue
            if len(result.ids) + len(tokens) > room:
                break
            result.firsts.append(len(result.ids))
            result.words.append((number, match.start(), match.end()))
            result.ids += tokens
            result.parts += [segment] * len(tokens)
        result.ids.append(end)
        result.parts.append(segment)
    return result


@dataclass(slots=True)
class Answer:
    """The tagger's output for each word.

    Attributes:
        tags: probabilities, shape [words, TAGS].
        acts: probabilities, shape [words, acts].
        slots: probabilities, shape [words, slots].
        points: probabilities, shape [words, 1 + words]: the start, or a word.
    """

    tags: Floats
    acts: Floats
    slots: Floats
    points: Floats


def frames(asked: Asked, answer: Answer, threshold: float) -> list[dict[str, Any]]:
    """Frames as dictionaries for `memory.notice.frames.frame_of`.

    Args:
        threshold: probability from which a value begins.
    """
    values = _joined(list(_runs(asked, answer.tags, "value", threshold)), answer)
    runs = {run: list(_runs(asked, answer.tags, run, 0.5)) for run in RUNS[1:]}
    lines: list[dict[str, Any]] = []
    for first, last in values:
        words = slice(first, last + 1)
        slot = SLOTS[int(answer.slots[words].mean(0).argmax())]
        act = _act(slot, answer.acts[words].mean(0))
        if slot == "favourite":
            noun = _nearest((first, last), runs["noun"])
            slot = f"favourite {asked.span(*noun)}" if noun else "favourite thing"
        line: dict[str, Any] = {
            "act": act, "whose": _whose(asked, answer, first, runs["whose"]), "slot": slot,
            "not": bool(answer.tags[words, -1].mean() > 0.5), "value": asked.span(first, last),
            "chance": float(answer.tags[first, 0]),
        }  # fmt: skip
        lines.append(line)
    for name in QUALIFIERS:
        for run in runs[name]:
            place = _owner(asked, run, values)
            if place is not None and name not in lines[place]:
                lines[place][name] = asked.span(*run)
    return lines


def _joined(values: list[tuple[int, int]], answer: Answer) -> list[tuple[int, int]]:
    """Joins adjacent values of one slot: "50mg of" and "sertraline"."""
    joined: list[tuple[int, int]] = []
    for first, last in values:
        if joined and joined[-1][1] + 1 == first:
            slot_before = int(answer.slots[joined[-1][0] : first].mean(0).argmax())
            slot = int(answer.slots[first : last + 1].mean(0).argmax())
            if slot_before == slot and answer.tags[first, 0] < 0.99:
                joined[-1] = (joined[-1][0], last)
                continue
        joined.append((first, last))
    return joined


def _act(slot: str, chances: Floats) -> str:
    """The most likely act that the slot allows."""
    if slot == "instruction":
        return "instructs"
    if slot == "any":
        return "withdraws"
    order = [ACTS[int(place)] for place in chances.argsort()[::-1]]
    return next(act for act in order if act not in ("instructs", "withdraws"))


def _runs(asked: Asked, tags: Floats, run: str, threshold: float) -> Iterator[tuple[int, int]]:
    """(first, last) of the runs of one kind, none across the end of a text."""
    index = 2 * RUNS.index(run)
    begins, goes_on = tags[:, index], tags[:, index + 1]
    first: int | None = None
    for place in range(len(asked.words) + 1):
        inside = (
            first is not None
            and place < len(asked.words)
            and asked.words[place][0] == asked.words[first][0]
            and goes_on[place] > 0.5
            and begins[place] <= max(threshold, goes_on[place])
        )
        if first is not None and not inside:
            yield first, place - 1
            first = None
        if first is None and place < len(asked.words) and begins[place] > threshold:
            first = place


def _whose(asked: Asked, answer: Answer, first: int, named: Sequence[tuple[int, int]]) -> str:
    """The subject of a value."""
    place = int(answer.points[first].argmax()) - 1
    if place < 0:
        return "user"
    run = next((run for run in named if run[0] <= place <= run[1]), (place, place))
    return asked.span(*run)


def _nearest(value: tuple[int, int], runs: Sequence[tuple[int, int]]) -> tuple[int, int] | None:
    def away(run: tuple[int, int]) -> int:
        return max(run[0] - value[1], value[0] - run[1])

    return min(runs, key=away, default=None)


def _owner(asked: Asked, run: tuple[int, int], values: Sequence[tuple[int, int]]) -> int | None:
    """The value in the same text that a qualifier belongs to: the one before it, else after it."""
    text = asked.words[run[0]][0]
    candidates = [(n, v) for n, v in enumerate(values) if asked.words[v[0]][0] == text]
    preceding = [(run[0] - v[1], n) for n, v in candidates if v[1] < run[0]]
    following = [(v[0] - run[1] + 2, n) for n, v in candidates if v[0] > run[1]]
    nearest = min([*preceding, *following], default=None)
    return nearest[1] if nearest and nearest[0] <= 12 else None
