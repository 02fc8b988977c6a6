"""The exam of an instruction: does the adapter talk like the base with it in the prompt?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from consolidation.exams.asking import Models
from consolidation.ports import Model
from consolidation.wording import general
from consolidation.wording.forms import prompt
from memory.vocabulary.records import Fact, Message

KEPT = 4096  # likeliest tokens kept at each position; a small vocabulary is kept whole
Rows = npt.NDArray[np.float32]


def log_softmax(logits: Rows) -> Rows:
    """Log-probabilities from logits, row by row."""
    top = logits.max(axis=-1, keepdims=True)
    shifted = logits - top
    logs: Rows = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return logs


def divergence(of: Rows, other: Rows) -> npt.NDArray[np.float32]:
    """KL(of ‖ other) of log-probabilities [rows, vocabulary], in nats: [rows]."""
    divergences: npt.NDArray[np.float32] = (np.exp(of) * (of - other)).sum(axis=-1)
    return divergences


@dataclass(frozen=True, slots=True)
class Likeliest:
    """Log-probabilities of each row's likeliest tokens, and of all others together.

    Attributes:
        tokens, logs: [rows, k] ids and log-probabilities, unordered.
        rest: [rows] log-probability of all other tokens.
    """

    tokens: npt.NDArray[np.int64]
    logs: Rows
    rest: Rows

    def divergence(self, other: Rows) -> npt.NDArray[np.float32]:
        """KL(self ‖ other) in nats, [rows]; exact if all tokens are kept, else a lower bound.

        The bound misses how the rare tokens differ among themselves.
        """
        matched = np.take_along_axis(other, self.tokens, axis=-1)
        rare: Rows = np.exp(self.rest) * (self.rest - _rest(matched))
        return divergence(self.logs, matched) + rare


def likeliest(logs: Rows) -> Likeliest:
    """The `KEPT` likeliest tokens of each row."""
    count = min(KEPT, logs.shape[-1])
    tokens = np.argpartition(logs, -count, axis=-1)[:, -count:]
    kept = np.take_along_axis(logs, tokens, axis=-1)
    return Likeliest(tokens, kept, _rest(kept))


def _rest(known: Rows) -> Rows:
    """[rows] log-probability of all tokens other than these, [rows, k]."""
    rest: Rows = np.log(np.maximum(1 - np.exp(known.astype(np.float64)).sum(axis=-1), 1e-9))
    return rest.astype(np.float32)


def after(model: Model, messages: Sequence[Message], answer: Sequence[int]) -> Rows:
    """Log-probabilities along an answer and after its end, [len(answer) + 1, vocabulary]."""
    tokens = [*model.prompt_tokens(messages), *answer]
    return log_softmax(model.logits(tokens, len(answer) + 1))


class StyleExam:
    """The share of the gap closed, 1 - KL(teacher‖student) / KL(teacher‖base), on held-out talk."""

    def __init__(self, models: Models, probes: int) -> None:
        self.models = models
        self.probes = probes
        self._cases: dict[str, list[tuple[str, list[int], Rows, float]]] = {}

    def prepare(self, fact: Fact, others: Sequence[Fact] = ()) -> None:
        """Collect the teacher's replies and the base's distance from them, without an adapter.

        Args:
            others: other facts that change how the adapter talks; they are in both prompts, so that
                the gap measures this fact alone.
        """
        cases: list[tuple[str, list[int], Rows, float]] = []
        model, limit = self.models.first, self.models.limit
        for question in general.HELD_OUT:
            if len(cases) == self.probes:
                break
            self.models.tick()
            instructed, without = prompt(question, [*others, fact]), prompt(question, others)
            reply = model.reply(instructed, limit).strip()
            if not reply or reply == model.reply(without, limit):
                continue  # the instruction changes nothing here
            answer = model.text_tokens(reply)
            teacher = after(model, instructed, answer)
            gap = float(divergence(teacher, after(model, without, answer)).sum())
            cases.append((question, answer, teacher, max(gap, 1e-6)))
        self._cases[fact.id] = cases

    def shares(self, fact: Fact) -> list[float]:
        """The share of the gap closed, for each held-out prompt where the instruction matters."""
        return self.models.each(_share, self._cases.get(fact.id, []))


def _share(model: Model, case: tuple[str, list[int], Rows, float]) -> float:
    question, answer, teacher, gap = case
    now = after(model, prompt(question), answer)
    return 1.0 - float(divergence(teacher, now).sum()) / gap
