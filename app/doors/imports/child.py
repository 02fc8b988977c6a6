"""The process of an import started by the screen: `python -m app.doors.imports.child`.

Reads one line of JSON, {"settings", "paths", "file"}, and writes lines of JSON:
``{"progress": …}``, finally ``{"outcome": …}`` or ``{"error", "remedy"}``. SIGTERM, or the end of
its standard input, stops it after the current step; the next import continues.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

from memory.vocabulary.errors import LunaError

_NICE = 10  # the conversation comes first


def main() -> int:
    """Run the import; returns 0 when it was not killed."""
    from app.assembly import build
    from app.doors.imports.importing import Importing
    from app.house.paths import Paths
    from app.house.process.cores import forbid
    from app.house.settings.config import Settings
    from app.upkeep.wire import plain

    forbid()
    request = json.loads(sys.stdin.readline())
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    threading.Thread(target=_orphaned, args=(stop,), daemon=True).start()
    os.nice(_NICE)
    luna = build(
        Settings(**request["settings"]),
        Paths(**{name: Path(value) for name, value in request["paths"].items()}),
        request["key"],
    )
    try:
        importing = Importing(luna.memory, lambda p: _tell({"progress": plain(p)}), stop)
        outcome = importing.take(Path(request["file"])) if request["file"] else None
        _tell({"outcome": plain(importing.go_on(outcome))})
        return 0
    except LunaError as error:
        _tell({"error": error.message, "remedy": error.remedy})
        return 1
    finally:
        luna.close()


def _tell(value: dict[str, Any]) -> None:
    try:
        sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:  # nobody reads any more: continue silently
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _orphaned(stop: threading.Event) -> None:
    """Wait until the parent has gone, then stop after the current step."""
    sys.stdin.read()
    stop.set()


if __name__ == "__main__":
    sys.exit(main())
