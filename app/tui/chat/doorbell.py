"""A program asks to use memory: a question in the talk, once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from textual.widgets import Static

from app.doors.programs.clients import Client, Clients, Right
from app.tui.widgets.talk.notes import AskNote, ErrorNote
from memory.vocabulary.errors import LunaError

EVERY = 3.0  # seconds between two looks


class DoorNote(AskNote):
    """Whether a program may use memory. A yes lets it read and propose."""

    def __init__(self, client: Client, answer: Callable[[str, bool], None]) -> None:
        super().__init__(
            "program",
            f"“{client.title}” wants to use what I know and to propose more. What it writes waits "
            f"for you to confirm it; `luna mcp clients allow {client.name} --right …` grants "
            "less or more. Allow it?",
        )
        self._client, self._answer = client.name, answer

    def action_answer(self, yes: bool) -> None:
        """Once."""
        if not self._said:
            self._said = "Yes." if yes else "No."
            self.can_focus = False
            self.refresh(layout=True)
            self._answer(self._client, yes)


class Doorbell:
    """Looks for programs that ask, and passes the answer on.

    Args:
        file: the list of programs.
        say: shows a note in the talk.
        done: called when a question was answered.
    """

    def __init__(
        self, file: Path, say: Callable[[Static], object], done: Callable[[], object]
    ) -> None:
        self._file = file
        self._clients = Clients(file)
        self._say = say
        self._done = done
        self._seen = 0  # nanoseconds: when the list was last changed
        self._asked: set[str] = set()

    async def look(self) -> None:
        """Ask about those that were not asked about yet."""
        try:
            changed = self._file.stat().st_mtime_ns
        except OSError:
            return  # no program ever came
        if changed == self._seen:
            return
        self._seen = changed
        try:
            asking = await asyncio.to_thread(self._clients.asking)
        except LunaError as error:
            self._say(ErrorNote(error))
            return
        for client in asking:
            if client.name not in self._asked:
                self._asked.add(client.name)
                self._say(DoorNote(client, self.answered))

    def answered(self, name: str, yes: bool) -> None:
        """Keep what the user said; it counts from the program's next use on."""
        try:
            if yes:
                self._clients.allow(name, Right.PROPOSE)
            else:
                self._clients.revoke(name)
        except LunaError as error:
            self._say(ErrorNote(error))
        self._done()
