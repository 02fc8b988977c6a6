"""Which talk the screen goes on with: the one that somebody talked in, line by line or on it.

Questions of `luna -p`, of programs and imported conversations are talks of their own; none of them
becomes what the next start shows.
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
    """A file with the id of a conversation; missing or unreadable is none.

    Args:
        file: of the profile.
    """

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known = ""

    def note(self, conversation: str) -> None:
        """This is the talk. A disk that refuses costs no reply."""
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
        """The talk to go on with; None when it is gone, or too long ago.

        Args:
            talks: what is stored, the latest first.
            hours: how old it may be.
            always: however old it is; where none was noted, the latest of all.
        """
        try:
            noted = self._file.read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            noted = ""
        said = [talk for talk in talks if talk.turns]
        found = next((talk for talk in said if talk.id == noted), None)
        if always:
            return found or next(iter(said), None)
        fresh = found is not None and now() - found.last <= timedelta(hours=hours)
        return found if fresh else None
