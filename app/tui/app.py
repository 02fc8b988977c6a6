"""The Textual application: themes, the palette, and the chat screen on top of it."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.app import App, SystemCommand
from textual.screen import Screen

from app import forgetting, night_process
from app.tui.chat import ChatScreen
from app.tui.keys import teach_alt_enter
from app.tui.ports import Assembled, Forget, StartNight
from app.tui.theme import DARK, LIGHT, THEMES

if TYPE_CHECKING:
    from app.assembly import Luna


PATIENCE = 10.0  # seconds that a stopped reply gets to be saved when the user leaves


class LunaApp(App[None]):
    """Luna on the screen.

    Args:
        luna: the assembled parts; loaded in a thread once the first frame is there.
        start_night: starts a consolidation; another one for tests.
        forget: erases a fact everywhere; another one for tests.
        theme: its name; the environment variable LUNA_THEME, else dark.
    """

    CSS_PATH = "luna.tcss"
    TITLE = "Luna"
    ENABLE_COMMAND_PALETTE = True

    def __init__(
        self,
        luna: Assembled,
        *,
        start_night: StartNight = night_process.start,
        forget: Forget = forgetting.forget_fact,
        theme: str = "",
    ) -> None:
        super().__init__()
        for each in THEMES.values():
            self.register_theme(each)
        wanted = theme or os.environ.get("LUNA_THEME", "")
        names = {"dark": DARK.name, "light": LIGHT.name, "ansi": "ansi-dark"}
        wanted = names.get(wanted, wanted)
        self.chat = ChatScreen(luna, start_night, forget)
        self.theme = wanted if wanted in THEMES else DARK.name

    def get_default_screen(self) -> Screen[None]:
        """The chat."""
        return self.chat

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: Luna's own actions and the themes."""
        yield from self.chat.commands.palette()
        yield SystemCommand("Theme", "Dark, light, or the terminal's own", self.search_themes)

    async def action_quit(self) -> None:
        """Leave; a running night is asked about first."""
        self.chat.commands.run("quit")


def run(luna: Luna) -> None:
    """Show the chat until the user leaves."""
    teach_alt_enter()
    app = LunaApp(luna)
    app.run()
    app.chat.turns.wait(PATIENCE)
