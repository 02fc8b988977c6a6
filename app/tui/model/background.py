"""Threads of the screens: a turn, a night, loading. All daemons, so that leaving never waits."""

from __future__ import annotations

import logging
import threading
import traceback
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from textual.message import Message

from app.talk.after.last_talk import LastTalk
from app.talk.after.why import Why, Whys, cut, why
from app.talk.events import AdapterSwapped, Done, Event, Failed, Piece, PromptReady, Remembered
from app.talk.session import Session
from app.tui.model.messages import (
    Loaded,
    LoadFailed,
    NightEnded,
    NightEvent,
    NightStarted,
    Preparing,
    TurnEvent,
    TurnOver,
)
from app.tui.model.ports import Assembled, Files, RunningNight
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, Conversation, Turn

LOG = logging.getLogger(__name__)
Post = Callable[[Message], bool]


def unexpected(error: BaseException) -> LunaError:
    """Any exception as one of ours; its type and places go to the log, never its words."""
    if isinstance(error, LunaError):
        return error
    places = "".join(traceback.format_tb(error.__traceback__))
    LOG.error("unexpected %s\n%s", type(error).__name__, places)
    return LunaError(
        f"Something unexpected happened: {type(error).__name__}.",
        "The log says where; `luna verify` checks that everything saved is intact.",
    )


def in_thread(work: Callable[[], None], name: str) -> threading.Thread:
    """Run something beside the screen."""
    thread = threading.Thread(target=work, name=name, daemon=True)
    thread.start()
    return thread


def load(luna: Assembled, post: Post, whys: Whys, *, go_on: bool = False) -> None:
    """Load model and memory; posts Preparing where the mind is made first, Loaded or LoadFailed.

    Args:
        whys: what is about something that was deleted meanwhile leaves it.
        go_on: resume the latest conversation, however old it is.
    """

    shown = 0

    def preparing(share: float) -> None:
        nonlocal shown
        if (percent := int(100 * share)) > shown:
            shown = percent
            post(Preparing(percent))

    def work() -> None:
        try:
            luna.on_preparing = preparing
            luna.start()
            session = luna.session()
            resumed = latest(luna, go_on)
            memory = luna.memory
            talks = memory.conversations()
            whys.tidy({talk.id for talk in talks}, {fact.id for fact in memory.facts()})
            last = LastTalk(luna.paths.last_talk).of(talks, 0, always=True)
            turns = memory.turns(last.id) if last is not None else []
            said = tuple(turn.text for turn in turns if turn.role == "user")
            luna.schedule.begin()
            post(Loaded(session, luna.engine.name, luna.engine.context, resumed, said))
            luna.back_up()
        except Exception as error:
            post(LoadFailed(unexpected(error)))

    in_thread(work, "loading")


def latest(luna: Assembled, go_on: bool) -> tuple[Conversation, list[Turn]] | None:
    """The conversation to go on with at the start; None when it is too long ago."""
    noted = LastTalk(luna.paths.last_talk)
    talk = noted.of(luna.memory.conversations(), luna.settings.resume_hours, always=go_on)
    return None if talk is None else (talk, luna.memory.turns(talk.id))


