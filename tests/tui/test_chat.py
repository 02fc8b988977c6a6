"""Talking: send, stream, stop, queue, scroll, errors, history, pastes."""

from __future__ import annotations

from app.talk.events import Failed
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.reply import Reply
from app.tui.widgets.talk.welcome import Try, Welcome
from memory.vocabulary.errors import ModelError, ModelFileError
from tests.tui.conftest import desk
from tests.tui.fakes import Gate, prompt


async def test_the_first_screen_says_what_the_model_is_and_what_to_try() -> None:
    async with desk() as d:
        words = d.text()
        assert "mistakes about the world" in words and "Nothing leaves this machine" in words
        assert len(d.chat.query(Try)) == 3
        assert "From now on, call me Captain." in words


async def test_a_thing_to_try_goes_into_the_input_with_the_keyboard() -> None:
    async with desk() as d:
        d.chat.query(Try).first().focus()
        await d.pilot.press("enter")
        await d.until(lambda: d.chat.composer.text == "From now on, call me Captain.")
        assert d.chat.composer.has_focus


async def test_a_message_is_sent_and_its_reply_streamed_as_markdown() -> None:
    async with desk() as d:
        d.luna.script.add(prompt("Hi"), "Hello, ", "**you**.", "\n\n```python\nx = 1\n```")
        await d.say("Hi there, Luna?")
        await d.idle()
        assert d.luna.script.asked == [("Hi there, Luna?", False, "")]
        assert d.reply() == "Hello, **you**.\n\n```python\nx = 1\n```"
        reply = d.chat.query_one(Exchange).query_one(Reply)
        assert reply.display and reply.source == d.reply()
        assert not d.chat.query(Welcome)
        assert d.chat.status.state.speed == 80


async def test_escape_stops_the_reply_and_keeps_what_came() -> None:
    async with desk() as d:
        gate = Gate()
        d.luna.script.add(prompt("Go"), "one ", "two ", gate, "three")
        await d.say("Count")
        await d.until(lambda: d.reply() == "one two ")
        await d.pilot.press("escape")
        await d.idle()
        assert d.reply() == "one two "
        assert "stopped; the text so far is kept" in d.text()
        assert d.app.is_running
        await d.say("Still there?")
        await d.idle()
        assert d.reply() == "All right."


async def test_escape_stops_while_the_prompt_is_still_read() -> None:
    async with desk() as d:
        gate = Gate()
        d.luna.script.add(prompt("Go"), gate, "never")
        await d.say("A long one")
        await d.until(gate.reached.is_set)
        assert d.chat.status.state.doing == "reading"
        await d.pilot.press("escape")
        await d.idle()
        assert d.reply() == ""
        assert "stopped; before the first word" in d.text()


async def test_escape_alone_never_leaves() -> None:
    async with desk() as d:
        for _ in range(3):
            await d.pilot.press("escape")
        assert d.app.is_running and d.chat.composer.has_focus


async def test_a_message_sent_while_one_streams_waits_its_turn() -> None:
    async with desk() as d:
        gate = Gate()
        d.luna.script.add(prompt("1"), "first", gate)
        await d.say("one")
        await d.until(gate.reached.is_set)
        await d.say("two")
        await d.say("three")
        assert d.chat.status.state.queued == 2
        await d.pilot.press("up")  # the last one comes back to be changed
        await d.until(lambda: d.chat.composer.text == "three")
        assert d.chat.status.state.queued == 1
        gate.open()
        await d.idle()
        assert [text for text, _, _ in d.luna.script.asked] == ["one", "two"]


async def test_what_is_typed_while_the_model_loads_is_sent_when_it_is_there() -> None:
    from tests.tui.fakes import FakeLuna

    luna = FakeLuna()
    luna.loaded.clear()
    async with desk(luna, loaded=False) as d:
        assert d.chat.status.state.doing == "loading"
        await d.say("Hi")
        assert "waiting for the model to load" in d.text()
        luna.loaded.set()
        await d.until(lambda: luna.script.asked)
        await d.idle()
        assert d.reply() == "All right."


async def test_a_model_that_cannot_be_loaded_is_said_with_its_remedy() -> None:
    from tests.tui.fakes import FakeLuna

    luna = FakeLuna(error=ModelFileError("The file is no GGUF.", "Name another with --model."))
    async with desk(luna) as d:
        await d.until(lambda: "The file is no GGUF." in d.text())
        assert "Name another with --model." in d.text()
        assert d.chat.status.state.doing == "failed"


async def test_a_turn_that_fails_shows_message_and_remedy_and_the_talk_goes_on() -> None:
    async with desk() as d:
        d.luna.script.add(Failed(ModelError("The model broke.", "Load it again."), None))
        await d.say("Hi")
        await d.idle()
        assert "The model broke." in d.text() and "Load it again." in d.text()
        await d.say("Again")
        await d.idle()
        assert d.reply() == "All right."


