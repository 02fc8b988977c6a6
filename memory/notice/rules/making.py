"""Candidates of slots by name, for the rules that find many of them."""

from __future__ import annotations

import re
from datetime import datetime

from memory.notice.catalogue import slot
from memory.notice.grammar import base
from memory.notice.grammar.text import Clause
from memory.vocabulary.records import Candidate, Kind


def make(
    clause: Clause,
    name: str,
    value: str,
    *,
    form: str = "",
    noun: str = "",
    owner: str = "",
    word: str = "",
    text: str = "",
    kind: Kind | None = None,
    polarity: int = 1,
    confidence: float = 1.0,
    until: datetime | None = None,
    retract: bool = False,
) -> Candidate:
    """As `grammar.base.make`, of the slot with a name."""
    return base.make(
        clause, slot(name), value, form=form, noun=noun, owner=owner, word=word, text=text,
        kind=kind, polarity=polarity, confidence=confidence, until=until, retract=retract,
    )  # fmt: skip


def plainly(
    found: re.Match[str], clause: Clause, name: str, *, form: str = "", word: str = ""
) -> list[Candidate]:
    """As `grammar.base.plainly`, of the slot with a name."""
    return base.plainly(found, clause, slot(name), form=form, word=word)
