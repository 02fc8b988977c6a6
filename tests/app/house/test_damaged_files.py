"""The small files, the settings and the terminal: damage is told, defaults count, nothing ends."""

from __future__ import annotations

import json
import logging
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from app.house import logs
from app.house.settings.config import Settings
from app.nights.schedule import Schedule
from app.talk.weights import Dialled
from consolidation.adapters.shelf import Adapters
from memory.disk.files import write_whole
from tests.app.shell import Shell, shell

DAMAGED = ["", "{", "[]", "\x00", '{"strength": NaN}', '{"strength": "1"}', '{"strength": 7}']


@pytest.fixture
def luna(monkeypatch: pytest.MonkeyPatch) -> Shell:
    return shell(monkeypatch)


@pytest.mark.parametrize("text", DAMAGED)
def test_a_damaged_dial_is_told_and_speaks_at_full_strength(
    luna: Shell, home: Path, text: str
) -> None:
    (home / "strength.json").write_text(text)
    dial = Dialled(Adapters(home / "adapters"), home / "strength.json")
    assert dial.strength == 1.0
    luna.engine.enqueue("Hello.")
    told = luna("-p", "Hi.")
    assert told.stdout.strip() == "Hello." and "strength.json is damaged" in told.stderr
    dial.turn_to(0.5)
    assert dial.strength == 0.5
    assert [p.read_text() for p in (home / "damaged").iterdir()] == [text]


@pytest.mark.parametrize("value", ['{"served": "soon"}', '{"served": 3}', '{"owner": "x"}'])
def test_a_damaged_schedule_begins_anew(home: Path, value: str) -> None:
    (home / "schedule.json").write_text(value)
    schedule = Schedule(home, Settings())
    assert schedule.due() is None
    schedule.begin()
    assert schedule.state.served and list((home / "damaged").iterdir())


@pytest.mark.parametrize(
    "text", ["[recall", "\x00\xff", "[recall]\nbudget = 'x'\n", "rekall = 1\n", "a=" + "[" * 9999]
)
def test_damaged_settings_stop_no_chat(luna: Shell, home: Path, text: str) -> None:
    (home / "config.toml").write_text(text, encoding="latin-1")
    luna.engine.enqueue("Hello.")
    told = luna("-p", "Hi.")
    assert told.stdout.strip() == "Hello." and "The default counts." in told.stderr
    assert (home / "config.toml").read_text(encoding="latin-1") == text
    luna("config", "show", code=1)  # who looks at the settings is told what is wrong


def test_what_somebody_wrote_cannot_speak_to_the_terminal(luna: Shell, tmp_path: Path) -> None:
    file = tmp_path / "talk.jsonl"
    evil = "I like \x1b]0;title\x07jazz \x1b[2J and \x9b31m blues\u202e."
    file.write_text(json.dumps({"text": evil, "role": "user", "id": "1"}))
    luna("memory", "ingest", str(file))
    talk = luna.objects("conversations", "list", "--json")[0]
    shown = luna("conversations", "show", talk["id"]).output
    shown += luna("conversations", "list").output + luna("memory", "list").output
    shown += luna("search", "jazz").output + luna("memory", "list", "--json").output
    assert "jazz" in shown
    assert not set(shown) & {"\x1b", "\x07", "\x9b", "\u202e"}
    luna.engine.enqueue("A \x1b[31mreply.")
    assert "\x1b" not in luna("-p", "Hi.").output


def test_a_link_that_lies_where_a_draft_would_is_not_followed(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    (tmp_path / "file.part").symlink_to(victim)
    write_whole(tmp_path / "file", "new")
    assert victim.read_text() == "mine" and (tmp_path / "file").read_text() == "new"
    assert (tmp_path / "file").stat().st_mode & 0o077 == 0


def test_settings_that_are_a_link_stay_one(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, "new")
    assert link.is_symlink() and real.read_text() == "new"


def test_a_log_on_a_full_disk_prints_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    logs.start(tmp_path / "gone" / "luna.log")
    logging.getLogger("app.x").warning("hello")
    logs.stop()
    assert capsys.readouterr().err == ""


def test_no_core_dumps() -> None:
    code = (
        "from app.house.process.cores import forbid; import resource; forbid();"
        "print(resource.getrlimit(resource.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "(0, 0)\n"
    assert resource.RLIMIT_CORE


FULL = """
import resource, sys
from pathlib import Path
from memory.vocabulary.errors import LunaError
from memory.fast_memory import FastMemory
from memory.vocabulary.records import Turn
from tests.fakes import FakeEmbedder
import signal
memory = FastMemory(Path(sys.argv[1]), FakeEmbedder())
talk = memory.start_conversation()
first = memory.save_turn(Turn(talk.id, "user", "I live in Orlen."))
memory.observe(first)
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]),) * 2)
try:
    turn = memory.save_turn(Turn(talk.id, "user", "I have a dog called Mivack."))
    memory.observe(turn)
    print("saved")
except LunaError as error:
    print("said", error.remedy)
"""


@pytest.mark.parametrize("limit", [0, 700])
def test_a_full_disk_is_said_and_what_was_saved_stays(tmp_path: Path, limit: int) -> None:
    from memory.fast_memory import FastMemory
    from tests.fakes import FakeEmbedder

    folder = tmp_path / "memory"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(folder), str(limit)],
        capture_output=True, text=True, timeout=280, check=False,
        cwd=Path(__file__).parents[3],
    )  # fmt: skip
    assert "Traceback" not in done.stderr, done.stderr[-1500:]
    assert done.stdout.startswith("said"), done.stdout
    memory = FastMemory(folder, FakeEmbedder())
    assert "Orlen" in {fact.value for fact in memory.facts()}
    memory.close()
