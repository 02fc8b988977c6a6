"""The conversation of the chat screen, without widgets: what was said, what waits, what to undo."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from app.talk.after.last_talk import LastTalk
from app.talk.after.why import Why, Whys
from app.talk.prompt.prompt import Prompt
from app.talk.session import Session
from app.tui.model.background import Outgoing, Turns
from app.tui.text import words
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Change, Conversation, Turn


@dataclass(slots=True)
class ExchangeState:
    """One exchange: a message and its reply.

    Attributes:
        number: of the turn; another one when the reply goes on.
        turn: what was saved last of it.
        reply: its Markdown so far.
        prompt: what was sent; None when it was said before Luna was started.
        why: what the reply was given; None when that was not kept.
        stored: it was read back, not said just now.
        settled: another message came since: the reply cannot go on.
    """

    message: Outgoing
    turn: Turn | None = None
    stored: bool = False
    why: Why | None = None
    prompt: Prompt | None = None
    settled: bool = False
    number: int = field(init=False)
    reply: str = field(init=False)

    def __post_init__(self) -> None:
        self.number = self.message.number
        self.reply = self.turn.text if self.turn is not None else ""


class Undo:
    """The changes of memory that can be taken back, the latest last."""

    def __init__(self) -> None:
        self.changes: list[Change] = []
        self.forgot = False  # forgetting came after the latest of them

    def learned(self, changes: Iterable[Change]) -> None:
        """Keep what can be taken back."""
        self.forgot = False
        self.changes += [each for each in changes if each.kind in words.CAN_UNDO]

    def taken_back(self, change: Change) -> None:
        """It was undone."""
        self.changes = [each for each in self.changes if each.id != change.id]

    def forgotten(self, facts: Collection[str]) -> None:
        """These facts are gone for good, and what was changed of them."""
        self.changes = [each for each in self.changes if each.fact.id not in facts]
        self.forgot = True


class TalkModel:
    """What the chat screen shows. Whoever changes it tells the view.

    Attributes:
        turns: the running turn and those that wait.
        exchanges: those on the screen, by number.
        latest: number of the newest exchange.
        failed: why nothing can answer; None where something can.
        outgrown: that the talk no longer fits was said.
    """

    def __init__(self, turns: Turns, last_talk: LastTalk, whys: Whys) -> None:
        self.turns = turns
        self.last_talk = last_talk
        self.whys = whys
        self.undo = Undo()
        self.exchanges: dict[int, ExchangeState] = {}
        self.latest = 0
        self.failed: LunaError | None = None
        self.outgrown = False

    @property
    def session(self) -> Session | None:
        """The headless conversation; None while Luna is loading."""
        return self.turns.session

    @property
    def incognito(self) -> bool:
        """Whether nothing is written."""
        return self.session is not None and self.session.incognito

    @property
    def stored(self) -> Conversation | None:
        """The conversation that is on the disk; None before its first message and incognito."""
        return None if self.session is None or self.incognito else self.session.conversation

    @property
    def last(self) -> ExchangeState | None:
        """The newest exchange."""
        return self.exchanges[max(self.exchanges)] if self.exchanges else None

    @property
    def shown(self) -> list[ExchangeState]:
        """All exchanges on the screen, the oldest first."""
        return [self.exchanges[number] for number in sorted(self.exchanges)]

    def number(self) -> int:
        """The number of the next exchange."""
        self.latest += 1
        return self.latest

    def learned(self, changes: Iterable[Change]) -> None:
        """Facts told by a command stay in view of this conversation."""
        if self.session is not None:
            self.session.learned(tuple(changes))

    def clear(self) -> None:
        """Another conversation begins."""
        self.exchanges.clear()
        self.outgrown = False
        self.latest += 1
