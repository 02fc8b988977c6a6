"""The exam of an instruction: does the adapter talk as the base does that is told to?"""

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

KEPT = 4096  # tokens whose log-probabilities are kept at each place; all of a small vocabulary
Rows = npt.NDArray[np.float32]


def log_softmax(logits: Rows) -> Rows:
    """Log-probabilities from logits, row by row."""
    top = logits.max(axis=-1, keepdims=True)
    shifted = logits - top
    out: Rows = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out


def divergence(of: Rows, other: Rows) -> npt.NDArray[np.float32]:
    """KL(of ‖ other) of log-probabilities, in nats, one number a row."""
    out: npt.NDArray[np.float32] = (np.exp(of) * (of - other)).sum(axis=-1)
    return out


@dataclass(frozen=True, slots=True)
class Likeliest:
    """Log-probabilities of the likeliest tokens of each row, and of all others as one.

    Attributes:
        tokens, logs: [rows, k].
        rest: [rows].
    """

    tokens: npt.NDArray[np.int64]
    logs: Rows
    rest: Rows

    def divergence(self, other: Rows) -> npt.NDArray[np.float32]:
        """KL(self ‖ other) in nats, one number a row; whole where all tokens are kept, else less.

        What is less is what the rare tokens differ in among themselves.
        """
        known = np.take_along_axis(other, self.tokens, axis=-1)
        rare: Rows = np.exp(self.rest) * (self.rest - _rest(known))
        return divergence(self.logs, known) + rare


def likeliest(logs: Rows) -> Likeliest:
    """The `KEPT` likeliest tokens of each row."""
    count = min(KEPT, logs.shape[-1])
    tokens = np.argpartition(logs, -count, axis=-1)[:, -count:]
    known = np.take_along_axis(logs, tokens, axis=-1)
    return Likeliest(tokens, known, _rest(known))


def _rest(known: Rows) -> Rows:
    """Log-probability of all other tokens than these."""
    rest: Rows = np.log(np.maximum(1 - np.exp(known.astype(np.float64)).sum(axis=-1), 1e-9))
    return rest.astype(np.float32)


def after(model: Model, messages: Sequence[Message], answer: Sequence[int]) -> Rows:
    """Log-probabilities along an answer, the end of it included: [len(answer) + 1, vocabulary]."""
    tokens = [*model.prompt_tokens(messages), *answer]
    return log_softmax(model.logits(tokens, len(answer) + 1))


class StyleExam:
    """The share of the gap closed, 1 - KL(teacher‖student) / KL(teacher‖base), on held-out talk."""

    def __init__(self, models: Models, probes: int) -> None:
        self.models = models
        self.probes = probes
        self._cases: dict[str, list[tuple[str, list[int], Rows, float]]] = {}

    def prepare(self, fact: Fact, others: Sequence[Fact] = ()) -> None:
        """What the teacher says and how far the base is from it. No adapter may be attached.

        Args:
            others: what else changes how the adapter talks; the gap is the fact's own.
        """
        found: list[tuple[str, list[int], Rows, float]] = []
        model, limit = self.models.first, self.models.limit
        for question in general.HELD_OUT:
            if len(found) == self.probes:
                break
            self.models.tick()
            told, without = prompt(question, [*others, fact]), prompt(question, others)
            reply = model.reply(told, limit).strip()
            if not reply or reply == model.reply(without, limit):
                continue  # the instruction changes nothing here
            answer = model.text_tokens(reply)
            teacher = after(model, told, answer)
            gap = float(divergence(teacher, after(model, without, answer)).sum())
            found.append((question, answer, teacher, max(gap, 1e-6)))
        self._cases[fact.id] = found

    def shares(self, fact: Fact) -> list[float]:
        """One share for each held-out prompt where the instruction makes a difference."""
        return self.models.each(_share, self._cases.get(fact.id, []))


def _share(model: Model, case: tuple[str, list[int], Rows, float]) -> float:
    question, answer, teacher, gap = case
    now = after(model, prompt(question), answer)
    return 1.0 - float(divergence(teacher, now).sum()) / gap
