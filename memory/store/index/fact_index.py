"""The facts of a profile in memory, as recall and reconciling look them up.

The table is the truth; this follows it write by write. Every fact has a place in a few arrays,
so that one question costs one product and a few passes, however many facts there are. Sealed
texts could not be searched by an index on disk.
"""

from __future__ import annotations

import math
import re
from array import array
from collections.abc import Collection, Container, Iterable

import numpy as np
import numpy.typing as npt

from memory.notice.catalogue import sort_of
from memory.store.index.cues import cue_stems, slot_parts
from memory.store.index.fading import LIMITS, always_on, recurs
from memory.store.index.growing import Either, grown
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, Table
from memory.vocabulary.alike import plain_value
from memory.vocabulary.english.domains import shipped
from memory.vocabulary.english.words import stems
from memory.vocabulary.records import CURRENT, Fact, Kind, Status

Floats = npt.NDArray[np.float32]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

CLEARED = (Status.CONSOLIDATED, Status.SUPERSEDED)  # what left the prompt
_WORD = re.compile(r"\w+")
_LEAST = 256  # places to begin with
_WASTE = 0.3  # share of left places from which all is laid out anew


class FactIndex:
    """Facts by id, by word, by slot and by what was said. The caller holds the store's lock.

    Attributes:
        facts: every fact by id, whatever its status; not to be changed.
        at: the fact of a place, None where one was left.
        lasting: places of facts that are in every prompt, whatever is asked.
        learned: places of facts that are in weights.
    """

    def __init__(self, table: Table, rows: Rows, profile: str, dimensions: int) -> None:
        self._table = table
        self._rows = rows
        self._profile = profile
        self._dimensions = dimensions
        self._version = -1
        self._clear()

    def refresh(self) -> None:
        """Take in what was written since the last time."""
        version = self._table.version
        if version == self._version:
            return
        news = self._table.written_since(self._version)
        if news is None:
            self._read()
        else:
            written, removed = news
            self._take(written)
            for key in removed:
                self._leave(key)
                self._others.discard(key)
        self._version = version
        if self._left > _LEAST and self._left > _WASTE * len(self.at):
            self._pack()

    def __len__(self) -> int:
        """Places, those that were left included."""
        return len(self.at)

    @property
    def keys(self) -> Container[str]:
        """The keys of all rows of the table, of other profiles too."""
        return Either(self._places, self._others)

    @property
    def vectors(self) -> Floats:
        """The unit vectors, shape [places, dimensions]."""
        return self._matrix[: len(self.at)]

    @property
    def current(self) -> Flags:
        """Which places may be put into a prompt, shape [places]."""
        return self._current[: len(self.at)]

    @property
    def until(self) -> npt.NDArray[np.float64]:
        """When the facts are over, seconds since 1970, shape [places]."""
        return self._until[: len(self.at)]

    @property
    def tastes(self) -> Flags:
        """Which places hold likings, aversions and limits, shape [places]."""
        return self._tastes[: len(self.at)]

    def sorts(self) -> Floats:
        """Chances by sort (`memory.vocabulary.english.domains`), shape [places, sorts]; read off
        when asked for."""
        new = sorted(place for place in self._unsorted if self.at[place] is not None)
        if new:
            self._sorts[new] = shipped().sorts_of(self.some(new), self._matrix[new], sort_of)
        self._unsorted.clear()
        return self._sorts[: len(self.at)]

    @property
    def lengths(self) -> Floats:
        """Words that carry meaning of each fact, shape [places]."""
        return self._lengths[: len(self.at)]

    def of(self, key: str) -> tuple[Fact, Floats] | None:
        """The fact of a row's key with its vector."""
        place = self._places.get(key)
        fact = self.at[place] if place is not None else None
        return (fact, self._matrix[place]) if fact else None

    def place(self, key: str) -> int | None:
        """The place of a row's key."""
        return self._places.get(key)

    def with_word(self, stem: str) -> Places:
        """The places whose own words have a stem."""
        found = self._words.get(stem)
        return np.array(found, dtype=np.int64) if found else np.zeros(0, dtype=np.int64)

    def with_cue(self, stem: str) -> Places:
        """The places whose slot is asked for by a stem."""
        return self._in_slots(self._cues.get(stem, ()))

    def with_part(self, parts: Collection[str]) -> Places:
        """The places whose slot's name has one of some parts."""
        return self._in_slots({slot for part in parts for slot in self._parts.get(part, ())})

    def in_slot(self, slot: str) -> list[Fact]:
        """The facts of a slot, in the order of their places."""
        return self.some(self._slots.get(slot, ()))

    def slots(self, beginning: str) -> list[str]:
        """The names of slots that begin so."""
        return [slot for slot in self._slots if slot.startswith(beginning)]

    def said(self, words: str) -> list[Fact]:
        """The facts whose value or text says the same words."""
        return self.some(self._said.get(plain_value(words), ()))

    def cleared(self, words: Collection[str]) -> list[Fact]:
        """Facts that left the prompt and whose value begins with one of some folded words."""
        found = [self._cleared[word] for word in ("", *words) if word in self._cleared]
        return [fact for facts in found for fact in facts.values()]

    def rarity(self, count: int) -> float:
        """1 for a word of one fact, less for a common one: inverse document frequency."""
        total = 1 + len(self.facts)
        return math.log(total / count) / math.log(total) if count and total > 1 else 1.0

    def some(self, places: Iterable[int]) -> list[Fact]:
        """The facts of some places, in their order."""
        return [fact for place in sorted(set(places)) if (fact := self.at[place]) is not None]

    def _in_slots(self, slots: Iterable[str]) -> Places:
        found = [np.array(self._slots[slot], dtype=np.int64) for slot in slots]
        if len(found) == 1:
            return found[0]
        return np.sort(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)

    def _clear(self) -> None:
        self.facts: dict[str, Fact] = {}
        self.at: list[Fact | None] = []
        self.lasting: set[int] = set()
        self.learned: set[int] = set()
        self._left = 0
        self._others: set[str] = set()
        self._places: dict[str, int] = {}
        self._words: dict[str, array[int]] = {}
        self._slots: dict[str, array[int]] = {}
        self._cues: dict[str, list[str]] = {}
        self._parts: dict[str, list[str]] = {}
        self._said: dict[str, array[int]] = {}
        self._cleared: dict[str, dict[int, Fact]] = {}  # by first word of the value
        self._matrix: Floats = np.zeros((_LEAST, self._dimensions), dtype=np.float32)
        self._current: Flags = np.zeros(_LEAST, dtype=np.bool_)
        self._tastes: Flags = np.zeros(_LEAST, dtype=np.bool_)
        self._sorts: Floats = np.zeros((_LEAST, len(shipped().sorts)), dtype=np.float32)
        self._unsorted: set[int] = set()  # places whose sorts are not read off yet
        self._until = np.full(_LEAST, np.inf)
        self._lengths: Floats = np.zeros(_LEAST, dtype=np.float32)

    def _read(self) -> None:
        """Hold everything against the table."""
        there: set[str] = set()
        self._others.clear()
        for rows in self._table.batches():
            there.update(self._take(rows))
        for key in [key for key in self._places if key not in there]:
            self._leave(key)

    def _take(self, rows: Iterable[Row]) -> list[str]:
        """Take in rows, new or changed; returns their keys."""
        keys: list[str] = []
        for row in rows:
            key = row["key"]
            keys.append(key)
            fact = self._rows.fact(row)
            if fact.profile != self._profile:
                self._others.add(key)
                continue
            place = self._places.get(key)
            old = self.at[place] if place is not None else None
            if old is not None and place is not None:
                if (old.text, old.value, old.slot) == (fact.text, fact.value, fact.slot):
                    self._set(place, fact)
                    self._matrix[place] = row["vector"]
                    continue
                self._leave(key)
            self._add(key, fact, row["vector"])
        return keys

    def _add(self, key: str, fact: Fact, vector: Floats) -> None:
        place = len(self.at)
        self._make_room(place + 1)
        self.at.append(fact)
        self._places[key] = place
        self._matrix[place] = vector
        own = stems(f"{fact.text} {fact.value}")
        self._lengths[place] = len(own)
        for word in own:
            self._words.setdefault(word, array("q")).append(place)
        if fact.slot not in self._slots:
            self._slots[fact.slot] = array("q")
            for cue in cue_stems(fact):
                self._cues.setdefault(cue, []).append(fact.slot)
            for part in slot_parts(fact.slot):
                self._parts.setdefault(part, []).append(fact.slot)
        self._slots[fact.slot].append(place)
        for words in {plain_value(fact.value), plain_value(fact.text)}:
            self._said.setdefault(words, array("q")).append(place)
        self._set(place, fact)

    def _set(self, place: int, fact: Fact) -> None:
        """What of a fact may change while its words stay."""
        self.at[place] = self.facts[fact.id] = fact
        self._unsorted.add(place)
        self._current[place] = fact.status in CURRENT
        ends = fact.valid_until if fact.valid_until and not recurs(fact) else None
        self._until[place] = ends.timestamp() if ends else np.inf
        self._tastes[place] = fact.kind is Kind.PREFERENCE or fact.slot in LIMITS
        (self.lasting.add if always_on(fact) else self.lasting.discard)(place)
        (self.learned.add if fact.status is Status.CONSOLIDATED else self.learned.discard)(place)
        self._cleared.get(_first(fact), {}).pop(place, None)
        if fact.status in CLEARED and len(fact.value) > 2:
            self._cleared.setdefault(_first(fact), {})[place] = fact

    def _leave(self, key: str) -> None:
        place = self._places.pop(key, None)
        fact = self.at[place] if place is not None else None
        if place is None or fact is None:
            return
        self.at[place] = None
        self.facts.pop(fact.id, None)
        self._current[place] = self._tastes[place] = False
        self._matrix[place] = 0
        self._sorts[place] = 0
        self.lasting.discard(place)
        self.learned.discard(place)
        self._cleared.get(_first(fact), {}).pop(place, None)
        self._left += 1

    def _make_room(self, needed: int) -> None:
        have = len(self._current)
        if needed <= have:
            return
        more = max(have, needed - have)
        self._matrix = grown(self._matrix, more)
        self._sorts = grown(self._sorts, more)
        self._current = grown(self._current, more)
        self._tastes = grown(self._tastes, more)
        self._until = grown(self._until, more, np.inf)
        self._lengths = grown(self._lengths, more)

    def _pack(self) -> None:
        """Lay the facts out anew, without the places that were left."""
        pairs = list(self._places.items())
        facts, matrix, others = self.at, self._matrix, self._others
        self._clear()
        self._others = others
        for key, place in sorted(pairs, key=lambda pair: pair[1]):
            if (fact := facts[place]) is not None:
                self._add(key, fact, matrix[place])


def _first(fact: Fact) -> str:
    """The first word of a value, "" where it has none."""
    return found[0] if (found := _WORD.search(fact.value.casefold())) else ""
