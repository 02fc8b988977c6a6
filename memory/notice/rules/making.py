"""Candidates of slots by name, for the rules that find many of them."""

from __future__ import annotations

import re
from typing import Any

from memory.notice.catalogue import slot
from memory.notice.grammar import base
from memory.notice.grammar.text import Clause
from memory.vocabulary.records import Candidate


def make(clause: Clause, name: str, value: str, **how: Any) -> Candidate:
    """As `grammar.base.make`, of the slot with a name."""
    return base.make(clause, slot(name), value, **how)


def plainly(
    found: re.Match[str], clause: Clause, name: str, *, form: str = "", word: str = ""
) -> list[Candidate]:
    """As `grammar.base.plainly`, of the slot with a name."""
    return base.plainly(found, clause, slot(name), form=form, word=word)
