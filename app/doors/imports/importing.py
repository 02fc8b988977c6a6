"""An import: what comes out of an export is stored at once, then read and embedded.

Three steps, each of which may be ended at any time and goes on with the next run: the
conversations (searchable by their words when this one is over), the reading of the user's own
messages for proposals, and the vectors that search by meaning.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.doors.imports import sources
from app.doors.imports.formats.foreign import NAMES, UNKNOWN, Left, Memory, Talk, one_line
from app.doors.imports.statements import Statements
from memory.store.lance.table import key_of
from memory.vocabulary.errors import ArchiveError
from memory.vocabulary.records import ChangeKind, Conversation

if TYPE_CHECKING:
    from memory.archives.imports import Batch
    from memory.fast_memory import FastMemory

_BATCH = 2_000  # messages that are written together
_TALKS = 50  # conversations, likewise
_OFTEN = 0.5  # seconds between two reports of progress
_TOGETHER = 10  # conversations whose proposals are written together


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a step is.

    Attributes:
        step: "conversations", "proposals" or "meaning".
        done: conversations so far.
        total: of how many; 0 while that is unknown.
        share: of the step, 0 to 1.
        proposals: made so far.
        seconds: the step took so far.
    """

    step: str
    done: int
    total: int
    share: float
    proposals: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Outcome:
    """What an import did. `left` counts what was not taken in, by the reason."""

    files: int = 0
    conversations: int = 0  # new
    grown: int = 0  # were here and got new messages
    known: int = 0  # were here already
    messages: int = 0
    memories: int = 0  # statements of other assistants, new
    memories_known: int = 0
    left: Counter[str] = field(default_factory=Counter)
    damaged: list[str] = field(default_factory=list)  # sentences, one for each damaged file
    missing: list[str] = field(default_factory=list)  # files that the export lists and lacks
    proposals: int = 0  # new in this run
    waiting: int = 0  # proposals that wait for a yes, of all imports
    unread: int = 0  # conversations that are still to be read
    bare: int = 0  # conversations that are not yet found by meaning
    stopped: bool = False

    @property
    def anything(self) -> bool:
        """Whether any of it is here now."""
        return bool(self.conversations + self.grown + self.known + self.memories
                    + self.memories_known)  # fmt: skip


