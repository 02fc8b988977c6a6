"""The headless turn: a scripted engine, a real store."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest

from app.house.settings.config import Settings
from app.talk.events import (
    AdapterSwapped,
    Done,
    Event,
    Failed,
    Notice,
    Piece,
    PromptReady,
    Remembered,
)
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import AdapterError, LunaError, ModelError, StoreError
from memory.vocabulary.records import ChangeKind, Status, TurnState
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine

T = TypeVar("T")


def of(events: list[Event], kind: type[T]) -> T:
    """The single event of a kind."""
    (found,) = [event for event in events if isinstance(event, kind)]
    return found


def sent(engine: FakeEngine) -> str:
    """Every word of the last prompt."""
    return "\n".join(message.text for message in engine.prompts[-1])


def test_what_is_told_is_in_the_prompt_that_answers(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("As you wish, Captain.")
    events = list(session.ask("From now on, call me Captain."))
    assert [type(event) for event in events] == [
        Remembered, PromptReady, *[Piece] * 4, Done,
    ]  # fmt: skip
    (change,) = of(events, Remembered).changes
    assert change.kind is ChangeKind.ADDED
    assert change.fact.text in of(events, PromptReady).prompt.section("identity").text
    assert change.fact.text in engine.prompts[0][0].text
    done = of(events, Done)
    assert done.turn.text == "As you wish, Captain." and done.stats.finish == "stop"
    turns = memory.turns(done.turn.conversation)
    assert [(t.role, t.state) for t in turns] == [
        ("user", TurnState.COMPLETE), ("assistant", TurnState.COMPLETE),
    ]  # fmt: skip


def test_the_user_s_turn_is_saved_before_anything_else(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    events = session.ask("I have a dog called Mivack.")
    next(events)
    assert session.conversation is not None
    assert memory.turns(session.conversation.id)[0].text == "I have a dog called Mivack."
    events.close()  # type: ignore[attr-defined]


def test_a_conversation_goes_on_and_a_new_one_begins_empty(
    session: Session, engine: FakeEngine
) -> None:
    engine.enqueue("Hello.", "A heron.", "Hm.")
    list(session.ask("Hi there"))
    list(session.ask("What bird was that?"))
    assert [m.text for m in engine.prompts[1]][1:3] == ["Hi there", "Hello."]
    session.new()
    list(session.ask("And now?"))
    assert len(engine.prompts[2]) == 2


def test_a_fact_told_here_stays_in_view_until_the_next_conversation(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    events = list(session.ask("I have a dog called Mivack."))
    fact = of(events, Remembered).changes[0].fact
    events = list(session.ask("What is the capital of France?"))
    assert fact.text in of(events, PromptReady).prompt.section("recalled").text


def test_stop_keeps_what_came(session: Session, engine: FakeEngine, memory: FastMemory) -> None:
    stop = threading.Event()
    engine.enqueue("one two three four")
    events = []
    for event in session.ask("Count.", stop=stop):
        events.append(event)
        if isinstance(event, Piece) and event.text.strip() == "two":
            stop.set()
    done = of(events, Done)
    assert (done.turn.text, done.turn.state) == ("one two", TurnState.STOPPED)
    assert memory.turns(done.turn.conversation)[-1].state is TurnState.STOPPED
    engine.enqueue("Yes.")
    assert of(list(session.ask("Still there?")), Done).turn.text == "Yes."
    assert "one two" in sent(engine)


def test_a_reader_that_leaves_loses_nothing(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("one two three")
    events = session.ask("Count.")
    for event in events:
        if isinstance(event, Piece):
            break
    events.close()  # type: ignore[attr-defined]
    assert session.conversation is not None
    reply = memory.turns(session.conversation.id)[-1]
    assert (reply.text, reply.state) == ("one", TurnState.STOPPED)


def test_an_error_of_the_model_is_an_event_and_the_turn_failed(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue(ModelError("The model broke.", "Load it again."), "Fine.")
    failed = of(list(session.ask("Hi")), Failed)
    assert failed.error.remedy == "Load it again."
    assert failed.turn is not None and failed.turn.state is TurnState.FAILED
    list(session.ask("Again?"))
    assert "Hi" not in [m.text for m in engine.prompts[-1]]


def test_a_message_that_is_too_long_fails_and_the_next_one_does_not(
    memory: FastMemory,
) -> None:
    engine = FakeEngine(context=100)
    session = Session(engine, memory, None, Settings())
    failed = of(list(session.ask("word " * 200)), Failed)
    assert "too long" in failed.error.message
    engine.enqueue("Short.")
    assert of(list(session.ask("Hi")), Done).turn.text == "Short."


def test_pasted_text_is_never_noticed(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    events = list(session.ask("My name is Mallory.", pasted=True))
    assert not [event for event in events if isinstance(event, Remembered)]
    events = list(session.ask("I live in Orlen.", attached="My name is Mallory."))
    (change,) = of(events, Remembered).changes
    assert change.fact.value == "Orlen"
    assert "My name is Mallory." in engine.prompts[-1][-1].text
    assert all(fact.value != "Mallory" for fact in memory.facts())


def test_noticing_can_be_switched_off(engine: FakeEngine, memory: FastMemory) -> None:
    session = Session(engine, memory, None, Settings(notice=False))
    list(session.ask("From now on, call me Captain."))
    assert not memory.facts()


def test_a_fact_forgotten_elsewhere_leaves_the_running_conversation(
    session: Session, engine: FakeEngine, memory: FastMemory, tmp_path: Path
) -> None:
    engine.enqueue("Mivack, what a name!")
    fact = of(list(session.ask("I have a dog called Mivack.")), Remembered).changes[0].fact
    other = FastMemory(tmp_path / "memory", FakeEmbedder())  # as another process has it
    other.forget(fact.id)
    other.close()
    list(session.ask("What is my dog called?"))
    assert "Mivack" not in sent(engine)


def test_replies_know_which_facts_they_were_shown(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("Noted.", "Mivack.")
    fact = of(list(session.ask("I have a dog called Mivack.")), Remembered).changes[0].fact
    session.new()
    list(session.ask("What is my dog called?"))
    assert ("What is my dog called?", "Mivack.") in [
        (question.text, reply.text) for question, reply in memory.exchanges(fact.id)
    ]


@dataclass
class Shelf:
    """Adapters whose manifest the test changes."""

    files: list[tuple[Path, float]] = field(default_factory=list)
    version: int = 0
    broken: LunaError | None = None

    def stamp(self, base: str) -> int:
        return self.version

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        if self.broken:
            raise self.broken
        return self.files

    def adopt(self, *files: tuple[Path, float]) -> None:
        self.files, self.version = list(files), self.version + 1


def test_an_adapter_is_in_use_from_the_next_turn_on(engine: FakeEngine, memory: FastMemory) -> None:
    shelf = Shelf()
    session = Session(engine, memory, shelf, Settings())
    assert not [e for e in session.ask("Hi") if isinstance(e, AdapterSwapped)]
    shelf.adopt((Path("a.gguf"), 0.5))
    assert of(list(session.ask("Hi")), AdapterSwapped).adapters == ((Path("a.gguf"), 0.5),)
    assert engine.adapters == [(Path("a.gguf"), 0.5)]
    shelf.version += 1  # the manifest was touched, its adapters are the same
    assert not [e for e in session.ask("Hi") if isinstance(e, AdapterSwapped)]
    shelf.adopt()
    assert of(list(session.ask("Hi")), AdapterSwapped).adapters == ()
    assert engine.adapters == []


def test_a_broken_manifest_leaves_the_base_and_says_so(
    engine: FakeEngine, memory: FastMemory
) -> None:
    shelf = Shelf()
    session = Session(engine, memory, shelf, Settings())
    shelf.adopt((Path("a.gguf"), 1.0))
    list(session.ask("Hi"))
    shelf.version += 1
    shelf.broken = AdapterError("The list is damaged.", "Consolidate again.")
    engine.enqueue("Still here.")
    events = list(session.ask("Hi"))
    assert "damaged" in of(events, Notice).message
    assert of(events, Done).turn.text == "Still here."
    assert engine.adapters == []
    assert not [e for e in session.ask("Hi") if isinstance(e, Notice)]


def test_an_adapter_that_the_engine_refuses_leaves_the_base(memory: FastMemory) -> None:
    engine = FakeEngine(refuse_adapters=AdapterError("Of another base.", "Consolidate."))
    session = Session(engine, memory, Shelf([(Path("a.gguf"), 1.0)]), Settings())
    assert "another base" in of(list(session.ask("Hi")), Notice).message


def test_memory_that_cannot_notice_does_not_cost_the_reply(
    session: Session, engine: FakeEngine, memory: FastMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(memory, "observe", broken)
    engine.enqueue("Aye.")
    events = list(session.ask("Call me Captain."))
    assert "disk is full" in of(events, Notice).message
    assert of(events, Done).turn.text == "Aye."


def test_the_store_failing_first_is_a_failed_turn(
    session: Session, memory: FastMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("The disk is full.", "Make room.")

    monkeypatch.setattr(memory, "save_turn", broken)
    failed = of(list(session.ask("Hi")), Failed)
    assert failed.turn is None


def test_settings_reach_the_sampling(memory: FastMemory) -> None:
    engine = FakeEngine(context=1000)
    settings = Settings(max_tokens=2000, temperature=0.3, seed=5)
    list(Session(engine, memory, None, settings).ask("Hi"))
    used = engine.sampled[0]
    assert (used.temperature, used.seed) == (0.3, 5)
    assert used.max_tokens <= 1000


def test_the_last_conversation_goes_on(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    engine.enqueue("First.", "Second.")
    list(session.ask("One"))
    again = Session(engine, memory, None, Settings())
    again.resume_last()
    list(again.ask("Two"))
    assert "First." in sent(engine)


def test_long_conversations_drop_the_oldest_and_say_so(memory: FastMemory) -> None:
    engine = FakeEngine(context=220)
    session = Session(engine, memory, None, Settings(max_tokens=60))
    for number in range(8):
        engine.enqueue(f"reply {number} " + "word " * 10)
        events = list(session.ask(f"question {number} " + "word " * 10))
    assert of(events, PromptReady).prompt.dropped > 0
    assert Status.ACTIVE not in {fact.status for fact in memory.facts()}
