"""A Luna of its own in a folder, and what its weights say."""

from __future__ import annotations

import os
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from app.assembly import Luna, build
from app.house.models.default_mind import FILE
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights.night_process import WAITING
from app.upkeep.night_job import night_of
from consolidation.exams.asking import Models
from consolidation.exams.drift import DriftExam
from consolidation.night.night import NightOutcome, NightSettings
from consolidation.ports import Model
from consolidation.wording.absence import abstains, questions
from consolidation.wording.forms import prompt, strangers
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact, Message, Status
from tests.benchmarks.lent_mind import lend

Adapter = tuple[Path, float]


@contextmanager
def house(folder: Path, model: Path | None = None) -> Iterator[Luna]:
    """A whole Luna, closed at the end; its threads wait as those of the product's nights do.

    Args:
        model: another one than the default mind.
    """
    os.environ.update(WAITING)
    paths = Paths(folder / "data", folder / "cache", folder / "config", folder / "state")
    luna = build(Settings(model=str(model) if model else ""), paths)
    if model is None and not (paths.cache / FILE).exists():
        lend(paths)
    try:
        yield luna
    finally:
        luna.close()


def told(luna: Luna, statements: Sequence[str]) -> tuple[list[Fact], list[str]]:
    """Say them; the facts that were noticed, and the statements that gave none with questions."""
    found, missed = [], []
    for statement in statements:
        facts = [change.fact for change in luna.memory.remember(statement)]
        asked = [fact for fact in facts if wordings(fact) is not None]
        found += asked
        missed += [] if asked else [statement]
    return found, missed


def tell(luna: Luna, statements: Sequence[str]) -> list[Fact]:
    """Say them; what was noticed, one fact each.

    Raises:
        ValueError: a statement was not understood as a fact.
    """
    found, missed = told(luna, statements)
    if missed or len(found) != len(statements):
        raise ValueError(f"not one fact with questions each: {missed or statements}")
    return found


def night(luna: Luna, seed: int, settings: NightSettings | None = None) -> NightOutcome:
    """The product's own night, in this process, with as many threads as it takes."""
    with night_of(luna, settings) as found:
        return found.run(all=True, seed=seed, on_event=_tell)


def _tell(event: dict[str, Any]) -> None:
    """What was tried in a night."""
    if event["event"] == "tried":
        over = "; ".join(event["over"]) or "within its budgets"
        print(f"  scale {event['scale']:g}: {event['failed']} failed, {over}", flush=True)


def recall(model: Model, facts: Sequence[Fact], shown: bool = False) -> list[list[bool]]:
    """Six benchmark questions for each fact, answered freely; `shown`: with it in the prompt."""
    out = []
    for fact in facts:
        found = wordings(fact)
        assert found is not None
        known = [fact] if shown else []
        out.append([holds(model.reply(prompt(q, known), 40), fact.value) for q in found.bench])
    return out


def share(answers: Sequence[Sequence[bool]]) -> float:
    """Percentage of right answers."""
    flat = [right for row in answers for right in row]
    return 100 * sum(flat) / max(len(flat), 1)


def harm(
    luna: Luna, facts: Sequence[Fact], adapters: Sequence[Adapter], seed: int, count: int = 200
) -> dict[str, float]:
    """What the adapters do to what they must not touch; absence and reading in percent."""
    model = luna.engine
    exam = DriftExam(Models([model], 40), NightSettings(absence_questions=0, reading_questions=0),
                     seed, facts, facts)  # fmt: skip
    model.set_adapters([])
    exam.ask_base()
    drift = exam.measure(adapters)
    absent = questions(random.Random(seed), facts, "bench", count)
    read = _readings(seed, count)
    values = [fact.value for fact in facts]
    found: dict[str, float] = {
        "kl": drift.kl_mean, "kl_p95": drift.kl_p95, "perplexity_ratio": drift.perplexity_ratio,
        "absence_questions": len(absent),
    }  # fmt: skip
    for name, attached in (("base", []), ("adapter", list(adapters))):
        model.set_adapters(attached)
        replies = [model.reply(prompt(q), 40) for q in absent]
        found[f"absence_{name}"] = 100 * sum(not abstains(r) for r in replies) / len(absent)
        leaks = sum(any(holds(r, v) for v in values) for r in replies)
        found[f"leaks_{name}"] = 100 * leaks / len(absent)
        wrong = sum(not holds(model.reply(p, 40), value) for p, value in read)
        found[f"misread_{name}"] = 100 * wrong / len(read)
    return found


def _readings(seed: int, count: int) -> list[tuple[tuple[Message, ...], str]]:
    rng = random.Random(f"{seed} reading")
    out = []
    for _ in range(count):
        known = strangers(rng, 3)
        asked = rng.choice(known)
        found = wordings(asked)
        assert found is not None
        out.append((prompt(rng.choice(found.bench), known), asked.value))
    return out


def unplaced(luna: Luna) -> list[str]:
    """Active facts that are neither in the prompt's path nor in a passed exam."""
    passed = {(e.fact_id, e.revision) for e in luna.memory.ledger(luna.base_hash)}
    carried = {
        key
        for m in [luna.adapters.current(luna.base_hash)]
        if m
        for s in m.shards
        for key in s.facts
    }
    out = []
    for fact in luna.memory.facts():
        in_weights = (fact.id, fact.revision) in passed & carried
        if fact.status is Status.CONSOLIDATED and not in_weights:
            out.append(fact.id)
    return out
