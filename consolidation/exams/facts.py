"""The exam of facts: free generation by the served GGUF, without the fact in the prompt."""

from __future__ import annotations

import math
import random
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np

from consolidation.exams.asking import Models
from consolidation.exams.style import StyleExam, after
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.wording.forms import is_style, prompt, strangers
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact, Kind, Message

_AGAINST = re.compile(r"n't\b|\bnot\b|\bnever\b|\bdislikes?\b|\bhates?\b|\bavoids?\b", re.I)
_FOR = re.compile(r"\byou (?:really |also )?(?:like|love|enjoy|eat|drink)\b", re.I)


class Verdict(StrEnum):
    """What the exam says about one fact."""

    PASSED = "passed"
    KNOWN = "known"  # the base answers without the fact; the adapter must as well
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Probe:
    """One exam question."""

    fact_id: str
    question: str
    messages: tuple[Message, ...]
    value: str  # the reply must contain it
    wrong: tuple[str, ...] = ()  # the reply must not contain these: values that the fact replaced
    answer: str = ""  # a correct answer, as a sentence


@dataclass(frozen=True, slots=True)
class FactResult:
    """The exam result of one fact.

    Attributes:
        right: Correct answers to its probes; an instruction counts replies that follow it.
        base_right: Correct answers of the base without the fact.
        margin: Mean log-probability of the correct answer's tokens, nats; of an instruction, the
            mean share of the gap that was closed. The ledger keeps it.
        replies: (question, reply) pairs for the report.
        why: Why it failed; empty if it did not.
    """

    fact_id: str
    verdict: Verdict
    probes: int
    right: int
    base_right: int = 0
    margin: float = 0.0
    replies: tuple[tuple[str, str], ...] = field(default=())
    why: str = ""


def probes_of(
    fact: Fact,
    rng: random.Random,
    settings: NightSettings,
    have: Collection[tuple[str, str]] = (),
    wrong: Sequence[str] = (),
) -> list[Probe]:
    """The exam questions of a fact; every third has unrelated facts in the prompt."""
    wording = wordings(fact)
    if wording is None:
        return []
    probes = []
    for number, question in enumerate(wording.exam[: settings.probes]):
        unrelated = strangers(rng, 2, have) if number % 3 == 2 else []
        messages = prompt(question, unrelated)
        probes.append(Probe(fact.id, question, messages, fact.value, tuple(wrong), wording.answer))
    return probes


def is_right(probe: Probe, reply: str) -> bool:
    """Whether a reply contains the value, does not negate it, and contains no replaced value."""
    stale = any(holds(reply, old) for old in probe.wrong)
    return holds(reply, probe.value) and not stale and not _turned(probe, reply)


def _turned(probe: Probe, reply: str) -> bool:
    """Whether the polarity is reversed: "You like jazz." for somebody who dislikes it."""
    before = reply.replace("’", "'").lower().partition(probe.value.lower())[0]
    against = _AGAINST.search(before) is not None
    if _AGAINST.search(probe.answer):
        return _FOR.search(before) is not None and not against
    return _FOR.search(probe.answer) is not None and against


