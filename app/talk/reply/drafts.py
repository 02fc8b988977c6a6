"""A reply on its way, on the disk: what a killed terminal would take with it.

A file for each process, written now and then while a reply streams and gone once it is saved.
Whoever opens memory next saves what a process left that no longer runs.
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
EVERY = 0.5  # seconds between two writings of one reply


class Replies(Protocol):
    """Where turns are stored."""

    def turns(self, conversation: str) -> list[Turn]: ...
    def save_turn(self, turn: Turn) -> Turn: ...


class Drafts:
    """The reply that this process is making.

    Args:
        folder: of the profile; made with the first draft.
        clock: seconds, for tests.
    """

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._file = folder / f"{os.getpid()}.json"
        self._clock = clock
        self._written = 0.0

    def keep(self, reply: Turn, text: str) -> None:
        """What came so far. A disk that refuses costs no reply."""
        now = self._clock()
        if self._written and now - self._written < EVERY:
            return
        self._written = now
        import psutil  # the first frame need not wait for it

        begun = psutil.Process().create_time()  # another process may get the same number
        value = {"process": [os.getpid(), begun], "conversation": reply.conversation,
                 "id": reply.id, "text": text}  # fmt: skip
        part = self._file.with_suffix(".part")
        try:
            self._folder.mkdir(exist_ok=True, mode=0o700)
            # The machine's end may cost half a second of words.
            write_quickly(self._file, json.dumps(value), part)
        except OSError as error:
            LOG.warning("the draft was not kept: %s", type(error).__name__)

    def drop(self) -> None:
        """The reply is saved, or there is none."""
        self._written = 0.0
        with suppress(OSError):
            self._file.unlink(missing_ok=True)


def recover(folder: Path, memory: Replies) -> int:
    """Save the replies of processes that were killed, as stopped ones; how many there were."""
    saved = 0
    for file in sorted(folder.glob("*.json")) if folder.is_dir() else ():
        try:
            value = json.loads(read_text(file))
            number, begun = value["process"]
            if _runs(int(number), float(begun)):
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
    for part in folder.glob("*.part") if folder.is_dir() else ():  # killed while it was written
        if not (part.stem.isdigit() and _exists(int(part.stem))):
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return saved


def _save(reply: Turn, memory: Replies) -> bool:
    """Save it after its question, which may be gone by now, or may have its answer."""
    turns = memory.turns(reply.conversation)
    there = next((turn for turn in turns if turn.id == reply.id), None)
    last = turns[-1] if turns else None
    asked = last is not None and (last.role == "user" or last.id == reply.id)
    if not reply.text.strip() or not asked or (there and there.text.startswith(reply.text)):
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
