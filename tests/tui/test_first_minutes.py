"""What a newcomer does in the first minutes, and what the screen answers."""

from __future__ import annotations

from app.assembly import Luna
from app.tui.model.messages import TalkAsked
from app.tui.widgets.input.pastes import PasteLine
from app.tui.widgets.talk.exchange import Exchange
from memory.vocabulary.errors import ModelFileError
from tests.tui.conftest import Desk, desk, tell
from tests.tui.fakes import FakeLuna, Gate, prompt


def toasts(d: Desk) -> str:
    """What the notices say."""
    return "\n".join(f"{each.title} {each.message}" for each in d.app._notifications)


async def test_control_c_stops_a_reply_and_then_says_how_to_leave() -> None:
    async with desk() as d:
        d.luna.script.add(prompt("Go"), "one ", Gate(), "never")
        await d.say("Count")
        await d.until(lambda: d.reply() == "one ")
        await d.pilot.press("ctrl+c")
        await d.idle()
        assert "stopped; the text so far is kept" in d.text() and "Ctrl+Q quits" in toasts(d)
        d.app.clear_notifications()
        await d.type("half a thought")
        await d.pilot.press("ctrl+c")
        await d.until(lambda: "Ctrl+Q quits" in toasts(d))
        assert d.app.is_running and d.chat.composer.text == "half a thought"


async def test_control_c_names_the_key_that_the_user_chose() -> None:
    async with desk(keys={"quit": "ctrl+t"}) as d:
        await d.pilot.press("ctrl+c")
        await d.until(lambda: "Ctrl+T quits" in toasts(d))


async def test_control_c_on_a_screen_of_its_own_and_what_is_selected() -> None:
    async with desk() as d:
        for page in ("f2", "f1"):
            d.app.clear_notifications()
            await d.pilot.press(page, "ctrl+c")
            await d.until(lambda: "Ctrl+Q quits" in toasts(d))
            await d.pilot.press("escape")
        d.app.clear_notifications()
        await d.type("word")
        d.chat.composer.select_all()
        await d.pilot.press("ctrl+c")
        assert d.app.clipboard == "word" and not toasts(d)


async def test_control_d_leaves_from_an_empty_input_only() -> None:
    async with desk() as d:
        await d.type("ab")
        await d.pilot.press("left", "ctrl+d")
        assert d.chat.composer.text == "a" and not d.app._exit
        d.chat.composer.take_paste("some\nlines")
        await d.pilot.press("backspace", "ctrl+d")
        assert not d.app._exit  # the paste would be lost
        await d.pilot.press("backspace", "ctrl+d")
        await d.until(lambda: d.app._exit)


async def test_what_waited_for_a_model_that_cannot_be_loaded_comes_back() -> None:
    luna = FakeLuna(error=ModelFileError("The file is no GGUF.", "Name another with --model."))
    luna.loaded.clear()
    async with desk(luna, loaded=False) as d:
        await d.say("First thought")
        d.chat.composer.take_paste("some\nlines")
        await d.say("Second")
        await d.type("and a third")
        luna.loaded.set()
        await d.until(lambda: d.chat.status.state.doing == "failed")
        await d.until(lambda: not d.chat.query(Exchange))
        composer = d.chat.composer
        assert composer.text == "First thought\n\nSecond\n\nand a third"
        assert composer.blocks == ["some\nlines"] and d.chat.query_one(PasteLine).display
        assert d.chat.status.state.queued == 0
        before = d.text().count("The file is no GGUF.")
        await d.pilot.press("enter")
        await d.until(lambda: d.text().count("The file is no GGUF.") == before + 1)
        assert composer.text == "First thought\n\nSecond\n\nand a third"
        assert composer.blocks == ["some\nlines"] and not d.chat.query(Exchange)


async def test_a_question_of_the_shell_is_not_what_the_screen_goes_on_with(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    list(house.session().ask("What is two and two?"))  # as `luna -p` asks it
    async with desk(house) as d:
        await d.until(lambda: [e.state.message.text for e in d.chat.query(Exchange)] != [])
        assert [e.state.message.text for e in d.chat.query(Exchange)] == ["I live in Orlen."]
        found = house.memory.search_turns("two and two")  # it is stored and found all the same
        talk = house.memory.turn(found[0].turn_id).conversation  # type: ignore[union-attr]
        d.chat.post_message(TalkAsked(talk, ""))
        await d.until(lambda: "two and two" in d.text())
    async with desk(house) as d:  # opened and looked at, it is the talk of the screen
        await d.until(lambda: "two and two" in d.text())


async def test_a_talk_on_the_screen_is_gone_on_with_after_a_question_of_the_shell(
    house: Luna,
) -> None:
    async with desk(house) as d:
        assert not d.chat.query(Exchange)
        await d.say("Hello there")
        await d.idle()
    list(house.session().ask("What is two and two?"))
    async with desk(house) as d:
        await d.until(
            lambda: [e.state.message.text for e in d.chat.query(Exchange)] == ["Hello there"]
        )
