"""What threads tell the screens. Threads never touch a widget; they post one of these."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.message import Message

from app.talk.after.why import Why
from app.talk.events import Event
from app.talk.session import Session
from app.tui.model.ports import RunningNight
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, Conversation, Turn


@dataclass
class Loaded(Message):
    """Model and memory are there.

    Attributes:
        session: the conversation to talk with.
        model: the model's name.
        context: tokens the model can hold.
        resumed: the conversation that goes on, with its turns; None when a new one begins.
        said: what the user wrote in the latest conversation, oldest first.
    """

    session: Session
    model: str
    context: int
    resumed: tuple[Conversation, list[Turn]] | None = None
    said: tuple[str, ...] = ()


@dataclass
class Preparing(Message):
    """Luna's own mind is being made; `percent` of it is done."""

    percent: int


@dataclass
class LoadFailed(Message):
    """Model or memory could not be loaded."""

    error: LunaError


@dataclass
class TurnEvent(Message):
    """One event of a turn; `number` says of which, `why` what its reply was given."""

    number: int
    event: Event
    why: Why | None = None


@dataclass
class TurnOver(Message):
    """A turn has given its last event."""

    number: int


@dataclass
class NightStarted(Message):
    """The night's process runs."""

    night: RunningNight


@dataclass
class NightEvent(Message):
    """One event of the night, as `consolidation.night.night` gives it."""

    event: dict[str, Any]


@dataclass
class NightEnded(Message):
    """The night is over: its outcome, or what stopped it."""

    outcome: dict[str, Any] | None
    error: LunaError | None


@dataclass
class UndoAsked(Message):
    """The user wants a change of memory taken back."""

    change: Change


@dataclass
class YesSaid(Message):
    """The user says yes to a fact that was held."""

    change: Change


@dataclass
class WhyAsked(Message):
    """The user wants to know what a turn remembered and used."""

    number: int


@dataclass
class Suggested(Message):
    """The user chose one of the things to try."""

    text: str


@dataclass
class Answered(Message):
    """The user answered a question that stands in the talk."""

    name: str
    yes: bool


@dataclass
class ActionAsked(Message):
    """A line offers an action of the registry, and the user chose it."""

    name: str
    argument: str = ""


@dataclass
class TalkAsked(Message):
    """The user wants to go on with a stored conversation, at a turn if one is named."""

    conversation: str
    turn: str = ""


@dataclass
class FactsChanged(Message):
    """Facts were changed elsewhere: what shows them reads them again."""


@dataclass
class NightMoved(Message):
    """A night began, came further or ended: what shows it draws it again."""


@dataclass
class EarlierAsked(Message):
    """The user wants to see what was said before the oldest shown exchange."""
