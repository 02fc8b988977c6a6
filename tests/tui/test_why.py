"""`/why`, also for what was said before the start; the title of a talk that began with "hi"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.assembly import Luna
from app.tui.screens.boxes.report import ReportScreen
from app.tui.widgets.talk.notes import UsedNote
from memory.vocabulary.records import LedgerEntry
from tests.tui.conftest import desk


async def test_why_is_known_after_a_restart_and_forgets_with_memory(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("Noted.", "Mivack.")
    async with desk(house) as d:
        await d.say("My dog is called Mivack.")
        await d.say("What is my dog called?")
        await d.idle()
    async with desk(house) as d:
        await d.until(lambda: d.chat.query(UsedNote))
        await d.command("/why")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "Mivack" in d.text() and "told in this conversation" in d.text()
        assert "the base model alone" in d.text()
        await d.pilot.press("escape")
        house.memory.forget(house.memory.facts()[0].id)
        d.chat.query(UsedNote).first().focus()
        await d.pilot.press("enter")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "forgotten or replaced since" in d.text() and "Mivack" not in d.text()
    async with desk(house) as d:
        await d.until(lambda: d.chat.model.exchanges)
        assert not [each for each in d.chat.model.exchanges.values() if each.why and each.why.used]


async def test_why_names_what_came_from_the_weights(house: Luna) -> None:
    engine: Any = house.engine
    (change,) = house.memory.remember("My dog is called Mivack.")
    entry = LedgerEntry(change.fact.id, 1, house.base_hash, "s1", "n1", 6, 6)
    house.memory.consolidate([entry])
    engine.enqueue("It is Mivack.")
    async with desk(house) as d:
        await d.say("What is my dog called?")
        await d.idle()
        exchange = d.chat.model.last
        assert exchange is not None and exchange.why is not None
        exchange.why = replace(exchange.why, used=(), adapters=(("night-1", 1.0),))
        await d.command("/why")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "night-1, strength 1" in d.text()
        assert "Mivack.  (in the reply, not in the prompt)" in d.text()


async def test_incognito_keeps_no_why(house: Luna) -> None:
    async with desk(house) as d:
        await d.command("/incognito")
        await d.until(lambda: d.chat.header.incognito)
        await d.say("Hello")
        await d.idle()
        assert not (house.paths.data / "whys").exists()
        await d.command("/why")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))  # of this turn, in RAM


async def test_a_greeting_is_no_title(house: Luna) -> None:
    async with desk(house) as d:
        await d.say("hi")
        await d.idle()
        assert d.chat.header.conversation == "hi"
        await d.say("My boat is leaking.")
        await d.idle()
        await d.until(lambda: d.chat.header.conversation == "My boat is leaking.")
        assert house.memory.conversations()[0].title == "My boat is leaking."


async def test_what_was_written_yesterday_is_in_the_history(house: Luna) -> None:
    house.settings = replace(house.settings, resume_hours=0.0)
    async with desk(house) as d:
        await d.say("Tell me a story")
        await d.idle()
    async with desk(house) as d:
        await d.pilot.press("up")
        assert d.chat.composer.text == "Tell me a story" and not d.chat.model.exchanges


async def test_what_memory_lists_itself_was_sent_to_nobody(house: Luna) -> None:
    house.memory.remember("My dog is called Mivack.")
    async with desk(house) as d:
        await d.say("What do you know about me?")
        await d.idle()
        assert "You have a dog called Mivack." in d.reply()
        await d.command("/why")
        await d.until(lambda: "nothing was sent to the model" in d.text())
