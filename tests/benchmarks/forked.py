"""`luna …` as processes that start quickly: forked from one that has imported everything.

A start of Python with LanceDB and llama.cpp takes seconds, a fork some hundredths. What runs in it
is the command as a user gives it, with its own folder, pipes and process group. With the library of
`failing_calls.c` preloaded, calls that write below the home can be counted, failed or killed.
"""

from __future__ import annotations

import ctypes
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from tests.models import SMALL

SOURCE = Path(__file__).with_name("failing_calls.c")
KILL, TEAR = -1, -2  # as in failing_calls.c
MARK = "LUNA_BENCHMARK_CALLS"
WRONG = ("Traceback (most recent call last)", "Something unexpected happened", "panicked at")


@dataclass(frozen=True, slots=True)
class Fault:
    """Which of the calls that write fail.

    Attributes:
        first, last: the number of the first and the last, from 1; -1 as the last: all that follow.
        how: an errno, `KILL` (before the call) or `TEAR` (in the middle of it).
        log: a file that names each call.
    """

    first: int = 0
    last: int = -1
    how: int = 0
    log: Path | None = None


@dataclass(frozen=True, slots=True)
class Ended:
    """A process that ended.

    Attributes:
        code: exit status; minus the signal where one ended it.
        hung: it was killed because it ran over its time.
    """

    code: int
    out: str
    err: str
    seconds: float
    hung: bool = False

    @property
    def objects(self) -> list[dict[str, Any]]:
        """The whole JSON lines among its output."""
        return objects(self.out)

    @property
    def wrong(self) -> str:
        """What it said that no user should read; empty when there is nothing."""
        said = self.out + self.err
        return next((text for text in WRONG if text in said), "")


def objects(out: str) -> list[dict[str, Any]]:
    """JSON objects of the lines that have their end."""
    found = []
    for line in out.split("\n")[:-1]:
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            found.append(value)
    return found


def preloaded() -> None:
    """Start this program again with the library in it, once; ends where it cannot be made.

    Raises:
        SystemExit: there is no C compiler.
    """
    if os.environ.get(MARK):
        return
    compiler = shutil.which("cc") or shutil.which("gcc")
    if sys.platform != "linux" or compiler is None:
        raise SystemExit("This benchmark needs Linux and a C compiler (cc).")
    folder = Path(tempfile.mkdtemp(prefix="luna-calls-"))
    library = folder / "failing_calls.so"
    command = [compiler, "-O2", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(command, check=True)
    os.environ |= {MARK: str(library), "LD_PRELOAD": str(library)}
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])


def import_everything() -> None:
    """What commands import late, before the first fork."""
    warnings.filterwarnings("ignore", message=".*fork.*")
    import importlib

    import lancedb  # noqa: F401
    import llama_cpp  # noqa: F401

    from app.cli.main import LAZY

    importlib.import_module("app.assembly")
    importlib.import_module("app.talk.reading.tagger")
    for module, _ in LAZY.values():
        name = module.partition(":")[0]
        if name.rpartition(".")[2] not in ("mcp", "serve", "web"):
            importlib.import_module(name)


