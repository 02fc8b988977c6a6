"""What the parts of the chat screen may do to it. They hold this, never the screen."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, Protocol, TypeVar

from textual.containers import Vertical, VerticalScroll
from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from app.tui.model.background import Outgoing
from app.tui.widgets.header import Header
from app.tui.widgets.input.completion import SlashList
from app.tui.widgets.input.composer import Composer
from app.tui.widgets.night.night_panel import NightPanel
from app.tui.widgets.status import StatusLine
from app.tui.widgets.talk.exchange import Exchange

Answer = TypeVar("Answer")
Part = TypeVar("Part", bound=Widget)


class Application(Protocol):
    """What the chat needs from the application that it runs in; `app.tui.app.LunaApp`."""

    @property
    def idle(self) -> float: ...  # seconds since the user did something
    def announce(self, title: str, text: str) -> None: ...  # to the terminal, where nobody looks
    def to_chat(self) -> None: ...  # closes what lies over the chat
    def use_theme(self, name: str) -> bool: ...  # False when no theme is called so
    def search_themes(self) -> None: ...


class View(Protocol):
    """The chat screen as its parts see it.

    To each other they speak in messages only (`app.tui.model.messages`): `post_message` gives one
    to the chat, `tell` to every open screen.
    """

    # The parts by their names

    @property
    def talk(self) -> VerticalScroll: ...
    @property
    def column(self) -> Vertical: ...  # exchanges and notes, inside `talk`
    @property
    def composer(self) -> Composer: ...
    @property
    def slash_list(self) -> SlashList: ...
    @property
    def status(self) -> StatusLine: ...
    @property
    def header(self) -> Header: ...
    @property
    def panel(self) -> NightPanel: ...
    def all_of(self, kind: type[Part]) -> list[Part]: ...
    def exchange(self, number: int) -> Exchange | None: ...  # None when it left the screen

    # Saying

    def say(self, note: Static) -> None: ...  # a line of the program, not of the model
    def note(self, text: str) -> None: ...  # the same, in plain words
    def count(self) -> object: ...  # the facts, for the status line

    # The talk

    async def send(self, outgoing: Outgoing) -> None: ...
    async def clear(self) -> None: ...  # stops what runs, empties the screen
    def stop(self) -> None: ...
    def show_incognito(self, on: bool) -> None: ...
    async def remove_all(self, kind: type[Widget]) -> None: ...

    # The application

    @property
    def application(self) -> Application: ...
    @property
    def idle(self) -> float: ...
    @property
    def height(self) -> int: ...  # rows of the terminal
    def in_background(
        self, job: Coroutine[Any, Any, None]
    ) -> None: ...  # errors are shown, never raised
    def every(self, seconds: float, do: Callable[[], None]) -> Timer: ...
    def soon(self, do: Callable[[], object]) -> None: ...  # after the next drawing
    def post_message(self, message: Message) -> bool: ...
    def tell(self, message: Message) -> None: ...
    async def ask(self, question: Screen[Answer]) -> Answer | None: ...  # waits for the answer
    def over(self, make: Callable[[], Screen[None]]) -> None: ...  # a page over the chat
    def announce(self, title: str, text: str) -> None: ...  # where nobody looks
    def inform(self, text: str, seconds: float) -> None: ...  # in the corner
    def get_selected_text(self) -> str | None: ...
    def to_clipboard(self, text: str) -> None: ...  # through the terminal
    def leave(self) -> None: ...
