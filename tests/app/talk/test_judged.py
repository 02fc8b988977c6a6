"""A conversation whose memory is judged: what is sent, and how the reply begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from app.engine.tokens.sampling import Sampling
from app.house.settings.config import Settings
from app.talk.events import Done, PromptReady
from app.talk.session import Session
from memory.fast_memory import FastMemory
from tests.fakes_engine import FakeEngine


class Words:
    """A judge that counts shared words; only questions ask for what was told."""

    def asks(self, message: str) -> float:
        return 0.99 if message.endswith("?") else 0.0

    def alone(self, message: str) -> bool:
        return self.asks(message) < 0.1 and "it" not in message.split()

    def answers(self, message: str, lines: Sequence[str]) -> list[float]:
        asked = set(message.lower().strip("?").split()) - {"what", "is", "my", "the"}
        return [0.95 if asked & set(line.lower().split()) else 0.02 for line in lines]


@pytest.fixture
def talk(memory: FastMemory) -> tuple[Session, FakeEngine]:
    engine = FakeEngine(sampling=Sampling())  # type: ignore[arg-type]
    return Session(engine, memory, None, Settings(), judge=Words()), engine  # type: ignore[arg-type]


def test_the_reply_begins_as_the_fact_does(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I have a dog called Bruno. I live in Leeds."))
    session.new()
    engine.enqueue(" Bruno.")
    events = list(session.ask("what is my dog called?"))
    done = next(event for event in events if isinstance(event, Done))
    assert done.turn.text == "You have a dog called Bruno."
    recall = next(event for event in events if isinstance(event, PromptReady)).recall
    shown = [item.text for item in recall.section("recalled")]
    assert shown == ["The user has a dog called Bruno."]
    assert engine.prompts[-1][-1].text == "You have a dog called"
    assert engine.sampled[-1].never == (" haven",)  # type: ignore[attr-defined]


def test_what_nobody_told_is_admitted(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I live in Leeds."))
    session.new()
    engine.enqueue(" that yet.")
    events = list(session.ask("what is my cat called?"))
    done = next(event for event in events if isinstance(event, Done))
    assert done.turn.text == "You haven't told me that yet."
    assert "Leeds" not in "".join(message.text for message in engine.prompts[-1])


def test_a_reply_in_another_language_begins_by_itself(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("Always answer in French."))
    engine.enqueue("Je ne sais pas.")
    *_, done = session.ask("what is my cat called?")
    assert isinstance(done, Done) and done.turn.text == "Je ne sais pas."


def test_another_request_is_answered_as_ever(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I live in Leeds."))
    engine.enqueue("Gladly.")
    *_, done = session.ask("tell me a story about my cat")
    assert isinstance(done, Done) and done.turn.text == "Gladly."
    first = replace(Sampling(), never=(" haven",), never_first=3)
    sampled: object = engine.sampled[-1]
    assert sampled == replace(first, max_tokens=engine.sampled[-1].max_tokens)


def test_the_model_of_a_server_begins_by_itself(memory: FastMemory) -> None:
    engine = FakeEngine()  # its sampling is not the engine's own
    session = Session(engine, memory, None, Settings(), judge=Words())  # type: ignore[arg-type]
    engine.enqueue("I don't know.")
    *_, done = session.ask("what is my cat called?")
    assert isinstance(done, Done) and done.turn.text == "I don't know."


def test_a_request_that_needs_nothing_before_it_is_asked_alone(
    talk: tuple[Session, FakeEngine],
) -> None:
    """A small model says its last reply again where it is asked for something else."""
    session, engine = talk
    list(session.ask("I hate olives."))
    list(session.ask("what should i bake"))
    assert [message.role for message in engine.prompts[-1]] == ["system", "user"]
    list(session.ask("make it sweeter"))
    assert len(engine.prompts[-1]) > 2


def test_a_larger_model_is_shown_the_talk(memory: FastMemory, tmp_path: Path) -> None:
    file = tmp_path / "large.gguf"
    with file.open("wb") as out:
        out.truncate(200_000_000)
    engine = FakeEngine(sampling=Sampling())  # type: ignore[arg-type]
    settings = Settings(model=str(file))
    session = Session(engine, memory, None, settings, judge=Words())  # type: ignore[arg-type]
    list(session.ask("I hate olives."))
    list(session.ask("what should i bake"))
    assert len(engine.prompts[-1]) > 2
