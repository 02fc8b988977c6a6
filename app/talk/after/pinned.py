"""Conversations pinned to the top of the list: their ids in a file of the profile."""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from pathlib import Path

from memory.disk.files import write_whole
from memory.vocabulary.records import Conversation

LOG = logging.getLogger(__name__)


class Pinned:
    """The pinned conversations; a missing or damaged file means none.

    Args:
        file: in the profile's folder.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    @property
    def ids(self) -> set[str]:
        """The ids of pinned conversations, some of which may no longer exist."""
        try:
            ids = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return set()
        return {str(id) for id in ids} if isinstance(ids, list) else set()

    def pin(self, ids: Sequence[str], on: bool = True) -> None:
        """Pin or unpin conversations.

        Raises:
            OSError: the file cannot be written.
        """
        changed = self.ids | set(ids) if on else self.ids - set(ids)
        write_whole(self._file, json.dumps(sorted(changed)) + "\n")

    def first(self, talks: Sequence[Conversation]) -> list[Conversation]:
        """The same conversations, pinned ones first."""
        ids = self.ids
        return sorted(talks, key=lambda talk: talk.id not in ids)
