"""Fast memory: the one door to facts, turns, lineage and ledger. Loads LanceDB when opened."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from pathlib import Path

from memory.archives import archive, ingest
from memory.archives.imports import Imports
from memory.change.corrections import Corrections
from memory.change.forgetting import Forgetting
from memory.change.learning import Learning
from memory.change.offers import Offers
from memory.change.proposing import Proposing
from memory.disk.damage import Damage
from memory.disk.sealing import Seal
from memory.notice.understanding import Noticing
from memory.recall.asked import Asked
from memory.recall.choose import Recalling, ask
from memory.recall.past.past import PastTurns
from memory.store.facts import Beliefs
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.ledger import Ledger
from memory.store.lineage import Lineage
from memory.store.talks.attached import Attached
from memory.store.talks.beside import Beside
from memory.store.talks.branching import Branching
from memory.store.talks.turns import Conversations
from memory.store.vectors import Vectors
from memory.vocabulary.ports import Embedder, Reader
from memory.vocabulary.records import (
    Change,
    Conversation,
    Fact,
    Forgotten,
    LedgerEntry,
    Proposal,
    Recall,
    Recalled,
    Source,
    Status,
    Turn,
)


class FastMemory:
    """All of memory, for threads and processes at once; every call is synchronous.

    Args:
        folder: of the tables; made private.
        embedder: sentences to unit vectors; called outside of the lock where possible.
        seal: what seals every row.
        profile: whose memory; profiles see nothing of each other.
        gate: chance from which the learned gate keeps a sentence; None without it.
        reader: reads what a message tells; without one the rules and the gate do.
    Raises StoreError where the folder cannot be used, SchemaError where a newer one wrote it.
    """

    def __init__(
        self,
        folder: Path,
        embedder: Embedder,
        *,
        seal: Seal | None = None,
        profile: str = "default",
        gate: float | None = None,
        reader: Reader | None = None,
    ) -> None:
        self.folder, self.profile = folder, profile
        self.erased: Callable[[], None] = lambda: None  # called when a conversation was erased
        self._vectors = Vectors(embedder)
        self._database = Database(folder, embedder.dimensions, seal)
        self._beliefs = Beliefs(self._database, rows := Rows(), self._vectors, profile)
        self._conversations = Conversations(self._database, rows, self._vectors, profile)
        self._lineage = Lineage(self._database)
        self._ledger = Ledger(self._database, rows, self._beliefs)
        parts = (self._database, self._beliefs, self._lineage, self._vectors)
        noticing = Noticing(reader, gate, self._vectors.of)
        self._learning = Learning(*parts[:3], noticing)
        self._corrections = Corrections(self._database, self._beliefs, self._lineage)
        self._forgetting = Forgetting(parts[0], rows, parts[3], *parts[1:3], self._ledger)
        self._past = PastTurns(self._database, rows, self._vectors, self._lineage, profile)
        self._recalling = Recalling(self._database, self._beliefs, self._past, self._vectors)
        self.offers = Offers(*parts[:3], noticing, self._learning)
        proposing = Proposing(*parts[:3], noticing, self._corrections)
        self.attached = Attached(*parts[::3], rows, profile)
        self.beside = Beside(*parts[::3], rows, profile)
        self._branching = Branching(self._database, self._conversations, self._lineage)
        self.imports = Imports(*parts[::3], rows, self._conversations, proposing, profile)

    def start_conversation(
        self, title: str = "", when: datetime | None = None, id: str = ""
    ) -> Conversation:
        """A new conversation; with a known id, that conversation."""
        return self._conversations.start(title, when, id)

    def save_turn(self, turn: Turn) -> Turn:
        """Write a turn by its id and read it back. A redacted turn keeps its redacted text."""
        return self._conversations.save([turn])[0]

    def save_turns(self, turns: Sequence[Turn]) -> list[Turn]:
        """Write many turns in one go."""
        return self._conversations.save(turns)

    def turn(self, id: str) -> Turn | None:
        """The turn of an id, or None."""
        return self._conversations.turn(id)

    def turns(self, conversation: str) -> list[Turn]:
        """The turns of a conversation, in order."""
        return self._conversations.turns(conversation)

    def known_turns(self, ids: Sequence[str]) -> set[str]:
        """Which of some turn ids are there already."""
        return {turn.id for turn in self._conversations.some(ids)}

    def conversations(self) -> list[Conversation]:
        """All conversations, the latest first."""
        return self._conversations.list()

    def rename_conversation(self, id: str, title: str) -> Conversation:
        """Give a conversation another title; NotFoundError where there is none."""
        return self._conversations.rename(id, title)

    def delete_conversation(self, *ids: str) -> None:
        """Erase conversations and their turns from the disk, together. Their facts stay."""
        self._forgetting.delete_conversation(*(self._conversations.get(id).id for id in ids))
        self.erased()

    def branch(self, turn_id: str) -> tuple[Conversation, Turn]:
        """A new conversation of what was said before a message, and that message."""
        return self._branching.branch(turn_id)

    def delete_turns(self, ids: Collection[str]) -> None:
        """Erase some turns, as when a message was written anew. Facts stay."""
        self._forgetting.delete_turns(ids)

    def search_turns(
        self, query: str, k: int = 10, *, role: str | None = None,
        since: datetime | None = None, until: datetime | None = None,
    ) -> list[Recalled]:  # fmt: skip
        """Explicit search by words and meaning, best first, of one role and some days."""
        return self._past.search(query, k, role, since, until)

    def observe(
        self, turn: Turn, *, keep_secrets: bool = False, before: Sequence[Turn] = ()
    ) -> list[Change]:
        """Learn from a saved, typed turn; `before` are those of its conversation before it."""
        return self._learning.observe(turn, keep_secrets, Source.TOLD, before)

    def observe_archive(self, turn: Turn) -> list[Change]:
        """Learn from a turn of the user's own archive: ingesting it was the yes."""
        return self._learning.observe(turn, False, Source.IMPORTED)

    def infer(self, turn_id: str, proposals: Sequence[Proposal]) -> list[Change]:
        """Add what a model reads between the lines of a turn, marked; see
        `memory.accept.inferred`."""
        turn = self._conversations.turn(turn_id)
        return self._learning.infer(turn, proposals) if turn else []

    def remember(self, text: str, *, turn: Turn | None = None) -> list[Change]:
        """Keep what the user asked to keep: noticed, else as a plain fact. This is a yes."""
        return self._learning.remember(text, turn)

    def facts(self, *, status: Collection[Status] | None = None) -> list[Fact]:
        """All facts, or those of some statuses, by first telling."""
        every = sorted(self._beliefs.all().values(), key=lambda fact: (fact.first_seen, fact.id))
        return [fact for fact in every if status is None or fact.status in status]

    def fact(self, id_or_prefix: str) -> Fact:
        """One fact; NotFoundError when none or several begin so."""
        return self._beliefs.get(id_or_prefix)

    def find(self, words: str) -> list[Fact]:
        """Facts for a user's words: by id, by containing them, then by meaning."""
        return self._recalling.find(words)

    def nearest(self, query: str, most: int = 16) -> list[Fact]:
        """The facts nearest to a question in meaning, those in the weights included."""
        return self._recalling.nearest(query, most)

    def edit(self, id: str, *, text: str | None = None, value: str | None = None) -> Change:
        """Correct a fact; its revision rises, and it is in fast memory again."""
        return self._corrections.edit(id, text, value)

    def pin(self, id: str, on: bool = True) -> Fact:
        """Keep a fact in every prompt, or no longer."""
        return self._corrections.pin(id, on)

    def hold(self, id: str) -> Fact:
        """Set a fact aside until the user says yes."""
        return self._corrections.hold(id)

    def confirm(self, id: str) -> Change:
        """The user's yes to a fact that was held."""
        return self.imports.proposals.confirm(id)

    def promote(self, id: str) -> Fact:
        """Ask for a fact to be learned in the next night."""
        return self._corrections.promote(id)

    def forget(self, id: str, *, everywhere: bool = False) -> Forgotten:
        """Erase a fact, its traces, and its value: a name, or `everywhere`, from every turn."""
        return self._forgetting.forget([id], everywhere)[0]

    def forget_many(self, ids: Sequence[str]) -> list[Forgotten]:
        """`forget` for several facts, with one rewriting of the disk."""
        return self._forgetting.forget(ids, False)

    def forget_preview(self, id: str, *, everywhere: bool = False) -> Forgotten:
        """What `forget` would do; nothing is done."""
        return self._forgetting.preview(id, everywhere)

    def undo(self, change: Change) -> None:
        """Restore memory to what it was before a change; StoreError when it moved on."""
        self._corrections.undo(change)
        self._ledger.settle()

    def expire(self, when: datetime) -> list[Fact]:
        """Events past their time and what faded become EXPIRED; returns them."""
        return self._corrections.expire(when)

    def recall(
        self,
        query: str,
        *,
        conversation: str = "",
        time: datetime | None = None,
        budget: int = 400,
        k: int = 8,
        count: Callable[[str], int] | None = None,
        fresh: Collection[str] = (),
        gone: Collection[str] = (),
    ) -> Recall:
        """What goes into the prompt of a turn.

        Args:
            query: what the user typed; the turns of `conversation` are in the prompt already.
            time: of the question; facts that are over by then are left out.
            budget: tokens of all items; what is always there takes at most 300 of them.
            k: items beside those; who wants more than 8 looks for evidence.
            count: the chat model's token counter; an estimate when None.
            fresh, gone: facts told in this talk, and those of them that it shows no more.
        """
        return self._recalling.recall(ask(query, conversation, time, budget, k, count, fresh, gone))

    def note_shown(self, reply_turn_id: str, fact_ids: Sequence[str]) -> None:
        """Record which facts a reply was shown."""
        self._lineage.link("shown", [(reply_turn_id, id, "") for id in fact_ids])

    def example(self, reply_id: str, on: bool = True) -> None:
        """Keep a reply as an example of how to answer, or no longer."""
        (self._past.examples.keep if on else self._past.examples.drop)(reply_id)

    def sources(self, fact_id: str) -> list[str]:
        """Ids of the turns that a fact came from, the oldest first."""
        return [turn for turn, _ in self._lineage.turns(fact_id, "source")]

    def exchanges(self, fact_id: str) -> list[tuple[Asked, Turn]]:
        """The user's own past (question, reply) where the fact was recalled, latest last."""
        return self._past.exchanges(fact_id)

    def ledger(self, base: str) -> list[LedgerEntry]:
        """What the weights of a base model have learned; "" for all bases."""
        return self._ledger.entries(base)

    def stale(self, base: str) -> list[LedgerEntry]:
        """Entries that the weights still hold and that are no longer so: to be trained out."""
        return self._ledger.stale(base)

    def consolidate(self, entries: Sequence[LedgerEntry]) -> None:
        """Record what was learned; its facts leave fast memory. Repeatable."""
        self._ledger.consolidate(entries)

    def return_to_fast(self, fact_ids: Collection[str], base: str, reason: str) -> list[Fact]:
        """Take facts out of the ledger of a base; they are in the prompt's path again."""
        return self._ledger.back(fact_ids, base, reason)

    def switch_base(self, base: str) -> None:
        """Follow another base model: what it has not learned is in fast memory."""
        self._ledger.switch(base)

    def fail_night(self, fact_ids: Collection[str]) -> list[Fact]:
        """One more failed night; after the third a fact is prompt-only."""
        return self._ledger.fail(fact_ids)

    def export(self, path: Path) -> int:
        """Write all of memory as JSON lines; returns how many."""
        return archive.export(self._database, self.profile, path)

    def import_(self, path: Path, with_ledger: bool = False, own: bool = False) -> archive.Imported:
        """Read an export back. What was forgotten here stays forgotten. See
        `memory.archives.archive`."""
        return archive.import_(self._database, self._vectors, self.profile, path, with_ledger, own)

    def ingest(self, path: Path, *, user: str = "") -> ingest.Ingested:
        """Take in past turns of the user's own. See `memory.archives.ingest`."""
        return ingest.ingest(self, path, user=user)

    def forgotten(self, fact_ids: Collection[str]) -> set[str]:
        """Those of some ids whose fact was forgotten or undone; what is lost is not among them."""
        return set(fact_ids) & self._database.marked_with("forgotten:").keys()

    def read_all(self) -> dict[str, int]:
        """Read and check every row; how many are whole, by table."""
        return self._database.read_all()

    def damage(self) -> list[Damage]:
        """What was found damaged since memory was opened."""
        return self._database.damage()

    def close(self) -> None:
        """Let go of the folder."""
        self._database.close()
