"""The process of one night: `python -m app.upkeep.night_job`, started by
`app/nights/night_process.py`.

Reads one line of JSON, runs the night at low priority, and writes lines of JSON
``{"type": "event" | "outcome" | "error", "value": …}``. SIGTERM, or the end of its standard
input, stops it at the next small step.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from app.house.process.cores import forbid
from memory.vocabulary.errors import LunaError, NightError

if TYPE_CHECKING:
    from app.assembly import Luna
    from app.house.settings.config import Settings
    from consolidation.night.night import Night, NightSettings

LOG = logging.getLogger("app.upkeep.night_job")


class Wire:
    """Lines to the parent process; if it no longer reads them, they are dropped."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._open = True
        self._lock = threading.Lock()

    def send(self, kind: str, value: Any) -> None:
        """Send one message."""
        from app.upkeep.wire import plain

        with self._lock:
            if not self._open:
                return
            try:
                self._stream.write(json.dumps({"type": kind, "value": plain(value)}) + "\n")
                self._stream.flush()
            except OSError:
                self._open = False


def main() -> int:
    """Run the night; returns 0 if it completed, 1 if it failed or was stopped."""
    forbid()
    request = json.loads(_line(0))
    wire = Wire(_private_output())
    cancelled = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: cancelled.set())
    threading.Thread(target=_orphaned, args=(cancelled,), daemon=True).start()
    try:
        wire.send("outcome", _night(request, wire, cancelled))
        return 0
    except LunaError as error:
        kind = type(error).__name__
        LOG.warning("the night ended: %s", kind)
        wire.send("error", {"kind": kind, "error": error.message, "remedy": error.remedy})
    except Exception as error:
        # Only types and places: error messages may contain what the user said.
        places = "".join(traceback.format_tb(error.__traceback__))
        LOG.error("unexpected %s\n%s", type(error).__name__, places)
        wire.send("error", {
            "kind": NightError.__name__,
            "error": f"The night failed unexpectedly: {type(error).__name__}.",
            "remedy": "The previous adapter is still in use. The log says where it failed.",
        })  # fmt: skip
    return 1


def _night(request: dict[str, Any], wire: Wire, cancelled: threading.Event) -> Any:
    from app.assembly import build
    from app.house.backup import roll
    from app.house.paths import Paths
    from app.house.settings.config import Settings

    # On the CPU, where it is compared with its torch twin.
    settings = replace(Settings(**request["settings"]), gpu_layers=0)
    _step_back(settings.night_nice)
    paths = Paths(**{k: Path(v) for k, v in request["paths"].items()})
    luna = build(settings, paths, request["key"])
    try:
        roll(luna)  # a backup of the state before anything is trained
        with night_of(luna) as night:
            return night.run(
                all=request["everything"],
                only=request["only"],
                rebuild=request["rebuild"],
                seed=request["seed"],
                on_event=lambda event: wire.send("event", event),
                cancelled=cancelled.is_set,
            )
    finally:
        luna.close()


def chosen(settings: Settings, threads: int, parameters: int) -> NightSettings:
    """A night's settings for a model of this size, with the user's budgets."""
    from consolidation.settings import settings_for

    return replace(
        settings_for(parameters),
        threads=threads,
        kl_mean=settings.night_talk,
        absence_delta=settings.night_inventions / 100,
        reading_delta=settings.night_misread / 100,
        perplexity=1 + settings.night_perplexity / 100,
    )


@contextmanager
def night_of(luna: Luna, settings: NightSettings | None = None) -> Iterator[Night]:
    """A night with the threads of this machine.

    With two cores or more a small model is loaded twice: each instance is as fast with one thread,
    and they share the questions of the exam.
    """
    from app.nights.night_process import SMALL, engine_threads, threads
    from app.nights.worded import Worded
    from consolidation.night.night import Night

    count = threads(luna.settings)
    wanted = settings or chosen(luna.settings, count, luna.engine.parameters)
    per_engine = engine_threads(luna.engine.path, count)
    luna.engine.set_threads(per_engine)
    small = luna.engine.path.stat().st_size < SMALL
    beside = luna.another_engine(per_engine) if small and count > 1 else None
    try:
        yield Night(
            luna.memory, Worded(luna.engine), luna.adapters, luna.paths.nights,
            replace(wanted, untold=luna.engine.form.untold),
            beside=Worded(beside) if beside else None,
        )  # fmt: skip
    finally:
        if beside is not None:
            beside.close()


def _step_back(nice: int) -> None:
    """Lower the priority of this process.

    If Linux groups the processes of a session, only the priority of the group counts against a
    chat in another session (sched(7), autogroup).
    """
    os.nice(nice)
    with suppress(OSError):
        Path("/proc/self/autogroup").write_text(str(nice), encoding="ascii")


def _line(source: int) -> bytes:
    """Read one line, unbuffered: the rest stays in the pipe."""
    line = b""
    while not line.endswith(b"\n"):
        byte = os.read(source, 1)
        if not byte:
            break
        line += byte
    return line


def _orphaned(cancelled: threading.Event) -> None:
    """Cancel when the parent process is gone, which closes its end of the pipe."""
    os.read(0, 1)
    cancelled.set()


def _private_output() -> TextIO:
    """Reserve standard output for messages: what libraries print goes to standard error."""
    ours = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    sys.stdout = sys.stderr
    return ours


if __name__ == "__main__":
    sys.exit(main())
