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
    from memory.vocabulary.records import Fact, Turn

LOG = logging.getLogger(__name__)
NAME = "forgetting.json"
FIELDS = ("id", "slot", "subject", "value", "text")


class Remembering(Protocol):
    """What is read of memory: whether a fact was forgotten, and a turn as it is now."""

    def forgotten(self, fact_ids: Sequence[str]) -> set[str]: ...
    def turn(self, id: str) -> Turn | None: ...


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


def now_and_then(memory: Remembering, before: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """The turns of a forgetting by id: their text before it, and what it left of it."""
    return {id: (old, turn.text if (turn := memory.turn(id)) else "") for id, old in before.items()}
