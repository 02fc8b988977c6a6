"""What a night may do and what it must not exceed, by the size of the model."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from memory.vocabulary.prompt_form import Exchanges


@dataclass(frozen=True, slots=True)
class NightSettings:
    """Settings of one night.

    A night has learning rounds, each with new facts; a learning round has training rounds, until
    the exam is passed.

    Attributes:
        settle_days: Days before a fact that was told once and not confirmed is learned.
        max_facts: New facts in one learning round, at most.
        passes: Learning rounds in one night, at most, while facts are ready.
        shard_facts: Facts in one LoRA file, at most; then another is begun.
        most_shards: LoRA files, at most; then the top two are made into one.
        prompts_per_fact: Training prompts for each new fact, at least.
        replay_prompts: Training prompts for each ledger fact, at least.
        most_prompts, questions: With few facts each gets more prompts, up to `most_prompts`, until
            there are `questions` about facts in all.
        absence: Questions without an answer in training, for each question about a fact.
        absence_weight: Weight of such a lesson.
        general, passages: General prompts, and passages of plain text, as anchors.
        general_told: General prompts if an instruction or a form of address is learned, at most.
        world: Questions about the world, as anchors.
        reading, reading_each: Questions about other facts, read from the prompt: at least
            `reading`, and at least `reading_each` for each fact.
        conflicts: Questions for each fact with another value in the prompt; one if there are many
            facts.
        talk_prompts: General prompts in which an instruction is taught.
        talk_tokens: Tokens at the beginning of a general reply that are learned or anchored.
        talk_weight: Weight of a general prompt as an anchor; above `rate_facts` facts it grows with
            the square root of their number.
        passage_weight: Weight of a passage as an anchor; grows likewise.
        probes, pass_right: Exam questions for each fact, and how many must be answered correctly.
        thin_margin: A fact that missed a question fails if the mean log-probability of its answer
            is below this, nats per token; most facts that pass are above -0.1.
        follow_share: The share of the gap to the base with the instruction in its prompt that the
            adapter must close.
        kl_mean, kl_p95: KL to the base on held-out general prompts, nats per token, at most.
        perplexity: Perplexity over the base's, at most.
        absence_delta: Share of never-told questions answered with an invention, above the base's,
            at most.
        reading_delta: Share of facts in the prompt misread, above the base's, at most.
        leaks: Share of never-told questions answered with a value from the weights, at most.
        repetition: Share of general prompts whose reply repeats itself, above the base's, at most.
        astray: Questions about the world that the base answers correctly and the adapter does not,
            at most.
        absence_questions, reading_questions: Exam questions of these sorts; of the first, up to
            twice as many more if too many were answered with an invention.
        talk_questions: General prompts in the exam, at most.
        min_scale, bisections: The lowest scale to which an adapter over its budget is turned down,
            and the steps of the search for the best one.
        rounds: Training rounds, at most; each weighs more what failed or suffered in the last.
        retry: Another training round begins if a greater share of the facts failed; else they wait.
        threads: Threads of torch; 0 is one for each core.
        cross_entropy, learning_rate, epochs, batch, rank, alpha, upper: As in `TrainSettings`;
            `upper` is the share of the layers that learn, counted from the top.
        firm: Times in a row that a lesson must be right before it rests.
        further_rate: Learning rate when an existing adapter is trained further.
        rate_facts: Up to this many facts the learning rates apply as they are; with more they fall
            with the square root of the number of facts, as there are more steps.
        ratio: Learning rate of B over that of A.
        shield: The share of the spread of plain talk that the adapter does not read; 0 for none.
        max_seconds: Of one training round; the learning rate falls to 0 by then.
        reply_tokens: Of a reply to a question about a fact, at most.
        prompt_only_after: Failed nights after which a fact stays in the prompt for good.
        untold: Exchanges that the teacher sees before a question that has no answer; none for a
            model that admits ignorance by itself.
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
    general_told: int = 1000
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
    astray: int = 99  # the smallest models know nothing about the world reliably
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


# (below this many parameters, what differs from the defaults). A model that knows English answers
# wordings that it was not taught, so it gets fewer, at lower learning rates.
SIZES: tuple[tuple[float, dict[str, Any]], ...] = (
    (30e6, {}),
    (300e6, {
        "prompts_per_fact": 10, "replay_prompts": 5, "most_prompts": 14, "questions": 140,
        "absence": 2.5, "reading": 30, "reading_each": 1, "conflicts": 1,
        "general": 16, "general_told": 40, "world": 40, "passages": 6,
        "talk_prompts": 12, "talk_tokens": 40,
        "absence_questions": 60, "reading_questions": 30, "talk_questions": 16,
        "epochs": 5, "learning_rate": 1e-3, "further_rate": 8e-4, "talk_weight": 24.0,
        "upper": 0.6, "rank": 16, "alpha": 32.0, "batch": 8, "shield": 0.9, "max_seconds": 1500.0,
        "astray": 0,
    }),
    (math.inf, {
        "prompts_per_fact": 6, "replay_prompts": 4, "most_prompts": 8, "questions": 64,
        "absence": 1.7, "reading": 16, "reading_each": 1, "conflicts": 1,
        "general": 16, "general_told": 40, "world": 40, "passages": 6,
        "talk_prompts": 12, "talk_tokens": 40,
        "absence_questions": 60, "reading_questions": 30, "talk_questions": 16,
        "epochs": 3, "learning_rate": 2e-4, "further_rate": 1.6e-4, "rounds": 2,
        "upper": 1 / 3, "rank": 16, "alpha": 32.0, "batch": 6, "shield": 0.9, "max_seconds": 1200.0,
        "astray": 0,
    }),
)  # fmt: skip


def settings_for(parameters: int) -> NightSettings:
    """The settings for a model with this many parameters."""
    row = next(row for limit, row in SIZES if parameters < limit)
    return replace(NightSettings(), **row)
