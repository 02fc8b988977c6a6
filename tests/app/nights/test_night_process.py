"""The night's process: its events relayed, its end told, its death survived."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from app.house.settings.config import Settings
from app.nights.night_process import NightProcess, engine_threads, environment, threads
from memory.vocabulary.errors import ModelFileError, NightBusyError, NightCancelled, NightError

Start = Callable[[str], NightProcess]


@pytest.fixture
def child(tmp_path: Path) -> Start:
    """A night whose process runs the given Python."""

    def start(code: str) -> NightProcess:
        process = subprocess.Popen(
            [sys.executable, "-u", "-c", textwrap.dedent(code)],
            stdout=subprocess.PIPE,
            text=True,
        )
        return NightProcess(process, tmp_path / "luna.log")

    return start


def test_events_and_outcome(child: Start) -> None:
    night = child(
        """
        import json
        print(json.dumps({"type": "event", "value": {"event": "select", "facts": 2}}))
        print("a library talks")
        print(json.dumps({"type": "outcome", "value": {"adopted": True}}))
        """
    )
    assert list(night.events()) == [{"event": "select", "facts": 2}]
    assert night.outcome == {"adopted": True}
    assert not night.running


def test_an_error_of_the_child_is_the_same_error_here(child: Start) -> None:
    night = child(
        """
        import json
        value = {"kind": "NightBusyError", "error": "Another night runs.", "remedy": "Wait."}
        print(json.dumps({"type": "error", "value": value}))
        raise SystemExit(1)
        """
    )
    with pytest.raises(NightBusyError, match="Another night runs") as error:
        night.wait()
    assert error.value.remedy == "Wait."


@pytest.mark.parametrize(
    ("end", "said"), [("os.kill(os.getpid(), 9)", "signal 9"), ("os._exit(3)", "code 3")]
)
def test_a_death_is_told_with_what_to_do(child: Start, end: str, said: str) -> None:
    night = child(f"import os; print('{{half a li'); {end}")
    with pytest.raises(NightError, match=said) as error:
        night.wait()
    assert "luna consolidate" in error.value.remedy


def test_cancel_is_heard(child: Start) -> None:
    night = child(
        """
        import json, signal, sys, time
        def stop(*_):
            value = {"kind": "NightCancelled", "error": "Stopped.", "remedy": ""}
            print(json.dumps({"type": "error", "value": value}))
            sys.exit(1)
        signal.signal(signal.SIGTERM, stop)
        print(json.dumps({"type": "event", "value": {"event": "lock"}}))
        time.sleep(60)
        """
    )
    started = time.monotonic()
    events = night.events()
    next(events)
    night.cancel()
    with pytest.raises(NightCancelled):
        next(events)
    assert time.monotonic() - started < 20


def test_a_child_that_dies_of_the_cancelling_was_cancelled(child: Start) -> None:
    night = child("import time; print(); time.sleep(60)")
    night.cancel()
    with pytest.raises(NightCancelled):
        night.wait()
    night.cancel()  # once more does nothing


@pytest.mark.parametrize(
    ("busy", "found"), [([0.0, 3.0, 9.0, 2.0], 4), ([99.0, 2.0, 60.0, 1.0], 2), ([100.0] * 4, 1)]
)
def test_a_thread_for_each_core_that_is_free(
    monkeypatch: pytest.MonkeyPatch, busy: list[float], found: int
) -> None:
    monkeypatch.setattr("psutil.cpu_percent", lambda interval, percpu: busy)
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2, 3}, raising=False)
    assert threads(Settings()) == found
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {1}, raising=False)
    assert threads(Settings()) == 1


def test_threads_of_a_night_and_of_its_engine(home: Path) -> None:
    assert threads(Settings()) >= 1
    assert threads(Settings(night_threads=3)) == 3
    small = home / "small.gguf"
    small.write_bytes(b"x")
    assert engine_threads(small, 4) == 1
    os.truncate(small, 1 << 30)  # takes no room on the disk
    assert engine_threads(small, 4) == 4
    env = environment(2)
    assert env["OMP_NUM_THREADS"] == "2"
    assert int(env["GOMP_SPINCOUNT"]) > 0  # threads wait awake, but not for long
    assert env["HF_HUB_OFFLINE"] == "1"


def test_the_real_child_tells_what_is_missing(home: Path) -> None:
    from app.house import paths
    from app.nights.night_process import start

    folders = paths.find(home)
    folders.create()
    night = start(Settings(model=str(home / "missing.gguf")), folders)
    with pytest.raises(ModelFileError) as error:
        night.wait()
    assert "missing.gguf" in error.value.message
    assert not night.running


def test_the_child_hears_that_nobody_is_there_any_more() -> None:
    code = (
        "import threading, os\n"
        "from app.upkeep.night_job import _line, _orphaned\n"
        "assert _line(0) == b'request\\n'\n"
        "event = threading.Event()\n"
        "threading.Thread(target=_orphaned, args=(event,), daemon=True).start()\n"
        "print('waits', flush=True)\n"
        "os._exit(0 if event.wait(30) else 1)\n"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        cwd=Path(__file__).parent.parent.parent.parent,
    )  # fmt: skip
    assert child.stdin and child.stdout
    child.stdin.write(b"request\n")
    child.stdin.flush()
    assert child.stdout.readline() == b"waits\n"
    child.stdin.close()
    assert child.wait(timeout=40) == 0
    child.stdout.close()
