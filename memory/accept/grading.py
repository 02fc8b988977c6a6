"""How sensitive a candidate is, and what is said of a secret that is not kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from memory.vocabulary.english.words import sentences
from memory.vocabulary.records import (
    Candidate,
    Change,
    ChangeKind,
    Fact,
    Kind,
    Sensitivity,
    Status,
    Turn,
)

NOTE = "note"  # the slot of what was asked to be kept and fits no other
UNSURE = "It was not plain what to keep of “{said}”. `/remember` keeps a sentence as it is."
KEEP = "To keep it all the same, say so with `/remember` and the sentence."


def grade(sensitivity: Sensitivity) -> int:
    return list(Sensitivity).index(sensitivity)


def graded(candidate: Candidate) -> Candidate:
    """The candidate with the sensitivity of its own words, if that is higher."""
    from memory.accept.guard import number_bearing, sensitivity

    grades: Iterable[Sensitivity] = (
        candidate.sensitivity,
        sensitivity(candidate.sentence or candidate.text),
        sensitivity(candidate.text),
        Sensitivity.NUMBER if number_bearing(candidate.value) else Sensitivity.NONE,
    )
    return replace(candidate, sensitivity=max(grades, key=grade))


def unnoticed_secret(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """The first sentence that tells a secret, where no rule made a fact of it."""
    from memory.accept.guard import sensitivity

    if sensitivity(text) is not Sensitivity.SECRET:
        return []
    if any(graded(c).sensitivity is Sensitivity.SECRET for c in candidates):
        return []
    for begin, end in sentences(text):
        said = text[begin:end]
        if not said.endswith("?") and sensitivity(said) is Sensitivity.SECRET:
            grade = Sensitivity.SECRET
            return [Candidate(NOTE, said, said, Kind.FACT, sensitivity=grade, sentence=said)]
    return []


def secret_said(turn: Turn) -> Change:
    """Says that a secret stood in a turn, and was taken out of it before it was stored."""
    return refused_secret(Candidate("note", "", "", Kind.FACT), turn)


def refused_secret(candidate: Candidate, turn: Turn) -> Change:
    """Says that a secret was not kept, without holding it."""
    fact = Fact(
        slot=candidate.slot,
        value="",
        text="A secret was said and not kept.",
        kind=candidate.kind,
        status=Status.HELD,
        first_seen=turn.time,
        last_seen=turn.time,
        sensitivity=Sensitivity.SECRET,
    )
    reason = f"Passwords, keys, card and account numbers are kept only with your yes. {KEEP}"
    return Change(ChangeKind.REFUSED, fact, reason=reason)
