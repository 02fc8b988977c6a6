"""Which questions need nothing of the talk before, and what they are put with."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.talk.events import PromptReady
from app.talk.prompt.alone import SMALL, small, stands_alone, tells
from app.talk.session import Session
from tests.fakes_engine import FakeEngine


@pytest.mark.parametrize(
    "text",
    [
        "What is the name of my dog?", "Where do I live?", "where does my sister live",
        "Do you know what I'm allergic to?", "Tell me my favourite colour.", "Who am I?",
        "I forgot my dog's name. What is it?", "What's my last name?", "What should I call you?",
        "My car, what is it called?", "Luna, when is my birthday?", "What’s my name?",
    ],
)  # fmt: skip
def test_questions_about_the_user_stand_alone(text: str) -> None:
    assert stands_alone(text) and not tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "And where does she live?", "Where does she live?", "What did I just say?", "Why?",
        "What is the capital of France?", "I live in Bergen.", "Is that my dog?", "hello",
        "What did I ask you before?", "Can you repeat my question?", "Am I right?", "",
        "And my cat?", "Did he tell me so?", "Translate this for me?", "Hi\nWhat is my name?",
        "What was my first question?", "Is it mine?",
    ],
)  # fmt: skip
def test_what_points_back_does_not(text: str) -> None:
    assert not stands_alone(text)


@given(st.text(max_size=80))
def test_any_text_is_judged(text: str) -> None:
    assert stands_alone(text) in (True, False)
    if tells(text):
        assert not stands_alone(text)


def test_what_tells_is_not_what_asks() -> None:
    assert tells("My cat is called Zor.") and tells("I’m tired.")
    assert not tells("Hello!") and not tells("Where do I live?") and not tells("Tell me my name.")


def test_small_goes_by_the_file(tmp_path: Path) -> None:
    file = tmp_path / "m.gguf"
    assert not small(file)
    file.write_bytes(b"GGUF")
    assert small(file)
    with file.open("r+b") as sparse:
        sparse.truncate(SMALL)
    assert not small(file)


class Shelf:
    """One adapter, always."""

    def stamp(self, base: str) -> int:
        return 1

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        return [(Path("a.gguf"), 1.0)]


def asked(session: Session, engine: FakeEngine, *texts: str) -> PromptReady:
    """The last prompt of some turns."""
    for text in texts:
        engine.enqueue("Yes.")
        events = list(session.ask(text))
    return next(event for event in events if isinstance(event, PromptReady))


TALK = ("Hello!", "My aunt came by yesterday, I guess.", "Where do I live?", "What is my job?")


def test_a_question_goes_with_what_was_told_and_no_more(
    session: Session, engine: FakeEngine
) -> None:
    on = Session(
        engine, session.memory, Shelf(), replace(session.settings, alone="always")
    )  # fmt: skip
    ready = asked(on, engine, *TALK)
    assert ready.prompt.unneeded == 2 and ready.prompt.dropped == 0
    shown = [message.text for message in ready.prompt.messages]
    assert any("aunt" in text for text in shown)
    assert not any("Hello" in text or "Where do I live" in text for text in shown)
    assert asked(on, engine, "And hers?").prompt.unneeded == 0


def test_nothing_is_left_out_without_adapters_or_when_it_is_off(
    session: Session, engine: FakeEngine
) -> None:
    always = replace(session.settings, alone="always")
    bare = Session(engine, session.memory, None, always)
    assert asked(bare, engine, *TALK).prompt.unneeded == 0
    off = Session(
        engine, session.memory, Shelf(), replace(session.settings, alone="never")
    )  # fmt: skip
    assert asked(off, engine, *TALK).prompt.unneeded == 0
