"""Where a recalled thing stands and why: sections, reasons, what goes before what."""

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
    """Past turns with a fact that was edited since in the place of the message that told it."""
    edited = {
        item.turn_id: replace(item, turn_id="")
        for item in facts
        if item.turn_id and (fact := index.facts.get(item.fact_id)) and fact.revision > 1
    }
    out: list[Recalled] = []
    for turn in turns:
        instead = edited.get(turn.turn_id)
        known = index.facts.get(instead.fact_id) if instead else None
        value = holds(known.value) if known else None
        old = value is not None and value.search(turn.text) is None
        out.append(replace(instead, score=turn.score) if instead and old else turn)
    return out


def one_of_each(items: Sequence[Recalled]) -> list[Recalled]:
    """Facts of different turns first: two halves of one sentence take no other's place."""
    seen: set[str] = set()
    first: list[Recalled] = []
    later: list[Recalled] = []
    for item in items:
        again = item.turn_id in seen and item.reason != FRESH
        (later if again else first).append(item)
        if item.turn_id:
            seen.add(item.turn_id)
    return [*first, *later]


def how_exactly(fact: Fact, wanted: str) -> tuple[int, int]:
    """A place for a fact among those that hold some words: all of its value, a part, its text."""
    value, text = fact.value.casefold(), fact.text.casefold().rstrip(".")
    if wanted in (value, text):
        return 0, 0
    whole = holds(wanted)
    if whole is not None and whole.search(value):
        return 1, len(value)
    if whole is not None and whole.search(text):
        return 2, 0
    return 3, 0


def section_of(fact: Fact) -> tuple[Section, str]:
    """The section of what is in every prompt, and why it is."""
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
    parts = []
    if scored.shared:
        parts.append("shares “" + ", ".join(scored.shared) + "”")
    if scored.cued:
        parts.append("asked by “" + ", ".join(scored.cued) + "”")
    if scored.topical > 0.5:
        parts.append("of the same topic")
    if scored.needed:
        parts.append(f"an answer needs it ({scored.needed})")
    parts.append(f"near in meaning ({scored.cosine:.2f})")
    if demoted:
        parts.append("no room among what is always there")
    return "; ".join(parts)
