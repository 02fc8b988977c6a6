"""The values used by the whole program. Frozen, and free of storage details."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

from memory.vocabulary.origin import MARKS, Origin, Trust, trust_of

Role = Literal["system", "user", "assistant"]
FAILED_NIGHTS = 3  # after this many a fact becomes prompt-only


class Kind(StrEnum):
    """The kind of belief that a fact is."""

    IDENTITY = "identity"
    INSTRUCTION = "instruction"
    PREFERENCE = "preference"
    FACT = "fact"
    EVENT = "event"
    GUIDELINE = "guideline"


class Status(StrEnum):
    """Where a fact is kept. A forgotten fact has no row."""

    ACTIVE = "active"  # fast memory
    HELD = "held"  # waits for the user's confirmation
    CONSOLIDATED = "consolidated"  # in the ledger, not put into prompts
    PROMPT_ONLY = "prompt-only"  # never goes into the weights
    SUPERSEDED = "superseded"
    EXPIRED = "expired"


CURRENT = (Status.ACTIVE, Status.PROMPT_ONLY)  # what may be put into a prompt
# What a new statement is held against.
BELIEVED = (*CURRENT, Status.HELD, Status.CONSOLIDATED)


class Source(StrEnum):
    """How memory came to know a fact."""

    TOLD = "told"
    INFERRED = "inferred"
    IMPORTED = "imported"


class Sensitivity(StrEnum):
    """Whether a fact may be kept and may go into weights."""

    NONE = "none"
    NUMBER = "number"  # an exact number: fast memory only
    SECRET = "secret"  # kept only when confirmed, never in the weights


class TurnState(StrEnum):
    """How a turn ended."""

    COMPLETE = "complete"
    STOPPED = "stopped"
    FAILED = "failed"


def new_id() -> str:
    """A random id of 12 hexadecimal digits."""
    return uuid.uuid4().hex[:12]


def now() -> datetime:
    """The current time with the local zone."""
    return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class Message:
    """One message as the model sees it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of a conversation, as it was written."""

    conversation: str
    role: Literal["user", "assistant"]
    text: str
    id: str = field(default_factory=new_id)
    time: datetime = field(default_factory=now)
    state: TurnState = TurnState.COMPLETE
    speaker: str = ""  # a name, for imported conversations
    origin: Origin = Origin.TYPED
    own: int = -1  # leading characters written by the user; -1: according to the origin

    def __post_init__(self) -> None:
        if self.role != "user" and self.origin is Origin.TYPED:
            object.__setattr__(self, "origin", Origin.REPLY)

    @property
    def trust(self) -> Trust:
        """What its text may become."""
        return trust_of(self.origin) if self.role == "user" else Trust.SHOWN

    @property
    def words(self) -> str:
        """The user's own words, which alone may become memory; "" where there are none."""
        if self.trust is Trust.SHOWN:
            return ""
        if self.own < 0 and self.origin is not Origin.ATTACHED:
            return self.text
        return self.text[: max(0, self.own)]

    @property
    def foreign(self) -> str:
        """The part of a user's turn that the user did not write; "" where there is none."""
        return self.text[len(self.words) :] if self.role == "user" else ""

    @property
    def marked(self) -> str:
        """The text for a prompt: anything sent along with typed words is labelled."""
        words, foreign = self.words.rstrip(), self.foreign.strip()
        if not words or not foreign:
            return self.text
        return f"{words}\n\n{MARKS.get(self.origin, MARKS[Origin.PASTED])}\n{foreign}"


@dataclass(frozen=True, slots=True)
class Conversation:
    """An ordered sequence of turns."""

    id: str = field(default_factory=new_id)
    title: str = ""
    started: datetime = field(default_factory=now)
    last: datetime = field(default_factory=now)
    turns: int = 0
    profile: str = "default"


