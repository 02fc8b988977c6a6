"""Past turns in memory, as recall ranks them: words, vectors, who spoke, what stands beside.

Everything is read from the turns table and kept in arrays, so that one question costs a
product and a few passes. Sealed texts could not be ranked by an index on disk.
"""

from __future__ import annotations

import math
import re
from array import array
from collections import Counter
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row
from memory.vocabulary.english.calendar import NAMED_MONTH, WEEKDAY
from memory.vocabulary.english.words import fold, stem_list
from memory.vocabulary.records import Turn, TurnState

Floats = npt.NDArray[np.float32]
Party = tuple[str, str]  # role, folded speaker

_TIMED = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last|next|ago|weeks?|weekend|months?|years?|days?"
    rf"|{WEEKDAY}|{NAMED_MONTH}|recently|since|until|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|once|twice|dozen)\b", re.IGNORECASE
)

_SPEAKERS = ("user", "assistant")  # all other rows are no turns


class TurnIndex:
    """Arrays over the turns of a profile; follows the table. The caller holds the lock.

    Slots are given in the order of reading; a turn keeps its slot until the index is read anew.
    """

    def __init__(self, database: Database, rows: Rows, profile: str) -> None:
        self._database = database
        self._rows = rows
        self._profile = profile
        self._version = -1
        self._clear()

    def __len__(self) -> int:
        return len(self.keys)

    def refresh(self) -> None:
        """Take in what was written since the last time."""
        table = self._database.turns
        version = table.version
        if version == self._version:
            return
        news = table.written_since(self._version)
        if news is None:  # another process wrote, as an import does: what is known stays
            rows = table.all()
            news = list(rows.values()), [key for key in self._slots if key not in rows]
        if news[1] or not self._add(news[0]):
            self._clear()
            self._add(table.all().values())
        self._version = version
        self._seal()

    def _clear(self) -> None:
        self.keys: list[str] = []
        self._slots: dict[str, int] = {}
        self._texts: dict[str, int] = {}  # hash of what was indexed: a change needs a new reading
        self._postings: dict[str, tuple[array[int], array[int]]] = {}
        self._conversations: dict[str, int] = {}
        self._parties: dict[Party, int] = {}
        self._pairs: dict[tuple[int, int], None] = {}
        self._numbers: list[tuple[int, ...]] = []
        self._order: list[list[tuple[int, int]]] = []  # by conversation: (position, slot)
        self._matrix: Floats = np.zeros((0, self._database.dimensions), dtype=np.float32)
        self.parties: list[Party] = []
        self._seal()

    def _add(self, rows: Iterable[Row]) -> bool:
        """Index rows; False where one that is known has changed."""
        fresh: list[Row] = []
        for row in rows:
            mark = hash((row["text"], row["state"]))
            if row["key"] in self._slots:
                if self._texts[row["key"]] != mark:
                    return False
                self._matrix[self._slots[row["key"]]] = row["vector"]  # of an import it comes late
                continue
            if row["role"] not in _SPEAKERS or row["profile"] != self._profile:
                continue  # a passage of what was attached, or what stands beside a talk
            self._slots[row["key"]] = len(self.keys)
            self._texts[row["key"]] = mark
            self.keys.append(row["key"])
            fresh.append(row)
        self._make_room(len(self.keys))
        for row in fresh:
            self._index(row)
        return True

    def _index(self, row: Row) -> None:
        slot, turn = self._slots[row["key"]], self._rows.turn(row)
        self._matrix[slot] = row["vector"]
        talk = self._conversations.setdefault(row["conversation_key"], len(self._conversations))
        if talk == len(self._order):
            self._order.append([])
        self._order[talk].append((row["position"], slot))
        party = (turn.role, fold(turn.speaker))
        if party not in self._parties:
            self._parties[party] = len(self._parties)
            self.parties.append(party)
        who = self._parties[party]
        self._pairs[talk, who] = None
        words = stem_list(turn.text)
        for word, count in Counter(words).items():
            slots, counts = self._postings.setdefault(word, (array("i"), array("i")))
            slots.append(slot)
            counts.append(count)
        self._numbers.append((talk, who, len(words), *_traits(turn)))

    def _make_room(self, needed: int) -> None:
        if needed > len(self._matrix):
            grown = np.zeros(
                (max(needed, 2 * len(self._matrix)), self._matrix.shape[1]), np.float32
            )
            grown[: len(self._matrix)] = self._matrix
            self._matrix = grown

    def _seal(self) -> None:
        """The arrays that questions use."""
        n = len(self.keys)
        table = np.array(self._numbers, dtype=np.int64).reshape(n, 11)
        (self.talk, self.party, self.length, ends, asks, timed, counted, self.days, self.months,
         self.seconds, complete) = table.T  # fmt: skip
        self.ends, self.asks, self.timed, self.counted = (
            column.astype(np.float32) for column in (ends, asks, timed, counted)
        )
        self.complete = complete.astype(bool)
        self.vectors = self._matrix[:n]
        self.before = np.full(n, -1, dtype=np.int64)
        self.after = np.full(n, -1, dtype=np.int64)
        for talk in self._order:
            slots = [slot for _, slot in sorted(talk)]
            self.before[slots[1:]] = slots[:-1]
            self.after[slots[:-1]] = slots[1:]
        self.pairs = np.array(list(self._pairs), dtype=np.int64).reshape(-1, 2)

    @property
    def talks(self) -> int:
        """How many conversations there are."""
        return len(self._order)

    def slot(self, key: str) -> int | None:
        """The slot of a turn's key."""
        return self._slots.get(key)

    def talk_of(self, conversation_key: str) -> int:
        """The number of a conversation, -1 when it has no turns."""
        return self._conversations.get(conversation_key, -1)

    def counts(self, word: str) -> Floats | None:
        """How often each turn has a stem, shape [turns]; None where none has it."""
        found = self._postings.get(word)
        if found is None:
            return None
        out = np.zeros(len(self.keys), dtype=np.float32)
        out[np.array(found[0])] = np.array(found[1])
        return out

    def rarity(self, word: str) -> float:
        """Inverse document frequency as BM25 has it (Robertson and Zaragoza, 2009)."""
        there = len(self._postings[word][0]) if word in self._postings else 0
        return math.log(1 + (len(self.keys) - there + 0.5) / (there + 0.5))


def _traits(turn: Turn) -> tuple[int, ...]:
    text = turn.text
    return (
        int(text.rstrip().endswith("?")),
        int("?" in text),
        int(_TIMED.search(text) is not None),
        int(_COUNTED.search(text) is not None),
        turn.time.date().toordinal(),
        turn.time.month,
        int(turn.time.timestamp()),
        int(turn.state is TurnState.COMPLETE),
    )
