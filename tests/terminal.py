"""A program in a pseudo-terminal: for tests and benchmarks of what a keyboard and a screen see."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).parent.parent
SIZE = (120, 40)


class Terminal:
    """Starts Python with some arguments in a terminal of its own; killed at the end.

    Attributes:
        seen: all that was written so far, as text.
    """

    def __init__(self, code: list[str], home: Path, **environment: str) -> None:
        self.leader, follower = pty.openpty()
        fcntl.ioctl(follower, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
        env = os.environ | {
            "LUNA_HOME": str(home), "TERM": "xterm-256color", "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT), "BEGUN": str(time.time()), **environment,
        }  # fmt: skip
        self.begun = time.perf_counter()
        self.process = subprocess.Popen(
            [sys.executable, *code], stdin=follower, stdout=follower, stderr=follower, env=env,
            cwd=ROOT, start_new_session=True,
        )  # fmt: skip
        os.close(follower)
        self.seen = ""

    def read(self, seconds: float) -> bytes:
        """What is written within some time; empty when nothing is, or at the end."""
        if not select.select([self.leader], [], [], seconds)[0]:
            return b""
        try:
            found = os.read(self.leader, 65536)
        except OSError:  # Linux: the program has ended
            return b""
        self.seen += found.decode("utf-8", "replace")
        return found

    def until(self, words: bytes, seconds: float = 60) -> float:
        """Seconds from now until these bytes were written."""
        begun, seen = time.perf_counter(), b""
        while time.perf_counter() - begun < seconds:
            if found := self.read(0.5):
                seen = seen[-4096:] + found
                if words in seen:
                    return time.perf_counter() - begun
            elif self.process.poll() is not None:
                break
        raise TimeoutError(f"{words!r} was never written")

    def drain(self, seconds: float) -> None:
        """Read for some time."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0:
            self.read(left)

    def rest(self, seconds: float = 20) -> str:
        """What is written until the program ends."""
        before, until = len(self.seen), time.perf_counter() + seconds
        while time.perf_counter() < until:
            if not self.read(0.2) and self.process.poll() is not None:
                break
        return self.seen[before:]

    def row_of(self, words: str) -> int:
        """The row, from 1, on which some words were written last."""
        place = self.seen.rindex(words)
        return int(re.findall(r"\x1b\[(\d+);\d+H", self.seen[:place])[-1])

    def cpu(self) -> float:
        """Seconds of processor time that the program has used."""
        times = psutil.Process(self.process.pid).cpu_times()
        return times.user + times.system

    def write(self, text: str) -> None:
        """Type."""
        os.write(self.leader, text.encode())

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.leader)