def spend_night(start: Callable[[], RunningNight], post: Post) -> None:
    """Start a night and relay its events; posts NightStarted, NightEvent…, NightEnded."""

    def work() -> None:
        try:
            night = start()
            post(NightStarted(night))
            for event in night.events():
                post(NightEvent(event))
            post(NightEnded(night.outcome, None))
        except Exception as error:
            post(NightEnded(None, unexpected(error)))

    in_thread(work, "night")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One message on its way.

    Attributes:
        text: what was typed.
        attached: a paste sent along; never noticed.
        pasted: the text itself holds a paste: nothing of it is noticed.
        how: a new message, the last one answered anew, the last one in other words, or more of
            the last reply.
    """

    text: str
    attached: str = ""
    pasted: bool = False
    number: int = 0
    how: Literal["ask", "again", "rewrite", "more"] = "ask"


def numbered(message: Outgoing, number: int) -> Outgoing:
    """The same message with its number."""
    return replace(message, number=number)


class Given:
    """What the events of a turn say about what its reply was given."""

    def __init__(self) -> None:
        self._changes: tuple[Change, ...] = ()
        self._sent: PromptReady | None = None

    def follow(self, event: Event, adapters: Files) -> Why | None:
        """The next event; what is known once the prompt is."""
        if isinstance(event, Remembered):
            self._changes += event.changes
        elif isinstance(event, PromptReady):
            self._sent = event
        if self._sent is None:
            return None
        found = why(self._changes, self._sent.prompt, self._sent.recall, adapters)
        if isinstance(event, Done):
            return replace(found, cut=cut(event.stats, self._sent.prompt.room))
        return found


class Turns:
    """Runs one turn after the other, each in a thread; further messages wait in a queue."""

    def __init__(self, post: Post, whys: Whys) -> None:
        self._post = post
        self._whys = whys
        self._adapters: Files = ()  # what is in use
        self._stop: threading.Event | None = None
        self._thread: threading.Thread | None = None
        self.session: Session | None = None
        self.queue: deque[Outgoing] = deque()
        self.current = 0  # number of the running turn, 0 when idle
        self._pieces: list[str] = []  # of its reply, not yet taken
        self._lock = threading.Lock()

    @property
    def busy(self) -> bool:
        """Whether a turn runs."""
        return self.current != 0

    @property
    def stopping(self) -> bool:
        """Whether the running turn was asked to stop."""
        return self._stop is not None and self._stop.is_set()

    def next(self) -> Outgoing | None:
        """Start the oldest waiting message when nothing runs; returns it."""
        if self.busy or self.session is None or not self.queue:
            return None
        message = self.queue.popleft()
        self.current = message.number
        self.pieces()
        self._stop = threading.Event()
        stop, session = self._stop, self.session
        name = f"turn-{message.number}"
        self._thread = in_thread(lambda: self._run(session, message, stop), name)
        return message

    def _run(self, session: Session, message: Outgoing, stop: threading.Event) -> None:
        number = message.number
        text, attached = message.text, message.attached
        pasted = message.pasted or not text
        if not text:
            text, attached = attached, ""
        try:
            if message.how == "again":
                events = session.again(stop)
            elif message.how == "more":
                events = session.more(stop)
            elif message.how == "rewrite":
                events = session.rewrite(text, stop, pasted)
            else:
                events = session.ask(text, pasted=pasted, attached=attached, stop=stop)
            given = Given()
            for event in events:
                if isinstance(event, Piece):
                    with self._lock:
                        self._pieces.append(event.text)
                    continue
                if isinstance(event, AdapterSwapped):
                    self._adapters = event.adapters
                found = given.follow(event, self._adapters)
                if found is not None and isinstance(event, Done) and not session.incognito:
                    self._whys.write(event.turn.conversation, event.turn.id, found)
                self._post(TurnEvent(number, event, found))
        except Exception as error:
            self._post(TurnEvent(number, Failed(unexpected(error), None)))
        self._post(TurnOver(number))

    def pieces(self) -> list[str]:
        """What came of the running reply since the last time: a message for each would be many."""
        with self._lock:
            found, self._pieces = self._pieces, []
        return found

    def stop(self) -> bool:
        """Ask the running turn to stop; whether there was one."""
        if self._stop is None:
            return False
        self._stop.set()
        return True

    def wait(self, seconds: float) -> None:
        """Let a turn that was asked to stop save what it has."""
        if self._thread is not None:
            self._thread.join(seconds)

    def over(self, number: int) -> None:
        """A turn has ended."""
        if number == self.current:
            self.current = 0
            self._stop = None

    def take_back(self) -> Outgoing | None:
        """The message that waits last, out of the queue; None when none waits."""
        return self.queue.pop() if self.queue else None
