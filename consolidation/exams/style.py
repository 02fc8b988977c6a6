"""The exam of an instruction: does the adapter talk as the base does that is told to?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from consolidation.ports import Model
from consolidation.settings import NightSettings
from consolidation.wording import general
from consolidation.wording.forms import prompt
from memory.records import Fact, Message

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


def after(model: Model, messages: Sequence[Message], answer: Sequence[int]) -> Rows:
    """Log-probabilities along an answer, the end of it included: [len(answer) + 1, vocabulary]."""
    tokens = [*model.prompt_tokens(messages), *answer]
    return log_softmax(model.logits(tokens, len(answer) + 1))


class StyleExam:
    """The share of the gap closed, 1 - KL(teacher‖student) / KL(teacher‖base), on held-out talk."""

    def __init__(
        self, model: Model, settings: NightSettings, tick: Callable[[], None] = lambda: None
    ) -> None:
        self.model = model
        self.settings = settings
        self.tick = tick
        self._cases: dict[str, list[tuple[str, list[int], Rows, float]]] = {}

    def prepare(self, fact: Fact, others: Sequence[Fact] = ()) -> None:
        """What the teacher says and how far the base is from it. No adapter may be attached.

        Args:
            others: what else changes how the adapter talks; the gap is the fact's own.
        """
        found: list[tuple[str, list[int], Rows, float]] = []
        for question in general.HELD_OUT:
            if len(found) == self.settings.probes:
                break
            self.tick()
            told, without = prompt(question, [*others, fact]), prompt(question, others)
            reply = self.model.reply(told, self.settings.reply_tokens).strip()
            if not reply or reply == self.model.reply(without, self.settings.reply_tokens):
                continue  # the instruction changes nothing here
            answer = self.model.text_tokens(reply)
            teacher = after(self.model, told, answer)
            gap = float(divergence(teacher, after(self.model, without, answer)).sum())
            found.append((question, answer, teacher, max(gap, 1e-6)))
        self._cases[fact.id] = found

    def shares(self, fact: Fact) -> list[float]:
        """One share for each held-out prompt where the instruction makes a difference."""
        out = []
        for question, answer, teacher, gap in self._cases.get(fact.id, []):
            self.tick()
            now = after(self.model, prompt(question), answer)
            out.append(1.0 - float(divergence(teacher, now).sum()) / gap)
        return out
