"""What the slash commands, the keys and the palette do. Memory is asked in threads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from app import actions
from app.actions import Action
from app.logs import tail
from app.tui import help, why_view
from app.tui.importing import FileCommands
from app.tui.memory_commands import MemoryCommands, work
from app.tui.night_commands import NightCommands
from app.tui.ports import Assembled, Forget
from app.tui.screens.confirm import ConfirmScreen
from app.tui.screens.report import Block, ReportScreen
from app.tui.talk_commands import TalkCommands
from app.tui.widgets.completion import SlashList
from app.tui.widgets.exchange import Exchange
from app.tui.widgets.notes import ErrorNote, Note
from memory.errors import LunaError

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen

LINES = 300  # of the log


class Commands:
    """The actions of the chat screen.

    Args:
        screen: whose commands they are.
        luna: the assembled parts.
        forget: erases facts everywhere.
        known: every action, with the user's keys.
    """

    def __init__(
        self, screen: ChatScreen, luna: Assembled, forget: Forget, known: tuple[Action, ...]
    ) -> None:
        self.screen = screen
        self.luna = luna
        self.known = known
        self.memory = MemoryCommands(screen, luna, forget)
        self.talks = TalkCommands(screen, luna)
        self.nights = NightCommands(screen, luna)
        self.files = FileCommands(screen, luna)
        self._typed = tuple(each for each in known if each.slash)

    # Typing

    async def typed(self, text: str) -> bool:
        """Do a typed command; False when the text is a message."""
        if not re.match(r"/[A-Za-z]+(\s|$)", text):
            return False
        head, _, rest = text.partition(" ")
        for each in self._typed:
            if head.lower() == each.slash:
                if each.needs_argument and not rest.strip():
                    self.note(f"{each.slash} wants {each.argument}: {each.about.lower()}.")
                else:
                    self.run(each.name, rest.strip())
                return True
        near = actions.nearest(head)
        hint = f"Did you mean {near.slash}?" if near else "/help shows all commands."
        self.screen.say(ErrorNote(LunaError(
            f"There is no command {head}.",
            f"{hint} To send it as a message, begin with a space.")))  # fmt: skip
        return True

    def run(self, name: str, argument: str = "") -> None:
        """Do an action by its name."""
        screen = self.screen
        if name in ("remember", "good", "bad") and self.talks.incognito:
            self.note("Incognito writes nothing; /incognito ends it.")
            return
        doing: dict[str, Callable[[], object]] = {
            "remember": lambda: self.memory.remember(argument),
            "forget": lambda: self.memory.forget(argument),
            "undo": lambda: self.memory.undo(),
            "memory": lambda: self.over(lambda: self.memory.screen_of_facts(argument)),
            "why": lambda: self.why(self.talks.last),
            "context": self._context,
            "help": lambda: self.over(lambda: ReportScreen("Luna", help.help_blocks(self.known))),
            "conversations": lambda: self.over(lambda: self._conversations(argument)),
            "models": lambda: self.over(self._models),
            "log": lambda: self.over(self._log),
            "theme": lambda: self._theme(argument),
            "stop": screen.stop,
            "scroll_up": lambda: work(screen, self._scroll(-1)),
            "scroll_down": lambda: work(screen, self._scroll(1)),
            "quit": lambda: work(screen, self._quit()),
            **self.talks.doing(argument),
            **self.nights.doing(argument),
            **self.files.doing(argument),
        }
        if name in doing:
            doing[name]()

    def palette(self) -> Iterable[SystemCommand]:
        """The actions that need no words, for the palette."""
        for each in self._typed:
            if not each.needs_argument:
                name = each.slash[1:].capitalize()
                yield SystemCommand(name, each.about, lambda n=each.name: self.run(n))

    def complete_for(self, text: str) -> None:
        """Offer the commands that begin like this; none when it is no command."""
        wanted = re.fullmatch(r"/[A-Za-z]*", text)
        found = [a for a in self._typed if a.slash.startswith(text.lower())] if wanted else []
        self.screen.query_one(SlashList).show(found)
        self.screen.composer.completing = bool(found)

    def completion_key(self, key: str) -> None:
        """A key while the list is open."""
        listed = self.screen.query_one(SlashList)
        if key == "up":
            listed.action_cursor_up()
        elif key == "down":
            listed.action_cursor_down()
        else:
            chosen = next((a for a in self._typed if a.name == listed.chosen), None)
            composer = self.screen.composer
            composer.focus()
            if chosen is None:
                return
            composer.write(f"{chosen.slash} " if chosen.argument else chosen.slash)
            if key == "enter" and not chosen.needs_argument:
                composer.send()
            self.complete_for("")

    # Looking

    def why(self, exchange: Exchange | None) -> None:
        """What a turn remembered, used and left out."""
        if exchange is None:
            self.note("Nothing was said yet in this conversation.")
            return
        work(self.screen, why_view.show(self.screen, self.luna, exchange))

    def _context(self) -> None:
        sent = [e.prompt for e in self.screen.exchanges.values() if e.prompt is not None]
        if not sent:
            self.note("Nothing was sent yet since Luna was started; /why knows earlier replies.")
            return
        blocks = help.context_blocks(sent[-1], self.screen.status.state.context)
        self.over(lambda: ReportScreen("What was sent", blocks))

    # Screens that are opened now and then are loaded then: the first frame shall not wait.

    def _conversations(self, words: str) -> Screen[None]:
        from app.tui.screens.conversations import ConversationsScreen

        return ConversationsScreen(self.luna, self.talks.open, words, self.talks.gone)

    def _models(self) -> Screen[None]:
        from app.tui.screens.models import ModelsScreen

        return ModelsScreen(self.luna)

    def _log(self) -> ReportScreen:
        lines = tail(self.luna.paths.log, LINES)
        place = str(self.luna.paths.log).replace(str(Path.home()), "~", 1)
        return ReportScreen("Log", [Block(place, lines or ["empty"])], end=True)

    def _theme(self, name: str) -> None:
        app = self.screen.luna_app
        if not name:
            app.search_themes()
        elif not app.use_theme(name):
            self.note(f"There is no theme {name}; there are dark, light, contrast and ansi.")

    async def _scroll(self, direction: int) -> None:
        talk = self.screen.talk
        if direction < 0 and talk.scroll_y <= 0 and self.screen.past.has_more:
            await self.screen.past.earlier()
        talk.release_anchor()
        talk.scroll_relative(y=direction * max(talk.size.height - 2, 1), animate=False)

    async def _quit(self) -> None:
        app = self.screen.luna_app
        if self.screen.night.busy:
            leave = await app.push_screen_wait(ConfirmScreen(
                "A night is running",
                ["Leaving stops it; nothing is changed by it then.", self.screen.night.comes_again],
                "Leave", "Stay"))  # fmt: skip
            if not leave:
                return
        app.exit(False)

    # Helpers

    def note(self, text: str) -> None:
        """A line of the program."""
        self.screen.say(Note(text))

    def over(self, make: Callable[[], Screen[None]]) -> None:
        """Open a screen over the chat in place of another one; again closes it."""
        app = self.screen.luna_app
        screen = make()
        before = app.screen
        if before.is_modal and not getattr(before, "READING", False):
            return  # a question wants its answer first
        same = type(before) is type(screen) and before.title == screen.title
        app.to_chat()
        if not same:
            app.push_screen(screen)
