"""An open chat in one process, memory and adapters changed from another."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from app.engine import file_hash
from consolidation.adapters.manifest import Manifest, Shard
from consolidation.adapters.shelf import Adapters
from memory.disk.files import sha256_of
from memory.fast_memory import FastMemory
from memory.vocabulary.records import TurnState
from tests.app.engine.tiny import make_adapter, make_llama
from tests.fakes import FakeEmbedder

ROOT = Path(__file__).parent.parent.parent.parent


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A random model: what it says means nothing, what it is sent does."""
    return make_llama(tmp_path_factory.mktemp("model") / "tiny.gguf", context=2048)


class Chat:
    """`luna chat --jsonl`, open."""

    def __init__(self, model: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "app", "--model", str(model), "chat", "--jsonl"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=os.environ | {"LUNA_CHAT_MAX_TOKENS": "8"},
        )

    def say(self, text: str) -> dict[str, Any]:
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"say": text}) + "\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        return answer


@pytest.fixture
def chat(model: Path, warm: Path) -> Iterator[Chat]:
    open_chat = Chat(model)
    yield open_chat
    assert open_chat.process.stdin and open_chat.process.stdout
    open_chat.process.stdin.close()
    assert open_chat.process.wait(timeout=60) == 0
    open_chat.process.stdout.close()


def luna(model: Path, *arguments: str) -> list[dict[str, Any]]:
    """One command in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "--model", str(model), *arguments],
        capture_output=True, text=True, check=False, cwd=ROOT, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr + done.stdout
    return [json.loads(line) for line in done.stdout.splitlines()]


def sent(answer: dict[str, Any]) -> str:
    return "\n".join(section["text"] for section in answer["prompt"]["sections"])


def test_a_fact_forgotten_elsewhere_is_gone_from_the_next_prompt(chat: Chat, model: Path) -> None:
    (fact,) = chat.say("I have a dog called Mivack.")["remembered"]
    assert "Mivack" in sent(chat.say("What is my dog called?"))
    luna(model, "memory", "forget", fact["id"], "--yes", "--json")
    assert "Mivack" not in sent(chat.say("What is my dog called?"))


def test_a_fact_added_elsewhere_is_there(chat: Chat, model: Path) -> None:
    chat.say("Hello")
    luna(model, "memory", "add", "I have a dog called Mivack.", "--json")
    assert "Mivack" in sent(chat.say("What is my dog called?"))


def test_an_adapter_adopted_elsewhere_is_in_use_with_the_next_turn(
    chat: Chat, model: Path, home: Path, tmp_path: Path
) -> None:
    first = chat.say("Hello")
    base = file_hash(model)
    file = make_adapter(tmp_path / "lora.gguf", base_hash=base, strength=2.0)
    shard = Shard("shard1", sha256_of(file), 1.0, (), (), "night1")
    Adapters(home / "adapters").adopt(
        base, lambda: Manifest(base, "night1", 0, (shard,)), {"shard1": file}
    )
    answer = chat.say("Hello")
    assert "adapters" not in first
    assert [Path(a["file"]).name for a in answer["adapters"]] == ["shard1.gguf"]
    luna(model, "adapters", "off", "--json")
    assert chat.say("Hello")["adapters"] == []


def test_ctrl_c_keeps_what_came(model: Path, warm: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "app", "--model", str(model), "-p", "Tell me everything."],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT,
        env=os.environ | {"LUNA_CHAT_MAX_TOKENS": "1800", "LUNA_CHAT_TEMPERATURE": "0"},
    )  # fmt: skip
    assert process.stdout
    assert process.stdout.read(1)  # the reply has begun
    process.send_signal(signal.SIGINT)
    started = time.monotonic()
    _, err = process.communicate(timeout=30)
    assert time.monotonic() - started < 15
    assert b"Traceback" not in err
    assert process.returncode == 0
    # Whether it was stopped or had just ended: what was said is saved.
    store = FastMemory(warm / "memory", FakeEmbedder())
    (talk,) = store.conversations()
    question, reply = store.turns(talk.id)
    store.close()
    assert question.text == "Tell me everything."
    assert reply.state is (TurnState.STOPPED if b"stopped" in err else TurnState.COMPLETE)
