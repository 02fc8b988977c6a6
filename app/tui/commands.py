"""What the slash commands, the keys and the palette do. Memory is asked in threads."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from textual.app import SystemCommand

from app import actions
from app.actions import Action
from app.tui import background, help
from app.tui.memory_commands import MemoryCommands, work
from app.tui.ports import Assembled, Forget, StartNight
from app.tui.screens.confirm import ConfirmScreen
from app.tui.screens.report import ReportScreen
from app.tui.widgets.completion import SlashList
from app.tui.widgets.header import Header
from app.tui.widgets.notes import ErrorNote, Note
from app.tui.widgets.welcome import Welcome
from memory.errors import LunaError

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen

COPY = Action("copy", "Copy the last reply", "/copy")
ALL = (*actions.ACTIONS, COPY) if not any(a.name == "copy" for a in actions.ACTIONS) else (
    actions.ACTIONS)  # fmt: skip
TYPED = tuple(each for each in ALL if each.slash)


class Commands:
    """The actions of the chat screen.

    Args:
        screen: whose commands they are.
        luna: the assembled parts.
        start_night: starts a consolidation.
        forget: erases a fact everywhere.
    """

    def __init__(
        self, screen: ChatScreen, luna: Assembled, start_night: StartNight, forget: Forget
    ) -> None:
        self.screen = screen
        self.luna = luna
        self._start_night = start_night
        self.memory = MemoryCommands(screen, luna, forget)

    # Typing

    async def typed(self, text: str) -> bool:
        """Do a typed command; False when the text is a message."""
        if not re.match(r"/[A-Za-z]+(\s|$)", text):
            return False
        head, _, rest = text.partition(" ")
        for each in TYPED:
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
        doing: dict[str, Callable[[], object]] = {
            "new": self.new,
            "remember": lambda: self.memory.remember(argument),
            "forget": lambda: self.memory.forget(argument),
            "undo": lambda: self.memory.undo(),
            "memory": lambda: self.memory.show(argument),
            "why": lambda: self.why(self.screen.latest),
            "context": self._context,
            "consolidate": lambda: self._consolidate(argument),
            "help": lambda: self._show(ReportScreen("Luna", help.help_blocks(ALL))),
            "copy": self._copy,
            "stop": self.screen.action_stop,
            "quit": lambda: work(self.screen, self._quit()),
        }
        if name in doing:
            doing[name]()

    def palette(self) -> Iterable[SystemCommand]:
        """The actions that need no words, for the palette."""
        for each in TYPED:
            if not each.needs_argument:
                name = each.slash[1:].capitalize()
                yield SystemCommand(name, each.about, lambda n=each.name: self.run(n))

    def complete_for(self, text: str) -> None:
        """Offer the commands that begin like this; none when it is no command."""
        wanted = re.fullmatch(r"/[A-Za-z]*", text)
        found = [a for a in TYPED if a.slash.startswith(text.lower())] if wanted else []
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
            chosen = next((a for a in TYPED if a.name == listed.chosen), None)
            composer = self.screen.composer
            composer.focus()
            if chosen is None:
                return
            composer.write(f"{chosen.slash} " if chosen.argument else chosen.slash)
            if key == "enter" and not chosen.needs_argument:
                composer.send()
            self.complete_for("")

    # Conversation

    def new(self) -> None:
        """Begin another conversation; a running reply is stopped."""
        screen = self.screen
        screen.turns.queue.clear()
        screen.turns.stop()
        work(self.screen, self._new())

    async def _new(self) -> None:
        screen = self.screen
        while screen.turns.busy:  # the running turn saves what it has first
            await asyncio.sleep(0.02)
        if screen.turns.session is not None:
            screen.turns.session.new()
        await screen.column.remove_children()
        screen.exchanges.clear()
        screen.latest += 1
        await screen.column.mount(Welcome(bool(self.luna.settings.model)))
        screen.query_one(Header).conversation = "new conversation"
        screen.status.change(used=0, speed=0.0, queued=0)
        screen.composer.focus()

    def _copy(self) -> None:
        replies = [e.reply for e in self.screen.exchanges.values() if e.reply.strip()]
        if not replies:
            self.note("There is no reply to copy yet.")
            return
        self.screen.app.copy_to_clipboard(replies[-1])
        self.screen.app.notify("The last reply is in the clipboard.", timeout=3)

    async def _quit(self) -> None:
        if self.screen.night is not None:
            leave = await self.screen.app.push_screen_wait(ConfirmScreen(
                "A night is running",
                ["It goes on after you leave; /memory shows at the next start what it taught.",
                 "To stop it, use Cancel in its panel first."],
                "Leave", "Stay"))  # fmt: skip
            if not leave:
                return
        self.screen.app.exit()

    # Looking

    def why(self, number: int) -> None:
        """What a turn remembered, used and left out."""
        exchange = self.screen.exchanges.get(number)
        if exchange is None:
            self.note("Nothing was said yet in this conversation.")
            return
        blocks = help.why_blocks(
            exchange.changes, exchange.prompt, exchange.recall, self.screen.view.adapters
        )
        self._show(ReportScreen("Why this reply", blocks))

    def _context(self) -> None:
        sent = [e.prompt for e in self.screen.exchanges.values() if e.prompt is not None]
        if not sent:
            self.note("Nothing was sent yet in this conversation.")
            return
        blocks = help.context_blocks(sent[-1], self.screen.status.state.context)
        self._show(ReportScreen("What was sent", blocks))

    # The night

    def _consolidate(self, argument: str) -> None:
        if argument in ("stop", "cancel"):
            self.cancel_night()
        elif self.screen.status.state.night:
            self.note("A night is running already; /consolidate stop ends it.")
        elif argument not in ("", "all"):
            self.note("/consolidate takes what is stable, /consolidate all everything.")
        else:
            self.screen.panel.begin()
            self.screen.status.change(night=True)
            luna, start = self.luna, self._start_night
            background.spend_night(
                lambda: start(luna.settings, luna.paths, everything=argument == "all"),
                self.screen.post_message,
            )

    def cancel_night(self) -> None:
        """Ask the night to stop; nothing is changed by it then."""
        if self.screen.night is None:
            self.note("No night is running.")
            return
        self.screen.panel.cancelling()
        self.screen.night.cancel()

    # Helpers

    def note(self, text: str) -> None:
        """A line of the program."""
        self.screen.say(Note(text))

    def _show(self, screen: ReportScreen) -> None:
        if self.screen.is_current:
            self.screen.app.push_screen(screen)
