"""What became of a night, and of each of its facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class FactOutcome:
    """The verdict on one fact: passed, known, failed, edited or returned."""

    id: str
    text: str
    verdict: str
    probes: int = 0
    right: int = 0
    why: str = ""  # the reason if it failed


@dataclass(frozen=True, slots=True)
class NightOutcome:
    """The outcome of a night."""

    adopted: bool
    facts: tuple[FactOutcome, ...]
    drift: dict[str, float]
    seconds: float
    night: str
    reason: str = ""  # why nothing was adopted, else empty
    report: Path | None = None
    waiting: int = 0
    steps: dict[str, float] = field(default_factory=dict)  # seconds of each step
