"""A night in a child process: started here, its events relayed, cancelled by a signal.

The chat never imports torch; screen, command line and timer all start nights through this module.
The child (`app/upkeep/night_job.py`) gets its settings as a line of JSON on standard input and
writes lines of JSON to standard output. Its input stays open as long as this process lives; when it
closes, the child cancels its night, so that none runs on unseen.
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

SMALL = 200_000_000  # bytes; the steps of a smaller model are shorter than waking a thread
WAITING = {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "20000"}  # for OpenMP's threads
SAMPLE = 0.3  # seconds over which the load of the cores is measured
ENDING = 60.0  # seconds that a cancelled night has to end by itself
RECOVERY = "Nothing is lost: run `luna consolidate` again; it continues or cleans up."


class NightProcess:
    """A running night. One thread reads its events; any thread may cancel it."""

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
        """Whether the child is alive."""
        return self._process.poll() is None

    def events(self) -> Iterator[dict[str, Any]]:
        """The events of the night, until it ends; then `outcome` is set.

        Raises:
            LunaError: what stopped the night, of the class that was raised in the child.
        """
        assert self._process.stdout is not None
        failure: LunaError | None = None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    message = json.loads(line)
                    kind, value = message["type"], message["value"]
                except (ValueError, KeyError, TypeError):
                    continue  # a partial line of a child that was killed
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
            how = f"was killed by signal {-code}" if code < 0 else f"exited with code {code}"
            raise NightError(f"The night's process {how} before the night had ended.",
                             f"{RECOVERY} The log: {self._log}.")  # fmt: skip

    def cancel(self) -> None:
        """Request a stop and return at once; `events` ends soon after."""
        self._cancelled = True
        if not self.running:
            return
        self._process.send_signal(signal.SIGTERM)
        threading.Thread(target=self._insist, daemon=True).start()

    def _insist(self) -> None:
        """Kill a child that does not respond: a night survives a kill by design."""
        try:
            self._process.wait(ENDING)
        except subprocess.TimeoutExpired:
            self._process.kill()

    def wait(self) -> dict[str, Any]:
        """Read all events and return the outcome.

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
        settings: the caller's settings.
        paths: the folders of the profile.
        everything: include facts that are not yet stable (`--all`).
        only: ids of the facts to consolidate; None leaves the choice to the night.
        rebuild: learn again what is in the weights, from the ledger, and nothing else.
        seed: for everything random in the night.

    Raises:
        NightError: a server is in use as the model: there is nothing to train.
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
            stderr=log,  # output of the libraries
            text=True,
            encoding="utf-8",
            env=environment(threads(settings)),
            start_new_session=True,  # Ctrl+C must not reach the child directly
        )
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # it died at once; `events` reports that
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
    return NightProcess(process, paths.log)


def threads(settings: Settings) -> int:
    """Threads of a night: one for each core that is not busy now.

    Its low priority lets everything else run first, but each training step waits for the slowest
    thread, so that one without a core would hold up all.
    """
    if settings.night_threads:
        return settings.night_threads
    import psutil

    process = psutil.Process()
    before = sum(process.cpu_times()[:2])
    busy = psutil.cpu_percent(SAMPLE, percpu=True)  # per cent of each core
    own = (sum(process.cpu_times()[:2]) - before) / SAMPLE  # the work of this process ends soon
    try:
        ours = [busy[core] for core in os.sched_getaffinity(0) if core < len(busy)]
    except AttributeError:  # not on macOS
        ours = busy
    return min(len(ours), max(1, len(ours) - round(sum(ours) / 100 - own)))


def engine_threads(model: Path, count: int) -> int:
    """Threads of the engine in a night: one for a small model.

    It is as fast with one, and OpenMP lets the threads of a training spin only while the process
    has no more threads than there are cores.
    """
    return 1 if model.stat().st_size < SMALL else count


def environment(count: int) -> dict[str, str]:
    """The child's environment: its threads, and no access to a model hub.

    Between the small steps of a training its threads spin for a moment: if they slept at once, they
    would be no faster than one. The night's low priority limits what they take from a chat.
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
    """The child's error, as an instance of the same class."""
    kind = getattr(errors, value.get("kind", ""), NightError)
    if not (isinstance(kind, type) and issubclass(kind, LunaError)):
        kind = NightError
    return kind(value.get("error", "The night failed."), value.get("remedy", RECOVERY))
