"""Rules of form in a conversation: what is shown, saved, counted and stopped."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from app.house.settings.config import Settings
from app.talk.events import Done, Failed, Piece
from app.talk.reply.style.rules import Rule
from app.talk.session import Session
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import ModelError
from memory.vocabulary.records import LedgerEntry, TurnState
from tests.app.talk.test_conversation import of
from tests.fakes_engine import FakeEngine

ORDER = "Always answer in one sentence."


def ruled(engine: FakeEngine, memory: FastMemory, *rules: Rule) -> Session:
    """A session in which a standing instruction is read as these rules."""

    def style(instructions: Sequence[str]) -> Sequence[Rule]:
        return rules if instructions else ()

    session = Session(engine, memory, None, Settings(), style=style)
    list(session.ask(ORDER))
    return session


def shown(events: Sequence[object]) -> str:
    return "".join(event.text for event in events if isinstance(event, Piece))


def test_the_reply_keeps_the_rule_and_is_saved_as_shown(
    engine: FakeEngine, memory: FastMemory
) -> None:
    session = ruled(engine, memory, Rule("end_with", "over and out"))
    engine.enqueue("You live in Leeds.")
    events = list(session.ask("Where do I live?"))
    turn = of(events, Done).turn
    assert shown(events) == turn.text == "You live in Leeds. over and out"
    assert turn.state is TurnState.COMPLETE


def test_a_reply_that_a_rule_ended_is_complete(engine: FakeEngine, memory: FastMemory) -> None:
    session = ruled(engine, memory, Rule("one_sentence"))
    engine.enqueue("Paris is big. It has many bridges. It lies on the Seine.")
    done = of(list(session.ask("Tell me about Paris.")), Done)
    assert done.turn.text == "Paris is big." and done.turn.state is TurnState.COMPLETE
    assert done.stats.finish == "stop"


def test_the_model_goes_on_from_what_it_said(engine: FakeEngine, memory: FastMemory) -> None:
    session = ruled(engine, memory, Rule("ps", "P.S."))
    engine.enqueue("Paris is big.", " I hope you will visit it.")
    done = of(list(session.ask("Tell me about Paris.")), Done)
    assert done.turn.text == "Paris is big.\n\nP.S. I hope you will visit it."
    assert engine.prompts[-1][-1].text == "Paris is big.\n\nP.S."
    assert engine.prompts[-1][:-1] == engine.prompts[-2]


def test_the_users_stop_adds_nothing(engine: FakeEngine, memory: FastMemory) -> None:
    session = ruled(engine, memory, Rule("end_with", "over and out"))
    stop = threading.Event()
    engine.enqueue("Paris is big and old.")
    said = []
    for event in session.ask("Tell me about Paris.", stop=stop):
        said.append(event)
        if isinstance(event, Piece):
            stop.set()
    turn = of(said, Done).turn
    assert turn.state is TurnState.STOPPED and "over and out" not in turn.text


def test_more_goes_on_without_beginning_anew(engine: FakeEngine, memory: FastMemory) -> None:
    session = ruled(engine, memory, Rule("begin_with", "Ahoy"), Rule("all_capitals"))
    engine.enqueue("Paris is big")
    list(session.ask("Tell me about Paris."))
    engine.enqueue(" and old.")
    assert of(list(session.more()), Done).turn.text == "AHOY! PARIS IS BIG AND OLD."


def test_without_an_instruction_nothing_changes(engine: FakeEngine, memory: FastMemory) -> None:
    def style(instructions: Sequence[str]) -> Sequence[Rule]:
        raise AssertionError("there is no instruction")

    session = Session(engine, memory, None, Settings(), style=style)
    engine.enqueue("You are welcome.")
    assert of(list(session.ask("Thanks!")), Done).turn.text == "You are welcome."


def test_a_failing_reader_costs_no_reply(engine: FakeEngine, memory: FastMemory) -> None:
    def style(instructions: Sequence[str]) -> Sequence[Rule]:
        raise ModelError("no embedder")

    session = Session(engine, memory, None, Settings(), style=style)
    list(session.ask(ORDER))
    engine.enqueue("You live in Leeds.")
    assert of(list(session.ask("Where do I live?")), Done).turn.text == "You live in Leeds."


def test_an_error_in_the_middle_keeps_what_came(engine: FakeEngine, memory: FastMemory) -> None:
    session = ruled(engine, memory, Rule("quotes"))
    engine.enqueue(ModelError("gone"))
    assert of(list(session.ask("Where do I live?")), Failed).error.message == "gone"


def test_an_instruction_in_the_weights_is_kept_too(engine: FakeEngine, memory: FastMemory) -> None:
    seen: list[str] = []

    def style(instructions: Sequence[str]) -> Sequence[Rule]:
        seen[:] = instructions
        return (Rule("one_sentence"),)

    memory.switch_base(engine.base_hash)
    fact = memory.remember(ORDER)[0].fact
    memory.consolidate([LedgerEntry(fact.id, fact.revision, engine.base_hash, "a", "n", 6, 6)])
    session = Session(engine, memory, None, Settings(), style=style)
    engine.enqueue("Paris is big. It is old.")
    done = of(list(session.ask("Tell me about Paris.")), Done)
    assert done.turn.text == "Paris is big." and seen == [fact.text]
    assert fact.text not in engine.prompts[-1][0].text
