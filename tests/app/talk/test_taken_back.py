"""What the weights know and the user takes back asks for a night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.assembly import Luna
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.talk.events import Done, PromptReady, Remembered
from app.talk.session import Session
from memory.vocabulary.records import Fact, LedgerEntry
from tests.fakes import FakeEmbedder
from tests.models import SMALL


@pytest.fixture
def luna(tmp_path: Path) -> Iterator[Luna]:
    paths = Paths(*(tmp_path / name for name in ("data", "cache", "config", "state")))
    luna = Luna(Settings(model=str(SMALL)), paths, embedder=FakeEmbedder())
    yield luna
    luna.close()


def told(session: Session, text: str) -> Fact:
    """What memory took from a message, which was answered."""
    events = list(session.ask(text))
    assert isinstance(events[-1], Done)
    return next(e for e in events if isinstance(e, Remembered)).changes[0].fact


def learn(luna: Luna, fact: Fact) -> None:
    """As if a night had taught it."""
    entry = LedgerEntry(fact.id, fact.revision, luna.base_hash, "shard", "night")
    luna.memory.consolidate([entry])


def test_only_what_the_weights_still_say_asks_for_a_night(luna: Luna) -> None:
    session = luna.session()
    told(session, "I live in Orlen.")
    told(session, "I no longer live in Orlen.")  # it was in fast memory only
    learn(luna, told(session, "I live in Orlen."))
    told(session, "My sister is called Brem.")
    assert not luna.schedule.state.wanted
    told(session, "I no longer live in Orlen.")
    assert luna.schedule.state.wanted


def test_what_replaced_it_may_be_taken_back_too(luna: Luna) -> None:
    session = luna.session()
    learn(luna, told(session, "I live in Orlen."))
    told(session, "I moved to Kappeln.")
    assert not luna.schedule.state.wanted  # the new value wins in the prompt
    told(session, "I no longer live in Kappeln.")
    assert luna.schedule.state.wanted


def test_a_night_that_cannot_be_asked_for_costs_no_reply(
    luna: Luna, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise OSError(28, "No space left on device")

    session = luna.session()
    learn(luna, told(session, "I live in Orlen."))
    monkeypatch.setattr(luna.schedule, "want", full)
    told(session, "I no longer live in Orlen.")


def test_what_was_taken_back_is_not_in_the_talk_that_the_model_sees(luna: Luna) -> None:
    session = luna.session()
    told(session, "My dog is called Zorbelq.")
    told(session, "I live in Orlen.")
    list(session.ask("Forget what I said about Zorbelq."))
    events = list(session.ask("Tell me a story."))
    ready = next(e for e in events if isinstance(e, PromptReady))
    sent = " ".join(message.text for message in ready.prompt.messages)
    assert "Zorbelq" not in sent and "Orlen" in sent
