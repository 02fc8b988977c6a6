"""How a turn is read here: by a model that was taught to read, else by the rules and the gate."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from memory.notice.speech.marks import MASK
from memory.notice.understanding.dropped import SURE
from memory.notice.understanding.together import understood
from memory.vocabulary.ports import Reader
from memory.vocabulary.records import Candidate, Fact, Turn


class Noticing:
    """Reads what turns tell.

    Args:
        reader: reads a message; without one the rules and the gate do.
        gate: chance from which the learned gate keeps a sentence; None without it.
        embed: sentences to unit vectors, for the gate.

    Attributes:
        sure: chance from which something noticed is kept.
    """

    def __init__(
        self, reader: Reader | None, gate: float | None, embed: Callable[[Sequence[str]], Any]
    ) -> None:
        self._reader = reader
        self._gate = gate
        self._embed = embed
        self.sure = SURE if reader is not None else 0.0

    def told(self, turn: Turn, before: Sequence[Turn], believed: Sequence[Fact]) -> list[Candidate]:
        """What a turn tells, without what stands in the place of a secret.

        Args:
            before: the turns of its conversation before it, oldest first.
            believed: the facts that it may speak of, in the order of telling.
        """
        # What somebody else wrote answers no "me too".
        said = [(t.role, t.text if t.role != "user" else t.words) for t in before[-2:]]
        candidates = understood(turn.words, turn.time, said, believed, self._reader)
        if candidates is None:
            candidates = self.by_rules(turn.words, turn.time)
        return [each for each in candidates if MASK not in f"{each.text} {each.value}"]

    def by_rules(self, text: str, when: datetime) -> list[Candidate]:
        """What the rules find in a text, as the gate leaves it."""
        from memory.notice.rules import notice

        candidates = notice(text, when)
        if self._gate is None:
            return candidates
        from memory.notice.rules.learned import gated

        return gated(text, candidates, self._embed, self._gate)
