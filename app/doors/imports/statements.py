"""What other assistants had noted about the user, stored and proposed one by one."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.doors.imports.formats.foreign import NAMES, Memory
from memory.change.first_person import first_person, third_person
from memory.notice.grammar.lexicon import words
from memory.store.lance.table import key_of
from memory.vocabulary.records import ChangeKind, Conversation, Turn

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

_BATCH = 20  # statements that are stored together
_LEAST = 3  # statements that must begin with a word before it counts as the user's name
_SHARE = 0.25  # of all statements that must begin with it
_NAME = re.compile(r"[A-ZÀ-Þ][a-zß-ÿ]{1,20}(?=(?:['’]s)? [a-z])")
_NO_NAME = words(
    "User The They He She You Your Their His Her My In On At As For With When If This That These "
    "It Its Has Is Was Likes Lives Works Prefers Enjoys Wants Uses Owns Plays Loves Hates Speaks "
    "Interested Working Learning Recently Currently Previously Also Favorite Favourite"
)


class Statements:
    """Collects memories, stores each once, and has memory propose the new ones.

    Attributes:
        new: how many were not here before.
        known: how many were already here.
    """

    def __init__(self, memory: FastMemory, fallback: datetime) -> None:
        self._memory = memory
        self._fallback = fallback
        self._found: dict[str, dict[str, Memory]] = {}  # by origin, then by text
        self.new = self.known = 0

    def add(self, memory: Memory) -> None:
        """Add a memory; the same words again are the same memory."""
        self._found.setdefault(memory.origin, {}).setdefault(memory.text.casefold(), memory)

    def propose(self, stop: threading.Event) -> int:
        """Store them as one conversation for each origin; returns the number of proposals."""
        proposed = 0
        for origin, by_text in self._found.items():
            listed = list(by_text.values())
            turns = [self._turn(origin, memory) for memory in listed]
            known = self._memory.known_turns([turn.id for turn in turns])
            names = names_in([memory.text for memory in listed])
            fresh = [(turn, memory) for turn, memory in zip(turns, listed, strict=True)
                     if turn.id not in known]  # fmt: skip
            self.known += len(turns) - len(fresh)
            for begin in range(0, len(fresh), _BATCH):
                if stop.is_set():
                    return proposed
                batch = fresh[begin : begin + _BATCH]
                proposed += sum(self._propose(turn, memory.text, names) for turn, memory in batch)
                # Stored only after reading: if the import is stopped, the next one reads them.
                talk = self._talk(origin, batch[0][0])
                self._memory.imports.store([(talk, [turn for turn, _ in batch])], read=False)
                self.new += len(batch)
        return proposed

    def _propose(self, turn: Turn, text: str, names: Sequence[str]) -> int:
        """Propose a statement; returns the number of new proposals."""
        first, third = first_person(text, names), third_person(text, names)
        changes = self._memory.imports.proposals.propose_note(turn, first, third)
        return sum(change.kind is ChangeKind.HELD for change in changes)

    def _talk(self, origin: str, first: Turn) -> Conversation:
        heading = f"What {NAMES[origin]} remembered"
        return Conversation(first.conversation, heading, first.time, first.time)

    def _turn(self, origin: str, memory: Memory) -> Turn:
        from memory.archives.imports import imported

        talk = key_of("import", origin, "memories")
        id = key_of(talk, memory.text.casefold())
        when = memory.time or self._fallback
        return imported(talk, id, "assistant", memory.text, when, NAMES[origin])


def names_in(texts: Sequence[str]) -> tuple[str, ...]:
    """The user's name in notes that refer to them by name; () where none do."""
    first = Counter(match[0] for text in texts if (match := _NAME.match(text)))
    candidates = [(count, name) for name, count in first.items() if name not in _NO_NAME]
    count, name = max(candidates, default=(0, ""))
    return (name,) if count >= _LEAST and count >= _SHARE * len(texts) else ()
