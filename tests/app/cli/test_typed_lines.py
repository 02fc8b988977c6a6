"""Pastes in a plain terminal."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.cli.talk.typed_lines import BEGIN, END, parted

ROOT = Path(__file__).parents[3]
SCRIPT = (
    "from app.cli.talk.typed_lines import prepare, read\n"
    "line = read('you: ', prepare())\nprint('GOT', repr((line.typed, line.pasted)))\n"
)


@pytest.mark.parametrize(
    ("text", "typed", "pasted"),
    [
        ("I live in Orlen.", "I live in Orlen.", ""),
        (f"{BEGIN}I live in Orlen.{END}", "", "I live in Orlen."),
        (f"Translate {BEGIN}one\ntwo{END} please", "Translate please", "one\ntwo"),
        (f"{BEGIN}never closed", "", "never closed"),
    ],
)
def test_marked_pastes_are_taken_out(text: str, typed: str, pasted: str) -> None:
    found = parted(text)
    assert (found.typed, found.pasted) == (typed, pasted)
    assert BEGIN not in found.whole


def test_lines_that_come_at_once_are_a_paste() -> None:
    assert parted("I live in Orlen.\nMy dog is Drusk.", burst=True).typed == ""


def in_terminal(sent: bytes, term: str) -> str:
    """What the reading of one message gives in a terminal of its own."""
    ours, theirs = pty.openpty()
    child = subprocess.Popen(
        [sys.executable, "-c", SCRIPT], stdin=theirs, stdout=theirs, stderr=theirs, cwd=ROOT,
        env={**os.environ, "TERM": term, "LC_ALL": "C.UTF-8"},
    )  # fmt: skip
    os.close(theirs)
    out, written, end = b"", False, time.monotonic() + 60
    while b"\n" not in out.partition(b"GOT")[2] and time.monotonic() < end:
        try:
            out += os.read(ours, 4096)
        except OSError:
            break
        if not written and b"you: " in out:
            os.write(ours, sent)
            written = True
    child.wait(30)
    os.close(ours)
    return out.decode("utf-8", "replace").partition("GOT")[2]


def test_a_terminal_without_marks() -> None:
    found = in_terminal(b"I live in Orlen.\nMy dog is Drusk.\n", "dumb")
    assert "('', 'I live in Orlen.\\nMy dog is Drusk.')" in found


def test_a_terminal_that_marks_pastes() -> None:
    found = in_terminal(b"Say \x1b[200~I live in Orlen.\x1b[201~ aloud\n", "xterm")
    assert "('Say aloud', 'I live in Orlen.')" in found


def test_typed_words_are_typed() -> None:
    assert "('I live in Orlen.', '')" in in_terminal(b"I live in Orlen.\n", "xterm")
