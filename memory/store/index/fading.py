"""What was never used and never confirmed expires, by its kind. Pure."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from memory.vocabulary.english.calendar import WEEKDAY
from memory.vocabulary.records import Fact, Kind, Source, Status

# Who one is and standing instructions stay; allergies, diets and illnesses too.
_LIFE = {
    Kind.EVENT: timedelta(days=90),
    Kind.GUIDELINE: timedelta(days=365),
    Kind.FACT: timedelta(days=730),
    Kind.PREFERENCE: timedelta(days=730),
}
# A birthday comes again next year, choir practice next week.
_AGAIN = re.compile(
    r"\b(?:birthdays?|anniversar(?:y|ies)|name day|every|each|weekly|monthly|yearly"
    rf"|annual(?:ly)?|daily|fortnightly|{WEEKDAY}s|weekends)\b",
    re.IGNORECASE,
)
LIMITS = frozenset(("allergy", "diet", "health"))
_INFERRED = 4  # what was only inferred fades so many times sooner
_FADING = (Status.ACTIVE, Status.HELD, Status.PROMPT_ONLY)


def recurs(fact: Fact) -> bool:
    """Whether a dated fact comes again: then its date is no end."""
    return _AGAIN.search(fact.text) is not None or fact.slot.endswith(("birthday", "anniversary"))


def may_fade(fact: Fact, when: datetime) -> bool:
    """Whether a fact has been silent for as long as its kind may be.

    Pinned, confirmed and repeated facts never fade. One that a reply was shown lately is in
    use: the caller knows that.
    """
    life = _life(fact)
    if life is None or fact.status not in _FADING or fact.slot in LIMITS:
        return False
    if fact.pinned or fact.confirmed or fact.times_seen > 1:
        return False
    return fact.last_seen < when - lifetime(fact)


def lifetime(fact: Fact) -> timedelta:
    """How long a fact of that kind may be silent."""
    life = _life(fact) or timedelta.max
    return life / _INFERRED if fact.source is Source.INFERRED else life


def _life(fact: Fact) -> timedelta | None:
    again = fact.kind is Kind.EVENT and recurs(fact)
    return _LIFE.get(Kind.FACT if again else fact.kind)


def always_on(fact: Fact) -> bool:
    """Whether a fact is in every prompt, whatever was asked."""
    return fact.pinned or fact.kind in (Kind.IDENTITY, Kind.INSTRUCTION, Kind.GUIDELINE)
