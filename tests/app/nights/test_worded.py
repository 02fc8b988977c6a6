"""A night's view of a model: the house's prompts, said in the model's own form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.engine import Engine
from app.nights.worded import Worded
from app.talk.prompt.prompt import SECTIONS, build
from consolidation.ports import Model
from consolidation.wording.forms import prompt
from memory.vocabulary.prompt_form import said
from memory.vocabulary.records import Fact, Kind, Recall, Recalled
from memory.vocabulary.stranger_forms import SMALL_FORM
from tests.models import SMALL
from tests.tiny_models import Shape, make_model

CALLED = Fact("call_name", "Captain", "The user goes by Captain.", Kind.IDENTITY)
SHOWN = prompt("What do you call me?", [CALLED])


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("tiny")
    with Engine(make_model(folder / "a.gguf", shape=Shape(context=1024)), threads=1) as engine:
        yield engine


def test_a_night_sends_what_the_chat_of_that_model_sends(engine: Engine) -> None:
    model: Model = Worded(engine)
    assert engine.form is SMALL_FORM
    recall = Recall((Recalled("identity", "identity", CALLED.text, 1.0, "", 0),))
    chat = build(
        recall, (), "What do you call me?", context=1024, reply=16, count=engine.count,
        count_messages=engine.count_messages, form=engine.form,
    )  # fmt: skip
    assert model.prompt_tokens(SHOWN) == engine.prompt_tokens(chat.messages)
    assert model.prompt_tokens(SHOWN) != engine.prompt_tokens(SHOWN)


def test_every_way_of_asking_uses_the_form(engine: Engine) -> None:
    model: Model = Worded(engine)
    said = engine.form.worded(SHOWN)
    assert model.reply(SHOWN, 8) == engine.reply(said, 8)
    assert model.replies([SHOWN], 8) == engine.replies([said], 8)
    assert model.scores([(SHOWN, "hello")]) == engine.scores([(said, "hello")])
    tokens = model.prompt_tokens(SHOWN)
    assert (model.logits(tokens, 2) == engine.logits(tokens, 2)).all()
    assert (model.path, model.base_hash) == (engine.path, engine.base_hash)
    assert model.architecture == engine.architecture
    assert model.text_tokens("hello") == engine.text_tokens("hello")


def test_before_facts_a_night_shows_the_examples_of_the_chat(engine: Engine) -> None:
    home = Fact("home", "Orlen", "The user lives in Orlen.", Kind.FACT)
    model = Worded(engine)
    asked = prompt("Where do I live?", [home])
    (system, user), hint = engine.form.worded(asked), engine.form.told
    assert hint and model.prompt_tokens(asked) == engine.prompt_tokens([system, *said(hint), user])
    for plain in (prompt("Where do I live?"), prompt("Write a poem.", [home])):
        assert model.prompt_tokens(plain) == engine.prompt_tokens(engine.form.worded(plain))


def test_the_sections_of_a_prompt_say_what_was_sent(engine: Engine) -> None:
    recall = Recall((
        Recalled("identity", "identity", CALLED.text, 1.0, "", 0),
        Recalled("recalled", "fact", "The user lives in Orlen.", 1.0, "", 0),
    ))  # fmt: skip
    made = build(
        recall, (), "Where do I live?", context=4096, reply=16, count=engine.count,
        count_messages=engine.count_messages, form=engine.form, hint=engine.form.told,
    )  # fmt: skip
    sent = "\n".join(message.text for message in made.messages)
    assert tuple(section.name for section in made.sections) == SECTIONS
    for section in made.sections:
        for line in section.text.splitlines():
            assert line.removeprefix("user: ").removeprefix("assistant: ") in sent
    assert made.messages[-3:-1] == tuple(said(engine.form.told[-1:]))
    assert made.messages[-1].text.endswith("\n\nWhere do I live?")
    assert "The user goes by" not in sent


def test_a_model_trained_on_the_form_is_asked_as_before() -> None:
    with Engine(SMALL, threads=1) as engine:
        assert Worded(engine).prompt_tokens(SHOWN) == engine.prompt_tokens(SHOWN)
