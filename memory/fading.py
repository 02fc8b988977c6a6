"""What was never used and never confirmed expires, by its kind. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta

from memory.fact_index import LIMITS
from memory.records import Fact, Kind, Source, Status

# Who one is and standing instructions stay; allergies, diets and illnesses too.
_LIFE = {
    Kind.EVENT: timedelta(days=90),
    Kind.GUIDELINE: timedelta(days=365),
    Kind.FACT: timedelta(days=730),
    Kind.PREFERENCE: timedelta(days=730),
}
_INFERRED = 4  # what was only inferred fades so many times sooner
_FADING = (Status.ACTIVE, Status.HELD, Status.PROMPT_ONLY)


def may_fade(fact: Fact, when: datetime) -> bool:
    """Whether a fact has been silent for as long as its kind may be.

    Pinned, confirmed and repeated facts never fade. One that a reply was shown lately is in
    use: the caller knows that.
    """
    life = _LIFE.get(fact.kind)
    if life is None or fact.status not in _FADING or fact.slot in LIMITS:
        return False
    if fact.pinned or fact.confirmed or fact.times_seen > 1:
        return False
    return fact.last_seen < when - lifetime(fact)


def lifetime(fact: Fact) -> timedelta:
    """How long a fact of that kind may be silent."""
    life = _LIFE.get(fact.kind, timedelta.max)
    return life / _INFERRED if fact.source is Source.INFERRED else life
