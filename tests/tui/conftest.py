"""A chat on a screen that is not there, and words to use it with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from app.assembly import Luna
from app.house.paths import Paths
from app.house.settings.config import Settings
from app.talk.after.last_talk import LastTalk
from app.tui import LunaApp
from app.tui.chat.screen import ChatScreen
from tests.fakes import FakeEmbedder
from tests.fakes_engine import FakeEngine
from tests.tui.fakes import FakeLuna, FakeNight


@dataclass
class Desk:
    """The app, the pilot, and what stands behind."""

    luna: Any
    app: LunaApp
    pilot: Pilot[None]

    @property
    def chat(self) -> ChatScreen:
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ChatScreen)
        return screen

    async def until(self, true: Callable[[], Any], seconds: float = 20) -> None:
        """Wait until something is so."""
        for _ in range(int(seconds / 0.02)):
            await self.pilot.pause()
            if true():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"never so; the screen says:\n{self.text()}")

    async def type(self, text: str) -> None:
        """Type into the input as a keyboard would."""
        names = {" ": "space", "/": "slash", ".": "full_stop", ",": "comma", "?": "question_mark"}
        for each in text:
            await self.pilot.press(names.get(each, each))

    async def say(self, text: str) -> None:
        """Type and send."""
        await self.type(text)
        await self.pilot.press("enter")

    async def command(self, text: str) -> None:
        """A slash command, the list of commands closed before."""
        self.chat.composer.write(text)
        await self.pilot.pause()
        if self.chat.composer.completing:
            await self.pilot.press("escape")
        await self.pilot.press("enter")
        await self.pilot.pause()

    async def idle(self) -> None:
        """Wait until every reply is there."""
        await self.until(lambda: not self.chat.model.turns.busy and not self.chat.model.turns.queue)
        await self.until(lambda: self.chat.status.state.doing in ("ready", "failed"))

    async def still(self) -> None:
        """Wait until the picture no longer changes: three looks, each the same."""
        before, same = "", 0
        while same < 3:
            await self.pilot.pause(0.1)
            now = self.app.export_screenshot(simplify=True)
            same = same + 1 if now == before else 0
            before = now

    def text(self) -> str:
        """Every word of the screen on top."""
        return "\n".join(
            str(widget.render()) for widget in self.app.screen.query(Static) if widget.display
        )

    def reply(self, number: int = -1) -> str:
        """The Markdown of a reply."""
        return list(self.chat.model.exchanges.values())[number].reply


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Luna]:
    """A real Luna over a real store; its engine says what was enqueued."""
    paths = Paths(*(tmp_path / name for name in ("data", "cache", "config", "state")))
    paths.create()
    settings = Settings(automatic=False, acknowledge=False)
    made = Luna(settings, paths, engine=FakeEngine(), embedder=FakeEmbedder())  # type: ignore[arg-type]
    yield made
    made.close()


def tell(luna: Luna, *texts: str) -> None:
    """Say some things in a conversation of their own, on a screen before this one."""
    session = luna.session()
    for text in texts:
        list(session.ask(text))
    assert session.conversation is not None
    LastTalk(luna.paths.last_talk).note(session.conversation.id)


@asynccontextmanager
async def desk(
    luna: Any = None,
    *,
    night: FakeNight | None = None,
    size: tuple[int, int] = (100, 40),
    loaded: bool = True,
    **more: Any,
) -> AsyncIterator[Desk]:
    """A running chat, over a scripted Luna or over a real one with a scripted engine."""
    luna = luna or FakeLuna()
    if isinstance(luna, FakeLuna):
        more["forget"] = luna.forget
    app = LunaApp(luna, start_night=(night or FakeNight()).start, **more)
    async with app.run_test(size=size) as pilot:
        there = Desk(luna, app, pilot)
        if loaded:
            await there.until(lambda: there.chat.status.state.doing != "loading")
        yield there
