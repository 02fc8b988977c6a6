"""Completes, at the next start, a forgetting that was interrupted by a kill.

The row in memory is deleted before what depends on it: exports in Luna's own folder, and backups.
Until these are done too, a note of what is being forgotten stays in the home; it is deleted last.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from memory.disk.files import read_json, sync_folder, write_json
from memory.vocabulary.errors import StoreError

if TYPE_CHECKING:
    from app.house.paths import Paths
    from app.house.settings.config import Settings
    from app.house.vault.opening import Home
    from memory.fast_memory import FastMemory
    from memory.vocabulary.records import Fact

LOG = logging.getLogger(__name__)
NAME = "forgetting.json"
FIELDS = ("id", "slot", "subject", "value", "text")


class Holding(Protocol):
    """The profile in which facts are forgotten; `app.assembly.Luna`."""

    @property
    def settings(self) -> Settings: ...
    @property
    def paths(self) -> Paths: ...
    @property
    def memory(self) -> FastMemory: ...
    @property
    def home(self) -> Home: ...


@dataclass(frozen=True, slots=True)
class Unfinished:
    """The contents of the note.

    Attributes:
        facts: what is being forgotten.
        before: the original texts, by id, of the turns that lose it.
    """

    facts: tuple[Fact, ...]
    before: Mapping[str, str]


def begin(folder: Path, facts: Sequence[Fact], before: Mapping[str, str]) -> None:
    """Note what is being forgotten, before memory deletes it.

    Raises:
        StoreError: the note cannot be written; memory still has the facts.
    """
    import psutil  # the first frame need not wait for it

    fields = [{name: getattr(fact, name) for name in FIELDS} for fact in facts]
    process = [os.getpid(), psutil.Process().create_time()]
    try:
        write_json(folder / NAME, {"process": process, "facts": fields, "before": dict(before)})
    except OSError as error:
        raise StoreError(
            f"Nothing was forgotten: the note about it could not be written ({error.strerror}).",
            "Check whether the disk is full or the folder is read-only.",
        ) from error


def end(folder: Path) -> None:
    """Delete the note: everything is done."""
    (folder / NAME).unlink(missing_ok=True)
    sync_folder(folder)


def noted(folder: Path) -> Unfinished | None:
    """The note found at a start; None where there is none, or it is damaged.

    The note of a process that is still running belongs to that process.
    """
    from memory.vocabulary.records import Fact, Kind

    if not (folder / NAME).is_file():
        return None
    value = read_json(folder / NAME, dict, _whole)
    if value is None:
        LOG.warning("the note of a forgetting is damaged")
        end(folder)
        return None
    if _runs(*value["process"]):
        return None
    facts = tuple(Fact(kind=Kind.FACT, **{n: row[n] for n in FIELDS}) for row in value["facts"])
    return Unfinished(facts, value["before"])


def _whole(value: Any) -> bool:
    texts = [row[name] for row in value["facts"] for name in FIELDS]
    texts += [*value["before"].keys(), *value["before"].values()]
    pid, started = value["process"]
    return type(pid) is int and float(started) > 0 and all(isinstance(t, str) for t in texts)


def _runs(number: int, begun: float) -> bool:
    import psutil

    try:
        return number != os.getpid() and abs(psutil.Process(number).create_time() - begun) < 1
    except psutil.Error:
        return False


def now_and_then(memory: FastMemory, before: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The turns of a forgetting by id: their text before it and after it."""
    return {id: (old, turn.text if (turn := memory.turn(id)) else "") for id, old in before.items()}


def follow(luna: Holding, facts: Sequence[Fact], before: Mapping[str, str]) -> None:
    """Remove facts that memory has deleted from everything outside memory."""
    from app.house.backup import follow_erasure
    from app.talk.after.unanswered import forget_counts
    from memory.archives.exports import forget_in
    from memory.disk.damage import drop_kept

    turns = now_and_then(luna.memory, before)
    forget_counts(luna.paths.unanswered, [fact.id for fact in facts])
    drop_kept(luna.paths.data)  # unreadable files may contain it
    for fact in facts:
        forget_in(luna.paths.exports, fact, turns)
    follow_erasure(luna)
    end(luna.paths.data)


def go_on(luna: Holding) -> bool:
    """Complete an interrupted forgetting; returns whether there was one.

    Where the row still exists, nothing is done: the fact is listed and can be forgotten again.
    """
    unfinished = noted(luna.paths.data)
    if unfinished is None:
        return False
    forgotten = luna.memory.forgotten([fact.id for fact in unfinished.facts])
    present = {fact.id for fact in luna.memory.facts()}
    facts = [fact for fact in unfinished.facts if fact.id in forgotten - present]
    if not facts:
        end(luna.paths.data)
        return False
    from consolidation.night.report import forget_traces
    from memory.vocabulary.english.words import name_like

    names = [fact.value for fact in facts if name_like(fact.value)]
    forget_traces(luna.paths.nights, [fact.id for fact in facts], names)
    follow(luna, facts, unfinished.before)
    return True
