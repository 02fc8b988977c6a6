"""What a night may do and what it must not exceed, by the size of the model."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from memory.vocabulary.prompt_form import Exchanges


@dataclass(frozen=True, slots=True)
class NightSettings:
    """One night's settings.

    Attributes:
        settle_days: A fact told once and not confirmed waits this many days.
        max_facts: New facts of one round of learning.
        passes: Rounds of learning in one night, while facts are left that are ready.
        shard_facts: So many facts share one LoRA file; then another is begun.
        most_shards: With as many files the uppermost two are made into one.
        prompts_per_fact: Training prompts for each new fact, at least.
        replay_prompts: Training prompts for each ledger fact, at least.
        most_prompts, questions: Where so few facts are new or replayed that a training had fewer
            `questions` about facts, each has more, up to `most_prompts`.
        absence: Absence questions in training for each question about a fact.
        absence_weight: How much such a question counts.
        general, passages: General prompts, and passages of plain text, under the anchor.
        world: Questions about the world, under the anchor.
        reading, reading_each: Questions about other facts, read from the prompt, at least, and so
            many a fact.
        conflicts: Questions about each fact with another value in the prompt, of few facts.
        talk_prompts: Plain talk in which an instruction is taught.
        talk_tokens: So far plain talk is kept as it was: a reply may be longer.
        talk_weight: How much a general prompt counts under the anchor; from `rate_facts` facts on
            it rises with the root of their number.
        passage_weight: How much a passage of plain text counts under the anchor; likewise.
        probes, pass_right: Exam questions of each fact, and how many must be right.
        thin_margin: A fact that missed a question fails below this mean log-probability of its
            answer, nats per token; most that pass are above -0.1.
        follow_share: An instruction must close this share of the gap to the base that has it.
        kl_mean, kl_p95: Nats per token on held-out general prompts, at most.
        perplexity: Ratio to the base's, at most.
        absence_delta: Share of never-told questions answered with an invention, over the base's.
        reading_delta: Share of facts in the prompt misread, over the base's.
        leaks: Share of never-told questions answered with a value from the weights.
        repetition: Share of plain talk that only repeats itself, over the base's.
        astray: Questions about the world, answered rightly by the base, that may go wrong.
        absence_questions, reading_questions: How many are asked in the exam; of the first, up to
            twice as many others where too many were answered with an invention.
        talk_questions: General prompts of the exam, at most.
        min_scale, bisections: How far an adapter over its budget is turned down, in how many steps.
        rounds: Training rounds, while a budget is exceeded; each weighs more what suffered.
        retry: One more round begins if a greater share of the facts failed; else they wait.
        threads: Of torch; 0 is one for each core.
        cross_entropy, learning_rate, epochs, batch, rank, alpha, upper: Of the
            training; `upper` is the share of the layers that learn, from the top.
        firm: Visits running that a lesson was right before it rests.
        further_rate: The learning rate of an adapter that is trained on.
        rate_facts: Up to so many facts in the lessons the rates are as they stand; with more they
            fall with the root of their number, as the steps grow with it.
        ratio: Of the learning rate of B to that of A.
        shield: The share of plain talk's directions that the adapter does not read; 0 is none.
        max_seconds: Of one training round; the learning rate falls to nothing by then.
        reply_tokens: Of a reply to a question about a fact, at most.
        untold: Exchanges that the teacher sees before a question that nobody answered; none for a
            model that says by itself that it was not told.
    """

    settle_days: float = 3.0
    max_facts: int = 50
    passes: int = 8
    shard_facts: int = 120
    most_shards: int = 12
    prompts_per_fact: int = 32
    replay_prompts: int = 18
    most_prompts: int = 54
    questions: int = 640
    absence: float = 1.7
    absence_weight: float = 1.6
    general: int = 96
    world: int = 0
    passages: int = 64
    reading: int = 200
    reading_each: int = 5
    conflicts: int = 2
    talk_prompts: int = 32
    talk_tokens: int = 40
    talk_weight: float = 16.0
    passage_weight: float = 24.0
    probes: int = 6
    pass_right: int = 5
    thin_margin: float = -0.3
    follow_share: float = 0.9
    kl_mean: float = 0.05
    kl_p95: float = 0.3
    perplexity: float = 1.02
    absence_delta: float = 0.03
    reading_delta: float = 0.05
    leaks: float = 0.03
    repetition: float = 0.02
    astray: int = 99  # a model of the smallest size knows nothing of the world for sure
    absence_questions: int = 100
    reading_questions: int = 80
    talk_questions: int = 64
    min_scale: float = 0.3
    bisections: int = 3
    rounds: int = 3
    retry: float = 0.15
    threads: int = 0
    cross_entropy: float = 1.0
    learning_rate: float = 1.5e-3
    further_rate: float = 1.15e-3
    rate_facts: int = 20
    epochs: int = 5
    batch: int = 12
    rank: int = 32
    alpha: float = 64.0
    upper: float = 0.6
    firm: int = 2
    ratio: float = 4.0
    shield: float = 0.0
    max_seconds: float = 600.0
    reply_tokens: int = 40
    untold: Exchanges = ()


# Up to so many parameters: what differs from the row of the smallest. A model that knows English
# answers other wordings than those it was taught, so it is taught fewer, at lower rates.
SIZES: tuple[tuple[float, dict[str, Any]], ...] = (
    (30e6, {}),
    (300e6, {
        "prompts_per_fact": 10, "replay_prompts": 5, "most_prompts": 14, "questions": 140,
        "absence": 2.5, "reading": 30, "reading_each": 1, "conflicts": 1,
        "general": 16, "world": 40, "passages": 6, "talk_prompts": 12, "talk_tokens": 40,
        "absence_questions": 60, "reading_questions": 30, "talk_questions": 16,
        "epochs": 5, "learning_rate": 1e-3, "further_rate": 8e-4, "talk_weight": 24.0,
        "upper": 0.6, "rank": 16, "alpha": 32.0, "batch": 8, "shield": 0.9, "max_seconds": 1500.0,
        "astray": 0,
    }),
    (math.inf, {
        "prompts_per_fact": 6, "replay_prompts": 4, "most_prompts": 8, "questions": 64,
        "absence": 1.7, "reading": 16, "reading_each": 1, "conflicts": 1,
        "general": 16, "world": 40, "passages": 6, "talk_prompts": 12, "talk_tokens": 40,
        "absence_questions": 60, "reading_questions": 30, "talk_questions": 16,
        "epochs": 3, "learning_rate": 2e-4, "further_rate": 1.6e-4, "rounds": 2,
        "upper": 1 / 3, "rank": 16, "alpha": 32.0, "batch": 6, "shield": 0.9, "max_seconds": 1200.0,
        "astray": 0,
    }),
)  # fmt: skip


def settings_for(parameters: int) -> NightSettings:
    """The settings for a model of so many parameters."""
    row = next(row for most, row in SIZES if parameters < most)
    return replace(NightSettings(), **row)
