"""One request as a conversation: its own messages, with this profile's memory and adapters.

No conversation is stored; the program keeps its own. What the last message says about the user is
handled like everything that programs write (`memory.change.offers`).
"""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from app.doors.endpoint.asked import Asked
from app.doors.programs.clients import Client, Right
from app.doors.visits import Visits
from app.talk.events import Event, Failed, PromptReady
from app.talk.ports import Aside, Keeper
from app.talk.session import Session
from memory.vocabulary.errors import LunaError, StoreError
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import (
    Change,
    ChangeKind,
    Conversation,
    Fact,
    Recall,
    Recalled,
    Sensitivity,
    Status,
    Turn,
)

if TYPE_CHECKING:
    from app.assembly import Luna


class RequestStore:
    """The store of a conversation that lasts for one request.

    Satisfies `app.talk.ports.Store`. Recall leaves out secrets, and past conversations unless the
    program may see them; nothing is written.
    """

    def __init__(self, memory: Any, client: Client, asked: Asked) -> None:
        self._memory = memory
        self._client = client
        self._orders = asked.orders
        self.conversation = Conversation()
        self._turns: dict[str, Turn] = {}
        self.attached: Keeper = memory.attached.in_memory()
        self.beside: Aside = memory.beside.in_memory()
        for exchange in asked.talk:
            self.save_turn(self._turn("user", exchange.question))
            self.save_turn(self._turn("assistant", exchange.answer))

    def _turn(self, role: Any, text: str) -> Turn:
        origin = Origin.CLIENT if role == "user" else Origin.REPLY
        return Turn(self.conversation.id, role, text, origin=origin)

    def start_conversation(self, title: str = "") -> Conversation:
        """The request's conversation."""
        return self.conversation

    def conversations(self) -> list[Conversation]:
        """None: the user's own conversations are not the program's."""
        return []

    def save_turn(self, turn: Turn) -> Turn:
        """Keep a turn until the request ends."""
        self._turns[turn.id] = turn
        return turn

    def turns(self, conversation: str) -> list[Turn]:
        """The turns of this request."""
        return list(self._turns.values())

    def delete_turns(self, ids: Sequence[str]) -> None:
        """Drop some turns of this request."""
        for id in ids:
            self._turns.pop(id, None)

    def undo(self, change: Change) -> None:
        """Does nothing: nothing was written."""

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        """The known facts, except secrets."""
        facts: list[Fact] = self._memory.facts(status=status)
        return [fact for fact in facts if fact.sensitivity is not Sensitivity.SECRET]

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """Not possible: nothing here is stored."""
        raise StoreError("This conversation is not stored.", "Send the message again.")

    def observe(
        self, turn: Turn, *, keep_secrets: bool = False, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Nothing is learned here; `events` hands the message to `offers`."""
        return []

    def recall(self, query: str, **how: Any) -> Recall:
        """What memory recalls, with the program's own orders added to the instructions."""
        recall: Recall = self._memory.recall(query, **how)
        known = {fact.id for fact in self.facts()}

        def may(item: Recalled) -> bool:
            return item.fact_id in known if item.kind != "turn" else self._client.talks

        count = how.get("count") or len
        orders = tuple(
            Recalled("instructions", "instruction", text, 1.0, "the program's own", count(text))
            for text in self._orders
        )
        return Recall((*orders, *filter(may, recall.items)), tuple(filter(may, recall.left_out)))

    def nearest(self, query: str, most: int = 16) -> list[Fact]:
        """The nearest facts that the program may read."""
        known = {fact.id for fact in self.facts()}
        return [fact for fact in self._memory.nearest(query, most) if fact.id in known]

    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None:
        """Does nothing: what is not stored has no lineage."""


class Tuned:
    """The engine with the sampling options of a request. Satisfies `app.talk.ports.Talker`."""

    def __init__(self, engine: Any, changes: dict[str, Any]) -> None:
        self._engine = engine
        self._changes = changes

    @property
    def sampling(self) -> Any:
        """The model's own sampling with the request's changes."""
        return dataclasses.replace(self._engine.sampling, **self._changes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def events(
    luna: Luna, visits: Visits, client: Client, asked: Asked, stop: threading.Event
) -> Iterator[Event]:
    """Answer a request; the use is logged before the first piece is sent.

    Yields:
        As `app.talk.session.Session.ask`.
    """
    store = RequestStore(luna.memory, client, asked)
    settings = dataclasses.replace(luna.settings, **asked.settings)
    engine: Any = Tuned(luna.engine, asked.sampling)
    session = Session(engine, store, luna.shelf, settings, store.conversation, judge=luna.judge)
    changes = []
    try:
        changes = _tell(luna, client, asked)
    except LunaError as error:
        yield Failed(error, None)
        return
    logged = False
    for event in session.ask(asked.message, origin=Origin.CLIENT, stop=stop):
        if not logged and isinstance(event, PromptReady | Failed):
            logged = True
            try:
                visits.note(client, "chat", *_used(event, changes))
            except LunaError as error:
                yield Failed(error, None)
                return
        yield event


def _tell(luna: Luna, client: Client, asked: Asked) -> list[Change]:
    """Learn from the last message, or propose facts, as far as the program's right allows."""
    if not luna.settings.notice or not client.may(Right.PROPOSE):
        return []
    hold = not client.may(Right.WRITE)
    return luna.memory.offers.take(asked.message, client.name, hold=hold, note=False)


def _used(event: PromptReady | Failed, told: Sequence[Change]) -> tuple[str, list[str], int]:
    """(outcome, fact ids, number of past turns) for the log."""
    written_kinds = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.HELD)
    written = [change.fact.id for change in told if change.kind in written_kinds]
    if isinstance(event, Failed):
        return "failed", written, 0
    sent = [item for item in event.recall.items if item not in event.prompt.left_out]
    recalled = [item.fact_id for item in sent if item.fact_id]
    turns = sum(item.kind == "turn" for item in sent)
    return "done", list(dict.fromkeys([*written, *recalled])), turns
