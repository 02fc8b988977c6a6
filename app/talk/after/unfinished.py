"""A forgetting that a kill cut short, finished by the next start.

The row in memory goes before what follows it: exports in Luna's own folder, and backups. A note
of what is being forgotten lies in the home until these are done too; it is the last thing to go.
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
    """Whose forgetting it is; `app.assembly.Luna`."""

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
    """What the note says.

    Attributes:
        facts: what is being forgotten.
        before: the texts, by id, of the turns that lose it, as they were.
    """

    facts: tuple[Fact, ...]
    before: Mapping[str, str]


def begin(folder: Path, facts: Sequence[Fact], before: Mapping[str, str]) -> None:
    """Note what is being forgotten, before memory lets go of it.

    Raises:
        StoreError: the disk does not take the note; memory still knows them.
    """
    import psutil  # the first frame need not wait for it

    told = [{name: getattr(fact, name) for name in FIELDS} for fact in facts]
    process = [os.getpid(), psutil.Process().create_time()]
    try:
        write_json(folder / NAME, {"process": process, "facts": told, "before": dict(before)})
    except OSError as error:
        raise StoreError(
            f"Nothing was forgotten: the disk does not take a note of it ({error.strerror}).",
            "See whether the disk is full or the folder is read-only.",
        ) from error


def end(folder: Path) -> None:
    """Everything followed: the note goes."""
    (folder / NAME).unlink(missing_ok=True)
    sync_folder(folder)


def noted(folder: Path) -> Unfinished | None:
    """What a start finds; None where no forgetting was cut short, or its note is damaged.

    That of a process which still runs is its own.
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
    facts = tuple(Fact(kind=Kind.FACT, **{n: one[n] for n in FIELDS}) for one in value["facts"])
    return Unfinished(facts, value["before"])


def _whole(value: Any) -> bool:
    texts = [one[name] for one in value["facts"] for name in FIELDS]
    texts += [*value["before"].keys(), *value["before"].values()]
    number, begun = value["process"]
    return type(number) is int and float(begun) > 0 and all(isinstance(t, str) for t in texts)


def _runs(number: int, begun: float) -> bool:
    import psutil

    try:
        return number != os.getpid() and abs(psutil.Process(number).create_time() - begun) < 1
    except psutil.Error:
        return False


def now_and_then(memory: FastMemory, before: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The turns of a forgetting by id: their text before it, and what it left of it."""
    return {id: (old, turn.text if (turn := memory.turn(id)) else "") for id, old in before.items()}


def follow(luna: Holding, facts: Sequence[Fact], before: Mapping[str, str]) -> None:
    """What is not in memory lets go of facts that memory has let go of."""
    from app.house.backup import follow_erasure
    from app.talk.after.unanswered import forget_counts
    from memory.archives.exports import forget_in
    from memory.disk.damage import drop_kept

    turns = now_and_then(luna.memory, before)
    forget_counts(luna.paths.unanswered, [fact.id for fact in facts])
    drop_kept(luna.paths.data)  # what could not be read may hold it
    for fact in facts:
        forget_in(luna.paths.exports, fact, turns)
    follow_erasure(luna)
    end(luna.paths.data)


def go_on(luna: Holding) -> bool:
    """Finish a forgetting that a kill cut short; whether there was one to finish.

    One whose row is still there is let go: the fact is listed, and can be forgotten again.
    """
    found = noted(luna.paths.data)
    if found is None:
        return False
    gone = luna.memory.forgotten([fact.id for fact in found.facts])
    there = {fact.id for fact in luna.memory.facts()}
    facts = [fact for fact in found.facts if fact.id in gone - there]
    if not facts:
        end(luna.paths.data)
        return False
    from consolidation.night.report import forget_traces
    from memory.vocabulary.english.words import name_like

    names = [fact.value for fact in facts if name_like(fact.value)]
    forget_traces(luna.paths.nights, [fact.id for fact in facts], names)
    follow(luna, facts, found.before)
    return True
