"""Whether an examined adapter is adopted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from consolidation.adapters.shards import Plan
from consolidation.exams.facts import FactResult, Verdict
from consolidation.night.search import Candidate
from consolidation.settings import NightSettings
from memory.vocabulary.records import Fact


def passed(best: Candidate, facts: Collection[Fact]) -> list[FactResult]:
    """Results of those that may be in the weights."""
    ok = (Verdict.PASSED, Verdict.KNOWN)
    return [r for f in facts if (r := best.results[f.id]).verdict in ok]


def refusal(best: Candidate, chosen: Sequence[Fact], plan: Plan, settings: NightSettings) -> str:
    """Why the adapter is not adopted; empty when it is.

    Args:
        chosen: Tonight's new facts.
    """
    over = best.drift.over(settings)
    if over:
        return f"the new adapter harms what it must not: {'; '.join(over)}"
    if plan.anew:
        made = [fact for fact, _ in plan.rebuilt]
        lost = len(made) - len(passed(best, made))
        few = lost <= settings.retry * len(made)
        return "" if few else f"made anew it would not know {lost} of {len(made)} facts"
    new = passed(best, chosen)
    held = [fact for fact, _ in plan.replayed]
    lost = len(held) - len(passed(best, held))
    if not new and not plan.dropped:
        return "no new fact passed its exam"
    if lost > len(new) + len(plan.dropped):
        return f"it loses {lost} facts and wins {len(new)}"
    return ""