@dataclass(frozen=True, slots=True)
class Candidate:
    """What `notice` found in a turn: a possible fact, or the retraction of one."""

    slot: str  # a name from memory/vocabulary/slots.py, as "favourite.colour" or "pet.dog"
    value: str  # as the user wrote it, trimmed: "Mivack"
    text: str  # short third person: "The user has a dog called Mivack."
    kind: Kind
    subject: str = "user"
    polarity: int = 1  # -1: dislikes, does not, never
    retract: bool = False  # True: the user takes this back
    confidence: float = 1.0
    sensitivity: Sensitivity = Sensitivity.NONE
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    sentence: str = ""  # the words of the turn it came from
    corrects: bool = False  # "no, …", "actually …": it replaces what was said before
    ends: tuple[str, ...] = ()  # slots, or "named NAME", that it ends

    def fact(self, when: datetime, source: Source = Source.TOLD) -> Fact:
        """The fact that it becomes, told at a given time."""
        return Fact(
            slot=self.slot,
            value=self.value,
            text=self.text,
            kind=self.kind,
            subject=self.subject,
            polarity=self.polarity,
            source=source,
            confidence=self.confidence,
            first_seen=when,
            last_seen=when,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            sensitivity=self.sensitivity,
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a model proposes that a turn implies.

    Attributes:
        quote: words of the turn, copied exactly.
        statement: a sentence in the first person, "I avoid running."
    """

    quote: str
    statement: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One belief about the user or somebody they mentioned."""

    slot: str
    value: str
    text: str
    kind: Kind
    id: str = field(default_factory=new_id)
    revision: int = 1
    subject: str = "user"
    polarity: int = 1
    source: Source = Source.TOLD
    status: Status = Status.ACTIVE
    confidence: float = 1.0
    times_seen: int = 1
    first_seen: datetime = field(default_factory=now)
    last_seen: datetime = field(default_factory=now)
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    pinned: bool = False
    confirmed: bool = False  # the user confirmed it, or asked for it to be learned tonight
    sensitivity: Sensitivity = Sensitivity.NONE
    superseded_by: str = ""
    failed_nights: int = 0
    profile: str = "default"

    @property
    def inferred(self) -> bool:
        """Whether it was only inferred: not told, and not confirmed since."""
        return self.source is Source.INFERRED and not self.confirmed


class ChangeKind(StrEnum):
    """The effect of a turn on memory."""

    ADDED = "added"
    REPEATED = "repeated"  # told again: evidence, no new row
    SUPERSEDED = "superseded"  # `fact` replaced `previous`
    RETRACTED = "retracted"  # `fact` was taken back by the user
    HELD = "held"  # waits for confirmation
    REFUSED = "refused"  # not kept, `reason` says why
    EDITED = "edited"
    FORGOTTEN = "forgotten"


@dataclass(frozen=True, slots=True)
class Change:
    """One change to memory, already written and read back. Undone by `FastMemory.undo`."""

    kind: ChangeKind
    fact: Fact
    previous: Fact | None = None  # the row as it was before, for undo
    reason: str = ""
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What is deleted with a forgotten fact; the preview and the outcome have the same form."""

    fact: Fact
    entails: tuple[Fact, ...] = ()  # other facts whose text contains the value; they stay
    adapters: tuple[str, ...] = ()  # shards trained on it, dropped at once
    returned: tuple[Fact, ...] = ()  # facts of those shards that go back to fast memory
    turns: tuple[str, ...] = ()  # ids of the turns from which the value is erased
    mentions: tuple[str, ...] = ()  # ids of turns with the same word that stay unchanged


@dataclass(frozen=True, slots=True)
class Recalled:
    """One item chosen for a turn, with its reason."""

    section: Literal["identity", "instructions", "pinned", "recalled"]
    kind: str  # a Kind, or "turn"
    text: str
    score: float
    reason: str
    tokens: int
    fact_id: str = ""
    turn_id: str = ""


@dataclass(frozen=True, slots=True)
class Recall:
    """What recall chose, and what did not fit the budget."""

    items: tuple[Recalled, ...] = ()
    left_out: tuple[Recalled, ...] = ()

    def section(self, name: str) -> tuple[Recalled, ...]:
        """The items of one prompt section, in order."""
        return tuple(item for item in self.items if item.section == name)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One fact that is in the weights of one base model."""

    fact_id: str
    revision: int
    base: str  # sha256 of the base GGUF
    adapter: str  # id of the adapter (shard) that carries it
    night: str
    probes: int = 0  # exam questions asked
    right: int = 0  # of those answered with the value
    margin: float = 0.0
    learned: datetime = field(default_factory=now)
    lessons: str = ""  # JSON of the lessons that taught it