class Importing:
    """Runs imports into a memory.

    Args:
        memory: where it goes.
        tell: called with the progress, some times a second.
        stop: set it to end after what is being done; the next run goes on.
    """

    def __init__(
        self,
        memory: FastMemory,
        tell: Callable[[Progress], None] = lambda progress: None,
        stop: threading.Event | None = None,
    ) -> None:
        self._memory = memory
        self._tell = tell
        self._stop = stop or threading.Event()
        self._told = 0.0
        self._begun = 0.0

    def take(self, path: Path, *, read: bool = True, again: bool = False) -> Outcome:
        """Store everything that a file, folder or archive holds.

        Args:
            path: what the user named.
            read: whether the conversations shall be read for proposals afterwards.
            again: also what was deleted here before.

        Raises:
            ArchiveError: there is nothing in it that Luna knows.
        """
        parts = sources.parts(path)
        outcome = Outcome(missing=sources.missing(parts))
        self._begun = time.monotonic()
        fallback = _no_later_than_now(path)
        statements = Statements(self._memory, fallback)
        waiting: list[Talk] = []
        weight = max(1, sum(part.size for part in parts))
        before = 0
        for part in parts:
            known = outcome.left[UNKNOWN.why]
            here = 0
            try:
                for item in sources.items(part):
                    if self._stop.is_set():
                        break
                    if isinstance(item, Left):
                        outcome.left[item.why] += 1
                        continue
                    here += 1
                    if isinstance(item, Memory):
                        statements.add(item)
                    else:
                        waiting.append(item)
                        if self._enough(waiting):
                            self._store(waiting, outcome, fallback, read, again)
                    share = (before + part.share * part.size) / weight
                    self._say("conversations", outcome.conversations + outcome.known, 0, share)
            except ArchiveError as error:
                outcome.damaged.append(str(error))
            before += part.size
            outcome.files += here > 0
            if not here and not part.named:  # another file of the folder, and no export
                outcome.left[UNKNOWN.why] = known
        self._store(waiting, outcome, fallback, read, again)
        if read:
            made = statements.propose(self._stop)
            outcome.proposals += made
        outcome.memories, outcome.memories_known = statements.new, statements.known
        self._say("conversations", outcome.conversations + outcome.known, 0, 1.0, now=True)
        outcome.stopped = self._stop.is_set()
        if not outcome.anything and not outcome.stopped:
            raise nothing(path, outcome)
        return outcome

    def go_on(self, outcome: Outcome | None = None) -> Outcome:
        """Read and embed what was stored, in the order of storing; also by an earlier run."""
        outcome = outcome or Outcome()
        steps = (("proposals", "unread", self._read), ("meaning", "bare", self._embed))
        for step, field_, do in steps:
            batches = [b for b in self._memory.imports.pending() if getattr(b, field_)]
            total = sum(len(getattr(batch, field_)) for batch in batches)
            done, self._begun = 0, time.monotonic()
            for batch in batches:
                for _ in do(batch, outcome):
                    done += 1
                    self._say(step, done, total, done / total, outcome.proposals)
                if self._stop.is_set():
                    break
            if total:
                self._say(step, done, total, done / total, outcome.proposals, now=True)
        pending = self._memory.imports.pending()
        outcome.unread = sum(len(batch.unread) for batch in pending)
        outcome.bare = sum(len(batch.bare) for batch in pending)
        outcome.waiting = len(self._memory.imports.proposals.all())
        outcome.stopped = self._stop.is_set()
        return outcome

    def _read(self, batch: Batch, outcome: Outcome) -> Iterator[None]:
        """Read the conversations of a batch, some at a time; what was read is noted."""
        for begin in range(0, len(batch.unread), _TOGETHER):
            if self._stop.is_set():
                return
            ids = batch.unread[begin : begin + _TOGETHER]
            changes = self._memory.imports.read(ids)
            outcome.proposals += sum(change.kind is ChangeKind.HELD for change in changes)
            self._memory.imports.done(batch, read=ids)
            for _ in ids:
                yield

    def _embed(self, batch: Batch, outcome: Outcome) -> Iterator[None]:
        done: list[str] = []
        for id in batch.bare:
            if self._stop.is_set():
                break
            self._memory.imports.embed(id)
            done.append(id)
            yield
        self._memory.imports.done(batch, embedded=done)

    @staticmethod
    def _enough(waiting: Sequence[Talk]) -> bool:
        return len(waiting) >= _TALKS or sum(len(t.messages) for t in waiting) >= _BATCH

    def _store(
        self, waiting: list[Talk], outcome: Outcome, fallback: datetime, read: bool, again: bool
    ) -> None:
        """Write the talks that wait; afterwards none do."""
        if not waiting:
            return
        talks = [rows(talk, fallback) for talk in waiting]
        stored = self._memory.imports.store(talks, read=read, again=again)
        waiting.clear()
        outcome.conversations += stored.new
        outcome.grown += stored.grown
        outcome.known += stored.known
        outcome.messages += stored.turns
        if stored.deleted:
            outcome.left["deleted here before"] += stored.deleted

    def _say(
        self,
        step: str,
        done: int,
        total: int,
        share: float,
        proposals: int = 0,
        now: bool = False,
    ) -> None:
        clock = time.monotonic()
        if now or clock - self._told >= _OFTEN:
            self._told = clock
            self._tell(Progress(step, done, total, share, proposals, clock - self._begun))


def rows(talk: Talk, fallback: datetime) -> tuple[Conversation, list[Any]]:
    """A foreign conversation as memory stores it, its ids made opaque.

    Args:
        fallback: the time of what has none.
    """
    from memory.archives.imports import imported

    id = key_of("import", talk.origin, talk.id)
    time = talk.time or fallback
    turns = []
    for said in talk.messages:
        time = said.time or time
        speaker = NAMES[talk.origin] if said.role == "assistant" else ""
        turns.append(imported(id, key_of(id, said.id), said.role, said.text, time, speaker))
    unique = list({turn.id: turn for turn in turns}.values())
    begun = talk.time or unique[0].time
    return Conversation(id, one_line(talk.title), begun, unique[-1].time), unique


def nothing(path: Path, outcome: Outcome) -> ArchiveError:
    """Why nothing came of it; never called a success."""
    reasons = [f"{count} {why}" for why, count in outcome.left.items() if count]
    told = outcome.damaged[0] if outcome.damaged else ""
    beside = f" It holds {', '.join(reasons)}." if reasons else ""
    return ArchiveError(
        f"Nothing of {path.name} was imported.{beside} {told}".strip(),
        "Luna reads the exports of ChatGPT, Claude, Open WebUI, llm and mem0, and the list of "
        "memories that an assistant prints when asked.",
    )


def _no_later_than_now(path: Path) -> datetime:
    """When the file was written: the time of what has none of its own."""
    latest = datetime.now(UTC)
    try:
        written = datetime.fromtimestamp(path.expanduser().stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return latest
    return written if latest - timedelta(days=36_500) < written < latest else latest
