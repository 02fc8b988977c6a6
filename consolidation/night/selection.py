"""Which facts are ready for the weights, and why the others wait."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from consolidation.settings import NightSettings
from consolidation.wording.wordings import holds, wordings
from memory.accept.guard import too_exact
from memory.accept.safety.doses import doses
from memory.accept.safety.safety import why_wait
from memory.vocabulary.records import FAILED_NIGHTS, Fact, Kind, Sensitivity, Source, Status

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory
    from memory.recall.asked import Asked

OWN = 6  # the user's own questions about a fact that become lessons, at most


@dataclass(frozen=True, slots=True)
class Waiting:
    """A fact that stays in fast memory tonight, and why."""

    fact: Fact
    reason: str

    def as_dict(self) -> dict[str, str]:
        """The row for the report."""
        fact = self.fact
        return {"id": fact.id, "text": fact.text, "value": fact.value, "reason": self.reason}


@dataclass(frozen=True, slots=True)
class Selection:
    """Tonight's facts, and those that wait."""

    chosen: tuple[Fact, ...]
    waiting: tuple[Waiting, ...]


def select(
    facts: Iterable[Fact],
    when: datetime,
    settings: NightSettings,
    *,
    one_value: Collection[str] = (),
    everything: bool = False,
    only: Collection[str] | None = None,
) -> Selection:
    """Choose tonight's facts.

    Args:
        facts: The facts of fast memory; only active and prompt-only ones are considered.
        when: The time now.
        one_value: The slots that hold a single value; two facts in such a slot contradict.
        everything: Include facts that are not yet stable.
        only: The ids that may be chosen; None for all.
    """
    candidates = [fact for fact in facts if fact.status in (Status.ACTIVE, Status.PROMPT_ONLY)]
    ready: list[Fact] = []
    waiting: list[Waiting] = []
    for fact in candidates:
        reason = why_not(fact, candidates, when, settings, one_value, everything)
        if not reason and only is not None and fact.id not in only:
            reason = "it was not asked for tonight"
        if reason:
            waiting.append(Waiting(fact, reason))
        else:
            ready.append(fact)
    ready.sort(key=lambda f: (not f.confirmed, -f.times_seen, f.first_seen, f.id))
    chosen = ready[: settings.max_facts]
    waiting += [Waiting(fact, "tonight is full; it is next") for fact in ready[len(chosen) :]]
    return Selection(tuple(chosen), tuple(waiting))


def one_valued(facts: Iterable[Fact]) -> set[str]:
    """The slots of these facts that hold a single value."""
    from memory.notice.catalogue import slot

    return {f.slot for f in facts if slot(f.slot).cardinality == "one"}


def why_not(
    fact: Fact,
    others: Sequence[Fact],
    when: datetime,
    settings: NightSettings,
    one_value: Collection[str],
    everything: bool,
) -> str:
    """Why a fact is not ready; empty if it is."""
    if fact.status is Status.PROMPT_ONLY or fact.failed_nights >= FAILED_NIGHTS:
        return "it stays in the prompt: three nights did not teach it"
    if fact.inferred or (fact.source is Source.IMPORTED and not fact.confirmed):
        return "the user did not say it themselves"
    if not fact.confirmed and why_wait(fact.text, fact.kind, fact.slot):
        return "it would change how safely Luna answers, and waits for a yes"
    if fact.sensitivity is Sensitivity.SECRET:
        return "it is a secret"
    if fact.sensitivity is Sensitivity.NUMBER or too_exact(fact.value) or doses(fact.text):
        return "it holds an exact number"
    if fact.kind is Kind.EVENT or fact.valid_until is not None:
        return "it is an event that will pass"
    if fact.kind is Kind.GUIDELINE:
        return "a guideline stays in the prompt"
    if contradicted(fact, others, one_value):
        return "another fact contradicts it"
    if fact.kind is not Kind.INSTRUCTION and wordings(fact) is None:
        return "there are no exam questions for it"
    stable = fact.times_seen >= 2 or fact.confirmed
    settled = when - fact.first_seen >= timedelta(days=settings.settle_days)
    if not (stable or settled or everything):
        return f"it was told once, less than {settings.settle_days:g} days ago"
    return ""


def contradicted(fact: Fact, others: Sequence[Fact], one_value: Collection[str]) -> bool:
    """Whether another active fact contradicts this one."""
    for other in others:
        if other.id == fact.id or other.slot != fact.slot or other.subject != fact.subject:
            continue
        same = other.value.casefold() == fact.value.casefold()
        if same and other.polarity != fact.polarity:
            return True
        if not same and fact.slot in one_value and fact.kind is not Kind.INSTRUCTION:
            return True
    return False


def own_questions(memory: FastMemory, fact: Fact) -> list[Asked]:
    """The user's latest questions, in their own words, that a reply answered with this fact."""
    questions: dict[str, Asked] = {}
    for question, reply in memory.exchanges(fact.id):
        text = question.text
        if holds(reply.text, fact.value) and not holds(text, fact.value):
            questions.pop(text, None)
            questions[text] = question
    return list(questions.values())[-OWN:]
