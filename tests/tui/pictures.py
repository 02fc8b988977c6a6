"""Pictures of every screen for the docs: the real program, the real default model.

    python -m tests.tui.pictures [FOLDER]

Talks with Luna, has a night in a process of its own, opens every screen, and writes each as SVG
at 80×24 and 120×40, dark and light; `docs/pictures` without a folder. Takes some minutes.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from app import assembly, config, paths
from app.tui import LunaApp

SIZES = ((80, 24), (120, 40))
THEMES = ("dark", "light")
SAID = (
    "From now on, call me Captain.",
    "I have a dog called Mivack.",
    "What is my dog called?",
)
SCREENS = {"memory": "f2", "night": "f3", "conversations": "f4", "models": "f5", "help": "f1"}


class Studio:
    """The running program with a camera."""

    def __init__(self, app: LunaApp, pilot: Pilot[Any], folder: Path) -> None:
        self.app, self.pilot, self.folder = app, pilot, folder

    async def until(self, true: Callable[[], Any], seconds: float = 600) -> None:
        """Wait until something is so."""
        for _ in range(int(seconds / 0.05)):
            await self.pilot.pause(0.05)
            if true():
                return
        raise TimeoutError("the screen never came to that")

    async def say(self, text: str) -> None:
        """Send a message and wait for its reply."""
        self.app.chat.composer.write(text)
        await self.pilot.press("enter")
        await self.until(lambda: self.app.chat.turns.busy or self.app.chat.exchanges)
        await self.until(lambda: not self.app.chat.turns.busy)

    async def take(self, name: str) -> None:
        """Pictures of what is there, in every size and theme."""
        for size in SIZES:
            await self.pilot.resize_terminal(*size)
            for theme in THEMES:
                self.app.use_theme(theme)
                before = ""
                while (now := self.app.export_screenshot(simplify=True)) != before:
                    before = now
                    await self.pilot.pause(0.4)
                file = self.folder / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
                file.write_text(self.app.export_screenshot(title="Luna"), encoding="utf-8")
        print(name, flush=True)


async def session(home: Path, folder: Path) -> None:
    """One sitting, from the welcome to a night's report."""
    where = paths.find(home)
    settings = replace(config.load(where.settings_file, environ={}), resume_hours=0.0)
    luna = assembly.build(settings, where)
    app = LunaApp(luna, first_run=home / "welcomed")
    async with app.run_test(size=SIZES[1]) as pilot:
        studio = Studio(app, pilot, folder)
        chat = app.chat
        await studio.until(lambda: chat.status.state.doing == "ready")
        await studio.take("welcome")
        await pilot.press("escape")
        chat.composer.cursor_blink = False
        for text in SAID:
            await studio.say(text)
        await studio.take("chat")
        await studio.say("Where do I live?")
        await pilot.press(*"/co")
        await studio.take("commands")
        chat.composer.clear_all()
        chat.commands.run("why")
        await studio.take("why")
        app.to_chat()
        chat.commands.run("consolidate", "all")
        await studio.until(lambda: chat.night.losses)
        await pilot.press("f3", "3")
        await studio.take("training")
        await studio.until(lambda: not chat.night.busy)
        app.to_chat()
        for name, key in SCREENS.items():
            await pilot.press(key)
            await studio.until(lambda: app.screen is not chat)
            await pilot.pause(1)
            if name == "night":
                await pilot.press("2")
                await pilot.pause(0.5)
            await studio.take(name)
            app.to_chat()
        chat.commands.run("compare", "What is my dog called?")
        await studio.until(lambda: app.screen is not chat)
        await studio.take("compare")
        app.to_chat()
        chat.commands.run("incognito")
        await studio.until(lambda: chat.header.incognito)
        await studio.say("Where do I live?")
        await studio.take("incognito")
    luna.close()


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "docs/pictures")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        asyncio.run(session(Path(home), folder))


if __name__ == "__main__":
    main()
