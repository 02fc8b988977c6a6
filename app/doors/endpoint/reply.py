"""One request as a conversation: its own messages, this profile's memory and adapters.

Nothing of it is stored; the program keeps its talk itself. What the last message tells about the
user goes the way of everything that programs write (`memory.change.offers`).
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
    """What a conversation reads and writes, for the length of one request.

    Satisfies `app.talk.ports.Store`. Memory is recalled without secrets, and without past talks
    where the program may not see them; nothing is written.
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
        """The request's own."""
        return self.conversation

    def conversations(self) -> list[Conversation]:
        """None: the user's own talks are not this program's."""
        return []

    def save_turn(self, turn: Turn) -> Turn:
        """Keep it for the length of the request."""
        self._turns[turn.id] = turn
        return turn

    def turns(self, conversation: str) -> list[Turn]:
        """What was said in this request."""
        return list(self._turns.values())

    def delete_turns(self, ids: Sequence[str]) -> None:
        """Drop some of it."""
        for id in ids:
            self._turns.pop(id, None)

    def undo(self, change: Change) -> None:
        """There is nothing to undo."""

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        """What is known, secrets aside."""
        found: list[Fact] = self._memory.facts(status=status)
        return [fact for fact in found if fact.sensitivity is not Sensitivity.SECRET]

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """Nothing here has a past to go back to."""
        raise StoreError("Nothing of this talk is stored.", "Write the message anew.")

    def observe(
        self, turn: Turn, *, keep_secrets: bool = False, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Nothing is noticed here."""
        return []

    def recall(self, query: str, **how: Any) -> Recall:
        """What memory holds for it, and the program's own orders among the instructions."""
        found: Recall = self._memory.recall(query, **how)
        known = {fact.id for fact in self.facts()}

        def may(item: Recalled) -> bool:
            return item.fact_id in known if item.kind != "turn" else self._client.talks

        count = how.get("count") or len
        orders = tuple(
            Recalled("instructions", "instruction", text, 1.0, "the program's own", count(text))
            for text in self._orders
        )
        return Recall((*orders, *filter(may, found.items)), tuple(filter(may, found.left_out)))

    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None:
        """No lineage of what is not stored."""


class Tuned:
    """The engine with the sampling that a request asks for. Satisfies `app.talk.ports.Talker`."""

    def __init__(self, engine: Any, changes: dict[str, Any]) -> None:
        self._engine = engine
        self._changes = changes

    @property
    def sampling(self) -> Any:
        """The model's own with what the request changes."""
        return dataclasses.replace(self._engine.sampling, **self._changes)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)


def events(
    luna: Luna, visits: Visits, client: Client, asked: Asked, stop: threading.Event
) -> Iterator[Event]:
    """Answer a request; the use is logged before the first word leaves.

    Yields:
        As `app.talk.session.Session.ask`.
    """
    store = RequestStore(luna.memory, client, asked)
    settings = dataclasses.replace(luna.settings, **asked.settings)
    engine: Any = Tuned(luna.engine, asked.sampling)
    session = Session(engine, store, luna.shelf, settings, store.conversation)
    told = []
    try:
        told = _tell(luna, client, asked)
    except LunaError as error:
        yield Failed(error, None)
        return
    logged = False
    for event in session.ask(asked.message, origin=Origin.CLIENT, stop=stop):
        if not logged and isinstance(event, PromptReady | Failed):
            logged = True
            try:
                visits.note(client, "chat", *_used(event, told))
            except LunaError as error:
                yield Failed(error, None)
                return
        yield event


def _tell(luna: Luna, client: Client, asked: Asked) -> list[Change]:
    """What the last message tells, kept or proposed as far as the program may."""
    if not luna.settings.notice or not client.may(Right.PROPOSE):
        return []
    hold = not client.may(Right.WRITE)
    return luna.memory.offers.take(asked.message, client.name, hold=hold, note=False)


def _used(event: PromptReady | Failed, told: Sequence[Change]) -> tuple[str, list[str], int]:
    """(outcome, facts, lines of past talks) for the log."""
    kept = (ChangeKind.ADDED, ChangeKind.SUPERSEDED, ChangeKind.HELD)
    written = [change.fact.id for change in told if change.kind in kept]
    if isinstance(event, Failed):
        return "failed", written, 0
    sent = [item for item in event.recall.items if item not in event.prompt.left_out]
    given = [item.fact_id for item in sent if item.fact_id]
    turns = sum(item.kind == "turn" for item in sent)
    return "done", list(dict.fromkeys([*written, *given])), turns
