"""The Textual application: themes, keys, the palette, and the chat screen under all others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App, SystemCommand
from textual.filter import LineFilter
from textual.screen import Screen

from app.house import actions
from app.house.settings import config
from app.nights import night_process
from app.tui.chat.doorbell import EVERY, Doorbell
from app.tui.chat.screen import ChatScreen
from app.tui.model.messages import Preparing
from app.tui.model.ports import Assembled, Forget, StartNight
from app.tui.screens.boxes.first_run import Choice, FirstRunScreen
from app.tui.terminal import announce
from app.tui.terminal.garbage import REST, Garbage
from app.tui.terminal.keys import Letters, bindings, teach_alt_enter
from app.tui.terminal.theme import DARK, NAMES, THEMES
from app.tui.terminal.visible import Visible
from app.upkeep import forgetting
from memory.disk.damage import Damage
from memory.vocabulary.errors import SettingsError

if TYPE_CHECKING:
    from app.assembly import Luna


AWAY = 60.0  # seconds without a key after which nobody looks
SAVING = 10.0  # seconds that a stopped reply gets to be saved when the user leaves


BRING = (
    "Name what ChatGPT, Claude, Open WebUI, llm or mem0 exported (its zip, folder or file), or a "
    "text with what an assistant remembers of you, and press Enter. It stays on this machine; what "
    "it says about you waits for you to confirm it."
)


class LunaApp(App[bool]):
    """Luna on the screen. Its result is True when it shall start again with another model.

    Args:
        luna: the assembled parts; loaded in a thread once the first frame is there.
        start_night: starts a consolidation; another one for tests.
        forget: erases facts everywhere; another one for tests.
        theme: its name; that of the settings when empty.
        keys: action → keys, where the user wants others.
        go_on: resume the latest conversation, however old it is.
        first_run: a file that says that the welcome was seen; it is written then. None: no
            welcome.
    """

    CSS_PATH = "luna.tcss"
    TITLE = "Luna"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = bindings("everywhere")

    def __init__(
        self,
        luna: Assembled,
        *,
        start_night: StartNight = night_process.start,
        forget: Forget = forgetting.forget_facts,
        theme: str = "",
        keys: Mapping[str, str] | None = None,
        go_on: bool = False,
        first_run: Path | None = None,
    ) -> None:
        super().__init__()
        self._first_run = first_run
        self._visible = Visible()
        for each in THEMES.values():
            self.register_theme(each)
        self.actions = actions.rebound(keys or {})
        self.set_keymap({name: key for name, key in (keys or {}).items() if key})
        self.last_input = time.monotonic()
        self.letters = Letters()
        self.garbage = Garbage()
        self.chat = ChatScreen(luna, start_night, forget, self.actions, go_on=go_on)
        self.use_theme(theme or luna.settings.theme)

    def get_default_screen(self) -> Screen[None]:
        """The chat."""
        return self.chat

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's, and one that keeps control characters from the terminal."""
        return [*super().get_line_filters(), self._visible]

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """The colour of quiet words, for themes that are not Luna's."""
        return {"quiet": "#8a8a8a"}

    def on_mount(self) -> None:
        """The welcome, once, over the first frame."""
        self.set_interval(REST, self._rest)
        if self._first_run is not None and not self._first_run.exists():
            welcome = FirstRunScreen()
            self.push_screen(welcome, lambda choice: self._welcomed(choice, welcome.typed))

    def on_unmount(self) -> None:
        """Whatever runs in this process next collects its garbage as usual."""
        self.garbage.leave()

    def on_preparing(self, message: Preparing) -> None:
        """The mind is being made; the status line says how far."""
        self.chat.status.change(prepared=message.percent)

    def on_loaded(self) -> None:
        """All is there; what comes from now on is little beside it."""
        self.garbage.settle()
        bell = Doorbell(self.chat.luna.paths.clients, self.chat.say, self.chat.composer.focus)
        self.set_interval(EVERY, bell.look)

    def _rest(self) -> None:
        if self.idle > REST and not self.chat.model.turns.busy:
            self.garbage.collect()

    def _welcomed(self, choice: Choice | None, typed: str) -> None:
        if self._first_run is not None:
            with suppress(OSError):
                self._first_run.write_text("seen\n")
        if choice == "models":
            self.chat.commands.run("models")
        elif choice == "import":
            self.chat.composer.write("/import ")
            self.chat.note(BRING)
        elif typed:
            self.chat.composer.write(typed)

    def use_theme(self, name: str) -> bool:
        """Change the colours; False when no theme is called so."""
        wanted = NAMES.get(name, name)
        if wanted in THEMES:
            self.theme = wanted
            return True
        self.theme = self.theme if self.theme in THEMES else DARK.name
        return False

    def get_system_commands(self, screen: Screen[Any]) -> Iterable[SystemCommand]:
        """The palette: Luna's own actions and the themes."""
        yield from self.chat.commands.palette()
        yield SystemCommand("Theme", "Dark, light, high contrast or ansi", self.search_themes)

    async def on_event(self, event: events.Event) -> None:
        """Note when the user last did something: nights by themselves wait for quiet."""
        if isinstance(event, events.Key | events.MouseDown | events.MouseScrollUp | events.Paste):
            self.last_input = time.monotonic()
        if isinstance(event, events.Key):
            if event.key.startswith("alt+") and event.key in self.screen.active_bindings:
                event.character = None  # terminals send its letter along, and a field would take it
            self.letters.saw(event.character, event.time)  # when it was pressed, not handled
        await super().on_event(event)

    @property
    def idle(self) -> float:
        """Seconds since the user did something."""
        return time.monotonic() - self.last_input

    def announce(self, title: str, text: str) -> None:
        """A notice of the system through the terminal, where nobody looks at this window."""
        wish = self.chat.luna.settings.night_notice
        if wish == "never" or (self.app_focus and self.idle < AWAY) or self._driver is None:
            return
        by = announce.way() if wish == "auto" else "bell"
        self._driver.write(announce.written(title, text, by))

    def to_chat(self) -> None:
        """Close what lies over the chat."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_do(self, name: str) -> None:
        """A key that works everywhere."""
        self.chat.commands.run(name)

    def action_help_quit(self) -> None:
        """Ctrl+C where nothing is selected: stop the reply; with none, say how to leave."""
        leave = actions.keys_of(self.actions, "quit")
        if self.chat.model.turns.busy:
            self.chat.stop()
            self.notify(f"Stopped; the text so far is kept. {leave} quits.", timeout=3)
        else:
            self.notify(f"{leave} quits; everything is already saved.", timeout=4)

    def on_composer_left(self) -> None:
        """Ctrl+D in an empty input ends the talk, as in a shell."""
        self.chat.commands.run("quit")

    async def action_quit(self) -> None:
        """Leave; a running night is asked about first."""
        self.chat.commands.run("quit")


def run(luna: Luna, *, go_on: bool = False) -> bool:
    """Show the chat until the user leaves; whether to start again with another model."""
    teach_alt_enter()
    try:
        keys = config.keys(luna.paths.settings_file)
    except SettingsError as error:
        keys = {}  # the screen works without it, and says so with the first message
        if all(each.message != error.message for each in luna.unreadable):
            luna.unreadable.append(Damage("settings", error.message, error.remedy))
    app = LunaApp(luna, keys=keys, go_on=go_on, first_run=luna.paths.config / "welcomed")
    again = app.run()
    app.chat.model.turns.wait(SAVING)
    return bool(again)
