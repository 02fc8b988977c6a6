"""An import: the contents of an export are stored at once, then read and embedded.

Three steps, each of which can be stopped at any time and continues in the next run: storing the
conversations (which makes their words searchable), reading the user's own messages for proposals,
and embedding for search by meaning.
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
_TALKS = 50  # conversations that are written together
_OFTEN = 0.5  # seconds between two reports of progress
_TOGETHER = 10  # conversations whose proposals are written together


@dataclass(frozen=True, slots=True)
class Progress:
    """The progress of a step.

    Attributes:
        step: "conversations", "proposals" or "meaning".
        done: conversations so far.
        total: conversations in all; 0 while unknown.
        share: of the step that is done, 0 to 1.
        proposals: proposals so far.
        seconds: since the step began.
    """

    step: str
    done: int
    total: int
    share: float
    proposals: int = 0
    seconds: float = 0.0


@dataclass(slots=True)
class Outcome:
    """What an import did. `left` counts what was not imported, by reason."""

    files: int = 0
    conversations: int = 0  # new
    grown: int = 0  # known ones with new messages
    known: int = 0  # already here
    messages: int = 0
    memories: int = 0  # statements of other assistants, new
    memories_known: int = 0
    left: Counter[str] = field(default_factory=Counter)
    damaged: list[str] = field(default_factory=list)  # sentences, one for each damaged file
    missing: list[str] = field(
        default_factory=list
    )  # files that the export lists but does not contain
    proposals: int = 0  # new in this run
    waiting: int = 0  # proposals of all imports that wait for confirmation
    unread: int = 0  # conversations still to be read
    bare: int = 0  # conversations not yet searchable by meaning
    stopped: bool = False

    @property
    def anything(self) -> bool:
        """Whether anything of it is in memory now."""
        return bool(self.conversations + self.grown + self.known + self.memories
                    + self.memories_known)  # fmt: skip


class Importing:
    """Runs imports into a memory.

    Args:
        memory: the memory to import into.
        tell: called with the progress, a few times a second.
        stop: set it to stop after the current step; the next run continues.
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
        """Store everything in a file, folder or archive.

        Args:
            path: what the user named.
            read: whether to read the conversations for proposals afterwards.
            again: import what was deleted here before, too.

        Raises:
            ArchiveError: it contains nothing that Luna recognises.
        """
        parts = sources.parts(path)
        outcome = Outcome(missing=sources.missing(parts))
        self._begun = time.monotonic()
        fallback = _no_later_than_now(path)
        statements = Statements(self._memory, fallback)
        waiting: list[Talk] = []
        weight = max(1, sum(part.size for part in parts))
        bytes_before = 0
        for part in parts:
            unknown_before = outcome.left[UNKNOWN.why]
            count = 0
            try:
                for item in sources.items(part):
                    if self._stop.is_set():
                        break
                    if isinstance(item, Left):
                        outcome.left[item.why] += 1
                        continue
                    count += 1
                    if isinstance(item, Memory):
                        statements.add(item)
                    else:
                        waiting.append(item)
                        if self._enough(waiting):
                            self._store(waiting, outcome, fallback, read, again)
                    share = (bytes_before + part.share * part.size) / weight
                    self._say("conversations", outcome.conversations + outcome.known, 0, share)
            except ArchiveError as error:
                outcome.damaged.append(str(error))
            bytes_before += part.size
            outcome.files += count > 0
            if not count and not part.named:  # just another file in the folder, not an export
                outcome.left[UNKNOWN.why] = unknown_before
        self._store(waiting, outcome, fallback, read, again)
        if read:
            proposed = statements.propose(self._stop)
            outcome.proposals += proposed
        outcome.memories, outcome.memories_known = statements.new, statements.known
        self._say("conversations", outcome.conversations + outcome.known, 0, 1.0, now=True)
        outcome.stopped = self._stop.is_set()
        if not outcome.anything and not outcome.stopped:
            raise nothing(path, outcome)
        return outcome

    def go_on(self, outcome: Outcome | None = None) -> Outcome:
        """Read and embed what this or an earlier run stored, in the order of storing."""
        outcome = outcome or Outcome()
        steps = (("proposals", "unread", self._read), ("meaning", "bare", self._embed))
        for step, field_, do in steps:
            batches = [b for b in self._memory.imports.pending() if getattr(b, field_)]
            total = sum(len(getattr(batch, field_)) for batch in batches)
            count, self._begun = 0, time.monotonic()
            for batch in batches:
                for _ in do(batch, outcome):
                    count += 1
                    self._say(step, count, total, count / total, outcome.proposals)
                if self._stop.is_set():
                    break
            if total:
                self._say(step, count, total, count / total, outcome.proposals, now=True)
        pending = self._memory.imports.pending()
        outcome.unread = sum(len(batch.unread) for batch in pending)
        outcome.bare = sum(len(batch.bare) for batch in pending)
        outcome.waiting = len(self._memory.imports.proposals.all())
        outcome.stopped = self._stop.is_set()
        return outcome

    def _read(self, batch: Batch, outcome: Outcome) -> Iterator[None]:
        """Read the conversations of a batch, several at a time, and note which were read."""
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
        embedded: list[str] = []
        for id in batch.bare:
            if self._stop.is_set():
                break
            self._memory.imports.embed(id)
            embedded.append(id)
            yield
        self._memory.imports.done(batch, embedded=embedded)

    @staticmethod
    def _enough(waiting: Sequence[Talk]) -> bool:
        return len(waiting) >= _TALKS or sum(len(t.messages) for t in waiting) >= _BATCH

    def _store(
        self, waiting: list[Talk], outcome: Outcome, fallback: datetime, read: bool, again: bool
    ) -> None:
        """Write the waiting conversations, and empty the list."""
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
    """A foreign conversation as rows of memory, with opaque ids.

    Args:
        fallback: the time where there is none.
    """
    from memory.archives.imports import imported

    id = key_of("import", talk.origin, talk.id)
    time = talk.time or fallback
    turns = []
    for message in talk.messages:
        time = message.time or time
        speaker = NAMES[talk.origin] if message.role == "assistant" else ""
        turns.append(
            imported(id, key_of(id, message.id), message.role, message.text, time, speaker)
        )
    unique = list({turn.id: turn for turn in turns}.values())
    started = talk.time or unique[0].time
    return Conversation(id, one_line(talk.title), started, unique[-1].time), unique


def nothing(path: Path, outcome: Outcome) -> ArchiveError:
    """The error where nothing was imported, with the reasons."""
    reasons = [f"{count} {why}" for why, count in outcome.left.items() if count]
    damage = outcome.damaged[0] if outcome.damaged else ""
    details = f" It holds {', '.join(reasons)}." if reasons else ""
    return ArchiveError(
        f"Nothing of {path.name} was imported.{details} {damage}".strip(),
        "Luna reads the exports of ChatGPT, Claude, Open WebUI, llm and mem0, and the list of "
        "memories that an assistant prints when asked.",
    )


def _no_later_than_now(path: Path) -> datetime:
    """The file's modification time: used where a message has none."""
    latest = datetime.now(UTC)
    try:
        modified = datetime.fromtimestamp(path.expanduser().stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):
        return latest
    return modified if latest - timedelta(days=36_500) < modified < latest else latest
