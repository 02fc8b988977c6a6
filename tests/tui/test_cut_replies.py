"""Replies that end before their end: why, and how they go on; talks that outgrow the model."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from app.assembly import Luna
from app.tui.screens.boxes.report import ReportScreen
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import ChangeNote, CutNote
from memory.vocabulary.errors import ModelError
from memory.vocabulary.records import Message
from tests.tui.conftest import Desk, desk, tell


def cuts(d: Desk) -> list[str]:
    return [str(note.body()) for note in d.chat.query(CutNote)]


async def test_a_reply_cut_at_the_longest_says_so_and_goes_on(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("Once there was a heron who", " lived in a castle.")
    engine.finish = "length"
    async with desk(house) as d:
        await d.say("Tell me a story")
        await d.idle()
        (said,) = cuts(d)
        assert "the longest reply allowed" in said and "continue" in said
        engine.finish = "stop"
        d.chat.query_one(CutNote).focus()
        await d.pilot.press("enter")
        await d.until(lambda: d.reply().endswith("castle."))
        await d.idle()
        assert d.reply() == "Once there was a heron who lived in a castle."
        assert engine.prompts[-1][-1] == Message("assistant", "Once there was a heron who")
        assert len(d.chat.query(Exchange)) == 1 and not cuts(d)
        (talk,) = house.memory.conversations()
        turns = house.memory.turns(talk.id)
        assert [turn.text for turn in turns] == ["Tell me a story", d.reply()]
    async with desk(house) as d:  # after a restart it is whole
        await d.until(lambda: d.chat.model.exchanges)
        assert d.reply().endswith("castle.") and not cuts(d)


async def test_why_it_was_cut_is_known_after_a_restart_and_it_goes_on_then(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("One, two,", " three.")
    engine.finish = "length"
    async with desk(house) as d:
        await d.say("Count")
        await d.idle()
    engine.finish = "stop"
    async with desk(house) as d:
        await d.until(lambda: cuts(d))
        await d.command("/continue")
        await d.until(lambda: d.reply() == "One, two, three.")


async def test_circles_and_a_full_context_have_reasons_of_their_own(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("the the the", "x " * 40)
    engine.finish = "repeated"
    async with desk(house) as d:
        await d.say("Go")
        await d.idle()
        assert "it kept repeating itself" in cuts(d)[0] and "answer again" in cuts(d)[0]
        engine.finish, engine.context = "length", 60
        await d.say("On")
        await d.idle()
        assert "the model's context is full" in cuts(d)[1]


async def test_a_stopped_reply_goes_on_and_an_older_one_does_not(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("one two three four five six", " and more", "Other.")
    engine.seconds_a_piece = 0.2
    async with desk(house) as d:
        await d.say("Count")
        await d.until(lambda: d.reply().startswith("one"))
        await d.pilot.press("escape")
        await d.idle()
        begun = d.reply()
        assert "stopped; the text so far is kept" in d.text()
        engine.seconds_a_piece = 0.0
        await d.command("/continue")
        await d.until(lambda: d.reply() == f"{begun.rstrip()} and more")
        await d.idle()
        assert "stopped" not in d.text()
        engine.finish = "length"
        await d.say("Next")
        await d.idle()
        await d.say("And next")
        await d.idle()
        older, last = d.chat.query(CutNote)
        assert "continue" not in str(older.body()) and not older.can_focus
        assert "continue" in str(last.body()) and last.can_focus
    async with desk(house) as d:
        await d.until(lambda: len(d.chat.query(CutNote)) == 2)
        older, last = d.chat.query(CutNote)
        assert "continue" not in str(older.body()) and "continue" in str(last.body())


async def test_going_on_that_fails_loses_nothing(house: Luna) -> None:
    engine: Any = house.engine
    engine.enqueue("One, two,", ModelError("The model broke.", "Load it again."), " three.")
    engine.finish = "length"
    async with desk(house) as d:
        await d.command("/continue")
        await d.until(lambda: "nothing to continue yet" in d.text())
        await d.say("Count")
        await d.idle()
        await d.command("/continue")
        await d.until(lambda: "The model broke." in d.text())
        await d.idle()
        assert d.reply() == "One, two," and "not answered" not in d.text()
        assert len(cuts(d)) == 1  # it still says that it can go on
        await d.command("/continue")
        await d.until(lambda: d.reply() == "One, two, three.")


async def test_a_talk_that_outgrows_the_model_says_so_once(house: Luna) -> None:
    engine: Any = house.engine
    engine.context = 400
    house.settings = replace(house.settings, max_tokens=100)
    async with desk(house) as d:
        for number in range(14):
            engine.enqueue("word " * 30)
            d.chat.composer.write(f"Say a number near {number}")
            await d.pilot.press("enter")
            await d.idle()
        assert d.chat.model.exchanges[max(d.chat.model.exchanges)].prompt.dropped > 4  # type: ignore[union-attr]
        assert d.text().count("longer than the model's context") == 1
        assert "did not fit" not in d.text()
        await d.command("/context")
        await d.until(lambda: isinstance(d.app.screen, ReportScreen))
        assert "where 300 are there: 100 of 400 are kept for the reply" in d.text()
        assert "They go 4 at a time" in d.text()
        await d.pilot.press("escape")
        await d.pilot.press("ctrl+n")  # another talk is told anew
        await d.until(lambda: not d.chat.model.exchanges)
        assert not d.chat.model.outgrown


async def test_what_stands_in_every_prompt_is_not_called_used(house: Luna) -> None:
    for text in ("From now on, call me Captain.", "Always answer in one sentence."):
        tell(house, text)
    house.settings = replace(house.settings, resume_hours=0.0)
    async with desk(house) as d:
        await d.say("How are you?")
        await d.idle()
        prompt = d.chat.model.exchanges[max(d.chat.model.exchanges)].prompt
        assert prompt is not None and "Captain" in prompt.section("identity").text
        assert "given" not in d.text() and "used" not in d.text()
        await d.command("/why")
        await d.until(lambda: "Captain" in d.text())


async def test_a_restored_talk_shows_what_was_remembered_in_it(house: Luna) -> None:
    async with desk(house) as d:
        await d.say("My dog is called Mivack.")
        await d.idle()
        await d.say("I live in Orlen.")
        await d.idle()
    async with desk(house) as d:
        await d.until(lambda: len(d.chat.query(ChangeNote)) == 2)
        assert "remembered: The user's dog is called Mivack." in d.text() or (
            "remembered: The user has a dog called Mivack." in d.text())  # fmt: skip
        assert not any(note.can_focus for note in d.chat.query(ChangeNote))  # nothing to undo here
        await d.command("/forget Mivack")
        await d.until(lambda: "for good" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: "forgotten: " in d.text())
        assert len(d.chat.query(ChangeNote)) == 1


async def test_undo_after_forgetting_says_that_it_is_for_good(house: Luna) -> None:
    async with desk(house) as d:
        await d.say("I live in Orlen.")
        await d.idle()
        await d.say("My dog is called Mivack.")
        await d.idle()
        await d.command("/forget Mivack")
        await d.until(lambda: "for good" in d.text())
        await d.pilot.press("y")
        await d.until(lambda: "forgotten: " in d.text())
        await d.pilot.press("ctrl+z")
        await d.until(lambda: "cannot be undone" in d.text())
        assert "Orlen" in [fact.value for fact in house.memory.facts()]  # nothing else was undone
        await d.pilot.press("ctrl+z")
        await d.until(lambda: "Orlen" not in [fact.value for fact in house.memory.facts()])


async def test_the_context_stays_what_it_was_after_an_answer_of_memory(house: Luna) -> None:
    async with desk(house) as d:
        await d.say("Hello there, how are you today?")
        await d.idle()
        used = d.chat.status.state.used
        assert used > 0
        await d.say("What do you know about me?")
        await d.idle()
        assert d.chat.status.state.used == used
