"""Copying: what is selected, the last reply, its code, everything, or one thing of a list."""

from __future__ import annotations

import asyncio
import re

from app.tui.model.talk_model import TalkModel
from app.tui.screens.boxes.pick import PickScreen
from app.tui.talk.view import View
from app.tui.terminal import clipboard

_FENCE = re.compile(r"^(```|~~~)[^\n]*\n(.*?)^\1[ \t]*$", re.MULTILINE | re.DOTALL)
MOST = 60  # texts that are offered


def code(reply: str) -> list[str]:
    """The blocks of code of a reply."""
    return [found.group(2) for found in _FENCE.finditer(reply)]


class Copying:
    """Fills the clipboard, through the terminal too where it lets programs do that."""

    def __init__(self, model: TalkModel, view: View) -> None:
        self.model = model
        self.view = view

    def copy(self, what: str) -> None:
        """What is selected, else the last reply; with "code" its code, with "all" everything."""
        selected = self.view.get_selected_text()
        shown = self.model.shown
        replies = [each.reply for each in shown if each.reply.strip()]
        if selected and not what:
            self._take(selected, "The selection")
        elif what == "all":
            found = "\n\n".join(f"{each.message.text}\n\n{each.reply}" for each in shown)
            self._take(found, "The conversation on the screen")
        elif what == "code":
            found = "\n".join(code(replies[-1])) if replies else ""
            self._take(found, "The code of the last reply", "There is no code in the last reply.")
        else:
            self._take(replies[-1] if replies else "", "The last reply")

    def pick(self) -> None:
        """Choose among the messages, replies and blocks of code that are shown."""
        texts: list[tuple[str, str]] = []
        for exchange in reversed(self.model.shown):
            texts += [("code", block) for block in code(exchange.reply)]
            texts += [("Luna", exchange.reply), ("you", exchange.message.text)]
        texts = [(kind, text) for kind, text in texts if text.strip()][:MOST]
        if not texts:
            self.view.note("There is nothing to copy yet.")
            return

        async def choose() -> None:
            chosen = await self.view.ask(PickScreen("Copy which?", texts))
            if chosen:
                self._take(chosen, "It")

        self.view.in_background(choose())

    def _take(self, text: str, said: str, none: str = "There is no reply to copy yet.") -> None:
        if not text:
            self.view.note(none)
            return
        self.view.to_clipboard(text)

        async def put() -> None:
            if await asyncio.to_thread(clipboard.put, text):
                self.view.inform(f"{said} was copied.", 3)
                return
            self.view.inform(
                f"{said} was sent to the terminal, which may or may not copy it. "
                "Ctrl+V pastes it here; /export writes a file.", 6)  # fmt: skip

        self.view.in_background(put())
