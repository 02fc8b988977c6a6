"""Reading between the lines: never in anybody's way, never above what was told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.house.models.models import capable, catalogue
from app.house.settings.config import Settings
from app.talk.after.inferring import SCHEMA, Inferring, proposals
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Fact, Message, Proposal, Source
from tests.fakes_engine import FakeEngine
from tests.models import SMALL

TOLD = "Which hotel in Orlen is quiet? Noisy places wreck my sleep."


def said(*pairs: tuple[str, str]) -> str:
    """What a capable model writes."""
    return json.dumps({"facts": [{"quote": q, "statement": s} for q, s in pairs]})


QUIET = said(("Noisy places wreck my sleep", "I avoid noisy hotels."))


@pytest.fixture
def inferring(engine: FakeEngine, memory: FastMemory) -> Iterator[Inferring]:
    made = Inferring(engine, memory, quiet=0.01)
    yield made
    made.close()


@pytest.fixture
def talk(engine: FakeEngine, memory: FastMemory, inferring: Inferring) -> Session:
    return Session(engine, memory, None, Settings(), inferring=inferring)


def inferred(memory: FastMemory) -> list[Fact]:
    return [fact for fact in memory.facts() if fact.source is Source.INFERRED]


def test_a_finished_turn_is_read_once_more(
    talk: Session, engine: FakeEngine, memory: FastMemory, inferring: Inferring
) -> None:
    engine.structures.append(QUIET)
    list(talk.ask(TOLD))
    assert inferring.settle(10)
    (fact,) = inferred(memory)
    assert fact.text == "The user avoids noisy hotels."
    assert fact.confidence == 0.5
    assert memory.sources(fact.id)
    (messages, schema) = engine.asked_aside[0]
    assert messages[-1] == Message("user", TOLD)
    assert schema == SCHEMA
    shown = [i.text for i in memory.recall("Is this hotel a noisy one?").items if i.fact_id]
    assert shown == ["The user avoids noisy hotels (inferred)."]


@pytest.mark.parametrize(
    "written",
    ["", "{", "[]", "null", '{"facts": 3}', '{"facts": [1]}', '{"facts": [{"quote": 1}]}',
     '{"facts": [{"quote": "Noisy places wreck my sleep", "statement": "I av', "[" * 100_000],
)  # fmt: skip
def test_bad_json_does_no_harm(
    written: str, talk: Session, engine: FakeEngine, memory: FastMemory, inferring: Inferring
) -> None:
    before = memory.facts()
    engine.structures.append(written)
    list(talk.ask("What do you make of the weather?"))
    assert inferring.settle(10)
    assert memory.facts() == before
    assert proposals(written) == []


def test_not_where_nothing_may_be_noticed(
    engine: FakeEngine, memory: FastMemory, inferring: Inferring
) -> None:
    paused = Session(engine, memory, None, Settings(notice=False), inferring=inferring)
    list(paused.ask(TOLD))
    secret = Session(engine, memory, None, Settings(), inferring=inferring)
    secret.go_incognito(True)
    list(secret.ask(TOLD))
    pasting = Session(engine, memory, None, Settings(), inferring=inferring)
    list(pasting.ask(TOLD, pasted=True))
    list(pasting.ask("What is this?", attached=TOLD))
    assert inferring.settle(10)
    assert engine.asked_aside == []


def test_who_speaks_goes_first(engine: FakeEngine, memory: FastMemory) -> None:
    """A pass that runs ends when the user speaks, and is tried again afterwards."""
    begun, calls = threading.Event(), []

    class Slow(FakeEngine):
        def structured(
            self, messages: object, schema: str, max_tokens: int = 0,
            stop: threading.Event | None = None,
        ) -> str | None:  # fmt: skip
            calls.append(messages)
            begun.set()
            if len(calls) > 1:
                return QUIET
            assert stop is not None
            assert stop.wait(10)
            return None

    slow = Slow()
    inferring = Inferring(slow, memory, quiet=0.01)
    talk = Session(slow, memory, None, Settings(), inferring=inferring)
    list(talk.ask(TOLD))
    assert begun.wait(10)
    started = time.perf_counter()
    list(talk.ask("And what about Mirel?"))
    assert time.perf_counter() - started < 5
    assert inferring.settle(10)
    inferring.close()
    assert [fact.text for fact in inferred(memory)] == ["The user avoids noisy hotels."]
    assert len(calls) == 3


def test_closing_does_not_wait(engine: FakeEngine, memory: FastMemory) -> None:
    inferring = Inferring(engine, memory, quiet=3600)
    inferring.offer("nobody")
    started = time.perf_counter()
    inferring.close()
    inferring.offer("later")
    assert time.perf_counter() - started < 5


def test_which_models_are_capable() -> None:
    assert not capable(SMALL)
    by_name = {model.name: model for model in catalogue()}
    assert by_name["qwen3-1.7b"].capable
    assert not by_name["smollm2-360m"].capable


def test_the_default_model_writes_to_the_schema(memory: FastMemory) -> None:
    """Poor content, but valid JSON; the chat's kept prefix stays, and a reply ends the pass."""
    with Engine(SMALL, threads=1) as engine:
        chat = [Message("system", "You are Luna."), Message("user", "Hello there!")]
        engine.reply(chat)
        told = [Message("system", "Note what it tells."), Message("user", TOLD)]
        written = engine.structured(told, SCHEMA)
        assert written is not None
        assert set(json.loads(written)) == {"facts"}
        engine.reply(chat)
        assert engine.last.cached_tokens == engine.last.prompt_tokens - 1

        inferring = Inferring(engine, memory, quiet=0.01)
        talk = Session(engine, memory, None, Settings(max_tokens=8), inferring=inferring)
        list(talk.ask(TOLD))
        assert inferring.settle(60)
        inferring.close()
        assert all(fact.confidence <= 0.5 for fact in inferred(memory))

        # A long pass gives way to whoever waits.
        done: list[str | None] = []
        schema = json.dumps({"type": "array", "items": {"type": "string"}, "minItems": 200})
        aside = threading.Thread(target=lambda: done.append(engine.structured(told, schema, 900)))
        aside.start()
        time.sleep(0.3)
        assert engine.reply(chat)
        aside.join(30)
        assert done == [None]
        assert engine.structured(told, SCHEMA) is not None


def test_proposals_are_a_value() -> None:
    assert proposals(QUIET) == [Proposal("Noisy places wreck my sleep", "I avoid noisy hotels.")]
