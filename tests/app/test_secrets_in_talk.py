"""A secret that is said in a talk is nowhere on the disk: message, title, reply, search, export."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.talk.events import Done, PromptReady, Remembered
from app.talk.reply.drafts import Drafts
from app.talk.session import Session
from memory.accept.secrets import MASK
from memory.fast_memory import FastMemory
from memory.vocabulary.records import ChangeKind
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine


def bytes_of(folder: Path) -> bytes:
    """All that is in a folder."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("said", "secret"),
    [
        ("My password is hunter2brindle", "hunter2brindle"),
        ("Mein Passwort ist hunter2brindle", "hunter2brindle"),
        ("Log in at postgres://me:hunter2brindle@db.example.org/x please", "hunter2brindle"),
    ],
)
def test_a_secret_leaves_no_trace(tmp_path: Path, said: str, secret: str) -> None:
    memory = FastMemory(tmp_path / "memory", FakeEmbedder())
    engine = FakeEngine()
    engine.enqueue(f"I noted {secret}.")
    engine.enqueue("As I said.")
    drafts = Drafts(tmp_path / "drafts")
    session = Session(engine, memory, None, Settings(), drafts=drafts)  # type: ignore[arg-type]
    events = list(session.ask(said))

    asked = next(event for event in events if isinstance(event, PromptReady)).prompt
    assert secret in asked.messages[-1].text  # the model was asked what the user said
    changes = next(event for event in events if isinstance(event, Remembered)).changes
    assert [change.kind for change in changes] == [ChangeKind.REFUSED]
    done = next(event for event in events if isinstance(event, Done))
    assert secret not in done.turn.text
    assert session.conversation is not None
    list(session.ask("And now?"))
    turns = memory.turns(session.conversation.id)
    assert MASK in turns[0].text
    assert all(secret not in turn.text for turn in turns)
    assert secret not in memory.conversations()[0].title
    assert all(secret not in found.text for found in memory.search_turns(secret))
    memory.export(tmp_path / "out.jsonl")
    memory.close()
    assert secret.encode() not in bytes_of(tmp_path)


def test_the_rest_of_such_a_message_is_remembered(tmp_path: Path) -> None:
    memory = FastMemory(tmp_path / "memory", FakeEmbedder())
    engine = FakeEngine()
    engine.enqueue("Fine.")
    session = Session(engine, memory, None, Settings())  # type: ignore[arg-type]
    list(session.ask("I live in Orlen. My password is hunter2brindle."))
    assert [fact.value for fact in memory.facts()] == ["Orlen"]
    memory.close()
    assert b"hunter2brindle" not in bytes_of(tmp_path)


def test_what_is_ingested_is_stored_without_its_secrets(tmp_path: Path) -> None:
    memory = FastMemory(tmp_path / "memory", FakeEmbedder())
    file = tmp_path / "past.jsonl"
    lines = [
        {"conversation": "c", "role": "user", "text": "I live in Orlen."},
        {"conversation": "c", "role": "user", "text": "My password is hunter2brindle, you know."},
    ]
    file.write_text("".join(json.dumps(line) + "\n" for line in lines))
    memory.ingest(file)
    assert [fact.value for fact in memory.facts()] == ["Orlen"]
    assert any(MASK in turn.text for turn in memory.turns("c"))
    memory.close()
    file.unlink()
    assert b"hunter2brindle" not in bytes_of(tmp_path)
