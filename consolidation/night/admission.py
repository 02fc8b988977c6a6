"""Whether an examined adapter is adopted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from consolidation.adapters.shards import Plan
from consolidation.exams.facts import FactResult, Verdict
from consolidation.night.search import Candidate
from consolidation.settings import NightSettings
from memory.vocabulary.records import Fact


def passed(best: Candidate, facts: Collection[Fact]) -> list[FactResult]:
    """Results of the facts that passed, or that the base knows."""
    ok = (Verdict.PASSED, Verdict.KNOWN)
    return [r for f in facts if (r := best.results[f.id]).verdict in ok]


def refusal(best: Candidate, chosen: Sequence[Fact], plan: Plan, settings: NightSettings) -> str:
    """Why the adapter is not adopted; empty if it is.

    Args:
        chosen: The new facts of this learning round.
    """
    over = best.drift.over(settings)
    if over:
        return f"the new adapter does more harm than allowed: {'; '.join(over)}"
    if plan.anew:
        rebuilt = [fact for fact, _ in plan.rebuilt]
        lost = len(rebuilt) - len(passed(best, rebuilt))
        acceptable = lost <= settings.retry * len(rebuilt)
        return "" if acceptable else f"rebuilt, it would not know {lost} of {len(rebuilt)} facts"
    new = passed(best, chosen)
    replayed = [fact for fact, _ in plan.replayed]
    lost = len(replayed) - len(passed(best, replayed))
    if not new and not plan.dropped:
        return "no new fact passed its exam"
    if lost > len(new) + len(plan.dropped):
        return f"it would lose {lost} facts and gain {len(new)}"
    return ""
