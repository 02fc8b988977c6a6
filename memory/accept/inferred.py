"""What a capable model reads between the lines of a turn: checked against the user's words.

A proposal is a statement as the user could have made it, with the words of the turn that it
rests on. It passes the same noticing as if it had been said, and never more than that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from memory.accept.draft import Draft, apply
from memory.accept.safety.safety import why_wait
from memory.notice.speech import split
from memory.notice.understanding import Noticing
from memory.vocabulary.alike import same_value
from memory.vocabulary.records import (
    Candidate,
    ChangeKind,
    Fact,
    Kind,
    Proposal,
    Sensitivity,
    Source,
    Turn,
)

CERTAINTY = 0.5  # at most: half of what a clear statement has
_KINDS = (Kind.FACT, Kind.PREFERENCE)  # nothing that every prompt would carry
_LEAST = 2  # words of the turn that a proposal must rest on
_WORD = re.compile(r"\w+(?:['’]\w+)*")
# Names and numbers: what a model makes up is mostly one of these.
_EXACT = re.compile(r"(?<!^)(?<![.!?] )\b[A-Z]\w+|\w*\d\w*")


def candidates(turn: Turn, proposals: Iterable[Proposal], noticing: Noticing) -> list[Candidate]:
    """What of the proposals may be kept: grounded in the turn, noticed, harmless."""
    from memory.accept.grading import graded
    from memory.accept.guard import why_not

    out: list[Candidate] = []
    for proposal in proposals:
        quote = grounded(turn.words, proposal)
        if not quote or split(turn.words).doubt(quote):
            continue
        for each in noticing.by_rules(proposal.statement, turn.time):
            own = replace(each, sentence=quote, confidence=min(each.confidence, CERTAINTY))
            if own.kind not in _KINDS or own.retract or own.corrects or own.slot == "correction":
                continue
            checked = graded(own)
            waits = why_wait(proposal.statement, checked.kind, checked.slot)
            if waits or why_not(checked, turn):
                continue
            if checked.sensitivity is Sensitivity.NONE:
                out.append(checked)
    return out


def drafted(
    draft: Draft, found: Sequence[Candidate], related: Sequence[Sequence[Fact]], turn: Turn
) -> None:
    """Put down what of it nothing known speaks of: it repeats, replaces and takes back nothing."""
    from memory.accept.reconcile import reconcile

    for candidate, near in zip(found, related, strict=True):
        if any(_says(fact, candidate) for fact in draft.near(near)):
            continue
        plans = reconcile(candidate, draft.believed(candidate, near), turn.time)
        if [plan.kind for plan in plans] == [ChangeKind.ADDED]:
            apply(draft, plans[0], candidate, turn, Source.INFERRED, False)


def _says(fact: Fact, candidate: Candidate) -> bool:
    """Whether a fact says what a candidate says, or its opposite."""
    return fact.subject == candidate.subject and (
        same_value(fact.value, candidate.value) or same_value(fact.text, candidate.text)
    )


def grounded(text: str, proposal: Proposal) -> str:
    """The words of the turn that a proposal rests on, as they stand there; "" where it does not.

    Case, spaces and marks may differ. A name or a number that the turn does not have makes
    the proposal an invention.
    """
    words = _WORD.findall(proposal.quote)
    if len(words) < _LEAST:
        return ""
    found = re.search(r"\W+".join(re.escape(word) for word in words), text, re.IGNORECASE)
    said = {word.casefold() for word in _WORD.findall(text)}
    exact = (word.casefold() for word in _EXACT.findall(proposal.statement))
    return found[0] if found and all(word in said for word in exact) else ""
