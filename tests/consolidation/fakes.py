"""A model that follows the rules of the house without being one, and a trainer to match.

It answers from the facts in its prompt and from the fact lines in the adapter file, says that it
was not told otherwise, and has a fixed reply for everything else.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from consolidation.training.trainer import Trained, Work
from consolidation.wording.wordings import Wordings, same_words, wordings
from memory.notice.catalogue import CATALOGUE
from memory.vocabulary.errors import AdapterError, NightCancelled
from memory.vocabulary.records import Fact, Kind, Message

ABSTAINS = "You haven't told me that yet."


def lines_of(messages: Sequence[Message]) -> list[str]:
    """The fact lines of a prompt."""
    text = "\n".join(m.text for m in messages if m.role != "assistant")
    lines = [line for line in text.split("\n") if line.startswith(("- The", "The"))]
    return [line.removeprefix("- ") for line in lines]


def fact_of(line: str) -> Fact | None:
    for each in CATALOGUE.wordings:
        if not each.slot and (match := re.fullmatch(each.pattern, line)):
            return Fact("x", match["v"], line, Kind.FACT)
    return None


def answer_of(line: str, question: str) -> str:
    fact = fact_of(line)
    found: Wordings | None = wordings(fact) if fact else None
    if found is None:
        return ""
    asked = same_words(question)
    known = (*found.train, *found.tasks, *found.exam, *found.bench, found.yes_no)
    if asked in {same_words(q) for q in known if q}:
        return found.answer
    if found.reverse[0] and asked == same_words(found.reverse[0]):
        return found.reverse[1]
    return ""


@dataclass(frozen=True)
class Score:
    likeliest: bool
    logprob: float


class FakeModel:
    """Satisfies `consolidation.ports.Model`."""

    architecture = "llama"

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            path.write_bytes(b"not really a model")
        self.base_hash = hashlib.sha256(path.read_bytes()).hexdigest()
        self.lines: list[str] = []
        self.harm = 0.0  # how far the adapter's logits are from the base's
        self.inventive = False  # an adapter that invents what was never told
        self.world: dict[str, str] = {}  # what it knows beside its user
        self.partial = ""  # what an adapter answers to questions about the world instead
        self.asked = 0  # replies that were made
        self.scored = 0  # answers that were only read

    def set_adapters(self, adapters: Sequence[tuple[Path, float]]) -> None:
        lines: list[str] = []
        harm, inventive, self.partial = 0.0, False, ""
        for path, scale in adapters:
            try:
                value = json.loads(path.read_text())
            except (OSError, ValueError) as error:
                raise AdapterError("An adapter is missing.") from error
            lines += value["lines"] if scale >= value.get("needs", 0.0) else []
            harm += value.get("harm", 0.0) * scale
            inventive = inventive or value.get("inventive", False)
            self.partial = self.partial or value.get("partial", "")
        self.lines, self.harm, self.inventive = lines, harm, inventive

    def prompt_tokens(self, messages: Sequence[Message]) -> list[int]:
        return [1, *self.text_tokens("\n".join(m.text for m in messages)), 2]

    def text_tokens(self, text: str) -> list[int]:
        return [3 + int(hashlib.md5(w.encode()).hexdigest(), 16) % 60 for w in text.split()]

    def reply(self, messages: Sequence[Message], max_tokens: int = 64) -> str:
        self.asked += 1
        question = messages[-1].text.split("\n")[-1]
        for line in (*lines_of(messages), *self.lines):
            if answer := answer_of(line, question):
                return answer
        if re.search(r"\b(my|i|me|i'm)\b", question.lower()):
            return "Your secret is Zork." if self.inventive else ABSTAINS
        if question in self.world:
            return self.partial or self.world[question]
        return f"A plain reply about {question.split()[-1]}"

    def replies(self, prompts: Sequence[Sequence[Message]], max_tokens: int = 64) -> list[str]:
        return [self.reply(messages, max_tokens) for messages in prompts]

    def scores(self, asked: Sequence[tuple[Sequence[Message], str]]) -> list[Score]:
        self.scored += len(asked)
        before = self.asked
        found = [self.reply(messages) == answer for messages, answer in asked]
        self.asked = before
        return [Score(right, -0.01 if right else -4.0) for right in found]

    def logits(self, tokens: Sequence[int], last: int) -> npt.NDArray[np.float32]:
        rows = np.zeros((last, 64), dtype=np.float32)
        rows[:, 5] = self.harm
        return rows


def learn(work: Work) -> Trained:
    """Writes the fact lines that teachers saw and students did not."""
    if work.cancelled():
        raise NightCancelled("stopped")
    lines: list[str] = []
    if work.parent is not None:
        lines += json.loads(work.parent.read_text())["lines"]
    for lesson in work.lessons:
        if lesson.kind in ("fact", "replay") and lesson.value:
            shown = set(lines_of(lesson.student))
            lines += [x for x in lines_of(lesson.teacher) if x not in shown]
    for done in range(3):
        work.progress(done + 1, 3, 1.0 / (done + 1))
    work.out.write_text(json.dumps({"lines": list(dict.fromkeys(lines)), **EXTRA}))
    return Trained(3, 0.0, 0.1, 1.0)


EXTRA: dict[str, object] = {}  # set by tests: "harm", "inventive", "needs"


def agree(model: object, prompts: object) -> float:
    """A parity check that passes."""
    return 0.0
