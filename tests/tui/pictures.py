"""Pictures of every screen for the docs: the real program, the real default model.

    python -m tests.tui.pictures [FOLDER [NAME …]]

Talks with Luna, has a night in a process of its own, opens every screen, and writes each as SVG
at 80×24 and 120×40, dark and light; `docs/pictures` without a folder. Takes some minutes.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from app import assembly
from app.house import paths
from app.house.settings import config
from app.tui import LunaApp
from tests.tui.studio import Studio

SIZES = ((80, 24), (120, 40))
THEMES = ("dark", "light")
SAID = (
    "From now on, call me Captain.",
    "I have a dog called Mivack.",
    "What is my dog called?",
)
TAUGHT = {"training", "memory", "night", "report", "compare"}  # show what a night did
SCREENS = {
    "memory": "f2", "night": "f3", "conversations": "f4", "models": "f5", "log": "f6",
    "help": "f1", "palette": "ctrl+p",
}  # fmt: skip


class Album(Studio):
    """Pictures in every size and theme."""

    def __init__(
        self, app: LunaApp, pilot: Pilot[Any], folder: Path, wanted: Collection[str]
    ) -> None:
        super().__init__(app, pilot)
        self.folder, self.wanted = folder, wanted

    async def take(self, name: str) -> None:
        """Pictures of what is there, when they are wanted."""
        if self.wanted and name not in self.wanted:
            return
        for size in SIZES:
            await self.pilot.resize_terminal(*size)
            for theme in THEMES:
                self.app.use_theme(theme)
                await self.still()
                file = self.folder / f"{name}-{size[0]}x{size[1]}-{theme}.svg"
                file.write_text(self.picture(), encoding="utf-8")
        print(name, flush=True)


async def session(home: Path, folder: Path, wanted: Collection[str]) -> None:
    """One sitting, from the welcome to a night's report."""
    where = paths.find(home)
    settings = replace(config.load(where.settings_file, environ={}), resume_hours=0.0)
    luna = assembly.build(settings, where)
    app = LunaApp(luna, first_run=home / "welcomed")
    async with app.run_test(size=SIZES[1]) as pilot:
        studio = Album(app, pilot, folder, wanted)
        chat = app.chat
        await studio.until(lambda: chat.status.state.doing == "ready")
        await studio.take("welcome")
        await pilot.press("escape")
        chat.composer.cursor_blink = False
        await studio.take("start")
        for text in SAID:
            await studio.say(text)
        await studio.take("chat")
        await studio.say("Where do I live?")
        await pilot.press(*"/co")
        await studio.take("commands")
        chat.composer.clear_all()
        for name in ("why", "context"):
            chat.commands.run(name)
            await studio.until(lambda: app.screen is not chat)
            await studio.take(name)
            app.to_chat()
        if not wanted or TAUGHT & set(wanted):
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
        if not wanted or "report" in wanted:
            chat.commands.run("report")
            await studio.until(lambda: app.screen is not chat)
            await studio.take("report")
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
        os.environ["HOME"] = home  # no picture shows a folder of this machine
        asyncio.run(session(Path(home), folder, sys.argv[2:]))


if __name__ == "__main__":
    main()
