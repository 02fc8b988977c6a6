"""Which LoRA file tonight's facts go into, which are rebuilt, and which stay as they are.

The facts in the weights lie in shards of up to 120, each trained on top of those before it: they
are in use while it is trained, and their facts are replayed. (Shards trained independently were
tried: two of them together misread what each alone read correctly.) So a shard may know something
of all facts below, and lists them in `trained`: forgetting a fact drops its shard and those above,
never one below, and their other facts are learned again from scratch. The last shard takes new
facts while it has room.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from consolidation.adapters.manifest import Manifest, Shard
from consolidation.adapters.shelf import Adapters
from consolidation.settings import NightSettings
from memory.vocabulary.errors import AdapterError, NightError
from memory.vocabulary.records import Fact, LedgerEntry, Status

PAST = (Status.SUPERSEDED, Status.EXPIRED)
Learned = tuple[Fact, LedgerEntry]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a night does with the shards.

    Attributes:
        kept: Shards that stay as they are, in use while the new adapter is trained and examined.
        parent: The shard that is trained further; None begins a new one.
        dropped: Shards that hold something no longer true, or are merged; nothing continues them.
        replayed: Facts of the parent and the kept shards, which are replayed in training.
        rebuilt: Facts of dropped shards that are still true and are learned again tonight.
        anew: Every shard is rebuilt on request, although it is sound.
    """

    kept: tuple[Shard, ...] = ()
    parent: Shard | None = None
    dropped: tuple[Shard, ...] = ()
    replayed: tuple[Learned, ...] = ()
    rebuilt: tuple[Learned, ...] = ()
    anew: bool = False

    @property
    def kept_ids(self) -> frozenset[str]:
        """Ids of the shards that stay."""
        return frozenset(shard.id for shard in self.kept)

    def taken_back(self, retired: Collection[Fact]) -> frozenset[str]:
        """Ids of dropped shards that know a fact that was taken back without a new value."""
        withdrawn = {f.id for f in retired if f.status is Status.SUPERSEDED and not f.superseded_by}
        return frozenset(s.id for s in self.dropped if any(id in withdrawn for id, _ in s.trained))


def is_stale(shard: Shard, facts: Mapping[str, Fact]) -> bool:
    """Whether it was trained on something that was changed or superseded.

    Forgetting a fact drops the shard at once (`recovery.drop_forgotten`); a fact that is otherwise
    absent was lost by the disk, and only the shard still knows it.
    """
    for fact_id, revision in shard.trained:
        fact = facts.get(fact_id)
        if fact is not None and (fact.revision != revision or fact.status in PAST):
            return True
    return False


def plan(
    manifest: Manifest | None,
    facts: Mapping[str, Fact],
    ledger: Sequence[Learned],
    new: int,
    settings: NightSettings,
    anew: bool = False,
) -> Plan:
    """Plan what to do with the shards tonight.

    Args:
        facts: All facts in memory, by id.
        ledger: Facts that are in the weights and still true.
        new: How many new facts are to be learned.
        anew: Rebuild every shard, from the ledger alone.
    """
    shards = manifest.shards if manifest else ()
    stale = [shard for shard in shards if anew or is_stale(shard, facts)]
    sound = [shard for shard in shards if shard not in stale]
    if len(sound) >= settings.most_shards:  # the top two become one
        stale, sound = [*stale, *sound[-2:]], sound[:-2]
    rebuilt = _of(ledger, stale)[: max(settings.max_facts - new, 1)]
    room = settings.shard_facts - new - len(rebuilt)
    last = sound[-1] if sound and (new or rebuilt) else None
    parent = last if last is not None and len(last.facts) <= room else None
    return Plan(
        kept=tuple(shard for shard in sound if shard is not parent),
        parent=parent,
        dropped=tuple(stale),
        replayed=_of(ledger, sound),
        rebuilt=rebuilt,
        anew=anew,
    )


def _of(ledger: Sequence[Learned], shards: Collection[Shard]) -> tuple[Learned, ...]:
    ids = {shard.id for shard in shards}
    return tuple(pair for pair in ledger if pair[1].adapter in ids)


def ensure_kept(adapters: Adapters, base: str, plan: Plan) -> None:
    """Check that the shards that stay are still in use.

    Raises:
        NightError: a forgetting dropped one meanwhile.
    """
    try:
        before = adapters.current(base)
    except AdapterError:
        before = None
    in_use = {shard.id for shard in before.shards} if before else set()
    if not plan.kept_ids <= in_use:
        raise NightError(
            "A fact in the weights was forgotten meanwhile.",
            "Nothing was changed; the next consolidation leaves it out.",
        )
