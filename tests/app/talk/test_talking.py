"""Again, in other words, without a trace; how strongly the weights speak; a talk as a file."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.talk.after import transcript
from app.talk.events import AdapterSwapped, Done, Failed, Remembered
from app.talk.session import Session
from app.talk.weights import Dialled
from app.upkeep import knowledge
from memory.fast_memory import FastMemory
from memory.vocabulary.errors import ArchiveError, SettingsError
from memory.vocabulary.records import LedgerEntry, Status, TurnState
from tests.app.talk.test_conversation import of
from tests.fakes_engine import FakeEngine


def told(session: Session, engine: FakeEngine, text: str, reply: str) -> None:
    engine.enqueue(reply)
    list(session.ask(text))


# Again


def test_again_replaces_the_reply(session: Session, engine: FakeEngine, memory: FastMemory) -> None:
    told(session, engine, "My dog is called Mivack.", "Noted.")
    told(session, engine, "What is my dog called?", "No idea.")
    engine.enqueue("Mivack.")
    events = list(session.again())
    assert not [event for event in events if isinstance(event, Remembered)]
    turns = memory.turns(of(events, Done).turn.conversation)
    assert [turn.text for turn in turns] == [
        "My dog is called Mivack.", "Noted.", "What is my dog called?", "Mivack.",
    ]  # fmt: skip
    assert engine.prompts[-1][-1].text == engine.prompts[-2][-1].text
    assert not any("No idea." in message.text for message in engine.prompts[-1])


def test_again_stopped_before_a_word_keeps_the_old_reply(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    import threading

    told(session, engine, "Hello", "Hi.")
    stop = threading.Event()
    stop.set()
    engine.enqueue("never")
    assert of(list(session.again(stop)), Done).turn.text == "Hi."
    assert session.conversation is not None
    assert [turn.text for turn in memory.turns(session.conversation.id)] == ["Hello", "Hi."]


def test_there_must_be_something_to_repeat(session: Session) -> None:
    assert "Nothing has been said" in of(list(session.again()), Failed).error.message


# In other words


def test_rewriting_undoes_what_the_old_words_taught(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    told(session, engine, "Hello", "Hi.")
    told(session, engine, "I live in Berlin.", "Berlin!")
    assert [fact.value for fact in memory.facts()] == ["Berlin"]
    engine.enqueue("Orlen!")
    list(session.rewrite("I live in Orlen."))
    assert [fact.value for fact in memory.facts()] == ["Orlen"]
    assert session.conversation is not None
    turns = memory.turns(session.conversation.id)
    assert [turn.text for turn in turns] == ["Hello", "Hi.", "I live in Orlen.", "Orlen!"]
    assert "Berlin" not in "".join(message.text for message in engine.prompts[-1])


# Without a trace


def prints(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_incognito_reads_and_writes_nothing(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    told(session, engine, "I live in Orlen.", "Noted.")
    before = prints(memory.folder)
    session.go_incognito(True)
    assert session.incognito
    engine.enqueue("A secret.", "Again.", "Other.")
    list(session.ask("My dog is called Zorvath. Where do I live?"))
    assert "Orlen" in "".join(message.text for message in engine.prompts[-1])  # known from before
    list(session.again())
    list(session.rewrite("My cat is called Zorvath."))
    assert "Zorvath" in engine.prompts[-1][-1].text
    assert prints(memory.folder) == before
    assert len(memory.conversations()) == 1
    session.go_incognito(False)
    told(session, engine, "My dog is called Mivack.", "Noted.")
    assert {fact.value for fact in memory.facts()} == {"Orlen", "Mivack"}
    assert len(memory.conversations()) == 2


# The dial


class Shelf:
    def stamp(self, base: str) -> str:
        return "one"

    def loaded(self, base: str) -> list[tuple[Path, float]]:
        return [(Path("a.gguf"), 0.8)]


def test_the_dial_turns_the_weights_down_to_exactly_the_base(
    engine: FakeEngine, memory: FastMemory, tmp_path: Path
) -> None:
    dial = Dialled(Shelf(), tmp_path / "strength.json")
    session = Session(engine, memory, dial, Settings())
    assert of(list(session.ask("Hi")), AdapterSwapped).adapters == ((Path("a.gguf"), 0.8),)
    dial.turn_to(0.5)
    list(session.ask("Hi"))
    assert engine.adapters == [(Path("a.gguf"), 0.4)]
    dial.turn_to(0)
    list(session.ask("Hi"))
    assert engine.adapters == []
    for wrong in (-0.1, 1.01):
        with pytest.raises(SettingsError):
            dial.turn_to(wrong)
    (tmp_path / "strength.json").write_text("[]")
    assert dial.strength == 1.0


# A talk as a file


def test_a_conversation_as_markdown_and_as_json_lines(
    session: Session, engine: FakeEngine, memory: FastMemory, tmp_path: Path
) -> None:
    told(session, engine, "I live in Orlen.", "A *fine* place.")
    assert session.conversation is not None
    (talk,) = memory.conversations()
    turns = memory.turns(talk.id)
    text = transcript.write(tmp_path / "talk.md", talk, turns).read_text()
    assert text.startswith("# I live in Orlen.\n") and "A *fine* place." in text
    file = transcript.write(tmp_path / "talk.jsonl", talk, turns)
    assert file.stat().st_mode & 0o077 == 0
    rows = [json.loads(line) for line in file.read_text().splitlines()]
    assert [(row["role"], row["text"]) for row in rows] == [
        ("user", "I live in Orlen."), ("assistant", "A *fine* place."),
    ]  # fmt: skip
    assert transcript.name_of(talk).endswith(" I live in Orlen.md")
    with pytest.raises(ArchiveError, match="cannot be written"):
        transcript.write(tmp_path / "no" / "x.md", talk, turns)


# What is known, and where it stands


def test_why_a_fact_waits_and_how_it_came_to_be(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    told(session, engine, "I live in Berlin.", "Noted.")
    told(session, engine, "I moved to Orlen.", "Noted.")
    found = {view.fact.value: view for view in knowledge.views(memory, "f" * 64)}
    assert "told once" in found["Orlen"].waits and not found["Orlen"].tonight
    assert found["Berlin"].fact.status is Status.SUPERSEDED and not found["Berlin"].waits
    memory.promote(found["Orlen"].fact.id)
    orlen = {view.fact.value: view for view in knowledge.views(memory, "f" * 64)}["Orlen"]
    assert orlen.tonight and not orlen.waits
    seen = knowledge.history(memory, orlen.fact)
    assert [turn.text for turn in seen.told] == ["I moved to Orlen."]
    assert [fact.value for fact in seen.before] == ["Berlin"] and seen.after is None
    assert seen.told[0].state is TurnState.COMPLETE
    memory.consolidate([LedgerEntry(orlen.fact.id, 1, "f" * 64, "s1", "n1", 6, 5)])
    learned = {view.fact.value: view for view in knowledge.views(memory, "f" * 64)}["Orlen"]
    assert learned.since is not None and learned.exam == (5, 6)
    assert len(knowledge.history(memory, learned.fact).learned) == 1


def test_finding_by_words_and_state(
    session: Session, engine: FakeEngine, memory: FastMemory
) -> None:
    told(session, engine, "I live in Berlin.", "Noted.")
    told(session, engine, "I moved to Orlen.", "Noted.")
    found = knowledge.views(memory, "")
    assert [v.fact.value for v in knowledge.matching(found, "lives orlen")] == ["Orlen"]
    assert [v.fact.value for v in knowledge.matching(found, "", Status.SUPERSEDED)] == ["Berlin"]
    assert knowledge.matching(found, "nothing") == []
