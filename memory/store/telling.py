"""Facts with the turns that told them: read together, written together."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from memory.store.facts import Beliefs
from memory.store.lineage import Lineage
from memory.vocabulary.records import Change, Fact


class Known(NamedTuple):
    """What is known when something is told: what a draft begins with."""

    facts: dict[str, Fact]  # every fact by id; not to be changed
    told: Collection[tuple[str, str]]  # (turn id, fact id) of the turns that are told again
    shown: Collection[str]  # ids of the facts that replies were shown; not to be changed


class Telling:
    """Reads what is known and writes what was told. The caller holds the store's lock."""

    def __init__(self, beliefs: Beliefs, lineage: Lineage) -> None:
        self._beliefs = beliefs
        self._lineage = lineage

    def known(self, turns: Iterable[str]) -> Known:
        """What is known before some turns, by their ids, are worked through."""
        facts = self._beliefs.index().facts
        return Known(facts, self._lineage.told_by(turns), self._lineage.shown())

    def write(
        self,
        facts: Iterable[Fact],
        links: Sequence[tuple[str, str, str]],
        changes: Sequence[Change],
        by_words: bool = True,
    ) -> list[Change]:
        """Write facts and where they came from.

        Args:
            facts: new or changed.
            links: (turn id, fact id, the words that told it).
            changes: what was done; nothing is written where nothing was.
            by_words: questions are held against the user's own words.

        Returns:
            The changes with the facts as they were read back.

        Raises:
            WriteLostError: something was not there when it was read back.
        """
        if not changes:
            return []
        told = {fact: words for _, fact, words in links} if by_words else {}
        written = {fact.id: fact for fact in self._beliefs.put(list(facts), told)}
        self._lineage.link("source", links)
        return [replace(each, fact=written.get(each.fact.id, each.fact)) for each in changes]
