"""The last checks before an adapter becomes current, and its manifest."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consolidation.adapters.manifest import FactKey, Manifest, Shard
from consolidation.adapters.shards import PAST, Learned, Plan, ensure_kept
from consolidation.exams.facts import Verdict
from consolidation.night.search import Candidate
from consolidation.night.tools import Tools
from memory.disk.files import sha256_of
from memory.vocabulary.errors import NightError, NotFoundError
from memory.vocabulary.records import Fact, LedgerEntry, Status


@dataclass(slots=True)
class Adoption:
    """Makes one candidate current.

    Attributes:
        ledger: Facts that were in the weights before and are still true.
        kept: Fact id → what the ledger keeps of its lessons.
        edited: Ids of facts that changed meanwhile; they stay in fast memory.
    """

    tools: Tools
    base: str
    name: str
    best: Candidate
    chosen: Sequence[Fact]
    ledger: Sequence[Learned]
    kept: Mapping[str, Sequence[tuple[str, str, str]]]
    plan: Plan
    edited: dict[str, str] = field(default_factory=dict)

    def adopt(self) -> Manifest:
        """Return the facts that the new adapter lost to fast memory, then write the manifest.

        Raises:
            NightError: a fact that it was trained on was forgotten meanwhile.
        """
        fallen = [fact.id for fact, _ in self.ledger if self._failed(fact)]
        if fallen:
            reason = "the new adapter does not know them"
            self.tools.memory.return_to_fast(fallen, self.base, reason)
        sha = sha256_of(self.best.file)
        return self.tools.adapters.adopt(
            self.base, lambda: self._manifest(sha), {self.name: self.best.file}
        )

    def _failed(self, fact: Fact) -> bool:
        """Whether a fact failed; one that was not examined lost its shard and waits."""
        result = self.best.results.get(fact.id)
        return result is None or result.verdict is Verdict.FAILED

    def _manifest(self, sha: str) -> Manifest:
        """Called under the manifest's lock, so that no forgetting is missed."""
        present = {fact.id for fact in self.tools.memory.facts()}
        trained = self._trained()
        if any(fact_id not in present for fact_id, _ in trained):
            raise NightError(
                "A fact of this consolidation was forgotten meanwhile.",
                "Nothing was changed; the next one leaves it out.",
            )
        ensure_kept(self.tools.adapters, self.base, self.plan)
        lessons = {fact.id: entry.lessons for fact, entry in self.ledger}
        for fact_id, items in self.kept.items():
            lessons[fact_id] = json.dumps(items, ensure_ascii=False)
        where = {f.id: e.adapter for f, e in self.ledger if e.adapter in self.plan.kept_ids}
        entries = []
        for fact in (*self.chosen, *(fact for fact, _ in self.ledger)):
            if self._changed(fact):
                self.edited[fact.id] = "edited"
            elif not self._failed(fact):
                adapter = where.get(fact.id, self.name)
                entries.append(self._entry(fact, lessons.get(fact.id, "[]"), adapter))
        keys = tuple((e.fact_id, e.revision) for e in entries if e.adapter == self.name)
        shard = Shard(self.name, sha, self.best.scale, keys, trained, self.name)
        drift = {**self.best.drift.as_dict(), "scale": self.best.scale}
        shards = (*self.plan.kept, shard)
        before = self.tools.adapters.current(self.base)
        on = before.on if before is not None else True  # adapters that are off stay off
        return Manifest(self.base, self.name, 0, shards, tuple(entries), drift=drift, on=on)

    def _changed(self, fact: Fact) -> bool:
        try:
            current = self.tools.memory.fact(fact.id)
        except NotFoundError:
            return True
        return current.revision != fact.revision or current.status in (*PAST, Status.HELD)

    def _entry(self, fact: Fact, lessons: str, adapter: str) -> LedgerEntry:
        result = self.best.results[fact.id]
        return LedgerEntry(
            fact_id=fact.id,
            revision=fact.revision,
            base=self.base,
            adapter=adapter,
            night=self.name,
            probes=result.probes,
            right=result.right,
            margin=result.margin,
            learned=self.tools.clock(),
            lessons=lessons,
        )

    def _trained(self) -> tuple[FactKey, ...]:
        """Every fact that the new file may know anything about, including those of lower shards."""
        keys = {(f.id, f.revision) for f in self.chosen}
        keys |= {(f.id, f.revision) for f, _ in (*self.plan.rebuilt, *self.plan.replayed)}
        for shard in (*self.plan.kept, *([self.plan.parent] if self.plan.parent else [])):
            keys |= set(shard.trained)
        return tuple(sorted(keys))
