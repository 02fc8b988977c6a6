"""A scripted Luna for the screens: no model, no store, no clock; the test holds the gates."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from app.house.paths import Paths
from app.house.settings.config import Settings
from app.nights.schedule import State
from app.talk.events import Done, Event, Piece, PromptReady, Remembered
from app.talk.prompt.prompt import Prompt, Section
from memory.vocabulary.errors import LunaError, NotFoundError
from memory.vocabulary.records import (
    Change,
    ChangeKind,
    Fact,
    Forgotten,
    Kind,
    Message,
    Recall,
    Recalled,
    Status,
    Turn,
    TurnState,
)
from tests.fakes_engine import FakeStats

DAY = datetime(2026, 11, 3, 12, 0, tzinfo=UTC)


def fact(text: str, value: str = "", **more: Any) -> Fact:
    """A fact whose id and days are its own, not the clock's."""
    more.setdefault("id", hashlib.sha256(text.encode()).hexdigest()[:12])
    return Fact("note", value, text, Kind.FACT, first_seen=DAY, last_seen=DAY, **more)


CAPTAIN = fact("The user goes by Captain.", "Captain", id="aaaaaaaaaaa1")
DOG = fact("The user has a dog called Mivack.", "Mivack", id="aaaaaaaaaaa2")
ORLEN = fact("The user lives in Orlen.", "Orlen", id="aaaaaaaaaaa3")
BERLIN = fact("The user lives in Berlin.", "Berlin", id="aaaaaaaaaaa4")


def added(what: Fact) -> Change:
    return Change(ChangeKind.ADDED, what, id=f"c{what.id}")


def prompt(text: str, facts: Sequence[Fact] = (), dropped: int = 0) -> PromptReady:
    """What was sent and why."""
    items = tuple(Recalled("recalled", "fact", f.text, 0.9, "by meaning", 9, f.id) for f in facts)
    known = "\n".join(f.text for f in facts)
    sections = (
        Section("persona", 10, "You are Luna, the user's private assistant."),
        Section("recalled", 9 * len(facts), known),
        Section("message", 6, text),
    )
    sent = Prompt((Message("user", text),), sections, 120, 1880, dropped)
    return PromptReady(sent, Recall(items))


