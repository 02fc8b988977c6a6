"""Candidates that are dropped because another part of the message refines or corrects them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from memory.notice.understanding.signs import left_behind
from memory.vocabulary.english.inflection import singular
from memory.vocabulary.records import Candidate

SURE = 0.5  # probability from which a frame is kept; below it, the user is told that it was not
_LIMIT = re.compile(
    r"\b(?:except|unless|only (?:on|in|at|when|if|with)|apart from|other than|but) .+"
)
_INSTEAD = re.compile(
    r"\b(?:no,? wait|wait,? no|i mean|i meant|sorry|actually|rather|make that|correction"
    r"|or well|no,? it's|nope|oops)\b|\.\.\.|\*",
    re.I,
)


def without_parts(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop values that are part of another one's restriction: "parmesan" of "except parmesan"."""
    limits = [(c, m[0]) for c in found if (m := _LIMIT.search(c.text))]
    # "between Lyon and Geneva" is one home.
    limits += [(c, c.value) for c in found if c.slot == "home" and " and " in c.value]
    limits += [(c, c.value) for c in found if c.slot == "study"]
    return [
        c
        for c in found
        if not any(
            other is not c
            and other.sentence == c.sentence
            and c.value != limit
            and c.value in limit
            for other, limit in limits
        )
    ]


def contrasted(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether a denial only contrasts: "not allergic to cats but to dogs"."""
    return candidate.polarity < 0 and any(
        c.polarity > 0
        and (c.slot, c.subject, c.sentence)
        == (candidate.slot, candidate.subject, candidate.sentence)
        for c in found
    )


def named_as_well(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether it only says "has a dog" where another candidate gives the dog's name."""
    if candidate.slot not in ("pet", "family") or not candidate.value.strip():
        return False
    noun = candidate.value.split()[-1].casefold()
    heads = {noun, singular(noun)}
    slots = [c.slot for c in found if c.slot.startswith(f"{candidate.slot}.")]
    return any(
        slot_name.removesuffix(".name").split(".")[-1].split("_")[-1] in heads
        for slot_name in slots
    )


def without_ended(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop what another part of the message ends: "I broke up with Ines" names no girlfriend."""
    ends = {end.partition(" named ")[0] for c in found for end in c.ends}
    return [
        c for c in found if not any(c.slot == end or c.slot.startswith(f"{end}.") for end in ends)
    ]


def last_word(found: Sequence[Candidate]) -> list[Candidate]:
    """Drop what the same sentence takes back: "called Anna, no wait, Hannah"."""
    remaining: list[Candidate] = []
    for candidate in found:
        for earlier in [c for c in remaining if c.sentence == candidate.sentence]:
            same_fact = earlier.slot == candidate.slot and earlier.subject == candidate.subject
            said, was, now = candidate.sentence, earlier.value, candidate.value
            if same_fact and (_taken_back_between(said, was, now) or left_behind(said, was, now)):
                remaining.remove(earlier)
        remaining.append(candidate)
    return [c for c in remaining if not _left(c, remaining)]


def _left(candidate: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether it is where somebody came from, told after where they went."""
    return any(
        c.slot == candidate.slot and left_behind(c.sentence, candidate.value, c.value)
        for c in found
        if c is not candidate and c.sentence == candidate.sentence
    )


def _taken_back_between(sentence: str, one: str, other: str) -> bool:
    begin = sentence.find(one)
    end = sentence.find(other, begin + len(one))
    return begin >= 0 and end >= 0 and _INSTEAD.search(sentence[begin + len(one) : end]) is not None


def told_there(unsure: Candidate, found: Sequence[Candidate]) -> bool:
    """Whether the sentence of an uncertain candidate has a certain one."""
    return any(c.sentence == unsure.sentence and c.confidence >= SURE for c in found)
