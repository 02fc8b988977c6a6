"""What the user decides about a reply: another version, another way from a message, a persona.

And what goes along with the next message: a pasted block that is opened before it is sent.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from app.talk.attachments.form import title
from app.talk.prompt import personas
from app.talk.reply import versions
from app.talk.session import Session
from app.tui.model.ports import Assembled
from app.tui.model.talk_model import TalkModel
from app.tui.screens.boxes.paste import PasteScreen
from app.tui.screens.boxes.pick import PickScreen
from app.tui.talk.past_talk import PastTalk
from app.tui.talk.view import View
from app.tui.text import words
from app.tui.widgets.input.composer import Composer
from app.tui.widgets.talk.welcome import Welcome
from memory.vocabulary.errors import NotFoundError
from memory.vocabulary.records import Turn

MOST = 200  # messages that are offered to branch from


class ReplyCommands:
    """Control of replies as the chat screen uses it."""

    def __init__(self, model: TalkModel, view: View, past: PastTalk, luna: Assembled) -> None:
        self.model = model
        self.view = view
        self.past = past
        self.luna = luna

    def doing(self, argument: str) -> dict[str, Callable[[], object]]:
        """The actions by their names."""
        return {
            "version": lambda: self.view.in_background(self._version(argument)),
            "version.back": lambda: self.view.in_background(self._version("back")),
            "version.next": lambda: self.view.in_background(self._version("next")),
            "branch": lambda: self.view.in_background(self._branch(argument)),
            "persona": lambda: self.view.in_background(self._persona(argument)),
            "paste": lambda: self.view.in_background(self._paste(argument)),
        }

    # Versions

    def show(self) -> None:
        """Say under the last reply which version of it this is, where it has several."""
        self.view.in_background(self._show())

    async def _show(self) -> None:
        session, last = self.model.session, self.model.last
        if session is None or last is None or self.model.turns.busy:
            return
        found = await asyncio.to_thread(session.versions)
        shown = self.view.exchange(last.number)
        if shown is not None and self.model.last is last:
            shown.show_version(found.place + 1, len(found.texts))

    async def _version(self, wanted: str) -> None:
        session = self._quiet()
        if session is None:
            return
        found = await asyncio.to_thread(session.versions)
        place = versions.place(found, wanted)
        if place is None:
            place = await self._chosen(found)
        if place is None or place == found.place:
            return
        turn = await asyncio.to_thread(session.switch, place)
        last = self.model.last
        shown = self.view.exchange(last.number) if last is not None else None
        if last is not None and shown is not None:
            if last.why is not None:
                last.why = replace(last.why, cut="")  # it was said of another version
            await shown.switch(turn, place + 1, len(found.texts))

    async def _chosen(self, found: versions.Versions) -> int | None:
        """One of a list."""
        texts = [(f"{n + 1}{' *' if n == found.place else ''}", text)
                 for n, text in enumerate(found.texts)]  # fmt: skip
        asked = PickScreen(
            "Which version of the last reply?", texts, "Enter takes it", numbers=True
        )
        answer = await self.view.ask(asked)
        return int(answer) if answer else None

    # Branches

    async def _branch(self, number: str) -> None:
        session = self._quiet()
        if session is None:
            return
        talk = self.model.stored
        if talk is None:
            self.view.note("There is no stored conversation here yet.")
            return
        turns = await asyncio.to_thread(lambda: self.luna.memory.turns(talk.id))
        said = [turn for turn in turns if turn.role == "user"]
        message = await self._message(said, number)
        if message is None:
            return
        await asyncio.to_thread(session.branch, message.id)
        await self._open(session)
        composer = self.view.composer
        composer.write(message.words)
        if message.foreign.strip():
            composer.attach(message.foreign.strip())
        composer.focus()
        self.view.note("A new conversation goes on from here; the one before stays in F4. "
                       "Change the message and send it.")  # fmt: skip

    async def _message(self, said: list[Turn], number: str) -> Turn | None:
        """The message that was named by its number, or chosen in a list."""
        if number:
            if not number.isdigit() or not 0 < int(number) <= len(said):
                raise NotFoundError(
                    f"There is no message {number}.",
                    f"This conversation has {words.plural(len(said), 'message')} of yours.",
                )
            return said[int(number) - 1]
        offered = list(enumerate(said, 1))[-MOST:][::-1]
        texts = [(str(n), turn.text) for n, turn in offered]
        answer = await self.view.ask(PickScreen(
            "Go on from before which message?", texts, "Enter begins there, in a new conversation",
            numbers=True))  # fmt: skip
        return offered[int(answer)][1] if answer else None

    async def _open(self, session: Session) -> None:
        """Show the conversation that has just begun as a branch."""
        talk = session.conversation
        assert talk is not None
        turns = await asyncio.to_thread(lambda: self.luna.memory.turns(talk.id))
        await self.view.clear()
        self.model.last_talk.note(talk.id)
        if turns:
            await self.past.show(talk, turns)
            return
        session.resume(talk)
        await self.view.column.mount(Welcome(self.luna.settings))

    # Personas

    async def _persona(self, argument: str) -> None:
        session = self.model.session
        if session is None:
            self.view.note("Luna is still loading.")
            return
        file: Path = self.luna.paths.settings_file
        if not argument:
            played = await asyncio.to_thread(lambda: session.persona)
            who = f"Luna plays: {played}" if played else "Luna plays nobody in this conversation."
            known = await asyncio.to_thread(personas.presets, file)
            listed = "\n".join(f"  {name}: {text}" for name, text in known.items())
            self.view.note(f"{who}\n{listed}\n/persona NAME, or who it is in your own words; "
                           "/persona off")  # fmt: skip
            return
        text = await asyncio.to_thread(personas.chosen, argument, file)
        await asyncio.to_thread(session.play, text)
        self.view.note(f"In this conversation Luna plays: {text}" if text else
                       "Luna plays nobody any more.")  # fmt: skip

    async def resumed(self) -> None:
        """A talk goes on: which version its last reply is, and who is played in it."""
        await self._show()
        session = self.model.session
        played = await asyncio.to_thread(lambda: session.persona) if session is not None else ""
        if played:
            name = await asyncio.to_thread(personas.name_of, played, self.luna.paths.settings_file)
            self.view.note(f"Luna plays in this conversation: {name}")

    # Pastes

    async def _paste(self, number: str) -> None:
        """Open a block; what is left of it goes along with the next message."""
        composer = self.view.composer
        blocks = composer.blocks
        if not blocks:
            self.view.note("There is no pasted block; a longer paste becomes one.")
            return
        if number and (not number.isdigit() or not 0 < int(number) <= len(blocks)):
            self.view.note(f"There is no block {number}; there are {len(blocks)}.")
            return
        place = int(number) - 1 if number else len(blocks) - 1
        block = blocks[place]
        what = title(block) or f"Pasted block {place + 1} of {len(blocks)}"
        text = await self.view.ask(PasteScreen(what, block))
        if text is not None and blocks[place : place + 1] == [block]:
            blocks[place : place + 1] = [text.strip("\n")] if text.strip() else []
            composer.post_message(Composer.Pastes(tuple(blocks)))
        composer.focus()

    def _quiet(self) -> Session | None:
        """The session, where nothing runs in it."""
        if self.model.session is None:
            self.view.note("Luna is still loading.")
        elif self.model.turns.busy or self.model.turns.queue:
            self.view.note("A reply is on its way; Esc stops it.")
        else:
            return self.model.session
        return None
