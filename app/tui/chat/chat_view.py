"""What the parts of the chat screen see of it: its widgets by their names, and what can be said."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, TypeVar, cast

from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from app.tui.model.background import unexpected
from app.tui.screens.boxes.box import Box
from app.tui.talk.view import Application
from app.tui.widgets.header import Header
from app.tui.widgets.input.completion import SlashList
from app.tui.widgets.input.composer import Composer
from app.tui.widgets.night.night_panel import NightPanel
from app.tui.widgets.status import StatusLine
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import ErrorNote, Note

Answer = TypeVar("Answer")
Part = TypeVar("Part", bound=Widget)


class ChatView(Screen[None]):
    """The widgets of `app.tui.talk.view.View`; the chat screen adds what needs the conversation."""

    # The parts by their names

    @property
    def application(self) -> Application:
        """The application."""
        return cast(Application, self.app)

    @property
    def idle(self) -> float:
        """Seconds since the user did something."""
        return self.application.idle

    @property
    def height(self) -> int:
        """Rows of the terminal."""
        return self.app.size.height

    @property
    def talk(self) -> VerticalScroll:
        """The conversation."""
        return self.query_one("#talk", VerticalScroll)

    @property
    def column(self) -> Vertical:
        """Where exchanges and notes are, in the middle of the conversation's window."""
        return self.query_one("#column", Vertical)

    @property
    def composer(self) -> Composer:
        """The input."""
        return self.query_one(Composer)

    @property
    def slash_list(self) -> SlashList:
        """The commands that begin as what is typed."""
        return self.query_one(SlashList)

    @property
    def status(self) -> StatusLine:
        """The line at the bottom."""
        return self.query_one(StatusLine)

    @property
    def header(self) -> Header:
        """The line on top."""
        return self.query_one(Header)

    @property
    def panel(self) -> NightPanel:
        """The night."""
        return self.query_one(NightPanel)

    def all_of(self, kind: type[Part]) -> list[Part]:
        """Every widget of a kind."""
        return list(self.query(kind))

    def exchange(self, number: int) -> Exchange | None:
        """The widget of an exchange; None when it left the screen."""
        for each in self.column.children:
            if isinstance(each, Exchange) and each.state.number == number:
                return each
        return None

    # What the parts do to the screen

    def say(self, note: Static) -> None:
        """A line of Luna the program, not of the model."""
        note.add_class("aside")
        self.column.mount(note)
        self.talk.anchor()

    def note(self, text: str) -> None:
        """A line of the program in plain words."""
        self.say(Note(text))

    def in_background(self, job: Coroutine[Any, Any, None]) -> None:
        """Run a coroutine beside the screen; what goes wrong is shown, never raised."""

        async def guarded() -> None:
            try:
                await job
            except Exception as error:
                self.say(ErrorNote(unexpected(error)))

        self.run_worker(guarded(), group="commands", exit_on_error=False)

    def every(self, seconds: float, do: Callable[[], None]) -> Timer:
        """Do something again and again."""
        return self.set_interval(seconds, do)

    def soon(self, do: Callable[[], object]) -> None:
        """Do something after the next drawing."""
        self.call_after_refresh(do)

    def tell(self, message: Message) -> None:
        """A message for every open screen."""
        for screen in self.app.screen_stack:
            screen.post_message(message)

    async def ask(self, question: Screen[Answer]) -> Answer | None:
        """Open a question and wait for its answer."""
        return await self.app.push_screen_wait(question)

    def over(self, make: Callable[[], Screen[None]]) -> None:
        """Open a screen over the chat in place of another one; again closes it."""
        screen = make()
        before = self.app.screen
        if before.is_modal and not (isinstance(before, Box) and before.READING):
            return  # a question wants its answer first
        same = type(before) is type(screen) and before.title == screen.title
        self.application.to_chat()
        if not same:
            self.app.push_screen(screen)

    def announce(self, title: str, text: str) -> None:
        """A notice of the system, where nobody looks at this window."""
        self.application.announce(title, text)

    def inform(self, text: str, seconds: float) -> None:
        """A line in the corner that goes by itself."""
        self.app.notify(text, timeout=seconds)

    def to_clipboard(self, text: str) -> None:
        """Through the terminal."""
        self.app.copy_to_clipboard(text)

    def leave(self) -> None:
        """End the program."""
        self.app.exit(False)

    def show_incognito(self, on: bool) -> None:
        """Other colours while nothing is written."""
        self.header.incognito = on
        self.set_class(on, "incognito")

    async def remove_all(self, kind: type[Widget]) -> None:
        """Take every widget of a kind away."""
        await self.query(kind).remove()
