"""A message as words with labels: what the tagger is asked, and frames from what it answers.

Labels lie on words. A value is a run of words, its first one marked `begins`, the others `goes on`;
its slot, act and sign are read from its words, and whom it is about from a pointer of its first
word to the word that names them, or to the start where it is the user. Qualifiers, the noun of a
favourite and the names of others are runs of their own.
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
RUNS = ("value", "whose", "noun", *QUALIFIERS)  # each has two marks: it begins, it goes on
TAGS = 2 * len(RUNS) + 1  # and whether a value is negated
OUTPUTS = TAGS + len(ACTS) + len(SLOTS)
POINTER = 128  # width of the vectors that point and are pointed at
MESSAGE, EARLIER = 200, 90  # tokens that are read of a message and of what stands before it
LAST = 20  # words of an earlier turn, its end: there stands what the message answers
_WORD = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0002fa1f]|[^\W_\u2e80-\u9fff\uf900-\ufaff]+|[^\w\s]|_"
)
_HYPHENED = re.compile(r"(?:[^\W_]+-)+$")  # the beginning of "self-acceptance"
_HYPHENS = re.compile(r"(?:-[^\W_]+)+")  # its end
Encode = Callable[[str], Sequence[int]]


@dataclass(slots=True)
class Asked:
    """A message in tokens.

    Attributes:
        ids: Of all tokens.
        parts: 0 for the message, 1 for what stands before it.
        firsts: The place of each word's first token.
        words: (text, begin, end) of each word: text 0 is the message, the others turns before it,
            the latest first.
        texts: The texts.
    """

    ids: list[int]
    parts: list[int]
    firsts: list[int] = field(default_factory=list)
    words: list[tuple[int, int, int]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    def span(self, first: int, last: int) -> str:
        """The text from one word to another of the same text; a word with hyphens is whole."""
        text, begin, _ = self.words[first]
        said, end = self.texts[text], self.words[last][2]
        if before := _HYPHENED.search(said[:begin]):
            begin = before.start()
        if after := _HYPHENS.match(said[end:]):
            end += after.end()
        return said[begin:end]


def asked(
    message: str, before: Sequence[tuple[str, str]], encode: Encode, start: int, end: int
) -> Asked:
    """A message and up to two turns before it in tokens.

    Args:
        encode: A word to tokens.
        start: The token that begins everything.
        end: The token behind each text.
    """
    out = Asked([start], [0])
    turns = [("", message), *reversed(before[-2:])]
    for number, (role, text) in enumerate(turns):
        room = MESSAGE if number == 0 else MESSAGE + EARLIER
        part = min(number, 1)
        out.texts.append(text)
        lead = [] if not role else list(encode("luna" if role == "assistant" else "user"))
        out.ids += lead
        out.parts += [part] * len(lead)
        said = list(_WORD.finditer(text))
        for found in said[-LAST:] if role else said:
            tokens = encode(found[0])
            if not tokens:
                continue
            if len(out.ids) + len(tokens) > room:
                break
            out.firsts.append(len(out.ids))
            out.words.append((number, found.start(), found.end()))
            out.ids += tokens
            out.parts += [part] * len(tokens)
        out.ids.append(end)
        out.parts.append(part)
    return out


@dataclass(slots=True)
class Answer:
    """What the tagger says of each word.

    Attributes:
        tags: Chances, shape [words, TAGS].
        acts: Chances, shape [words, acts].
        slots: Chances, shape [words, slots].
        points: Chances, shape [words, 1 + words]: at the start, or at a word.
    """

    tags: Floats
    acts: Floats
    slots: Floats
    points: Floats


def frames(asked: Asked, answer: Answer, threshold: float) -> list[dict[str, Any]]:
    """Lines as `memory.notice.frames.frame_of` takes them.

    Args:
        threshold: Chance from which a value begins.
    """
    values = _joined(list(_runs(asked, answer.tags, "value", threshold)), answer)
    others = {run: list(_runs(asked, answer.tags, run, 0.5)) for run in RUNS[1:]}
    out: list[dict[str, Any]] = []
    for first, last in values:
        here = slice(first, last + 1)
        slot = SLOTS[int(answer.slots[here].mean(0).argmax())]
        act = _act(slot, answer.acts[here].mean(0))
        if slot == "favourite":
            noun = _nearest((first, last), others["noun"])
            slot = f"favourite {asked.span(*noun)}" if noun else "favourite thing"
        line: dict[str, Any] = {
            "act": act, "whose": _whose(asked, answer, first, others["whose"]), "slot": slot,
            "not": bool(answer.tags[here, -1].mean() > 0.5), "value": asked.span(first, last),
            "chance": float(answer.tags[first, 0]),
        }  # fmt: skip
        out.append(line)
    for name in QUALIFIERS:
        for run in others[name]:
            place = _owner(asked, run, values)
            if place is not None and name not in out[place]:
                out[place][name] = asked.span(*run)
    return out


def _joined(values: list[tuple[int, int]], answer: Answer) -> list[tuple[int, int]]:
    """Neighbours of one slot with no word between them as one: "50mg of" and "sertraline"."""
    out: list[tuple[int, int]] = []
    for first, last in values:
        if out and out[-1][1] + 1 == first:
            before = int(answer.slots[out[-1][0] : first].mean(0).argmax())
            here = int(answer.slots[first : last + 1].mean(0).argmax())
            if before == here and answer.tags[first, 0] < 0.99:
                out[-1] = (out[-1][0], last)
                continue
        out.append((first, last))
    return out


def _act(slot: str, chances: Floats) -> str:
    """The act that a slot allows."""
    if slot == "instruction":
        return "instructs"
    if slot == "any":
        return "withdraws"
    order = [ACTS[int(place)] for place in chances.argsort()[::-1]]
    return next(act for act in order if act not in ("instructs", "withdraws"))


def _runs(asked: Asked, tags: Floats, run: str, threshold: float) -> Iterator[tuple[int, int]]:
    """(first, last) of the runs of one sort, none over the end of a text."""
    at = 2 * RUNS.index(run)
    begins, goes_on = tags[:, at], tags[:, at + 1]
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
    """Whom a value is about."""
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
    """The value of the same text that a qualifier belongs to: the one before it, else behind."""
    text = asked.words[run[0]][0]
    here = [(n, v) for n, v in enumerate(values) if asked.words[v[0]][0] == text]
    before = [(run[0] - v[1], n) for n, v in here if v[1] < run[0]]
    behind = [(v[0] - run[1] + 2, n) for n, v in here if v[0] > run[1]]
    found = min([*before, *behind], default=None)
    return found[1] if found and found[0] <= 12 else None
