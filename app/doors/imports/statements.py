"""What other assistants had written down about the user, stored and proposed one by one."""

from __future__ import annotations

import re
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.doors.imports.formats.foreign import NAMES, Memory
from memory.change.first_person import first_person, third_person
from memory.notice.rules.grammar.lexicon import words
from memory.store.lance.table import key_of
from memory.vocabulary.records import ChangeKind, Conversation, Turn

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

_BATCH = 20  # statements that are stored together
_LEAST = 3  # statements that begin with a word before it is taken for the user's name
_SHARE = 0.25  # of all statements, likewise
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
        known: how many were.
    """

    def __init__(self, memory: FastMemory, fallback: datetime) -> None:
        self._memory = memory
        self._fallback = fallback
        self._found: dict[str, dict[str, Memory]] = {}  # by origin, by what it says
        self.new = self.known = 0

    def add(self, memory: Memory) -> None:
        """One more; the same words again are the same memory."""
        self._found.setdefault(memory.origin, {}).setdefault(memory.text.casefold(), memory)

    def propose(self, stop: threading.Event) -> int:
        """Store them as one conversation for each origin; returns how many proposals came."""
        made = 0
        for origin, found in self._found.items():
            listed = list(found.values())
            turns = [self._turn(origin, each) for each in listed]
            there = self._memory.known_turns([turn.id for turn in turns])
            names = names_in([each.text for each in listed])
            fresh = [(turn, each) for turn, each in zip(turns, listed, strict=True)
                     if turn.id not in there]  # fmt: skip
            self.known += len(turns) - len(fresh)
            for begin in range(0, len(fresh), _BATCH):
                if stop.is_set():
                    return made
                part = fresh[begin : begin + _BATCH]
                made += sum(self._propose(turn, each.text, names) for turn, each in part)
                # Stored after they were read: an import that is ended reads them the next time.
                talk = self._talk(origin, part[0][0])
                self._memory.imports.store([(talk, [turn for turn, _ in part])], read=False)
                self.new += len(part)
        return made

    def _propose(self, turn: Turn, text: str, names: Sequence[str]) -> int:
        """How many new proposals a statement gives."""
        said, written = first_person(text, names), third_person(text, names)
        changes = self._memory.imports.proposals.propose_note(turn, said, written)
        return sum(change.kind is ChangeKind.HELD for change in changes)

    def _talk(self, origin: str, first: Turn) -> Conversation:
        title = f"What {NAMES[origin]} remembered"
        return Conversation(first.conversation, title, first.time, first.time)

    def _turn(self, origin: str, memory: Memory) -> Turn:
        from memory.archives.imports import imported

        talk = key_of("import", origin, "memories")
        id = key_of(talk, memory.text.casefold())
        when = memory.time or self._fallback
        return imported(talk, id, "assistant", memory.text, when, NAMES[origin])


def names_in(texts: Sequence[str]) -> tuple[str, ...]:
    """What the user is called in notes that speak of them by name; () where none do."""
    first = Counter(found[0] for text in texts if (found := _NAME.match(text)))
    most = [(count, name) for name, count in first.items() if name not in _NO_NAME]
    count, name = max(most, default=(0, ""))
    return (name,) if count >= _LEAST and count >= _SHARE * len(texts) else ()
