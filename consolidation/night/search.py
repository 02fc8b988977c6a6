"""The search for an adapter that knows the facts and stays within its budgets.

First training rounds, then a lower scale.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from consolidation.exams.asking import Models
from consolidation.exams.drift import Drift, DriftExam
from consolidation.exams.facts import Examiner, FactResult, Verdict
from consolidation.lessons.lesson import Lesson
from consolidation.lessons.teacher import Lessons, Teacher
from consolidation.training.trainer import Work
from consolidation.wording.absence import abstains, topics
from consolidation.wording.forms import prompt
from memory.vocabulary.records import Fact

if TYPE_CHECKING:
    from consolidation.night.tools import Tools


PROBED = 320  # questions without an answer that are tried before another training round
HEAVIER = 1.5  # factor on the weight of what failed or suffered, in the next training round
NEARLY = (0.95, 0.9, 0.8)  # scales to try before the bisection


@dataclass(frozen=True, slots=True)
class Candidate:
    """An adapter with its exam results at the scale that would be adopted."""

    file: Path
    scale: float
    results: Mapping[str, FactResult]
    drift: Drift
    base_replies: Mapping[tuple[str, str], str]

    @property
    def failed(self) -> list[str]:
        """Ids of the facts that did not pass."""
        return [r.fact_id for r in self.results.values() if r.verdict is Verdict.FAILED]


@dataclass(slots=True)
class Search:
    """Trains and examines one adapter after the other.

    Attributes:
        home: The folder of this learning round.
        new, old: Facts to learn, and facts in the weights that are replayed.
        known: All facts that are true now.
        replaced: New fact id → values that the weights may still hold.
        kept: Adapters that stay in use, with their scales; also while the new one is examined.
        memo: What one training round computed of the base, for the next.
    """

    tools: Tools
    home: Path
    name: str
    seed: int
    lessons: Lessons
    teacher: Teacher
    new: Sequence[Fact]
    old: Sequence[Fact]
    known: Sequence[Fact]
    replaced: Mapping[str, Sequence[str]]
    kept: Sequence[tuple[Path, float]]
    step: Callable[..., None]
    done: Callable[..., None]
    tick: Callable[[], None]
    memo: dict[Any, Any] = field(default_factory=dict)

    def best(self, parent: Path | None, parent_scale: float = 1.0) -> Candidate:
        """The best adapter of the training rounds, turned down if it exceeds its budgets."""
        settings = self.tools.settings
        weights = [*self.new, *self.old]
        self.step("examine", what="base")
        models = Models(self.tools.models, settings.reply_tokens, self.tick)
        examiner = Examiner(models, settings, self.seed, topics(self.known))
        drift = DriftExam(models, settings, self.seed, self.known, weights)
        models.attach([])
        examiner.ask_base(weights)
        drift.ask_base()
        self.done("examine")
        candidates: list[Candidate] = []
        lessons: Sequence[Lesson] = self.lessons.items
        for number in range(settings.rounds):
            before = (candidates[-1].file, 1.0) if candidates else (parent, parent_scale)
            file = self.train(number, lessons, *before)
            candidates.append(self.examine(file, 1.0, examiner, drift))
            over = candidates[-1].drift.over(settings)
            few_failed = len(candidates[-1].failed) <= settings.retry * len(weights)
            last = number + 1 == settings.rounds
            if last or (few_failed and not over):
                break
            lessons = self.harder(candidates[-1], lessons, models)
        best = min(candidates, key=lambda c: (bool(c.drift.over(settings)), len(c.failed)))
        if best.drift.over(settings):
            best = self.turn_down(best, examiner, drift)
        return best

    def train(
        self, number: int, lessons: Sequence[Lesson], parent: Path | None, parent_scale: float
    ) -> Path:
        """One training round; those after the first have about half the epochs."""
        settings = self.tools.settings
        self.step("train", round=number + 1, lessons=len(lessons))
        target = self.home / f"round-{number + 1}.gguf"
        trained = self.tools.trainer(
            Work(
                model=self.tools.model,
                lessons=lessons,
                out=target,
                parent=parent,
                parent_scale=parent_scale,
                beside=self.kept,
                metadata={"base_sha256": self.tools.model.base_hash},
                settings=settings,
                polish=number > 0,
                seed=self.seed + number,
                epochs=settings.epochs if number == 0 else -(-settings.epochs // 2),
                progress=lambda done, total, loss: self.tools.on_event(
                    {"event": "progress", "done": done, "total": total, "loss": round(loss, 4)}
                ),
                cancelled=self.tools.cancelled,
                memo=self.memo,
            )
        )
        self.done("train", steps=trained.steps, loss=trained.loss, peak_mb=trained.peak_mb)
        self.step("convert")
        self.tools.model.set_adapters([(target, 1.0)])  # an unusable file raises here
        self.done("convert", file=target.name, bytes=target.stat().st_size)
        return target

    def examine(self, file: Path, scale: float, examiner: Examiner, drift: DriftExam) -> Candidate:
        """Examine facts and drift at one scale."""
        self.step("examine", scale=scale)
        measured = drift.measure([*self.kept, (file, scale)])
        rows = examiner.facts([*self.new, *self.old], self.replaced)
        results = {row.fact_id: row for row in rows}
        candidate = Candidate(file, scale, results, measured, examiner.base_replies)
        over = measured.over(self.tools.settings)
        self.done(
            "examine", scale=scale, failed=candidate.failed, drift=measured.as_dict(), over=over
        )
        self.tools.on_event(
            {"event": "tried", "scale": scale, "failed": len(candidate.failed), "over": over}
        )
        return candidate

    def harder(self, last: Candidate, lessons: Sequence[Lesson], models: Models) -> list[Lesson]:
        """The lessons of the next training round: what failed or suffered weighs more.

        The adapter of `last` is still attached. Many questions without an answer are tried, and
        those that it answers become lessons.
        """
        settings = self.tools.settings
        drift, weak = last.drift, set(last.failed)
        extra: Sequence[Lesson] = ()
        leaks = drift.leaks > settings.leaks / 2
        answered: list[str] = []
        if leaks or drift.absence > drift.absence_base:
            self.step("examine", what="not told")
            tried = self.teacher.untold(PROBED)
            replies = models.replies([prompt(question) for question in tried])
            answered = [q for q, reply in zip(tried, replies, strict=True) if not abstains(reply)]
            self.done("examine", asked=len(tried), answered=len(answered))
        self.tools.detach()
        if answered:
            extra = self.teacher.absence(answered)
        if drift.reading > drift.reading_base:
            extra = [*extra, *self.teacher.reading(settings.reading)]
        rose = drift.perplexity_ratio - 1 > (settings.perplexity - 1) / 2
        talk = rose or drift.kl_mean > settings.kl_mean / 2 or drift.astray > 0
        # Those answered wrongly are enough: raising all of them would silence the facts.
        invents = not answered and drift.absence > drift.absence_base

        def heavier(lesson: Lesson) -> bool:
            if lesson.anchor:
                return talk
            if lesson.kind in ("read", "conflict"):
                # Only if reading suffered: more training on it would harm it otherwise.
                return drift.reading > drift.reading_base
            if lesson.kind in ("absence", "other"):
                return invents
            return bool(lesson.value) and any(fact_id in weak for fact_id, _ in lesson.facts)

        return [
            replace(lesson, weight=lesson.weight * HEAVIER) if heavier(lesson) else lesson
            for lesson in lessons
        ] + [*extra]

    def turn_down(self, best: Candidate, examiner: Examiner, drift: DriftExam) -> Candidate:
        """The largest scale within the budgets (after STABLE, arXiv 2510.16089), by bisection."""
        settings = self.tools.settings
        low = self.examine(best.file, settings.min_scale, examiner, drift)
        if low.drift.over(settings):
            return best  # refused: over its budgets even at the lowest scale
        below, above = settings.min_scale, 1.0
        for middle in NEARLY:  # lower scales lose most of what was learned
            trial = self.examine(best.file, middle, examiner, drift)
            if not trial.drift.over(settings):
                return trial
            above = middle
        for _ in range(settings.bisections):
            middle = round((below + above) / 2, 3)
            trial = self.examine(best.file, middle, examiner, drift)
            if trial.drift.over(settings):
                above = middle
            else:
                low, below = trial, middle
        return low
