"""The program in a pseudo-terminal: real bytes from a keyboard, a mouse and a paste."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal import Terminal

CODE = """
from app import assembly
from app.house import paths
from app.house.settings.config import Settings
from app.tui import LunaApp
from app.tui.terminal.keys import teach_alt_enter
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
where = paths.find()
where.create()
teach_alt_enter()
engine = FakeEngine()
engine.enqueue("Heard **you**.", "Heard again.")
settings = Settings(automatic=False, acknowledge=False)
luna = assembly.Luna(settings, where, engine=engine, embedder=FakeEmbedder())
LunaApp(luna).run()
for messages in engine.prompts:
    print("SENT", repr(messages[-1].text), flush=True)
luna.close()
"""
PLAIN = """
import sys
from app.cli import common
from app.house.settings.config import Settings
from app import assembly
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
engine = FakeEngine()
engine.enqueue("Heard you.")
build = assembly.Luna.__init__
def scripted(self, settings, paths, **more):
    build(self, settings, paths, engine=engine, embedder=FakeEmbedder())
assembly.Luna.__init__ = scripted
from app.__main__ import main
sys.argv = ["luna", *sys.argv[1:]]
main()
"""


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    with Terminal(["-c", CODE], tmp_path) as there:
        there.until(b" ready")
        yield there


def test_breaks_a_paste_and_leaving(terminal: Terminal) -> None:
    terminal.write("one\x1b\rtwo\nthree")  # Alt+Enter and Ctrl+J break the line
    terminal.until(b"three")
    terminal.write("\x1b[200~pasted one\npasted two\x1b[201~")
    terminal.until(b"pasted 2 lines")
    terminal.write("\r")
    terminal.until(b"Heard")
    terminal.write("\x11")  # Ctrl+Q
    assert "pasted one\\npasted two" in terminal.rest() and terminal.process.wait(20) == 0
    assert "one\\ntwo\\nthree" in terminal.seen


def test_the_mouse_fills_the_input_and_escape_never_leaves(terminal: Terminal) -> None:
    row = terminal.row_of("From now on, call me Captain.")
    terminal.write(f"\x1b[<0;40;{row}M\x1b[<0;40;{row}m")
    terminal.until(b"call me Captain.")  # the line that was clicked is drawn anew
    terminal.drain(2)  # then it stands in the input, and Enter is the input's
    terminal.write("\r")
    terminal.until(b"Heard")
    terminal.write("\x1b")
    terminal.drain(0.5)
    terminal.write("\x1b\x11")
    assert "call me Captain" in terminal.rest() and terminal.process.wait(20) == 0


@pytest.mark.parametrize(("words", "term"), [([], "dumb"), (["chat", "--plain"], "xterm")])
def test_a_plain_chat(tmp_path: Path, words: list[str], term: str) -> None:
    with Terminal(["-c", PLAIN, *words], tmp_path, TERM=term) as there:
        there.until(b"you: ")
        there.write("Hello\n")
        there.until(b"Heard you.")
        there.write("/quit\n")
        rest = re.sub("\x1b\\[\\?2004[hl]", "", there.rest())  # where pastes begin and end
        assert "\x1b" not in rest and there.process.wait(20) == 0


def test_the_shell_completes_commands(tmp_path: Path) -> None:
    import subprocess

    found = subprocess.run(
        [sys.executable, "-m", "app"], capture_output=True, text=True, check=True,
        env=os.environ | {"_LUNA_COMPLETE": "bash_complete", "COMP_WORDS": "luna sched",
                          "COMP_CWORD": "1", "LUNA_HOME": str(tmp_path)},
    )  # fmt: skip
    assert "schedule" in found.stdout
