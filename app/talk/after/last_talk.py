"""The conversation that the next start continues: the last one held on the screen or line by line.

Questions of `luna -p`, of programs, and imported conversations are never continued.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from memory.disk.files import write_whole
from memory.vocabulary.records import Conversation, now

LOG = logging.getLogger(__name__)


class LastTalk:
    """The id of a conversation in a file; a missing or unreadable file means none.

    Args:
        file: in the profile's folder.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = ""

    def note(self, conversation: str) -> None:
        """Note the conversation. A failing disk costs no reply."""
        if conversation == self._known:
            return
        try:
            write_whole(self._file, f"{conversation}\n")
            self._known = conversation
        except OSError as error:
            LOG.warning("the last talk was not noted: %s", type(error).__name__)

    def of(
        self, talks: Sequence[Conversation], hours: float, *, always: bool = False
    ) -> Conversation | None:
        """The conversation to continue; None when it no longer exists or is too old.

        Args:
            talks: the stored conversations, latest first.
            hours: how old it may be.
            always: ignore its age; where none was noted, take the latest of all.
        """
        try:
            noted = self._file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            noted = ""
        spoken = [talk for talk in talks if talk.turns]
        match = next((talk for talk in spoken if talk.id == noted), None)
        if always:
            return match or next(iter(spoken), None)
        fresh = match is not None and now() - match.last <= timedelta(hours=hours)
        return match if fresh else None
