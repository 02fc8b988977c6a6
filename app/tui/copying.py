"""Copying: what is selected, the last reply, its code, everything, or one thing of a list."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from app.tui import clipboard
from app.tui.memory_commands import work
from app.tui.screens.pick import PickScreen

if TYPE_CHECKING:
    from app.tui.chat import ChatScreen

_FENCE = re.compile(r"^(```|~~~)[^\n]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
MOST = 60  # texts that are offered


def code(reply: str) -> list[str]:
    """The blocks of code of a reply."""
    return [found.group(2) for found in _FENCE.finditer(reply)]


class Copying:
    """Fills the clipboard, through the terminal too where it lets programs do that."""

    def __init__(self, screen: ChatScreen) -> None:
        self.screen = screen

    def copy(self, what: str) -> None:
        """What is selected, else the last reply; with "code" its code, with "all" everything."""
        selected = self.screen.get_selected_text()
        shown = [self.screen.exchanges[number] for number in sorted(self.screen.exchanges)]
        replies = [each.reply for each in shown if each.reply.strip()]
        if selected and not what:
            self._take(selected, "What is selected")
        elif what == "all":
            found = "\n\n".join(f"{each.message.text}\n\n{each.reply}" for each in shown)
            self._take(found, "What is shown of this conversation")
        elif what == "code":
            found = "\n".join(code(replies[-1])) if replies else ""
            self._take(found, "The code of the last reply", "There is no code in the last reply.")
        else:
            self._take(replies[-1] if replies else "", "The last reply")

    def pick(self) -> None:
        """Choose among the messages, replies and blocks of code that are shown."""
        texts: list[tuple[str, str]] = []
        for number in sorted(self.screen.exchanges, reverse=True):
            exchange = self.screen.exchanges[number]
            texts += [("code", block) for block in code(exchange.reply)]
            texts += [("Luna", exchange.reply), ("you", exchange.message.text)]
        texts = [(kind, text) for kind, text in texts if text.strip()][:MOST]
        if not texts:
            self.screen.commands.note("There is nothing to copy yet.")
            return

        async def choose() -> None:
            chosen = await self.screen.app.push_screen_wait(PickScreen("Copy which?", texts))
            if chosen:
                self._take(chosen, "It")

        work(self.screen, choose())

    def _take(self, text: str, said: str, none: str = "There is no reply to copy yet.") -> None:
        if not text:
            self.screen.commands.note(none)
            return
        self.screen.app.copy_to_clipboard(text)

        async def put() -> None:
            if await asyncio.to_thread(clipboard.put, text):
                self.screen.app.notify(f"{said} is in the clipboard.", timeout=3)
                return
            self.screen.app.notify(
                f"{said} was sent to the terminal, which may put it into the clipboard or not. "
                "Ctrl+V pastes it here; /export writes a file.", timeout=6)  # fmt: skip

        work(self.screen, put())
