"""A program that asks to use memory is asked about once, in the talk."""

from __future__ import annotations

import pytest

from app.assembly import Luna
from app.doors.programs.clients import Clients, Right, State
from tests.tui.conftest import desk


@pytest.mark.parametrize("yes", [True, False])
async def test_a_program_is_let_in_or_not(
    house: Luna, yes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.tui.app.EVERY", 0.05)
    clients = Clients(house.paths.clients)
    async with desk(house) as d:
        clients.knock("Claude Code", "default")
        await d.until(lambda: "“Claude Code” wants to use what I know" in d.text())
        await d.pilot.press("y")  # typed into the message, no answer
        assert clients.get("claude-code").state is State.ASKING
        d.app.chat.query_one("DoorNote").focus()
        await d.pilot.press("y" if yes else "n")
        await d.until(lambda: clients.get("claude-code").state is not State.ASKING)
        client = clients.get("claude-code")
        assert client.may(Right.PROPOSE) is yes and not client.may(Right.WRITE)
        clients.knock("Claude Code", "default")
        await d.pilot.pause(0.2)
        assert d.text().count("wants to use what I know") == 1
