"""The running program with a camera: shared by the pictures and the recording."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from textual.pilot import Pilot

from app.tui import LunaApp

FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)


class Studio:
    """Waits, talks, and takes pictures that fetch nothing from anywhere."""

    def __init__(self, app: LunaApp, pilot: Pilot[Any]) -> None:
        self.app, self.pilot = app, pilot

    async def until(self, true: Callable[[], Any], seconds: float = 900) -> None:
        """Wait until something is so."""
        for _ in range(int(seconds / 0.05)):
            await self.pilot.pause(0.05)
            if true():
                return
        raise TimeoutError("the screen never came to that")

    async def say(self, text: str) -> None:
        """Send a message and wait for its reply."""
        turns, before = self.app.chat.model.turns, self.app.chat.model.latest
        self.app.chat.composer.write(text)
        await self.pilot.press("enter")
        await self.until(lambda: self.app.chat.model.latest > before and not turns.busy)

    async def still(self) -> None:
        """Wait until the picture no longer changes."""
        before = ""
        while (now := self.picture()) != before:
            before = now
            await self.pilot.pause(0.4)

    def picture(self) -> str:
        """What is on the screen, as SVG."""
        return FONTS.sub("", self.app.export_screenshot(title="Luna"))
