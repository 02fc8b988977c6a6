"""A night in a child process: started here, its events relayed, cancelled by a signal.

The chat never imports torch; screen, command line and timer all come through this file.
The child gets its settings as a line of JSON on standard input and answers with lines of
JSON on standard output (`app/upkeep/night_job.py`). Its input stays open as long as this process
lives; when it closes the child cancels its night, so that none runs on unseen.
"""

from __future__ import annotations

import dataclasses
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from app.house.models.answering import what_a_night_needs
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.house.vault.opening import key_for_child
from memory.vocabulary import errors
from memory.vocabulary.errors import LunaError, NightCancelled, NightError

SMALL = 200_000_000  # bytes of a model whose steps are shorter than waking a thread
WAITING = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "20000"}  # of OpenMP's threads
SAMPLE = 0.3  # seconds in which it is seen what else runs
ENDING = 60.0  # seconds a cancelled night gets to end by itself
RECOVERY = "Nothing is lost: run `luna consolidate` again, it goes on or cleans up."


class NightProcess:
    """A running night. Its events are read by one thread; anybody may cancel it."""

    def __init__(self, process: subprocess.Popen[str], log: Path) -> None:
        self._process = process
        self._log = log
        self._cancelled = False
        self.outcome: dict[str, Any] | None = None

    @property
    def pid(self) -> int:
        """The child's process id."""
        return self._process.pid

    @property
    def running(self) -> bool:
        """Whether the child lives."""
        return self._process.poll() is None

    def events(self) -> Iterator[dict[str, Any]]:
        """What happens in the night, until it ends; `outcome` is set then.

        Raises:
            LunaError: what stopped the night; an instance of the class raised in the child.
        """
        assert self._process.stdout is not None
        failure: LunaError | None = None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    message = json.loads(line)
                    kind, value = message["type"], message["value"]
                except (ValueError, KeyError, TypeError):
                    continue  # a half line of a child that was killed
                if kind == "event":
                    yield value
                elif kind == "outcome":
                    self.outcome = value
                elif kind == "error":
                    failure = _as_error(value)
        code = self._process.wait()
        if self._process.stdin is not None:
            with suppress(BrokenPipeError):
                self._process.stdin.close()
        if failure is not None:
            raise failure
        if self.outcome is None:
            if self._cancelled:
                raise NightCancelled("The night was stopped; nothing was changed.", RECOVERY)
            how = f"killed by signal {-code}" if code < 0 else f"ended with code {code}"
            raise NightError(f"The night's process was {how} before its end.",
                             f"{RECOVERY} The log: {self._log}.")  # fmt: skip

    def cancel(self) -> None:
        """Ask the night to stop, and return at once; `events` ends soon after."""
        self._cancelled = True
        if not self.running:
            return
        self._process.send_signal(signal.SIGTERM)
        threading.Thread(target=self._insist, daemon=True).start()

    def _insist(self) -> None:
        """Kill a child that does not listen: a night survives that by design."""
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def wait(self) -> dict[str, Any]:
        """Read to the end; the outcome.

        Raises:
            LunaError: as `events`.
        """
        for _ in self.events():
            pass
        assert self.outcome is not None
        return self.outcome


def start(
    settings: Settings,
    paths: Paths,
    *,
    everything: bool = False,
    only: Sequence[str] | None = None,
    rebuild: bool = False,
    seed: int = 0,
) -> NightProcess:
    """Start a night.

    Args:
        settings: as the caller runs with.
        paths: the folders of the profile.
        everything: also facts that are not yet stable (`--all`).
        only: ids of the facts to consolidate; None leaves the choice to the night.
        rebuild: what is in the weights anew, from the ledger, and nothing else.
        seed: of everything random in it.

    Raises:
        NightError: a server answers: there is nothing to train.
    """
    what_a_night_needs(settings)
    request = {
        "settings": dataclasses.asdict(settings),
        "paths": {f.name: str(getattr(paths, f.name)) for f in dataclasses.fields(paths)},
        "key": key_for_child(paths.data),
        "everything": everything,
        "only": None if only is None else list(only),
        "rebuild": rebuild,
        "seed": seed,
    }
    with paths.library_log.open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.upkeep.night_job"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,  # what the libraries say
            text=True,
            encoding="utf-8",
            env=environment(threads(settings)),
            start_new_session=True,  # Ctrl+C is ours to pass on
        )
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # it died at once: `events` says so
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
    return NightProcess(process, paths.log)


def threads(settings: Settings) -> int:
    """Threads of a night: one for each core that nothing else keeps busy just now.

    Its priority lets everything else come first; but each step of a training waits for the slowest
    thread, and one that gets no time holds up all.
    """
    if settings.night_threads:
        return settings.night_threads
    import psutil

    this = psutil.Process()
    before = sum(this.cpu_times()[:2])
    busy = psutil.cpu_percent(SAMPLE, percpu=True)  # per cent of each core
    own = (sum(this.cpu_times()[:2]) - before) / SAMPLE  # what this process still does ends soon
    try:
        ours = [busy[core] for core in os.sched_getaffinity(0) if core < len(busy)]
    except AttributeError:  # not on macOS
        ours = busy
    return min(len(ours), max(1, len(ours) - round(sum(ours) / 100 - own)))


def engine_threads(model: Path, count: int) -> int:
    """Threads of the engine in a night: one for a small model.

    It answers as fast with one, and OpenMP lets a training's threads wait awake only while there
    are no more threads in the process than cores.
    """
    return 1 if model.stat().st_size < SMALL else count


def environment(count: int) -> dict[str, str]:
    """The child's environment: its threads, and no hub.

    Between the small steps of a training its threads wait awake for a moment: put to sleep at once
    they trained no faster than one. What they take from a chat is bounded by the night's priority.
    """
    root = str(Path(__file__).resolve().parent.parent.parent)
    return (
        os.environ
        | WAITING
        | {
            "OMP_NUM_THREADS": str(count),
            "MKL_NUM_THREADS": str(count),
            "KMP_BLOCKTIME": "1",
            "HF_HUB_OFFLINE": "1",
            "TRANSFORMERS_OFFLINE": "1",
            "TOKENIZERS_PARALLELISM": "false",
            "PYTHONPATH": os.pathsep.join(filter(None, [root, os.environ.get("PYTHONPATH", "")])),
        }
    )


def _as_error(value: dict[str, str]) -> LunaError:
    """The child's error as an error of the same class here."""
    kind = getattr(errors, value.get("kind", ""), NightError)
    if not (isinstance(kind, type) and issubclass(kind, LunaError)):
        kind = NightError
    return kind(value.get("error", "The night failed."), value.get("remedy", RECOVERY))
