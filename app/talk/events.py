"""The events of a turn, in the order in which they happen. Frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.talk.prompt.prompt import Prompt
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, Recall, Turn


@dataclass(frozen=True, slots=True)
class Remembered:
    """Memory changed because of the user's message; already written and read back."""

    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class AdapterSwapped:
    """Other adapters are in use from this turn on; an empty tuple is the base alone."""

    adapters: tuple[tuple[Path, float], ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """Something went wrong that does not stop the turn."""

    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Attached:
    """Texts that are too long to send whole: numbers of passages by name, searched per question."""

    passages: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PromptReady:
    """The prompt that is about to be sent, and why these memories are in it."""

    prompt: Prompt
    recall: Recall


@dataclass(frozen=True, slots=True)
class Piece:
    """The next characters of the reply."""

    text: str


@dataclass(frozen=True, slots=True)
class Done:
    """The saved reply; its state says whether it was stopped."""

    turn: Turn
    stats: Any  # app.engine.Stats, None when nothing was generated


@dataclass(frozen=True, slots=True)
class Failed:
    """No reply, or an incomplete one; `turn` is what was saved of it, None when nothing was."""

    error: LunaError
    turn: Turn | None


Event = Remembered | AdapterSwapped | Notice | Attached | PromptReady | Piece | Done | Failed
