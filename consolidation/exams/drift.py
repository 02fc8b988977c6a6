"""What an adapter must not harm: plain talk, admitting ignorance, reading from the prompt."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from consolidation.exams.asking import Models
from consolidation.exams.style import Likeliest, Rows, after, likeliest
from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.wording import general, passages
from consolidation.wording.absence import abstains, questions, topics
from consolidation.wording.canaries import CANARIES
from consolidation.wording.forms import is_style, prompt, strangers
from consolidation.wording.wordings import holds, wordings
from memory.vocabulary.records import Fact, Message

ROUNDING = 1e-9  # so that 9 of 300 questions do not exceed 3 %
Canary = tuple[str, tuple[str, ...]]
COMPANIES = (2, 4)  # numbers of invented facts in the prompt of a question about the world
AGAIN = 4  # consecutive repetitions of words that count as a loop


@dataclass(frozen=True, slots=True)
class Drift:
    """How far an adapter is from its base; `…_base` fields hold the same figure for the base.

    Attributes:
        kl_mean, kl_p95: KL(base ‖ adapter), nats per token, on held-out general prompts: mean and
            95th percentile. The base has the instructions and the form of address that are being
            learned in its prompt.
        perplexity_ratio: Perplexity over the base's, on held-out passages.
        absence_base, absence: Share of never-told questions answered with an invention.
        reading_base, reading: Share of facts in the prompt that are misread.
        leaks: Share of never-told questions answered with a value from the weights.
        repetition_base, repetition: Share of held-out general prompts whose reply repeats itself.
        canaries, astray: Questions about the world that the base answers correctly, and how many of
            them the adapter gets wrong.
    """

    kl_mean: float
    kl_p95: float
    perplexity_ratio: float
    absence_base: float
    absence: float
    reading_base: float
    reading: float
    leaks: float
    repetition_base: float = 0.0
    repetition: float = 0.0
    canaries: int = 0
    astray: int = 0

    def over(self, settings: NightSettings) -> list[str]:
        """The budgets that are exceeded, as text."""
        checks = (
            ("plain talk changed", self.kl_mean, settings.kl_mean),
            ("single words of plain talk changed", self.kl_p95, settings.kl_p95),
            ("perplexity rose", self.perplexity_ratio, settings.perplexity),
            ("more inventions", self.absence - self.absence_base, settings.absence_delta),
            ("facts in the prompt misread", self.reading - self.reading_base,
             settings.reading_delta),
            ("other facts named", self.leaks, settings.leaks),
            ("replies repeat themselves", self.repetition - self.repetition_base,
             settings.repetition),
            ("questions about the world answered wrongly", self.astray, settings.astray),
        )  # fmt: skip
        return [
            f"{name}: {value:.3f} > {limit:g}"
            for name, value, limit in checks if value > limit + ROUNDING
        ]  # fmt: skip

    def as_dict(self) -> dict[str, float]:
        """For reports and manifests."""
        return {key: round(float(value), 5) for key, value in asdict(self).items()}


@dataclass(frozen=True, slots=True)
class _Talk:
    """A general prompt for the adapter, with the tokens and distributions of the base's reply."""

    asked: tuple[Message, ...]
    answer: list[int]
    base: Likeliest


