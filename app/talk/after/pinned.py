"""Conversations that stay on top of the list: their ids in a file of the profile."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from memory.disk.files import write_whole
from memory.vocabulary.records import Conversation

LOG = logging.getLogger(__name__)


class Pinned:
    """What is pinned; a missing or damaged file is nothing.

    Args:
        file: of the profile.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def ids(self) -> set[str]:
        """The conversations that are pinned, some of which may be gone."""
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return set()
        return {str(id) for id in found} if isinstance(found, list) else set()

    def pin(self, ids: Sequence[str], on: bool = True) -> None:
        """Pin conversations, or no longer.

        Raises:
            OSError: the file cannot be written.
        """
        kept = self.ids | set(ids) if on else self.ids - set(ids)
        write_whole(self._file, json.dumps(sorted(kept)) + "\n")

    def first(self, talks: Sequence[Conversation]) -> list[Conversation]:
        """The same conversations, those that are pinned before the others."""
        ids = self.ids
        return sorted(talks, key=lambda talk: talk.id not in ids)
