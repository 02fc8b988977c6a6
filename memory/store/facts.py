"""The facts table as values: reading, writing with read-back, what bears on what."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from memory.notice.catalogue import slot
from memory.store.index.fact_index import FactIndex
from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import key_of
from memory.store.vectors import Vector, Vectors
from memory.vocabulary.alike import LIKED, slot_fits
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import BELIEVED, Candidate, Fact, Kind

_LONG = 40  # words: a longer sentence says more than one fact


class Beliefs:
    """Facts of one profile. Every method takes the store's lock itself."""

    def __init__(self, database: Database, rows: Rows, vectors: Vectors, profile: str) -> None:
        self._database = database
        self._table = database.facts
        self._rows = rows
        self._vectors = vectors
        self._profile = profile
        self._index = FactIndex(self._table, rows, profile, vectors.dimensions)

    def index(self) -> FactIndex:
        """The facts as recall looks them up, up to date; for use under the store's lock."""
        with self._database.lock:
            self._index.refresh()
            return self._index

    def all(self) -> dict[str, Fact]:
        """Every fact by id, whatever its status."""
        with self._database.lock:
            return dict(self.index().facts)

    def believed(self) -> list[Fact]:
        """What is believed, in the order in which it was told last."""
        known = sorted(self.all().values(), key=lambda fact: (fact.last_seen, fact.id))
        return [fact for fact in known if fact.status in BELIEVED]

    def related(self, candidates: Iterable[Candidate]) -> list[list[Fact]]:
        """What each candidate may repeat, replace or contradict, in the order of telling."""
        with self._database.lock:
            index = self.index()
            return [self._related(index, candidate) for candidate in candidates]

    def _related(self, index: FactIndex, candidate: Candidate) -> list[Fact]:
        if candidate.slot == "correction":
            return list(index.facts.values())
        found = index.said(candidate.value)
        if not candidate.retract:
            names = self._beside(candidate)
        else:
            found += index.some(index.lasting)  # an instruction may be of any slot
            # One with a value may take back the same with more said: "pottery in Orlen".
            every = [candidate.slot] if candidate.value else index.slots("")
            names = [each for each in every if slot_fits(each, candidate)]
        for each in names:
            found += index.in_slot(each)
        unique = {fact.id: fact for fact in found}
        return sorted(unique.values(), key=lambda fact: (fact.first_seen, fact.id))

    def _beside(self, candidate: Candidate) -> list[str]:
        """The slots that a statement bears on, whatever is said in them."""
        name = candidate.slot
        one = slot(name).cardinality == "one" or name.startswith("event.")
        narrows = name in ("likes", "diet", "habit", "prefers")  # "only green tea" after "tea"
        names = [name] if one or narrows or candidate.corrects else []
        if candidate.kind is Kind.INSTRUCTION or name.startswith("instruction"):
            names += self._index.slots("instruction")
        return [*names, "prefers"] if name in LIKED else names

    def saying(self, text: str) -> list[Fact]:
        """The facts that say the same words, in their text or as their value."""
        with self._database.lock:
            return self.index().said(text)

    def get(self, id_or_prefix: str) -> Fact:
        """The fact of an id, or of the only id that begins so.

        Raises:
            NotFoundError: there is none, or more than one.
        """
        facts = self.all()
        if id_or_prefix in facts:
            return facts[id_or_prefix]
        found = [fact for id, fact in facts.items() if id_or_prefix and id.startswith(id_or_prefix)]
        if len(found) == 1:
            return found[0]
        many = "More than one fact begins" if found else "No fact has an id that begins"
        raise NotFoundError(
            f"{many} with “{id_or_prefix}”.", "`luna memory list` shows every fact with its id."
        )

    def prepare(self, told: Iterable[tuple[str, str]]) -> None:
        """Embed what (text, user's own words) will need, outside of the lock."""
        pairs = list(told)
        self._vectors.of(_needed([text for text, _ in pairs], [_short(said) for _, said in pairs]))

    def plainly(self, ids: Iterable[str]) -> None:
        """Embed some facts by their text alone: the words that told them are gone."""
        with self._database.lock:
            found = [fact for id in ids if (fact := self.index().facts.get(id)) is not None]
            self._write(found, self._embedded(found, {}))

    def put(self, facts: Sequence[Fact], told: Mapping[str, str] | None = None) -> list[Fact]:
        """Write facts, read back.

        Args:
            facts: new or changed.
            told: by fact id, the user's own words that tell it. See `_embedded`.

        Raises:
            WriteLostError: a fact was not there afterwards.
        """
        if not facts:
            return []
        told = told or {}
        with self._database.lock:
            index = self.index()
            known = {fact.id: index.of(key_of(fact.id)) for fact in facts}
            new = [f for f in facts if (old := known[f.id]) is None or old[0].text != f.text]
            vectors = self._embedded(new, told)
            for fact in facts:
                if (old := known[fact.id]) is not None and fact.id not in vectors:
                    vectors[fact.id] = old[1].copy()
            return self._write(facts, vectors)

    def _write(self, facts: Sequence[Fact], vectors: Mapping[str, Vector]) -> list[Fact]:
        rows = []
        for fact in facts:
            own = replace(fact, profile=self._profile)
            rows.append(self._rows.fact_row(own, vectors[fact.id]))
        self._table.upsert(rows, self.index().keys)
        index = self.index()
        written = [index.of(row["key"]) for row in rows]
        return [pair[0] for pair in written if pair is not None]

    def drop(self, ids: Sequence[str]) -> None:
        """Take facts out; their bytes leave with the next erasure."""
        with self._database.lock:
            self._table.remove([key_of(id) for id in ids])

    def _embedded(self, facts: Sequence[Fact], told: Mapping[str, str]) -> dict[str, Vector]:
        """What questions are held against: the user's own words, where they are known.

        "I can't be doing with crowds" is nearer to a question than "The user dislikes crowds".
        Where one sentence tells several facts, each is half its own text; a long sentence
        says too much.
        """
        words = [_short(told.get(fact.id, "")) for fact in facts]
        needed = _needed([fact.text for fact in facts], words)
        vectors = dict(zip(needed, self._vectors.of(needed), strict=True))
        shared = Counter(words)
        out: dict[str, Vector] = {}
        for fact, said in zip(facts, words, strict=True):
            vector = vectors[said or fact.text]
            if said and shared[said] > 1:
                vector = vector + vectors[fact.text]
                vector = vector / (np.linalg.norm(vector) + 1e-9)
            out[fact.id] = vector
        return out


def _short(sentence: str) -> str:
    """The user's own words as they are embedded; "" where they are too many."""
    words = sentence.split()
    return " ".join(words) if len(words) <= _LONG else ""


def _needed(texts: Sequence[str], words: Sequence[str]) -> list[str]:
    """What must be embedded for texts that were told in some words."""
    shared = Counter(words)
    plain = [t for t, said in zip(texts, words, strict=True) if not said or shared[said] > 1]
    return list(dict.fromkeys([*plain, *filter(None, words)]))
