"""The last look before an adapter becomes current, and the manifest itself."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from consolidation.candidate import Candidate
from consolidation.exam import Verdict
from consolidation.files import sha256_of
from consolidation.manifest import FactKey, Manifest, Shard
from consolidation.night_parts import Tools
from memory.errors import AdapterError, NightError, NotFoundError
from memory.records import Fact, LedgerEntry, Status

PAST = (Status.SUPERSEDED, Status.EXPIRED)


@dataclass(slots=True)
class Adoption:
    """Makes one candidate current.

    Attributes:
        kept: Fact id → what the ledger keeps of its lessons.
        edited: Facts that changed meanwhile; they stay in fast memory.
    """

    tools: Tools
    base: str
    name: str
    best: Candidate
    chosen: Sequence[Fact]
    ledger: Sequence[tuple[Fact, LedgerEntry]]
    kept: Mapping[str, Sequence[tuple[str, str, str]]]
    edited: dict[str, str] = field(default_factory=dict)

    def adopt(self) -> Manifest:
        """Facts that the new adapter lost go back first; the manifest is last.

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
        return self.best.results[fact.id].verdict is Verdict.FAILED

    def _manifest(self, sha: str) -> Manifest:
        """Called under the lock of the manifest: a forgetting is either seen, or drops it after."""
        there = {fact.id for fact in self.tools.memory.facts()}
        trained = self._trained()
        if any(fact_id not in there for fact_id, _ in trained):
            raise NightError(
                "A fact of this consolidation was forgotten meanwhile.",
                "Nothing was changed; the next one goes without it.",
            )
        lessons = {fact.id: entry.lessons for fact, entry in self.ledger}
        for fact in self.chosen:
            lessons[fact.id] = json.dumps(self.kept.get(fact.id, []), ensure_ascii=False)
        entries = []
        for fact in (*self.chosen, *(fact for fact, _ in self.ledger)):
            if self._changed(fact):
                self.edited[fact.id] = "edited"
            elif not self._failed(fact):
                entries.append(self._entry(fact, lessons[fact.id]))
        keys = tuple((entry.fact_id, entry.revision) for entry in entries)
        shard = Shard(self.name, sha, self.best.scale, keys, trained, self.name)
        drift = {**self.best.drift.as_dict(), "scale": self.best.scale}
        return Manifest(self.base, self.name, 0, (shard,), tuple(entries), drift=drift)

    def _changed(self, fact: Fact) -> bool:
        try:
            here = self.tools.memory.fact(fact.id)
        except NotFoundError:
            return True
        return here.revision != fact.revision or here.status in (*PAST, Status.HELD)

    def _entry(self, fact: Fact, lessons: str) -> LedgerEntry:
        result = self.best.results[fact.id]
        return LedgerEntry(
            fact_id=fact.id,
            revision=fact.revision,
            base=self.base,
            adapter=self.name,
            night=self.name,
            probes=result.probes,
            right=result.right,
            margin=result.margin,
            learned=self.tools.clock(),
            lessons=lessons,
        )

    def _trained(self) -> tuple[FactKey, ...]:
        """Every fact that the new file knows anything of, its parents' facts included."""
        keys = {(f.id, f.revision) for f in self.chosen}
        keys |= {(f.id, f.revision) for f, _ in self.ledger}
        try:
            before = self.tools.adapters.current(self.base)
        except AdapterError:
            before = None
        for shard in before.shards if before else ():
            keys |= set(shard.trained)
        return tuple(sorted(keys))
