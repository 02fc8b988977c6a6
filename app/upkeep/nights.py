"""Past nights and the next: reports, queue, adapters, and a question with and without them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from app.upkeep.knowledge import Known, View, views
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Message, Status, now

if TYPE_CHECKING:
    from app.assembly import Luna
    from consolidation.adapters.manifest import Listed

LEARNED = ("passed", "known")


class Remembering(Protocol):
    """The part of `app.assembly.Luna` that the queue reads."""

    @property
    def memory(self) -> Known: ...
    @property
    def base_hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Past:
    """A past night.

    Attributes:
        name: its id, which begins with date and time.
        report: as `consolidation.night.report` wrote it.
        text: the report as a Markdown file.
    """

    name: str
    report: dict[str, Any]
    text: Path

    @property
    def verdicts(self) -> dict[str, str]:
        """Fact id → verdict."""
        return {str(row["id"]): str(row["verdict"]) for row in self.report.get("facts", [])}

    @property
    def recall(self) -> float | None:
        """The share of its facts that passed the exam; None if none was examined."""
        verdicts = list(self.verdicts.values())
        return sum(v in LEARNED for v in verdicts) / len(verdicts) if verdicts else None

    @property
    def when(self) -> str:
        """Date and time, for example "3 November 2026, 03:00"."""
        from consolidation.night.report import when

        return when(self.name)

    @property
    def summary(self) -> str:
        """Its outcome, in a sentence."""
        facts = self.report.get("facts", [])
        learned = sum(row["verdict"] in LEARNED for row in facts)
        if self.report.get("adopted"):
            return f"{learned} of {len(facts)} facts are in the weights now"
        if not facts:
            return "nothing was ready to be learned"
        return f"not adopted: {self.report.get('reason') or 'no reason was given'}"


def past(folder: Path) -> list[Past]:
    """All nights that have a report, latest first."""
    from consolidation.night.report import read

    if not folder.is_dir():
        return []
    nights = []
    for night in sorted(folder.iterdir(), reverse=True):
        report = read(night) if night.is_dir() else None
        if report is not None:
            nights.append(Past(night.name, report, night / "report.md"))
    return nights


def queue(luna: Remembering) -> tuple[list[View], list[View]]:
    """(facts that the next night will learn, facts that wait with their reasons)."""
    listed = views(luna.memory, luna.base_hash, now())
    waits = (Status.ACTIVE, Status.PROMPT_ONLY)
    return (
        [view for view in listed if view.tonight],
        [view for view in listed if view.waits and view.fact.status in waits],
    )


def adapters(luna: Luna) -> list[Listed]:
    """The adapters of this base, the one in use first."""
    base = luna.base_hash
    return [item for item in luna.adapters.listed() if item.manifest.base == base]


@dataclass(frozen=True, slots=True)
class Compared:
    """One question, asked with and without the adapters.

    Attributes:
        base: the reply of the base alone.
        with_adapter: the reply with the adapters in use.
        adapters: how many adapters were in use; with 0 both replies are the base's.
    """

    question: str
    base: str
    with_adapter: str
    adapters: int


def compare(luna: Luna, question: str) -> Compared:
    """Ask a question with and without the adapters, with no facts in the prompt.

    Raises:
        NotFoundError: the question is empty.
    """
    from app.talk.weights import Weights
    from memory.vocabulary.prompt_form import system_text, user_text

    if not question.strip():
        raise NotFoundError("There is no question.", "Write one after the command.")
    engine = luna.engine
    messages = engine.form.worded(
        (Message("system", system_text()), Message("user", user_text(question.strip())))
    )
    weights = Weights(engine, luna.shelf)
    before = engine.adapters
    try:
        engine.set_adapters(())
        base = engine.reply(messages, 128)
        list(weights.follow())
        return Compared(question, base, engine.reply(messages, 128), len(engine.adapters))
    finally:
        engine.set_adapters(before)