class Examiner:
    """Asks the probes of one night; the base is asked only once."""

    def __init__(
        self,
        models: Models,
        settings: NightSettings,
        seed: int,
        have: Collection[tuple[str, str]] = (),
    ) -> None:
        self.models = models
        self.settings = settings
        self.seed = seed
        self.have = have
        self.base_replies: dict[tuple[str, str], str] = {}
        self._style = StyleExam(models, settings.probes)

    def ask_base(self, facts: Sequence[Fact]) -> None:
        """Collect the base's reply to every probe. No adapter may be attached."""
        style = [fact for fact in facts if is_style(fact)]
        for fact in facts:
            if fact.kind is Kind.INSTRUCTION:
                self._style.prepare(fact, [other for other in style if other.id != fact.id])
        probes = [probe for fact in facts for probe in self._probes(fact, ())]
        for probe, reply in zip(probes, self._replies(probes), strict=True):
            self.base_replies.setdefault((probe.fact_id, probe.question), reply)

    def _probes(self, fact: Fact, wrong: Sequence[str]) -> list[Probe]:
        # Seeded by the fact, so that base and adapter see the same prompts.
        rng = random.Random(f"{self.seed} {fact.slot} {fact.text}")
        return probes_of(fact, rng, self.settings, self.have, wrong)

    def _replies(self, probes: Sequence[Probe]) -> list[str]:
        return self.models.replies([probe.messages for probe in probes])

    def facts(
        self, facts: Sequence[Fact], replaced: Mapping[str, Sequence[str]]
    ) -> list[FactResult]:
        """Examine facts with the attached adapter.

        Args:
            replaced: fact id → values that the weights may still hold and replies must not contain.
        """
        probes_by_fact = {
            fact.id: self._probes(fact, tuple(replaced.get(fact.id, ())))
            for fact in facts if fact.kind is not Kind.INSTRUCTION
        }  # fmt: skip
        replies = iter(
            self._replies([probe for probes in probes_by_fact.values() for probe in probes])
        )
        replies_by_fact = {
            fact_id: [next(replies) for _ in probes] for fact_id, probes in probes_by_fact.items()
        }

        def one(model: Model, fact: Fact) -> FactResult:
            return self._fact(model, fact, probes_by_fact[fact.id], replies_by_fact[fact.id])

        results = {
            row.fact_id: row
            for row in self.models.each(one, [f for f in facts if f.id in probes_by_fact])
        }
        return [results.get(fact.id) or self._instruction(fact) for fact in facts]

    def _fact(
        self, model: Model, fact: Fact, probes: list[Probe], replies: list[str]
    ) -> FactResult:
        right = sum(is_right(p, r) for p, r in zip(probes, replies, strict=True))
        base = [self.base_replies.get((fact.id, probe.question), "") for probe in probes]
        base_right = sum(is_right(p, r) for p, r in zip(probes, base, strict=True))
        needed = round(self.settings.pass_right * len(probes) / self.settings.probes)
        passed = bool(probes) and right >= needed
        margin = _margin(model, fact, probes[0].messages) if passed else 0.0
        why = "" if passed else f"{needed} right answers are needed"
        if not probes:
            why = "there are no exam questions for it"
        if passed and right < len(probes) and margin < self.settings.thin_margin:
            passed = False  # too unsure: it stays in the prompt and is learned again
            why = "its right answers were not sure enough"
        known = passed and base_right >= needed
        return FactResult(
            fact.id,
            Verdict.KNOWN if known else Verdict.PASSED if passed else Verdict.FAILED,
            len(probes),
            right,
            base_right,
            margin if passed else 0.0,
            tuple((p.question, r) for p, r in zip(probes, replies, strict=True)),
            why,
        )

    def _instruction(self, fact: Fact) -> FactResult:
        shares = self._style.shares(fact)
        right = sum(share >= self.settings.follow_share for share in shares)
        needed = len(shares) * self.settings.pass_right / self.settings.probes
        passed = len(shares) >= 3 and right >= needed
        why = "" if passed else f"{math.ceil(needed)} replies that follow it are needed"
        if len(shares) < 3:
            why = "too few of its questions could be asked"
        verdict = Verdict.PASSED if passed else Verdict.FAILED
        margin = float(np.mean(shares)) if shares else 0.0
        return FactResult(fact.id, verdict, len(shares), right, margin=round(margin, 4), why=why)


def _margin(model: Model, fact: Fact, messages: Sequence[Message]) -> float:
    """Mean log-probability of the correct answer's tokens, nats."""
    wording = wordings(fact)
    answer = model.text_tokens(wording.answer if wording else fact.value)
    rows = after(model, messages, answer)[:-1]
    return round(float(rows[np.arange(len(answer)), answer].mean()), 4)
