"""The reply in progress, on the disk, so that a killed terminal does not lose it.

One file for each process, written at intervals while a reply streams and deleted once it is saved.
At the next opening of memory the drafts of processes that no longer run are saved.
"""

from __future__ import annotations

import json
import logging
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from memory.disk.files import read_text, write_quickly
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Turn, TurnState

LOG = logging.getLogger(__name__)
EVERY = 0.5  # seconds between two writes of one reply


class Replies(Protocol):
    """Where turns are stored."""

    def turns(self, conversation: str) -> list[Turn]: ...
    def save_turn(self, turn: Turn) -> Turn: ...


class Drafts:
    """The draft of the reply that this process is making.

    Args:
        folder: in the profile's folder; created with the first draft.
        clock: returns seconds, for tests.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._file = folder / f"{os.getpid()}.json"
        self._clock = clock
        self._written = 0.0

    def keep(self, reply: Turn, text: str) -> None:
        """Write the text so far. A failing disk costs no reply."""
        now = self._clock()
        if self._written and now - self._written < EVERY:
            return
        self._written = now
        import psutil  # must not delay the first frame

        started = psutil.Process().create_time()  # another process may get the same pid
        value = {"process": [os.getpid(), started], "conversation": reply.conversation,
                 "id": reply.id, "text": text}  # fmt: skip
        unfinished = self._file.with_suffix(".part")
        try:
            self._folder.mkdir(exist_ok=True, mode=0o700)
            # The machine's end may cost half a second of words.
            write_quickly(self._file, json.dumps(value), unfinished)
        except OSError as error:
            LOG.warning("the draft was not kept: %s", type(error).__name__)

    def drop(self) -> None:
        """Delete the draft: the reply is saved, or there is none."""
        self._written = 0.0
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def recover(folder: Path, memory: Replies) -> int:
    """Save the replies of killed processes as stopped; returns how many there were."""
    saved = 0
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            value = json.loads(read_text(file))
            pid, started = value["process"]
            if _runs(int(pid), float(started)):
                continue
            reply = Turn(str(value["conversation"]), "assistant", str(value["text"]),
                         id=str(value["id"]), state=TurnState.STOPPED)  # fmt: skip
            saved += _save(reply, memory)
        except (OSError, ValueError, KeyError, TypeError) as error:
            LOG.warning("a draft is damaged: %s", type(error).__name__)
        except LunaError as error:
            LOG.warning("a draft was not saved: %s", type(error).__name__)
            continue  # the next start tries again
        with suppress(OSError):
            file.unlink(missing_ok=True)
    for leftover in folder.glob("*.part") if folder.is_dir() else ():  # killed while writing
        if not (leftover.stem.isdigit() and _exists(int(leftover.stem))):
            with suppress(OSError):
                leftover.unlink(missing_ok=True)
    return saved


def _save(reply: Turn, memory: Replies) -> bool:
    """Save a reply after its question, if that still exists and has no answer yet."""
    turns = memory.turns(reply.conversation)
    stored = next((turn for turn in turns if turn.id == reply.id), None)
    last = turns[-1] if turns else None
    belongs = last is not None and (last.role == "user" or last.id == reply.id)
    if not reply.text.strip() or not belongs or (stored and stored.text.startswith(reply.text)):
        return False
    memory.save_turn(reply)
    return True


def _exists(number: int) -> bool:
    import psutil

    return bool(psutil.pid_exists(number))


def _runs(number: int, begun: float) -> bool:
    import psutil

    try:
        return abs(psutil.Process(number).create_time() - begun) < 1
    except psutil.Error:
        return False