class DriftExam:
    """Measures adapters against the same replies of the base."""

    def __init__(
        self,
        models: Models,
        settings: NightSettings,
        seed: int,
        known: Sequence[Fact],
        weights: Sequence[Fact],
    ) -> None:
        """
        Args:
            known: All facts in memory.
            weights: Facts that are in the weights or are being learned.
        """
        self.models = models
        self.settings = settings
        rng = random.Random(f"{seed} drift")
        self.questions = general.HELD_OUT[:: -(-len(general.HELD_OUT) // settings.talk_questions)]
        self.style = [fact for fact in weights if is_style(fact)]
        self.values = [fact.value for fact in weights if wordings(fact) is not None]
        count = settings.absence_questions
        self.absent = questions(rng, known, "exam", count)
        extra = questions(random.Random(f"{seed} more"), known, "exam", 3 * count)
        self.more = [question for question in extra if question not in self.absent][: 2 * count]
        somebody = random.Random(f"{seed} companies")
        self._companies = [strangers(somebody, n, topics(known)) for n in COMPANIES]
        self.read = [_reading(rng, topics(known)) for _ in range(settings.reading_questions)]
        self._canaries: list[Canary] = []
        self._talk: list[_Talk] = []
        self._base_surprise = 0.0
        self._base_absence = 0.0
        self._base_more: float | None = None
        self._base_reading = 0.0
        self._base_repetition = 0.0

    def ask_base(self) -> None:
        """Collect the base's replies, once. No adapter may be attached."""
        prompts = [prompt(question, self.style) for question in self.questions]
        replies = self.models.replies(prompts)

        def talk(model: Model, number: int) -> _Talk:
            answer = model.text_tokens(replies[number])
            distributions = likeliest(after(model, prompts[number], answer))
            return _Talk(prompt(self.questions[number]), answer, distributions)

        self._talk = self.models.each(talk, range(len(prompts)))
        self._base_repetition = sum(map(repeats, replies)) / max(len(replies), 1)
        self._base_surprise = self._surprise()
        self._base_absence, _ = self._inventions(self.absent)
        self._base_reading = self._misread()
        # Only questions that it also answers with unrelated facts in the prompt: an unsure answer
        # would go wrong with any adapter.
        self._canaries = self._right(CANARIES)
        for company in self._companies:
            self._canaries = self._right(self._canaries, company)

    def measure(self, adapters: Sequence[tuple[Path, float]]) -> Drift:
        """The drift of these adapters (file, scale), which stay attached."""
        self.models.attach(adapters)
        divergences = np.concatenate(self.models.each(_divergence, self._talk))
        ratio = float(np.exp(self._surprise() - self._base_surprise))
        absence_base, absence, leaks = self._absence(adapters)
        return Drift(
            kl_mean=float(divergences.mean()),
            kl_p95=float(np.percentile(divergences, 95)),
            perplexity_ratio=ratio,
            absence_base=absence_base,
            absence=absence,
            reading_base=self._base_reading,
            reading=self._misread(),
            leaks=leaks,
            repetition_base=self._base_repetition,
            repetition=self._repeating(),
            canaries=len(self._canaries),
            astray=len(self._canaries) - len(self._right(self._canaries)),
        )

    def _surprise(self) -> float:
        """Mean negative log-probability of the passages' tokens, nats."""
        rows = np.concatenate(self.models.each(_passage, passages.HELD_OUT))
        return -float(rows.mean())

    def _absence(self, adapters: Sequence[tuple[Path, float]]) -> tuple[float, float, float]:
        """Share of inventions of the base and of the adapter, and the adapter's share of leaks.

        A hundred questions tell 3 % from 5 % in only two of three cases: if they exceed the budget,
        up to twice as many others are asked, and all count.
        """
        base = self._base_absence
        share, leaks = self._inventions(self.absent)
        if share - base <= self.settings.absence_delta + ROUNDING or not self.more:
            return base, share, leaks
        if self._base_more is None:
            self.models.attach([])
            self._base_more, _ = self._inventions(self.more)
            self.models.attach(adapters)
        more_share, more_leaks = self._inventions(self.more)
        part = len(self.absent) / (len(self.absent) + len(self.more))
        more_part = 1 - part
        return (
            part * base + more_part * self._base_more,
            part * share + more_part * more_share,
            part * leaks + more_part * more_leaks,
        )

    def _inventions(self, asked: Sequence[str]) -> tuple[float, float]:
        """Shares of inventions, and of replies that contain a value from the weights."""
        replies = self.models.replies([prompt(question) for question in asked])
        if not replies:
            return 0.0, 0.0
        inventions = sum(not abstains(reply) for reply in replies)
        leaks = sum(any(holds(reply, value) for value in self.values) for reply in replies)
        return inventions / len(replies), leaks / len(replies)

    def _right(self, some: Sequence[Canary], beside: Sequence[Fact] = ()) -> list[Canary]:
        """The questions about the world that are answered correctly.

        Args:
            beside: facts in the prompt.
        """
        replies = self.models.replies([prompt(question, beside) for question, _ in some])
        return [
            canary
            for canary, reply in zip(some, replies, strict=True)
            if any(holds(reply, answer) for answer in canary[1])
        ]

    def _repeating(self) -> float:
        replies = self.models.replies([talk.asked for talk in self._talk])
        return sum(map(repeats, replies)) / max(len(replies), 1)

    def _misread(self) -> float:
        replies = self.models.replies([messages for messages, _ in self.read])
        wrong = sum(
            not holds(reply, value) for reply, (_, value) in zip(replies, self.read, strict=True)
        )
        return wrong / max(len(self.read), 1)


def _divergence(model: Model, talk: _Talk) -> Rows:
    """KL(base ‖ adapter) along one reply of the base, nats per token."""
    return talk.base.divergence(after(model, talk.asked, talk.answer))


def _passage(model: Model, passage: passages.Passage) -> Rows:
    """Log-probabilities of a passage's tokens, nats."""
    question, text = passage
    answer = model.text_tokens(text)
    rows: Rows = after(model, prompt(question), answer)[np.arange(len(answer)), answer]
    return rows


def repeats(reply: str) -> bool:
    """Whether a reply repeats a word or a few words `AGAIN` times in a row."""
    words = reply.lower().split()
    return any(
        words[at : at + size] * AGAIN == words[at : at + size * AGAIN]
        for size in range(1, len(words) // AGAIN + 1)
        for at in range(len(words) - size * AGAIN + 1)
    )


def _reading(rng: random.Random, have: set[tuple[str, str]]) -> tuple[tuple[Message, ...], str]:
    facts = strangers(rng, 3, have)
    target = rng.choice(facts)
    wording = wordings(target)
    assert wording is not None
    return prompt(rng.choice(wording.exam), facts), target.value
