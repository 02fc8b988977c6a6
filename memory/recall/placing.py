"""Where a recalled item is placed and why: sections, reasons, order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from memory.recall.relevance import Scored
from memory.store.index.fact_index import FactIndex
from memory.vocabulary.english.words import holds
from memory.vocabulary.records import Fact, Kind, Recalled

Section = Literal["identity", "instructions", "pinned", "recalled"]
FRESH = "told in this conversation"


def edited_first(
    turns: Sequence[Recalled], facts: Sequence[Recalled], index: FactIndex
) -> list[Recalled]:
    """Replace past turns by the fact that they told, if it was edited since."""
    edited = {
        item.turn_id: replace(item, turn_id="")
        for item in facts
        if item.turn_id and (fact := index.facts.get(item.fact_id)) and fact.revision > 1
    }
    placed: list[Recalled] = []
    for turn in turns:
        instead = edited.get(turn.turn_id)
        known = index.facts.get(instead.fact_id) if instead else None
        value = holds(known.value) if known else None
        outdated = value is not None and value.search(turn.text) is None
        placed.append(replace(instead, score=turn.score) if instead and outdated else turn)
    return placed


def one_of_each(items: Sequence[Recalled]) -> list[Recalled]:
    """Facts of different turns first: two halves of one sentence must not displace another's."""
    turns_seen: set[str] = set()
    first: list[Recalled] = []
    others_of_turn: list[Recalled] = []
    for item in items:
        repeated = item.turn_id in turns_seen and item.reason != FRESH
        (others_of_turn if repeated else first).append(item)
        if item.turn_id:
            turns_seen.add(item.turn_id)
    return [*first, *others_of_turn]


def how_exactly(fact: Fact, wanted: str) -> tuple[int, int]:
    """A rank for a fact that contains some words: as its whole value, a part of it, or its text."""
    value, text = fact.value.casefold(), fact.text.casefold().rstrip(".")
    if wanted in (value, text):
        return 0, 0
    pattern = holds(wanted)
    if pattern is not None and pattern.search(value):
        return 1, len(value)
    if pattern is not None and pattern.search(text):
        return 2, 0
    return 3, 0


def section_of(fact: Fact) -> tuple[Section, str]:
    """The section of a fact that is in every prompt, and why it is there."""
    if fact.pinned:
        if fact.kind is Kind.IDENTITY:
            return "identity", "who you are"
        if fact.kind is Kind.INSTRUCTION:
            return "instructions", "a standing instruction"
        return "pinned", "pinned by you"
    if fact.kind is Kind.IDENTITY:
        return "identity", "who you are"
    return "instructions", "a standing instruction"


def why_of(scored: Scored, demoted: bool) -> str:
    """Why a fact was chosen, in the words of the screens."""
    reasons = []
    if scored.shared:
        reasons.append("shares “" + ", ".join(scored.shared) + "”")
    if scored.cued:
        reasons.append("asked by “" + ", ".join(scored.cued) + "”")
    if scored.topical > 0.5:
        reasons.append("of the same topic")
    if scored.needed:
        reasons.append(f"an answer needs it ({scored.needed})")
    reasons.append(f"similar meaning ({scored.cosine:.2f})")
    if demoted:
        reasons.append("no space among the facts in every prompt")
    return "; ".join(reasons)