class Process:
    """One command in a forked process, in a process group of its own."""

    def __init__(
        self,
        *arguments: str,
        home: Path,
        fault: Fault | None = None,
        env: dict[str, str] | None = None,
    ) -> None:
        self.begun = time.perf_counter()
        self._out = bytearray()
        self._err = tempfile.TemporaryFile()  # noqa: SIM115 - closed in `ended`
        read, write = os.pipe()
        stdin, self._in = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        self.pid = os.fork()
        if not self.pid:
            os.close(read)
            os.close(self._in)
            _become(arguments, home, fault, env or {}, (stdin, write, self._err.fileno()))
        os.close(write)
        os.close(stdin)
        self._read = read
        os.set_blocking(self._in, False)

    def feed(self, text: str | bytes) -> None:
        """Lines to its standard input, and the end of it; nothing where it has ended."""
        left = memoryview(text.encode() if isinstance(text, str) else text)
        while left:
            try:
                left = left[os.write(self._in, left) :]
            except BlockingIOError:
                if not self._more(0.05) and self._is_over():
                    break
            except BrokenPipeError:
                break
        os.close(self._in)
        self._in = -1

    def _is_over(self) -> bool:
        return time.perf_counter() - self.begun > 120

    def _more(self, seconds: float) -> bool:
        """Read what comes within some time; False at the end of the output or when none came."""
        if not select.select([self._read], [], [], max(0.0, seconds))[0]:
            return False
        piece = os.read(self._read, 1 << 16)
        self._out += piece
        return bool(piece)

    def run(self, until: float) -> bool:
        """Let it run for so many seconds from its start; whether it ended its output before."""
        while (left := self.begun + until - time.perf_counter()) > 0:
            ready = select.select([self._read], [], [], left)[0]
            if ready and not self._more(0):
                return True
        return False

    def kill(self) -> None:
        """SIGKILL to it and to all that it started."""
        with suppress(ProcessLookupError):
            os.killpg(self.pid, signal.SIGKILL)

    def ended(self, hung: bool = False) -> Ended:
        """Collect it; what it wrote before it was killed counts."""
        if self._in >= 0:
            os.close(self._in)
        while self._more(2.0):
            pass
        os.close(self._read)
        _, status = os.waitpid(self.pid, 0)
        seconds = time.perf_counter() - self.begun
        self.kill()  # what it left behind
        self._err.seek(0)
        err = self._err.read().decode("utf-8", "replace")
        self._err.close()
        code = os.waitstatus_to_exitcode(status)
        return Ended(code, self._out.decode("utf-8", "replace"), err, seconds, hung)


def run(
    *arguments: str,
    home: Path,
    text: str | bytes = "",
    limit: float = 120,
    fault: Fault | None = None,
    env: dict[str, str] | None = None,
) -> Ended:
    """A command to its end; killed and marked as hung after `limit` seconds."""
    process = Process(*arguments, home=home, fault=fault, env=env)
    process.feed(text)
    done = process.run(limit)
    if not done:
        process.kill()
    return process.ended(hung=not done)


def _become(
    arguments: Sequence[str],
    home: Path,
    fault: Fault | None,
    env: dict[str, str],
    pipes: tuple[int, int, int],
) -> NoReturn:
    """The child: it never returns."""
    code = 70
    try:
        os.setsid()
        for number, pipe in enumerate(pipes):
            os.dup2(pipe, number)
        for name in ("stdin", "stdout", "stderr"):
            number = ("stdin", "stdout", "stderr").index(name)
            stream = open(number, "r" if number == 0 else "w", closefd=False)  # noqa: SIM115
            setattr(sys, name, stream)
            setattr(sys, f"__{name}__", stream)
        folder = str(home)
        os.environ |= {"LUNA_HOME": folder, "HOME": folder, "LUNA_MODEL": str(SMALL)}
        os.environ |= {"HF_HUB_OFFLINE": "1", "LUNA_NIGHT_NICE": "0"}
        os.environ |= {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring", **env}
        os.environ.pop("LD_PRELOAD", None)
        sys.argv = ["luna", *arguments]
        if fault is not None:
            library = ctypes.CDLL(os.environ[MARK])
            library.faults_begin(
                folder.encode(), ctypes.c_long(fault.first), ctypes.c_long(fault.last),
                ctypes.c_int(fault.how), str(fault.log or "").encode(),
            )  # fmt: skip
        from app.__main__ import main

        code = 0
        main()
    except SystemExit as error:
        code = error.code if isinstance(error.code, int) else int(error.code is not None)
    except BaseException:
        import traceback

        traceback.print_exc()
        code = 70
    finally:
        for each in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError):
                each.flush()
        os._exit(code)
