"""What becomes of something that was noticed: kept, held for a yes, or refused.

The one judge of origin, of whose words they are, of secrets, and of what changes safety.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from memory.accept.draft import Draft
from memory.accept.grading import UNSURE
from memory.accept.guard import why_not
from memory.accept.safety.safety import why_wait, withdraws
from memory.notice.speech import split
from memory.vocabulary.contradiction import same_value
from memory.vocabulary.origin import Trust
from memory.vocabulary.records import (
    Candidate,
    Change,
    ChangeKind,
    Sensitivity,
    Source,
    Status,
    Turn,
)

YES = "Say yes to it where facts are listed, or say it with `/remember`, if you mean it."
FORGET = "`/forget` takes back what you name."


class May(Enum):
    """What may be done with it."""

    KEEP = "keep"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be done with a candidate, and why not more."""

    may: May
    reason: str = ""


def judge(candidate: Candidate, turn: Turn, *, asked: bool = False, sure: float = 0.0) -> Verdict:
    """The verdict on something that was noticed.

    Args:
        candidate: with the sensitivity of its words.
        turn: where it was said.
        asked: the user asked for it to be kept, which is a yes.
        sure: chance from which it is kept at all.
    """
    if turn.role != "user" or turn.trust is Trust.SHOWN:
        return Verdict(May.REFUSE, why_not(candidate, turn))
    secret = candidate.sensitivity is Sensitivity.SECRET
    if not secret and (reason := why_not(candidate, turn)):
        return Verdict(May.REFUSE, reason)
    if not secret and candidate.confidence < sure:
        return Verdict(May.REFUSE, UNSURE.format(said=candidate.sentence))
    if asked:
        return Verdict(May.KEEP)
    if doubt := split(turn.words).doubt(candidate.sentence):
        if candidate.retract or candidate.corrects or candidate.ends:
            return Verdict(May.REFUSE, f"{doubt} Nothing was changed by it.")
        return Verdict(May.HOLD, f"{doubt} {YES}")
    wait = why_wait(candidate.sentence or candidate.text, candidate.kind, candidate.slot)
    if candidate.retract:
        if not wait or withdraws(candidate.sentence):
            return Verdict(May.KEEP)
        return Verdict(May.REFUSE, f"Nothing was taken back: {wait.partition(': ')[2]} {FORGET}")
    return Verdict(May.HOLD, f"{wait} {YES}") if wait else Verdict(May.KEEP)


def hold(draft: Draft, candidate: Candidate, turn: Turn, source: Source, reason: str) -> None:
    """Put down something that waits. Said again it waits as before: often is no yes."""
    for fact in draft.known.values():
        same = fact.slot == candidate.slot and fact.subject == candidate.subject
        if same and fact.polarity == candidate.polarity and same_value(fact.value, candidate.value):
            if fact.status is Status.HELD:
                draft.changes.append(Change(ChangeKind.HELD, fact, fact, reason))
            if fact.status not in (Status.SUPERSEDED, Status.EXPIRED):
                return
    held = replace(candidate.fact(turn.time, source), status=Status.HELD)
    draft.put(held)
    draft.links.append((turn.id, held.id, candidate.sentence))
    draft.changes.append(Change(ChangeKind.HELD, held, None, reason))
