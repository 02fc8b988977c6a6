"""Words by which facts are asked for, from their slots: "where do I live" is about `home`."""

from __future__ import annotations

import re
from functools import lru_cache

from memory.notice.catalogue import cue
from memory.vocabulary.english.words import stems
from memory.vocabulary.records import Fact


def slot_parts(slot: str) -> frozenset[str]:
    """The parts of a slot's name: "family.sister.name" has three."""
    return frozenset(re.split(r"[._\- ]+", slot))


@lru_cache(maxsize=20_000)
def _stems(text: str) -> frozenset[str]:
    return frozenset(stems(text))


def cue_stems(fact: Fact) -> frozenset[str]:
    """The stems of words by which a fact may be asked for, besides its own."""
    return _stems(cue(fact.slot))
