"""Imports and attached files as the chat uses them: read in threads and processes of their own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

from textual.content import Content

from app.doors.imports import sources, words
from app.doors.imports.process import ImportProcess, start
from app.talk.attachments import files
from app.talk.attachments.form import absent, named
from app.tui.model.background import Outgoing
from app.tui.model.ports import Assembled
from app.tui.talk.view import View
from app.tui.widgets.input.composer import Composer
from app.tui.widgets.talk.notes import Note


class FileCommands:
    """What the user brings along.

    Args:
        view: shows how far they are.
        luna: the assembled parts.
    """

    def __init__(self, view: View, luna: Assembled) -> None:
        self.view = view
        self.luna = luna
        self.running: ImportProcess | None = None

    def doing(self, argument: str) -> dict[str, Callable[[], object]]:
        """The actions by their names."""
        return {
            "import": lambda: self.view.in_background(self._import(argument)),
            "attach": lambda: self.view.in_background(self._attach(argument)),
        }

    async def outgoing(self, event: Composer.Sent, how: Any) -> Outgoing:
        """A message with the files that it names as @FILE; a paste names none."""
        text, attached = event.text, event.attached
        if "@" in text and not event.pasted:
            text, found = await asyncio.to_thread(named, text)
            for name in absent(text):
                self.view.note(f"There is no file {name}; the message goes without it.")
            read = [await asyncio.to_thread(files.read, file) for file in found]
            attached = "\n\n".join(part for part in [attached, *read] if part)
        return Outgoing(text, attached, event.pasted, how=how)

    async def _attach(self, name: str) -> None:
        """A file beside the input; it goes along with the next message."""
        read = await asyncio.to_thread(files.read, Path(name.strip("\"'")))
        self.view.composer.attach(read)

    async def _import(self, name: str) -> None:
        """Bring talks of another assistant; without a name, go on with what was imported."""
        if self.running is not None:
            self.view.note("An import is running; you can search what it has stored so far.")
            return
        settings, paths = self.luna.settings, self.luna.paths
        file = str(sources.there(Path(name.strip("\"'"))).absolute()) if name.strip() else ""
        note = Progressing("beginning to read")
        self.view.say(note)
        try:
            self.running = await asyncio.to_thread(start, settings, paths, file)
            steps = self.running.progress()
            while (progress := await asyncio.to_thread(next, steps, None)) is not None:
                note.show(words.doing(progress))
            outcome = self.running.outcome or {}
        finally:
            self.running = None
            await note.remove()
        told = words.came(outcome) if file else []
        if waits := words.waits(outcome):
            told.append(f"{waits}: press F2, then s to list them; y confirms, n refuses.")
        if rest := words.rest(outcome):
            told.append(f"Not done yet with {rest}: /import goes on.")
        self.view.note("\n".join(told) or "There is nothing left to import.")
        self.view.count()


class Progressing(Note):
    """How far something is, in one line that changes."""

    def show(self, text: str) -> None:
        """Other words."""
        self._body = Content.assemble(("· ", "$quiet"), Content(text))
        self.refresh(layout=True)
