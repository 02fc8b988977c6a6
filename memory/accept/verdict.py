"""What becomes of something that was noticed: kept, held for a yes, or refused.

The one judge of origin, of whose words they are, of secrets, and of what changes safety.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from memory.accept.draft import Judged
from memory.accept.grading import UNSURE, graded, refused_secret
from memory.accept.guard import why_not
from memory.accept.safety.safety import why_wait, withdraws
from memory.notice.speech import split
from memory.vocabulary.origin import Trust
from memory.vocabulary.records import (
    Candidate,
    Change,
    ChangeKind,
    Sensitivity,
    Source,
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


def judged(
    candidates: Iterable[Candidate],
    turn: Turn,
    source: Source,
    *,
    keep_secrets: bool = False,
    asked: bool = False,
    sure: float,
) -> Judged:
    """What was noticed in a turn, sorted by the verdict on it.

    Args:
        keep_secrets: the user said yes to a secret of this turn.
        asked, sure: as for `judge`.
    """
    out = Judged(turn, source, asked)
    for candidate in map(graded, candidates):
        if candidate.sensitivity is Sensitivity.SECRET and not keep_secrets:
            out.refused.append(refused_secret(candidate, turn))
            continue
        verdict = judge(candidate, turn, asked=asked, sure=sure)
        if verdict.may is May.REFUSE:
            fact = candidate.fact(turn.time, source)
            out.refused.append(Change(ChangeKind.REFUSED, fact, reason=verdict.reason))
            continue
        if verdict.may is May.HOLD:
            out.waiting.append((candidate, verdict.reason))
        else:
            out.allowed.append(candidate)
        if not candidate.retract:
            out.words.append((candidate.text, candidate.sentence))
    return out
