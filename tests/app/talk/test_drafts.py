"""What a killed program leaves of a reply is there at the next start."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from app.talk.reply import drafts
from app.talk.reply.drafts import Drafts
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Turn, TurnState
from tests.terminal import Terminal

CODE = """
from app import assembly
from app.house import paths
from app.house.settings.config import Settings
from app.tui import LunaApp
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
where = paths.find()
where.create()
engine = FakeEngine(seconds_a_piece=0.05)
engine.enqueue(" ".join(f"word{n}" for n in range(400)))
luna = assembly.Luna(Settings(automatic=False), where, engine=engine, embedder=FakeEmbedder())
LunaApp(luna).run()
luna.close()
"""


def test_a_reply_survives_the_end_of_its_terminal(tmp_path: Path) -> None:
    with Terminal(["-c", CODE], tmp_path) as there:
        there.until(b" ready")
        there.write("Count for me\r")
        there.until(b"word40")
        there.process.send_signal(signal.SIGHUP)
        there.process.wait(20)
    assert list((tmp_path / "drafts").glob("*.json"))
    with Terminal(["-c", CODE], tmp_path) as again:
        again.until(b"word30")
        again.until(b"stopped; the text so far is kept")
        again.write("\x11")
        again.rest()
    assert not list((tmp_path / "drafts").glob("*.json"))


def left(folder: Path, reply: Turn, text: str, process: list[float]) -> None:
    folder.mkdir(exist_ok=True)
    value = {"process": process, "conversation": reply.conversation, "id": reply.id, "text": text}
    (folder / f"{int(process[0])}.json").write_text(json.dumps(value), encoding="utf-8")


def gone() -> list[float]:
    """A process that ran."""
    done = subprocess.Popen([sys.executable, "-c", ""])
    done.wait()
    return [float(done.pid), 1.0]


def test_only_what_nobody_writes_any_more_is_taken(tmp_path: Path, memory: FastMemory) -> None:
    talk = memory.start_conversation()
    memory.save_turn(Turn(talk.id, "user", "Hi"))
    reply = Turn(talk.id, "assistant", "")
    mine = Drafts(tmp_path / "drafts")
    mine.keep(reply, "Hello th")
    assert drafts.recover(tmp_path / "drafts", memory) == 0  # this process runs
    assert (tmp_path / "drafts" / f"{os.getpid()}.json").is_file()
    mine.drop()
    left(tmp_path / "drafts", reply, "Hello th", gone())
    assert drafts.recover(tmp_path / "drafts", memory) == 1
    assert drafts.recover(tmp_path / "drafts", memory) == 0
    (_, found) = memory.turns(talk.id)
    assert (found.text, found.state, found.id) == ("Hello th", TurnState.STOPPED, reply.id)


def test_a_draft_never_takes_the_place_of_more(tmp_path: Path, memory: FastMemory) -> None:
    talk = memory.start_conversation()
    memory.save_turn(Turn(talk.id, "user", "Hi"))
    whole = memory.save_turn(Turn(talk.id, "assistant", "Hello there."))
    left(tmp_path / "drafts", whole, "Hello th", gone())  # killed after it was saved
    left(tmp_path / "drafts", Turn("no such talk", "assistant", ""), "Hello", [*gone()])
    (tmp_path / "drafts" / "1.json").write_text("{half", encoding="utf-8")
    (tmp_path / "drafts" / f"{int(gone()[0])}.part").write_text("half", encoding="utf-8")
    assert drafts.recover(tmp_path / "drafts", memory) == 0
    assert memory.turns(talk.id)[1] == whole
    assert not list((tmp_path / "drafts").iterdir())


def test_a_reply_that_went_on_keeps_its_new_words(tmp_path: Path, memory: FastMemory) -> None:
    talk = memory.start_conversation()
    memory.save_turn(Turn(talk.id, "user", "Hi"))
    cut = memory.save_turn(Turn(talk.id, "assistant", "Hello"))
    left(tmp_path / "drafts", cut, "Hello there, Cap", gone())
    assert drafts.recover(tmp_path / "drafts", memory) == 1
    assert [turn.text for turn in memory.turns(talk.id)] == ["Hi", "Hello there, Cap"]


def test_a_disk_that_refuses_costs_no_reply(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    blocked = Drafts(tmp_path / "file")
    blocked.keep(Turn("c", "assistant", ""), "Hello")
    blocked.drop()
