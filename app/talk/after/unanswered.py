"""A fact in the weights that replies repeatedly fail to use goes back into the prompt."""

from __future__ import annotations

import logging
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from app.house import state_files
from app.talk.prompt.alone import about_user
from memory.vocabulary.errors import LunaError
from memory.vocabulary.records import Status

if TYPE_CHECKING:
    from memory.fast_memory import FastMemory

LOG = logging.getLogger(__name__)
FAILED_REPLIES = 2  # after so many that did not know it, a fact is back in the prompt


class Unanswered:
    """Counts the replies that say they do not know what the weights should know.

    After too many failures a fact leaves the ledger: the prompt has it at once, and the next
    night learns it again.

    Args:
        base: hash of the base model in use.
        file: where the counts are stored; ids and numbers only.
    """

    def __init__(self, memory: FastMemory, base: str, file: Path) -> None:
        self._memory = memory
        self._base = base
        self._file = file

    def note(self, question: str, reply: str) -> None:
        """Check a finished exchange. A failure here costs no reply."""
        from consolidation.wording.absence import abstains

        # "What is a violin?" says nothing about whether the user's violin is known.
        if not (about_user(question) and abstains(reply)):
            return
        try:
            matches = self._memory.find(question)
            # Facts in the prompt come first: if one matches, the weights did not fail.
            if matches and matches[0].status is Status.CONSOLIDATED:
                self._count(matches[0].id)
        except (LunaError, OSError) as error:
            LOG.warning("a question without an answer was not noted: %s", type(error).__name__)

    def _count(self, fact_id: str) -> None:
        counts = _counts(self._file)
        counts[fact_id] = counts.get(fact_id, 0) + 1
        if counts[fact_id] >= FAILED_REPLIES:
            del counts[fact_id]
            self._memory.return_to_fast([fact_id], self._base, "its questions failed in use")
        state_files.save(self._file, counts)


def forget_counts(file: Path, fact_ids: Collection[str]) -> None:
    """Drop the counts of forgotten facts."""
    counts = _counts(file)
    remaining = {id: count for id, count in counts.items() if id not in fact_ids}
    if remaining != counts:
        state_files.save(file, remaining)


def _counts(file: Path) -> dict[str, int]:
    return {str(id): int(n) for id, n in state_files.load(file).items()}
