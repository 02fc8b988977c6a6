"""An import beside the screen, in a process of its own: reading takes no time from the talk."""

from __future__ import annotations

import dataclasses
import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from app.house.paths import Paths
from app.house.settings.config import Settings
from app.house.vault.opening import key_for_child
from app.nights.night_process import environment
from memory.vocabulary.errors import ArchiveError

_AGAIN = "Nothing that came is lost: the same import goes on where it ended."


class ImportProcess:
    """A running import.

    Attributes:
        outcome: the fields of `app.doors.imports.importing.Outcome`, once it has ended.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.outcome: dict[str, Any] | None = None

    def progress(self) -> Iterator[dict[str, Any]]:
        """The fields of `Progress`, some times a second, until it ends.

        Raises:
            ArchiveError: nothing could be imported, or the process was killed.
        """
        assert self._process.stdout is not None
        failure: ArchiveError | None = None
        with self._process.stdout as lines:
            for line in lines:
                try:
                    value = json.loads(line)
                except ValueError:
                    continue  # half a line of a process that was killed
                if "progress" in value:
                    yield value["progress"]
                elif "outcome" in value:
                    self.outcome = value["outcome"]
                elif "error" in value:
                    failure = ArchiveError(value["error"], value.get("remedy", ""))
        self._process.wait()
        if self._process.stdin is not None:
            with suppress(OSError):
                self._process.stdin.close()
        if failure is not None:
            raise failure
        if self.outcome is None:
            raise ArchiveError("The import ended before its end.", _AGAIN)

    def stop(self) -> None:
        """End it after what is being done; the next one goes on."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)


def start(settings: Settings, paths: Paths, file: str) -> ImportProcess:
    """Start an import of a file; of none: go on with what was imported before."""
    request = {
        "settings": dataclasses.asdict(settings),
        "paths": {f.name: str(getattr(paths, f.name)) for f in dataclasses.fields(paths)},
        "file": file,
        "key": key_for_child(paths.data),
    }
    with paths.library_log.open("a", encoding="utf-8") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "app.doors.imports.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            encoding="utf-8",
            env=environment(1),
            start_new_session=True,
        )
    assert process.stdin is not None
    with suppress(BrokenPipeError):  # it died at once: `progress` says so
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
    return ImportProcess(process)
