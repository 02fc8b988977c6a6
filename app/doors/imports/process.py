"""An import in a process of its own, so that it does not slow the conversation."""

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

_AGAIN = "What was imported is kept: the same import continues where it ended."


class ImportProcess:
    """A running import.

    Attributes:
        outcome: the fields of `app.doors.imports.importing.Outcome`, once it has ended.
    """

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.outcome: dict[str, Any] | None = None

    def progress(self) -> Iterator[dict[str, Any]]:
        """The fields of `Progress`, a few times a second, until the import ends.

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
                    continue  # an incomplete line of a killed process
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
            raise ArchiveError("The import ended too early.", _AGAIN)

    def stop(self) -> None:
        """Stop it after the current step; the next import continues."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)


def start(settings: Settings, paths: Paths, file: str) -> ImportProcess:
    """Start an import of a file; with "", continue the earlier imports."""
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
    with suppress(BrokenPipeError):  # it died at once: `progress` reports it
        process.stdin.write(json.dumps(request) + "\n")
        process.stdin.flush()
    return ImportProcess(process)
