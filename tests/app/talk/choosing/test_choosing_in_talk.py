"""A choice in a conversation: memory decides how the reply begins."""

from __future__ import annotations

import pytest

from app.engine.tokens.sampling import Sampling
from app.house.settings.config import Settings
from app.talk.events import Done
from app.talk.session import Session
from memory.fast_memory import FastMemory
from tests.fakes_engine import FakeEngine


@pytest.fixture
def talk(memory: FastMemory) -> tuple[Session, FakeEngine]:
    engine = FakeEngine(sampling=Sampling())  # type: ignore[arg-type]
    return Session(engine, memory, None, Settings()), engine


def reply(session: Session, text: str) -> str:
    done = list(session.ask(text))[-1]
    assert isinstance(done, Done)
    return done.turn.text


def test_a_dislike_decides(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I hate olives."))
    session.new()
    engine.enqueue(" They are salty, too.")
    said = reply(session, "Capers or olives on my pizza?")
    assert said == "I'd choose capers, because you hate olives. They are salty, too."
    assert engine.prompts[-1][-1].text == "I'd choose capers, because you hate olives."


def test_the_model_chooses_of_what_is_left(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I'm allergic to walnuts."))
    session.new()
    engine.enqueue(" the apple pie, it is good")
    engine.enqueue(" Enjoy it!")
    said = reply(session, "Walnut cake, apple pie or plum tart?")
    assert said == "I'd choose the apple pie, because you are allergic to walnuts. Enjoy it!"
    assert " walnut" in engine.sampled[-2].never  # type: ignore[attr-defined]
    assert engine.sampled[-1].never == ()  # type: ignore[attr-defined]


def test_a_model_that_chooses_nothing_is_not_heard(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I'm allergic to walnuts."))
    session.new()
    engine.enqueue(" the bakery, always")
    engine.enqueue("")
    said = reply(session, "Walnut cake, apple pie or plum tart?")
    assert said == "I'd choose apple pie or plum tart, because you are allergic to walnuts."


def test_another_choice_is_the_model_s(talk: tuple[Session, FakeEngine]) -> None:
    session, engine = talk
    list(session.ask("I hate olives."))
    engine.enqueue("Porto.")
    assert reply(session, "Porto or Ghent in May?") == "Porto."


def test_a_persona_and_another_language_choose_for_themselves(
    talk: tuple[Session, FakeEngine],
) -> None:
    session, engine = talk
    list(session.ask("I hate olives."))
    session.new()
    session.play("You are a pirate.")
    engine.enqueue("Arr!")
    assert reply(session, "Capers or olives?") == "Arr!"
    session.new()
    session.play("")
    list(session.ask("Always answer in French."))
    engine.enqueue("Des câpres.")
    assert reply(session, "Capers or olives?") == "Des câpres."
