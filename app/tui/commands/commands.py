"""What the slash commands, the keys and the palette do. Memory is asked in threads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from textual.app import SystemCommand
from textual.screen import Screen

from app.house import actions
from app.house.actions import Action
from app.house.logs import tail
from app.tui.commands import help, why_view
from app.tui.commands.importing import FileCommands
from app.tui.commands.memory import MemoryCommands
from app.tui.commands.nights import NightCommands
from app.tui.commands.reply_commands import ReplyCommands
from app.tui.commands.talk import TalkCommands
from app.tui.model.messages import TalkAsked
from app.tui.model.ports import Assembled, Forget
from app.tui.model.talk_model import ExchangeState, TalkModel
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.talk.night_watch import NightWatch
from app.tui.talk.past_talk import PastTalk
from app.tui.talk.view import View
from app.tui.text.blocks import Block
from app.tui.widgets.talk.notes import ErrorNote
from memory.vocabulary.errors import LunaError

LINES = 300  # of the log


class Commands:
    """The actions of the chat screen.

    Args:
        model: the conversation on the screen.
        view: shows what they do.
        night: the night that runs.
        past: what was said before, above what is shown.
        luna: the assembled parts.
        forget: erases facts everywhere.
        known: every action, with the user's keys.
    """

    def __init__(
        self,
        model: TalkModel,
        view: View,
        night: NightWatch,
        past: PastTalk,
        luna: Assembled,
        *,
        forget: Forget,
        known: tuple[Action, ...],
    ) -> None:
        self.model = model
        self.view = view
        self.night = night
        self.past = past
        self.luna = luna
        self.known = known
        self.memory = MemoryCommands(model, view, past, luna, forget)
        self.talks = TalkCommands(model, view, luna)
        self.nights = NightCommands(model, view, luna, night)
        self.files = FileCommands(view, luna)
        self.replies = ReplyCommands(model, view, past, luna)
        self._typed = tuple(each for each in known if each.slash)

    # Typing

    async def typed(self, text: str) -> bool:
        """Do a typed command; False when the text is a message."""
        typed = actions.parse(text)
        if typed is None:
            return False
        try:
            name = typed.need().name
        except LunaError as error:
            self.view.say(ErrorNote(error))
            return True
        if typed.missing:
            self.view.note(typed.missing)
        else:
            self.run(name, typed.argument)
        return True

    def run(self, name: str, argument: str = "") -> None:
        """Do an action by its name."""
        if name in ("remember", "good", "bad") and self.model.incognito:
            self.view.note("Incognito writes nothing; /incognito ends it.")
            return
        doing: dict[str, Callable[[], object]] = {
            "remember": lambda: self.memory.remember(argument),
            "forget": lambda: self.memory.forget(argument),
            "undo": lambda: self.memory.undo(),
            "memory": lambda: self.view.over(lambda: self.memory.screen_of_facts(argument)),
            "why": lambda: self.why(self.model.last),
            "context": self._context,
            "help": lambda: self.view.over(
                lambda: ReportScreen("Luna", help.help_blocks(self.known))
            ),
            "conversations": lambda: self.view.over(lambda: self._conversations(argument)),
            "models": lambda: self.view.over(self._models),
            "log": lambda: self.view.over(self._log),
            "theme": lambda: self._theme(argument),
            "stop": self.view.stop,
            "scroll_up": lambda: self.view.in_background(self._scroll(-1)),
            "scroll_down": lambda: self.view.in_background(self._scroll(1)),
            "quit": lambda: self.view.in_background(self._quit()),
            **self.talks.doing(argument),
            **self.nights.doing(argument),
            **self.files.doing(argument),
            **self.replies.doing(argument),
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
        self.view.slash_list.show(found)
        self.view.composer.completing = bool(found)

    def completion_key(self, key: str) -> None:
        """A key while the list is open."""
        listed = self.view.slash_list
        if key == "up":
            listed.action_cursor_up()
        elif key == "down":
            listed.action_cursor_down()
        else:
            chosen = next((a for a in self._typed if a.name == listed.chosen), None)
            composer = self.view.composer
            composer.focus()
            if chosen is None:
                return
            composer.write(f"{chosen.slash} " if chosen.argument else chosen.slash)
            if key == "enter" and not chosen.needs_argument:
                composer.send()
            self.complete_for("")

    # Looking

    def why(self, exchange: ExchangeState | None) -> None:
        """What a turn remembered, used and left out."""
        if exchange is None:
            self.view.note("Nothing has been said in this conversation yet.")
            return
        self.view.in_background(why_view.show(self.view, self.luna, exchange))

    def _help(self) -> ReportScreen:
        return ReportScreen("Luna", help.help_blocks(self.known))

    def _context(self) -> None:
        sent = [e.prompt for e in self.model.exchanges.values() if e.prompt is not None]
        if not sent:
            self.view.note(
                "Nothing was sent since this conversation was opened; /why covers earlier replies."
            )
            return
        blocks = help.context_blocks(sent[-1], self.view.status.state.context)
        self.view.over(lambda: ReportScreen("What was sent", blocks))

    # Screens that are opened now and then are loaded then: the first frame shall not wait.

    def _conversations(self, words: str) -> Screen[None]:
        from app.tui.screens.pages.conversations import ConversationsScreen

        return ConversationsScreen(
            self.luna,
            lambda id, turn: self.view.post_message(TalkAsked(id, turn)),
            words,
            self.talks.gone,
        )

    def _models(self) -> Screen[None]:
        from app.tui.screens.pages.models import ModelsScreen

        return ModelsScreen(self.luna)

    def _log(self) -> ReportScreen:
        lines = tail(self.luna.paths.log, LINES)
        place = str(self.luna.paths.log).replace(str(Path.home()), "~", 1)
        return ReportScreen("Log", [Block(place, lines or ["empty"])], end=True)

    def _theme(self, name: str) -> None:
        app = self.view.application
        if not name:
            app.search_themes()
        elif not app.use_theme(name):
            self.view.note(f"There is no theme {name}; choose dark, light, contrast or ansi.")

    async def _scroll(self, direction: int) -> None:
        talk = self.view.talk
        if direction < 0 and talk.scroll_y <= 0 and self.past.has_more:
            await self.past.earlier()
        talk.release_anchor()
        talk.scroll_relative(y=direction * max(talk.size.height - 2, 1), animate=False)

    async def _quit(self) -> None:
        if self.night.busy:
            leave = await self.view.ask(ConfirmScreen(
                "A night is running",
                ["Quitting stops it, and it changes nothing.", self.night.comes_again],
                "Leave", "Stay"))  # fmt: skip
            if not leave:
                return
        self.view.leave()
