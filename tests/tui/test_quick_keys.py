"""What keeps a key from waiting: few layouts while a reply grows, no garbage looked for."""

from __future__ import annotations

import gc

import pytest
from pytest import MonkeyPatch
from textual.screen import Screen

from app.tui import app as the_app
from app.tui.talk.turn_view import due
from app.tui.terminal.garbage import SELDOM
from app.tui.widgets.talk.reply import Part
from tests.tui.conftest import desk
from tests.tui.fakes import prompt


async def test_a_growing_reply_is_laid_out_once_for_each_change() -> None:
    async with desk() as d:
        d.luna.script.add(prompt("x"), "one line\n\n" * 40)
        await d.say("Go on")
        await d.idle()
        await d.still()
        laid: list[Screen[None]] = []
        d.chat.screen_layout_refresh_signal.subscribe(d.chat, laid.append)
        d.chat.query(Part).last().show("one line\n\n" * 44)
        await d.still()
        assert len(laid) == 1


@pytest.mark.parametrize(
    ("idle", "waited", "drawn"),
    [
        (9.0, 0.07, True),  # nobody types
        (9.0, 0.03, False),  # fifteen times a second
        (0.01, 0.1, False),  # the key first
        (0.03, 0.1, True),  # then the reply
        (0.15, 0.2, False),  # the next key may come at any moment
        (0.15, 0.5, True),  # but not for ever
    ],
)
def test_a_reply_is_drawn_between_two_keys(idle: float, waited: float, drawn: bool) -> None:
    assert due(idle, waited) is drawn


async def test_full_collections_wait_until_nobody_types(monkeypatch: MonkeyPatch) -> None:
    before, frozen = gc.get_threshold(), gc.get_freeze_count()
    monkeypatch.setattr(the_app, "REST", 0.2)
    async with desk() as d:
        await d.until(lambda: gc.get_freeze_count() > frozen)
        assert gc.get_threshold() == (*before[:2], SELDOM)
        for _ in range(20):
            gc.collect(1)
        assert gc.get_count()[2] >= 20
        await d.until(lambda: gc.get_count()[2] < 20)
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
