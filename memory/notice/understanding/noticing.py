"""How a turn is read: by the trained tagger, else by the rules and the gate."""

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
        gate: probability from which the learned gate keeps a sentence; None: no gate.
        embed: sentences to unit vectors, for the gate.

    Attributes:
        sure: probability from which something noticed is kept.
    """

    def __init__(
        self, reader: Reader | None, gate: float | None, embed: Callable[[Sequence[str]], Any]
    ) -> None:
        self._reader = reader
        self._gate = gate
        self._embed = embed
        self.sure = SURE if reader is not None else 0.0

    def told(self, turn: Turn, before: Sequence[Turn], believed: Sequence[Fact]) -> list[Candidate]:
        """What a turn tells, without values that replace a secret.

        Args:
            before: the turns of its conversation before it, oldest first.
            believed: the facts that it may refer to, in the order of telling.
        """
        # Text that the user did not write is not what "me too" refers to.
        turns = [(t.role, t.text if t.role != "user" else t.words) for t in before[-2:]]
        candidates = understood(turn.words, turn.time, turns, believed, self._reader)
        if candidates is None:
            candidates = self.by_rules(turn.words, turn.time)
        return [each for each in candidates if MASK not in f"{each.text} {each.value}"]

    def by_rules(self, text: str, when: datetime) -> list[Candidate]:
        """The candidates of the rules in a text, filtered by the gate."""
        from memory.notice.rules.statements import notice

        candidates = notice(text, when)
        if self._gate is None:
            return candidates
        from memory.notice.rules.learned import gated

        return gated(text, candidates, self._embed, self._gate)
