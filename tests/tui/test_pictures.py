"""Pictures of the screens. A change that is meant: `pytest tests/tui --snapshot-update`."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest
from textual.pilot import Pilot

from app.talk.events import Remembered
from app.tui import LunaApp
from memory.vocabulary.records import Change, ChangeKind, Status
from tests.tui.conftest import Desk
from tests.tui.fakes import (
    BERLIN,
    CAPTAIN,
    DAY,
    DOG,
    ORLEN,
    FakeLuna,
    FakeNight,
    Gate,
    added,
    prompt,
)

REPLY = """As you wish, Captain. This is how a **night** works:

1. What proved stable is *selected*.
2. An exam admits or refuses it, fact by fact.

```python
def night(facts):
    return adopt(examine(train(select(facts))))
```
"""
Story = Callable[[Desk], Awaitable[None]]


async def welcome(d: Desk) -> None:
    """The first frame."""


async def talk(d: Desk) -> None:
    """A reply with code, what was remembered, a night beside it."""
    d.luna.script.add(
        Remembered((
            added(CAPTAIN),
            Change(ChangeKind.SUPERSEDED, ORLEN, BERLIN, id="moved"),
            Change(ChangeKind.REFUSED, DOG, reason="Passwords are kept only with your yes.",
                   id="secret"),
        )),
        prompt("x", [CAPTAIN, DOG], dropped=3),
        REPLY,
    )  # fmt: skip
    await d.say("Call me Captain, and I moved to Orlen.")
    await d.idle()
    await d.command("/consolidate")
    await d.until(lambda: "64/200" in d.text())


async def memory(d: Desk) -> None:
    """The table of facts."""
    await d.command("/memory")
    await d.until(lambda: d.app.screen.query_one("#facts").row_count == 4)  # type: ignore[attr-defined]


async def commands(d: Desk) -> None:
    """The list over the input."""
    await d.type("/co")


@pytest.mark.parametrize(
    ("story", "theme", "size"),
    [
        (welcome, "dark", (80, 24)),
        (welcome, "light", (120, 40)),
        (talk, "dark", (120, 40)),
        (talk, "light", (80, 24)),
        (memory, "dark", (120, 40)),
        (commands, "light", (80, 24)),
    ],
    ids=lambda value: value.__name__ if callable(value) else str(value).replace(", ", "x"),
)
def test_the_screen_looks_as_it_did(
    snap_compare: Any,
    monkeypatch: pytest.MonkeyPatch,
    story: Story,
    theme: str,
    size: tuple[int, int],
) -> None:
    monkeypatch.setenv("TZ", "UTC")  # days are shown in the local zone
    time.tzset()
    monkeypatch.setattr("app.upkeep.knowledge.now", lambda: DAY)  # what the next night takes
    luna = FakeLuna(
        CAPTAIN, replace(DOG, pinned=True), replace(ORLEN, status=Status.CONSOLIDATED),
        replace(BERLIN, status=Status.SUPERSEDED),
    )  # fmt: skip
    night = FakeNight(
        {"event": "step", "step": "train", "round": 1},
        {"event": "progress", "done": 64, "total": 200, "loss": 0.4312},
        Gate(),
    )
    app = LunaApp(luna, start_night=night.start, forget=luna.forget, theme=theme)

    async def before(pilot: Pilot[None]) -> None:
        d = Desk(luna, app, pilot)
        await d.until(lambda: d.chat.status.state.doing == "ready")
        await d.until(lambda: d.chat.status.state.counted)
        d.chat.composer.cursor_blink = False
        await story(d)
        await d.still()
        night.cancel() if story is not talk else None

    assert snap_compare(app, terminal_size=size, run_before=before)
