"""Slash commands, their completion, help, the palette, the night."""

from __future__ import annotations

from typing import Any

from app.house.actions import slash_commands
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.report import ReportScreen
from app.tui.widgets.input.completion import SlashList
from app.tui.widgets.talk.welcome import Welcome
from memory.vocabulary.errors import NightBusyError
from tests.tui.conftest import desk
from tests.tui.fakes import CAPTAIN, DOG, FakeNight, Gate


async def test_help_lists_every_command_of_the_registry() -> None:
    async with desk() as d:
        await d.pilot.press("f1")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        for each in slash_commands():
            assert each.slash in d.text() and each.about in d.text()
        await d.pilot.press("escape")
        assert d.app.screen is d.chat


async def test_the_keys_of_a_long_page_stay_in_view() -> None:
    async with desk(size=(60, 16)) as d:
        await d.pilot.press("f1")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        await d.still()
        hint = d.app.screen.query_one(".hint")
        assert hint.region.bottom < d.app.screen.query_one(".box").region.bottom <= 16
        first = d.app.screen.query_one(".body").scroll_y
        await d.pilot.press("pagedown")
        await d.until(lambda: d.app.screen.query_one(".body").scroll_y > first)


async def test_commands_are_offered_while_one_is_typed() -> None:
    async with desk() as d:
        await d.type("/me")
        listed = d.chat.query_one(SlashList)
        await d.until(lambda: listed.display and listed.chosen == "memory")
        await d.pilot.press("tab")
        assert d.chat.composer.text == "/memory "
        assert not listed.display
        d.chat.composer.write("/h")
        await d.until(lambda: listed.display)
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert not d.luna.script.asked


async def test_escape_closes_the_list_and_keeps_the_text() -> None:
    async with desk() as d:
        await d.type("/me")
        await d.until(lambda: d.chat.query_one(SlashList).display)
        await d.pilot.press("escape")
        assert not d.chat.query_one(SlashList).display
        assert d.chat.composer.text == "/me"


async def test_an_unknown_command_is_not_sent_and_the_nearest_is_named() -> None:
    async with desk() as d:
        await d.say("/forgt it")
        assert "There is no command /forgt." in d.text()
        assert "Did you mean /forget?" in d.text()
        await d.say("/home/me is a folder")
        await d.idle()
        assert [text for text, _, _ in d.luna.script.asked] == ["/home/me is a folder"]


async def test_a_command_that_wants_words_says_so() -> None:
    async with desk() as d:
        await d.command("/remember")
        assert "/remember needs TEXT" in d.text()


async def test_new_begins_another_conversation_and_stops_the_running_reply() -> None:
    async with desk() as d:
        gate = Gate()
        d.luna.script.add("one ", gate, "two")
        await d.say("Hi")
        await d.until(gate.reached.is_set)
        await d.pilot.press("ctrl+n")
        await d.until(lambda: d.luna.script.news == 1)
        await d.until(lambda: d.chat.query(Welcome))
        assert not d.chat.model.exchanges and not d.chat.model.turns.busy


async def test_copy_puts_the_last_reply_into_the_clipboard() -> None:
    async with desk() as d:
        await d.command("/copy")
        assert "no reply to copy" in d.text()
        await d.say("Hi")
        await d.idle()
        await d.command("/copy")
        assert d.app.clipboard == "All right."


def night(*steps: Any) -> FakeNight:
    facts = [
        {"id": CAPTAIN.id, "text": CAPTAIN.text, "verdict": "passed", "probes": 4, "right": 4},
        {"id": DOG.id, "text": DOG.text, "verdict": "failed", "probes": 4, "right": 1},
    ]
    return FakeNight(*steps, outcome={"adopted": True, "seconds": 42.0, "facts": facts})


async def test_a_night_is_shown_live_while_the_talk_goes_on() -> None:
    gate = Gate()
    tonight = night(
        {"event": "step", "step": "train", "round": 1},
        {"event": "progress", "done": 5, "total": 10, "loss": 0.25},
        gate,
    )
    async with desk(night=tonight) as d:
        await d.command("/consolidate all")
        await d.until(lambda: "5/10" in d.text())
        assert tonight.everything
        assert "training" in d.text() and "loss 0.250" in d.text()
        assert d.chat.status.state.night
        await d.say("Hi")
        await d.idle()
        assert d.reply() == "All right."
        await d.command("/consolidate")
        assert "already in progress" in d.text()
        gate.open()
        said = "Learned 1 of 2 facts. It took 42 seconds. /back undoes it."
        await d.until(lambda: said in d.text())
        assert "The user has a dog called Mivack.  not yet  1/4" in d.text()
        assert not d.chat.status.state.night
        d.chat.panel.query_one("Button").focus()
        await d.pilot.press("enter")
        assert not d.chat.panel.display


async def test_a_night_is_cancelled_by_its_button_and_by_command() -> None:
    for way in ("button", "command"):
        tonight = night({"event": "step", "step": "train"}, Gate())
        async with desk(night=tonight) as d:
            await d.command("/consolidate")
            await d.until(lambda d=d: d.chat.night is not None and "training" in d.text())
            if way == "button":
                d.chat.panel.query_one("Button").focus()
                await d.pilot.press("enter")
            else:
                await d.command("/consolidate stop")
            await d.until(lambda d=d: "The consolidation was stopped." in d.text())
            assert not d.chat.status.state.night


async def test_a_night_that_cannot_be_says_why() -> None:
    class Busy(FakeNight):
        def start(self, *_: Any, **__: Any) -> FakeNight:
            raise NightBusyError("Another consolidation is running.", "Wait until it has ended.")

    async with desk(night=Busy()) as d:
        await d.command("/consolidate")
        await d.until(lambda: "Another consolidation is running." in d.text())
        assert "Wait until it has ended." in d.text()


async def test_leaving_during_a_night_asks() -> None:
    tonight = night(Gate())
    async with desk(night=tonight) as d:
        await d.command("/consolidate")
        await d.until(lambda: d.chat.night is not None)
        await d.pilot.press("ctrl+q")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("n")
        await d.until(lambda: d.app.screen is d.chat)
        assert d.app.is_running
        tonight.cancel()


async def test_the_palette_offers_the_actions_and_the_themes() -> None:
    async with desk() as d:
        await d.pilot.press("ctrl+p")
        await d.until(lambda: d.app.screen is not d.chat)
        found = d.app.screen.query_one("OptionList")
        await d.until(lambda: found.display and found.option_count > 5)  # type: ignore[attr-defined]
        await d.type("help")
        await d.until(lambda: found.option_count == 1)  # type: ignore[attr-defined]
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
