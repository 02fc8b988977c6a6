"""What the weights know and the user takes back asks for a night."""

from __future__ import annotations

from app.config import Settings
from app.conversation import Session
from app.events import Remembered
from memory.fast_memory import FastMemory
from memory.records import Fact, LedgerEntry
from tests.fakes_engine import FakeEngine


def told(session: Session, text: str) -> Fact:
    """What memory took from a message."""
    events = [event for event in session.ask(text) if isinstance(event, Remembered)]
    return events[0].changes[0].fact


def test_only_what_leaves_the_weights_asks_for_a_night(memory: FastMemory) -> None:
    wanted: list[str] = []
    session = Session(
        FakeEngine(), memory, None, Settings(), want_night=lambda: wanted.append("a night")
    )
    told(session, "I live in Orlen.")
    told(session, "I no longer live in Orlen.")  # it was in fast memory only
    fact = told(session, "I live in Orlen.")
    memory.consolidate([LedgerEntry(fact.id, fact.revision, "base", "shard", "night")])
    told(session, "I live in Orlen, as I said.")
    assert not wanted
    told(session, "I no longer live in Orlen.")
    assert wanted == ["a night"]