class Gate:
    """A place in a script where the reply waits until the test opens it, or until a stop."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.opened = threading.Event()

    def open(self) -> None:
        self.opened.set()

    def wait(self, stop: threading.Event) -> None:
        self.reached.set()
        while not (self.opened.is_set() or stop.is_set()):
            self.opened.wait(0.01)


Step = Event | Gate | str


@dataclass
class Script:
    """A session that plays scripts; a text in a script is a piece of the reply."""

    memory: FakeMemory
    conversation: Any = None
    queue: deque[list[Step]] = field(default_factory=deque)
    asked: list[tuple[str, bool, str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    saved: list[str] = field(default_factory=list)
    news: int = 0

    def add(self, *steps: Step) -> None:
        self.queue.append(list(steps))

    def new(self) -> None:
        self.news += 1

    @property
    def incognito(self) -> bool:
        return False

    def learned(self, changes: Sequence[Change]) -> None:
        self.seen += [change.fact.id for change in changes]

    def ask(
        self, text: str, *, pasted: bool = False, attached: str = "",
        stop: threading.Event | None = None,
    ) -> Iterator[Event]:  # fmt: skip
        stop = stop or threading.Event()
        self.asked.append((text, pasted, attached))
        steps = self.queue.popleft() if self.queue else [prompt(text), "All right."]
        said = ""
        for step in steps:
            if isinstance(step, Gate):
                step.wait(stop)
            elif isinstance(step, str):
                if stop.is_set():
                    break
                said += step
                yield Piece(step)
            else:
                if isinstance(step, Remembered):
                    self.memory.known |= {c.fact.id: c.fact for c in step.changes}
                yield step
                if not isinstance(step, Remembered | PromptReady):
                    return
        state = TurnState.STOPPED if stop.is_set() else TurnState.COMPLETE
        self.saved.append(said)
        stats = FakeStats(120, 0, 40, 0.1, 0.5)
        yield Done(Turn("c", "assistant", said, id="t", time=DAY, state=state), stats)


@dataclass
class FakeMemory:
    """Facts in a dict."""

    known: dict[str, Fact] = field(default_factory=dict)
    undone: list[Change] = field(default_factory=list)
    examples: list[str] = field(default_factory=list)

    def example(self, reply_id: str, on: bool = True) -> None:
        if on:
            self.examples.append(reply_id)
        elif reply_id in self.examples:
            self.examples.remove(reply_id)

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        return [f for f in self.known.values() if status is None or f.status in status]

    def fact(self, id: str) -> Fact:
        if id not in self.known:
            raise NotFoundError("No fact.", "")
        return self.known[id]

    def turn(self, id: str) -> Turn | None:
        return None

    def find(self, words: str) -> list[Fact]:
        wanted = words.casefold().split()
        return [f for f in self.known.values() if any(w in f.text.casefold() for w in wanted)]

    def remember(self, text: str) -> list[Change]:
        new = fact(text, id="bbbbbbbbbbb1")
        self.known[new.id] = new
        return [added(new)]

    def undo(self, change: Change) -> None:
        self.undone.append(change)
        self.known.pop(change.fact.id, None)

    def confirm(self, id: str) -> Change:
        self.known[id] = replace(self.known[id], status=Status.ACTIVE, confirmed=True)
        return Change(ChangeKind.ADDED, self.known[id], id="confirmed")

    def pin(self, id: str, on: bool = True) -> Fact:
        self.known[id] = replace(self.known[id], pinned=on)
        return self.known[id]

    def promote(self, id: str) -> Fact:
        self.known[id] = replace(self.known[id], confirmed=True)
        return self.known[id]

    def forget_preview(self, id: str) -> Forgotten:
        return Forgotten(self.known[id], turns=("t1", "t2"))

    def sources(self, fact_id: str) -> list[str]:
        return []

    def turns(self, conversation: str) -> list[Turn]:
        return []

    def conversations(self) -> list[Any]:
        return []


@dataclass
class FakeModel:
    name: str = "luna-small"
    context: int = 2000


@dataclass
class FakeDial:
    strength: float = 1.0

    def turn_to(self, strength: float) -> None:
        self.strength = strength


class FakeSchedule:
    """No night by itself."""

    state = State()

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *_: None


class NoAdapters:
    """Nothing is in the weights."""

    def carrying(self, fact_id: str) -> list[Any]:
        return []


class FakeLuna:
    """What the assembly would give."""

    def __init__(self, *known: Fact, error: LunaError | None = None) -> None:
        self.settings = Settings(automatic=False)
        self.paths: Any = Paths(*[Path("nowhere")] * 4)
        self.home = SimpleNamespace(sealed=False, vault=None)
        self.engine = FakeModel()
        self.shelf = FakeDial()
        self.adapters = NoAdapters()
        self.schedule = FakeSchedule()
        self.base_hash = ""
        self.memory = FakeMemory({f.id: f for f in known})
        self.script = Script(self.memory)
        self.loaded = threading.Event()
        self.loaded.set()
        self.error = error
        self.forgotten: list[str] = []

    def back_up(self) -> None:
        """Nothing is kept."""

    def start(self) -> None:
        """Loading takes until the test says so."""

    def session(self, conversation: Any = None) -> Any:
        self.loaded.wait(20)
        if self.error:
            raise self.error
        return self.script

    def forget(self, _: Any, ids: Sequence[str]) -> list[Forgotten]:
        self.forgotten += ids
        return [Forgotten(self.memory.known.pop(id)) for id in ids]


class FakeNight:
    """A night whose events the test lets through."""

    def __init__(self, *steps: dict[str, Any] | Gate, outcome: Any = None) -> None:
        self.steps = steps
        self.planned = outcome
        self.outcome: dict[str, Any] | None = None
        self.stopped = threading.Event()
        self.everything = False

    def start(self, settings: Any, paths: Any, *, everything: bool = False) -> FakeNight:
        self.everything = everything
        return self

    @property
    def running(self) -> bool:
        return self.outcome is None

    def events(self) -> Iterator[dict[str, Any]]:
        for step in self.steps:
            if isinstance(step, Gate):
                step.wait(self.stopped)
                if self.stopped.is_set():
                    from memory.vocabulary.errors import NightCancelled

                    raise NightCancelled("The consolidation was stopped.", "Nothing was changed.")
            else:
                yield step
        self.outcome = self.planned or {"adopted": False, "facts": []}

    def cancel(self) -> None:
        self.stopped.set()


Maker = Callable[..., Any]
