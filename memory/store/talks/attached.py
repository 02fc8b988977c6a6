"""Passages of what was attached to a talk: found by that talk alone, and gone with it."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from memory.store.lance import Database
from memory.store.lance.rows import Rows
from memory.store.lance.table import Row, key_of
from memory.store.vectors import Vector, Vectors
from memory.vocabulary.english.words import stem_list
from memory.vocabulary.origin import Origin
from memory.vocabulary.records import Turn

ROLE: Any = "file"  # in place of who spoke: such a row is no turn of a talk
_BATCH = 64
_WORDS = 0.6  # what sharing all words of a question counts beside its meaning


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of an attached text.

    Attributes:
        file: the name that it was attached under.
        place: its number in the file, from 0.
        score: how well it fits a question; above 0.3 it is worth a look.
    """

    file: str
    place: int
    text: str
    score: float = 0.0


class Attached:
    """The passages of all talks, in the turns table under keys of their own. No fact comes of them.

    Deleting the conversation, forgetting and erasing reach them as they reach its turns.
    """

    def __init__(self, database: Database, vectors: Vectors, rows: Rows, profile: str) -> None:
        self._database = database
        self._vectors = vectors
        self._rows = rows
        self._profile = profile

    def add(self, conversation: str, file: str, texts: Sequence[str]) -> int:
        """Keep the passages of a file; the same file again takes the place of the one before."""
        old = [row["key"] for row in self._of(conversation) if self._turn(row).speaker == file]
        rows = []
        for begin in range(0, len(texts), _BATCH):
            part = texts[begin : begin + _BATCH]
            for place, vector in enumerate(self._vectors.of(part), start=begin):
                rows.append(self._row(conversation, file, place, texts[place], vector))
        with self._database.lock:
            if old:
                self._database.turns.remove(old)
            self._database.turns.upsert(rows)
        return len(rows)

    def files(self, conversation: str) -> dict[str, int]:
        """The names of what is attached to a talk, with the number of passages."""
        return dict(Counter(self._turn(row).speaker for row in self._of(conversation)))

    def find(self, conversation: str, query: str, most: int) -> list[Passage]:
        """The passages of a talk for a question, best first."""
        rows = self._of(conversation)
        told = [Passage(turn.speaker, row["position"], turn.text)
                for row in rows if (turn := self._turn(row))]  # fmt: skip
        return ranked(told, [row["vector"] for row in rows], self._vectors, query, most)

    def in_memory(self) -> AttachedHere:
        """The same for a talk that is written nowhere."""
        return AttachedHere(self._vectors)

    def _of(self, conversation: str) -> list[Row]:
        with self._database.lock:
            return self._database.turns.where("conversation_key", [files_key(conversation)])

    def _turn(self, row: Row) -> Turn:
        return self._rows.turn(row)

    def _row(self, conversation: str, file: str, place: int, text: str, vector: Vector) -> Row:
        id = key_of(conversation, file, str(place))
        turn = Turn(conversation, ROLE, text, id=id, speaker=file, origin=Origin.PASTED)
        row = self._rows.turn_row(turn, vector, place, self._profile)
        return {**row, "conversation_key": files_key(conversation)}


def files_key(conversation: str) -> str:
    """The key that the passages of a conversation have in place of its own."""
    return key_of(conversation, "files")


class AttachedHere:
    """Passages in RAM alone."""

    def __init__(self, vectors: Vectors) -> None:
        self._vectors = vectors
        self._held: list[tuple[str, Passage, Vector]] = []

    def add(self, conversation: str, file: str, texts: Sequence[str]) -> int:
        """Keep them for the length of the talk."""
        for place, (text, vector) in enumerate(zip(texts, self._vectors.of(texts), strict=True)):
            self._held.append((conversation, Passage(file, place, text), vector))
        return len(texts)

    def files(self, conversation: str) -> dict[str, int]:
        """The names of what is attached, with the number of passages."""
        return dict(Counter(p.file for talk, p, _ in self._held if talk == conversation))

    def find(self, conversation: str, query: str, most: int) -> list[Passage]:
        """The passages for a question, best first."""
        own = [(p, vector) for talk, p, vector in self._held if talk == conversation]
        return ranked([p for p, _ in own], [v for _, v in own], self._vectors, query, most)


def ranked(
    told: Sequence[Passage], vectors: Sequence[Vector], by: Vectors, query: str, most: int
) -> list[Passage]:
    """Passages by meaning and by the words that they share with a question, best first."""
    if not told or not query.strip():
        return []
    near = np.array(vectors, dtype=np.float32) @ by.one(query)
    wanted = set(stem_list(query))
    held = [set(stem_list(passage.text)) & wanted for passage in told]
    often = Counter(word for words in held for word in words)
    rare = {word: math.log(1 + len(told) / count) for word, count in often.items()}
    whole = sum(rare.values()) or 1.0
    found = [
        replace(p, score=float(near[n]) + _WORDS * sum(rare[word] for word in held[n]) / whole)
        for n, p in enumerate(told)
    ]
    return sorted(found, key=lambda p: (-p.score, p.file, p.place))[:most]