async def test_something_unexpected_is_no_traceback() -> None:
    async with desk() as d:

        def broken(*_: object, **__: object) -> None:
            raise ZeroDivisionError("secret words")

        d.luna.script.ask = broken  # type: ignore[method-assign, assignment]
        await d.say("Hi")
        await d.idle()
        assert "unexpected happened: ZeroDivisionError" in d.text()
        assert "secret words" not in d.text()


async def test_keys_that_break_the_line_do_not_send() -> None:
    async with desk() as d:
        await d.type("a")
        await d.pilot.press("ctrl+j")
        await d.type("b")
        await d.pilot.press("alt+enter")
        await d.say("c")
        await d.idle()
        assert d.luna.script.asked[0][0] == "a\nb\nc"


async def test_history_at_the_edges_and_the_draft_comes_back() -> None:
    async with desk() as d:
        await d.say("one")
        await d.say("two")
        await d.idle()
        await d.type("dra")
        for expected in ("two", "one", "one"):
            await d.pilot.press("up")
            assert d.chat.composer.text == expected
        for expected in ("two", "dra"):
            await d.pilot.press("down")
            assert d.chat.composer.text == expected


async def test_a_long_paste_is_a_block_sent_along() -> None:
    async with desk() as d:
        from textual import events

        d.app.post_message(events.Paste("My name is Mallory.\nI live in Rome.\n"))
        await d.until(lambda: d.chat.composer.blocks)
        assert "pasted 2 lines" in d.text()
        await d.say("What does this say?")
        await d.idle()
        assert d.luna.script.asked == [
            ("What does this say?", False, "My name is Mallory.\nI live in Rome.")
        ]
        assert not d.chat.composer.blocks


async def test_a_paste_alone_is_sent_as_a_paste() -> None:
    async with desk() as d:
        d.chat.composer.take_paste("a\nb")
        await d.pilot.press("enter")
        await d.idle()
        assert d.luna.script.asked == [("a\nb", True, "")]


async def test_a_short_paste_among_typed_words_marks_the_message() -> None:
    async with desk() as d:
        await d.type("What is ")
        d.chat.composer.take_paste("peltane")
        await d.say("?")
        await d.idle()
        assert d.luna.script.asked == [("What is peltane?", True, "")]
        await d.say("My own words")
        await d.idle()
        assert d.luna.script.asked[1][1] is False


async def test_backspace_takes_a_pasted_block_away() -> None:
    async with desk() as d:
        d.chat.composer.take_paste("a\nb")
        await d.pilot.press("backspace")
        assert not d.chat.composer.blocks


async def test_the_view_follows_at_the_bottom_and_stays_where_it_was_scrolled() -> None:
    async with desk(size=(80, 24)) as d:
        gate, more = Gate(), [f"line {n}\n\n" for n in range(30)]
        d.luna.script.add(prompt("x"), *more, gate, *more)
        await d.say("Go on")
        await d.until(gate.reached.is_set)
        await d.until(lambda: d.chat.talk.max_scroll_y > 10)
        await d.until(lambda: d.chat.talk.scroll_y == d.chat.talk.max_scroll_y)
        await d.pilot.press("pageup")
        await d.pilot.pause()
        place = d.chat.talk.scroll_y
        assert place < d.chat.talk.max_scroll_y
        gate.open()
        await d.idle()
        assert d.chat.talk.scroll_y == place


async def test_a_short_conversation_begins_at_the_top() -> None:
    async with desk() as d:
        await d.say("Hi")
        await d.idle()
        await d.pilot.pause()
        assert d.chat.talk.scroll_y == 0


async def test_the_window_may_become_small() -> None:
    async with desk(size=(140, 50)) as d:
        await d.say("Hi")
        await d.idle()
        assert d.chat.query_one(Exchange).region.width == 100
        await d.pilot.resize_terminal(80, 24)
        await d.until(lambda: d.chat.query_one(Exchange).region.right <= 80)
        assert d.chat.composer.region.right <= 80
        assert d.chat.status.region.bottom <= 24


async def test_control_q_leaves() -> None:
    async with desk() as d:
        await d.pilot.press("ctrl+q")
        await d.until(lambda: not d.app.is_running or d.app._exit)


async def test_leaving_in_the_middle_of_a_reply_lets_it_be_saved() -> None:
    async with desk() as d:
        gate = Gate()
        d.luna.script.add(prompt("x"), "one ", gate, "two")
        await d.say("Hi")
        await d.until(gate.reached.is_set)
        turns = d.chat.model.turns
    turns.wait(10)
    assert d.luna.script.saved == ["one "]
