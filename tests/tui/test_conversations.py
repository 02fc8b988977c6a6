"""Conversations: resumed, listed, searched, renamed, written, deleted; again and in other words."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from textual.events import Key
from textual.widgets import Input, OptionList

from app.assembly import Luna
from app.talk.after.last_talk import LastTalk
from app.tui.model.messages import TalkAsked
from app.tui.screens.boxes.confirm import ConfirmScreen
from app.tui.screens.boxes.edit import EditScreen
from app.tui.screens.boxes.pick import PickScreen
from app.tui.screens.pages.conversations import ConversationsScreen
from app.tui.widgets.talk.exchange import Exchange
from app.tui.widgets.talk.notes import EarlierNote
from app.tui.widgets.talk.welcome import Welcome
from memory.vocabulary.records import Change, ChangeKind, Turn, TurnState, now
from tests.tui.conftest import Desk, desk, tell


def shown(d: Desk) -> list[str]:
    return [each.state.message.text for each in d.chat.column.query(Exchange)]


async def opened(d: Desk, rows: int) -> ConversationsScreen:
    await d.pilot.press("f4")
    await d.until(lambda: isinstance(d.app.screen, ConversationsScreen))
    screen = d.app.screen
    assert isinstance(screen, ConversationsScreen)
    await d.until(lambda: screen.listed.option_count == rows)
    return screen


async def test_the_last_talk_goes_on_at_the_start_when_it_is_not_old(house: Luna) -> None:
    house.engine.enqueue("Noted.")  # type: ignore[attr-defined]
    tell(house, "I live in Orlen.")
    async with desk(house) as d:
        await d.until(lambda: shown(d) == ["I live in Orlen."])
        assert d.reply() == "Noted." and not d.chat.query(Welcome)
        assert "Ctrl+N starts a new one" in d.text()
        await d.say("And now?")
        await d.idle()
        (talk,) = house.memory.conversations()
        assert len(house.memory.turns(talk.id)) == 4
        await d.pilot.press("up")  # what was written before the start is in the history too
        await d.pilot.press("up")
        assert d.chat.composer.text == "I live in Orlen."


async def test_a_reply_stopped_before_its_first_word_is_no_find(house: Luna) -> None:
    talk = house.memory.start_conversation("Tea")
    house.memory.save_turn(Turn(talk.id, "user", "I like green tea"))
    house.memory.save_turn(Turn(talk.id, "assistant", "", state=TurnState.STOPPED))
    assert all(item.text.strip() for item in house.memory.search_turns("tea"))
    async with desk(house) as d:
        screen = await opened(d, 1)
        await d.until(lambda: "Luna: (stopped)" in d.text())
        await d.pilot.press("slash")
        screen.query_one("#search", Input).value = "green tea"
        await d.until(lambda: "1 message" in d.text())


async def test_a_message_with_two_unsure_parts_is_said_once(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    (fact,) = house.memory.facts()
    unsure = Change(ChangeKind.REFUSED, fact, reason="It was not plain what to keep.")
    async with desk(house) as d:
        await d.until(lambda: d.chat.query(Exchange))
        d.chat.query(Exchange).last().add_changes((unsure, unsure))
        await d.pilot.pause()
        assert d.text().count("not kept: It was not plain") == 1


async def test_an_old_talk_goes_on_only_when_asked_for(house: Luna) -> None:
    talk = house.memory.start_conversation("Old", now() - timedelta(days=2))
    house.memory.save_turn(Turn(talk.id, "user", "Hello", time=now() - timedelta(days=2)))
    async with desk(house) as d:
        assert shown(d) == [] and d.chat.query(Welcome)
    async with desk(house, go_on=True) as d:
        await d.until(lambda: shown(d) == ["Hello"])
        assert "not answered" in d.text()


async def test_a_long_talk_shows_its_end_and_the_rest_when_asked_for(house: Luna) -> None:
    talk = house.memory.start_conversation("Long")
    turns = [
        Turn(talk.id, who, f"{who} {n}")  # type: ignore[arg-type]
        for n in range(40)
        for who in ("user", "assistant")
    ]
    house.memory.save_turns(turns)
    LastTalk(house.paths.last_talk).note(talk.id)
    async with desk(house) as d:
        await d.until(lambda: len(shown(d)) == 6)
        assert shown(d)[-1] == "user 39" and "34 earlier exchanges" in d.text()
        d.chat.talk.scroll_home(animate=False)
        await d.pilot.press("pageup")
        await d.until(lambda: len(shown(d)) == 18)
        assert shown(d)[0] == "user 22"
        d.chat.query_one(EarlierNote).focus()
        await d.pilot.press("enter")
        await d.until(lambda: len(shown(d)) == 30)
        d.chat.query_one(EarlierNote).action_earlier()
        await d.until(lambda: len(shown(d)) == 40 and not d.chat.query(EarlierNote))
        assert shown(d) == [f"user {n}" for n in range(40)]


async def test_searching_opens_the_talk_where_it_was_said(house: Luna) -> None:
    tell(house, "I live in Orlen.", *(f"Talk {n}." for n in range(20)))
    tell(house, "Something else.")
    async with desk(house) as d:
        screen = await opened(d, 2)
        await d.pilot.press("slash")
        screen.query_one("#search", Input).value = "Orlen"
        await d.until(lambda: "messages" in d.text() or "1 message" in d.text())
        await d.until(lambda: screen.listed.option_count >= 1 and " " in (
            screen.listed.get_option_at_index(0).id or ""))  # fmt: skip
        await d.pilot.press("enter", "enter")
        await d.until(lambda: d.app.screen is d.chat and "I live in Orlen." in shown(d))
        found = [each for each in d.chat.column.query(Exchange) if each.has_class("found")]
        assert [each.state.message.text for each in found] == ["I live in Orlen."]


async def test_a_long_title_gives_way_and_letters_typed_ahead_delete_nothing(house: Luna) -> None:
    tell(house, "There is a very long story about " + "my garden and " * 20)
    async with desk(house, size=(60, 24)) as d:
        screen = await opened(d, 1)
        line = str(screen.listed.get_option_at_index(0).prompt)
        assert "…" in line and "messages" in line and len(line) < 58
        for key, letter in (("slash", "/"), ("d", "d"), ("r", "r")):  # in one breath
            d.app.post_message(Key(key, letter))
        await d.until(lambda: screen.query_one("#search").has_focus)
        await d.still()
        assert d.app.screen is screen and house.memory.conversations()


async def test_rename_write_and_delete_in_the_list(house: Luna, tmp_path: Path) -> None:
    tell(house, "I live in Orlen.")
    async with desk(house) as d:
        screen = await opened(d, 1)
        for key, text in (("r", "Where I live"), ("e", str(tmp_path / "talk.md"))):
            await d.pilot.press(key)
            await d.until(lambda: isinstance(d.app.screen, EditScreen))
            field = d.app.screen.query_one(Input)
            field.value = text
            field.focus()
            await d.pilot.press("enter")
            await d.until(lambda: d.app.screen is screen)
        await d.until(lambda: (tmp_path / "talk.md").exists())
        assert (tmp_path / "talk.md").read_text().startswith("# Where I live")
        assert house.memory.conversations()[0].title == "Where I live"
        await d.pilot.press("d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: not house.memory.conversations())
        assert [fact.value for fact in house.memory.facts()] == ["Orlen"]
        await d.until(lambda: screen.query_one("#talks", OptionList).option_count == 0)


async def test_pinned_ones_stand_first_and_marked_ones_go_together(house: Luna) -> None:
    for text in ("The first talk", "The second talk", "The third talk", "The fourth talk"):
        tell(house, text)

    def titles(screen: ConversationsScreen) -> list[str]:
        rows = [screen.listed.get_option_at_index(n) for n in range(screen.listed.option_count)]
        return [str(row.prompt)[19:].split(" talk")[0].strip() for row in rows]

    async with desk(house, size=(80, 24)) as d:
        screen = await opened(d, 4)
        assert titles(screen) == ["The fourth", "The third", "The second", "The first"]
        screen.listed.highlighted = 3
        await d.pilot.press("p")
        await d.until(lambda: titles(screen)[0] == "⚑ The first")
        screen.listed.highlighted = 1
        await d.pilot.press("space", "space")
        await d.until(lambda: "2 marked" in d.text())
        await d.until(lambda: titles(screen)[1:3] == ["▪ The fourth", "▪ The third"])
        await d.pilot.press("d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        assert "Delete these 2 conversations?" in d.text() and "“The third talk”" in d.text()
        await d.pilot.press("n")
        await d.until(lambda: d.app.screen is screen)
        await d.pilot.press("d")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: titles(screen) == ["⚑ The first", "The second"])
        assert len(house.memory.conversations()) == 2
        # The fourth was the talk on the screen: it is gone there too, and a new one begins.
        await d.until(lambda: not d.chat.model.exchanges)
        assert (
            d.chat.model.turns.session is not None
            and d.chat.model.turns.session.conversation is None
        )
        assert not house.memory.search_turns("fourth talk")[0].text.endswith("The fourth talk")
    async with desk(house) as d:  # after a restart too
        screen = await opened(d, 2)
        assert titles(screen)[0] == "⚑ The first"
        screen.listed.highlighted = 0
        await d.pilot.press("p")
        await d.until(lambda: titles(screen)[0] == "The second")


async def test_rename_write_and_delete_in_the_chat(
    house: Luna, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    async with desk(house) as d:
        await d.say("Hello there")
        await d.idle()
        await d.command("/rename Greetings")
        await d.until(lambda: d.chat.header.conversation == "Greetings")
        await d.command("/export")
        await d.until(lambda: list(tmp_path.glob("*Greetings.md")))
        await d.command("/delete")
        await d.until(lambda: isinstance(d.app.screen, ConfirmScreen))
        await d.pilot.press("y")
        await d.until(lambda: not house.memory.conversations())
        await d.until(lambda: d.chat.query(Welcome))


async def test_again_and_in_other_words(house: Luna) -> None:
    engine = house.engine
    engine.enqueue("First.", "Second.", "Third.")  # type: ignore[attr-defined]
    async with desk(house) as d:
        await d.say("I live in Berlin.")
        await d.idle()
        await d.pilot.press("ctrl+r")
        await d.until(lambda: d.reply() == "Second.")
        await d.idle()
        assert shown(d) == ["I live in Berlin."]
        await d.pilot.press("ctrl+g")
        assert d.chat.composer.text == "I live in Berlin." and d.chat.composer.rewriting
        d.chat.composer.write("I live in Orlen.")
        await d.pilot.press("enter")
        await d.until(lambda: shown(d) == ["I live in Orlen."])
        await d.idle()
        assert d.reply() == "Third."
        assert [fact.value for fact in house.memory.facts()] == ["Orlen"]
        (talk,) = house.memory.conversations()
        assert [t.text for t in house.memory.turns(talk.id)] == ["I live in Orlen.", "Third."]
        await d.pilot.press("ctrl+g", "escape")
        assert not d.chat.composer.rewriting and d.chat.composer.text == ""


async def test_incognito_is_unmistakable_and_leaves_nothing(house: Luna) -> None:
    tell(house, "I live in Orlen.")
    async with desk(house) as d:
        await d.until(lambda: shown(d))
        await d.command("/incognito")
        await d.until(lambda: "incognito: nothing is written" in d.text())
        await d.say("My cat is called Zorvath.")
        await d.idle()
        await d.command("/remember My cat is called Zorvath.")
        await d.until(lambda: "Incognito writes nothing" in d.text())
        assert (
            not house.memory.find("Zorvath")
            or "Zorvath" not in house.memory.find("Zorvath")[0].text
        )
        await d.command("/incognito")
        await d.until(lambda: "No longer incognito" in d.text())
        assert "Zorvath" not in "".join(shown(d))
        (talk,) = house.memory.conversations()
        assert all("Zorvath" not in turn.text for turn in house.memory.turns(talk.id))


async def test_copy_code_and_all(house: Luna) -> None:
    house.engine.enqueue(["Look:\n\n```python\nx = 1\n```\nand\n\n```\ny\n```\n"])  # type: ignore[attr-defined]
    async with desk(house) as d:
        await d.command("/copy code")
        await d.until(lambda: "no code" in d.text())
        await d.say("Code please")
        await d.idle()
        await d.command("/copy code")
        await d.until(lambda: d.app.clipboard == "x = 1\n\ny\n")
        await d.command("/copy all")
        await d.until(lambda: d.app.clipboard.startswith("Code please"))
        await d.pilot.press("ctrl+o")
        await d.until(lambda: d.app.clipboard.startswith("Look:"))


async def test_one_message_or_block_of_code_of_a_list(house: Luna) -> None:
    house.engine.enqueue("One:\n\n```\nx\n```\n\n```\ny\n```", "Two.")  # type: ignore[attr-defined]
    async with desk(house) as d:
        await d.pilot.press("ctrl+l")
        await d.until(lambda: "nothing to copy yet" in d.text())
        await d.say("First")
        await d.say("Second")
        await d.idle()
        await d.pilot.press("ctrl+l")
        await d.until(lambda: isinstance(d.app.screen, PickScreen))
        listed = d.app.screen.query_one(OptionList)
        assert listed.option_count == 6  # two messages, two replies, two blocks
        await d.pilot.press("down", "down", "down", "enter")
        await d.until(lambda: d.app.clipboard == "y\n")
        await d.command("/pick")
        await d.until(lambda: isinstance(d.app.screen, PickScreen))
        await d.pilot.press("escape")
        await d.until(lambda: d.app.screen is d.chat)
        assert d.app.clipboard == "y\n"


async def test_a_verdict_with_words_is_a_rule_only_after_enter(house: Luna) -> None:
    async with desk(house) as d:
        await d.command("/bad")
        await d.until(lambda: "no reply to judge" in d.text())
        await d.say("Tell me a story")
        await d.idle()
        await d.command("/bad")
        await d.until(lambda: "to make it a rule" in d.text())
        await d.command("/bad Always answer in one sentence.")
        await d.until(lambda: "/remember Always" in d.chat.composer.text)
        assert house.memory.facts() == []
        await d.pilot.press("enter")
        await d.until(lambda: house.memory.facts())
        assert "one sentence" in house.memory.facts()[0].text


async def test_a_good_reply_is_kept_as_an_example_and_a_bad_one_no_longer(house: Luna) -> None:
    async with desk(house) as d:
        await d.say("Tell me a story")
        await d.idle()
        reply = next(iter(d.chat.model.exchanges.values())).turn
        assert reply is not None
        await d.command("/good")
        await d.until(lambda: "kept as an example" in d.text())
        assert house.memory._database.marked(f"good:{reply.id}")
        await d.command("/bad")
        await d.until(lambda: "to make it a rule" in d.text())
        assert not house.memory._database.marked(f"good:{reply.id}")


async def test_two_thousand_turns_open_in_under_a_second(house: Luna) -> None:
    """The figure of the bar comes from tests/benchmarks/screen.py; this keeps it from growing."""
    talk = house.memory.start_conversation("Long", now() - timedelta(days=3))
    old = now() - timedelta(days=3)
    turns = [Turn(talk.id, who, f"{who} {n}", time=old)  # type: ignore[arg-type]
             for n in range(1000) for who in ("user", "assistant")]  # fmt: skip
    house.memory.save_turns(turns)
    async with desk(house) as d:
        begun = time.perf_counter()
        d.chat.post_message(TalkAsked(talk.id))
        await d.until(lambda: shown(d)[-1:] == ["user 999"])
        assert time.perf_counter() - begun < 5  # a loaded machine
        assert len(shown(d)) == 6 and "994 earlier exchanges" in d.text()


async def test_keys_of_the_user_s_own(house: Luna) -> None:
    house.engine.enqueue("First.", "Second.")  # type: ignore[attr-defined]
    async with desk(house, keys={"again": "ctrl+t", "memory": "f9"}) as d:
        await d.say("Hello")
        await d.idle()
        await d.pilot.press("ctrl+t")
        await d.until(lambda: d.reply() == "Second.")
        await d.pilot.press("f9")
        await d.until(lambda: "What Luna knows" in d.text())
        await d.pilot.press("escape", "f1")
        await d.until(lambda: "Ctrl+T" in d.text() and "F9" in d.text())


async def test_themes_by_name(house: Luna) -> None:
    async with desk(house) as d:
        for name, theme in (("light", "luna-light"), ("contrast", "luna-contrast"),
                            ("ansi", "ansi-dark"), ("dark", "luna-dark")):  # fmt: skip
            await d.command(f"/theme {name}")
            await d.until(lambda theme=theme: d.app.theme == theme)
        await d.command("/theme pink")
        await d.until(lambda: "There is no theme pink" in d.text())
        house.settings = replace(house.settings, theme="light")
    async with desk(house) as d:
        assert d.app.theme == "luna-light"
